"""Find the TEI files that paths mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from corpuskit.core.among import xml_files


def find_documents(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the TEI files meant by paths: files as they are, folders searched for .xml files."""
    return tuple(dict.fromkeys(_found(paths)))


def _found(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from xml_files(path)
        else:
            yield path
