"""Pointers: every `#id` and `file.xml#id` must lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpuskit.core.errors import InputError, Problem
from corpuskit.tei.document import Document, load

POINTING = ("ref", "target", "corresp", "resp", "who", "calendar", "active", "passive")


class Targets:
    """Know the ids of the files beside a document, each read once."""

    def __init__(self) -> None:
        self._ids: dict[Path, frozenset[str] | None] = {}

    def ids(self, path: Path) -> frozenset[str] | None:
        """Return the ids of a file, None where it is not there or cannot be read."""
        if path not in self._ids:
            self._ids[path] = _read(path)
        return self._ids[path]


def check_pointers(document: Document, targets: Targets) -> Iterator[Problem]:
    """Yield the pointers of a document that lead nowhere; addresses on the web are not tried."""
    folder = document.path.parent.resolve()
    for element in document.tree.iter("*"):
        for name in POINTING:
            for pointer in str(element.get(name) or "").split():
                wrong = _wrong(pointer, document, folder, targets)
                if wrong:
                    yield document.problem(element, f"@{name}={pointer!r}: {wrong[0]}", wrong[1])


def _wrong(
    pointer: str, document: Document, folder: Path, targets: Targets
) -> tuple[str, str] | None:
    file, sign, identifier = pointer.partition("#")
    if not sign or "://" in file:
        return None
    if not file:
        if identifier in document.ids:
            return None
        return f"nothing in this file is called {identifier!r}", "correct the pointer, or add it"
    path = (folder / file).resolve()
    if not path.is_relative_to(folder):
        return "it leads out of the corpus", "point to a file beside this one"
    ids = targets.ids(path)
    if ids is None:
        return f"there is no readable file {file!r} here", "correct the name, or add the file"
    if identifier not in ids:
        return f"nothing in {file} is called {identifier!r}", "correct the pointer, or add an entry"
    return None


def _read(path: Path) -> frozenset[str] | None:
    try:
        return frozenset(load(path).ids)
    except InputError:
        return None
