"""One day in two calendars, against the days that tables of conversion give."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.claims.dates.calendars import Calendars, julian_lag
from corpuskit.core.findings import Location

# Julian and Gregorian days of well-known events.
KNOWN = [
    (date(1709, 6, 27), date(1709, 7, 8)),
    (date(1825, 12, 14), date(1825, 12, 26)),
    (date(1917, 10, 25), date(1917, 11, 7)),
    (date(1616, 4, 23), date(1616, 5, 3)),
]


DIARY, REPORT = (
    Location(name, f"{name}.xml", 1, 1, 2, "", "It was done on that day.")
    for name in ("diary", "report")
)


@pytest.mark.parametrize(("julian", "gregorian"), KNOWN)
def test_two_calendars_of_one_event(julian: date, gregorian: date) -> None:
    told = Calendars(frozenset({"diary"}))
    assert told.are_one((DIARY, julian), (REPORT, gregorian))
    assert told.are_one((DIARY, gregorian), (REPORT, julian))
    assert not told.are_one((DIARY, julian), (DIARY, gregorian))
    assert not told.are_one((DIARY, julian), (REPORT, gregorian + timedelta(1)))
    assert not Calendars(frozenset()).are_one((DIARY, julian), (REPORT, gregorian))


@given(st.dates(date(1600, 1, 1), date(2099, 12, 1)))
def test_the_lag_grows_only_at_leap_days_that_were_dropped(day: date) -> None:
    step = julian_lag(day + timedelta(1)) - julian_lag(day)
    assert step in (0, 1)
    if step:
        assert (day + timedelta(1)).month == 3
        assert day.year % 100 == 0
        assert day.year % 400


def test_nothing_is_one_before_the_reform() -> None:
    told = Calendars(frozenset({"diary"}))
    assert not told.are_one((DIARY, date(1453, 5, 20)), (REPORT, date(1453, 5, 29)))
