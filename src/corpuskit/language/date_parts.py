"""What a date expression says, with what it leaves out, and the days that it covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from corpuskit.language.date_easter import easter_days
from corpuskit.language.date_slices import narrowed
from corpuskit.language.intervals import Interval, month_end, month_interval, year_interval

JULIAN = "julian"


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one date expression before its missing year or month is supplied.

    `kind` is day, number (a day without its month), month, season, year, decade, century, weekday,
    feast (`day` to `step` days after Easter) or relative. For a decade and a century `year` is
    their first year; for a season `month` is its first month; for a weekday `day` is 0 (Monday) to
    6. `scope` narrows the whole («early», «half 1»); `last_year` ends a season or year printed with
    two years (the winter of 1995/96). `step` and `base` say what a relative year, month or week
    counts from. `bare` is True where the words alone do not show that they are a date. `weekday` is
    the one printed beside a day.
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
    "decade": "decade",
    "nth": "day",
    **dict.fromkeys(("days", "months", "decades", "run", "week"), "range"),
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
    if part.scope in ("days 1", "days -1"):
        return "day"
    if " to " in part.scope:
        return "range"
    return _PRECISIONS.get(part.scope.split(" ")[0], part.kind)


def days_of(part: Part) -> Interval | None:
    """Return the days that a completed expression covers, None where there is no such date."""
    try:
        whole = _whole(part)
        return narrowed(part.kind, part.scope, whole) if part.scope else whole
    except (ValueError, OverflowError):
        return None


def _whole(part: Part) -> Interval:
    year = part.year or 0
    if part.kind == "day":
        day = (gregorian if part.calendar == JULIAN else date)(year, part.month or 0, part.day or 0)
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


def gregorian(year: int, month: int, day: int) -> date:
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
