"""How the lines of a table's head stand over its columns."""

from __future__ import annotations

from collections.abc import Sequence


def joined_heads(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Return the heads of columns after one more line: in brackets it belongs to the one above.

    >>> joined_heads(("Member", "GDP", "Area"), ("(US$ billion)", "(km2)"))
    ['Member', 'GDP (US$ billion)', 'Area (km2)']
    """
    short = len(above) - len(below)
    if not above or short not in (0, 1) or len(below) < 2:
        return list(below)
    lines = [*[""] * short, *below]
    if not any(lines) or not all(line[:1] in ("", "(") for line in lines):
        return list(below)
    return [" ".join(filter(None, pair)) for pair in zip(above, lines, strict=True)]


def over_cells(heads: Sequence[str], cells: int) -> list[str]:
    """Return the heads over a row of cells; a head may leave out its corner."""
    return ["", *heads] if heads and len(heads) == cells - 1 else list(heads)
