"""One day in two calendars: «14 March 1809» of a text in Old Style is 26 March of another.

A date with its style beside it is read as the Gregorian day already (language/date_styles.py); here
are those of a text that says once, or in its own words, by which calendar it goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from corpuskit.claims.model import Extract
from corpuskit.core.findings import Location
from corpuskit.language.date_parts import gregorian

_OLD = re.compile(
    r"\b[Oo]ld[\s-](?:[Ss]tyle|[Cc]alendar|[Rr]eckoning)\b|\bO\.\s?S\.|\bJulian\b|\bLady\s+Day\b|"
    r"\byear\s+(?:then\s+)?(?:began|begins|beginning)\b"
)
_NEW = re.compile(
    r"\b(?:[Nn]ew|[Rr]eformed)[\s-](?:[Ss]tyle|[Cc]alendar|[Rr]eckoning)\b|\bN\.\s?S\.|\bGregorian\b"
)
_ANY = re.compile(
    r"\b(?:by|to|of|after)\s+(?:the|our|their|his|her)\s+(?:[\w’'-]+\s+)?calendar\b"
    r"(?!\s+(?:years?|months?|weeks?|days?)\b)"
)
# The year began on 25 March in many countries, in England until 1752.
_LADY_DAY, _LAST_OLD_YEAR = (3, 25), 1752
_REFORM = date(1582, 10, 5)


class Dated(Protocol):
    """Stand for whatever was read of a place and happened between two days."""

    @property
    def where(self) -> Location:
        """Return where it is told."""

    @property
    def first(self) -> date:
        """Return the first day on which it may have been."""

    @property
    def last(self) -> date:
        """Return the last."""


@dataclass(frozen=True, slots=True)
class Calendars:
    """Hold the documents that tell by which calendar they go: only theirs are taken for two."""

    spoken_of: frozenset[str]

    def one_day(self, a: Dated, b: Dated) -> bool:
        """Tell two days that are as far apart as the calendars, where a text tells of them."""
        exact = a.first == a.last and b.first == b.last
        return exact and self.are_one((a.where, a.first), (b.where, b.first))

    def are_one(self, a: tuple[Location, date], b: tuple[Location, date]) -> bool:
        """Tell the same of two days, each with its place: by one calendar they are two."""
        (here, first), (there, second) = a, b
        if here.document == there.document or any(
            style.search(here.sentence) and style.search(there.sentence) for style in (_OLD, _NEW)
        ):
            return False
        if self.spoken_of.isdisjoint((here.document, there.document)):
            return False
        (early, told), (late, _) = sorted(
            ((first, here), (second, there)), key=lambda each: each[0]
        )
        if (early.month, early.day) == (late.month, late.day) < _LADY_DAY:
            return late.year - early.year == 1 and late.year <= _LAST_OLD_YEAR
        # «14 March (O.S.)» has become the 26th, and is not to be set forward again.
        as_printed = re.search(rf"\b{early.day}\b", told.sentence) is not None
        return (
            early >= _REFORM
            and as_printed
            and gregorian(early.year, early.month, early.day) == late
        )


def calendars_of(extracts: Iterable[Extract]) -> Calendars:
    """Return which documents speak of the Old Style, or of their calendar."""
    return Calendars(
        frozenset(
            extract.name
            for extract in extracts
            if any(
                style.search(place.sentence)
                for place in extract.sentences
                for style in (_OLD, _NEW, _ANY)
            )
        )
    )
