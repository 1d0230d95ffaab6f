"""Which of some judged claims contradict each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from corpuskit.claims.comparison.compare import conflicts
from corpuskit.claims.dates.events import one_role, same_instrument
from corpuskit.claims.dates.same_happening import one_happening
from corpuskit.claims.grammar.subjects import Fit
from corpuskit.claims.judgements.verdicts import Mark, mark_of
from corpuskit.claims.model import EventDate, Extract, Stance
from corpuskit.core.findings import Location


def opposed(
    extracts: Sequence[Extract], marks: Collection[Mark]
) -> Iterator[tuple[Location, Location]]:
    """Yield the pairs of marked claims that cannot both be true, whatever was judged of them."""
    if not marks:
        return
    claims = [
        replace(claim, stance=Stance.ASSERTED)
        for extract in extracts
        for claim in extract.claims
        if mark_of(claim.where) in marks and claim.ratio is None
    ]
    for conflict in conflicts(claims):
        yield conflict.a.where, conflict.b.where
    events = [e for extract in extracts for e in extract.events if mark_of(e.where) in marks]
    for a, b in combinations(events, 2):
        if _dated_apart(a, b):
            yield a.where, b.where


def _dated_apart(a: EventDate, b: EventDate) -> bool:
    if a.last >= b.first and b.last >= a.first:
        return False
    return (same_instrument(a, b) and one_role(a, b)) or one_happening(a, b) is not Fit.APART
