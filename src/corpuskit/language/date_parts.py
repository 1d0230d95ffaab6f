"""What a date expression says, with what it leaves out, and the days that it covers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpuskit.language.date_easter import easter_days
from corpuskit.language.intervals import Interval, month_end, month_interval, year_interval


JULIAN = "julian"


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one date expression before its missing year or month is supplied.

    `kind` is day, number (a day without its month), month, season, year, decade, century, weekday,
    feast (`day` to `step` days after Easter) or relative. For a decade and a century `year` is their first year; for a season `month` is
    its first month; for a weekday `day` is 0 (Monday) to 6. `scope` narrows the whole («early»,
    «half 1»); `last_year` ends a season printed with two years (the winter of 1995/96). `step` and
    `base` say what a relative year, month or week counts from. `bare` is True where the words alone
    do not show that they are a date. `weekday` is the one printed beside a day.
    """

    start: int
    end: int
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    scope: str = ""
    last_year: int | None = None
    step: int = 0
    base: str = ""
    certain: bool = True
    bare: bool = False
    calendar: str = ""
    weekday: int | None = None


_PRECISIONS = {
    "half": "half",
    "quarter": "quarter",
    **dict.fromkeys(("months", "run", "week"), "range"),
}
_VAGUE = frozenset({"early", "mid", "late", "begin", "end", "week"})


def is_vague(part: Part) -> bool:
    """Tell whether the words leave the ends of the period open."""
    return part.scope.split(" ")[0] in _VAGUE


def precision_of(part: Part) -> str:
    """Return what the words name, in the terms of `DateSpan.precision`."""
    if part.kind == "feast":
        return "day" if part.day == part.step else "range"
    if part.kind == "week" or (part.kind in ("century", "year") and part.last_year):
        return "range"
    if part.scope.startswith("days"):
        return "day" if part.scope in ("days 1", "days -1") else "range"
    if part.scope.startswith("nth"):
        return "day"
    if " to " in part.scope or part.scope.startswith("decades"):
        return "range"
    if part.scope.startswith("decade"):
        return "decade"
    return _PRECISIONS.get(part.scope.split(" ")[0], part.kind)


def days_of(part: Part) -> Interval | None:
    """Return the days that a completed expression covers, None where there is no such date."""
    try:
        whole = _whole(part)
        return _narrowed(part, whole) if part.scope else whole
    except (ValueError, OverflowError):
        return None


def _whole(part: Part) -> Interval:
    year = part.year or 0
    if part.kind == "day":
        day = (_gregorian if part.calendar == JULIAN else date)(
            year, part.month or 0, part.day or 0
        )
        return day, day
    if part.kind == "feast":
        return easter_days(year, part.day or 0, part.step)
    if part.kind == "week":
        monday = date(year, part.month or 0, part.day or 0)
        return monday, monday + timedelta(days=6)
    if part.kind == "month":
        return month_interval(year, part.month or 0)
    if part.kind == "season":
        return _season(year, part.month or 0, part.last_year)
    if part.kind == "decade":
        return year_interval(year, year + 9)
    if part.kind == "century":
        return year_interval(year, (part.last_year or year) + 99)
    return year_interval(year, part.last_year)


def _gregorian(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of a Julian date; 29 February ends every fourth year."""
    leap_day = (month, day) == (2, 29) and year % 4 == 0
    printed = date(year, 2, 28) if leap_day else date(year, month, day)
    counted = year if month > 2 else year - 1
    return printed + timedelta(days=counted // 100 - counted // 400 - 2 + leap_day)


def _season(year: int, month: int, last_year: int | None) -> Interval:
    # A winter printed with one year is the one that begins in its December.
    if month == 12:
        return date(year, 12, 1), month_end(year + 1, 2)
    return date(year, month, 1), month_end(last_year or year, month + 2)


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


def _narrowed(part: Part, whole: Interval) -> Interval:
    if part.scope.startswith("months "):
        return _run_of_months(whole, int(part.scope[7:]))
    if part.scope.startswith("run "):
        first, last = (int(month) for month in part.scope.split()[1:])
        return date(whole[0].year, first, 1), month_end(whole[0].year, last)
    if part.scope.startswith("days "):
        return _run_of_days(whole, int(part.scope[5:]))
    if part.scope.startswith("nth "):
        return _nth_weekday(whole, *(int(number) for number in part.scope.split()[1:]))
    if part.scope.startswith("decade"):
        return _decades(part, whole)
    if part.kind == "century" and part.last_year is not None:
        return _centuries(part, whole)
    if " to " in part.scope:
        one, other = part.scope.split(" to ")
        return _slice(part, whole, one)[0], _slice(part, whole, other)[1]
    return _slice(part, whole, part.scope)


def _run_of_months(whole: Interval, count: int) -> Interval:
    year = whole[0].year
    if count > 0:
        return date(year, 1, 1), month_end(year, count)
    return date(year, 13 + count, 1), date(year, 12, 31)


def _nth_weekday(whole: Interval, place: int, weekday: int) -> Interval:
    """Return the first to fourth such weekday of a month, or with -1 the last."""
    first, last = whole
    if (last - first).days > 31:
        raise ValueError(place)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (place - 1))
    if place == -1:
        day = last - timedelta(days=(last.weekday() - weekday) % 7)
    return day, day


def _decades(part: Part, whole: Interval) -> Interval:
    """Return the decades of a century, counted from its first year: 1901 to 1910."""
    if part.kind != "century" or part.last_year is not None:
        raise ValueError(part.scope)
    name, number = part.scope.split()
    first, last = whole[0].year, whole[1].year
    count = int(number)
    if name == "decade":
        return year_interval(first + 10 * count - 10, first + 10 * count - 1)
    if count > 0:
        return year_interval(first, first + 10 * count - 1)
    return year_interval(last + 10 * count + 1, last)


def _centuries(part: Part, whole: Interval) -> Interval:
    """Return «the late 19th and early 20th centuries», each end narrowed in its own century."""
    one, _, other = part.scope.partition(" to ")
    first = replace(part, last_year=None, scope="" if one == "all" else one)
    last = replace(first, year=part.last_year, scope=other)
    begin, end = days_of(first), days_of(last)
    if begin is None or end is None:
        raise ValueError(part.scope)
    return begin[0], end[1]


def _run_of_days(whole: Interval, count: int) -> Interval:
    first, last = whole
    if count > 0:
        return first, first + timedelta(days=count - 1)
    return last + timedelta(days=count + 1), last


def _slice(part: Part, whole: Interval, scope: str) -> Interval:
    first, last = whole
    if scope == "week 5":
        return last - timedelta(days=6), last
    if part.kind in ("year", "relative") and scope.startswith("week "):
        return _slice(replace(part, kind="month"), month_interval(first.year, 1), scope)
    if part.kind == "month" and scope in _DAYS_OF_MONTH:
        start, end = _DAYS_OF_MONTH[scope]
        return first.replace(day=start), first.replace(day=min(end, last.day))
    if part.kind in ("year", "relative") and scope in _MONTHS_OF_YEAR:
        start, end = _MONTHS_OF_YEAR[scope]
        return date(first.year, start, 1), month_end(last.year, end)
    if part.kind == "decade" and scope in _YEARS_OF_DECADE:
        start, end = _YEARS_OF_DECADE[scope]
        return year_interval(first.year + start, first.year + end)
    if part.kind in ("century", "decade") and scope in _SHARES:
        length = last.year - first.year + 1
        start, end = (share * length // 100 for share in _SHARES[scope])
        return year_interval(first.year + start, first.year + end - 1)
    if part.kind == "season" and scope in _SHARES:
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
