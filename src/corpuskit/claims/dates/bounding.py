"""Dates before, after or by which something was done: on which day it was done, they do not say."""

from __future__ import annotations

import re

_BOUND = re.compile(
    r"\b(?:before|after|by|prior\s+to|previous\s+to|following|preceding|(?:not?|never)\s+(?:later|"
    r"earlier)\s+than)\s+(?:the\s+)?$",
    re.I,
)
# So many characters before a date are read.
_MOST = 40


def bounds_time(text: str, start: int) -> bool:
    """Tell a date that only bounds the time in which something was done.

    >>> bounds_time("It was opened before 20 April.", 21)
    True
    >>> bounds_time("It was opened on 20 April.", 17)
    False
    """
    return _BOUND.search(text, max(0, start - _MOST), start) is not None
