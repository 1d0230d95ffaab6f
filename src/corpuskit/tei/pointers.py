"""Pointers: every `#id` and `file.xml#id` must lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote

from lxml import etree

from corpuskit.core.bounds import real
from corpuskit.core.errors import InputError
from corpuskit.tei.diagnostic import Diagnostic, Source
from corpuskit.tei.document import Document, load
from corpuskit.tei.spans import Spans
from corpuskit.tei.suggestions import nearest

POINTING = (
    "ref",
    "target",
    "corresp",
    "resp",
    "who",
    "calendar",
    "source",
    "ana",
    "active",
    "passive",
    "mutual",
)
# An address on the web, a DOI, a private scheme: what it names is not in the corpus.
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:")


Pointers: TypeAlias = frozenset[tuple[str, str]]

# A pointer in the bytes of any file: the id, and before it the file meant, if it is another one.
_POINTER = re.compile(rb"#([^\s\"'<>#]+)")
_FILE = re.compile(rb"[^\s\"'#<>/=]*\Z")
_LONGEST_NAME = 255
_DIGITS = re.compile(r"\d+")
# Of a flood of pointers to nothing the first are enough to be told what may be meant.
_ASKED = 20


class Targets:
    """Know the ids of the files beside a document, each read once."""

    def __init__(self) -> None:
        self._ids: dict[Path, frozenset[str] | None] = {}

    def ids(self, path: Path) -> frozenset[str] | None:
        """Return the ids of a file, None where it is not there or cannot be read."""
        if path not in self._ids:
            self._ids[path] = _read(path)
        return self._ids[path]


def pointers_in(data: bytes) -> Pointers:
    """Return all that a file may point to, each as (file, id); the file is empty for itself.

    Of the bytes, so that it holds for a base as for a TEI file; words with a # in them count too.
    """
    found: set[tuple[bytes, bytes]] = set()
    for match in _POINTER.finditer(data):
        file = _FILE.search(data[max(0, match.start() - _LONGEST_NAME) : match.start()])
        found.add((file[0] if file else b"", match[1]))
    return frozenset((a.decode("utf-8", "replace"), b.decode("utf-8", "replace")) for a, b in found)


def check_pointers(document: Document, targets: Targets) -> Iterator[Diagnostic]:
    """Yield the pointers of a document that lead nowhere; addresses on the web are not tried.

    A file that is missing is named once, at the first pointer to it: a register left behind
    would be a problem at every name.
    """
    reach, spans = _Reach(document, targets), Spans(document)
    missing: set[str] = set()
    for element, name, pointer in _pointers(document):
        file = pointer.partition("#")[0]
        wrong = reach.wrong(pointer)
        if wrong is None or file in missing:
            continue
        if reach.ids(file) is None:
            missing.add(file)
        place, words = spans.value(element, name), f"@{name}={pointer!r}: {wrong[0]}"
        yield spans.diagnostic(place, words, wrong[1], source=Source.POINTER)


def _pointers(document: Document) -> Iterator[tuple[etree._Element, str, str]]:
    for element in document.tree.iter("*"):
        for name in POINTING:
            for pointer in str(element.get(name) or "").split():
                # An XPointer scheme, such as #xpath(...), names no id.
                if not _SCHEME.match(pointer) and "(" not in pointer:
                    yield element, name, pointer


class _Reach:
    """Tell what a document's pointers reach; each file name is looked up once."""

    def __init__(self, document: Document, targets: Targets) -> None:
        self._folder = real(document.path.parent)
        self._targets = targets
        self._asked = 0
        own = frozenset(document.ids)
        self._known: dict[str, frozenset[str] | None] = {"": own}
        self._known[document.path.name] = self._own = own

    def ids(self, file: str) -> frozenset[str] | None:
        """Return the ids of a file of the folder, none where it is not there."""
        if file not in self._known:
            path = self._path(file)
            self._known[file] = self._targets.ids(path) if self._inside(path) else None
        return self._known[file]

    def wrong(self, pointer: str) -> tuple[str, str] | None:
        """Return what is wrong with a pointer, and what to do, None where it leads somewhere."""
        file, sign, identifier = pointer.partition("#")
        ids = self.ids(file)
        if ids is None and not sign and file in self._own:
            return "a pointer into this file begins with #", f"write #{file}"
        if ids is None:
            if not self._inside(self._path(file)):
                return "it leads out of the corpus", "point to a file beside this one"
            advice = "correct the name, or add the file"
            return f"there is no readable file {file!r} here", advice
        if not sign or identifier in ids:
            return None
        where, what = (f"in {file}", "an entry") if file else ("in this file", "it")
        near = self._near(identifier, ids)
        meant = f"did you mean {file}#{near}? " if near else ""
        return f"nothing {where} is called {identifier!r}", f"{meant}correct it, or add {what}"

    def _near(self, identifier: str, ids: frozenset[str]) -> str | None:
        self._asked += 1
        if self._asked > _ASKED:
            return None
        # An id that differs in its digits alone is no misspelling: n12 is another note than n13.
        words = _DIGITS.sub("", identifier)
        return nearest(identifier, sorted(i for i in ids if _DIGITS.sub("", i) != words))

    def _path(self, file: str) -> Path:
        # No file has a name with a NUL in it.
        return real(self._folder / unquote(file).replace("\0", ""))

    def _inside(self, path: Path) -> bool:
        return path.is_relative_to(self._folder)


def _read(path: Path) -> frozenset[str] | None:
    try:
        return frozenset(load(path).ids)
    except InputError:
        return None
