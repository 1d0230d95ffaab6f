"""The figures of tables, with the heads over and before them."""

from __future__ import annotations

from decimal import Decimal

from corpuskit.claims.grammar.reading import value_of
from corpuskit.claims.grammar.values import step_of
from corpuskit.claims.markup.blocks import BlockText, number_in
from corpuskit.claims.markup.places import location
from corpuskit.claims.model import Cell
from corpuskit.language.quantities import read_cell
from corpuskit.language.table_heads import measured, scaled
from corpuskit.tei.blocks import ElementSpan


def cell_of(block: BlockText) -> Cell | None:
    """Return the figure of a table cell with its heads, or None."""
    context = block.block.cell
    numbers = [s for s in block.block.spans if s.tag in ("num", "measure")]
    if context is None or len(numbers) != 1:
        return None
    span = numbers[0]
    quantity = number_in(span.element.get("value") or span.element.get("quantity"))
    if quantity is None:
        return None
    shown, power = left_out(block, span, quantity)
    step = scaled(step_of(shown), power)
    return Cell(
        table=context.table,
        row=context.row,
        column=context.column,
        row_head=context.row_head,
        column_head=context.column_head,
        value=value_of(quantity, None, None, "exact", step),
        where=location(block, span.start, span.end, 0, len(block.chars), span.element),
        group=context.group,
        caption=context.caption,
        unit=span.element.get("unit") or "",
        power=power,
    )


def left_out(block: BlockText, span: ElementSpan, marked: Decimal) -> tuple[Decimal, int]:
    """Return a cell's number as printed and the power of ten that its heads say for it.

    Where the value is not the printed number in full, it is returned itself with the power 0.
    """
    context = block.block.cell
    cell = read_cell(block.chars[span.start : span.end])
    if context is None or cell is None or cell.value is None or cell.value == marked:
        return marked, 0
    row = context.row_head if context.column else ""
    power = measured(context.column_head, row, context.captions).power
    return (cell.value, power) if scaled(cell.value, power) == marked else (marked, 0)
