"""Findings with the reasons for them: what was compared on their sides, and who depends on whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from corpuskit.claims.comparison.relate import shared_sources
from corpuskit.claims.model import Claim, Extract
from corpuskit.claims.reasoning.pairings import Pairing, known_of, paired
from corpuskit.claims.reasoning.statements import Statement, statements
from corpuskit.core.findings import Finding, Location


@dataclass(frozen=True, slots=True)
class Explanation:
    """Hold a finding with the claims on its sides and the reasons for it.

    `sides` has None for what is no figure or dated role, such as a cited work or a cell.
    """

    finding: Finding
    sides: tuple[Statement | None, ...]
    pairings: tuple[Pairing, ...]
    independence: str


def explained(finding: Finding, extracts: Sequence[Extract]) -> Explanation:
    """Return the reasons for a finding: its sides, what was compared, who depends on whom."""
    return explainer(extracts)(finding)


def explainer(extracts: Sequence[Extract]) -> Callable[[Finding], Explanation]:
    """Return what gives the reasons for any finding of a corpus, which is gone through once."""
    at: dict[Location, Statement] = {s.where: s for s in statements(extracts)}
    asked = known_of(extracts)

    def explanation(finding: Finding) -> Explanation:
        sides = tuple(at.get(side.location) for side in finding.evidence)
        known = [side for side in sides if side is not None]
        pairings = (paired(a, b, asked) for a, b in combinations(known, 2))
        telling = tuple(p for p in pairings if p.contradicts)
        return Explanation(finding, sides, telling, _independence(finding, known))

    return explanation


def _independence(finding: Finding, known: Sequence[Statement]) -> str:
    if len(finding.evidence) == 1:
        return ""
    documents = {side.location.document for side in finding.evidence}
    claims = [side for side in known if isinstance(side, Claim)]
    shared = sorted({key for a, b in combinations(claims, 2) for key in shared_sources(a, b)})
    if shared:
        labels = {s.key: s.label for c in claims for s in c.sources}
        named = "; ".join(labels[key] for key in shared)
        return f"no: sides cite the same work, so that one misread it: {named}"
    if len(documents) == 1:
        return f"no: every side stands in one document, {documents.pop()}"
    citing = sum(bool(side.sources) for side in finding.evidence)
    return (
        f"as far as the notes say: {len(documents)} documents without a source in common "
        f"({citing} of {len(finding.evidence)} sides with a source)"
    )
