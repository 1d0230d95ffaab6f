"""Pairs of claims that have so many words in common that they may be of one figure.

Claims are joined by kind, property, year and a word that both have; in a large block only figures
that are near to each other are paired, so that pairing stays near linear. What settles cheaply that
two cannot be of one figure (claims/reasoning/kindred.py asks it all again) is asked here already,
of many pairs at once (claims/comparison/columns.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain
from typing import Any

import numpy as np

from corpuskit.claims.comparison.blocks import SMALL, WINDOW
from corpuskit.claims.comparison.columns import Columns
from corpuskit.claims.model import Claim

LEAST_SHARED = 3
MOST_APART = Decimal("2.2")
# A little more, as it is a binary fraction.
_APART = 2.2000001
# So many claims and pairs are looked at at once, which bounds memory.
_AT_ONCE, _PAIRS_AT_ONCE = 1 << 15, 1 << 20


def alike(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of claims that share a kind, a property, a year and a rare word.

    Two bags with three words in common share one of all but the two commonest words of each.
    """
    claims = [claim for claim in claims if len(claim.words) >= _least(claim)]
    if len(claims) < 2:
        return
    columns = Columns(claims)
    pairs = [
        _told_of_one(columns, *near) for near in _near(columns, *_blocks(claims, columns.joined))
    ]
    # Each pair once, where it was met first.
    numbered = np.concatenate([one.astype(np.int64) * len(claims) + other for one, other in pairs])
    _, first = np.unique(numbered, return_index=True)
    for number in numbered[np.sort(first)].tolist():
        a, b = (claims[at] for at in divmod(number, len(claims)))
        if len(a.words & b.words) >= _least(a):
            yield a, b


def _least(claim: Claim) -> int:
    # That they measure one property is in common as well.
    return LEAST_SHARED - (claim.unit != "count")


def _blocks(claims: Sequence[Claim], joined: Any) -> tuple[Any, Any]:
    """Return the claims that have each of their rarer words, and how many each block has.

    Claims are told by their places, in the order of these in each block; those that are not joined
    share no block.
    """
    ranks = _ranks(claim.words for claim in claims)
    parts = [
        _rarer(claims[first : first + _AT_ONCE], ranks, first)
        for first in range(0, len(claims), _AT_ONCE)
    ]
    ranked, owners = (np.concatenate(part) for part in zip(*parts, strict=True))
    blocks = joined[owners].astype(np.int64) * len(ranks) + ranked
    order = np.argsort(blocks, kind="stable")
    return owners[order], _lengths(blocks[order])


def _rarer(claims: Sequence[Claim], ranks: Mapping[str, int], first: int) -> tuple[Any, Any]:
    """Return the ranks of the rarer words of some claims, and beside each whose it is."""
    counts = np.array([len(claim.words) for claim in claims])
    words = chain.from_iterable(claim.words for claim in claims)
    ranked = np.fromiter(map(ranks.__getitem__, words), np.int64, counts.sum())
    owners = np.repeat(np.arange(len(claims)), counts)
    ranked = ranked[np.lexsort((ranked, owners))]
    rare = _places(counts) <= (counts - np.array([_least(claim) for claim in claims]))[owners]
    return ranked[rare].astype(np.int32), (owners[rare] + first).astype(np.int32)


def _ranks(bags: Iterable[frozenset[str]]) -> Mapping[str, int]:
    """Return the place of each word, the rarest first."""
    common = Counter(chain.from_iterable(bags))
    ordered = sorted(common, key=lambda word: (common[word], word))
    return {word: rank for rank, word in enumerate(ordered)}


def _near(columns: Columns, ordered: Any, sizes: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the pairs of each block: all of a small one, neighbours of a large one."""
    large = sizes > SMALL
    starts = np.cumsum(sizes) - sizes
    for start, size in zip(starts[large].tolist(), sizes[large].tolist(), strict=True):
        yield from _followed(*_by_value(columns, ordered[start : start + size]))
    yield from _followed(ordered[~np.repeat(large, sizes)], _followers(sizes[~large]))


def _by_value(columns: Columns, block: Any) -> tuple[Any, Any]:
    """Return a large block by value, and beside how many of those that follow each one is set.

    Where none may be of any days, those of the same days are set beside each other alone.
    """
    low = columns.low[block]
    if columns.dated[block].any():
        return block[np.argsort(low, kind="stable")], _followers(np.array([len(block)]))
    first, last = columns.first[block], columns.last[block]
    order = np.lexsort((low, last, first))
    changes = np.diff(first[order]).astype(bool) | np.diff(last[order]).astype(bool)
    return block[order], _followers(_lengths(np.concatenate(([0], np.cumsum(changes)))))


def _followers(sizes: Any) -> Any:
    """Return how many of those that follow in its block each claim is set beside."""
    rest = np.repeat(sizes, sizes) - 1 - _places(sizes)
    return np.where(np.repeat(sizes, sizes) > SMALL, np.minimum(rest, WINDOW), rest)


def _followed(ordered: Any, followers: Any) -> Iterator[tuple[Any, Any]]:
    """Yield pairs of claims and so many that follow each, the earlier of the corpus first."""
    before = np.cumsum(followers) - followers
    for part in np.split(
        np.arange(len(ordered)), np.flatnonzero(np.diff(before // _PAIRS_AT_ONCE)) + 1
    ):
        several = followers[part]
        one = np.repeat(part, several)
        a, b = ordered[one], ordered[one + 1 + _places(several)]
        yield np.minimum(a, b), np.maximum(a, b)


def _told_of_one(columns: Columns, one: Any, other: Any) -> tuple[Any, Any]:
    """Return the pairs that may tell two figures of one thing."""
    for may_be in (columns.of_one_time, columns.differ, columns.told_apart, columns.of_one_noun):
        kept = may_be(one, other)
        one, other = one[kept], other[kept]
    kept = columns.within(one, other, _APART)
    return one[kept], other[kept]


def _places(sizes: Any) -> Any:
    """Return the place of each in its block, from 0, of blocks of so many."""
    return np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)


def _lengths(ordered: Any) -> Any:
    """Return how many there are of each number, of numbers in order."""
    starts = np.flatnonzero(np.diff(ordered, prepend=-1))
    return np.diff(starts, append=len(ordered))
