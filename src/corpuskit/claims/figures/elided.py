"""Counts that leave out their noun: «The Board had 214 keepers. On 1 January 1988 it had 93»."""

from __future__ import annotations

import re

from corpuskit.claims.grammar.reading import Figure, Reading

_ADVERB = r"(?:(?:still|only|now|already|but|just|then|some|about|[a-z]+ly)\s+)?"
# «it had», «they numbered»: behind a pronoun, so much of the same.
_PRONOUN = re.compile(
    rf"\b(?:(?:it|they)\s+{_ADVERB}(?:had|has|have|numbered|employed|counted|kept|owned|held|ran)|"
    rf"(?:they|there)\s+{_ADVERB}(?:were|are)|"
    rf"(?:it|they)\s+{_ADVERB}(?:was|were|is|are)\s+{_ADVERB}(?:down|up)\s+to)\s+{_ADVERB}$",
    re.I,
)
# «the number was down to»: the number of what was counted last.
_NUMBER = re.compile(
    r"\b(?:the|its|their|this|that)\s+(?:number|figure|total|count|tally)\s+"
    r"(?!of\b|for\b)(?:[a-z]+\s+){1,5}$",
    re.I,
)
# «In 1960 it was 450»: what was said to be so many before.
_IT_WAS = re.compile(
    rf"\bit\s+(?:was|is|stood\s+at|(?:had\s+)?(?:risen|fallen|rose|fell|grew|grown)\s+to)\s+{_ADVERB}$",
    re.I,
)
# Nothing but a time may stand before it: «in the upper villages it was» is of others.
_OPENS = re.compile(
    r"\s*(?:(?:in|on|at|by|from|since|until|and|but|yet|the|end|beginning|start|of|then|now|today)\s+)*"
    r"(?:it|they|there)\b",
    re.I,
)
_CLOSES = re.compile(r"\s*(?:$|[,;.:)]|(?:and|or|but|in|by|on|at|when|while|as|after|before)\b)")


def elided(reading: Reading, figure: Figure, last: Figure) -> bool:
    """Tell whether a bare number counts what the figure before it counts.

    A pronoun may stand for another thing; so it must be said of a time of its own.
    """
    if last.unit != "count":
        return False
    if not _is_bare(figure) or _CLOSES.match(reading.text, figure.end) is None:
        return False
    before = _undated(reading, figure)
    if _IT_WAS.search(before) is not None:
        return _OPENS.match(before) is not None
    if not counts(last):
        return False
    if _NUMBER.search(before) is not None:
        return True
    told = bool(reading.dates) and _PRONOUN.search(before) is not None
    return told and _OPENS.match(before) is not None


def unread(reading: Reading, figure: Figure) -> bool:
    """Tell «in the upper villages it was 1,900»: so much of something that is not said again."""
    return _is_bare(figure) and _IT_WAS.search(reading.text, 0, figure.start) is not None


def _is_bare(figure: Figure) -> bool:
    return figure.unit == "count" and not figure.commodity and figure.end == figure.number_end


def _undated(reading: Reading, figure: Figure) -> str:
    """Return the words of a clause before a figure, dates apart."""
    low = max(reading.text.rfind(sign, 0, figure.start) for sign in ",;:(") + 1
    words = reading.text[low : figure.start]
    for dated in reading.dates:
        if low <= dated.start and dated.end <= figure.start:
            words = words.replace(reading.text[dated.start : dated.end], "", 1)
    return words


def counts(figure: Figure) -> bool:
    """Tell whether a figure has a noun of its own to leave to the next."""
    return figure.unit == "count" and bool(figure.commodity) and figure.end > figure.number_end
