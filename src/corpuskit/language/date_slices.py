"""Narrow a period to the part of it that the words name: its end, first half, last two weeks.

A scope is a name, often with numbers: «early», «half 1», «week 2», «months -2» (the last two),
«days 10», «nth 1 0» (the first Monday), «decade 3» of a century, «run 7 12» (July to December), or
two of them joined by «to».
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from corpuskit.language.intervals import Interval, month_end, month_interval, year_interval

# Months of a year that a scope names: early and late are its first and last quarters.
_MONTHS_OF_YEAR = {
    "begin": (1, 1),
    "early": (1, 3),
    "mid": (5, 8),
    "late": (10, 12),
    "end": (12, 12),
    "half 1": (1, 6),
    "half 2": (7, 12),
    "quarter 1": (1, 3),
    "quarter 2": (4, 6),
    "quarter 3": (7, 9),
    "quarter 4": (10, 12),
}
# Days of a month: thirds, halves, and weeks counted from its first day; 31 is its last day.
_DAYS_OF_MONTH = {
    "begin": (1, 10),
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "end": (21, 31),
    "half 1": (1, 15),
    "half 2": (16, 31),
    "week 1": (1, 7),
    "week 2": (8, 14),
    "week 3": (15, 21),
    "week 4": (22, 28),
}
# Hundredths of a longer period, from the first year included to the last excluded.
_SHARES = {
    "begin": (0, 33),
    "early": (0, 33),
    "mid": (33, 67),
    "late": (67, 100),
    "end": (67, 100),
    "half 1": (0, 50),
    "half 2": (50, 100),
    "quarter 1": (0, 25),
    "quarter 2": (25, 50),
    "quarter 3": (50, 75),
    "quarter 4": (75, 100),
}
# Years of a decade, as the conventions divide it: 0 to 3, 4 to 6, 7 to 9.
_YEARS_OF_DECADE = {
    "begin": (0, 3),
    "early": (0, 3),
    "mid": (4, 6),
    "late": (7, 9),
    "end": (7, 9),
    "half 1": (0, 4),
    "half 2": (5, 9),
}
_LONGEST_MONTH, _WEEK, _CENTURY = 31, 7, 100


def narrowed(kind: str, scope: str, whole: Interval) -> Interval:
    """Return the days of a scope within a period of a kind (`Part.kind`).

    Raises ValueError where such a period has no such part.

    >>> narrowed("year", "half 2", year_interval(1998))
    (datetime.date(1998, 7, 1), datetime.date(1998, 12, 31))
    """
    name, *numbers = scope.split(" ")
    if name in _RUNS:
        return _RUNS[name](kind, whole, [int(number) for number in numbers])
    if " to " not in scope:
        return _slice(kind, whole, scope)
    one, other = scope.split(" to ")
    first, last = whole
    if kind == "century" and last.year - first.year >= _CENTURY:
        # «The late 19th and early 20th centuries»: each end in its own century.
        begin, end = (year_interval(y, y + 99) for y in (first.year, last.year - 99))
        whole_first = begin if one == "all" else _slice(kind, begin, one)
        return whole_first[0], _slice(kind, end, other)[1]
    return _slice(kind, whole, one)[0], _slice(kind, whole, other)[1]


def _months(_: str, whole: Interval, numbers: list[int]) -> Interval:
    year, count = whole[0].year, numbers[0]
    if count > 0:
        return date(year, 1, 1), month_end(year, count)
    return date(year, 13 + count, 1), date(year, 12, 31)


def _run(_: str, whole: Interval, numbers: list[int]) -> Interval:
    year = whole[0].year
    return date(year, numbers[0], 1), month_end(year, numbers[1])


def _days(_: str, whole: Interval, numbers: list[int]) -> Interval:
    first, last = whole
    if numbers[0] > 0:
        return first, first + timedelta(days=numbers[0] - 1)
    return last + timedelta(days=numbers[0] + 1), last


def _nth(_: str, whole: Interval, numbers: list[int]) -> Interval:
    """Return the first to fourth such weekday of a month, or with -1 the last."""
    (first, last), (place, weekday) = whole, numbers
    if (last - first).days > _LONGEST_MONTH:
        raise ValueError(place)
    day = first + timedelta(days=(weekday - first.weekday()) % _WEEK + _WEEK * (place - 1))
    if place < 0:
        day = last - timedelta(days=(last.weekday() - weekday) % _WEEK)
    return day, day


def _decade(kind: str, whole: Interval, numbers: list[int]) -> Interval:
    """Return one decade of a century, counted from its first year: 1901 to 1910."""
    _expect_century(kind, whole)
    first = whole[0].year + 10 * numbers[0] - 10
    return year_interval(first, first + 9)


def _decades(kind: str, whole: Interval, numbers: list[int]) -> Interval:
    _expect_century(kind, whole)
    first, last, length = whole[0].year, whole[1].year, 10 * numbers[0]
    return (
        year_interval(first, first + length - 1)
        if length > 0
        else year_interval(last + length + 1, last)
    )


def _expect_century(kind: str, whole: Interval) -> None:
    if kind != "century" or whole[1].year - whole[0].year >= _CENTURY:
        raise ValueError(kind)


_RUNS: Mapping[str, Callable[[str, Interval, list[int]], Interval]] = {
    "months": _months,
    "run": _run,
    "days": _days,
    "nth": _nth,
    "decade": _decade,
    "decades": _decades,
}


def _slice(kind: str, whole: Interval, scope: str) -> Interval:
    first, last = whole
    if scope == "week 5":
        return last - timedelta(days=_WEEK - 1), last
    if kind in ("year", "relative") and scope.startswith("week "):
        return _slice("month", month_interval(first.year, 1), scope)
    if kind == "month" and scope in _DAYS_OF_MONTH:
        start, end = _DAYS_OF_MONTH[scope]
        return first.replace(day=start), first.replace(day=min(end, last.day))
    if kind in ("year", "relative") and scope in _MONTHS_OF_YEAR:
        start, end = _MONTHS_OF_YEAR[scope]
        return date(first.year, start, 1), month_end(last.year, end)
    if kind == "decade" and scope in _YEARS_OF_DECADE:
        start, end = _YEARS_OF_DECADE[scope]
        return year_interval(first.year + start, first.year + end)
    if kind in ("century", "decade") and scope in _SHARES:
        length = last.year - first.year + 1
        start, end = (share * length // 100 for share in _SHARES[scope])
        return year_interval(first.year + start, first.year + end - 1)
    if kind == "season" and scope in _SHARES:
        return _third_of_season(whole, scope)
    raise ValueError(scope)


def _third_of_season(whole: Interval, scope: str) -> Interval:
    first, last = whole
    if scope in ("begin", "early"):
        return month_interval(first.year, first.month)
    if scope in ("late", "end"):
        return month_interval(last.year, last.month)
    if scope == "mid":
        middle = first.month % 12 + 1
        return month_interval(first.year if middle > first.month else last.year, middle)
    return whole
