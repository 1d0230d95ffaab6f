"""Ages and births of people: both say between which days somebody was born."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from corpuskit.claims.counted import small_number
from corpuskit.claims.model import Age
from corpuskit.claims.reading import Person, Reading
from corpuskit.claims.stance import stance_of
from corpuskit.claims.times import Dated

_N = (
    r"(?P<n>1[5-9]|[2-9]\d|10\d|(?:six|seven|eigh|nine)teen|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)"
)
_NOT_A_COUNT = r"(?=\s*[,.;:)”\"]|\s+years?\s+old|\s+when\b|\s+at\s+the\s+time|\s+then\b|\s*$)"
_AGE = re.compile(
    r"(?P<who>\b[Hh]e\b|\b[Ss]he\b|\bwho\b|,)\s*(?P<verb>is|was|had been)?\s*"
    rf"(?:(?:now|then|just|only)\s+)?(?P<aged>aged\s+)?{_N}{_NOT_A_COUNT}"
)
_TURNED = re.compile(rf"\b(?:turned|turns)\s+{_N}\b(?!\s+(?:per|%|degrees|to|into|away|down|over))")
_BORN = re.compile(r"\b(?:born|b\.)\s+(?:\w+\s+){0,4}?$", re.I)


def ages_of(reading: Reading, document: str) -> Iterator[Age]:
    """Yield the births and ages of a sentence: «born in 1951», «she was 38 when ... in 1994»."""
    yield from _births(reading, document)
    yield from _turned(reading, document)
    for match in _AGE.finditer(reading.text):
        person = _person(reading, match)
        years = _number(match["n"])
        time = _time(reading, match)
        if person is None or years is None or time is None:
            continue
        yield _age(reading, document, person, years, time, match.span("n"))


def _turned(reading: Reading, document: str) -> Iterator[Age]:
    """Yield «who turned fifty in April»: the age that somebody reached at a date, or of late."""
    for match in _TURNED.finditer(reading.text):
        before = [p for p in reading.people if p.end <= match.start()]
        person = before[-1] if before else reading.person
        years = _number(match["n"])
        near = [d for d in reading.dates if 0 <= d.start - match.end() <= len(" on the ")]
        time = (near[0].first, near[0].last) if near else reading.published
        if person is not None and years is not None and time is not None:
            yield _age(reading, document, person, years, time, match.span("n"))


def _births(reading: Reading, document: str) -> Iterator[Age]:
    for dated in reading.dates:
        person = reading.person_at(dated.start)
        born = _BORN.search(reading.text[: dated.start])
        if born is None or person is None or not person.near:
            continue
        if person.end <= born.start() and ";" in reading.text[person.end : born.start()]:
            continue
        yield Age(
            document=document,
            person=person.ref,
            label=person.label,
            first=dated.first,
            last=dated.last,
            stance=stance_of(reading.sentence, dated.start, dated.end),
            where=reading.locate(dated.start, dated.end, dated.xml_id),
        )


def _person(reading: Reading, match: re.Match[str]) -> Person | None:
    """Return whose age is given: «he» is who was named before, «who» the last name."""
    who = match["who"].casefold()
    if who in ("he", "she"):
        return reading.person_at(match.start()) if match["verb"] else None
    named = [p for p in reading.people if p.end <= match.start() + 1]
    if not named or reading.text[named[-1].end : match.start()].strip(" ,"):
        return None
    bare = match["verb"] is None and not match["aged"]
    if bare and reading.text[match.end() :].lstrip()[:1] not in (",", ")", "."):
        return None
    return named[-1]


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else small_number(word)


def _time(reading: Reading, match: re.Match[str]) -> tuple[date, date] | None:
    """Return when somebody was of an age: the sentence's date, in the present the document's."""
    present = match["verb"] == "is" or (match["verb"] is None and not match["aged"])
    if present:
        return reading.published
    after: list[Dated] = [d for d in reading.dates if d.start >= match.end()]
    if after and not re.search(r"[;.]", reading.text[match.end() : after[0].start]):
        return after[0].first, after[0].last
    before = [d for d in reading.dates if d.end <= match.start()]
    return (before[-1].first, before[-1].last) if len(before) == 1 else None


def _age(
    reading: Reading,
    document: str,
    person: Person,
    years: int,
    time: tuple[date, date],
    span: tuple[int, int],
) -> Age:
    return Age(
        document=document,
        person=person.ref,
        label=person.label,
        first=_before(time[0], years + 1) + timedelta(days=1),
        last=_before(time[1], years),
        stance=stance_of(reading.sentence, *span),
        where=reading.locate(*span, ""),
        near=person.near,
    )


def _before(day: date, years: int) -> date:
    """Return the day some years before another; the 29th of February gives way to the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
