"""DAT008: two lengths for what is counted from one event, such as a treaty's entry into force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import claim_evidence, printed_value
from corpuskit.claims.common_unit import judge
from corpuskit.claims.content import DEED, deeds, named_apart
from corpuskit.claims.model import STATED, Claim, Extract
from corpuskit.claims.times import DAYS
from corpuskit.core.findings import Finding, Level

_FROM = re.compile(
    r"\s+(?:after|from|of|following)\s+(?:(?:its|the|their)\s+)?(?:[\w’']+['’]s?\s+)?"
    r"(?P<what>entry\s+into\s+force|signature|signing|ratification|independence)\b",
    re.I,
)
_MOST = 60


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield lengths from one kind of event that are said of the same deed and differ."""
    events: dict[str, list[Claim]] = {}
    for extract in extracts:
        for claim in extract.claims:
            if claim.unit in DAYS and claim.stance in STATED and claim.value.point:
                found = _FROM.match(claim.where.sentence, claim.where.end)
                if found is not None:
                    events.setdefault(" ".join(found["what"].casefold().split()), []).append(claim)
    for what, claims in sorted(events.items()):
        for a, b in combinations(claims[:_MOST], 2):
            if _one_rule(a, b):
                judgement = judge(a, b)
                if judgement is not None and not judgement.agree:
                    yield _finding(a, b, what)


def _one_rule(a: Claim, b: Claim) -> bool:
    """Tell whether two lengths are of one rule: they share a deed, and no other treaty is named."""
    if a.document == b.document:
        return False
    return not named_apart(a.words, b.words) and bool(_said(a) & _said(b))


def _said(claim: Claim) -> frozenset[str]:
    """Return the deeds that a sentence speaks of but the event itself."""
    return deeds(claim.around or claim.words) - {DEED + "arrived", DEED + "signed"}


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
