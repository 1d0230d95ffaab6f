"""Which claims are looked at for linking: near in value, with a telling word in common.

Words that few claims share are looked at first. What is looked at of each claim is bounded, so
that a corpus of a hundred thousand documents is linked in a time that grows with it and no faster.
What costs little to ask is asked first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from corpuskit.claims.common_unit import in_base
from corpuskit.claims.linkage.agreement import SURE
from corpuskit.claims.linkage.usage import Usage, can_be_linked, clause_words, things
from corpuskit.claims.model import Basis, Claim, Extract, Kind

# So many of the rarest words of each figure, and so large a block of which every pair is looked at;
# in a large corpus fewer, as its rare words are rarer.
_LARGE = 20_000
_RAREST, _MOST = (8, 60), (4, 16)
_WINDOW = 4
_MOST_APART = 2.2255
_DATED = SURE | {Basis.DOCUMENT}


def pairs(extracts: Sequence[Extract], usage: Mapping[str, Usage]) -> Iterator[tuple[Claim, Claim]]:
    """Yield pairs of figures of one dimension that are near to each other and share words.

    In one document a sentence is set beside a table, and no sentence beside another: an author
    who tells of two amounts of one kind sets them apart in ways that no bag of words shows.
    """
    # In the order of their names, so that the order of files changes nothing.
    ordered = sorted(extracts, key=lambda extract: extract.name)
    fit = [claim for extract in ordered for claim in extract.claims if can_be_linked(claim)]
    sides = [_Side(claim, usage[claim.document]) for claim in fit]
    seen: set[tuple[int, int]] = set()
    large = len(sides) > _LARGE
    for block in _blocks(sides, _RAREST[large]):
        for one, other in _near(block, sides, _MOST[large]):
            if (one, other) not in seen:
                seen.add((one, other))
                if _may_be_one(sides[one], sides[other]):
                    yield fit[one], fit[other]


class _Side:
    """Hold a figure with what is asked of it again and again."""

    __slots__ = (
        "affair", "bag", "cell", "dated", "document", "first", "join", "last", "share", "things",
        "value", "words",
    )  # fmt: skip

    def __init__(self, claim: Claim, usage: Usage) -> None:
        value = in_base(claim) or claim.value
        self.value = abs(float(value.point)) if value.point is not None else 0.0
        self.join = claim.kind.value, claim.dimension
        self.document = claim.document
        self.words = clause_words(claim)
        self.bag = usage.spoken.get(claim.group, self.words) | self.words
        self.affair = claim.affair
        self.cell = claim.group not in usage.spoken
        self.things = things(claim)
        self.share = claim.kind is Kind.SHARE
        first, last = claim.time.first, claim.time.last
        self.first = first.toordinal() if first and last else 0
        self.last = last.toordinal() if first and last else 0
        self.dated = claim.time.basis in _DATED


def _may_be_one(a: _Side, b: _Side) -> bool:
    if a.document == b.document:
        if a.cell == b.cell:
            return False
    elif a.affair.isdisjoint(b.affair) and not (a.cell or b.cell):
        return False
    another_time = a.first and b.first and (a.last < b.first or b.last < a.first)
    # A share that is measured again is another one; a count may only seem of another day.
    if another_time and (a.share or (a.dated and b.dated)):
        return False
    return not a.words.isdisjoint(b.words)


def _blocks(sides: Sequence[_Side], rarest: int) -> Iterator[list[int]]:
    common = Counter(word for side in sides for word in side.bag)
    blocks: defaultdict[tuple[tuple[str, str], str], list[int]] = defaultdict(list)
    for at, side in enumerate(sides):
        shared = sorted((common[word], word) for word in side.bag if common[word] > 1)
        for _, word in shared[:rarest]:
            blocks[side.join, word].append(at)
    for key in sorted(blocks):
        if len(blocks[key]) > 1:
            yield blocks[key]


def _near(block: Sequence[int], sides: Sequence[_Side], most: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a block that are near in value, of a large one the nearest."""
    reach = len(block) if len(block) <= most else _WINDOW
    ordered = sorted(block, key=lambda at: (sides[at].value, at))
    for place, one in enumerate(ordered, 1):
        limit = sides[one].value * _MOST_APART
        for other in ordered[place : place + reach]:
            if sides[other].value > limit:
                break
            yield (one, other) if one < other else (other, one)
