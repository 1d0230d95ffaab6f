"""Columns of shares that divide one whole and so should make a hundred."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpuskit.claims.model import Cell
from corpuskit.claims.tables.lines import (
    Line,
    Table,
    has_word,
    number,
    opens_with,
    places,
    tables_of,
)

_HUNDRED = Decimal(100)
_LEAST_ROWS = 3
# Shares of answers of which several may be given miss a hundred by far more.
_MOST_OFF = Decimal(8)


@dataclass(frozen=True, slots=True)
class Whole:
    """Hold a column of shares that divides a whole, what they make and how far rounding goes.

    `sure` says that one row is all the rest, so that no part can be missing.
    """

    cells: tuple[Cell, ...]
    total: Decimal
    slack: Decimal
    sure: bool

    @property
    def fits(self) -> bool:
        """Tell whether the shares can make a hundred, each rounded to its last place."""
        return abs(self.total - _HUNDRED) <= self.slack


def wholes_of(cells: Iterable[Cell]) -> Iterator[Whole]:
    """Yield the columns of shares that divide a whole without printing its hundred."""
    for table in tables_of(cells):
        if not any(row.total or row.nested for row in table.rows):
            for column in table.columns:
                yield from _whole(table, column)


def _whole(table: Table, column: Line) -> Iterator[Whole]:
    cells = tuple(column.cells[place] for place in sorted(column.cells))
    shares = column.share and all(cell.unit == "%" for cell in cells)
    if not shares or len(cells) < max(_LEAST_ROWS, len(table.rows)):
        return
    if column.difference or any(number(cell) <= 0 for cell in cells):
        return
    total = sum(map(number, cells), Decimal(0))
    sure = opens_with(cells[-1].row_head, "rest")
    divides = sure or any(
        has_word(head, "divided") for head in (cells[0].caption, cells[0].column_head)
    )
    if divides and abs(total - _HUNDRED) <= _MOST_OFF:
        yield Whole(cells, total, sum((places(c) / 2 for c in cells), Decimal(0)), sure)
