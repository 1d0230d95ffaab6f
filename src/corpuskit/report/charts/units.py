"""Values of several claims in one unit, so that one axis can hold them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from corpuskit.claims.model import Claim, Value
from corpuskit.language.units import to_base

_SHARE = "%"
_COUNT = "count"


def in_one_unit(claims: Sequence[Claim]) -> tuple[str, list[Value]] | None:
    """Return one of the units of claims with their values in it, None where none serves all.

    What is counted has no unit: its name is empty. A share of two counts is a percentage.
    """
    values = [_as_share(claim) for claim in claims]
    units = [_SHARE if claim.ratio is not None else claim.unit for claim in claims]
    if len(set(units)) == 1:
        return "" if units[0] == _COUNT else units[0], values
    for unit in units:
        factor = _factor(unit)
        if factor is None:
            continue
        converted = [
            _converted(value, own, factor) for value, own in zip(values, units, strict=True)
        ]
        known = [value for value in converted if value is not None]
        if len(known) == len(values):
            return unit, known
    return None


def _as_share(claim: Claim) -> Value:
    if claim.ratio is None or not claim.ratio[1]:
        return claim.value
    share = claim.ratio[0] / claim.ratio[1] * 100
    return Value(share, share, Decimal(1), claim.value.modality)


def _factor(unit: str) -> Decimal | None:
    """Return how many of its base one of a unit is, None where that has two answers."""
    if unit in (_COUNT, _SHARE):
        return None
    one, nothing = to_base(Decimal(1), Decimal(1), unit), to_base(Decimal(0), Decimal(0), unit)
    if one is None or nothing is None or one[0] != one[1] or any(nothing) or not one[0]:
        return None
    return one[0]


def _converted(value: Value, unit: str, factor: Decimal) -> Value | None:
    own = _factor(unit)
    if own is None:
        return None
    share = own / factor
    low = None if value.low is None else value.low * share
    high = None if value.high is None else value.high * share
    return replace(value, low=low, high=high, step=value.step * share)
