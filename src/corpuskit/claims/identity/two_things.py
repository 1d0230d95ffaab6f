"""Figures of two things that every comparison took for one: what a sentence, a title or a row says.

A figure is compared with another by what both say. What only one of them says may tell that they
are of two things all the same, and is asked of each pair before it is reported.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpuskit.claims.grammar.accounts import of_a_whole
from corpuskit.claims.grammar.content import names
from corpuskit.claims.identity.homes import Homes, homes_of
from corpuskit.claims.identity.restricted import (
    ranks_beside,
    ranks_differ,
    ranks_of,
    ranks_of_title,
    restricted_apart,
)
from corpuskit.claims.identity.two_of_a_kind import Kinds, kinds_of, without_mastheads
from corpuskit.claims.linkage.wholes import Sentences, of_two_lists, sentences_of
from corpuskit.claims.model import Cell, Claim, Extract
from corpuskit.claims.model.apart import Apart
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.claims.tables.tabled import done_in_another_row, of_another_row
from corpuskit.core.findings import Location

# How old somebody was is compared by who it is (claims/people/ages.py).
_AGE = re.compile(r"\b(?:aged|age\s+of)\s+$", re.I)


@dataclass(frozen=True, slots=True)
class TwoThings:
    """Hold the documents of a corpus, to be asked which of two figures are of two things."""

    kinds: Kinds
    homes: Homes
    cells: Mapping[Location, Cell]
    rows: Mapping[tuple[str, str], frozenset[str]]
    sentences: Sentences
    titles: Mapping[str, str]

    def apart(self, a: Claim, b: Claim, *, rows: bool = True) -> Apart | None:
        """Return why two figures are of two things, None where nothing says that they are.

        Who has found the row of a cell by the words around a figure need not ask for `rows`.
        """
        found = self.placed_apart(a.where, b.where) or restricted_apart(a, b)
        found = found or of_two_lists(a, b, self.sentences)
        if found is None and of_a_whole(a) != of_a_whole(b):
            return Apart(Obstacle.PART)
        if found is None and _is_age(a) and _is_age(b):
            return Apart(Obstacle.AGES)
        found = found or self._of_another_rank(a, b) or _turned(self._of_another_rank(b, a))
        if found is not None or not rows:
            return found
        return self._of_another_row(a, b) or _turned(self._of_another_row(b, a))

    def _of_another_rank(self, a: Claim, b: Claim) -> Apart | None:
        """Tell a figure of «the district» from one of a document that is about a province."""
        if a.document == b.document or names(b.words) or ranks_of(b):
            return None
        return ranks_differ(ranks_beside(a), ranks_of_title(self.titles.get(b.document, "")))

    def placed_apart(self, a: Location, b: Location) -> Apart | None:
        """Return why two passages are of two things by where they stand and what they name."""
        return self.kinds.apart(a, b) or self.homes.apart(a, b)

    def _of_another_row(self, a: Claim, b: Claim) -> Apart | None:
        cell = self.cells.get(a.where)
        if cell is None or b.where in self.cells:
            return None
        heads = self.rows[a.document, cell.table]
        if of_another_row(cell, b.where.sentence) or done_in_another_row(cell, heads, b):
            return Apart(Obstacle.ROW, (cell.row_head,))
        return None


def two_things(extracts: Sequence[Extract]) -> TwoThings:
    """Return what documents say that tells figures apart."""
    cells = {cell.where: cell for extract in extracts for cell in extract.cells}
    rows: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for extract in extracts:
        for cell in extract.cells:
            rows[extract.name, cell.table].add(cell.row_head)
    return TwoThings(
        kinds=kinds_of(extracts),
        homes=homes_of(extracts),
        cells=cells,
        rows={table: frozenset(found) for table, found in rows.items()},
        sentences=sentences_of(extracts),
        titles={extract.name: without_mastheads(extract.title) for extract in extracts},
    )


def _is_age(claim: Claim) -> bool:
    return _AGE.search(claim.where.sentence, 0, claim.where.start) is not None


def _turned(apart: Apart | None) -> Apart | None:
    return None if apart is None else apart.turned()
