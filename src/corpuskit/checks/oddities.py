"""Findings made from what claims extraction noticed about the markup itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.claims.model import Extract, Oddity
from corpuskit.core.findings import Evidence


def oddities(extracts: Sequence[Extract], kind: str) -> Iterator[tuple[Oddity, list[Evidence]]]:
    """Yield the oddities of one kind, each with its single side."""
    for extract in extracts:
        for oddity in extract.oddities:
            if oddity.kind == kind:
                yield oddity, [Evidence(oddity.where, "")]
