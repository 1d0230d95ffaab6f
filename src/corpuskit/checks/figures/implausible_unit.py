"""FIG004: a unit that cannot measure what it is said to measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import claim_evidence
from corpuskit.claims.model import Extract, Stance
from corpuskit.core.findings import Finding, Level
from corpuskit.language.units import is_sound


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield figures whose unit measures nothing, such as power divided by time."""
    for extract in extracts:
        for claim in extract.claims:
            decided = claim.stance in (Stance.WRONG, Stance.WITHDRAWN)
            if not decided and not is_sound(claim.unit):
                yield CHECK.finding(
                    f"{claim.where.quote} in {claim.where.citation}: {claim.unit} is no unit of energy "
                    "or of power; kilowatt-hours are kW·h",
                    [claim_evidence(claim)],
                    why="power divided by time measures neither energy nor power",
                )


CHECK = Check(
    id="FIG004",
    slug="implausible-unit",
    level=Level.WARNING,
    summary="A figure has a unit that cannot measure what it is said to measure.",
    why="A reader cannot tell whether the number or the unit is wrong.",
    fix="Look the figure up; write energy in kWh (power multiplied by time), power in kW.",
    find=find,
    reported=(
        Example(
            "energy as power by time",
            {"report": "The dam at Caruachi has an annual output of 12.9 billion kW/h.\n"},
        ),
    ),
    silent=(
        Example(
            "energy as power times time",
            {"report": "The dam at Caruachi has an annual output of 12.9 billion kWh.\n"},
        ),
    ),
    references=("BIPM, The International System of Units, 9th edition, table 8 and section 5.4",),
)
