"""FIG005: a total of a table against the figures that it sums up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import grouped
from corpuskit.claims.model import Cell, Extract
from corpuskit.claims.tables.arithmetic import Formula, Relation, misfits_in
from corpuskit.claims.tables.lines import number
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield totals of rows and columns that their parts do not make."""
    for extract in extracts:
        for group in misfits_in(extract.cells):
            if group[0].formula is Formula.SUM:
                yield _finding(group)


def _finding(group: tuple[Relation, ...]) -> Finding:
    relation = group[0]
    result = relation.result
    along = result.column_head if relation.inputs[0].column == result.column else result.row_head
    others = [cell for other in group[1:] for cell in other.cells]
    cells = list(dict.fromkeys([*relation.inputs, *others, result]))
    message = (
        f"the {len(relation.inputs)} figures of {along!r} make {grouped(relation.computed)}, not "
        f"{grouped(number(result))} as printed for {_heads(result)} in {result.where.citation}"
    )
    return CHECK.finding(
        message,
        [cell_evidence(cell) for cell in cells],
        why="the head, or the fit of the other figures, makes this the sum of the others",
        tolerance=tolerance(relation),
    )


def cell_evidence(cell: Cell) -> Evidence:
    """Set a cell out as a side: its figure and its heads."""
    return Evidence(cell.where, f"{grouped(number(cell))}; {_heads(cell)}")


def tolerance(relation: Relation) -> str:
    """Say how far a printed figure may be from the computed one."""
    if not relation.slack:
        return "none: whole numbers"
    return f"{grouped(relation.slack.normalize())}: half the last printed place of each figure"


def _heads(cell: Cell) -> str:
    return ", ".join(filter(None, (cell.row_head, cell.column_head)))


CHECK = Check(
    id="FIG005",
    slug="table-total-differs",
    level=Level.ERROR,
    summary="The total of a row or column of a table is not the sum of its figures.",
    why="A total is computed from the figures beside it; one of them is wrong as printed.",
    fix="Add the figures up again; correct the total or the part that the sources do not bear out.",
    find=find,
    reported=(
        Example(
            "two digits of a total exchanged",
            {
                "report": (
                    "Landings by port in 1988, tonnes:\n\n"
                    "Port\tHerring\nVarde\t3,410\nSkagen\t2,275\nHirtshals\t1,904\nTotal\t7,859\n"
                )
            },
        ),
        Example(
            "a row without a head that sums up the others in every other column",
            {
                "report": (
                    "Schools in 1988:\n\n"
                    "District\tSchools\tPupils\tTeachers\nUpper Volda\t41\t8,230\t312\n"
                    "Lower Volda\t36\t7,115\t286\nCoast\t52\t11,480\t405\nVolda\t129\t26,825\t1,030\n"
                )
            },
        ),
        Example(
            "a total across a row",
            {
                "report": (
                    "Passengers by year, thousands:\n\n"
                    "Year\tRail\tRoad\tTotal\n1961\t412\t630\t1,042\n1962\t455\t618\t1,073\n"
                    "1963\t470\t640\t1,170\n"
                )
            },
        ),
    ),
    silent=(
        Example(
            "rounded decimals that miss by their rounding",
            {
                "report": (
                    "Exports in 1988, million crowns:\n\n"
                    "Good\tValue\tShare, %\nFish\t14.3\t33.3\nTimber\t14.3\t33.3\nOre\t14.3\t33.3\n"
                    "Total\t43.0\t100.0\n"
                )
            },
        ),
        Example(
            "a figure is missing",
            {
                "report": (
                    "Ships by port in 1988:\n\n"
                    "Port\tShips\tMen\nVarde\t34\t–\nSkagen\t22\t190\nHirtshals\t19\t175\n"
                    "Total\t75\t640\n"
                )
            },
        ),
        Example(
            "totals of two groups and a grand total",
            {
                "report": (
                    "Vehicles in 1988:\n\n"
                    "Type\tNorth\tSouth\nTrucks\t210\t155\nCars\t84\t67\nTotal, road\t294\t222\n"
                    "Engines\t17\t12\nWagons\t240\t198\nTotal, rail\t257\t210\nTotal\t551\t432\n"
                )
            },
        ),
    ),
    references=(
        "The Chicago Manual of Style, 17th edition (2017), chapter 3: Illustrations and Tables",
        "UNECE, Making Data Meaningful, Part 2: A guide to presenting statistics (2009)",
        "De Waal, Pannekoek and Scholtus, Handbook of Statistical Data Editing and Imputation (Wiley, 2011)",
    ),
)
