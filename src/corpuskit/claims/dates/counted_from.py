"""What a date is only counted from: «on 4 May, a week after the fleet had sailed»."""

from __future__ import annotations

import re

_LATER = re.compile(r"\b(?:hour|day|week|fortnight|month|year|decade)s?\s+(?:after|before)\s", re.I)


def counted_from(sentence: str, date_end: int, stop: int | None = None) -> re.Match[str] | None:
    """Find the words behind a date that count it from something else, of another day.

    >>> found = counted_from("It came on 4 May, a week after the fleet had sailed.", 16)
    >>> found and found[0]
    'week after '
    """
    return _LATER.search(sentence, date_end, len(sentence) if stop is None else stop)
