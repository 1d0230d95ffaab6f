"""Whether two figures could be linked at all, asked of what is known of each beforehand.

Weighing a pair in full takes several times as long as this bound, which few pairs in a hundred
reach.
"""

from __future__ import annotations

from corpuskit.claims.linkage.agreement import CLAUSE, FACETS, NAMES, NEAR, UNIT, weights
from corpuskit.claims.linkage.figures import Figure
from corpuskit.claims.linkage.slips import is_slip
from corpuskit.claims.linkage.usage import Texts

# Sums of binary fractions in another order are not the same in the last place.
_MORE = 1e-6


def could_reach(a: Figure, b: Figure, texts: Texts, least: float) -> bool:
    """Tell whether the agreements of two figures can add up to so much.

    What speaks for them counts as in full weighing or more, what speaks against them as there or
    less.
    """
    of = weights().of
    total = weights().bias + _MORE
    total += min(sum(map(texts.worth, a.words & b.words)), CLAUSE) / UNIT * of["clause"]
    if a.size is not None and b.size is not None:
        total += max(0.0, 1 - abs(a.size - b.size) / NEAR) * of["near"]
    if not a.things.isdisjoint(b.things):
        total += of["thing"] + of["alone"]
    elif a.noun and a.noun == b.noun:
        total += of["thing"]
    if (a.verb and a.verb == b.verb) or (a.predicate and a.predicate == b.predicate):
        total += of["verb"]
    if a.tally and a.tally == b.tally:
        total += of["sole"] + max(0.0, of["thing"] + of["alone"])
    elif a.predicate and b.predicate and a.predicate != b.predicate:
        total += of["another_predicate"]
    if a.first and b.first and (a.last < b.first or b.last < a.first):
        total += 0.0 if a.tally and a.tally == b.tally else of["another_time"]
    else:
        total += of["period"]
    if a.facets and b.facets:
        total += min(FACETS, len(a.facets & b.facets)) * of["facets"]
    if a.unit == b.unit:
        total += of["alone_in_period"]
        if is_slip(a.digits, b.digits):
            total += of["slip"]
    total += of["event"]
    if total >= least:
        return True
    total += min(sum(map(texts.worth, a.names & b.names)), NAMES) / UNIT * of["names"]
    return total >= least
