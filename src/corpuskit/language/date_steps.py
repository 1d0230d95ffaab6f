"""Step from the days spoken of to the day, week, month, quarter, decade or century beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from corpuskit.language.intervals import (
    Interval,
    month_end,
    month_interval,
    shifted,
    year_interval,
)

_WEEK = 7


def _day(base: Interval, step: int) -> Interval | None:
    day = shifted(base[0], step) if base[0] == base[1] else None
    return None if day is None else (day, day)


def _week(base: Interval, step: int) -> Interval | None:
    first, last = base
    if (last - first).days >= _WEEK:
        return None
    monday = shifted(last, step * _WEEK - last.weekday())
    sunday = None if monday is None else shifted(monday, _WEEK - 1)
    return None if monday is None or sunday is None else (monday, sunday)


def _months(length: int) -> Callable[[Interval, int], Interval | None]:
    """Return the step by so many months; the base must lie within one such run of them."""

    def stepped(base: Interval, step: int) -> Interval | None:
        first, last = ((day.year * 12 + day.month - 1) // length for day in base)
        year, month = divmod((first + step) * length, 12)
        if first != last or not 1 <= year < date.max.year:
            return None
        return month_interval(year, month + 1)[0], month_end(year, month + length)

    return stepped


def _years(length: int, remainder: int) -> Callable[[Interval, int], Interval | None]:
    """Return the step by decades, which begin with 0, or centuries, which begin with 1."""

    def stepped(base: Interval, step: int) -> Interval | None:
        first, last = ((day.year - remainder) // length for day in base)
        begin = (first + step) * length + remainder
        if first != last or not 1 <= begin < date.max.year - length:
            return None
        return year_interval(begin, begin + length - 1)

    return stepped


STEPS: Mapping[str, Callable[[Interval, int], Interval | None]] = {
    "day": _day,
    "week": _week,
    "month": _months(1),
    "quarter": _months(3),
    "decade": _years(10, 0),
    "century": _years(100, 1),
}
