"""FIG011: so much for each, times how many there are, against the whole amount."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import claim_evidence, grouped, printed_value
from corpuskit.claims.arithmetic.for_each import amounts_for_each
from corpuskit.claims.comparison.common_unit import in_base
from corpuskit.claims.model import Claim, Extract
from corpuskit.core.findings import Finding, Level
from corpuskit.core.tolerances import per_cent, tolerance

_NAME = "unit-value-contradicts-total"
_MOST_APART = Decimal(2)


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield amounts for each that do not make the whole with the number that a passage gives."""
    for found in amounts_for_each(extracts):
        yield from _judged(found.unit, found.count, found.whole)


def _judged(unit: Claim, count: Claim, whole: Claim) -> Iterator[Finding]:
    one, all_of_it = in_base(unit), in_base(whole)
    number = count.value.point or Decimal(0)
    if one is None or all_of_it is None or one.point is None or not all_of_it.point:
        return
    computed = one.point * number
    low, high = sorted((computed, all_of_it.point))
    slack = computed * tolerance(_NAME) + one.step / 2 * number
    if low <= 0 or high / low > _MOST_APART or high - low <= slack:
        return
    yield CHECK.finding(
        f"{printed_value(count.value)} of {printed_value(unit.value)} {unit.unit} "
        f"({unit.where.citation}) make {grouped(computed.normalize())}, not "
        f"{grouped(all_of_it.point.normalize())} as in {whole.where.citation}",
        [claim_evidence(unit), claim_evidence(count), claim_evidence(whole)],
        why="the amount for each, their number and the whole are of one thing",
        tolerance=f"{per_cent(_NAME)}, and half the last place of the amount for each",
    )


CHECK = Check(
    id="FIG011",
    slug=_NAME,
    level=Level.WARNING,
    summary="An amount for each, times their number, is not the whole amount.",
    why="The whole follows from the two; one of the three figures is wrong.",
    fix="Compute again; correct the figure that the sources do not bear out.",
    find=find,
    reported=(
        Example(
            "what was paid for each boat",
            {
                "chapter": "For the 20 boats the ministry paid 30 million dollars in all in 1931.\n",
                "article": "In 1931 the owners of the boats received 2.2 million dollars apiece.\n",
            },
        ),
    ),
    silent=(
        Example(
            "what makes the whole",
            {
                "chapter": "For the 20 boats the ministry paid 30 million dollars in all in 1931.\n",
                "article": "In 1931 the owners of the boats received 1.5 million dollars apiece.\n",
            },
        ),
        Example(
            "another year",
            {
                "chapter": "For the 20 boats the ministry paid 30 million dollars in all in 1931.\n",
                "article": "In 1944 the owners of the boats received 2.2 million dollars apiece.\n",
            },
        ),
    ),
    references=(
        "United Nations, International Merchandise Trade Statistics: Compilers Manual, Revision 1 (2013), on unit values",
        "De Waal, Pannekoek and Scholtus, Handbook of Statistical Data Editing and Imputation (Wiley, 2011)",
    ),
)
