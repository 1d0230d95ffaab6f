"""Anniversaries as dates of what they look back on: «in 1943 it celebrated its fiftieth»."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from corpuskit.claims.antecedents import resolved
from corpuskit.claims.clauses import clauses_of
from corpuskit.claims.counted import small_number
from corpuskit.claims.model import EventDate, Stance, Subject
from corpuskit.claims.reading import Reading
from corpuskit.claims.stance import stance_of
from corpuskit.claims.subjects import resolve
from corpuskit.core import lexicons

ANNIVERSARY = "anniversary"
_NAMED = re.compile(
    r"\b(?P<n>\d{1,3}(?=(?:st|nd|rd|th)\b)|[a-z]+(?:-[a-z]+)?)(?:st|nd|rd|th)?\s+"
    r"(?P<what>anniversary|birthday|jubilee)\b",
    re.I,
)
_CENTENARY = re.compile(r"\b(?P<n>bi|ter|sesqui)?[- ]?(?:centenary|centennial)\b", re.I)
_LIFE = 110
_HUNDREDS = {"": 100, "bi": 200, "ter": 300, "sesqui": 150}
_OLD = re.compile(
    r"\b(?:is|was|were|are|be|turned|turns)\s+(?P<n>\d{2,3}|[a-z]+(?:-[a-z]+)?)\s+years\s+old\b",
    re.I,
)
_OF = re.compile(
    r"\s+of\s+(?:(?:the|its|their)\s+)?(?:founding|foundation|opening|creation)?", re.I
)


def anniversaries_of(reading: Reading, document: str) -> Iterator[EventDate]:
    """Yield the year that an anniversary counts from, where its sentence is dated."""
    for match, years in _kept(reading.text):
        if len(reading.dates) != 1:
            continue
        dated = reading.dates[0]
        if dated.first.year <= years or (dated.last - dated.first).days > 366:
            continue
        subject = _subject(reading, match)
        if subject is None or not subject.head:
            continue
        stance = stance_of(reading.sentence, dated.start, dated.end)
        yield EventDate(
            document=document,
            event="",
            label=subject.phrase,
            role=ANNIVERSARY,
            party="",
            first=dated.first.replace(year=dated.first.year - years, day=1),
            last=dated.last.replace(year=dated.last.year - years, day=28),
            # An anniversary falls in its year, whether or not it is kept.
            stance=Stance.DENIED if stance is Stance.DENIED else Stance.ASSERTED,
            where=reading.locate(match.start(), match.end(), ""),
            subject=subject,
        )


def _kept(text: str) -> Iterator[tuple[re.Match[str], int]]:
    for match in _NAMED.finditer(text):
        years = _years(match["n"])
        # People have birthdays, but not of so many years.
        birthday = match["what"].casefold() == "birthday"
        if years is not None and (not birthday or years > _LIFE):
            yield match, years
    for match in _CENTENARY.finditer(text):
        yield match, _HUNDREDS[(match["n"] or "").casefold()]
    for match in _OLD.finditer(text):
        number = match["n"].casefold()
        old = int(number) if number.isdigit() else small_number(number)
        if old is not None:
            yield match, old


def _subject(reading: Reading, match: re.Match[str]) -> Subject | None:
    """Return what an anniversary is of: what stands behind «of», else what the clause is about."""
    of = _OF.match(reading.text, match.end())
    phrase = reading.phrase_from(of.end()) if of else None
    if phrase is None:
        clause = next(
            (c for c in clauses_of(reading.sentence) if c.start <= match.start() < c.end), None
        )
        phrase = clause.subject if clause is not None else None
    if phrase is None and reading.sentence.phrases:
        phrase = reading.sentence.phrases[0]
    subject = resolved(reading, phrase)
    if subject is None or (phrase and ANNIVERSARY in phrase.words):
        return None
    called = phrase is not None and phrase.head[:1].isupper() and not subject.facets
    return resolve(subject, reading.named) if called else subject


def _years(word: str) -> int | None:
    if word.isdigit():
        return int(word) or None
    hundreds, _, last = word.casefold().rpartition("-")
    if last == "hundredth":
        return 100 * (small_number(hundreds) or 0) or None
    return _ordinals().get(word.casefold())


@functools.cache
def _ordinals() -> Mapping[str, int]:
    return lexicons.table("corpuskit.claims", "ordinals.toml")
