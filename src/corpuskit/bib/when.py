"""Dates of publication and access as citations print them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from corpuskit.bib import vocabulary
from corpuskit.bib.work import WorkDate
from corpuskit.core.alternation import alternation

_YEAR = r"(?P<{0}>1[4-9]\d\d|20\d\d)"
_DASH = r"\s?[-–—/]\s?"
_END = r"(?![\w\d])(?!\.\d)"

_ANY_YEAR = re.compile(r"(?:1[4-9]|20)\d\d")
# The longest date before its year, and after it: «28 September–3 December 1999», «1999 May 24».
_BEFORE, _AFTER = 40, 30


@cache
def _grammar() -> re.Pattern[str]:
    month = rf"(?P<{{0}}>{alternation(vocabulary.months())})(?!\w)\.?"
    day = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th|er|º)?"
    season = rf"(?P<season>{alternation(vocabulary.seasons())})"

    def part(template: str, name: str) -> str:
        return template.replace("{0}", name)

    of = r"(?:of\s|de\s)?"
    forms = [
        # 24–26 Feb. 1999; 24 Feb. 1999; 28 Feb.–3 Mar. 1999
        (
            rf"{part(day, 'd1')}\.?(?:\s{part(month, 'm0')})?(?:{_DASH}|\sand\s)"
            rf"{part(day, 'd2')}\.?,?\s{of}"
            rf"{part(month, 'm1')},?\s(?:de\s)?{_YEAR.format('y1')}"
        ),
        rf"{part(day, 'd3')}\.?,?[\s-]{of}{part(month, 'm2')},?[\s-](?:de\s)?{_YEAR.format('y2')}",
        # February 24–26, 1999; February 24, 1999
        (
            rf"{part(month, 'm3')},?\s{part(day, 'd4')}"
            rf"(?:{_DASH}(?:{part(month, 'm7')}\s)?{part(day, 'd5')})?,?\s{_YEAR.format('y3')}"
        ),
        # September/October 1995; July 1997
        rf"{part(month, 'm4')}{_DASH}{part(month, 'm5')},?\s{_YEAR.format('y4')}",
        rf"{part(month, 'm6')},?\s(?:de\s)?{_YEAR.format('y5')}",
        rf"{season},?\s(?:(?:of|de)\s)?{_YEAR.format('y6')}(?:{_DASH}(?P<y6b>(?:1[4-9]|20)?\d\d))?",
        # 1999 February 24; 2001 Jan
        (
            rf"{_YEAR.format('y9')},?\s{part(month, 'm8')}(?:\s{part(day, 'd8')}(?![\d:]))?"
            r"(?!,?\s(?:1[4-9]|20)\d\d)"
        ),
        # ISO and dotted figures; 1998–99
        rf"{_YEAR.format('y7')}-(?P<mm>0[1-9]|1[0-2])-(?P<dd>[0-3]\d)",
        rf"(?P<dd2>[0-3]?\d)\.(?P<mm2>0?[1-9]|1[0-2])\.{_YEAR.format('y10')}",
        rf"{_YEAR.format('y8')}(?:(?:(?P<slash>/)|{_DASH})(?P<y8b>(?:1[4-9]|20)?\d\d))?[a-z]?",
    ]
    joined = "|".join(f"(?:{form})" for form in forms)
    # Few places begin like a date: the long alternation is tried at those alone.
    names = [*vocabulary.months(), *vocabulary.seasons()]
    begins = alternation(frozenset(name[:2] for name in names))
    return re.compile(rf"(?<![\w\d.,:/–-])(?=\d|{begins})(?:{joined}){_END}", re.IGNORECASE)


def find_work_dates(text: str, offset: int = 0) -> tuple[WorkDate, ...]:
    """Find the dates of a citation's text; `offset` is added to their places.

    A year must be written with four digits between 1400 and 2099. Impossible dates are left out.
    """
    found = _found(text)
    if not offset:
        return found
    return tuple(replace(each, start=each.start + offset, end=each.end + offset) for each in found)


@lru_cache(maxsize=32)
def _found(text: str) -> tuple[WorkDate, ...]:
    # One stretch is asked for its dates several times while it is weighed and read.
    found = (
        _read(match)
        for low, high in _near_years(text)
        for match in _grammar().finditer(text, low, high)
    )
    return tuple(each for each in found if each is not None)


def _near_years(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches around years: the long grammar is too slow to be tried everywhere."""
    low = high = -1
    for match in _ANY_YEAR.finditer(text):
        if match.start() - _BEFORE > high:
            if high > 0:
                yield low, high
            low = max(0, match.start() - _BEFORE)
        high = match.end() + _AFTER
    if high > 0:
        yield low, min(high, len(text))


def _read(match: re.Match[str]) -> WorkDate | None:
    part = {name: value for name, value in match.groupdict().items() if value}
    try:
        first, last = _days(part)
    except ValueError:
        return None
    if last < first:
        return None
    text = match.group()
    end = match.end() - (1 if text[-1].isalpha() and text[:4].isdigit() and len(text) == 5 else 0)
    return WorkDate(match.start(), end, match.string[match.start() : end], first, last)


def _month(name: str) -> int:
    return vocabulary.months()[name.casefold()]


def _whole(year: int, month: int, until: int | None = None) -> tuple[date, date]:
    last = until or month
    return date(year, month, 1), date(year, last, calendar.monthrange(year, last)[1])


def _days(part: dict[str, str]) -> tuple[date, date]:
    if "y1" in part:
        last = date(int(part["y1"]), _month(part["m1"]), int(part["d2"]))
        return date(last.year, _month(part.get("m0", part["m1"])), int(part["d1"])), last
    if "y3" in part:
        first = date(int(part["y3"]), _month(part["m3"]), int(part["d4"]))
        until = _month(part["m7"]) if "m7" in part else first.month
        return first, date(first.year, until, int(part.get("d5", part["d4"])))
    for year, month, day in (("y2", "m2", "d3"), ("y9", "m8", "d8")):
        if year in part and day in part:
            one = date(int(part[year]), _month(part[month]), int(part[day]))
            return one, one
    if "y4" in part:
        return _whole(int(part["y4"]), _month(part["m4"]), _month(part["m5"]))
    if "y5" in part or "y9" in part:
        year = part.get("y5") or part["y9"]
        return _whole(int(year), _month(part.get("m6") or part["m8"]))
    return _figures(part)


def _figures(part: dict[str, str]) -> tuple[date, date]:
    if "y6" in part:
        first, length = vocabulary.seasons()[part["season"].casefold()]
        # «Winter 1995/96» names the year it begins in, «winter 1996» the one it ends in.
        year = int(part["y6"]) - (first == 12 and "y6b" not in part)
        final = first + length - 1
        return date(year, first, 1), _whole(year + (final > 12), (final - 1) % 12 + 1)[1]
    if "y7" in part:
        one = date(int(part["y7"]), int(part["mm"]), int(part["dd"]))
        return one, one
    if "y10" in part:
        one = date(int(part["y10"]), int(part["mm2"]), int(part["dd2"]))
        return one, one
    first = int(part["y8"])
    until = part.get("y8b", part["y8"])
    final = int(until) if len(until) == 4 else first // 100 * 100 + int(until)
    if part.get("slash") and final != first + 1:
        raise ValueError(until)
    return date(first, 1, 1), date(final, 12, 31)
