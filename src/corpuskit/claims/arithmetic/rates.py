"""Rates with the totals that they must make: «4,500 tons a day», «200 days», «620,000 tons»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpuskit.claims.arithmetic.per import named_period
from corpuskit.claims.grammar.content import matter, named_apart
from corpuskit.claims.grammar.times import DAYS, overlap
from corpuskit.claims.model import Claim, Kind

_CLOCK = re.compile(r"\b(?:[01]?\d|2[0-3])[.:][0-5]\d\b(?!\s*(?:per|%|[^\W\d]*ill))")
_SHORT = frozenset({"h", "min", "s"})
_POINTS = frozenset({"exact", "about"})
_LEAST = 2
_LIMIT = 500


def per(claim: Claim) -> str:
    """Return the unit of time that a figure is a rate per, or nothing."""
    whole, _, unit = claim.unit.rpartition("/")
    if whole and (unit in DAYS or unit in _SHORT):
        return unit
    named = "" if "/" in claim.unit else named_period(claim.where.sentence, claim.where.start)
    return named if claim.kind is Kind.QUANTITY else ""


def sums(claims: Sequence[Claim], rates: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, Claim]]:
    """Yield a rate, a length of time and the total that is given with that length.

    The total and the length stand in one sentence; the rate in another, of the same thing.
    """
    lengths: dict[tuple[str, int, str], list[Claim]] = {}
    for claim in claims:
        if claim.unit in DAYS or claim.unit in _SHORT:
            lengths.setdefault((claim.document, claim.group, claim.unit), []).append(claim)
    totals: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.kind is Kind.QUANTITY and claim.value.modality in _POINTS and not claim.telling:
            totals.setdefault(claim.unit, []).append(claim)
    for rate in rates:
        unit = per(rate)
        what = rate.unit.rpartition("/")[0] or rate.unit
        for total in totals.get(what, [])[:_LIMIT]:
            said = lengths.get((total.document, total.group, unit), [])
            if len(said) == 1 and _one_thing(rate, total, said[0]) and not per(total):
                yield rate, said[0], total


def _one_thing(rate: Claim, total: Claim, length: Claim) -> bool:
    if (rate.document, rate.group) == (total.document, total.group) or not length.value.point:
        return False
    if length.value.modality != "exact" or length.value.point < _LEAST:
        return False
    if named_apart(rate.words, total.words) or not rate.affair & total.affair:
        return False
    if _clocks(rate) & _clocks(total):
        return True
    if per(rate) in _SHORT:
        return False
    shared = matter(rate.words & total.words)
    stated = rate.time.known and total.time.known
    if stated and overlap(rate.time, total.time):
        return len(shared) >= _LEAST
    return bool(shared) and bool(rate.local & total.local) and _narrowly(rate, total)


def _narrowly(rate: Claim, total: Claim) -> bool:
    """Tell whether a passage without a time is of the thing that the other names, and no other."""
    return rate.document != total.document and "/" not in rate.unit


def _clocks(claim: Claim) -> frozenset[str]:
    """Return the times of day in a claim's sentence."""
    return frozenset(m[0].replace(":", ".") for m in _CLOCK.finditer(claim.where.sentence))
