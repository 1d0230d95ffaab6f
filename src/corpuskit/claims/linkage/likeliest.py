"""Pairs of which neither side has a likelier partner in the other's document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

_Pair = TypeVar("_Pair")


def likeliest(
    pairs: Iterable[_Pair],
    ends: Callable[[_Pair], tuple[Hashable, Hashable]],
    likelihood: Callable[[_Pair], float],
) -> Iterator[_Pair]:
    """Yield the pairs that are the likeliest of both their ends, in the order given.

    An end is a side with the document that its partner stands in: a figure may have a partner in
    each document. Where two pairs of an end are as likely, both are kept.
    """
    every = [(pair, ends(pair), likelihood(pair)) for pair in pairs]
    most: defaultdict[Hashable, float] = defaultdict(lambda: float("-inf"))
    for _, of, likely in every:
        for end in of:
            most[end] = max(most[end], likely)
    for pair, of, likely in every:
        if all(likely >= most[end] for end in of):
            yield pair
