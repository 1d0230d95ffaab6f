"""Findings on figures that follow from others: the printed one and all that it follows from."""

from __future__ import annotations

from decimal import Decimal

from corpuskit.checks.evidence import claim_evidence, grouped, printed_value
from corpuskit.claims.derived.links import Implied
from corpuskit.claims.linkage.links import shared_words
from corpuskit.core.findings import Evidence


def message_of(implied: Implied) -> str:
    """Write what follows and what is printed, as a sum that a reader can do again."""
    made, printed = implied.derived, implied.printed
    return (
        f"{made.made} in {made.claim.where.citation} makes {_shown(made.claim.value.point)}, not "
        f"{printed_value(printed.value)} as in {printed.where.citation}"
    )


def sides_of(implied: Implied) -> list[Evidence]:
    """Set the printed figure beside those that another one follows from."""
    return [
        claim_evidence(implied.derived.inputs[0]),
        claim_evidence(implied.printed),
        *(claim_evidence(claim) for claim in implied.derived.inputs[1:]),
    ]


def why_of(implied: Implied) -> str:
    """Say what both passages speak of."""
    words = shared_words(implied.derived.claim, implied.printed)
    return f"both speak of {', '.join(words)}"


def _shown(point: Decimal | None) -> str:
    if point is None:
        return "another figure"
    return grouped(Decimal(round(point))) if abs(point) >= 10 else grouped(round(point, 1))
