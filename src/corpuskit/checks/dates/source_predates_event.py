"""DAT020: An event is told from a source that is older than it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import told_from_source
from corpuskit.claims.citations.older_source import older_source
from corpuskit.claims.dates.reported import is_older
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield dated events whose only source appeared before them; figures have a check of their own."""
    for extract in extracts:
        figures = {(c.where.sentence, older_source(c)) for c in extract.claims if c.sources}
        for told in extract.reported:
            source = told.source
            if (told.where.sentence, source) in figures:
                continue
            if not is_older(told) or source.first is None or source.last is None:
                continue
            yield CHECK.finding(
                *told_from_source(told),
                why="the note at this date cites no other work",
                tolerance="none: the source appeared before the time began",
            )


CHECK = Check(
    id="DAT020",
    slug="source-predates-event",
    level=Level.WARNING,
    summary="An event is told from a source that is older than it.",
    why="Nobody reports what has not happened yet: the date of the event or that of the source is wrong.",
    fix="Look the source up; correct its date or that of the event.",
    find=find,
    reported=(
        Example(
            "closed two years after the report",
            {
                "chapter": (
                    "The port of Marsala was closed in September 1996.[1]\n\n"
                    "[1] *Harbour News*, 17 Sep. 1994, p. 5.\n"
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
            "a plan",
            {
                "chapter": (
                    "The port of Marsala was to be closed in September 1996.[1]\n\n"
                    "[1] *Harbour News*, 17 Sep. 1994, p. 5.\n"
                )
            },
        ),
        Example(
            "an act that was amended",
            {
                "chapter": (
                    "Under the Harbour Convention, as amended on 3 March 1994, the port was "
                    "closed.[1]\n\n"
                    "[1] Convention on Harbours, 7 December 1944, *Treaty Series*, vol. 15.\n"
                )
            },
        ),
        Example(
            "a work on the background",
            {
                "chapter": (
                    "The port of Marsala was closed in September 1996.[1]\n\n"
                    "[1] On the dispute, see *Harbour News*, 17 Sep. 1994, p. 5.\n"
                )
            },
        ),
    ),
    references=(
        "Howell and Prevenier, From Reliable Sources: An Introduction to Historical Methods (Cornell University Press, 2001)",
        "Allen, Maintaining Knowledge about Temporal Intervals, Communications of the ACM 26 (1983), pp. 832–843",
    ),
)
