"""Times of the day in words, whose numbers count nothing: «a quarter to six», «half past nine»."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HOUR = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|1[0-2]|[1-9])"
)
_MINUTES = (
    r"(?:(?:a\s+)?quarter|half|"
    r"(?:five|ten|twelve|fifteen|twenty|twenty-five|[1-5]?[0-9])(?:\s+minutes)?)"
)
# «From ten minutes to six hours» is a stretch, «five to ten men» a range.
_CLOCK = re.compile(
    rf"\b(?:at|by|until|till|since|after|before|about|towards|from)\s+(?:about\s+|nearly\s+)?"
    rf"(?P<time>{_MINUTES}\s+(?:to|past|before|after)\s+{_HOUR})"
    r"(?!\s*(?:[-–]|hours?\b|days?\b|minutes?\b|weeks?\b|months?\b|years?\b|per\b|%|hundred\b|"
    r"thousand\b|million\b|times\b))",
    re.I,
)
# «From five to ten» may be a range: minutes or a part of the hour say what it is.
_OF_AN_HOUR = re.compile(r"\bquarter\b|\bhalf\b|\bminutes\b|\bpast\b", re.I)


def clock_times(text: str) -> Iterator[tuple[int, int]]:
    """Yield where times of the day are told in words.

    >>> text = "It came at a quarter to six, in groups of from five to ten."
    >>> [text[start:end] for start, end in clock_times(text)]
    ['a quarter to six']
    """
    if "to " not in text and "past " not in text and "before " not in text and "after " not in text:
        return
    for found in _CLOCK.finditer(text):
        if _OF_AN_HOUR.search(found["time"]):
            yield found.span("time")
