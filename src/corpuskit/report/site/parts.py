"""Long documents on several pages: no browser draws a book at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from corpuskit.tei.document import Document
from corpuskit.tei.names import local, tei

# In bytes of TEI; a page holds it, written for a script, and what its cards say. That is as much
# again for each figure, which a finding may be about too.
_A_PAGE = 300_000
_A_FIGURE = 600
_FIGURES = (tei("measure"), tei("num"))
# What holds no words of its own beside those of its elements.
_DIVIDED = frozenset({"text", "front", "body", "back", "group", "div", "list", "listBibl", "lg"})


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Hold a part of a document: its page, and its elements, none for all of them."""

    number: int
    url: str
    elements: tuple[etree._Element, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """Hold the parts of a document in order, and say which one a place stands in.

    `begins` has the line and column that each begins at.
    """

    document: Document
    every: tuple[Part, ...]
    begins: tuple[tuple[int, int], ...]

    def of(self, element: etree._Element) -> Part:
        """Return the part that an element stands in."""
        return self._at(self.document.positions.of(element)) if self.every[1:] else self.every[0]

    def at(self, identifier: str, line: int) -> Part:
        """Return the part that an id stands in, or where there is none such, a line."""
        element = self.document.ids.get(identifier) if self.every[1:] else None
        return self._at((line + 1, 0)) if element is None else self.of(element)

    def address(self, anchor: str) -> str:
        """Return the address of an id, or of a line as «L12», on the page where it stands."""
        line = int(anchor[1:]) if anchor[:1] == "L" and anchor[1:].isdecimal() else 0
        return f"{self.at(anchor, line).url}#{anchor}"

    def _at(self, place: tuple[int, int]) -> Part:
        return self.every[max(0, bisect_right(self.begins, place) - 1)]


def parts_of(document: Document, stem: str, size: int = _A_PAGE) -> Parts:
    """Divide a document, between its divisions and paragraphs, into pages below a size."""
    text = document.tree.find(tei("text"))
    if text is None or len(document.data) + _told(text) <= size:
        return Parts(document, (Part(1, f"{stem}.html", ()),), ((0, 0),))
    found: list[Part] = []
    begins: list[tuple[int, int]] = []
    for elements in _packed(tuple(_units(text, size)), size):
        number = len(found) + 1
        name = f"{stem}.html" if number == 1 else f"{stem}~{number}.html"
        begins.append(document.positions.of(_opened(elements[0], text)) if found else (0, 0))
        found.append(Part(number, name, elements))
    return Parts(document, tuple(found), tuple(begins))


def _units(element: etree._Element, size: int) -> Iterator[tuple[etree._Element, int]]:
    """Yield the largest elements that are below a size, or cannot be divided."""
    children = [child for child in element if isinstance(child.tag, str)]
    length = len(etree.tostring(element, with_tail=False)) + _told(element)
    if length <= size or not children or local(str(element.tag)) not in _DIVIDED:
        yield element, length
        return
    for child in children:
        yield from _units(child, size)


def _opened(element: etree._Element, text: etree._Element) -> etree._Element:
    """Return the outermost element that begins with another one: its own id is there as well."""
    above = element.getparent()
    while above is not None and above is not text and next(above.iterchildren("*")) is element:
        element, above = above, above.getparent()
    return element


def _told(element: etree._Element) -> int:
    return _A_FIGURE * sum(1 for _ in element.iter(*_FIGURES))


def _packed(
    units: Sequence[tuple[etree._Element, int]], size: int
) -> Iterator[tuple[etree._Element, ...]]:
    held: list[etree._Element] = []
    length = 0
    for element, own in units:
        if held and length + own > size:
            yield tuple(held)
            held, length = [], 0
        held.append(element)
        length += own
    if held:
        yield tuple(held)
