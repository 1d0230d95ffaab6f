"""The figures and dated roles of a corpus, which people judge and are told of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from corpuskit.claims.model import Claim, EventDate, Extract

Statement: TypeAlias = Claim | EventDate


def statements(extracts: Sequence[Extract]) -> tuple[Statement, ...]:
    """Return every figure and dated role of a corpus, in order of place."""
    found: list[Statement] = []
    for extract in extracts:
        found += (*extract.claims, *extract.events)
    return tuple(sorted(found, key=lambda each: each.where))
