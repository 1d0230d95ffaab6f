"""Anniversaries as dates of what they look back on: «in 1943 it celebrated its fiftieth»."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from corpuskit.claims.antecedents import resolved
from corpuskit.claims.model import EventDate
from corpuskit.claims.reading import Reading
from corpuskit.claims.stance import stance_of
from corpuskit.core import lexicons

ANNIVERSARY = "anniversary"
_NAMED = re.compile(
    r"\b(?P<n>\d{1,3}(?=(?:st|nd|rd|th)\b)|[a-z]+(?:-[a-z]+)?)(?:st|nd|rd|th)?\s+"
    r"(?P<what>anniversary|birthday|jubilee)\b",
    re.I,
)
_OF = re.compile(
    r"\s+of\s+(?:(?:the|its|their)\s+)?(?:founding|foundation|opening|creation)?", re.I
)


def anniversaries_of(reading: Reading, document: str) -> Iterator[EventDate]:
    """Yield the year that an anniversary counts from, where its sentence is dated."""
    for match in _NAMED.finditer(reading.text):
        years = _years(match["n"])
        if years is None or match["what"].casefold() == "birthday" or len(reading.dates) != 1:
            continue
        dated = reading.dates[0]
        if dated.first.year <= years or (dated.last - dated.first).days > 366:
            continue
        of = _OF.match(reading.text, match.end())
        phrase = reading.phrase_from(of.end()) if of else None
        if phrase is None and reading.sentence.phrases:
            phrase = reading.sentence.phrases[0]
        subject = resolved(reading, phrase)
        if subject is None or not subject.head or (phrase and ANNIVERSARY in phrase.words):
            continue
        yield EventDate(
            document=document,
            event="",
            label=subject.phrase,
            role=ANNIVERSARY,
            party="",
            first=dated.first.replace(year=dated.first.year - years, day=1),
            last=dated.last.replace(year=dated.last.year - years, day=28),
            stance=stance_of(reading.sentence, dated.start, dated.end),
            where=reading.locate(match.start(), match.end(), ""),
            subject=subject,
        )


def _years(word: str) -> int | None:
    if word.isdigit():
        return int(word) or None
    return _ordinals().get(word.casefold())


@functools.cache
def _ordinals() -> Mapping[str, int]:
    return lexicons.table("corpuskit.claims", "ordinals.toml")
