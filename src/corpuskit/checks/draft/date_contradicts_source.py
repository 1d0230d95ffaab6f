"""DRF003: a date that the cited source gives otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.draft.examples import BIB, SOURCE
from corpuskit.checks.evidence import cited_for
from corpuskit.claims.drafts.dates import dated_otherwise
from corpuskit.claims.drafts.desk import desks
from corpuskit.claims.model import Extract, printed_period
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield the dates of papers that a document which they cite for them gives otherwise."""
    for desk in desks(extracts):
        for each in dated_otherwise(desk):
            mine = printed_period(each.told.first, each.told.last)
            yours = printed_period(each.rival.first, each.rival.last)
            yield CHECK.finding(
                f"{mine} is cited from {each.source.name}, which has {yours}",
                [Evidence(each.told.where, mine), Evidence(each.rival.where, yours)],
                why=cited_for(each.citings, each.group),
            )


CHECK = Check(
    id="DRF003",
    slug="date-contradicts-source",
    level=Level.WARNING,
    summary="A paper cites a document for a date that the document gives otherwise.",
    why="A date is copied from paper to paper, and with it the slip of the first one.",
    fix="Correct the date, or cite the source that has it.",
    find=find,
    reported=(
        Example(
            "another month",
            {
                "ruiz": SOURCE,
                "paper.md": "The treaty with Malta on the port was signed on 5 July 1996 [@ruiz1999].\n",
                "refs.bib": BIB,
            },
        ),
    ),
    silent=(
        Example(
            "the year alone",
            {
                "ruiz": SOURCE,
                "paper.md": "The treaty with Malta on the port was signed in 1996 [@ruiz1999].\n",
                "refs.bib": BIB,
            },
        ),
    ),
    references=(
        "The Chicago Manual of Style, 17th edition (2017), chapter 14: Notes and Bibliography",
    ),
)
