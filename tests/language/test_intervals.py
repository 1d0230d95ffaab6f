"""Arithmetic on runs of days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.language.intervals import (
    Interval,
    contains,
    distance,
    hull,
    intersection,
    month_interval,
    overlap,
    widen,
    year_interval,
)

INTERVALS = st.tuples(st.dates(), st.dates()).map(lambda pair: (min(pair), max(pair)))


@given(INTERVALS, INTERVALS)
def test_overlap_means_a_common_day(one: Interval, other: Interval) -> None:
    assert overlap(one, other) == overlap(other, one) == (intersection(one, other) is not None)
    assert overlap(one, other) or distance(one, other) >= 0


@given(INTERVALS, INTERVALS)
def test_the_hull_contains_both(one: Interval, other: Interval) -> None:
    assert contains(hull(one, other), one)
    assert contains(hull(one, other), other)


@given(INTERVALS)
def test_widening_keeps_every_day(days: Interval) -> None:
    assert contains(widen(days), days)
    assert widen(widen(widen(days))) == widen(widen(days))


@pytest.mark.parametrize(
    ("days", "wider"),
    [
        ((date(2003, 3, 14), date(2003, 3, 14)), month_interval(2003, 3)),
        (month_interval(2003, 3), year_interval(2003)),
        ((date(2003, 3, 30), date(2003, 4, 2)), (date(2003, 3, 1), date(2003, 4, 30))),
        (year_interval(2003), year_interval(2003)),
    ],
)
def test_widening_by_one_unit(days: Interval, wider: Interval) -> None:
    assert widen(days) == wider


def test_distance_counts_the_days_between() -> None:
    assert distance(month_interval(2003, 3), month_interval(2003, 5)) == 30
    assert distance(month_interval(2003, 5), month_interval(2003, 3)) == 30
    assert distance(month_interval(2003, 3), month_interval(2003, 4)) == 0
