"""Units in the markup that nobody knows, on words that print a known one."""

from __future__ import annotations

from corpuskit.claims.markup.blocks import BlockText
from corpuskit.claims.markup.mending import attribute_fix, is_plain
from corpuskit.core.fixes import Fix
from corpuskit.language.quantities import find_quantities
from corpuskit.language.units import dimension
from corpuskit.tei.blocks import ElementSpan

# What is counted has the name of whatever it is for its unit.
_COUNTS = frozenset({"count", "1", "%"})


def unknown_unit(block: BlockText, span: ElementSpan) -> tuple[str, Fix | None] | None:
    """Return what is wrong with the unit of a measure, and what mends it.

    None where the unit is known, or where the words print none: «unit="net"» on «40 nets» is fine.
    """
    unit = span.element.get("unit") or ""
    if not unit or unit in _COUNTS or dimension(unit) != unit:
        return None
    words = block.chars[span.start : span.end]
    printed = [each.unit for each in find_quantities(words)]
    if len(printed) != 1 or printed[0] in _COUNTS or dimension(printed[0]) == printed[0]:
        return None
    message = f"no unit {unit!r} is known, and {words!r} is in {printed[0]}"
    safe = is_plain(span.element)
    fix = attribute_fix(block.document, span.element, {"unit": printed[0]}, safe=safe)
    return message, fix
