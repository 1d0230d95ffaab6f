"""Figures of tables as claims: the heads say what is counted, where and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuskit.claims.grammar.content import places_in, words_in
from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.times import only_date
from corpuskit.claims.model import Basis, Cell, Claim, Kind, Stance, Subject, Time
from corpuskit.claims.tables.lines import is_rate
from corpuskit.language.units import dimension

_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def cell_claims(cells: tuple[Cell, ...], document: str, group: int) -> Iterator[Claim]:
    """Yield one claim a figure; figures of one table share their group."""
    tables: dict[str, int] = {}
    for cell in cells:
        number = tables.setdefault(cell.table, group + len(tables))
        if cell.column and cell.where.sentence != cell.column_head:
            yield _claim(cell, document, number)


def time_of_cell(cell: Cell) -> Time:
    """Return the days that the heads of a figure name, the nearest head first."""
    for head in (cell.row_head, cell.column_head, cell.group, cell.caption):
        found = only_date(head)
        if found is not None:
            return Time(*found, Basis.HEADING)
    return Time()


def _claim(cell: Cell, document: str, group: int) -> Claim:
    heads = " ".join(filter(None, (cell.row_head, cell.column_head)))
    row = words_in(cell.row_head, named=True)
    column = words_in(cell.column_head)
    words = row | column | words_in(cell.caption) | words_in(cell.group, named=True)
    rate = any(is_rate(head) for head in (cell.column_head, cell.row_head))
    unit = cell.unit or ("%" if "%" in heads else "count")
    size = dimension(unit)
    return Claim(
        kind=Kind.SHARE if unit == "%" else Kind.QUANTITY,
        document=document,
        subject=Subject("", phrase=", ".join(filter(None, (cell.row_head, cell.column_head)))),
        predicate=_predicate(cell),
        value=cell.value,
        unit=unit,
        dimension=size,
        time=time_of_cell(cell),
        stance=_stance(cell),
        where=cell.where,
        property="rate" if rate else "" if unit in ("count", "%") else size,
        group=group,
        words=words,
        telling=row | column,
        carried=places_in(cell.row_head),
    )


def _predicate(cell: Cell) -> str:
    """Return what the heads say of the counted thing: the column's word before the caption's."""
    predicates = lexicon().predicates
    for head in (cell.column_head, cell.row_head, cell.caption):
        for word in _WORD.findall(head):
            if word.casefold() in predicates:
                return predicates[word.casefold()]
    return ""


def _stance(cell: Cell) -> Stance:
    words = lexicon().words
    said = {w.casefold() for w in _WORD.findall(f"{cell.column_head} {cell.row_head}")}
    if said & words["planned"] or said & words["targets"]:
        return Stance.PLANNED
    return Stance.LIMIT if said & words["limits"] else Stance.ASSERTED
