"""The annotations of a TEI file by their bytes: which stand between two places, which around."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import attrgetter

from corpuskit.core.fixes import Edit
from corpuskit.tei.edit import attributes_of
from corpuskit.tei.tokens import MARKUP, NAME, Token


@dataclass(frozen=True, slots=True)
class Annotation:
    """Hold the bytes of the two tags of an annotation, and what its start tag says."""

    start: tuple[int, int]
    end: tuple[int, int]
    name: str
    attributes: Mapping[str, str]

    def holds(self, start: int, end: int) -> bool:
        """Tell whether all that is between two bytes stands in it."""
        return self.start[1] <= start and end <= self.end[0]

    @property
    def removal(self) -> tuple[Edit, Edit]:
        """Return the edits that take away the tags."""
        return Edit(*self.start, b""), Edit(*self.end, b"")


@dataclass(frozen=True)
class Annotations:
    """Find the annotations of a text, whose tags are no tokens, by their bytes."""

    found: tuple[Annotation, ...]

    @classmethod
    def of(cls, data: bytes, own: Sequence[Token]) -> Annotations:
        """Return the annotations of a text with these tokens, in the order of their start tags."""
        first = next((t.start for t in own if t.name == "text"), None)
        if first is None:
            return cls(())
        tags = {token.start for token in own if token.is_tag}
        opened: list[tuple[int, int, bytes]] = []
        found: list[Annotation] = []
        for match in MARKUP.finditer(data, first):
            tag = match[0]
            name = NAME.match(tag)
            if match.start() in tags or name is None or tag[:2] in (b"<!", b"<?"):
                continue
            if tag.startswith(b"</") and opened:
                start, end, opening = opened.pop()
                pairs = attributes_of(opening)
                found.append(Annotation((start, end), match.span(), name[1].decode(), pairs))
            elif not tag.endswith(b"/>"):
                opened.append((*match.span(), tag))
        return cls(tuple(sorted(found, key=lambda each: each.start)))

    def within(self, start: int, end: int) -> list[Annotation]:
        """Return those that stand between two bytes as a whole."""
        return [e for e in self._near(start, end) if start <= e.start[0] and e.end[1] <= end]

    def over(self, start: int, end: int) -> list[Annotation]:
        """Return those of which a part stands between two bytes, or that stand around them."""
        return [
            e
            for e in self._near(start, end)
            if e.start[0] < end < e.end[1] or e.start[0] < start < e.end[1]
        ]

    def closed(self, at: int) -> int:
        """Return the byte after the end tags of annotations that follow upon a byte."""
        while at in self._ends:
            at = self._ends[at]
        return at

    @cached_property
    def _ends(self) -> dict[int, int]:
        return dict(each.end for each in self.found)

    @cached_property
    def _furthest(self) -> list[int]:
        """Return for each annotation how far it and those before it reach."""
        return list(accumulate((each.end[1] for each in self.found), max))

    def _near(self, start: int, end: int) -> Iterator[Annotation]:
        at = bisect_right(self.found, (end, end), key=attrgetter("start"))
        while at and self._furthest[at - 1] > start:
            at -= 1
            yield self.found[at]
