"""Dates on which nothing happened: they bound a time in which there was none.

«No ship was lost after 3 March» tells of no loss on that day, whatever day another text has.
"""

from __future__ import annotations

import re

_NONE = re.compile(
    r"\b(?:no|not\s+(?:one|a\s+single|any)|nobody|none|never)\b[^;:.]{0,120}?"
    r"(?:\b(?:after|since|before|until|till|between|from)\s+(?:(?!and\b)[\w’'-]+\s+){0,7}"
    r"|\bbetween\b[^;:.]{0,40}\band\s+)$",
    re.I,
)
# So many characters before a date are read.
_MOST = 200


def bounds_none(text: str, start: int) -> bool:
    """Tell a date that only bounds a time in which something did not happen.

    >>> bounds_none("No ship was lost after 3 March.", 23)
    True
    >>> bounds_none("The ship was lost after 3 March.", 24)
    False
    """
    return _NONE.search(text, max(0, start - _MOST), start) is not None
