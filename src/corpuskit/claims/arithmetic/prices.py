"""Prices for a unit, and what was paid for how much: «80 dollars for a thousand cubic metres»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpuskit.claims.comparison.common_unit import in_base
from corpuskit.claims.grammar.content import names
from corpuskit.claims.grammar.times import overlap, same_period
from corpuskit.claims.model import STATED, Claim, Kind
from corpuskit.language.quantities import find_quantities
from corpuskit.language.units import dimension, to_base

_FOR = re.compile(r"\s+(?:for|per|a|an|the)\s+(?:each\s+|every\s+)?$", re.I)
_UNIT = re.compile(
    r"\s+(?:for|per|a|an)\s+(?:(?:a|an|each|every|one)\s+)?"
    r"(?P<unit>(?:(?:hundred|thousand|million)\s+)?(?:(?:cubic|square)\s+)?[^\W\d]+)\b",
    re.I,
)
_POINTS = frozenset({"exact", "about"})
_MEASURES = frozenset({"volume", "mass", "energy", "area", "length", "count"})
_MONEY = "money-"
_BOUGHT = frozenset({"imported", "bought", "spent", "paid"})
_SOLD = frozenset({"exported", "sold"})
_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Price:
    """Hold what one base unit of a dimension costs, and where that is said."""

    claim: Claim
    each: Decimal
    currency: str
    dimension: str
    per: Decimal


@dataclass(frozen=True, slots=True)
class Bill:
    """Hold how much was paid for how much, in one sentence."""

    money: Claim
    amount: Claim


def priced(claims: Sequence[Claim]) -> Iterator[tuple[Price, Bill]]:
    """Yield prices with the bills for the same thing and time that another passage gives."""
    sentences: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        if claim.stance in STATED and claim.kind is Kind.QUANTITY and not claim.telling:
            sentences.setdefault((claim.document, claim.group), []).append(claim)
    prices = [price for found in sentences.values() for price in _prices(found)]
    if not prices:
        return
    bills = [bill for found in sentences.values() if (bill := _bill(found)) is not None]
    for price in prices[:_LIMIT]:
        for bill in bills[:_LIMIT]:
            if _one_trade(price, bill):
                yield price, bill


def _prices(found: Sequence[Claim]) -> Iterator[Price]:
    for claim in found:
        money, _, unit = claim.unit.partition("/")
        point = claim.value.point
        if not dimension(money).startswith(_MONEY) or point is None or not _exact(claim):
            continue
        if unit and (one := to_base(Decimal(1), Decimal(1), unit)) and one[0] == one[1]:
            if dimension(unit) in _MEASURES:
                yield Price(claim, point / one[0], money, dimension(unit), one[0])
            continue
        spoken = _spoken_unit(claim)
        if spoken is not None:
            yield Price(claim, point / spoken[0], money, spoken[1], spoken[0])
            continue
        for other in found:
            between = claim.where.sentence[claim.where.end : other.where.start]
            base = in_base(other)
            after = other.where.start >= claim.where.end
            named = after and _FOR.fullmatch(between) is not None
            if named and base and base.point and other.dimension in _MEASURES - {"count"}:
                yield Price(claim, point / base.point, money, other.dimension, base.point)


def _spoken_unit(claim: Claim) -> tuple[Decimal, str] | None:
    """Return the unit that words behind an amount of money name, in its base, and its dimension."""
    behind = _UNIT.match(claim.where.sentence, claim.where.end)
    if behind is None:
        return None
    read = find_quantities(f"one {behind['unit']}")
    if len(read) != 1 or read[0].end != len(behind["unit"]) + len("one "):
        return None
    one, size = read[0], dimension(read[0].unit)
    base = to_base(one.value, one.value, one.unit) if one.value is not None else None
    if base is None or base[0] != base[1] or size not in _MEASURES - {"count"}:
        return None
    return base[0], size


def _bill(found: Sequence[Claim]) -> Bill | None:
    """Return the only amount of money of a sentence with the only amount of a thing."""
    money = [c for c in found if c.dimension.startswith(_MONEY) and "/" not in c.unit]
    amounts = [c for c in found if c.dimension in _MEASURES and c.unit != "count"]
    if len(money) != 1 or len(amounts) != 1 or not _exact(money[0]) or not _exact(amounts[0]):
        return None
    before, behind = sorted((money[0], amounts[0]), key=lambda c: c.where.start)
    between = before.where.sentence[before.where.end : behind.where.start]
    return (
        None
        if _FOR.fullmatch(between) and behind is amounts[0] and _single(behind)
        else Bill(money[0], amounts[0])
    )


def _single(claim: Claim) -> bool:
    """Tell «for a ton», «for a thousand cubic metres» from «for 300 tons»."""
    return not claim.where.quote[:1].isdigit()


def _exact(claim: Claim) -> bool:
    return claim.value.modality in _POINTS and bool(claim.value.point)


def _one_trade(price: Price, bill: Bill) -> bool:
    claim, money = price.claim, bill.money
    if (claim.document, claim.group) == (money.document, money.group):
        return False
    if price.currency != money.unit or price.dimension != bill.amount.dimension:
        return False
    if not (same_period(claim.time, money.time) or _within(claim, money)):
        return False
    mine, yours = names(claim.words), names(money.words)
    if not mine & yours or not (mine <= yours or yours <= mine):
        return False
    return not (_side(claim) * _side(money) < 0)


def _within(price: Claim, bill: Claim) -> bool:
    return price.time.known and bill.time.known and overlap(price.time, bill.time)


def _side(claim: Claim) -> int:
    """Return whether a claim is of buying or of selling, as far as its predicate says."""
    return (claim.predicate in _BOUGHT) - (claim.predicate in _SOLD)
