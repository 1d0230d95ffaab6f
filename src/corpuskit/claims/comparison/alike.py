"""Pairs of claims that have so many words in common that they may be of one figure.

Claims are joined by kind, property, year and a word that both have; in a large block only figures
that are near to each other are paired, so that pairing stays near linear. What settles cheaply that
two cannot be of one figure (claims/reasoning/kindred.py asks it all again) is asked here already.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, combinations
from typing import TypeAlias

from corpuskit.claims.comparison.blocks import SMALL, by_value, neighbours
from corpuskit.claims.comparison.sides import figures
from corpuskit.claims.model import Basis, Claim

LEAST_SHARED = 3
MOST_APART = Decimal("2.2")
# A little more, as it is a binary fraction.
_APART = 2.2000001
# Most words are had by no more claims than these, which are set side by side as they are.
_FEW = 8
_LASTING = frozenset({"length", "height", "depth", "elevation", "power", "capacity"})


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
    seen: set[_Pair] = set()
    blocks = _blocks(claims, ranks)
    for block in [blocks[rank] for rank in sorted(blocks) if len(blocks[rank]) > 1]:
        for pair in _near(block):
            if pair not in seen:
                seen.add(pair)
                a, b = pair[0].claim, pair[1].claim
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


class _Side:
    """Hold what is asked of a claim in every pair."""

    __slots__ = (
        "at",
        "claim",
        "dated",
        "days",
        "document",
        "head",
        "point",
        "predicate",
        "said",
        "unit",
    )

    def __init__(self, at: int, claim: Claim, said: int) -> None:
        self.at = at
        self.claim = claim
        self.said = said
        self.days = _days(claim)
        self.dated = claim.time.basis is Basis.DOCUMENT
        self.head = claim.subject.head if claim.dimension == "count" else ""
        self.document = claim.document
        self.predicate = claim.predicate
        self.unit = claim.unit
        point = claim.value.point
        self.point = None if point is None else abs(float(point))


_Pair: TypeAlias = tuple[_Side, _Side]


def _days(claim: Claim) -> tuple[int, int]:
    first, last = claim.time.first, claim.time.last
    if first is None or last is None or lasts(claim):
        return (0, 0)
    return first.toordinal(), last.toordinal()


def _blocks(claims: Sequence[Claim], ranks: Mapping[str, int]) -> dict[int, list[_Side]]:
    """Return the claims that have each of their rarer words, by the rank of the word."""
    blocks: defaultdict[int, list[_Side]] = defaultdict(list)
    for at, (claim, said) in enumerate(zip(claims, figures(claims), strict=True)):
        least = _least(claim)
        if len(claim.words) >= least:
            side = _Side(at, claim, said)
            for rank in sorted([ranks[word] for word in claim.words])[: 1 - least]:
                blocks[rank].append(side)
    return blocks


def _near(block: Sequence[_Side]) -> list[_Pair]:
    """Return the pairs of a block that may be of one figure: all in their order where it is small.

    They are of the same days, or of days that overlap where those of one are its document's.
    """
    if len(block) <= _FEW:
        return [
            (a, b)
            for a, b in combinations(block, 2)
            if a.said != b.said and _of_one_time(a, b) and _may_be_one(a, b)
        ]
    dated = [side for side in block if side.dated]
    if len(block) > SMALL and dated:
        return [
            (a, b)
            for a, b in neighbours(block, _value)
            if a.said != b.said and (a.dated or b.dated or a.days == b.days) and _may_be_one(a, b)
        ]
    near = chain(_of_the_same_days(block), *(_overlapping(side, block) for side in dated))
    found = [(a, b) for a, b in near if a.said != b.said and _may_be_one(a, b)]
    return found if len(block) > SMALL else sorted(found, key=lambda p: (p[0].at, p[1].at))


def _of_one_time(a: _Side, b: _Side) -> bool:
    if a.days == b.days:
        return True
    return (a.dated or b.dated) and a.days[0] <= b.days[1] and b.days[0] <= a.days[1]


def _of_the_same_days(block: Sequence[_Side]) -> Iterator[_Pair]:
    parts: defaultdict[tuple[int, int], list[_Side]] = defaultdict(list)
    for side in block:
        parts[side.days].append(side)
    if len(parts) < len(block):
        for part in parts.values():
            if len(part) > 1:
                yield from neighbours(part, _value)


def _overlapping(side: _Side, block: Sequence[_Side]) -> list[_Pair]:
    """Return the pairs of a claim with those of other days that overlap, each once."""
    first, last = days = side.days
    return [
        (side, other) if side.at < other.at else (other, side)
        for other in block
        if other.days[0] <= last
        and first <= other.days[1]
        and other.days != days
        and (side.at < other.at or not other.dated)
    ]


def _value(side: _Side) -> Decimal:
    return by_value(side.claim)


def _may_be_one(a: _Side, b: _Side) -> bool:
    if a.head != b.head and a.head and b.head:
        return False
    if a.document == b.document and not _told_apart(a.claim, b.claim):
        return False
    if a.predicate != b.predicate and a.predicate and b.predicate:
        return False
    if a.point is None or b.point is None:
        return False
    if a.unit != b.unit:
        return True
    low, high = (a.point, b.point) if a.point <= b.point else (b.point, a.point)
    return low > 0 and high <= low * _APART


def _told_apart(a: Claim, b: Claim) -> bool:
    """Tell claims of one document of which each says what sets it apart from its neighbours."""
    return bool(a.telling and b.telling) and a.group != b.group
