"""DAT008: two lengths for what is counted from one event, such as a treaty's entry into force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import claim_evidence, printed_value
from corpuskit.claims.comparison.common_unit import judge
from corpuskit.claims.lengths.terms_from_events import terms_from_events
from corpuskit.claims.model import Claim, Extract
from corpuskit.core.findings import Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield lengths from one kind of event that are said of the same deed and differ."""
    for terms in terms_from_events(extracts):
        judgement = judge(terms.a, terms.b)
        if judgement is not None and not judgement.agree:
            yield _finding(terms.a, terms.b, terms.event)


def _finding(a: Claim, b: Claim, what: str) -> Finding:
    sides = sorted((a, b), key=lambda claim: claim.where)
    first, second = (f"{printed_value(c.value)} {c.unit} in {c.where.citation}" for c in sides)
    return CHECK.finding(
        f"{first}, {second}; both from {what}",
        [claim_evidence(claim) for claim in sides],
        why=f"both say how long the same thing goes on from {what}",
        tolerance="none: both as printed",
    )


CHECK = Check(
    id="DAT008",
    slug="lengths-disagree",
    level=Level.WARNING,
    summary="Two lengths are given for what one event sets going.",
    why="A treaty gives one term for one right; the other passage misleads on when it lapses.",
    fix="Look the term up in the text of the treaty; correct the other passage.",
    find=find,
    reported=(
        Example(
            "inspections for ten or twelve years",
            {
                "chapter": "Inspections go on for ten years after entry into force.\n",
                "article": (
                    "The system of inspection, which runs for twelve years from the treaty's entry "
                    "into force, is costly.\n"
                ),
            },
        ),
    ),
    silent=(
        Example(
            "another right",
            {
                "chapter": "Inspections go on for ten years after entry into force.\n",
                "article": (
                    "The customs duties, which run for twelve years from the treaty's entry into "
                    "force, are costly.\n"
                ),
            },
        ),
    ),
    references=(
        "De Marneffe, Rafferty and Manning, Finding Contradictions in Text, ACL-08: HLT (2008), pp. 1039–1047",
    ),
)
