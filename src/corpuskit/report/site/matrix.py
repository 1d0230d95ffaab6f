"""Counts of things by document, as a table that a page can hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpuskit.report.site.texts import Text

# More columns fit into no page; what is in more documents is told as a list.
MOST_COLUMNS = 12
_SHADES = (1, 2, 4, 8)


@dataclass(frozen=True, slots=True)
class Row:
    """Hold a thing with its page, more about it, and how often it is in each of some documents.

    `more` counts the documents that are not among them.
    """

    title: str
    url: str
    about: str
    counts: tuple[tuple[Text, int], ...]
    more: int = 0

    def count(self, text: Text) -> int:
        """Return how often it is in a document."""
        return next((number for each, number in self.counts if each is text), 0)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Hold rows over documents; without columns, each row lists its own documents."""

    columns: tuple[Text, ...]
    rows: tuple[Row, ...]
    total: int

    def shade(self, number: int) -> int:
        """Return how dark a cell is, 0 for none."""
        return sum(number >= least for least in _SHADES)


def matrix(rows: Sequence[tuple[str, str, str, Mapping[Text, int]]], most: int) -> Matrix:
    """Return the rows that stand in most documents, up to so many, each with its counts."""
    ranked = sorted(rows, key=lambda row: (-len(row[3]), -sum(row[3].values()), row[0].casefold()))
    texts = sorted({text for row in rows for text in row[3]}, key=lambda text: text.name)
    shown = tuple(texts) if len(texts) <= MOST_COLUMNS else ()
    found = []
    for title, url, about, counts in ranked[:most]:
        inside = sorted(counts.items(), key=lambda each: (-each[1], each[0].name))
        listed = inside if shown else inside[:MOST_COLUMNS]
        found.append(Row(title, url, about, tuple(listed), len(inside) - len(listed)))
    return Matrix(shown, tuple(found), len(rows))
