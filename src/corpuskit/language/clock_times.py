"""Times of the day in words, whose numbers count nothing: «a quarter to six», «half past nine»."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HOUR = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|1[0-2]|[1-9])"
)
_PART = r"(?:five|ten|twelve|fifteen|twenty|twenty-five|[1-5]?[0-9])(?:\s+minutes)?"
# «From ten minutes to six hours» is a stretch, «increased by half to 90,000» a change.
_CLOCK = re.compile(
    rf"\b(?:(?:at|until|till|since|after|before|about|towards|from)\s+(?:about\s+|nearly\s+)?"
    rf"(?P<to>(?:(?:a\s+)?quarter|{_PART})\s+(?:to|before)\s+{_HOUR})"
    rf"|(?:[a-z]+\s+)(?P<past>(?:(?:a\s+)?quarter|half|{_PART})\s+(?:past|after)\s+{_HOUR}))"
    r"(?![\w-]|[.,]\d|\s*(?:[-–%]|hours?\b|days?\b|minutes?\b|weeks?\b|months?\b|years?\b|per\b|"
    r"hundred\b|thousand\b|million\b|times\b))",
    re.I,
)
# «From five to ten» may be a range: minutes or a part of the hour say what it is.
_OF_AN_HOUR = re.compile(r"\bquarter\b|\bhalf\b|\bminutes\b|\bpast\b", re.I)


def clock_times(text: str) -> Iterator[tuple[int, int]]:
    """Yield where times of the day are told in words.

    >>> text = "It came at a quarter to six, five to ten men, and left by half past 9."
    >>> [text[start:end] for start, end in clock_times(text)]
    ['a quarter to six', 'half past 9']
    """
    if "to " not in text and "past " not in text and "before " not in text and "after " not in text:
        return
    for found in _CLOCK.finditer(text):
        told = "to" if found["to"] else "past"
        if _OF_AN_HOUR.search(found[told]):
            yield found.span(told)
