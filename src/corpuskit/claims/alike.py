"""Pairs of claims that have so many words in common that they may be of one figure.

Claims are joined by kind, dimension, year and a word that both have; in a large block only figures
that are near to each other are paired, so that pairing stays near linear. What settles cheaply that
two cannot be of one figure (claims/kindred.py asks it all again) is asked here already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpuskit.claims.blocks import SMALL, WINDOW, by_value
from corpuskit.claims.model import Basis, Claim

LEAST_SHARED = 3
MOST_APART = Decimal("2.2")
# A little more, as it is a binary fraction.
_APART = 2.2000001
_LASTING = frozenset({"length", "height", "depth", "elevation", "power", "capacity"})
_Period = tuple[int, int]


def alike(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of claims that share a kind, a dimension, a year and a rare word.

    Two bags with three words in common share one of all but the two commonest words of each.
    """
    sides = _Sides(claims)
    seen: set[tuple[int, int]] = set()
    shared = ((key, block) for key, block in _blocks(claims).items() if len(block) > 1)
    for _, block in sorted(shared):
        for pair in sides.near(block):
            if pair not in seen:
                seen.add(pair)
                yield claims[pair[0]], claims[pair[1]]


def lasts(claim: Claim) -> bool:
    """Tell a measure that stays as it is: the length of a road, the height of a pass."""
    return claim.property in _LASTING and not claim.predicate and claim.unit != "count"


def year_of(claim: Claim) -> int:
    """Return the year that a claim is joined by; one for all that lasts."""
    if lasts(claim):
        return 0
    return claim.time.first.year if claim.time.first else 0


def _blocks(claims: Sequence[Claim]) -> dict[tuple[str, str, int, str], list[int]]:
    common = Counter(word for claim in claims for word in claim.words)
    blocks: dict[tuple[str, str, int, str], list[int]] = {}
    for at, claim in enumerate(claims):
        least = LEAST_SHARED - (claim.unit != "count")
        if len(claim.words) < least:
            continue
        rare = sorted(claim.words, key=lambda word: (common[word], word))
        kind, dimension, year = claim.kind.value, claim.dimension, year_of(claim)
        for word in rare[: 1 - least]:
            blocks.setdefault((kind, dimension, year, word), []).append(at)
    return blocks


class _Sides:
    """Hold by number what is asked of every pair."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.predicates = [claim.predicate for claim in claims]
        self.documents = [claim.document for claim in claims]
        self.groups = [claim.group if claim.telling else None for claim in claims]
        self.units = [claim.unit for claim in claims]
        self.periods = [_period(claim) for claim in claims]
        self.dated = [claim.time.basis is Basis.DOCUMENT for claim in claims]
        self.values = [by_value(claim) for claim in claims]
        points = [claim.value.point for claim in claims]
        self.points = [None if point is None else abs(float(point)) for point in points]

    def near(self, block: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield the pairs of a block that may be of one figure, by their numbers."""
        if not any(self.dated[at] for at in block):
            parts: dict[_Period, list[int]] = {}
            for at in block:
                parts.setdefault(self.periods[at], []).append(at)
            found = [pair for part in parts.values() for pair in self._near(part)]
            yield from sorted(found) if len(block) <= SMALL else found
        else:
            yield from self._near(block)

    def _near(self, block: Sequence[int]) -> Iterator[tuple[int, int]]:
        window = len(block)
        if window > SMALL:
            window = WINDOW
            values = self.values
            block = sorted(block, key=lambda at: (values[at], at))
        for place, at in enumerate(block):
            for other in block[place + 1 : place + 1 + window]:
                if self._may_be_one(at, other):
                    yield at, other

    def _may_be_one(self, at: int, other: int) -> bool:
        mine, yours = self.points[at], self.points[other]
        if mine is None or yours is None:
            return False
        if self.units[at] == self.units[other]:
            if mine > yours:
                mine, yours = yours, mine
            if mine == 0 or yours > mine * _APART:
                return False
        said, again = self.predicates[at], self.predicates[other]
        if said and again and said != again:
            return False
        if self.periods[at] != self.periods[other] and not (self.dated[at] or self.dated[other]):
            return False
        if self.documents[at] == self.documents[other]:
            group = self.groups[at]
            return group is not None and self.groups[other] not in (None, group)
        return True


def _period(claim: Claim) -> _Period:
    first, last = claim.time.first, claim.time.last
    if first is None or last is None or lasts(claim):
        return (0, 0)
    return first.toordinal(), last.toordinal()
