"""Figures that an author works out from those of a source: sums, differences, shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation
from itertools import combinations

from corpuskit.claims.common_unit import in_base
from corpuskit.claims.model import Claim, Extract
from corpuskit.claims.values import meets

_MOST = 10
_LONGEST_SUM = 5
_NEAR = 1
_HUNDRED = Decimal(100)


def derived(claim: Claim, beside: Claim, source: Extract, others: Sequence[Claim] = ()) -> bool:
    """Tell whether a figure follows from those that stand together in a passage of a document.

    `beside` is a figure of the passage, `others` are the other figures of the paper's sentence,
    one of which may be a rate at which it was converted.
    """
    near = [
        each
        for each in source.claims
        if abs(each.group - beside.group) <= _NEAR
        or (beside.telling and each.telling and each.telling & beside.telling)
    ]
    value = in_base(claim)
    if value is None:
        return False
    return any(meets(value, got, got) for got in _results(claim, near, others))


def _results(claim: Claim, near: Sequence[Claim], others: Sequence[Claim]) -> Iterator[Decimal]:
    alike = [p for each in near if each.dimension == claim.dimension and (p := _point(each))]
    alike = list(dict.fromkeys(alike))[:_MOST]
    for size in range(2, min(len(alike), _LONGEST_SUM) + 1):
        for some in combinations(alike, size):
            yield sum(some, Decimal(0))
    for a, b in combinations(alike, 2):
        yield abs(a - b)
    if claim.unit == "%":
        yield from _shares([p for each in near if each.unit != "%" and (p := _point(each))])
        yield from (_HUNDRED - each for each in alike)
    rates = [p for each in others if (p := each.value.point)]
    for each in near:
        point = each.value.point
        for rate in rates if point else ():
            if point and rate:
                yield point * rate
                yield point / rate


def _shares(points: Sequence[Decimal]) -> Iterator[Decimal]:
    for a, b in combinations(list(dict.fromkeys(points))[:_MOST], 2):
        try:
            low, high = sorted((abs(a), abs(b)))
            yield low / high * _HUNDRED
            yield (high - low) / low * _HUNDRED
            yield (high - low) / high * _HUNDRED
        except (DivisionByZero, InvalidOperation):
            continue


def _point(claim: Claim) -> Decimal | None:
    value = in_base(claim)
    return value.point if value is not None else None
