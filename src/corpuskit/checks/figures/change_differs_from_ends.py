"""FIG014: by how much something is said to have grown, against the figures for both ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import claim_evidence, printed_value
from corpuskit.claims.grammar.counted import printed_slack
from corpuskit.claims.model import Change, Claim, Extract
from corpuskit.claims.reasoning.series import ends_of
from corpuskit.core.findings import Evidence, Finding, Level
from corpuskit.core.tolerances import IN_WORDS, per_cent, tolerance

_HUNDRED = Decimal(100)
_NAME = "change-differs-from-ends"
_MOST = 1000


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield shares by which something grew that its figures before and after do not bear out."""
    claims = [claim for extract in extracts for claim in extract.claims]
    changes = [c for e in extracts for c in e.changes if c.ratio is not None]
    for change, before, after in ends_of(changes[:_MOST], claims):
        first, second = before.value.point, after.value.point
        if not first or second is None or change.ratio is None:
            continue
        grown = second / first - 1
        if abs(grown - change.ratio) > _slack(change, first, (before, after)):
            shown = round(grown * _HUNDRED, 1).normalize()
            yield CHECK.finding(
                f"{change.where.quote} in {change.where.citation}, but from "
                f"{printed_value(before.value)} to {printed_value(after.value)} in "
                f"{after.where.citation} is {shown:+f} per cent",
                [
                    Evidence(change.where, f"a change of {change.ratio * _HUNDRED:+f} %"),
                    claim_evidence(before),
                    claim_evidence(after),
                ],
                why="both are of one thing between the same two times",
                tolerance=f"{per_cent(_NAME)}, {per_cent(IN_WORDS)} for a fraction in words, and half the last places",
            )


def _slack(change: Change, first: Decimal, ends: tuple[Claim, Claim]) -> Decimal:
    worded = not any(character.isdigit() for character in change.where.quote)
    rounding = sum((printed_slack(end) for end in ends), Decimal(0)) / abs(first)
    return tolerance(IN_WORDS if worded else _NAME) + rounding


CHECK = Check(
    id="FIG014",
    slug=_NAME,
    level=Level.WARNING,
    summary="A share by which something grew does not follow from the figures for both times.",
    why="The share was computed from the two figures; one of the three is wrong.",
    fix="Compute the share again; correct the figure that the sources do not bear out.",
    find=find,
    reported=(
        Example(
            "a third more, and figures that doubled",
            {
                "report": (
                    "Sales of milk at Ommen rose from 200 tons in 1931 to 400 tons in 1932.\n"
                ),
                "press": "Sales of milk at Ommen in 1932 were up by a third on 1931.\n",
            },
        ),
    ),
    silent=(
        Example(
            "a share that follows",
            {
                "report": (
                    "Sales of milk at Ommen rose from 300 tons in 1931 to 400 tons in 1932.\n"
                ),
                "press": "Sales of milk at Ommen in 1932 were up by a third on 1931.\n",
            },
        ),
        Example(
            "another product",
            {
                "report": (
                    "Sales of milk at Ommen rose from 200 tons in 1931 to 400 tons in 1932.\n"
                ),
                "press": "Sales of butter at Ommen in 1932 were up by a third on 1931.\n",
            },
        ),
    ),
    references=(
        "UNECE, Making Data Meaningful, Part 1: A guide to writing stories about numbers (2009)",
        "Fellegi and Holt, A Systematic Approach to Automatic Edit and Imputation, Journal of the American Statistical Association 71 (1976), pp. 17–35",
    ),
)
