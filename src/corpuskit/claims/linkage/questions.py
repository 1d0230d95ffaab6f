"""Pairs of figures, dates or names of two documents that answer one question (claims/slots).

Of what could contradict each other, near points propose a pair, and both passages, read side by
side, say how likely it is. It is yielded where neither side has a likelier partner in the other's
document. Those that agree are partners too: what a text confirms in one place it does not
contradict in another.
"""

from __future__ import annotations

import functools
import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np

from corpuskit.claims.comparison.blocks import neighbours
from corpuskit.claims.documents.affairs import may_be_one_affair
from corpuskit.claims.linkage.usage import usage_of
from corpuskit.claims.model import Extract
from corpuskit.claims.model.slots import SlotKind
from corpuskit.claims.slots.cross_encoder import read_ahead, side_by_side
from corpuskit.claims.slots.likeness import Questions, enough, questions_of, scale
from corpuskit.core.findings import Location
from corpuskit.core.same import Same

# So many slots of a kind have the texts on which likeness was learnt. In a longer one a question
# has more rivals, and it is the less likely that any one of them is the same.
_USUAL = MappingProxyType({SlotKind.FIGURE: 20, SlotKind.DATE: 12, SlotKind.NAME: 6})

# So many of what is comparable and nearest on either side are read beside it, no more than so many
# pairs of two documents, and of a whole corpus so many: a hundred documents of one affair are five
# thousand pairs, and seventy passages a second are read side by side.
_RIVALS, _MOST, IN_ALL = 2, 500, 6000


# Tells of the places of two documents which pairs could contradict each other: an array of bool.
Comparable: TypeAlias = Callable[[Sequence[Location], Sequence[Location]], Any]


@dataclass(frozen=True, slots=True)
class SameQuestion:
    """Hold two places whose words answer one question, and the logarithm of the odds."""

    a: Location
    b: Location
    odds: float


def same_questions(
    extracts: Sequence[Extract], kind: SlotKind, comparable: Comparable
) -> Iterator[SameQuestion]:
    """Yield the pairs of documents of one affair, the likeliest of both their sides.

    What could not contradict each other whatever was asked is not read side by side, and is no
    partner.
    """
    pairs = documents_of_one_affair(extracts)
    most = most_read(len(pairs))
    for one, other in pairs:
        mine, yours = questions_of(one, kind), questions_of(other, kind)
        yield from _between(mine, yours, kind, most, comparable)


def any_two(mine: Sequence[Location], yours: Sequence[Location]) -> Any:
    """Tell that each of some places could contradict each other one, as names can."""
    return np.ones((len(mine), len(yours)), dtype=bool)


def documents_of_one_affair(extracts: Sequence[Extract]) -> list[tuple[Extract, Extract]]:
    """Return the pairs of documents with slots that are about one affair, in the order of names."""
    held = sorted((extract for extract in extracts if extract.slots), key=lambda each: each.name)
    numbers = _of_one_affair(tuple(Same(extract) for extract in held))
    return [(held[one], held[other]) for one, other in numbers]


def most_read(pairs: int) -> int:
    """Return how many passages of two documents are read side by side, of so many pairs."""
    return min(_MOST, max(1, IN_ALL // max(1, pairs)))


def _between(
    mine: Questions, yours: Questions, kind: SlotKind, most: int, comparable: Comparable
) -> Iterator[SameQuestion]:
    """Yield what two documents both answer: pairs of near points whose passages say so too."""
    near = mine.likeness(yours)
    if not near.size:
        return
    near -= max(0.0, math.log(math.sqrt(near.size) / _USUAL[kind]))
    odds = np.full_like(near, -np.inf)
    first, second = list(mine.places), list(yours.places)
    proposed = nearest(near, most, comparable(first, second))
    read_ahead((mine.passages[one], yours.passages[other]) for one, other in proposed)
    for one, other in proposed:
        read = side_by_side(mine.passages[one], yours.passages[other])
        odds[one, other] = read + scale().near * near[one, other]
    best = (odds >= enough(kind)) & (odds >= odds.max(1, keepdims=True)) & (odds >= odds.max(0))
    for one, other in np.argwhere(best).tolist():
        yield SameQuestion(first[one], second[other], float(odds[one, other]))


def nearest(near: Any, most: int, comparable: Any) -> list[list[int]]:
    """Return the pairs of points whose passages are worth reading, no more than so many."""
    worth = comparable & (near >= scale().proposed)
    near = np.where(worth, near, -np.inf)
    worth &= (near >= _least_of(near, 1)) | (near >= _least_of(near, 0))
    if np.count_nonzero(worth) > most:
        worth &= near >= np.partition(near[worth], -most)[-most]
    pairs: list[list[int]] = np.argwhere(worth).tolist()
    return pairs[:most]


def _least_of(near: Any, axis: int) -> Any:
    """Return how near the last of so many rivals along an axis is."""
    count = min(_RIVALS, near.shape[axis])
    return np.partition(near, -count, axis).take([-count], axis)


@functools.lru_cache(maxsize=1)
def _of_one_affair(held: tuple[Same[Extract], ...]) -> tuple[tuple[int, int], ...]:
    """Return the numbers of documents of one affair; each is set beside a bounded number.

    Remembered, as figures, days and names of one corpus are asked one after the other.
    """
    usages = [usage_of(extract.value) for extract in held]
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for at, usage in enumerate(usages):
        for name in usage.affair.printed:
            blocks[name].append(at)
    near = {
        pair: None for name in sorted(blocks) for pair in neighbours(blocks[name], lambda at: at)
    }
    return tuple(
        (one, other)
        for one, other in near
        if may_be_one_affair(usages[one].affair, usages[other].affair)
    )
