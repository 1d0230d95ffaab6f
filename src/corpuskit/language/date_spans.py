"""A date found in a text, and its TEI attributes in both directions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from corpuskit.core.passages import Attributes
from corpuskit.language.intervals import Interval, is_months, is_years, month_end, year_interval


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Hold a date or period found in a text as the days that it may cover, both included.

    `precision` is what the words name: day, month, season, quarter, half, year, decade, century, or
    range. `vague` (early 1990s) asks for `@notBefore`/`@notAfter`; a `range` that is not vague
    lasts from its first to its last day (`@from`/`@to`). `anchored` is True where the year was
    taken from the context («in October of the same year», «July 18»), with `certain` False where
    that is a guess. An impossible date (31 June) has `valid` False and stays unmarked. `future` is
    True where the clause speaks of what is still to come. `weekday` is the day of the week printed
    with the day, 0 for Monday, right or wrong. `aside` is True where the text does not go on from
    the date: that of a source, or of a year that the story only looks back to. `told` is False
    where the next date without its year goes on from an earlier one, for this one only looks ahead
    or back («weapons made before 1946», «whatever is lacking on 31 December 2013»).
    """

    start: int
    end: int
    first: date
    last: date
    precision: str
    vague: bool = False
    anchored: bool = False
    certain: bool = True
    valid: bool = True
    calendar: str = ""
    future: bool = False
    weekday: int | None = None
    aside: bool = False
    told: bool = True


@dataclass(frozen=True, slots=True)
class Anchor:
    """Give a relative date its base: the document's own date and the last date read.

    `published_certain` False makes every date that leans on the document's own a guess. `asides`
    are stretches of the text, cited works above all, whose dates nothing after them leans on.
    `told` is the last date that the narrative told, where that is not `previous`; `reviewed` is the
    one year that a report says it is about, from which older years are only glimpses.
    """

    published: tuple[date, date] | None = None
    previous: tuple[date, date] | None = None
    published_certain: bool = True
    asides: tuple[tuple[int, int], ...] = ()
    told: tuple[date, date] | None = None
    reviewed: int | None = None


def date_attributes(span: DateSpan) -> Attributes:
    """Return the attributes of a TEI `date`: W3C values of the coarsest form that loses nothing.

    An impossible date keeps no value, so that none is invented, and says `type="impossible"`.
    """
    if not span.valid:
        return (("type", "impossible"), ("cert", "low"))
    return (*_values(span), *_remarks(span))


def period_values(span: DateSpan) -> tuple[str, str]:
    """Return the first and the last day, month or year of a date as W3C values."""
    return _w3c((span.first, span.last))


def _values(span: DateSpan) -> Attributes:
    first, last = period_values(span)
    if span.vague:
        return (("notBefore", first), ("notAfter", last))
    if first == last:
        return (("when", first),)
    return (("from", first), ("to", last))


def _remarks(span: DateSpan) -> Attributes:
    calendar = (("calendar", f"#{span.calendar}"),) if span.calendar else ()
    return calendar if span.certain else (*calendar, ("cert", "low"))


def _w3c(days: Interval) -> tuple[str, str]:
    first, last = days
    length = 4 if is_years(days) else 7 if is_months(days) else 10
    return first.isoformat()[:length], last.isoformat()[:length]


# XML Schema's date, gYearMonth, gYear and dateTime, with or without a time zone.
_VALUE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T[\d:.]{1,20})?)?)?(?:Z|[+-]\d\d:\d\d)?", re.A)
_OPENERS = ("from", "notBefore")
_CLOSERS = ("to", "notAfter")
DATE_VALUES = frozenset({"when", *_OPENERS, *_CLOSERS})


def read_attributes(attributes: Mapping[str, str]) -> Interval | None:
    """Return the days that a TEI `date` with these attributes covers.

    An end that is not given is open: the first or last day of the calendar. None where there
    is no value, a value is no date, or the last day comes before the first.

    >>> read_attributes({"from": "1998-11", "to": "1999"})
    (datetime.date(1998, 11, 1), datetime.date(1999, 12, 31))
    """
    if "when" in attributes:
        return _read(attributes["when"])
    opener = next((attributes[name] for name in _OPENERS if name in attributes), None)
    closer = next((attributes[name] for name in _CLOSERS if name in attributes), None)
    if opener is None and closer is None:
        return None
    first = (date.min, date.min) if opener is None else _read(opener)
    last = (date.max, date.max) if closer is None else _read(closer)
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _read(value: str) -> Interval | None:
    found = _VALUE.fullmatch(value.strip())
    if found is None:
        return None
    year = int(found[1])
    try:
        if found[3] is not None:
            day = date(year, int(found[2]), int(found[3]))
            return day, day
        if found[2] is not None:
            return date(year, int(found[2]), 1), month_end(year, int(found[2]))
        return year_interval(year)
    except ValueError:
        return None
