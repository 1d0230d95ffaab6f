"""Dates and periods as printed, read into the days that they cover."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Hold a date or period found in a text as the days that it may cover, both included.

    `precision` is what the words name: day, month, season, quarter, half, year, decade, century, or
    range. `vague` (early 1990s) asks for `@notBefore`/`@notAfter`; a `range` that is not vague
    lasts from its first to its last day (`@from`/`@to`). `anchored` is True where the year was taken
    from the context («in October of the same year», «July 18»), with `certain` False where that
    is a guess. An impossible date (31 June) has `valid` False and stays unmarked.
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


@dataclass(frozen=True, slots=True)
class Anchor:
    """Give a relative date what it is relative to: the document's own date and the last date read."""

    published: tuple[date, date] | None = None
    previous: tuple[date, date] | None = None


def find_dates(text: str, anchor: Anchor = Anchor()) -> tuple[DateSpan, ...]:
    """Find every date and period in running text."""
    raise NotImplementedError
