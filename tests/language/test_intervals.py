"""Arithmetic on runs of days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.language.intervals import Interval, month_interval, widen, year_interval

INTERVALS = st.tuples(st.dates(), st.dates()).map(lambda pair: (min(pair), max(pair)))


@given(INTERVALS)
def test_widening_keeps_every_day(days: Interval) -> None:
    first, last = widen(days)
    assert first <= days[0] <= days[1] <= last
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
