"""Stand-off spans made to nest, since XML elements cannot cross.

Emphasis gives way and is split, for two italic runs say what one said. Of two crossing spans
that mean something, the one later in the list of marks is left out and named: the text stays
whole either way, and the caller can tell a person.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

from corpuskit.core.passages import Mark

GIVES_WAY = frozenset({"hi"})
POINTS = frozenset(
    {"note", "pb", "lb", "cb", "gb", "milestone", "anchor", "gap", "space", "ref", "ptr"}
)
"""Elements that may be empty; a mark of no length with any other tag says nothing."""

BIBL_PARTS = frozenset(
    {
        *("author", "editor", "respStmt", "meeting", "sponsor", "funder", "principal"),
        *("publisher", "biblScope", "pubPlace", "distributor", "series", "citedRange"),
        *("edition", "extent", "textLang"),
    }
)
"""Elements that stand only directly in a `bibl`: model.respLike, model.imprintPart and the text
parts of model.biblPart in the Guidelines."""

HOLDS_BIBL = frozenset(
    {
        *("p", "hi", "title", "titlePart", "ref", "note", "item", "cell", "quote", "q", "seg"),
        *("emph", "head", "bibl", "cit", "desc", "ab"),
    }
)
"""Elements whose content is macro.paraContent or macro.specialPara; in those of macro.phraseSeq
(`persName`, `date`, `rs`, `label` ...) a `bibl` is not valid."""

_OUTER_FIRST = {"ref": 0, "bibl": 1, "quote": 2, "q": 2, "title": 4, "num": 6, "hi": 9}
_OTHER = 5


@dataclass(frozen=True, slots=True)
class Dropped:
    """Name a mark that could not become an element, in which passage, and why."""

    passage: int
    mark: Mark
    reason: str


@dataclass(slots=True)
class Span:
    """Hold what one element will cover; `order` is the place of its mark among the marks."""

    start: int
    end: int
    mark: Mark
    order: int
    kept: bool = True

    @property
    def yields(self) -> bool:
        """Say whether the span may be split."""
        return self.mark.tag in GIVES_WAY


_Entry = tuple[int, int, int, int, int]


class Nest:
    """Sweep the spans of one passage from left to right and keep those that nest."""

    def __init__(self, passage: int, holder: str, length: int) -> None:
        self._passage = passage
        self._holder = holder
        self._length = length
        self._heap: list[_Entry] = []
        self._pieces: list[Span] = []
        self._open: list[Span] = []
        self.spans: list[Span] = []
        self.points: list[tuple[int, int, Mark]] = []
        self.dropped: list[Dropped] = []

    def fill(self, marks: Sequence[Mark]) -> None:
        """Sort the marks into spans and points and nest the spans."""
        for order, mark in enumerate(marks):
            self._take(order, mark)
        if len(self.points) > 1:
            self.points.sort(key=lambda point: point[:2])
        self._heap.sort()
        while self._heap:
            self._place(self._pieces[heapq.heappop(self._heap)[4]])
        self.spans = [span for span in self.spans if span.kept]

    def _take(self, order: int, mark: Mark) -> None:
        start, end = mark.start, mark.end
        if not 0 <= start <= end <= self._length:
            self._drop(mark, "it lies outside its passage")
        elif start == end or (mark.tag == "note" and mark.passage is not None):
            if mark.tag in POINTS:
                self.points.append((end, order, mark))
            else:
                self._drop(mark, "it covers no text")
        else:
            self._push(Span(start, end, mark, order))

    def _push(self, span: Span) -> None:
        rank = _OUTER_FIRST.get(span.mark.tag)
        if rank is None:
            rank = 3 if span.mark.tag in BIBL_PARTS else _OTHER
        self._pieces.append(span)
        entry = (span.start, -span.end, rank, span.order, len(self._pieces) - 1)
        if self._open or self.spans:
            heapq.heappush(self._heap, entry)
        else:
            self._heap.append(entry)

    def _place(self, span: Span) -> None:
        stack = self._open
        while stack and stack[-1].end <= span.start:
            stack.pop()
        if stack and not self._clear(span):
            return
        if span.mark.tag in BIBL_PARTS or span.mark.tag == "bibl":
            parent = stack[-1].mark.tag if stack else self._holder
            if not _may_stand_in(span.mark.tag, parent):
                self._drop(span.mark, f"it may not stand in {parent}")
                return
        self.spans.append(span)
        stack.append(span)

    def _clear(self, span: Span) -> bool:
        """Make room for a span among the open ones; say whether it can stand at all."""
        stack = self._open
        top = stack[-1]
        same = (top.start, top.end, top.mark.tag) == (span.start, span.end, span.mark.tag)
        if same and top.mark.attributes == span.mark.attributes:
            self._drop(span.mark, "it says again what another mark says")
            return False
        crossed = self._crossed(span)
        if span.yields:
            self._split_at_first_end(span, crossed)
            return True
        for other in crossed:
            if not other.yields and other.order < span.order:
                self._drop(span.mark, f"it crosses {_named(other.mark)}")
                return False
        for other in crossed:
            if other.yields:
                self._break_off(other, span)
            else:
                other.kept = False
                self._drop(other.mark, f"it crosses {_named(span.mark)}")
            stack.remove(other)
        if span.mark.tag in BIBL_PARTS:
            while stack and stack[-1].yields:
                self._break_off(stack.pop(), span)
        return True

    def _crossed(self, span: Span) -> list[Span]:
        crossed: list[Span] = []
        for other in reversed(self._open):
            if other.end >= span.end:
                break
            crossed.append(other)
        return crossed

    def _split_at_first_end(self, span: Span, crossed: list[Span]) -> None:
        """Let emphasis stop where the innermost open element stops and go on after it."""
        if crossed:
            cut = crossed[0].end
            self._push(Span(cut, span.end, span.mark, span.order))
            span.end = cut

    def _break_off(self, open_span: Span, span: Span) -> None:
        """End open emphasis where `span` begins; it goes on inside it, and after it."""
        inside = min(open_span.end, span.end)
        self._push(Span(span.start, inside, open_span.mark, open_span.order))
        if open_span.end > span.end:
            self._push(Span(span.end, open_span.end, open_span.mark, open_span.order))
        open_span.end = span.start
        open_span.kept = open_span.end > open_span.start

    def _drop(self, mark: Mark, reason: str) -> None:
        self.dropped.append(Dropped(self._passage, mark, reason))


def _may_stand_in(tag: str, parent: str) -> bool:
    return parent == "bibl" if tag in BIBL_PARTS else parent in HOLDS_BIBL


def _named(mark: Mark) -> str:
    return f"{mark.tag} at {mark.start} to {mark.end}"
