"""Figures of table cells: their units from the heads and the caption, and which are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpuskit.core.passages import Draft, Node
from corpuskit.language.head_units import (
    counts_other,
    holds_years,
    multiplies,
    numbers_rows,
    unit_of_caption,
    unit_of_head,
)
from corpuskit.language.quantities import Quantity, read_cell
from corpuskit.language.units import dimension

_FIRST_YEAR, _LAST_YEAR = 1500, 2100


@dataclass(frozen=True, slots=True)
class _Heads:
    """Hold what stands over and beside a cell."""

    captions: tuple[str, ...]
    column: str
    row: str
    place: int


def cell_figures(draft: Draft) -> Iterator[tuple[int, Quantity]]:
    """Yield the number of each body cell that holds a figure, with the figure.

    The unit is the cell's own, that of its column, its row or its caption, in this order.
    """
    for node in draft.text.walk():
        if node.tag == "table":
            yield from _table(draft, node)


def _table(draft: Draft, table: Node) -> Iterator[tuple[int, Quantity]]:
    heads = (child for child in table.children if not isinstance(child, Node))
    captions = tuple(draft.passages[n].chars for n in heads)
    columns: Sequence[str] = ()
    for row in (child for child in table.walk() if child.tag == "row"):
        cells = [draft.passages[n] for n in row.numbers()]
        texts = [cell.chars for cell in cells]
        if dict(row.attributes).get("role") == "label":
            columns = texts
            continue
        if columns and len(columns) == len(cells) - 1:
            columns = ("", *columns)  # the head leaves out its corner
        for place, cell in enumerate(cells):
            column = columns[place] if place < len(columns) else ""
            quantity = _figure(cell.chars, _Heads(captions, column, texts[0], place))
            if quantity is not None:
                yield cell.number, quantity


def _figure(text: str, heads: _Heads) -> Quantity | None:
    quantity = read_cell(text)
    if quantity is None or (heads.place == 0 and numbers_rows(heads.column)):
        return None
    if quantity.unit != "count":
        return quantity
    if _is_year(text, quantity) and (heads.place == 0 or holds_years(heads.column)):
        return None
    return replace(quantity, unit=_unit(heads) or "count")


def _unit(heads: _Heads) -> str:
    row = heads.row if heads.place else ""
    unit = _nearest(heads, row)
    scaled = any(multiplies(text) for text in (heads.column, row, *heads.captions))
    return "" if scaled and dimension(unit) != "share" else unit


def _nearest(heads: _Heads, row: str) -> str:
    if unit := unit_of_head(heads.column):
        return unit
    if counts_other(heads.column):
        return ""
    if unit := unit_of_head(row):
        return unit
    found = {unit for text in heads.captions if (unit := unit_of_caption(text))}
    return found.pop() if len(found) == 1 and not counts_other(row) else ""


def _is_year(text: str, quantity: Quantity) -> bool:
    value = quantity.value
    plain = value is not None and text.strip(" ()[]*").isdigit()
    return plain and value is not None and _FIRST_YEAR <= value <= _LAST_YEAR
