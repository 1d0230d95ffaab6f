"""What is asked of claims in every pair of some, answered for many pairs at once.

A large corpus has millions of pairs that a few words bring together, and nearly all of them are of
two days or two nouns. Asked one after the other, that takes longer than all comparing that is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from corpuskit.claims.comparison.lasting import days_of, year_of
from corpuskit.claims.model import Basis, Claim

_AT_ONCE = 4096


class Columns:
    """Hold claims as columns; pairs are two arrays of their places, answers an array of bool."""

    __slots__ = (
        "_document",
        "_group",
        "_noun",
        "_point",
        "_predicate",
        "_telling",
        "_unit",
        "dated",
        "first",
        "joined",
        "last",
        "low",
    )

    def __init__(self, claims: Sequence[Claim]) -> None:
        numbers: dict[object, int] = {"": 0}
        # One claim after the other, as there are many, and each lies elsewhere in memory; some at
        # once, as a row of Python's numbers takes ten times the room of one of these.
        parts = [
            _narrowed(
                np.array([_row(claim, numbers) for claim in claims[first : first + _AT_ONCE]])
            )
            for first in range(0, len(claims), _AT_ONCE)
        ]
        told, points, whole = (np.concatenate(part, axis=1) for part in zip(*parts, strict=True))
        self.dated, self._telling = told
        self._point, self.low = points
        self.joined, self.first, self.last, self._group, self._document = whole[:5]
        self._noun, self._predicate, self._unit = whole[5:]

    def differ(self, one: Any, other: Any) -> Any:
        """Tell whether they say two figures, or what is no single one."""
        points = self._point[one] != self._point[other]
        return points | (self._unit[one] != self._unit[other])

    def of_one_time(self, one: Any, other: Any) -> Any:
        """Tell whether they are of the same days, or those of one, its document's, overlap."""
        begun, ended = self.first[one], self.last[one]
        first, last = self.first[other], self.last[other]
        dated = self.dated[one] | self.dated[other]
        return ((begun == first) & (ended == last)) | (dated & (begun <= last) & (first <= ended))

    def told_apart(self, one: Any, other: Any) -> Any:
        """Tell whether they are of two documents, or each says what sets it from its neighbours."""
        telling = self._telling[one] & self._telling[other]
        two = self._document[one] != self._document[other]
        return two | (telling & (self._group[one] != self._group[other]))

    def of_one_noun(self, one: Any, other: Any) -> Any:
        """Tell whether no noun counted and no predicate sets one from the other."""
        return _may_be_one(self._noun, one, other) & _may_be_one(self._predicate, one, other)

    def within(self, one: Any, other: Any, most: float) -> Any:
        """Tell whether one figure is no more than so many times the other, as far as units tell."""
        a, b = abs(self._point[one]), abs(self._point[other])
        low, high = np.minimum(a, b), np.maximum(a, b)
        near = (low > 0) & (high <= low * most)
        known = ~np.isnan(low)
        return known & (near | (self._unit[one] != self._unit[other]))


def _may_be_one(column: Any, one: Any, other: Any) -> Any:
    a, b = column[one], column[other]
    return (a == b) | (a == 0) | (b == 0)


def _narrowed(rows: Any) -> tuple[Any, Any, Any]:
    """Return the columns of some claims in as little room as they need."""
    return rows[:, :2].T.astype(bool), rows[:, 2:4].T.copy(), rows[:, 4:].T.astype(np.int32)


def _row(claim: Claim, numbers: dict[object, int]) -> tuple[float, ...]:
    """Return what is asked of a claim; texts are numbered, the empty one is 0."""
    value, counted = claim.value, claim.dimension == "count"
    point, low = value.point, value.low
    first, last = days_of(claim)
    joined = (claim.kind, claim.dimension, year_of(claim), "" if counted else claim.property)
    return (
        claim.time.basis is Basis.DOCUMENT,
        bool(claim.telling),
        np.nan if point is None else float(point),
        -np.inf if low is None else float(low),
        numbers.setdefault(joined, len(numbers)),
        first,
        last,
        claim.group,
        numbers.setdefault(claim.document, len(numbers)),
        numbers.setdefault(claim.subject.head if counted else "", len(numbers)),
        numbers.setdefault(claim.predicate, len(numbers)),
        numbers.setdefault(claim.unit, len(numbers)),
    )
