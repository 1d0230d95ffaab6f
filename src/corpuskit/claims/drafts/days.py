"""The dates of a document, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator

from corpuskit.claims.model import Extract, SentenceDate


def days_in(source: Extract) -> Iterator[SentenceDate]:
    """Yield every date that is marked in a document, its notes included."""
    yield from source.beside
    for telling in source.tellings:
        for told in telling.dates:
            yield SentenceDate(told.first, told.last, told.where, telling.group)
