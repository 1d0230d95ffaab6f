"""One fact and all its witnesses: contradictions that share a claim are told together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from corpuskit.claims.comparison.compare import Conflict
from corpuskit.claims.comparison.joined import Joined
from corpuskit.claims.model import Claim, DatedClause, DatedDeed, EventDate, ProcessEdge


class Contradiction(Protocol):
    """What any two statements that exclude each other have."""

    @property
    def a(self) -> Claim | EventDate | DatedClause | DatedDeed | ProcessEdge:
        """Return the first of them."""

    @property
    def b(self) -> Claim | EventDate | DatedClause | DatedDeed | ProcessEdge:
        """Return the second."""


_Pair = TypeVar("_Pair", bound=Contradiction)


def grouped(found: Iterable[_Pair]) -> Iterator[tuple[_Pair, ...]]:
    """Group contradictions that share a claim: one fact, all its witnesses."""
    items = list(found)
    joined = Joined[int]()
    for conflict in items:
        joined.join(id(conflict.a), id(conflict.b))
    groups: dict[int, list[_Pair]] = {}
    for conflict in items:
        groups.setdefault(joined.root(id(conflict.a)), []).append(conflict)
    for group in groups.values():
        yield tuple(group)


def witnesses(group: Sequence[Conflict]) -> tuple[Claim, ...]:
    """Return the claims of a group, in order of place."""
    claims = {c.where: c for conflict in group for c in (conflict.a, conflict.b)}
    return tuple(claims[where] for where in sorted(claims))
