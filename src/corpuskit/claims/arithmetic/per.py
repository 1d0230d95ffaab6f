"""What an amount is given for: «$1,100 a month», «300 tons on each working day».

The markup joins «a month» to the amount where it stands next to it and can mean nothing else; here
the words around decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpuskit.claims.grammar.reading import Figure, Reading

_UNITS = {"minute": "min", "hour": "h", "day": "d", "week": "wk", "month": "mo", "year": "a"}
_UNIT = r"(?P<unit>minute|hour|day|week|month|year)"
_BEHIND = re.compile(
    rf"\s+(?:(?:on|in|for|during)\s+)?(?:(?P<all>each|every|per)|an?)\s+"
    rf"(?:working\s+|single\s+)?{_UNIT}\b"
    r"(?!\s+(?:ago|before|earlier|later|or|and|long|old)\b|-)(?(all)|(?!\s+of\b))",
    re.I,
)
# «38 on each of the six days», «30 days, on each of which 14»: so many a day, told with the days.
_NIGHTS = {"night": "d", "nights": "d", "evening": "d", "morning": "d"}
_EACH = r"(?:each|every\s+one)\s+of\s+"
_OF_DAYS = (
    r"(?:(?:the|these|those|its|his|her|their)\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?P<unit>minute|hour|day|week|month|year|night|evening|morning)s\b"
)
_THEM = r"(?:these|those|them|which)\b(?!\s+[a-z]+s\b)"
_EACH_BEHIND = re.compile(
    rf"(?:[^,;:.\d]{{0,60}}?\s+(?:on|in|during|for)\s+|\s+){_EACH}(?:{_OF_DAYS}|{_THEM})", re.I
)
_EACH_BEFORE = re.compile(
    rf"(?:^\W*|[,;:–—]\s*|\band\s+)(?:on|in|during|for)\s+{_EACH}"
    rf"(?:{_OF_DAYS}|{_THEM})[^,;:.]{{0,80}}$",
    re.I,
)
_ADJECTIVES = {"hourly": "h", "daily": "d", "weekly": "wk", "monthly": "mo"}
_BEFORE = re.compile(
    r"\b(?:the|a|an|its|their|his|her|average|mean)\s+(?:average\s+|mean\s+)?"
    r"(?P<each>hourly|daily|weekly|monthly)\s+(?:[^\W\d]+\s+){1,8}?"
    r"(?:was|is|were|are|of|at|came\s+to|amounted\s+to|reached|averaged)\s+(?:only\s+|some\s+|about\s+)?$",
    re.I,
)
_LENGTHS = frozenset({"h", "d", "wk", "mo", "a"})
_SKIPPED = frozenset({"%", "1", "h", "d", "wk", "mo", "a", "min", "deg"})


def with_period(reading: Reading, figure: Figure, lasting: str = "") -> Figure:
    """Return a figure with the unit of time that it is given for, if the words around name one.

    `lasting` is the unit of the length that the sentence before told last: «of these» takes it up.
    """
    if "/" in figure.unit or figure.unit in _SKIPPED:
        return figure
    behind = _BEHIND.match(reading.text, figure.end)
    if behind is not None:
        return replace(figure, unit=f"{figure.unit}/{_UNITS[behind['unit'].casefold()]}")
    each = _EACH_BEHIND.match(reading.text, figure.end)
    if each is None and "each of" in reading.text.casefold():
        each = _EACH_BEFORE.search(reading.text, 0, figure.start)
    if each is not None and (unit := _each_of(reading, each, lasting)):
        return replace(figure, unit=f"{figure.unit}/{unit}")
    return figure


def _each_of(reading: Reading, each: re.Match[str], lasting: str) -> str:
    """Return the unit that «on each of the six days», «on each of them» names or takes up."""
    if each["unit"] is not None:
        named = each["unit"].casefold()
        return _NIGHTS.get(named) or _UNITS[named]
    told = [figure.unit for figure in reading.figures if figure.end <= each.start()]
    if told:
        return next((unit for unit in told[::-1] if unit in _LENGTHS), "")
    return lasting


def last_length(figures: Sequence[Figure]) -> str:
    """Return the unit of the last length of time among figures, or nothing."""
    return next((figure.unit for figure in figures[::-1] if figure.unit in _LENGTHS), "")


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
