"""Find the TEI files that paths mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from corpuskit.core.walk import files_below

_SUFFIXES = (".xml",)
_SKIPPED = frozenset({"schema"})


def find_documents(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the TEI files meant by paths: files as they are, folders searched for .xml files."""
    return tuple(dict.fromkeys(_found(paths)))


def _found(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for file in files_below(path, _SUFFIXES):
            if not _SKIPPED & set(file.relative_to(path).parts[:-1]):
                yield file
