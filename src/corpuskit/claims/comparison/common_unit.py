"""Two claims in one unit: values are compared as they are, or in the base of their dimension."""

from __future__ import annotations

from typing import Protocol

from corpuskit.claims.grammar.values import Judgement, compare
from corpuskit.claims.model import Claim, Value
from corpuskit.language.units import to_base


def judge(a: Claim, b: Claim) -> Judgement | None:
    """Compare two values in one unit, or return None where no conversion is known."""
    if a.unit == b.unit:
        return compare(a.value, b.value)
    first, second = in_base(a), in_base(b)
    if first is None or second is None:
        return None
    return compare(first, second)


class Measured(Protocol):
    """Describe what has a value in a unit: a claim, a figure as it is printed."""

    @property
    def value(self) -> Value:
        """Return the value as printed."""

    @property
    def unit(self) -> str:
        """Return the unit, or «count»."""


def in_base(measured: Measured) -> Value | None:
    """Return a value in the base unit of its dimension; None where no conversion is known."""
    value = measured.value
    if measured.unit in ("count", "%"):
        return value
    edge = value.low if value.low is not None else value.high
    if edge is None:
        return None
    converted = to_base(edge, value.high if value.high is not None else edge, measured.unit)
    if converted is None:
        return None
    step = to_base(value.step, value.step, measured.unit)
    low, high = converted
    return Value(
        low if value.low is not None else None,
        high if value.high is not None else None,
        step[1] if step else value.step,
        value.modality,
    )
