"""Figures as intervals: what a printed number can and cannot mean (docs/decisions/0005)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from corpuskit.claims.model import Value
from corpuskit.core.tolerances import ABOUT, per_cent, tolerance

# Bounds, both included; None where one is open.
Interval: TypeAlias = tuple[Decimal | None, Decimal | None]
_ZERO_ROUNDING_FROM = 1000


@dataclass(frozen=True, slots=True)
class Judgement:
    """Say whether two figures can both be true, and by which tolerance that was decided.

    `soft` is True where only a convention's soft end («over 70» against 300) keeps them apart.
    `intervals` are what was compared: the two figures with their tolerances, in the order given.
    """

    agree: bool
    tolerance: str
    soft: bool = False
    intervals: tuple[Interval, Interval] = ((None, None), (None, None))


def step_of(printed: Decimal, *, percentage: bool = False) -> Decimal:
    """Return the last place that a printed number warrants.

    Below 1000, and in percentages, the last printed digit counts, zeros included. From 1000
    up trailing zeros may be rounding.

    >>> [str(step_of(Decimal(n))) for n in ("6687", "11500", "350", "10.6", "2000000")]
    ['1', '100', '1', '0.1', '1000000']
    """
    exponent = printed.as_tuple().exponent
    if not isinstance(exponent, int):
        return Decimal(1)
    if exponent < 0:
        return Decimal(1).scaleb(exponent)
    whole = abs(int(printed))
    if percentage or whole < _ZERO_ROUNDING_FROM:
        return Decimal(1)
    zeros = len(str(whole)) - len(str(whole).rstrip("0"))
    return Decimal(10) ** zeros


def compare(a: Value, b: Value) -> Judgement:
    """Judge whether two figures for one thing can both be true.

    A coarse figure stands for all that round to it (half-open), a finer one for itself: 11 500
    agrees with 11 487 and contradicts 11 000. «About» widens by half the last significant place
    and by at least five per cent, unless a corpus sets another share.

    >>> def exact(n): return Value(Decimal(n), Decimal(n), step_of(Decimal(n)), "exact")
    >>> [compare(exact("11500"), exact(n)).agree for n in ("11487", "11000", "16000")]
    [True, False, False]
    """
    swapped = a.step < b.step
    if swapped:
        a, b = b, a
    coarse, words = _reach(a, rounding=a.step > b.step)
    fine, more = _reach(b, rounding=False)
    allowed = "; ".join(dict.fromkeys(filter(None, (words, more)))) or "none: both as printed"
    agree = _meet(coarse, fine)
    intervals = (fine, coarse) if swapped else (coarse, fine)
    return Judgement(agree, allowed, agree and _only_softly(a, b), intervals)


def meets(value: Value, low: Decimal, high: Decimal) -> bool:
    """Tell whether a printed figure can stand for something between two computed bounds."""
    (a, b), _ = _reach(value, rounding=True)
    return (a is None or high >= a) and (b is None or low <= b)


def _reach(value: Value, *, rounding: bool) -> tuple[Interval, str]:
    low, high = value.low, value.high
    if value.modality == "about":
        return _widened(value), f"«about»: half the last place, at least {per_cent(ABOUT)}"
    if rounding and low is not None and low == high:
        half = value.step / 2
        sliver = half / Decimal(10) ** 6
        return (low - half, low + half - sliver), f"rounded to {value.step:f}"
    return (low, high), ""


def _widened(value: Value) -> Interval:
    def margin(edge: Decimal) -> Decimal:
        return max(value.step / 2, abs(edge) * tolerance(ABOUT))

    low = None if value.low is None else value.low - margin(value.low)
    high = None if value.high is None else value.high + margin(value.high)
    return low, high


def _meet(a: Interval, b: Interval) -> bool:
    below = a[1] is not None and b[0] is not None and a[1] < b[0]
    above = b[1] is not None and a[0] is not None and b[1] < a[0]
    return not (below or above)


def _only_softly(a: Value, b: Value) -> bool:
    """Tell whether a bound is met, but by far more than its words would have said."""
    return any(
        _far_above(bound, other) or _far_below(bound, other) for bound, other in ((a, b), (b, a))
    )


def _far_above(bound: Value, other: Value) -> bool:
    edge = bound.low if bound.modality == "moreThan" else None
    return edge is not None and other.low is not None and other.low > 2 * edge > 0


def _far_below(bound: Value, other: Value) -> bool:
    edge = bound.high if bound.modality in ("upTo", "lessThan") else None
    return edge is not None and other.high is not None and other.high * 2 < edge
