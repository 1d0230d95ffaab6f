"""Make an empty corpus."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from corpuskit.core.config import NAME
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.files import write_whole

SCHEMA = "corpuskit.schema.json"
_FOLDERS = ("seeds", "corpus/tei", "bib")


def make_corpus(folder: Path) -> Iterator[Path]:
    """Make the folders and the configuration of a corpus with its schema; yield what was made.

    What exists already is left as it is. Raises CorpuskitError where `folder` is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise CorpuskitError(f"{folder}: is a file; name a folder")
    for name in _FOLDERS:
        path = folder / name
        if not path.is_dir():
            path.mkdir(parents=True)
            yield path
    for name in (NAME, SCHEMA):
        path = folder / name
        if not path.exists():
            write_whole(path, files("corpuskit.templates").joinpath(name).read_bytes())
            yield path
