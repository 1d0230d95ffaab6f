"""Which pairs of a block are compared: all of a small one, of a large one enough to miss nothing.

A block that is joined on keys can still hold thousands of claims. Among claims of one thing under
one predicate at one time, whatever contradicts any of them contradicts the one that ends lowest or
the one that begins highest, so each is compared with these alone. What is alike only in part is
compared by what stands for it, with its neighbours in order of likeness.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from heapq import nlargest, nsmallest
from itertools import combinations, product
from operator import attrgetter
from typing import Any, TypeVar

from corpuskit.claims.model import Claim, EventDate
from corpuskit.claims.sides import Side

SMALL = 100
WINDOW = 40
_NEXT = 4
_ENDS = 2
_T = TypeVar("_T")
_LOWEST = Decimal("-Infinity")
_KEY, _LOW = attrgetter("key"), attrgetter("low")


def pairs_in(block: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
    """Yield the pairs of a block to compare; their number grows with the block, not its square."""
    if len(block) <= SMALL:
        yield from combinations(block, 2)
        return
    for group in _alike(block):
        ends = _ends(group)
        yield from combinations(ends, 2)
        known = set(map(id, ends))
        yield from ((end, side) for side in group if id(side) not in known for end in ends)
        # Where something is in doubt, figures that are far apart are not compared.
        yield from _neighbours(group, _LOW, _NEXT)
    yield from _neighbours(_standing_for(block), _KEY)


def pairs_between(first: Sequence[Side], second: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
    """Yield the pairs of two blocks to compare, one claim of each."""
    if len(first) * len(second) <= SMALL * SMALL:
        yield from product(first, second)
        return
    fewer = _standing_for(second)
    keys = [side.key for side in fewer]
    for side in _standing_for(first):
        at = max(0, bisect_left(keys, side.key) - WINDOW // 2)
        yield from ((side, other) for other in fewer[at : at + WINDOW])


def neighbours(items: Sequence[_T], key: Callable[[_T], Any]) -> Iterator[tuple[_T, _T]]:
    """Yield the pairs of items that are near to each other by a key: all of a few items."""
    if len(items) <= SMALL:
        yield from combinations(items, 2)
    else:
        yield from _neighbours(items, key)


def by_value(claim: Claim) -> Decimal:
    """Return the lower end of a claim's value, to put claims in order."""
    return _LOWEST if claim.value.low is None else claim.value.low


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
    lowest = nsmallest(_ENDS, group, key=lambda side: (side.high, side.claim.where))
    highest = nlargest(_ENDS, group, key=lambda side: (side.low, side.claim.where))[::-1]
    return list({id(side): side for side in (*lowest, *highest)}.values())


def _neighbours(
    items: Sequence[_T], key: Callable[[_T], Any], window: int = WINDOW
) -> Iterator[tuple[_T, _T]]:
    ordered = sorted(items, key=key)
    for at, item in enumerate(ordered):
        yield from ((item, other) for other in ordered[at + 1 : at + 1 + window])
