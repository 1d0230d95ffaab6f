"""How the lines of a table's head stand over its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_FOLLOWS = re.compile(
    r"\b(?:following\s+table|table\s+(?:below|that\s+follows)|as\s+follows)\b", re.I
)


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


def lead_in(text: str) -> str:
    """Return the sentence that a paragraph leads into a table with, which stands for a caption.

    >>> lead_in("Much was spent. The staff in 1931 was as follows:")
    'The staff in 1931 was as follows'
    """
    told = _SENTENCE.split(text.strip())
    if not told[-1].endswith(":") and _FOLLOWS.search(told[-1]) is None:
        return ""
    # What the table is of may be told in the sentence before.
    short = len(told) > 1 and not any(char.isdigit() for char in told[-1])
    return " ".join(told[-2:] if short else told[-1:]).rstrip(" :")
