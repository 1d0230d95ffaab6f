"""Which pairs of a block are compared: all of a small one, of a large one enough to miss nothing.

A block that is joined on keys can still hold thousands of claims. Among claims of one thing under
one predicate at one time, whatever contradicts any of them contradicts the one that ends lowest or
the one that begins highest, so each is compared with these alone. What is alike only in part is
compared by what stands for it, with its neighbours in order of likeness.

Most claims of one thing repeat a figure. Two that say the same one, or something else of it, are no
pair at all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from heapq import nlargest, nsmallest
from itertools import combinations
from operator import attrgetter
from typing import Any, TypeVar

from corpuskit.claims.comparison.sides import Side
from corpuskit.claims.model import EventDate

SMALL = 100
WINDOW = 40
_NEXT = 4
_ENDS = 2
_T = TypeVar("_T")
_LOW, _HIGH = attrgetter("low"), attrgetter("high")


def pairs_in(block: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
    """Yield the pairs of a block to compare; their number grows with the block, not its square."""
    if len(block) <= SMALL:
        yield from _near(block, SMALL)
        return
    standing: list[Side] = []
    for group in _alike(block):
        ends = _ends(group)
        standing += ends
        if len(group) == 1:
            continue
        yield from _near(ends, len(ends))
        known = set(map(id, ends))
        others = (side for side in group if id(side) not in known)
        yield from ((end, side) for side in others for end in _differing(side, ends))
        # Where something is in doubt, figures that are far apart are not compared.
        yield from _near(sorted(group, key=_LOW), _NEXT)
    yield from _near(standing, WINDOW)


def pairs_between(first: Sequence[Side], second: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
    """Yield the pairs of two blocks to compare, one claim of each."""
    if len(first) * len(second) <= SMALL * SMALL:
        yield from ((side, other) for side in first for other in _differing(side, second))
        return
    fewer = _standing_for(second)
    keys = [side.key for side in fewer]
    for side in _standing_for(first):
        at = max(0, bisect_left(keys, side.key) - WINDOW // 2)
        yield from ((side, other) for other in _differing(side, fewer[at : at + WINDOW]))


def neighbours(items: Sequence[_T], key: Callable[[_T], Any]) -> Iterator[tuple[_T, _T]]:
    """Yield the pairs of items that are near to each other by a key: all of a few items."""
    if len(items) <= SMALL:
        yield from combinations(items, 2)
        return
    ordered = sorted(items, key=key)
    for at, item in enumerate(ordered, 1):
        yield from ((item, other) for other in ordered[at : at + WINDOW])


def furthest_in_time(events: Sequence[EventDate]) -> Iterator[tuple[EventDate, EventDate]]:
    """Yield pairs by which every date that another excludes is found: all of a few.

    A date that excludes any other excludes the one that ends first or the one that begins last.
    """
    if len(events) <= SMALL:
        yield from combinations(events, 2)
        return
    ends = [
        *sorted(events, key=lambda e: (e.last, e.where))[:_ENDS],
        *sorted(events, key=lambda e: (e.first, e.where))[-_ENDS:],
    ]
    yield from combinations(ends, 2)
    known = set(map(id, ends))
    yield from ((end, event) for event in events if id(event) not in known for end in ends)


def _alike(block: Sequence[Side]) -> list[list[Side]]:
    groups: dict[tuple[Any, ...], list[Side]] = {}
    for side in block:
        groups.setdefault(side.key, []).append(side)
    return [groups[key] for key in sorted(groups)]


def _standing_for(block: Sequence[Side]) -> list[Side]:
    return [side for group in _alike(block) for side in _ends(group)]


def _ends(group: Sequence[Side]) -> list[Side]:
    """Return the claims of a group that end lowest and those that begin highest."""
    if len(group) <= 2 * _ENDS:
        return list(group)
    most, least = sorted(map(_HIGH, group))[_ENDS - 1], sorted(map(_LOW, group))[-_ENDS]
    # Where they stand is asked of few: of those that end or begin alike.
    first = [side for side in group if side.high <= most]
    last = [side for side in group if side.low >= least]
    lowest = nsmallest(_ENDS, first, key=lambda side: (side.high, side.claim.where))
    highest = nlargest(_ENDS, last, key=lambda side: (side.low, side.claim.where))[::-1]
    return list({id(side): side for side in (*lowest, *highest)}.values())


def _near(ordered: Sequence[Side], window: int) -> Iterator[tuple[Side, Side]]:
    for at, side in enumerate(ordered, 1):
        for other in _differing(side, ordered[at : at + window]):
            yield side, other


def _differing(side: Side, others: Sequence[Side]) -> list[Side]:
    """Return those that say another figure under a predicate that may be the same."""
    said, predicate = side.said, side.predicate
    if not predicate:
        return [other for other in others if other.said != said]
    return [
        other
        for other in others
        if other.said != said and (other.predicate == predicate or not other.predicate)
    ]
