"""The TEI files that a command is about."""

from __future__ import annotations

from pathlib import Path

from corpuskit.core.config import Config
from corpuskit.core.errors import CorpuskitError
from corpuskit.lint.documents import find_documents


def documents_meant(paths: tuple[Path, ...], config: Config) -> tuple[Path, ...]:
    """Return the TEI files that paths mean, of the configured corpus where none is given.

    Raises `CorpuskitError` where there are none: whoever has no corpus is told how one begins.
    """
    if paths:
        found = find_documents(paths)
        if not found:
            raise CorpuskitError(
                f"{paths[0]}: no TEI files there; run corpuskit convert, or name them"
            )
        return found
    folder = config.corpus_folder
    found = find_documents((folder,)) if folder.exists() else ()
    if not found:
        way = "corpuskit convert fills it" if config.path else "corpuskit init begins a corpus"
        raise CorpuskitError(f"{folder}: no TEI files there; {way}, or name files")
    return found
