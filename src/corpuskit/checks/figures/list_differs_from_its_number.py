"""FIG008: a list that does not have as many items as its sentence announces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import printed_value
from corpuskit.claims.model import Cut, Extract
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield lists of names that are longer or shorter than announced."""
    for extract in extracts:
        for breakdown in extract.breakdowns:
            if breakdown.cut is Cut.LIST and breakdown.whole.value.point != len(breakdown.parts):
                announced = printed_value(breakdown.whole.value)
                yield CHECK.finding(
                    f"{announced} announced, {len(breakdown.parts)} named in "
                    f"{breakdown.whole.where.citation}",
                    [
                        Evidence(breakdown.whole.where, f"{announced} announced"),
                        *(Evidence(part.where, part.where.quote) for part in breakdown.parts),
                    ],
                    why="the names follow the number directly and close the sentence",
                    tolerance="none: a count",
                )


CHECK = Check(
    id="FIG008",
    slug="list-differs-from-its-number",
    level=Level.NOTE,
    summary="A list has more or fewer items than the sentence says.",
    why="An item is missing or too many, or the number is wrong.",
    fix="Count again; complete the list or correct the number.",
    find=find,
    reported=(
        Example(
            "four names for three",
            {
                "report": "The fleet called at the three ports: Varde, Skagen, Hirtshals and Esbjerg.\n"
            },
        ),
    ),
    silent=(
        Example(
            "as many names as announced",
            {"report": "The fleet called at the three ports: Varde, Skagen and Hirtshals.\n"},
        ),
        Example(
            "a name with «and» in it",
            {"report": "The fleet called at the two islands: Nevis, Trinidad and Tobago.\n"},
        ),
    ),
    references=(
        "The Chicago Manual of Style, 17th edition (2017), chapter 6: Punctuation, on lists",
    ),
)
