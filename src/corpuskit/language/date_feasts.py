"""Read the feasts that are dates («Christmas 1999», «Good Friday», «Michaelmas Day»)."""

from __future__ import annotations

import re

from corpuskit.language.date_parts import Part
from corpuskit.language.date_tokens import Token
from corpuskit.language.date_words import date_words

# «On Michaelmas Day» tells of one; «before Christmas» as often of every year's.
_TOLD = re.compile(r"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Ss]ince|[Tt]his|[Tt]hat)[ \u00a0\n]$")
_NEW_YEAR = re.compile(
    r"\b(?:[Ff]rom|[Bb]y|[Uu]ntil|[Ss]ince|[Bb]efore|[Aa]fter|[Aa]t)[ \u00a0\n]the[ \u00a0\n]$"
)


def feast_part(token: Token) -> Part:
    """Return the part of a feast with its year unset, `bare` where only a year would date it."""
    words = date_words()
    name = re.sub(r"\s+", " ", token.word).replace("’", "'")
    if name.lower() == "new year":
        base = "nearest after previous"
        return Part(token.start, token.end, "day", month=1, day=1, base=base, bare=True)
    if name in words.easter_feasts:
        first, last = words.easter_feasts[name]
        return Part(token.start, token.end, "feast", month=4, day=first, step=last, bare=True)
    month, day = words.feasts[name]
    return Part(token.start, token.end, "day", month=month, day=day, bare=True)


def is_told(text: str, part: Part) -> bool:
    """Tell whether a feast without its year is that of the year spoken of."""
    before = text[max(0, part.start - 12) : part.start]
    return bool((_NEW_YEAR if part.base else _TOLD).search(before))
