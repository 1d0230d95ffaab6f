"""Passages into elements: the characters of a passage with its marks as nested TEI.

A point stands exactly where its mark stood. Where it touches the edge of a span it stands
outside: after a span that ends there, before a span that begins there, so that «the Treaty²»
keeps the note out of the name. Text content with the notes taken out equals the characters
of the passage, except that a character that XML 1.0 cannot hold becomes U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from corpuskit.core.passages import Attributes, Mark, Passage
from corpuskit.tei.identifiers import Identifiers, as_name
from corpuskit.tei.names import TEI, XML, XML_ID, tei
from corpuskit.tei.nesting import Dropped, Nest, Span

DEEPEST_NOTE = 20
"""How many notes may stand in one another; parsers refuse elements nested without end."""

# XML 1.0, production 2 (Char).
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WRAPPED = {"docTitle": "titlePart"}


@dataclass(frozen=True, slots=True)
class Woven:
    """Hold a passage as an element, with the marks that found no place in it."""

    element: etree._Element
    dropped: tuple[Dropped, ...] = ()


def weave(
    passage: Passage, passages: Sequence[Passage] = (), ids: Identifiers | None = None
) -> Woven:
    """Weave one passage, and the notes whose marks it holds, into one element.

    `passages` are those of the draft, where notes are looked up by number.

    >>> said = Passage(0, "p", "Cod fell to 40 t.", (Mark(12, 16, "measure"),))
    >>> etree.tostring(weave(said).element).decode()[-50:]
    '>Cod fell to <measure xml:id="m1">40 t</measure>.</p>'[-50:]
    """
    weaver = Weaver(passages, ids or Identifiers())
    element = weaver.weave(passage)
    return Woven(element, tuple(weaver.dropped))


def clean(text: str) -> str:
    """Return the text with every character that XML 1.0 cannot hold replaced by U+FFFD."""
    return text if text.isprintable() else _NOT_XML.sub("\ufffd", text)


@lru_cache(maxsize=512)
def attribute_name(name: str) -> str:
    """Return an attribute's name as lxml writes it, `xml:id` in its namespace."""
    return f"{{{XML}}}{name[4:]}" if name.startswith("xml:") else name


_tag = lru_cache(maxsize=512)(tei)


class Weaver:
    """Weave the passages of one draft, each note once, in document order."""

    def __init__(
        self,
        passages: Sequence[Passage],
        ids: Identifiers,
        note_ids: Mapping[int, str] | None = None,
    ) -> None:
        self._passages = passages
        self._ids = ids
        self._note_ids = note_ids if note_ids is not None else {}
        self._depth = 0
        self.woven: set[int] = set()
        self.dropped: list[Dropped] = []

    def weave(
        self,
        passage: Passage,
        parent: etree._Element | None = None,
        attributes: Attributes = (),
        name: str | None = None,
    ) -> etree._Element:
        """Weave a passage into an element of its kind, a child of `parent` where one is given.

        `name` is the element's identifier, where its place in the structure gives it one.
        """
        self.woven.add(passage.number)
        written = self._attributes(passage.kind, attributes, name)
        tag = _tag(passage.kind)
        if parent is None:
            element = etree.Element(tag, written, nsmap={None: TEI})
        else:
            element = etree.SubElement(parent, tag, written)
        wrapped = _WRAPPED.get(passage.kind)
        self._fill(passage, etree.SubElement(element, _tag(wrapped)) if wrapped else element)
        return element

    def _fill(self, passage: Passage, element: etree._Element) -> None:
        chars = clean(passage.chars)
        if not passage.marks:
            if chars:
                element.text = chars
            return
        nest = Nest(passage.number, passage.kind, len(chars))
        nest.fill(passage.marks)
        self.dropped += nest.dropped
        open_spans: list[tuple[int, etree._Element]] = []
        writer = _Writer(element, chars)
        for start, end, mark in _events(nest.spans, nest.points):
            while open_spans and open_spans[-1][0] <= start:
                writer.close(*open_spans.pop())
            writer.text(start)
            if end is None:
                writer.last = self._point(mark, passage, writer.parent)
            else:
                opened = self._open(mark, writer.parent)
                open_spans.append((end, opened))
                writer.enter(opened)
        while open_spans:
            writer.close(*open_spans.pop())
        writer.text(len(chars))

    def _open(self, mark: Mark, parent: etree._Element) -> etree._Element:
        attributes = self._attributes(mark.tag, mark.attributes)
        if mark.tag == "ref" and mark.passage is not None:
            self._aim(mark, attributes)
        return etree.SubElement(parent, _tag(mark.tag), attributes)

    def _point(self, mark: Mark, passage: Passage, parent: etree._Element) -> etree._Element:
        if mark.tag != "note":
            return self._open(mark, parent)
        note = self._note(mark, passage)
        if note is None:
            attributes = {"type": "noteMark"}
            if printed := mark.get("n"):
                attributes["n"] = clean(printed)
            self._aim(mark, attributes)
            return etree.SubElement(parent, _tag("ref"), attributes)
        self._depth += 1
        name = self._note_ids.get(note.number) or mark.get("xml:id")
        name = name or self._ids.note(mark.get("n"))
        element = self.weave(note, parent, mark.attributes, name)
        self._depth -= 1
        return element

    def _note(self, mark: Mark, passage: Passage) -> Passage | None:
        number = mark.passage
        if number is None:
            return None
        if not 0 <= number < len(self._passages):
            reason = f"there is no passage {number}"
        elif number in self.woven:
            reason = "its note stands at another mark"
        elif self._depth >= DEEPEST_NOTE:
            reason = "it lies too deep in other notes"
        else:
            return self._passages[number]
        self.dropped.append(Dropped(passage.number, mark, reason))
        return None

    def _aim(self, mark: Mark, attributes: dict[str, str]) -> None:
        target = self._note_ids.get(mark.passage) if mark.passage is not None else None
        if target is not None and "target" not in attributes:
            attributes["target"] = f"#{target}"

    def _attributes(
        self, tag: str, attributes: Attributes, name: str | None = None
    ) -> dict[str, str]:
        written: dict[str, str] = {}
        given = None
        for key, value in attributes:
            if key == "xml:id":
                given = value
            elif value:
                written[attribute_name(key)] = clean(value)
        if name is None:
            name = self._ids.unique(as_name(given)) if given else self._ids.counted(tag)
        return {XML_ID: name, **written} if name else written


class _Writer:
    """Put text where lxml keeps it: before the first child, or after the last one."""

    def __init__(self, element: etree._Element, chars: str) -> None:
        self.parent = element
        self.last: etree._Element | None = None
        self._chars = chars
        self._position = 0

    def text(self, end: int) -> None:
        if end <= self._position:
            return
        piece = self._chars[self._position : end]
        self._position = end
        if self.last is None:
            self.parent.text = (self.parent.text or "") + piece
        else:
            self.last.tail = (self.last.tail or "") + piece

    def enter(self, element: etree._Element) -> None:
        self.parent = element
        self.last = None

    def close(self, end: int, element: etree._Element) -> None:
        self.text(end)
        above = element.getparent()
        assert above is not None
        self.parent = above
        self.last = element


def _events(
    spans: list[Span], points: list[tuple[int, int, Mark]]
) -> Iterator[tuple[int, int | None, Mark]]:
    """Yield points and spans in the order in which they are written, points before spans."""
    at = 0
    for span in spans:
        while at < len(points) and points[at][0] <= span.start:
            yield points[at][0], None, points[at][2]
            at += 1
        yield span.start, span.end, span.mark
    for position, _, mark in points[at:]:
        yield position, None, mark
