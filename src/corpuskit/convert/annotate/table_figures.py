"""Figures of table cells: their units from the heads and the caption, and which are none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpuskit.core.passages import Draft, Node
from corpuskit.core.table_heads import joined_heads, lead_in, over_cells
from corpuskit.language.head_units import holds_years, is_share, multiplies, numbers_rows, of_head
from corpuskit.language.quantities import Quantity, read_cell
from corpuskit.language.table_heads import is_term, measured, scaled

_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_HUNDRED = 100


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
    rows = (child for child in table.walk() if child.tag == "row")
    first = next((number for row in rows for number in row.numbers()), 0)
    if not captions and first and (led := lead_in(draft.passages[first - 1].chars)):
        captions = (led,)
    columns: Sequence[str] = ()
    found: dict[int, list[tuple[int, Quantity]]] = defaultdict(list)
    for row in (child for child in table.walk() if child.tag == "row"):
        cells = [draft.passages[n] for n in row.numbers()]
        texts = [cell.chars for cell in cells]
        if dict(row.attributes).get("role") == "label":
            columns = joined_heads(columns, texts)
            continue
        columns = over_cells(columns, len(cells))
        for place, cell in enumerate(cells):
            column = columns[place] if place < len(columns) else ""
            quantity = _figure(cell.chars, _Heads(captions, column, texts[0], place))
            if quantity is not None:
                found[place].append((cell.number, quantity))
    for place, figures in found.items():
        head = columns[place] if place < len(columns) else ""
        yield from _shares(figures) if is_share(head) and of_head(head) is None else figures


def _shares(figures: list[tuple[int, Quantity]]) -> Iterator[tuple[int, Quantity]]:
    """Yield the figures of a column of shares: of a hundred where one is above 1."""
    values = [abs(q.value) for _, q in figures if q.value is not None and q.unit == "count"]
    unit = "%" if max(values, default=0) <= _HUNDRED and max(values, default=0) > 1 else "count"
    for number, quantity in figures:
        yield number, replace(quantity, unit=unit) if quantity.unit == "count" else quantity


def _figure(text: str, heads: _Heads) -> Quantity | None:
    quantity = read_cell(text)
    if quantity is None or (heads.place == 0 and numbers_rows(heads.column)):
        return None
    if is_term(text):
        return None
    said = measured(heads.column, heads.row if heads.place else "", heads.captions)
    if quantity.unit != "count":
        return _times(quantity, said.power, text) if quantity.unit == said.unit else quantity
    if _is_year(text, quantity) and (heads.place == 0 or holds_years(heads.column)):
        return None
    return _times(replace(quantity, unit=said.unit or "count"), said.power, text)


def _times(quantity: Quantity, power: int, text: str) -> Quantity:
    """Return a figure in full: its printed number times what its head leaves out."""
    if not power or multiplies(text):
        return quantity
    value, low, high = (
        None if number is None else scaled(number, power)
        for number in (quantity.value, quantity.low, quantity.high)
    )
    return replace(quantity, value=value, low=low, high=high)


def _is_year(text: str, quantity: Quantity) -> bool:
    value = quantity.value
    plain = value is not None and text.strip(" ()[]*").isdigit()
    return plain and value is not None and _FIRST_YEAR <= value <= _LAST_YEAR
