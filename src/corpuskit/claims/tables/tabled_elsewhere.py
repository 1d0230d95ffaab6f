"""Figures of other documents beside the cell of a table that they repeat.

What holds for a table and the text around it (claims/tables/tabled.py) holds across documents where
both figures are of one time and the two documents speak of a name alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from corpuskit.claims.comparison.compare import Conflict
from corpuskit.claims.grammar.content import NAME, names, stem_of_noun, words_in
from corpuskit.claims.grammar.times import only_date, overlap
from corpuskit.claims.model import Cell, Extract
from corpuskit.claims.tables.tabled import CellTable, Told, figures_of, named, repeated, tables_of
from corpuskit.core.findings import Level

# A word that more figures than that have in their sentences tells nothing.
_MOST = 1000


def tabled_elsewhere(extracts: Sequence[Extract]) -> Iterator[Conflict]:
    """Yield the figures of sentences that differ from the cells of others' tables they repeat."""
    ordered = sorted(extracts, key=lambda extract: extract.name)
    tables = [(extract.name, table) for extract in ordered for table in tables_of(extract)]
    if not tables:
        return
    known = {extract.name: _names(extract) for extract in ordered}
    cells = {cell.where: cell for extract in ordered for cell in extract.cells}
    figures = _by_word(ordered)
    for name, table in tables:
        for told in _with_word(table, figures):
            other = told.claim.document
            if other != name and not known[name].isdisjoint(known[other]):
                for found in repeated(told, table, Level.WARNING):
                    cell = cells[found.b.where]
                    of_time = overlap(found.a.time, found.b.time) and _of_one_series(told, cell)
                    if of_time or _of_one_affair(told, cell):
                        yield found


def _of_one_series(told: Told, cell: Cell) -> bool:
    """Tell a figure of what a caption names and says was done, if a row is but a year.

    Every district has its children vaccinated by year.
    """
    if only_date(cell.row_head) is None:
        return True
    claim = told.claim
    place = names(words_in(cell.caption))
    said = names(words_in(" ".join((*told.paragraph, claim.where.sentence))))
    done = {stem_of_noun(word) for word in (claim.verb, claim.predicate) if word}
    heads = named(cell.caption) | named(cell.column_head)
    return bool(place) and place <= said and not done.isdisjoint(heads)


def _of_one_affair(told: Told, cell: Cell) -> bool:
    """Tell a figure without a time of what was done in the affair that alone a table is of.

    The row says what was done, and the paragraph speaks of what the caption says besides.
    """
    claim, row = told.claim, named(cell.row_head)
    if claim.time.known or any(map(only_date, (cell.row_head, cell.column_head, cell.group))):
        return False
    done = {stem_of_noun(word) for word in (claim.verb, claim.predicate) if word}
    topic = named(cell.caption) - row - named(cell.column_head)
    said = named(" ".join((*told.paragraph, claim.where.sentence)))
    return bool(row) and row <= done and not topic.isdisjoint(said)


def _names(extract: Extract) -> frozenset[str]:
    return frozenset(w for passage in extract.passages for w in passage.words if w.startswith(NAME))


def _by_word(extracts: Sequence[Extract]) -> Mapping[str, Sequence[Told]]:
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for extract in extracts:
        for told in figures_of(extract):
            for word in sorted(named(told.claim.where.sentence)):
                found[word].append(told)
    return found


def _with_word(table: CellTable, figures: Mapping[str, Sequence[Told]]) -> Iterator[Told]:
    """Yield each figure once whose sentence has a word that a row's head is found by."""
    seen: set[int] = set()
    for word in sorted(table.words):
        near = figures.get(word, ())
        for told in near if len(near) <= _MOST else ():
            if id(told) not in seen:
                seen.add(id(told))
                yield told
