"""Figures whose markup says another number than the words that it stands on."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from corpuskit.claims.markup.blocks import BlockText, number_in
from corpuskit.claims.markup.cells import left_out
from corpuskit.claims.markup.mending import attribute_fix, is_plain
from corpuskit.core.fixes import Fix
from corpuskit.language.quantities import find_quantities, read_cell
from corpuskit.language.quantity_model import Quantity
from corpuskit.language.table_heads import measured
from corpuskit.tei.blocks import ElementSpan

# With one of these a measure says more than one number.
_BOUNDS = ("min", "max", "atLeast", "atMost")
# «12.400» with points between thousands, as much of Europe prints it.
_POINTS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_COUNTED = frozenset({"count", "1"})


def quantity_slip(block: BlockText, span: ElementSpan) -> tuple[str, Fix | None] | None:
    """Return how a measure differs from the one number that its words print, and what mends it.

    None where they agree, or print no number or several.
    """
    marked = number_in(span.element.get("quantity") or span.element.get("value"))
    if marked is None:
        return None
    words = block.chars[span.start : span.end]
    if block.kind == "cell":
        if left_out(block, span, marked)[1]:
            return None
        cell = read_cell(words)
        printed = [cell] if cell is not None else []
    else:
        printed = list(find_quantities(words))
    if len(printed) != 1 or printed[0].value is None or printed[0].value == marked:
        return None
    if any(q.start == span.start and q.value == marked for q in find_quantities(block.chars)):
        return None
    grouped = _POINTS.sub(",", words)
    if grouped != words and [q.value for q in find_quantities(grouped)] == [marked]:
        return None
    message = f"the markup says {marked:f}, the text {words!r}"
    fix = _fix(block, span, printed[0], printed[0].value)
    return message, replace(fix, safe=False) if fix and _scaled(marked, printed[0].value) else fix


def _scaled(marked: Decimal, printed: Decimal) -> bool:
    """Tell numbers that are apart by thousands: a separator or a multiplier read in two ways."""
    return any(marked == printed.scaleb(power) for power in (-6, -3, 3, 6))


def _fix(block: BlockText, span: ElementSpan, printed: Quantity, number: Decimal) -> Fix | None:
    """Return the fix that sets the printed number, where nothing else says what was meant."""
    element = span.element
    if not is_plain(element) or any(element.get(name) for name in _BOUNDS):
        return None
    unit = element.get("unit") or ""
    head = measured("", "", ())
    if (context := block.block.cell) is not None:
        head = measured(
            context.column_head, context.row_head if context.column else "", context.captions
        )
    if head.power:
        # In full or as printed, both are ways to mark such a cell.
        return None
    units = {printed.unit, head.unit or printed.unit}
    if unit and unit not in units and not (unit in _COUNTED and units <= _COUNTED):
        # The number may be right, in the unit that the markup says.
        return None
    name = "quantity" if element.get("quantity") else "value"
    return attribute_fix(block.document, element, _set(name, number))


def _set(name: str, number: Decimal) -> dict[str, str | None]:
    return {name: f"{number:f}"}
