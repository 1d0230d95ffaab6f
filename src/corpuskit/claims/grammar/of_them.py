"""What is some of those counted before: «nine died, four of them in May»."""

from __future__ import annotations

import re

_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|which|these|those)\b", re.I)


def of_them(text: str, end: int) -> bool:
    """Tell whether a figure that ends at an offset is some of what was counted before.

    >>> of_them("Nine died, four of them in May.", 15)
    True
    """
    return _OF_THEM.match(text, end) is not None
