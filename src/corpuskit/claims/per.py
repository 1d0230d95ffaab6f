"""What an amount is given for: «$1,100 a month», «300 tons on each working day».

The markup joins «a month» to the amount where it stands next to it and can mean nothing else; here
the words around decide.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpuskit.claims.reading import Figure, Reading

_UNITS = {"minute": "min", "hour": "h", "day": "d", "week": "wk", "month": "mo", "year": "a"}
_UNIT = r"(?P<unit>minute|hour|day|week|month|year)"
_BEHIND = re.compile(
    rf"\s+(?:(?:on|in|for|during)\s+)?(?:each|every|per|a|an)\s+(?:working\s+|single\s+)?{_UNIT}\b"
    r"(?!\s+(?:ago|before|earlier|later|or|and|of|long|old)\b|-)",
    re.I,
)
_ADJECTIVES = {"hourly": "h", "daily": "d", "weekly": "wk", "monthly": "mo"}
_BEFORE = re.compile(
    r"\b(?:the|a|an|its|their|his|her|average|mean)\s+(?:average\s+|mean\s+)?"
    r"(?P<each>hourly|daily|weekly|monthly)\s+(?:[^\W\d]+\s+){1,8}?"
    r"(?:was|is|were|are|of|at|came\s+to|amounted\s+to|reached|averaged)\s+(?:only\s+|some\s+|about\s+)?$",
    re.I,
)
_SKIPPED = frozenset({"%", "1", "h", "d", "wk", "mo", "a", "min", "deg"})


def with_period(reading: Reading, figure: Figure) -> Figure:
    """Return a figure with the unit of time that it is given for, if the words around name one."""
    if "/" in figure.unit or figure.unit in _SKIPPED:
        return figure
    behind = _BEHIND.match(reading.text, figure.end)
    if behind is not None:
        return replace(figure, unit=f"{figure.unit}/{_UNITS[behind['unit'].casefold()]}")
    return figure


def named_period(text: str, start: int) -> str:
    """Return the unit of time that an adjective says an amount is given for, or nothing.

    >>> text = "The monthly wage bill of the ship was $21,000."
    >>> named_period(text, text.index("$"))
    'mo'
    """
    # What all of the adjectives have is looked for first: few sentences have it.
    said = text[:start]
    before = _BEFORE.search(said) if "ly" in said.casefold() else None
    return _ADJECTIVES[before["each"].casefold()] if before else ""
