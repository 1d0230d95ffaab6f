"""Where in a file's bytes the tags of an element go, so that it nests with those around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from corpuskit.convert.reread import Piece, Reading, Standing
from corpuskit.core.fixes import Edit
from corpuskit.tei.blocks import HOLDERS
from corpuskit.tei.document import Document
from corpuskit.tei.edit import retagged
from corpuskit.tei.nesting import rank_of
from corpuskit.tei.runs import INSETS

# Elements that hold text of their own: an annotation stands in them, never around them.
_BLOCKS = INSETS | HOLDERS | {"row", "titlePart"}
_OUTERMOST = frozenset({"choice", "app"})


@dataclass(frozen=True, slots=True)
class Wrap:
    """Put an element around characters of a passage; `opening` is its start tag."""

    passage: int
    start: int
    end: int
    tag: str
    opening: bytes


@dataclass(frozen=True)
class Tags:
    """Edit the tags of one document, which was read as `reading`."""

    document: Document
    reading: Reading

    def is_free(self, wrap: Wrap) -> bool:
        """Tell whether an element may stand around these characters: it holds no block."""
        return not any(
            each.tag in _BLOCKS
            and each.start < each.end
            and wrap.start <= each.start
            and each.end <= wrap.end
            and (wrap.start, wrap.end) != (each.start, each.end)
            for each in self.standing(wrap.passage)
        )

    def standing(self, passage: int) -> Sequence[Standing]:
        """Return the elements that stand in one passage."""
        return self._standing.get(passage, ())

    def edits(
        self,
        wraps: Sequence[Wrap],
        unwrapped: Iterable[Standing],
        retags: Mapping[Standing, Mapping[str, str | None]],
        moved: Mapping[Standing, tuple[int, int]],
    ) -> Iterator[Edit]:
        """Yield the edits that add, take away, change and move elements.

        `wraps` come in the order of opening, outer before inner; with what stands they nest.
        """
        positions = self.document.positions
        gone = {*unwrapped, *moved}
        for each in gone:
            yield from self._removal(each)
        for each, changes in retags.items():
            if each not in gone:
                yield Edit(*positions.start_tag(each.element), self._opening(each, changes))
        again = [
            Wrap(each.passage, *span, each.tag, self._opening(each, retags.get(each, {})))
            for each, span in moved.items()
        ]
        yield from self._insertions([*again, *wraps], gone)

    def _opening(self, each: Standing, changes: Mapping[str, str | None]) -> bytes:
        start, end = self.document.positions.start_tag(each.element)
        return retagged(self.document.data[start:end], changes)

    def _removal(self, each: Standing) -> Iterator[Edit]:
        positions = self.document.positions
        yield Edit(*positions.start_tag(each.element), b"")
        end = positions.end_tag(each.element)
        if end is not None:
            yield Edit(*end, b"")

    def _insertions(self, wraps: Sequence[Wrap], gone: set[Standing]) -> Iterator[Edit]:
        placed: list[tuple[int, int, int, bytes]] = []
        ordered = sorted(wraps, key=lambda w: (w.passage, w.start, -w.end, rank_of(w.tag)))
        for order, wrap in enumerate(ordered):
            inner = [
                each
                for each in self.standing(wrap.passage)
                if each not in gone and _is_inside(each, wrap)
            ]
            start, end = self._bounds(wrap, inner)
            placed.append((end[0], 0, -order, _guarded(f"</{wrap.tag}>".encode(), end[1])))
            placed.append((start[0], 1, order, _guarded(wrap.opening, start[1])))
        for at, _, _, text in sorted(placed):
            yield Edit(at, at, text)

    def _bounds(
        self, wrap: Wrap, inner: Sequence[Standing]
    ) -> tuple[tuple[int, bool], tuple[int, bool]]:
        """Return the bytes for the two tags, each with whether it is in a CDATA section."""
        positions = self.document.positions
        firsts = [each for each in inner if each.start == wrap.start]
        lasts = [each for each in inner if each.end == wrap.end]
        if firsts:
            start = (min(positions.start_tag(each.element)[0] for each in firsts), False)
        else:
            start = self._byte(wrap.passage, wrap.start, after=False)
        if lasts:
            ends = (positions.end_tag(each.element) for each in lasts)
            end = (max(end[1] for end in ends if end is not None), False)
        else:
            end = self._byte(wrap.passage, wrap.end - 1, after=True)
        return start, end

    def _byte(self, passage: int, offset: int, *, after: bool) -> tuple[int, bool]:
        """Return the byte before or after one character."""
        piece = self._piece(passage, offset)
        raw = piece.raw + offset - piece.start
        if after:
            raw = piece.raw_end if self._length(passage, piece) == 1 else raw + 1
        positions = self.document.positions
        byte = positions.byte_of(piece.node, raw, is_tail=piece.is_tail)
        return byte, positions.is_in_cdata(piece.node, byte, is_tail=piece.is_tail)

    def _piece(self, passage: int, offset: int) -> Piece:
        pieces = self.reading.pieces[passage]
        return pieces[bisect_right(pieces, offset, key=attrgetter("start")) - 1]

    def _length(self, passage: int, piece: Piece) -> int:
        """Return how many characters a piece has."""
        pieces = self.reading.pieces[passage]
        at = bisect_right(pieces, piece.start, key=attrgetter("start"))
        whole = len(self.reading.draft.passages[passage])
        return (pieces[at].start if at < len(pieces) else whole) - piece.start

    @cached_property
    def _standing(self) -> dict[int, list[Standing]]:
        found: dict[int, list[Standing]] = {}
        for each in self.reading.standing:
            found.setdefault(each.passage, []).append(each)
        return found


def _is_inside(each: Standing, wrap: Wrap) -> bool:
    """Tell whether an element of some length is to stand in a new one."""
    if not wrap.start <= each.start < each.end <= wrap.end:
        return False
    if (each.start, each.end) != (wrap.start, wrap.end) or each.tag in _OUTERMOST:
        return True
    return each.tag not in _BLOCKS and rank_of(wrap.tag) <= rank_of(each.tag)


def _guarded(tag: bytes, is_in_cdata: bool) -> bytes:
    return b"]]>" + tag + b"<![CDATA[" if is_in_cdata else tag
