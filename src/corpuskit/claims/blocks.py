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
from itertools import combinations, product
from typing import Any, TypeVar

from corpuskit.claims.model import Claim, EventDate, Subject

_SMALL = 100
_WINDOW = 40
_NEXT = 4
_ENDS = 2
_T = TypeVar("_T")
_LOWEST, _HIGHEST = Decimal("-Infinity"), Decimal("Infinity")


def pairs_in(block: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of a block to compare; their number grows with the block, not its square."""
    if len(block) <= _SMALL:
        yield from combinations(block, 2)
        return
    for group in _alike(block):
        ends = _ends(group)
        yield from combinations(ends, 2)
        known = set(map(id, ends))
        yield from ((end, claim) for claim in group if id(claim) not in known for end in ends)
        # Where something is in doubt, figures that are far apart are not compared.
        yield from _neighbours(group, by_value, _NEXT)
    yield from _neighbours(_standing_for(block), _key)


def pairs_between(first: Sequence[Claim], second: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of two blocks to compare, one claim of each."""
    if len(first) * len(second) <= _SMALL * _SMALL:
        yield from product(first, second)
        return
    fewer = _standing_for(second)
    keys = [_key(claim) for claim in fewer]
    for claim in _standing_for(first):
        at = max(0, bisect_left(keys, _key(claim)) - _WINDOW // 2)
        yield from ((claim, other) for other in fewer[at : at + _WINDOW])


def neighbours(items: Sequence[_T], key: Callable[[_T], Any]) -> Iterator[tuple[_T, _T]]:
    """Yield the pairs of items that are near to each other by a key: all of a few items."""
    if len(items) <= _SMALL:
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
    if len(events) <= _SMALL:
        yield from combinations(events, 2)
        return
    ends = [
        *sorted(events, key=lambda e: (e.last, e.where))[:_ENDS],
        *sorted(events, key=lambda e: (e.first, e.where))[-_ENDS:],
    ]
    yield from combinations(ends, 2)
    known = set(map(id, ends))
    yield from ((end, event) for event in events if id(event) not in known for end in ends)


def _alike(block: Sequence[Claim]) -> list[list[Claim]]:
    groups: dict[tuple[Any, ...], list[Claim]] = {}
    for claim in block:
        groups.setdefault(_key(claim), []).append(claim)
    return [groups[key] for key in sorted(groups)]


def _standing_for(block: Sequence[Claim]) -> list[Claim]:
    return [claim for group in _alike(block) for claim in _ends(group)]


def _ends(group: Sequence[Claim]) -> list[Claim]:
    """Return the claims of a group that end lowest and those that begin highest."""
    if len(group) <= 2 * _ENDS:
        return list(group)
    lowest = sorted(group, key=lambda claim: (_high(claim), claim.where))[:_ENDS]
    highest = sorted(group, key=lambda claim: (by_value(claim), claim.where))[-_ENDS:]
    return list({id(claim): claim for claim in (*lowest, *highest)}.values())


def _neighbours(
    items: Sequence[_T], key: Callable[[_T], Any], window: int = _WINDOW
) -> Iterator[tuple[_T, _T]]:
    ordered = sorted(items, key=key)
    for at, item in enumerate(ordered):
        yield from ((item, other) for other in ordered[at + 1 : at + 1 + window])


def _key(claim: Claim) -> tuple[Any, ...]:
    """Return what two claims must share to be alike in all but the figure."""
    first, last = claim.time.first, claim.time.last
    return (
        _said_of(claim.subject),
        claim.predicate,
        claim.verb,
        first.toordinal() if first else 0,
        last.toordinal() if last else 0,
        claim.unit,
        _said_of(claim.base) if claim.base is not None else (),
    )


def _said_of(subject: Subject) -> tuple[object, ...]:
    return (subject.head, tuple(sorted(subject.facets)))


def _high(claim: Claim) -> Decimal:
    return _HIGHEST if claim.value.high is None else claim.value.high
