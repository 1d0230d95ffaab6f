"""FIG016: parts that one passage gives, by years, places or kinds, against the whole in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import claim_evidence, grouped, printed_value
from corpuskit.checks.figures.implied import message_of, sides_of, why_of
from corpuskit.claims.arithmetic.part_lists import listed
from corpuskit.claims.arithmetic.parts import Parted, parted
from corpuskit.claims.derived.asked import sums_asked
from corpuskit.claims.derived.links import contradicted
from corpuskit.claims.derived.model import Rule
from corpuskit.claims.identity.two_of_a_kind import kinds_of
from corpuskit.claims.linkage.figures_asked import WHY
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding, Level
from corpuskit.core.tolerances import ABOUT, tolerance

# Parts that make less than half or more than twice a whole are parts of something else.
_MOST_APART = Decimal(2)


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield wholes that the parts given elsewhere do not make."""
    claims = [claim for extract in extracts for claim in extract.claims]
    seen: set[object] = set()
    kinds = kinds_of(extracts)
    for found in (*parted(claims), *listed(claims)):
        if kinds.apart(found.whole.where, found.parts[0].where):
            continue
        if _differs(found) and (found.whole.where, found.parts[0].where) not in seen:
            seen.add((found.whole.where, found.parts[0].where))
            yield _finding(found)
    linked = ((each, why_of(each)) for each in contradicted(extracts, (Rule.SUM, Rule.MIXED)))
    for each, why in (*linked, *((each, WHY) for each in sums_asked(extracts))):
        if (each.printed.where, each.derived.claim.where) not in seen:
            seen.add((each.printed.where, each.derived.claim.where))
            yield CHECK.finding(
                message_of(each),
                sides_of(each),
                why=why,
                tolerance="half the last place of each figure",
                level=each.level,
            )


def _differs(found: Parted) -> bool:
    whole = found.whole.value.point or Decimal(0)
    together = found.together
    if whole <= 0 or together <= 0:
        return False
    steps = sum((part.value.step for part in found.parts), found.whole.value.step)
    slack = steps / 2
    if any(c.value.modality == "about" for c in (found.whole, *found.parts)):
        slack += whole * tolerance(ABOUT)
    low, high = sorted((whole, together))
    if high / low > _MOST_APART or high - low <= slack:
        return False
    return found.complete or together > whole


def _finding(found: Parted) -> Finding:
    verb = "make" if found.complete else "make at least"
    return CHECK.finding(
        f"the parts in {found.parts[0].where.citation} {verb} {grouped(found.together)}, not "
        f"{printed_value(found.whole.value)} as in {found.whole.where.citation}",
        [claim_evidence(found.whole), *(claim_evidence(part) for part in found.parts)],
        why="the parts count what the whole counts, and differ in time, place or kind alone",
        tolerance="half the last place of each figure",
    )


CHECK = Check(
    id="FIG016",
    slug="parts-elsewhere-differ",
    level=Level.WARNING,
    summary="Parts that one passage gives do not make the whole that another gives.",
    why="The whole is the sum of its parts; one of the figures is wrong, or a part is missing.",
    fix="Add up again; correct the figure that the sources do not bear out.",
    find=find,
    reported=(
        Example(
            "three years and the sum of them",
            {
                "report": (
                    "The number of boats sold at Ommen was as follows:\n\n- 1931: 40 boats;\n"
                    "- 1932: 35 boats;\n- 1933: 30 boats.\n"
                ),
                "article": "Between 1931 and 1933, 145 boats were sold at Ommen.\n",
            },
        ),
        Example(
            "parts of one sentence, and all of them in the words of another author",
            {
                "annual": (
                    "Ommen and Hasel share a fleet. Ommen has 12 locks.\n\nIn 1931 Ommen and "
                    "Hasel bought 310 boats of oak and 66 of iron. A lock cost 900 crowns.\n"
                ),
                "feature": (
                    "Who has seen Ommen has seen Hasel. There are 30 dykes as well.\n\nIn all, 480 "
                    "boats were bought in 1931 for Ommen and Hasel, and none sank. In 1925 the "
                    "school had 80 pupils.\n"
                ),
            },
        ),
    ),
    silent=(
        Example(
            "three years that make the sum",
            {
                "report": (
                    "The number of boats sold at Ommen was as follows:\n\n- 1931: 40 boats;\n"
                    "- 1932: 35 boats;\n- 1933: 30 boats.\n"
                ),
                "article": "Between 1931 and 1933, 105 boats were sold at Ommen.\n",
            },
        ),
        Example(
            "two of the three years",
            {
                "report": (
                    "The number of boats sold at Ommen was as follows:\n\n- 1931: 40 boats;\n"
                    "- 1932: 35 boats;\n- 1933: 30 boats.\n"
                ),
                "article": "In 1932 and 1933, 65 boats were sold at Ommen.\n",
            },
        ),
    ),
    references=(
        "De Waal, Pannekoek and Scholtus, Handbook of Statistical Data Editing and Imputation (Wiley, 2011)",
        "Fellegi and Holt, A Systematic Approach to Automatic Edit and Imputation, Journal of the American Statistical Association 71 (1976), pp. 17–35",
    ),
)
