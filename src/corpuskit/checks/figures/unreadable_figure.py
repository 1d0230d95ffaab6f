"""FIG013: What looks like a figure prints no number that can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.oddities import oddities
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield figures such as «3OO», which scans print for 300."""
    for oddity, evidence in oddities(extracts, "unreadable-figure"):
        yield CHECK.finding(oddity.message, evidence)


CHECK = Check(
    id="FIG013",
    slug="unreadable-figure",
    level=Level.WARNING,
    summary="What looks like a figure prints no number that can be read.",
    why="A scan took digits for letters, or a power or range is misprinted; it is not compared.",
    fix="Look the figure up in the source and correct it, or mark it with <measure quantity='...'>.",
    find=find,
    reported=(
        Example("letters among digits", {"report": "The company chartered 3OO tugs.\n"}),
        Example("a range from more to less", {"report": "The yard had 500–300 workers.\n"}),
    ),
    silent=(
        Example("codes with letters", {"report": "Two tests found strain O157 in 10l jars.\n"}),
        Example("votes against each other", {"report": "It passed by 52–48 votes.\n"}),
    ),
    references=(
        "Holley, How Good Can It Get? Analysing and Improving OCR Accuracy in Large Scale Historic Newspaper Digitisation Programs, D-Lib Magazine 15 (2009), 3/4",
        "TEI P5 Guidelines, Elements Available in All TEI Documents: Names, Numbers, Dates, Abbreviations, and Addresses",
    ),
)
