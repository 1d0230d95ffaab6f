"""Who held an office, and when: «she was Minister of Education from September 2009»."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from datetime import date

from corpuskit.claims.antecedents import resolved
from corpuskit.claims.model import Holding
from corpuskit.claims.phrases import Phrase
from corpuskit.claims.reading import Person, Reading
from corpuskit.claims.stance import stance_of
from corpuskit.claims.times import Dated
from corpuskit.core import lexicons

_WHO = re.compile(r"(?:\b(?:he|she)|,?\s*who)\s*$", re.I)
_SINCE = re.compile(r"\s+(since|from)\s+$")
_FROM = re.compile(r"\s+(?:from|in|between)\s+")
_RANGE = re.compile(r"\s(?:to|until|till|and)\s|[–—-]")
_UNTIL = re.compile(r"\s+(?:until|till|to)\s+$")
_IN = re.compile(r"\s+(?:in|on|as of)\s+$")
_APPOSED = re.compile(r"\s*,\s+(?:the\s+)?$")


def holdings_of(reading: Reading, document: str) -> Iterator[Holding]:
    """Yield the offices that a sentence says somebody held at dates that it gives."""
    for phrase in reading.sentence.phrases:
        if not _is_office(phrase):
            continue
        person = _holder(reading, phrase)
        if person is None:
            continue
        period = _period(reading, phrase) or _now(reading, phrase)
        subject = resolved(reading, phrase)
        if period is None or subject is None:
            continue
        yield Holding(
            document=document,
            person=person.ref,
            label=person.label,
            office=subject,
            stance=stance_of(reading.sentence, phrase.start, phrase.end),
            where=reading.locate(phrase.start, phrase.stop, ""),
            first=period[0],
            last=period[1],
        )


def _is_office(phrase: Phrase) -> bool:
    """Tell the name of an office with one holder: «Minister of Education», «the mayor»."""
    lists = _lists()
    low = [word.casefold() for word in phrase.words]
    if phrase.determiner in ("a", "an") or low[-1] not in lists["heads"]:
        return False
    return not lists["not_sole"].intersection(low) and bool(phrase.tail or len(low) > 1)


def _holder(reading: Reading, phrase: Phrase) -> Person | None:
    """Return who is said to hold an office: before a word of holding, or beside it."""
    before = reading.text[: phrase.start]
    said = _holding().search(before)
    named = [p for p in reading.people if p.end <= phrase.start]
    if said is not None:
        if _WHO.search(before[: said.start()]):
            return reading.person_at(said.start())
        if named and not before[named[-1].end : said.start()].strip(" ,"):
            return named[-1]
        return None
    if named and _APPOSED.fullmatch(before[named[-1].end :]):
        return named[-1]
    return None


def _period(reading: Reading, phrase: Phrase) -> tuple[date, date] | None:
    """Return the days on which an office was surely held, by the dates right behind it."""
    following = [d for d in reading.dates if d.start >= phrase.stop]
    if not following:
        return None
    first = following[0]
    opener = reading.text[phrase.stop : first.start]
    if _RANGE.search(reading.text, first.start, first.end) and _FROM.fullmatch(opener):
        return first.first, first.last
    if _SINCE.fullmatch(opener):
        return first.last, _end(reading, first, following[1:])
    if _UNTIL.fullmatch(opener):
        return first.first, first.first
    return (first.first, first.last) if _IN.fullmatch(opener) else None


def _now(reading: Reading, phrase: Phrase) -> tuple[date, date] | None:
    """Return the day of the document for «Lord Hall, Chairman of the Company, in the chair»."""
    published = reading.published
    if published is None or published[0] != published[1] or reading.dates:
        return None
    beside = _APPOSED.search(reading.text, 0, phrase.start) is not None
    return published if beside else None


def _end(reading: Reading, first: Dated, others: list[Dated]) -> date:
    """Return the last sure day of a term: its end, or for «since» the day of publication."""
    if others and _UNTIL.fullmatch(reading.text[first.end : others[0].start]):
        return others[0].first
    since = _SINCE.search(reading.text[: first.start])
    if since is not None and since[1] == "since" and reading.published:
        return max(first.last, reading.published[0])
    return first.last


@functools.cache
def _lists() -> dict[str, frozenset[str]]:
    table = lexicons.table("corpuskit.claims", "offices.toml")
    return {name: frozenset(entries) for name, entries in table.items()}


@functools.cache
def _holding() -> re.Pattern[str]:
    words = sorted(_lists()["holding"], key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\s+(?:the\s+)?$", re.I)
