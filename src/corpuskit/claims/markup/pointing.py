"""What the pointers of a person's `fs` lead to, and what its features say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from corpuskit.claims.markup.blocks import BlockText, read_blocks
from corpuskit.claims.markup.places import place_of
from corpuskit.core.bounds import real
from corpuskit.core.errors import InputError
from corpuskit.core.findings import Location
from corpuskit.core.reads import note_place
from corpuskit.tei.document import Document, load
from corpuskit.tei.names import XML_ID, tei

_NAMES = tuple(map(tei, ("persName", "name", "orgName")))


@dataclass
class PointedFiles:
    """Hold the files that the pointers of a document lead to; each is read once."""

    document: Document
    known: dict[str, tuple[Document, Sequence[BlockText]] | None]

    def get(self, name: str) -> tuple[Document, Sequence[BlockText]] | None:
        """Return a file of the same folder with its text, None where it cannot be read."""
        name = "" if name == self.document.path.name else name
        if name not in self.known:
            self.known[name] = self._load(unquote(name))
        return self.known[name]

    def _load(self, name: str) -> tuple[Document, Sequence[BlockText]] | None:
        folder = self.document.path.parent
        if "\0" in name:
            return None
        if not real(folder / name).is_relative_to(real(folder)):
            note_place(folder / name)
            return None
        try:
            other = load(folder / name)
        except InputError:
            return None
        return other, read_blocks(other)

    def element(self, pointer: str) -> tuple[Document, etree._Element] | None:
        """Return the element that a pointer leads to, with its file."""
        name, _, identifier = pointer.partition("#")
        file = self.get(name) if identifier else None
        element = file[0].ids.get(identifier) if file else None
        return None if file is None or element is None else (file[0], element)

    def place(self, pointer: str) -> Location | None:
        """Return the place of the figure, date or cited work that a pointer leads to."""
        name, _, identifier = pointer.partition("#")
        file = self.get(name) if identifier else None
        return place_of(file[1], identifier) if file else None

    def words(self, pointer: str) -> str:
        """Return the name or words that a pointer leads to, empty where it leads nowhere."""
        found = self.element(pointer)
        if found is None:
            return ""
        element = found[1]
        named = next(element.iter(*_NAMES), element) if element.tag != tei("bibl") else element
        return _words(named)


def place_of_node(document: Document, node: etree._Element, words: str) -> Location:
    """Return the place of an element outside the text, with some words to quote it by."""
    line, column = document.positions.of(node)
    return Location(
        document=document.name,
        path=str(document.path),
        line=line,
        column=column,
        end_column=column + 1,
        xml_id=node.get(XML_ID) or "",
        sentence=words,
        end=len(words),
    )


def feature_value(f: etree._Element) -> str:
    """Return the value of a feature: an attribute of what it holds, else its words."""
    for child in f.iterchildren("*"):
        low, high = child.get("value"), child.get("max")
        if low is not None:
            return " ".join(f"{low}–{high}".split()) if high else low.strip()
    return _words(f)


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
