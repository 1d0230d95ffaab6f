"""Whether two figures could be linked at all, asked of what is known of each beforehand.

Weighing a pair in full takes several times as long as this bound, which few pairs in a hundred
reach. What takes longest, the words next to the figures, is asked last.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from corpuskit.claims.linkage.agreement import (
    AGAINST,
    BESIDE,
    CLAUSE,
    FACETS,
    FIRST,
    FOR,
    NAMES,
    NEAR,
    UNIT,
    kind_of,
    weights,
)
from corpuskit.claims.linkage.figures import Figure
from corpuskit.claims.linkage.slips import is_slip
from corpuskit.claims.linkage.surroundings import MOST_BESIDE, beside, surroundings
from corpuskit.claims.linkage.usage import Texts

# Sums of binary fractions in another order are not the same in the last place.
_MORE = 1e-6


def could_reach(a: Figure, b: Figure, texts: Texts, least: float) -> bool:
    """Tell whether the agreements of two figures can add up to so much.

    What speaks for them counts as in full weighing or more, what speaks against them as there or
    less.
    """
    kind = kind_of(a.claim, b.claim)
    if _reaches(a, b, texts, kind, least):
        return True
    own, other = weights(kind), weights(FIRST)
    return kind != FIRST and _reaches(a, b, texts, FIRST, least - own.warning + other.warning)


def _reaches(a: Figure, b: Figure, texts: Texts, kind: str, least: float) -> bool:
    of = _weights(kind)
    total = weights(kind).bias + _MORE + of["event"]
    total += min(sum(map(texts.worth, a.words & b.words)), CLAUSE) / UNIT * of["clause"]
    total += _of_things(a, b, texts, of) + _of_times(a, b, of) + _of_values(a, b, of)
    if total >= least:
        return True
    if of["names"]:
        total += min(sum(map(texts.worth, a.names & b.names)), NAMES) / UNIT * of["names"]
    if total + of["beside"] * MOST_BESIDE / BESIDE < least:
        return False
    near = beside(surroundings(a.claim.where), surroundings(b.claim.where))
    return total + of["beside"] * near / BESIDE >= least


def _of_things(a: Figure, b: Figure, texts: Texts, of: Mapping[str, float]) -> float:
    """Return what speaks for one thing counted or measured, under one predicate."""
    total = 0.0
    if not a.things.isdisjoint(b.things):
        total += of["thing"] + of["alone"] * texts.alone(a.claim, b.claim)
    elif a.noun and a.noun == b.noun:
        total += of["thing"]
    if (a.verb and a.verb == b.verb) or (a.predicate and a.predicate == b.predicate):
        total += of["verb"]
    if a.tally and a.tally == b.tally:
        total += of["sole"] + max(0.0, of["thing"] + of["alone"])
    elif a.predicate and b.predicate and a.predicate != b.predicate:
        total += of["another_predicate"]
    if a.facets and b.facets:
        total += min(FACETS, len(a.facets & b.facets)) * of["facets"]
    if a.measure and a.measure == b.measure:
        total += of["measured"]
    return total


def _of_times(a: Figure, b: Figure, of: Mapping[str, float]) -> float:
    if a.first and b.first and (a.last < b.first or b.last < a.first):
        one = a.tally and a.tally == b.tally
        return 0.0 if one else max(of["another_time"], of["later"], of["told_later"])
    if not (a.claim.time.known and b.claim.time.known):
        return 0.0
    return of["period"] + (of["alone_then"] if not a.things.isdisjoint(b.things) else 0.0)


def _of_values(a: Figure, b: Figure, of: Mapping[str, float]) -> float:
    total = 0.0
    if a.size is not None and b.size is not None:
        total += max(0.0, 1 - abs(a.size - b.size) / NEAR) * of["near"]
    if a.unit == b.unit:
        total += of["alone_in_period"]
        if is_slip(a.digits, b.digits):
            total += of["slip"]
    return total


@functools.cache
def _weights(kind: str) -> Mapping[str, float]:
    """Return every weight, 0 where a sign is worth nothing."""
    of = weights(kind).of
    return {name: of.get(name, 0.0) for name in (*FOR, *AGAINST)}
