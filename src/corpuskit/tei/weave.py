"""Weave a passage's characters and marks into nested TEI elements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lxml import etree

from corpuskit.core.passages import Mark, Passage
from corpuskit.tei.identifiers import Identifiers
from corpuskit.tei.names import XML_ID, tei

_SPLITTABLE = "hi"
# What the Guidelines allow in a citation alone.
_OF_BIBL = frozenset({"citedRange", "biblScope", "pubPlace", "publisher", "edition", "series"})
_IDENTIFIED = frozenset({"measure", "num", "date", "rs", "bibl", "note", "ref"})


@dataclass(frozen=True, slots=True)
class Weaver:
    """Turn passages into elements; notes are woven inline at their marks.

    `passages` is the draft's whole list, in which marks of notes point by number.
    """

    passages: Sequence[Passage]
    identifiers: Identifiers

    def weave(self, number: int) -> etree._Element:
        """Return the element of one passage, its text equal to the passage's characters."""
        passage = self.passages[number]
        element = etree.Element(tei(passage.kind))
        self.fill(element, passage)
        return element

    def fill(self, element: etree._Element, passage: Passage) -> None:
        """Put a passage's characters and marks into an element."""
        spans, points = arranged(passage.marks)
        open_elements: list[tuple[int, etree._Element]] = [(len(passage) + 1, element)]
        opening = iter(spans)
        nearest = next(opening, None)
        at = 0
        for offset in _boundaries(spans, points, len(passage)):
            _append(open_elements[-1][1], passage.chars[at:offset])
            at = offset
            while open_elements[-1][0] <= offset and len(open_elements) > 1:
                open_elements.pop()
            for point in points.get(offset, ()):
                open_elements[-1][1].append(self._point(point))
            while nearest is not None and nearest.start == offset:
                child = self._element(nearest)
                open_elements[-1][1].append(child)
                open_elements.append((nearest.end, child))
                nearest = next(opening, None)

    def _element(self, mark: Mark) -> etree._Element:
        element = etree.Element(tei(mark.tag))
        if mark.tag in _IDENTIFIED:
            element.set(XML_ID, self.identifiers.take(mark.tag))
        for name, value in mark.attributes:
            element.set(name, value)
        return element

    def _point(self, mark: Mark) -> etree._Element:
        element = etree.Element(tei(mark.tag))
        if mark.tag == "note" and mark.passage is not None:
            element.set(XML_ID, self.identifiers.note(mark.passage, mark.get("n") or ""))
        for name, value in mark.attributes:
            element.set(name, value)
        if mark.tag == "note" and mark.passage is not None:
            self.fill(element, self.passages[mark.passage])
        return element


def arranged(marks: Iterable[Mark]) -> tuple[tuple[Mark, ...], dict[int, list[Mark]]]:
    """Part marks into spans that nest, in the order of opening, and points by offset.

    Where two spans cross, emphasis is split in two; of two others the one that begins later is
    left out, because text may be marked twice but never half.
    """
    points: dict[int, list[Mark]] = {}
    spans: list[Mark] = []
    emphasis: list[Mark] = []
    for mark in marks:
        if mark.start == mark.end:
            points.setdefault(mark.start, []).append(mark)
        else:
            (emphasis if mark.tag == _SPLITTABLE else spans).append(mark)
    kept = _nested(spans)
    pieces = [piece for mark in emphasis for piece in _split(mark, kept)]
    return tuple(sorted([*kept, *_nested(pieces)], key=_order)), points


def _order(mark: Mark) -> tuple[int, int, bool]:
    return mark.start, -mark.end, mark.tag == _SPLITTABLE


def _nested(spans: Iterable[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    stack: list[Mark] = []
    for mark in sorted(spans, key=_order):
        while stack and stack[-1].end <= mark.start:
            stack.pop()
        if stack and mark.end > stack[-1].end:
            continue
        same = stack and (stack[-1].start, stack[-1].end, stack[-1].tag) == (
            mark.start,
            mark.end,
            mark.tag,
        )
        orphan = mark.tag in _OF_BIBL and not (stack and stack[-1].tag == "bibl")
        if same or orphan:
            continue
        kept.append(mark)
        stack.append(mark)
    return kept


def _split(mark: Mark, spans: Sequence[Mark]) -> list[Mark]:
    cuts = {mark.start, mark.end}
    for span in spans:
        kept_whole = _contains(mark, span) and span.tag not in _OF_BIBL
        if span.start < mark.end and mark.start < span.end and not kept_whole:
            cuts.update(at for at in (span.start, span.end) if mark.start < at < mark.end)
    edges = sorted(cuts)
    return [replace(mark, start=a, end=b) for a, b in pairwise(edges)]


def _contains(outer: Mark, inner: Mark) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _boundaries(spans: Sequence[Mark], points: dict[int, list[Mark]], length: int) -> list[int]:
    offsets = {length, *points}
    for span in spans:
        offsets.add(span.start)
        offsets.add(span.end)
    return sorted(offsets)


def _append(element: etree._Element, text: str) -> None:
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
