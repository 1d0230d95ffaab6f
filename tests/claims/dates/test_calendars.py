"""One day in two calendars, against the days that tables of conversion give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from corpuskit.claims.dates.calendars import Calendars
from corpuskit.core.findings import Location

# Julian and Gregorian days of well-known events.
KNOWN = [
    (date(1709, 6, 27), date(1709, 7, 8)),
    (date(1825, 12, 14), date(1825, 12, 26)),
    (date(1917, 10, 25), date(1917, 11, 7)),
    (date(1616, 4, 23), date(1616, 5, 3)),
]


DIARY, REPORT = (
    Location(name, f"{name}.xml", 1, 1, 2, "", "It was done on 27, 14, 25, 23, 20 or 26.")
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


def test_a_day_that_its_style_has_set_forward_is_not_set_forward_again() -> None:
    told = Calendars(frozenset({"diary"}))
    read = date(1809, 3, 26), date(1809, 4, 7)
    set_forward = replace(DIARY, sentence="It was done on 14 March 1809 (O.S.).")
    assert not told.are_one((set_forward, read[0]), (REPORT, read[1]))
    assert told.are_one((DIARY, read[0]), (REPORT, read[1]))


def test_nothing_is_one_before_the_reform() -> None:
    told = Calendars(frozenset({"diary"}))
    assert not told.are_one((DIARY, date(1453, 5, 20)), (REPORT, date(1453, 5, 29)))
