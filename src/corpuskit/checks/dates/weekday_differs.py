"""DAT003: A date names a day of the week that it did not fall on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from corpuskit.checks.check import Check, Example
from corpuskit.checks.oddities import oddities
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Evidence, Finding, Level
from corpuskit.language.dates import find_dates


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield dates such as Monday, 4 May 1999, which was a Tuesday.

    Where other passages print that day with its own weekday, they stand beside it.
    """
    found = list(oddities(extracts, "weekday-differs"))
    right = _right(extracts) if found else {}
    for oddity, evidence in found:
        dates = find_dates(oddity.where.quote)
        days = (d.first for d in dates if d.valid and d.weekday is not None)
        others = [side for day in days for side in right.get(day, ())]
        yield CHECK.finding(
            oddity.message,
            [*evidence, *others[:1]],
            others=[side.location for side in others[1:]],
            tolerance="none: the Gregorian calendar",
        )


def _right(extracts: Sequence[Extract]) -> Mapping[date, list[Evidence]]:
    """Return where each day is printed with the weekday on which it fell."""
    found: dict[date, list[Evidence]] = {}
    for day in (day for extract in extracts for day in extract.days):
        where = day.told.where
        if any(each.weekday == day.day.weekday() for each in find_dates(where.quote)):
            found.setdefault(day.day, []).append(Evidence(where, f"{day.day:%A}"))
    return found


CHECK = Check(
    id="DAT003",
    slug="weekday-differs",
    level=Level.ERROR,
    summary="A date names a day of the week that it did not fall on.",
    why="Either the day or the weekday is misprinted, and one of them is copied on.",
    fix="Look the date up; correct the day or the weekday, or mark another @calendar.",
    find=find,
    reported=(
        Example("a Tuesday", {"report": "The pier burned on Monday, 4 May 1999.\n"}),
        Example(
            "two weekdays of one day",
            {
                "chapter": "The pier burned on Monday, 4 May 1999.\n",
                "report": "On Tuesday, 4 May 1999, the pier was lost.\n",
            },
        ),
    ),
    silent=(
        Example("the right day", {"report": "The pier burned on Tuesday, 4 May 1999.\n"}),
        Example("no year printed", {"report": "The pier burned on Monday, 4 May.\n"}),
    ),
    references=(
        "Reingold and Dershowitz, Calendrical Calculations: The Ultimate Edition (Cambridge University Press, 2018)",
        "ISO 8601-1:2019, Date and time: Representations for information interchange, Part 1: Basic rules",
    ),
)
