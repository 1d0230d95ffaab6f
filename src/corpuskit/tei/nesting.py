"""Which marks of a passage can stand as elements together, and in what order they nest.

Marks overlap as they like, elements nest. Annotators are ordered by priority, so of two marks
that cross the one that comes first stays; emphasis, which means the same in two pieces, is cut.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from corpuskit.core.passages import Mark

EMPHASIS = "hi"
# More elements in each other than this are no annotation, and parsers stop at 256.
DEEPEST = 12
# What the Guidelines allow in a citation alone, and directly in it.
OF_BIBL = frozenset(
    (
        "author",
        "biblScope",
        "citedRange",
        "edition",
        "editor",
        "idno",
        "pubPlace",
        "publisher",
        "series",
    )
)
# Content of phrases alone (macro.phraseSeq of the Guidelines and the like): no bibl in it.
_OF_PHRASES = frozenset(
    (
        "biblScope",
        "byline",
        "citedRange",
        "date",
        "dateline",
        "docAuthor",
        "docDate",
        "docImprint",
        "edition",
        "fw",
        "idno",
        "label",
        "measure",
        "num",
        "orgName",
        "persName",
        "placeName",
        "pubPlace",
        "publisher",
        "rs",
    )
)
# Which element is the outer one where two cover the same characters.
_RANKS = {
    "bibl": 0,
    **dict.fromkeys(OF_BIBL, 1),
    "ref": 2,
    "title": 3,
    "rs": 4,
    "date": 7,
    EMPHASIS: 8,
}
_NAMES_RANK = 6
_POINTLESS = frozenset({*OF_BIBL, *_RANKS, "persName", "orgName", "placeName", "measure", "num"})

# A mark with its place in the order of marks, which is its priority.
_Ranked: TypeAlias = tuple[int, Mark]


def arranged(
    marks: Iterable[Mark], length: int, kind: str = "p"
) -> tuple[tuple[Mark, ...], dict[int, list[Mark]]]:
    """Part marks into spans that nest, in the order of opening, and points by offset.

    `length` and `kind` are those of the passage. Offsets beyond it are brought inside; the mark of
    a note is a point, wherever it ends. Time grows with the number of marks n as n log n.
    """
    points: dict[int, list[Mark]] = {}
    spans: list[_Ranked] = []
    emphasis: list[Mark] = []
    for rank, outside in enumerate(marks):
        mark = _inside(outside, length)
        if mark.start < mark.end:
            if mark.tag == EMPHASIS:
                emphasis.append(mark)
            else:
                spans.append((rank, mark))
        elif mark.tag not in _POINTLESS - {"ref"}:
            points.setdefault(mark.start, []).append(mark)
    kept = _nested(_uncrossed(spans), kind)
    return tuple(_with_emphasis(kept, emphasis)), points


def rank_of(tag: str) -> int:
    """Return how far out an element stands among those that cover the same characters."""
    return _RANKS.get(tag, _NAMES_RANK)


def _inside(mark: Mark, length: int) -> Mark:
    end = min(max(mark.end, 0), length)
    is_note = mark.tag == "note" and mark.passage is not None
    start = end if is_note else min(max(mark.start, 0), end)
    return mark if (start, end) == (mark.start, mark.end) else replace(mark, start=start, end=end)


def _order(mark: Mark) -> tuple[int, int, int]:
    return mark.start, -mark.end, rank_of(mark.tag)


def _uncrossed(spans: list[_Ranked]) -> Iterator[_Ranked]:
    """Leave out each span that crosses one of higher priority that stays."""
    spans.sort(key=lambda ranked: _order(ranked[1]))
    for group in _groups(spans):
        if not _crosses_somewhere(group):
            yield from group
            continue
        fences = _Fences(group)
        for rank, mark in sorted(group, key=lambda ranked: ranked[0]):
            if fences.admits(mark.start, mark.end):
                yield rank, mark


def _groups(spans: Sequence[_Ranked]) -> Iterator[list[_Ranked]]:
    """Part sorted spans into groups that do not touch each other."""
    group: list[_Ranked] = []
    reach = 0
    for ranked in spans:
        if group and ranked[1].start >= reach:
            yield group
            group = []
        group.append(ranked)
        reach = max(reach, ranked[1].end)
    if group:
        yield group


def _crosses_somewhere(group: Sequence[_Ranked]) -> bool:
    ends: list[int] = []
    for _, mark in group:
        while ends and ends[-1] <= mark.start:
            ends.pop()
        if ends and ends[-1] < mark.end:
            return True
        ends.append(mark.end)
    return False


class _Fences:
    """Remember spans that nest, and tell whether another one crosses any of them.

    Two segment trees over the offsets in question: the least end and the greatest start of the
    spans around each offset. A span crosses where one around its start ends before it does, or one
    around its end starts after it does.
    """

    def __init__(self, spans: Sequence[_Ranked]) -> None:
        offsets = sorted({at for _, mark in spans for at in (mark.start, mark.end)})
        self._place = {offset: place for place, offset in enumerate(offsets, len(offsets))}
        self._ends = [offsets[-1] + 1] * (2 * len(offsets))
        self._starts = [-1] * (2 * len(offsets))

    def admits(self, start: int, end: int) -> bool:
        """Take a span in unless it crosses one that is in; say whether it was taken."""
        low, high = self._place[start], self._place[end]
        above = low
        while above:
            if self._ends[above] < end:
                return False
            above >>= 1
        above = high
        while above:
            if self._starts[above] > start:
                return False
            above >>= 1
        self._add(low + 1, high, start, end)
        return True

    def _add(self, low: int, high: int, start: int, end: int) -> None:
        while low < high:
            if low & 1:
                self._narrow(low, start, end)
                low += 1
            if high & 1:
                high -= 1
                self._narrow(high, start, end)
            low >>= 1
            high >>= 1

    def _narrow(self, place: int, start: int, end: int) -> None:
        self._ends[place] = min(self._ends[place], end)
        self._starts[place] = max(self._starts[place], start)


def _nested(spans: Iterable[_Ranked], kind: str) -> list[Mark]:
    """Leave out spans that may not stand where they would, the later of each two in question."""
    kept: list[_Ranked] = []
    out: set[int] = set()
    stack: list[_Ranked] = []
    for rank, mark in sorted(spans, key=lambda ranked: (*_order(ranked[1]), ranked[0])):
        while stack and stack[-1][1].end <= mark.start:
            stack.pop()
        if not _may_stand(mark, [outer for _, outer in stack[-1:]], len(stack)):
            continue
        if mark.tag == "bibl":
            around = {at for at, outer in stack if outer.tag in _OF_PHRASES}
            if kind in _OF_PHRASES or any(at < rank for at in around):
                continue
            out |= around
            stack = [ranked for ranked in stack if ranked[0] not in around]
        kept.append((rank, mark))
        stack.append((rank, mark))
    return [mark for rank, mark in kept if rank not in out]


def _may_stand(mark: Mark, outer: Sequence[Mark], depth: int) -> bool:
    if mark.tag in OF_BIBL and not (outer and outer[0].tag == "bibl"):
        return False
    same = outer and (outer[0].start, outer[0].end, outer[0].tag) == (
        mark.start,
        mark.end,
        mark.tag,
    )
    return not same and depth < DEEPEST - 1


def _with_emphasis(spans: list[Mark], emphasis: Sequence[Mark]) -> Iterator[Mark]:
    """Yield spans with the pieces of emphasis among them; of emphasis that crosses, the first."""
    cutter = _Cutter.of(spans)
    pieces = [piece for mark in emphasis for piece in cutter.pieces(mark)]
    stack: list[Mark] = []
    for mark in sorted([*spans, *pieces], key=_order):
        while stack and stack[-1].end <= mark.start:
            stack.pop()
        if mark.tag == EMPHASIS and stack:
            if mark.end > stack[-1].end or len(stack) >= DEEPEST:
                continue
            if stack[-1].tag == EMPHASIS and stack[-1].attributes == mark.attributes:
                continue
        stack.append(mark)
        yield mark


@dataclass(frozen=True, slots=True)
class _Cutter:
    """Cut emphasis at the edges of spans that it crosses, and of parts that a `bibl` must hold."""

    spans: Sequence[Mark]
    starts: Sequence[int]
    parents: Sequence[int]
    edges: Sequence[int]

    @classmethod
    def of(cls, spans: Sequence[Mark]) -> _Cutter:
        """Prepare to cut at spans that nest, in their order."""
        parents: list[int] = []
        stack: list[int] = []
        for index, mark in enumerate(spans):
            while stack and spans[stack[-1]].end <= mark.start:
                stack.pop()
            parents.append(stack[-1] if stack else -1)
            stack.append(index)
        parts = (mark for mark in spans if mark.tag in OF_BIBL)
        edges = sorted({at for mark in parts for at in (mark.start, mark.end)})
        return cls(spans, [mark.start for mark in spans], parents, edges)

    def pieces(self, mark: Mark) -> Iterator[Mark]:
        """Yield the pieces of one emphasis."""
        low, high = mark.start, mark.end
        cuts = {low, high}
        cuts.update(span.end for span in self._around(low) if span.end < high)
        cuts.update(span.start for span in self._around(high) if span.start > low)
        at = bisect_left(self.edges, low)
        while at < len(self.edges) and self.edges[at] < high:
            cuts.add(self.edges[at])
            at += 1
        for start, end in pairwise(sorted(cuts)):
            yield replace(mark, start=start, end=end)

    def _around(self, offset: int) -> Iterator[Mark]:
        index = bisect_left(self.starts, offset) - 1
        while index >= 0:
            if self.spans[index].end > offset:
                yield self.spans[index]
            index = self.parents[index]
