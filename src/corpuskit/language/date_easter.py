"""Compute Easter, from which the movable feasts are counted."""

from __future__ import annotations

from datetime import date, timedelta

from corpuskit.language.intervals import Interval


def easter(year: int) -> date:
    """Return Easter Sunday of the Western church (Meeus, Jones and Butcher).

    >>> easter(1969)
    datetime.date(1969, 4, 6)
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    lunar = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    lunar = (19 * golden + lunar + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - lunar - rest % 4) % 7
    late = (golden + 11 * lunar + 22 * weekday) // 451
    month, day = divmod(lunar + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def easter_days(year: int, first: int, last: int) -> Interval:
    """Return the days from one to another, both counted from Easter Sunday."""
    sunday = easter(year)
    return sunday + timedelta(days=first), sunday + timedelta(days=last)
