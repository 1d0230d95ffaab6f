"""DAT003: A date names a day of the week that it did not fall on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.oddities import oddities
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield dates such as Monday, 4 May 1999, which was a Tuesday."""
    for oddity, evidence in oddities(extracts, "weekday-differs"):
        yield CHECK.finding(oddity.message, evidence, tolerance="none: the Gregorian calendar")


CHECK = Check(
    id="DAT003",
    slug="weekday-differs",
    level=Level.ERROR,
    summary="A date names a day of the week that it did not fall on.",
    why="Either the day or the weekday is misprinted, and one of them is copied on.",
    fix="Look the date up; correct the day or the weekday, or mark another @calendar.",
    find=find,
    reported=(Example("a Tuesday", {"report": "The pier burned on Monday, 4 May 1999.\n"}),),
    silent=(
        Example("the right day", {"report": "The pier burned on Tuesday, 4 May 1999.\n"}),
        Example("no year printed", {"report": "The pier burned on Monday, 4 May.\n"}),
    ),
    references=(
        "Reingold and Dershowitz, Calendrical Calculations: The Ultimate Edition (Cambridge University Press, 2018)",
        "ISO 8601-1:2019, Date and time: Representations for information interchange, Part 1: Basic rules",
    ),
)
