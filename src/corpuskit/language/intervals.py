"""Make and widen runs of days; every interval includes both of its ends."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TypeAlias

Interval: TypeAlias = tuple[date, date]


def month_end(year: int, month: int) -> date:
    """Return the last day of a month, leap years included.

    >>> month_end(2000, 2)
    datetime.date(2000, 2, 29)
    """
    return date(year, month, calendar.monthrange(year, month)[1])


def year_interval(first: int, last: int | None = None) -> Interval:
    """Return the days of one year, or of all years from the first to the last."""
    return date(first, 1, 1), date(first if last is None else last, 12, 31)


def month_interval(year: int, month: int) -> Interval:
    """Return the days of one month."""
    return date(year, month, 1), month_end(year, month)


def widen(span: Interval) -> Interval:
    """Widen by one unit: a day or days to their months, a month or months to their years.

    A present-tense claim holds around the day it was printed, not on it alone. An interval
    of whole years is returned as it is.

    >>> widen((date(1998, 11, 5), date(1998, 11, 5)))
    (datetime.date(1998, 11, 1), datetime.date(1998, 11, 30))
    """
    first, last = span
    if is_months(span):
        return year_interval(first.year, last.year)
    return first.replace(day=1), month_end(last.year, last.month)


def is_months(span: Interval) -> bool:
    """Tell whether an interval begins and ends where months do."""
    return span[0].day == 1 and span[1] == month_end(span[1].year, span[1].month)


def is_years(span: Interval) -> bool:
    """Tell whether an interval begins and ends where years do."""
    first, last = span
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def shifted(day: date, days: int) -> date | None:
    """Return a day so many days later or earlier, None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
