"""The entries of registers, as pages show them, and what points to them."""

from __future__ import annotations

import os.path
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from corpuskit.report.site.names import Names
from corpuskit.tei.document import Document
from corpuskit.tei.names import local, tei
from corpuskit.tei.registers import ORGANISATIONS, PEOPLE, PLACES, TREATIES, Kind, entry_elements

_MACHINE = "#corpuskit"
_LINES = frozenset({"occupation", "idno", "birth", "death", "note", "desc", "bibl"})


@dataclass(frozen=True, slots=True)
class Sort:
    """Name one kind of entry: its folder, in the plural, in the singular, and its register."""

    folder: str
    title: str
    one: str
    kind: Kind


SORTS = (
    Sort("people", "People", "person", PEOPLE),
    Sort("treaties", "Treaties", "treaty", TREATIES),
    Sort("organisations", "Organisations", "organisation", ORGANISATIONS),
    Sort("places", "Places", "place", PLACES),
)


@dataclass(frozen=True, slots=True)
class Registered:
    """Hold an entry: its key (path and id), its names, the fullest first, and its page.

    `said` are further lines that people added to it; `confirmed` says that a person signed it.
    """

    key: str
    sort: Sort
    names: tuple[str, ...]
    said: tuple[tuple[str, str], ...]
    confirmed: bool
    url: str

    @property
    def title(self) -> str:
        """Return the name that an entry goes by."""
        return self.names[0] if self.names else self.key.rpartition("#")[2]


def read_entries(documents: Iterable[Document]) -> Mapping[str, Registered]:
    """Return the entries of every register among the documents, by their keys."""
    found: dict[str, Registered] = {}
    names = {sort.folder: Names("index", "where") for sort in SORTS}
    for document in documents:
        for sort in SORTS:
            for identifier, element in entry_elements(sort.kind, document.tree):
                key = f"{document.path}#{identifier}"
                if sort.kind is TREATIES and element.get("type") not in (None, "treaty"):
                    continue
                page = f"{sort.folder}/{names[sort.folder].name(identifier)}.html"
                found.setdefault(key, _entry(key, sort, element, page))
    return found


def keys_of(document: Document, element: etree._Element) -> tuple[str, ...]:
    """Return the keys that the `ref` of an element points to."""
    return tuple(key_of(document.path, each) for each in (element.get("ref") or "").split())


def key_of(path: Path, pointer: str) -> str:
    """Return what a pointer in a file points to, as keys have it."""
    file, _, identifier = pointer.partition("#")
    where = os.path.normpath(path.parent / file) if file else str(path)
    return f"{where}#{identifier}"


def _entry(key: str, sort: Sort, element: etree._Element, url: str) -> Registered:
    names = [_words(each) for each in element.iterchildren(tei(sort.kind.name_tag))]
    said = tuple(
        (local(str(each.tag)), words)
        for each in element.iterchildren("*")
        if local(str(each.tag)) in _LINES and (words := _words(each))
    )
    confirmed = element.get("resp") not in (None, _MACHINE)
    return Registered(key, sort, tuple(filter(None, names)), said, confirmed, url)


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
