"""DAT001: A date names a day that no calendar has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.oddities import oddities
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield dates such as 31 June."""
    for oddity, evidence in oddities(extracts, "impossible-date"):
        yield CHECK.finding(oddity.message, evidence)


CHECK = Check(
    id="DAT001",
    slug="impossible-date",
    level=Level.ERROR,
    summary="A date names a day that no calendar has.",
    why="The day was misread or misprinted; nothing can be dated by it.",
    fix="Look the date up in the source; correct it.",
    find=find,
    reported=(
        Example(
            "a day that June does not have",
            {"chapter": "The convention was signed on 31 June 1994.\n"},
        ),
    ),
    silent=(
        Example("a day that June has", {"chapter": "The convention was signed on 30 June 1994.\n"}),
    ),
    references=(
        "Reingold and Dershowitz, Calendrical Calculations: The Ultimate Edition (Cambridge University Press, 2018)",
        "ISO 8601-1:2019, Date and time: Representations for information interchange, Part 1: Basic rules",
    ),
)
