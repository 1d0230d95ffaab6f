"""DAT021: An event is told from a report of the same days of another year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import told_from_source
from corpuskit.claims.dates.reported import is_of_another_year
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield dated events whose only report is of the days after them, but of a later year."""
    for extract in extracts:
        for told in extract.reported:
            source = told.source
            if not is_of_another_year(told) or source.first is None or source.last is None:
                continue
            yield CHECK.finding(
                *told_from_source(told),
                why="the note cites one report; but for the year it is of the days after the event",
                tolerance="a report appears within a fortnight",
            )


CHECK = Check(
    id="DAT021",
    slug="source-of-another-year",
    level=Level.WARNING,
    summary="An event is told from a report of the same days of another year.",
    why="A report appears within days of its event: one of the two years is likely to be wrong.",
    fix="Look the source up; correct its date or that of the event.",
    find=find,
    reported=(
        Example(
            "the same month, two years later",
            {
                "chapter": (
                    "The port of Marsala was closed in September 1994.[1]\n\n"
                    "[1] *Harbour News*, 17 Sep. 1996, p. 5.\n"
                )
            },
        ),
    ),
    silent=(
        Example(
            "a report of the next day",
            {
                "chapter": (
                    "The port of Marsala was closed on 3 March 1994.[1]\n\n"
                    "[1] *Harbour News*, 4 Mar. 1994, p. 5.\n"
                )
            },
        ),
        Example(
            "a look back",
            {
                "chapter": (
                    "The port of Marsala was closed in March 1994.[1]\n\n"
                    "[1] *Harbour News*, 17 Sep. 1996, p. 5.\n"
                )
            },
        ),
    ),
    references=(
        "Howell and Prevenier, From Reliable Sources: An Introduction to Historical Methods (Cornell University Press, 2001)",
        "Allen, Maintaining Knowledge about Temporal Intervals, Communications of the ACM 26 (1983), pp. 832–843",
    ),
)
