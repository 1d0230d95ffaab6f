"""DRF004: a date that the cited source does not have, and another document has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.draft.examples import BIB, SOURCE
from corpuskit.claims.drafts.dates import dated_elsewhere
from corpuskit.claims.drafts.desk import desks
from corpuskit.claims.model import Extract, printed_period
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield the days of papers that another document than the one cited has for the like."""
    for desk in desks(extracts):
        for each in dated_elsewhere(desk):
            when = printed_period(each.told.first, each.told.last)
            yield CHECK.finding(
                f"{when} is cited from {each.source.name}, which does not have it; "
                f"{each.other.where.document} has",
                [Evidence(each.told.where, when), Evidence(each.other.where, when)],
                why=f"the sentence cites {', '.join(dict.fromkeys(c.key for c in each.citings))}",
            )


CHECK = Check(
    id="DRF004",
    slug="date-elsewhere",
    level=Level.WARNING,
    summary="A paper cites a document for a day that another document has.",
    why="Whoever looks the day up does not find it, and its real source goes uncited.",
    fix="Cite the document that has the day.",
    find=find,
    reported=(
        Example(
            "the day of another author",
            {
                "ruiz": SOURCE,
                "ito": "Sea and Law\n\nKen Ito\n\n6 June 2001\n\nOn 9 April 1997 the lighthouse of Cape Orlando was lit for the first time. The keeper had a house and a boat. It had 3 rooms.\n",
                "paper.md": "The lighthouse of Cape Orlando was lit for the first time on 9 April 1997 [@ruiz1999].\n",
                "refs.bib": BIB
                + "@book{ito2001, author = {Ito, Ken}, title = {Sea and Law}, year = {2001}}\n",
            },
        ),
    ),
    silent=(
        Example(
            "the author who has it",
            {
                "ruiz": SOURCE,
                "ito": "Sea and Law\n\nKen Ito\n\n6 June 2001\n\nOn 9 April 1997 the lighthouse of Cape Orlando was lit for the first time. The keeper had a house and a boat. It had 3 rooms.\n",
                "paper.md": "The lighthouse of Cape Orlando was lit for the first time on 9 April 1997 [@ito2001].\n",
                "refs.bib": BIB
                + "@book{ito2001, author = {Ito, Ken}, title = {Sea and Law}, year = {2001}}\n",
            },
        ),
    ),
    references=(
        "The Chicago Manual of Style, 17th edition (2017), chapter 14: Notes and Bibliography",
    ),
)
