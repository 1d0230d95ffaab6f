"""Offices told in relative clauses: «the Institute, whose director since 1999 has been X»."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from corpuskit.claims.grammar.antecedents import resolved
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Person, Reading
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.model import Subject
from corpuskit.claims.people.office_turns import TITLES, Days, Turn, in_office, office_words
from corpuskit.core.alternation import alternation

_RANGE = re.compile(r"\s(?:to|until|till|and)\s|[–—-]")
_IS = re.compile(rf"\s*,?\s*(?P<verb>has\s+been|had\s+been|was|is)\s+{TITLES}$")
_BESIDE = re.compile(rf"\s*,\s+{TITLES}$")
_SINCE = re.compile(r"\s*,?\s+since\s+(?:the\s+\w+\s+of\s+)?$")
_FROM = re.compile(r"\s*,?\s+(?:from|between|in)\s+$")
_WHICH = re.compile(rf",?\s+of\s+which\s+{TITLES}$")
_STOOD = re.compile(rf",?\s+at\s+(?:whose\s+head|the\s+head\s+of\s+which)\s+{TITLES}$")
_STANDS = re.compile(r"\s+(?:has\s+stood|had\s+stood|stood|was)(?=\s)")
_NEAR = 60


def relative_offices(reading: Reading) -> Iterator[Turn]:
    """Yield who held an office that a relative clause names, where it says when."""
    if not reading.people:
        return
    for match in _whose().finditer(reading.text):
        person = next((p for p in reading.people if p.start >= match.end()), None)
        if person is not None and person.start - match.end() <= _NEAR:
            yield from _turn(reading, match, person, match.end())
    for person in reading.people:
        which = _WHICH.search(reading.text, 0, person.start)
        was = _was_head().match(reading.text, person.end) if which else None
        if which and was:
            days = _dated(reading, was.end(), was["verb"])
            yield from _of_body(
                reading, which.start(), was["head"], was.start("head"), person, days
            )
        stood = _STOOD.search(reading.text, 0, person.start)
        stands = _STANDS.match(reading.text, person.end) if stood else None
        if stood and stands:
            days = _dated(reading, stands.end(), "stood")
            yield from _leads(reading, stood.start(), person, days)


def _turn(reading: Reading, match: re.Match[str], person: Person, at: int) -> Iterator[Turn]:
    """Yield «whose director since 1999 has been X», «whose director was X from 1911 to 1923»."""
    between = reading.text[at : person.start]
    inner = next((d for d in reading.dates if at <= d.start < person.start), None)
    if inner is not None:
        days = _days(reading, inner, at)
        tail = reading.text[inner.end : person.start]
        named = _IS.fullmatch(tail) is not None
    elif _BESIDE.fullmatch(between):
        days, named = in_office(reading), True
    else:
        verb = _IS.fullmatch(between)
        named = verb is not None
        days = _dated(reading, person.end, verb["verb"]) if verb else None
    if named:
        yield from _of_body(
            reading, match.start(), match["head"], match.start("head"), person, days
        )


def _dated(reading: Reading, at: int, verb: str) -> Days | None:
    """Return the days that stand right behind the holder; «is» without any is of the text's day."""
    behind = next((d for d in reading.dates if d.start >= at), None)
    days = _days(reading, behind, at) if behind is not None else None
    return days or (in_office(reading) if verb == "is" else None)


def _days(reading: Reading, dated: Dated, at: int) -> Days | None:
    opener = reading.text[at : dated.start]
    published = reading.published
    if _SINCE.fullmatch(opener):
        return dated.last, max(dated.last, published[0]) if published else dated.last, False
    if not _FROM.fullmatch(opener):
        return None
    if _RANGE.search(reading.text, dated.start, dated.end):
        return dated.first, dated.last, False
    return dated.first, dated.last, dated.first != dated.last


def _of_body(
    reading: Reading, stop: int, head: str, at: int, person: Person, days: Days | None
) -> Iterator[Turn]:
    body = reading.phrase_before(stop)
    if body is None or days is None or stop - body.stop > 1:
        return
    phrase = Phrase(at, at + len(head), "the", (head,), (("of", body),))
    office = resolved(reading, phrase)
    if office is not None and resolved(reading, body):
        yield Turn(person, phrase, office, False, days)


def _leads(reading: Reading, stop: int, person: Person, days: Days | None) -> Iterator[Turn]:
    body: Phrase | None = reading.phrase_before(stop)
    subject: Subject | None = resolved(reading, body)
    if body is not None and subject is not None and subject.head and days is not None:
        yield Turn(person, body, subject, True, days)


@functools.cache
def _whose() -> re.Pattern[str]:
    return re.compile(rf",?\s+whose\s+(?P<head>(?:{alternation(office_words()['heads'])}))\b", re.I)


@functools.cache
def _was_head() -> re.Pattern[str]:
    heads = alternation(office_words()["heads"])
    return re.compile(
        rf"\s+(?P<verb>has\s+been|had\s+been|was|is)\s+(?:the\s+)?(?P<head>{heads})\b"
    )
