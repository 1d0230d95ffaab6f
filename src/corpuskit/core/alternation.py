"""Words of a list as one regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternation(words: Iterable[str]) -> str:
    """Return a regular expression that matches any of some words, the longest first.

    The order depends on the words alone, so that a pattern is the same in every run.

    >>> alternation(["sub", "subtotal", "all"])
    'subtotal|all|sub'
    """
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
