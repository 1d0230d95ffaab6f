"""Weave a passage's characters and marks into nested TEI elements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from corpuskit.core.passages import Attributes, Mark, Passage
from corpuskit.tei import writable
from corpuskit.tei.identifiers import Identifiers
from corpuskit.tei.names import XML_ID, tei
from corpuskit.tei.nesting import arranged

IDENTIFIED = frozenset({"measure", "num", "date", "rs", "bibl", "note", "ref"})
_IDS = frozenset({XML_ID, "xml:id"})
# Elements that hold no text themselves: the passage's characters go into a child.
_HOLDER = {"docTitle": "titlePart"}
# Notes in notes in notes: parsers stop at a depth of 256 elements.
_DEEPEST_NOTE = 12


@dataclass(frozen=True, slots=True)
class Weaver:
    """Turn passages into elements; notes are woven inline at their marks, each once.

    `passages` is the draft's whole list, in which marks of notes point by number. `written` holds
    the numbers of the passages woven so far.
    """

    passages: Sequence[Passage]
    identifiers: Identifiers
    written: set[int] = field(default_factory=set)

    def weave(self, number: int) -> etree._Element:
        """Return the element of one passage, its text equal to the passage's characters."""
        passage = self.passages[number]
        self.written.add(number)
        element = etree.Element(tei(passage.kind))
        holder = _HOLDER.get(passage.kind)
        self.fill(etree.SubElement(element, tei(holder)) if holder else element, passage)
        return element

    def fill(self, element: etree._Element, passage: Passage, depth: int = 0) -> None:
        """Put a passage's characters and marks into an element, `depth` notes deep."""
        spans, points = arranged(passage.marks, len(passage), passage.kind)
        chars = writable.text(passage.chars)
        open_elements: list[tuple[int, etree._Element]] = [(len(passage) + 1, element)]
        opening = iter(spans)
        nearest = next(opening, None)
        at = 0
        for offset in _boundaries(spans, points, len(passage)):
            _append(open_elements[-1][1], chars[at:offset])
            at = offset
            while open_elements[-1][0] <= offset and len(open_elements) > 1:
                open_elements.pop()
            for point in points.get(offset, ()):
                open_elements[-1][1].append(self._point(point, depth))
            while nearest is not None and nearest.start == offset:
                child = self._element(nearest)
                open_elements[-1][1].append(child)
                open_elements.append((nearest.end, child))
                nearest = next(opening, None)

    def _element(self, mark: Mark) -> etree._Element:
        element = etree.Element(tei(mark.tag))
        self.identify(element, mark.attributes, mark.tag in IDENTIFIED)
        return element

    def identify(self, element: etree._Element, attributes: Attributes, is_due: bool) -> None:
        """Set the attributes of an element, with an `xml:id` of its own or, if due, the next."""
        own = next((given for name, given in attributes if name in _IDS), None)
        if own is not None and self.identifiers.claim(own):
            element.set(XML_ID, own)
        elif is_due:
            tag = etree.QName(element).localname
            element.set(XML_ID, self.identifiers.take(tag))
        rest = (pair for pair in attributes if pair[0] not in _IDS)
        writable.set_attributes(element, rest)

    def _point(self, mark: Mark, depth: int) -> etree._Element:
        if mark.tag != "note":
            element = etree.Element(tei(mark.tag))
            self.identify(element, mark.attributes, is_due=False)
            return element
        number, printed = mark.passage, mark.get("n") or ""
        if number is None or not 0 <= number < len(self.passages):
            return _reference("noteMark", printed)
        identifier = self.identifiers.note(number, printed)
        if number in self.written or depth >= _DEEPEST_NOTE:
            return _reference("note", printed, ("target", f"#{identifier}"))
        self.written.add(number)
        element = etree.Element(tei("note"))
        element.set(XML_ID, identifier)
        rest = (pair for pair in mark.attributes if pair[0] not in _IDS)
        writable.set_attributes(element, rest)
        self.fill(element, self.passages[number], depth + 1)
        return element


def _reference(kind: str, printed: str, *more: tuple[str, str]) -> etree._Element:
    element = etree.Element(tei("ref"))
    numbered = (("n", printed),) if printed else ()
    writable.set_attributes(element, (("type", kind), *numbered, *more))
    return element


def _boundaries(spans: Sequence[Mark], points: dict[int, list[Mark]], length: int) -> Sequence[int]:
    offsets = {length, *points}
    for span in spans:
        offsets.add(span.start)
        offsets.add(span.end)
    return sorted(offsets)


def _append(element: etree._Element, text: str) -> None:
    if not text:
        return
    # Not len(element), which counts all children and makes long passages slow.
    last = next(element.iterchildren(reversed=True), None)
    if last is not None:
        last.tail = (last.tail or "") + text
    else:
        element.text = (element.text or "") + text
