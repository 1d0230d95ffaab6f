"""FIG006: a column or row that is computed from others, and a figure in it that is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import grouped
from corpuskit.checks.figures.table_arithmetic import cell_evidence, tolerance
from corpuskit.claims.model import Extract
from corpuskit.claims.tables.arithmetic import Formula, Relation, misfits_in
from corpuskit.claims.tables.lines import number, places
from corpuskit.core.findings import Finding, Level

_WORDS = {
    Formula.DIFFERENCE: "{0} less {1} is {2}",
    Formula.PERCENT: "{0} is {2} per cent of {1}",
    Formula.CHANGE: "{0} is a change of {2} per cent from {1}",
    Formula.QUOTIENT: "{0} divided by {1} is {2}",
}


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield shares, differences and changes that do not follow from the figures beside them."""
    for extract in extracts:
        for group in misfits_in(extract.cells):
            if group[0].formula is not Formula.SUM:
                yield _finding(group)


def _finding(group: tuple[Relation, ...]) -> Finding:
    relation = group[0]
    result = relation.result
    shown = round(relation.computed / places(result)) * places(result)
    words = _WORDS[relation.formula].format(
        *(grouped(number(cell)) for cell in relation.inputs), grouped(shown)
    )
    heads = ", ".join(filter(None, (result.row_head, result.column_head)))
    others = [cell for other in group[1:] for cell in other.cells]
    borne_out = "; the total of the table bears that out" if others else ""
    return CHECK.finding(
        f"{words}, not {grouped(number(result))} as printed for {heads} in {result.where.citation}",
        [cell_evidence(cell) for cell in dict.fromkeys([*relation.cells, *others])],
        why=f"the other figures under this head are computed so{borne_out}",
        tolerance=tolerance(relation),
    )


CHECK = Check(
    id="FIG006",
    slug="derived-figure-differs",
    level=Level.ERROR,
    summary="A share, quotient, difference or change in a table does not follow from the figures beside it.",
    why="The figure is computed from two others; one of the three is wrong as printed.",
    fix="Compute the figure again; correct the one of the three that the sources do not bear out.",
    find=find,
    reported=(
        Example(
            "a difference between two columns",
            {
                "report": (
                    "Stations of the network:\n\n"
                    "Line\t1950\t1970\tReduction\nCoast line\t48\t31\t17\nValley line\t36\t20\t26\n"
                    "Hill line\t22\t15\t7\n"
                )
            },
        ),
        Example(
            "a share of another column",
            {
                "report": (
                    "Voters in 1988:\n\n"
                    "District\tRegistered\tVoted\tVoted, % of registered\nNorth\t8,400\t6,132\t73.0\n"
                    "South\t12,650\t8,223\t56.0\nCoast\t5,120\t3,994\t78.0\n"
                )
            },
        ),
        Example(
            "so many for each of another column",
            {
                "report": (
                    "Schools of the province:\n\n"
                    "| District | Pupils | Teachers | Pupils per teacher |\n|---|---|---|---|\n"
                    "| Coast | 12 480 | 520 | 24.0 |\n| Hills | 8 055 | 358 | 22.5 |\n"
                    "| North | 5 412 | 264 | 25.0 |\n| South | 9 020 | 410 | 22.0 |\n"
                )
            },
        ),
        Example(
            "a year as a share of another",
            {
                "report": (
                    "Output of coal, thousand tonnes:\n\n"
                    "Basin\t1970\t1980\t1980 as % of 1970\nUpper\t1,250.0\t900.0\t72.0\n"
                    "Lower\t2,340.0\t1,170.0\t59.0\n"
                )
            },
        ),
    ),
    silent=(
        Example(
            "shares of the total of their column",
            {
                "report": (
                    "Passengers by line:\n\n"
                    "Line\tPassengers\t% of total\nCoast\t412\t41.2\nValley\t388\t38.8\nHill\t200\t20.0\n"
                    "Total\t1,000\t100.0\n"
                )
            },
        ),
        Example(
            "so many for each of what the table does not give",
            {
                "report": (
                    "Schools of the province:\n\n"
                    "| District | Pupils | Teachers | Pupils per class |\n|---|---|---|---|\n"
                    "| Coast | 12 480 | 520 | 31.0 |\n| Hills | 8 055 | 358 | 28.5 |\n"
                    "| North | 5 412 | 264 | 30.0 |\n| South | 9 020 | 410 | 27.0 |\n"
                )
            },
        ),
        Example(
            "shares of something that the table does not give",
            {
                "report": (
                    "Pupils by district:\n\n"
                    "District\tPupils\tShare of girls, %\nNorth\t840\t48.2\nSouth\t1,265\t51.0\n"
                    "Coast\t512\t47.7\n"
                )
            },
        ),
        Example(
            "derived figures that fit to the last place",
            {
                "report": (
                    "Voters in 1988:\n\n"
                    "District\tRegistered\tVoted\tTurnout, %\nNorth\t8,400\t6,132\t73.0\n"
                    "South\t12,650\t8,223\t65.0\nCoast\t5,120\t3,994\t78.0\n"
                )
            },
        ),
    ),
    references=(
        "UNECE, Making Data Meaningful, Part 2: A guide to presenting statistics (2009)",
        "De Waal, Pannekoek and Scholtus, Handbook of Statistical Data Editing and Imputation (Wiley, 2011)",
    ),
)
