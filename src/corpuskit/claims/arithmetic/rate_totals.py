"""A rate with the time that it held for, against the total of that time in another passage.

The time is the span that both name, a length that stands with the rate or in the sentence beside
it, or the length that the total is given for. What rate and total are of shows in the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpuskit.claims.arithmetic.rates import per
from corpuskit.claims.grammar.content import matter, named_apart, names
from corpuskit.claims.grammar.times import DAYS
from corpuskit.claims.model import STATED, Claim, Kind, Stance

_POINTS = frozenset({"exact", "about"})
_EACH = re.compile(
    r"\b(?:each|every)\s+(?:calendar\s+|working\s+|single\s+)?(?P<unit>day|week|month|year)\b", re.I
)
_UNITS = {"day": "d", "week": "wk", "month": "mo", "year": "a"}
# A length of time, not things that are counted in days: «in the ten years», «bought 40 days».
_LASTING = re.compile(
    r"\b(?:in|for|over|during|of|the|after|within|last|first|past|these|those|whole|all)\s+$", re.I
)
_LEGAL = re.compile(r"\bshall\b")
_LEAST, _MANY = 1, 4
_DAYS_APART = 31
_TRADED = frozenset({"sold", "bought", "exported", "imported"})
_MOST = 500


@dataclass(frozen=True, slots=True)
class Made:
    """Hold a rate, how many units of time it held for, and the total given for them."""

    rate: Claim
    count: Decimal
    unit: str
    total: Claim
    length: Claim | None


_ANNUITY = re.compile(r"\bannuity\s+of\s+(?:some\s+|about\s+)?$")


def made_up(claims: Sequence[Claim]) -> Iterator[Made]:
    """Yield the rates that another passage gives a total of, with the time between."""
    lengths: dict[tuple[str, int], list[Claim]] = {}
    totals: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.unit in DAYS and claim.value.point and claim.value.modality == "exact":
            lengths.setdefault((claim.document, claim.group), []).append(claim)
        elif _is_total(claim):
            totals.setdefault(claim.unit, []).append(claim)
    for rate in [c for c in claims if rated(c)][:_MOST]:
        unit = rated(rate)
        what = rate.unit.rpartition("/")[0] or rate.unit
        for total in totals.get(what, ())[:_MOST]:
            if _one_thing(rate, total):
                yield from _for(rate, unit, total, lengths)


def _is_total(claim: Claim) -> bool:
    stated = claim.stance in STATED and claim.kind is Kind.QUANTITY and not claim.ratio
    return stated and claim.value.modality in _POINTS and "/" not in claim.unit and not rated(claim)


def rated(claim: Claim) -> str:
    """Return the unit of time that a claim is a rate for; an annuity is one for a year."""
    stated = claim.stance in STATED or (
        claim.stance is Stance.PLANNED and _LEGAL.search(claim.where.sentence) is not None
    )
    if not stated or claim.kind is not Kind.QUANTITY or not claim.value.point or claim.unit in DAYS:
        return ""
    if (unit := per(claim)) in DAYS:
        return unit
    if "/" in claim.unit or claim.value.modality not in _POINTS:
        return ""
    before = claim.where.sentence[: claim.where.start]
    each = _EACH.search(before)
    if each is not None and claim.ranks == 1:
        return _UNITS[each["unit"].casefold()]
    return "a" if "annuity" in before and _ANNUITY.search(before) else ""


def _for(
    rate: Claim, unit: str, total: Claim, lengths: Mapping[tuple[str, int], Sequence[Claim]]
) -> Iterator[Made]:
    """Yield the time that a rate and a total are both of, the surest way of telling it first."""
    days = _days(rate)
    if days >= 2 * DAYS[unit] and _same_span(rate, total) and _every(rate, unit):
        yield Made(rate, Decimal(round(days / DAYS[unit])), unit, total, None)
        return
    if not _every(rate, unit):
        return
    beside = [
        c
        for c in lengths.get((total.document, total.group), ())
        if c.unit == unit and _LASTING.search(c.where.sentence[: c.where.start])
    ]
    if len(beside) == 1 and _count(beside[0]) > 1 and _shared(rate, total) > _LEAST:
        yield Made(rate, _count(beside[0]), unit, total, beside[0])
        return
    own = [
        c
        for group in (rate.group, rate.group + 1, rate.group - 1)
        for c in lengths.get((rate.document, group), ())
        if c.unit == unit and _count(c) > 1
    ]
    if len(own) == 1 and _shared(rate, total) >= _MANY:
        yield Made(rate, _count(own[0]), unit, total, own[0])


def _every(rate: Claim, unit: str) -> bool:
    """Tell whether a rate held on every day, if it is one for a day: work stops on some."""
    return unit != "d" or _EACH.search(rate.where.sentence) is not None


def _count(claim: Claim) -> Decimal:
    return claim.value.point or Decimal(0)


def _one_thing(rate: Claim, total: Claim) -> bool:
    """Tell whether a total is of what a rate is of: they share a word, and no name parts them."""
    if (rate.document, rate.group) == (total.document, total.group):
        return False
    if rate.document != total.document and rate.affair.isdisjoint(total.affair):
        return False
    if is_of_trade(rate, total):
        return False
    mine, yours = names(rate.words) - total.affair, names(total.words) - rate.affair
    return not named_apart(mine, yours) and _shared(rate, total) >= _LEAST


def is_of_trade(rate: Claim, total: Claim) -> bool:
    """Tell what was sold from what was made: a mine need not sell all the coal it raised."""
    return total.predicate in _TRADED and rate.predicate not in ("", total.predicate)


def _shared(rate: Claim, total: Claim) -> int:
    return len(matter(rate.words & total.words))


def _same_span(rate: Claim, total: Claim) -> bool:
    if not (rate.time.first and rate.time.last and total.time.first and total.time.last):
        return False
    starts = abs((rate.time.first - total.time.first).days)
    return max(starts, abs((rate.time.last - total.time.last).days)) <= _DAYS_APART


def _days(claim: Claim) -> int:
    if claim.time.first is None or claim.time.last is None:
        return 0
    return (claim.time.last - claim.time.first).days + 1
