"""Figures that one document gives for one thing again and again: each is of another occasion.

«This release contained 8,500 packages», and eight releases later it contains 43,000. Where the
times of such figures are not said beside them, they are likely to be a series: a note at most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from itertools import islice

from corpuskit.claims.comparison.compare import Conflict
from corpuskit.claims.grammar.values import compare
from corpuskit.claims.linkage.usage import things
from corpuskit.claims.linkage.wording import wording
from corpuskit.claims.model import STATED, Basis, Claim
from corpuskit.core.findings import Level

_OTHERS = 2
_SAID = frozenset({Basis.CLAUSE, Basis.SENTENCE})


def doubting_series(found: Iterable[Conflict], claims: Iterable[Claim]) -> Iterator[Conflict]:
    """Yield the conflicts, as notes those of one document in a series of figures without times."""
    conflicts = list(found)
    told = _told(claims, {each.a.document for each in conflicts if _is_doubted(each)})
    for each in conflicts:
        serial = _is_doubted(each) and _in_series(each.a, each.b, told)
        yield replace(each, level=Level.NOTE) if serial else each


def _is_doubted(conflict: Conflict) -> bool:
    a, b = conflict.a, conflict.b
    return a.document == b.document and not (_timed(a, b) or _taken_up(a, b))


def _told(
    claims: Iterable[Claim], documents: Set[str]
) -> Mapping[tuple[str, str, str], list[Claim]]:
    told: defaultdict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.document in documents and claim.stance in STATED and not claim.telling:
            for what in things(claim):
                told[claim.document, claim.dimension, what].append(claim)
    return told


def _timed(a: Claim, b: Claim) -> bool:
    """Tell whether a time is said beside each of two figures."""
    return a.time.basis in _SAID and b.time.basis in _SAID


def _taken_up(a: Claim, b: Claim) -> bool:
    """Tell whether one figure is told as known already, so that the other is what was told."""
    return wording(a).taken_up or wording(b).taken_up


def _in_series(a: Claim, b: Claim, told: Mapping[tuple[str, str, str], list[Claim]]) -> bool:
    """Tell whether the document gives a third figure that is neither of two, and one more."""
    for what in things(a) & things(b):
        others = (c for c in told[a.document, a.dimension, what] if _is_other(c, a))
        neither = (c for c in others if _is_other(c, b))
        if len(list(islice(neither, _OTHERS))) == _OTHERS:
            return True
    return False


def _is_other(claim: Claim, of: Claim) -> bool:
    return claim.group != of.group and not compare(claim.value, of.value).agree
