"""Lengths that run from one event: «the right lapses ten years after its entry into force»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from corpuskit.claims.grammar.content import DEED, deeds, named_apart
from corpuskit.claims.grammar.times import DAYS
from corpuskit.claims.model import STATED, Claim, Extract

_FROM = re.compile(
    r"\s+(?:after|from|of|following)\s+(?:(?:its|the|their)\s+)?(?:[\w’']+['’]s?\s+)?"
    r"(?P<what>entry\s+into\s+force|signature|signing|ratification|independence)\b",
    re.I,
)
_MOST = 60


@dataclass(frozen=True, slots=True)
class Terms:
    """Hold two lengths of one rule in two documents, and the event that both run from."""

    a: Claim
    b: Claim
    event: str


def terms_from_events(extracts: Sequence[Extract]) -> Iterator[Terms]:
    """Yield the pairs of lengths that run from one kind of event and are said of one deed."""
    events: dict[str, list[Claim]] = {}
    for extract in extracts:
        for claim in extract.claims:
            if claim.unit in DAYS and claim.stance in STATED and claim.value.point:
                found = _FROM.match(claim.where.sentence, claim.where.end)
                if found is not None:
                    events.setdefault(" ".join(found["what"].casefold().split()), []).append(claim)
    for event, claims in sorted(events.items()):
        for a, b in combinations(claims[:_MOST], 2):
            if _one_rule(a, b):
                yield Terms(a, b, event)


def _one_rule(a: Claim, b: Claim) -> bool:
    """Tell whether two lengths are of one rule: they share a deed, and no other treaty is named."""
    if a.document == b.document:
        return False
    return not named_apart(a.words, b.words) and bool(_said(a) & _said(b))


def _said(claim: Claim) -> frozenset[str]:
    """Return the deeds that a sentence speaks of but the event itself."""
    return deeds(claim.around or claim.words) - {DEED + "arrived", DEED + "signed"}
