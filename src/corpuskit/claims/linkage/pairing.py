"""Which claims are looked at for linking: those that share a telling word.

Words that few claims share are looked at first. What is looked at of each claim is bounded, so that
a corpus of a hundred thousand documents is linked in a time that grows with it and no faster.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from corpuskit.claims.accounts import another_part, narrowed_alike
from corpuskit.claims.common_unit import in_base
from corpuskit.claims.linkage.agreement import SURE
from corpuskit.claims.linkage.usage import Usage, can_be_linked
from corpuskit.claims.model import Basis, Claim, Extract, Kind
from corpuskit.claims.times import overlap

_RAREST = 8
_SMALL, _WINDOW = 60, 6
_MOST_APART = 2.2255
_DATED = SURE | {Basis.DOCUMENT}
# What part of a thing is counted. Whose it is and what sort is often left unsaid.
_PARTING = frozenset({"place", "outside", "of", "among", "for", "target"})


def pairs(extracts: Sequence[Extract], usage: Mapping[str, Usage]) -> Iterator[tuple[Claim, Claim]]:
    """Yield pairs of figures of one dimension that are near to each other and share a word.

    In one document a sentence is set beside a table, and no sentence beside another: an author
    who tells of two amounts of one kind sets them apart in ways that no bag of words shows.
    """
    fit = [claim for extract in extracts for claim in extract.claims if can_be_linked(claim)]
    bags = [
        claim.words | usage[claim.document].spoken.get(claim.group, frozenset()) for claim in fit
    ]
    values = [_value(claim) for claim in fit]
    seen: set[tuple[int, int]] = set()
    for block in _blocks(fit, bags):
        for one, other in _within(block, values):
            if (one, other) not in seen and _may_be_one(fit[one], fit[other]):
                seen.add((one, other))
                if _near(values[one], values[other]):
                    yield fit[one], fit[other]


def _may_be_one(a: Claim, b: Claim) -> bool:
    if a.document != b.document:
        if a.affair.isdisjoint(b.affair) and not (a.telling or b.telling):
            return False
    elif bool(a.telling) == bool(b.telling):
        return False
    if another_part(a, b) or not narrowed_alike(a, b, _PARTING):
        return False
    if not (a.time.known and b.time.known) or overlap(a.time, b.time):
        return True
    # A share that is measured again is another one; a count may only seem to be of another day.
    return a.kind is not Kind.SHARE and not ({a.time.basis, b.time.basis} <= _DATED)


def _blocks(claims: Sequence[Claim], bags: Sequence[frozenset[str]]) -> Iterator[list[int]]:
    common = Counter(word for words in bags for word in words)
    blocks: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        shared = sorted((common[word], word) for word in bags[at] if common[word] > 1)
        for _, word in shared[:_RAREST]:
            blocks[claim.kind.value, claim.dimension, word].append(at)
    for key in sorted(blocks):
        if len(blocks[key]) > 1:
            yield blocks[key]


def _within(block: Sequence[int], values: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a block, of a large one those next to each other in value."""
    reach = len(block)
    if reach > _SMALL:
        reach = _WINDOW
        block = sorted(block, key=lambda at: (values[at], at))
    for place, one in enumerate(block, 1):
        for other in block[place : place + reach]:
            yield (one, other) if one < other else (other, one)


def _near(mine: float, yours: float) -> bool:
    return mine <= yours * _MOST_APART and yours <= mine * _MOST_APART


def _value(claim: Claim) -> float:
    value = in_base(claim) or claim.value
    return abs(float(value.point)) if value.point is not None else 0.0
