"""FIG022: a column of a table that prints no total, against the total in another document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import claim_evidence, grouped, printed_value
from corpuskit.claims.arithmetic.parts import Parted
from corpuskit.claims.model import Extract
from corpuskit.claims.tables.column_sums import column_sums
from corpuskit.core.findings import Finding, Level
from corpuskit.core.tolerances import ABOUT, tolerance

# What makes less than half or more than twice a total is no column of it.
_MOST_APART = Decimal(2)


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield totals that the rows of another document's table do not make."""
    for found in column_sums(extracts):
        if _differs(found):
            yield CHECK.finding(
                f"the column in {found.parts[0].where.citation} makes {grouped(found.together)}, "
                f"not {printed_value(found.whole.value)} as in {found.whole.where.citation}",
                [claim_evidence(found.whole), *(claim_evidence(part) for part in found.parts)],
                why="the text says what the column's head says, of all rows or of their time",
                tolerance="half the last place of each figure",
            )


def _differs(found: Parted) -> bool:
    whole, together = found.whole.value.point or Decimal(0), found.together
    if whole <= 0 or together <= 0:
        return False
    slack = sum((part.value.step for part in found.parts), found.whole.value.step) / 2
    if found.whole.value.modality == "about":
        slack += whole * tolerance(ABOUT)
    low, high = sorted((whole, together))
    return high / low <= _MOST_APART and high - low > slack


_REPORT = (
    "Paper on the wrecks of Ommen\n\nTable 1. The three barges sunk on 4 March 1931\n\n"
    "Barge\tCargo (tonnes)\nAnna\t310\nBertha\t240\nClara\t275\n"
)

CHECK = Check(
    id="FIG022",
    slug="column-sum-differs",
    level=Level.WARNING,
    summary="A column that prints no total does not make the total that another document has.",
    why="The total is the sum of the rows; one of the figures is wrong, or a row is missing.",
    fix="Add the column up; correct the figure that the sources do not bear out.",
    find=find,
    reported=(
        Example(
            "the cargo of three barges, and all of it",
            {
                "paper": _REPORT,
                "history": (
                    "The Anna, the Bertha and the Clara were lost at Ommen in one night. A cargo "
                    "of 1,100 tonnes went down with the three barges.\n"
                ),
            },
        ),
    ),
    silent=(
        Example(
            "the cargo of three barges that makes the sum",
            {
                "paper": _REPORT,
                "history": (
                    "The Anna, the Bertha and the Clara were lost at Ommen in one night. A cargo "
                    "of 825 tonnes went down with the three barges.\n"
                ),
            },
        ),
        Example(
            "the cargo of more barges than the table has",
            {
                "paper": _REPORT,
                "history": (
                    "The Anna, the Bertha and the Clara were lost at Ommen in one winter. A cargo "
                    "of 1,100 tonnes went down with the five barges of those months.\n"
                ),
            },
        ),
    ),
    references=(
        "De Waal, Pannekoek and Scholtus, Handbook of Statistical Data Editing and Imputation (Wiley, 2011)",
    ),
)
