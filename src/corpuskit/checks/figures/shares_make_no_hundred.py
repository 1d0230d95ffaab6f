"""FIG021: a column of shares that divide one whole and do not make a hundred."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import grouped
from corpuskit.checks.figures.table_arithmetic import cell_evidence
from corpuskit.claims.model import Extract
from corpuskit.claims.tables.whole_shares import Whole, wholes_of
from corpuskit.core.findings import Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield columns of shares that miss a hundred by more than rounding."""
    for extract in extracts:
        for whole in wholes_of(extract.cells):
            if not whole.fits:
                yield _finding(whole)


def _finding(whole: Whole) -> Finding:
    first = whole.cells[0]
    return CHECK.finding(
        f"the {len(whole.cells)} shares of {first.column_head!r} make {grouped(whole.total)} per "
        f"cent in {first.where.citation}",
        [cell_evidence(cell) for cell in whole.cells],
        why="the last row is all the rest"
        if whole.sure
        else "the head of the table says that they divide one whole",
        tolerance=f"{grouped(whole.slack.normalize())}: half the last printed place of each share",
        level=Level.ERROR if whole.sure else Level.WARNING,
    )


CHECK = Check(
    id="FIG021",
    slug="shares-make-no-hundred",
    level=Level.ERROR,
    summary="The shares of a table that divide one whole do not make a hundred per cent.",
    why="Parts of one whole make the whole; one of the shares is wrong, or one is missing.",
    fix="Compute the shares again from their counts; say so where several answers were possible.",
    find=find,
    reported=(
        Example(
            "a table that ends in all the rest",
            {
                "report": (
                    "Table 2. Revenue of the port in 1988, per cent\n\n"
                    "Source\tShare\nPilotage\t41\nBerths\t33\nWarehouses\t18\nOther\t14\n"
                )
            },
        ),
        Example(
            "a distribution",
            {
                "report": (
                    "Table 3. Distribution of the crews by age, per cent\n\n"
                    "Age\tShare\nUnder 20\t12.5\n20 to 39\t51.0\n40 and over\t39.5\n"
                )
            },
        ),
    ),
    silent=(
        Example(
            "rounded shares",
            {
                "report": (
                    "Table 2. Revenue of the port in 1988, per cent\n\n"
                    "Source\tShare\nPilotage\t41\nBerths\t33\nWarehouses\t18\nOther\t9\n"
                )
            },
        ),
        Example(
            "shares of several wholes",
            {
                "report": (
                    "Table 2. Turnout by district in 1988, per cent\n\n"
                    "District\tTurnout\nCoast\t31\nHills\t37\nNorth\t35\n"
                )
            },
        ),
        Example(
            "several answers",
            {
                "report": (
                    "Table 2. Papers read by the crews, per cent\n\n"
                    "Paper\tShare\nHerald\t61\nTribune\t48\nGazette\t33\nOther\t20\n"
                )
            },
        ),
    ),
    references=(
        "UNECE, Making Data Meaningful, Part 2: A guide to presenting statistics (2009)",
        "The Chicago Manual of Style, 17th ed. (University of Chicago Press, 2017), ch. 3, Illustrations and Tables",
    ),
)
