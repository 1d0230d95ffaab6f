"""Which of the files that an editor opens are the server's concern."""

from __future__ import annotations

from pathlib import Path

from corpuskit.core.among import xml_files
from corpuskit.core.config import find_config
from corpuskit.core.errors import CorpuskitError
from corpuskit.server.tags import elements_of

_ROOTS = frozenset({"TEI", "teiCorpus", "TEI.2"})


def is_concern(path: Path, text: str) -> bool:
    """Tell whether a file is TEI, may become it, or lies among the documents of a corpus.

    Editors ask about every XML file: the schema, schemas.xml, what other programs keep beside the
    corpus. That those are not TEI is nothing to be told.
    """
    root = next(iter(elements_of(text).found), None)
    if root is None or root.name in _ROOTS:
        return True
    try:
        config = find_config(path)
    except CorpuskitError:
        return False
    return config.path is not None and path in xml_files(config.corpus_folder)
