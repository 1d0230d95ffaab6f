"""Pairs of claims that have so many words in common that they may be of one figure.

Claims are joined by kind, property, year and a word that both have; in a large block only figures
that are near to each other are paired, so that pairing stays near linear. What settles cheaply that
two cannot be of one figure (claims/reasoning/kindred.py asks it all again) is asked here already.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain

from corpuskit.claims.comparison.blocks import SMALL, WINDOW, by_value
from corpuskit.claims.comparison.sides import figures
from corpuskit.claims.model import Basis, Claim

LEAST_SHARED = 3
MOST_APART = Decimal("2.2")
# A little more, as it is a binary fraction.
_APART = 2.2000001
_LASTING = frozenset({"length", "height", "depth", "elevation", "power", "capacity"})
_Period = tuple[int, int]


def alike(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of claims that share a kind, a property, a year and a rare word.

    Two bags with three words in common share one of all but the two commonest words of each.
    """
    ranks = _ranks(claims)
    joined: dict[tuple[str, str, int, str], list[Claim]] = {}
    for claim in claims:
        measured = "" if claim.dimension == "count" else claim.property
        key = (claim.kind.value, claim.dimension, year_of(claim), measured)
        joined.setdefault(key, []).append(claim)
    for key in sorted(key for key, together in joined.items() if len(together) > 1):
        yield from _pairs(joined[key], ranks)


def _pairs(claims: Sequence[Claim], ranks: Mapping[str, int]) -> Iterator[tuple[Claim, Claim]]:
    sides = _Sides(claims)
    seen: set[tuple[int, int]] = set()
    shared = ((word, block) for word, block in _blocks(claims, ranks).items() if len(block) > 1)
    for _, block in sorted(shared):
        for pair in sides.near(block):
            if pair not in seen:
                seen.add(pair)
                a, b = claims[pair[0]], claims[pair[1]]
                if len(a.words & b.words) >= _least(a):
                    yield a, b


def _least(claim: Claim) -> int:
    # That they measure one property is in common as well.
    return LEAST_SHARED - (claim.unit != "count")


def lasts(claim: Claim) -> bool:
    """Tell a measure that stays as it is: the length of a road, the height of a pass."""
    return claim.property in _LASTING and not claim.predicate and claim.unit != "count"


def year_of(claim: Claim) -> int:
    """Return the year that a claim is joined by; one for all that lasts."""
    if lasts(claim):
        return 0
    return claim.time.first.year if claim.time.first else 0


def _ranks(claims: Sequence[Claim]) -> Mapping[str, int]:
    """Return the place of each word that claims share, the rarest first."""
    common = Counter(chain.from_iterable([claim.words for claim in claims]))
    ordered = sorted(common, key=lambda word: (common[word], word))
    return {word: rank for rank, word in enumerate(ordered)}


def _blocks(claims: Sequence[Claim], ranks: Mapping[str, int]) -> dict[str, list[int]]:
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        least = _least(claim)
        if len(claim.words) >= least:
            for word in sorted(claim.words, key=ranks.__getitem__)[: 1 - least]:
                blocks[word].append(at)
    return blocks


class _Sides:
    """Hold by number what is asked of every pair."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.predicates = [claim.predicate for claim in claims]
        self.documents = [claim.document for claim in claims]
        self.groups = [claim.group for claim in claims]
        self.told = [bool(claim.telling) for claim in claims]
        self.said = figures(claims)
        self.heads = [claim.subject.head if claim.dimension == "count" else "" for claim in claims]
        self.units = [claim.unit for claim in claims]
        self.periods = [_period(claim) for claim in claims]
        self.dated = [claim.time.basis is Basis.DOCUMENT for claim in claims]
        self.values = [by_value(claim) for claim in claims]
        points = [claim.value.point for claim in claims]
        self.points = [None if point is None else abs(float(point)) for point in points]

    def near(self, block: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield the pairs of a block that may be of one figure, by their numbers."""
        if any(map(self.dated.__getitem__, block)):
            yield from self._near(block)
            return
        parts: defaultdict[_Period, list[int]] = defaultdict(list)
        for at in block:
            parts[self.periods[at]].append(at)
        if len(parts) == len(block):
            return
        found = [pair for part in parts.values() if len(part) > 1 for pair in self._near(part)]
        yield from sorted(found) if len(block) <= SMALL else found

    def _near(self, block: Sequence[int]) -> Iterator[tuple[int, int]]:
        window = len(block)
        if window > SMALL:
            window = WINDOW
            values = self.values
            block = sorted(block, key=lambda at: (values[at], at))
        for place, at in enumerate(block, 1):
            for other in self._differing(at, block[place : place + window]):
                if self._may_be_one(at, other):
                    yield at, other

    def _differing(self, at: int, others: Sequence[int]) -> list[int]:
        """Return those that say another figure for the days of a claim."""
        said, periods, mine = self.said, self.periods, self.said[at]
        if self.dated[at]:
            return [other for other in others if said[other] != mine]
        dated, period = self.dated, self.periods[at]
        return [
            other
            for other in others
            if (periods[other] == period or dated[other]) and said[other] != mine
        ]

    def _may_be_one(self, at: int, other: int) -> bool:
        counted, again = self.heads[at], self.heads[other]
        if counted != again and counted and again:
            return False
        if self.documents[at] == self.documents[other]:
            told = self.told[at] and self.told[other]
            if not told or self.groups[at] == self.groups[other]:
                return False
        said, again = self.predicates[at], self.predicates[other]
        return (said == again or not (said and again)) and self._near_enough(at, other)

    def _near_enough(self, at: int, other: int) -> bool:
        mine, yours = self.points[at], self.points[other]
        if mine is None or yours is None:
            return False
        if self.units[at] != self.units[other]:
            return True
        low, high = (mine, yours) if mine <= yours else (yours, mine)
        return low > 0 and high <= low * _APART


def _period(claim: Claim) -> _Period:
    first, last = claim.time.first, claim.time.last
    if first is None or last is None or lasts(claim):
        return (0, 0)
    return first.toordinal(), last.toordinal()
