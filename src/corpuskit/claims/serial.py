"""Figures that one document gives for one thing again and again: each is of another occasion.

«This release contained 8,500 packages», and eight releases later it contains 43,000. Where the
times of such figures are not said beside them, they are a series and contradict nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from corpuskit.claims.compare import Conflict
from corpuskit.claims.linkage.usage import things
from corpuskit.claims.model import STATED, Basis, Claim
from corpuskit.claims.values import compare

_SERIES = 3
_SAID = frozenset({Basis.CLAUSE, Basis.SENTENCE})


def without_series(found: Iterable[Conflict], claims: Iterable[Claim]) -> Iterator[Conflict]:
    """Yield the conflicts but for those of one document in a series of figures without times."""
    told = _told(claims)
    for conflict in found:
        a, b = conflict.a, conflict.b
        if a.document != b.document or _timed(a, b) or not _in_series(a, b, told):
            yield conflict


def _told(claims: Iterable[Claim]) -> Mapping[tuple[str, str, str], list[Claim]]:
    told: defaultdict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.stance in STATED and not claim.telling:
            for what in things(claim):
                told[claim.document, claim.dimension, what].append(claim)
    return told


def _timed(a: Claim, b: Claim) -> bool:
    """Tell whether a time is said beside each of two figures."""
    return a.time.basis in _SAID and b.time.basis in _SAID


def _in_series(a: Claim, b: Claim, told: Mapping[tuple[str, str, str], list[Claim]]) -> bool:
    """Tell whether the document gives a third figure that is neither of two, and one more."""
    return any(
        sum(_is_other(c, a) and _is_other(c, b) for c in told[a.document, a.dimension, what])
        >= _SERIES - 1
        for what in things(a) & things(b)
    )


def _is_other(claim: Claim, of: Claim) -> bool:
    return claim.group != of.group and not compare(claim.value, of.value).agree
