"""Figures that are parts of a list whose sum is the figure that they are set against.

«In May 121 people died in the old town, 58 in the harbour and nine in the villages» and «188 people
died in May» are one account: the first figure is none of the second.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from corpuskit.claims.grammar.of_them import of_them
from corpuskit.claims.model import Claim, Kind

_MOST = 8
# «Seven died, four of them in May»: the second is a part of the first.
_MORE = re.compile(
    r"\b(?:another|a\s+further|an\s+additional)\s*$|^(?:another|a\s+further)\b", re.I
)

Sentences = Mapping[tuple[str, int], Sequence[Claim]]


def by_sentence(claims: Iterable[Claim]) -> Sentences:
    """Return the figures of each sentence in their order; those of tables have their own checks."""
    found: defaultdict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind is Kind.QUANTITY and claim.ratio is None and not claim.telling:
            found[claim.document, claim.group].append(claim)
    return found


def adds_up_to(part: Claim, whole: Claim, sentences: Sentences) -> bool:
    """Tell whether a figure and those around it, in its sentence or the next, make another.

    What is told with «another 58» behind it is no whole either; no part is larger than its whole.
    """
    mine, yours = part.value.point, whole.value.point
    if mine is not None and yours is not None and mine > yours:
        return False
    near = [
        claim
        for step in (-1, 0, 1)
        for claim in sentences.get((part.document, part.group + step), ())
    ]
    at = next((n for n, claim in enumerate(near) if claim.where == part.where), None)
    if at is None:
        return False
    if at + 1 < len(near) and _is_one_more(near[at + 1], part):
        return True
    return any(_makes(near[low:], at - low, whole) for low in range(max(0, at - _MOST), at + 1))


def is_rest_of(rest: Claim, whole: Claim, beside: Iterable[Claim]) -> bool:
    """Tell whether a figure is a whole without some of it that its sentence counts as well.

    «Nine in the town» is the rest of «fourteen in all, five of them in the villages».
    """
    if rest.value.point is None or whole.value.point is None:
        return False
    left = whole.value.point - rest.value.point
    return left > 0 and any(
        part.value.point == left and of_them(part.where.sentence, part.where.end)
        for part in beside
        if part.where != whole.where
    )


def _makes(run: Sequence[Claim], at: int, whole: Claim) -> bool:
    """Tell whether the first figures of some, that at a place among them, make a whole."""
    total = Decimal(0)
    for number, claim in enumerate(run[:_MOST]):
        if claim.unit != whole.unit or claim.counted not in ("", whole.counted, run[at].counted):
            return False
        if of_them(claim.where.sentence, claim.where.end):
            return False
        total += claim.value.point or 0
        if number >= max(1, at) and total == whole.value.point:
            return True
    return False


def _is_one_more(claim: Claim, part: Claim) -> bool:
    """Tell «another 58 died»: what stands before it is not all there is, if it tells of the same.

    «A further 58 were injured» leaves those who died to be all.
    """
    if claim.predicate and part.predicate and claim.predicate != part.predicate:
        return False
    return claim.unit == part.unit and (
        _MORE.search(claim.where.sentence, 0, claim.where.start) is not None
        or _MORE.match(claim.where.quote) is not None
    )
