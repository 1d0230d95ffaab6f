"""Turns that say who held an office without calling him that: «under the chairmanship of Ana Ruiz».

Each turn gives the holder, where the words of the office stand, what it is at the head of or which
office it is, and the days for which that is sure; the last flag says «on some day of them».
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpuskit.claims.grammar.antecedents import resolved
from corpuskit.claims.grammar.clauses import Clause, clauses_of
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Person, Reading
from corpuskit.claims.model import Subject
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

Days = tuple[date, date, bool]

TITLES = (
    r"(?:(?:(?:Vice|Rear|Lieutenant|Brigadier|Chief|Lord)[\s-])?(?:Dr|Mr|Mrs|Ms|Miss|Sir|Dame|Lady|"
    r"Lord|Professor|Prof|Baron|Count|Captain|Colonel|Major|Lieutenant|Brigadier|General|Admiral|"
    r"Commodore|Marshal|Judge|Justice|Bishop|Father|Sister|Brother|Canon|Dean)\.?\s+)*"
)
_JOINED = re.compile(r"(?:,[^,;()]{0,60})?,?\s+(?:and|then)\s+" + TITLES + r"|,\s+" + TITLES)
_IN_BRACKETS = re.compile(r"\s*\(")
_RANGE = re.compile(r"\s(?:to|until|till|and)\s|[–—-]")
_SINCE = re.compile(r"\s+since\s+")
_AS = re.compile(r"\s+as\s+(?:the\s+)?(?:\w+\s+)?$")
# Nobody holds an office longer; years in brackets behind a name may be those of a life.
_LONGEST = 35 * 366


@dataclass(frozen=True, slots=True)
class Turn:
    """Hold who held an office, the phrase that names it or what it leads, and when."""

    person: Person
    phrase: Phrase
    office: Subject
    leads: bool
    days: Days


def turns_of(reading: Reading) -> Iterator[Turn]:
    """Yield the holders of offices that a sentence tells by such a turn."""
    if not reading.people:
        return
    yield from _under(reading)
    yield from _leading(reading)
    yield from _listed(reading)
    yield from _succeeding(reading)


def in_office(reading: Reading) -> Days | None:
    """Return the day of a dated text, for what a sentence without a date says of the present."""
    published = reading.published
    if published is None or published[0] != published[1] or reading.dates:
        return None
    return (*published, False)


def in_brackets(reading: Reading, person: Person) -> Days | None:
    """Return the years behind a name, «Ana Ruiz (1951–58)», where they may be a term of office."""
    opened = _IN_BRACKETS.match(reading.text, person.end)
    if opened is None:
        return None
    for dated in reading.dates:
        if dated.start == opened.end() and reading.text[dated.end : dated.end + 1] == ")":
            ranged = _RANGE.search(reading.text, dated.start, dated.end)
            short = (dated.last - dated.first).days <= _LONGEST
            return (dated.first, dated.last, False) if ranged and short else None
    return None


def _under(reading: Reading) -> Iterator[Turn]:
    """Yield «the Board, under the chairmanship of Ana Ruiz since May», «under its chairman»."""
    for match in _under_words().finditer(reading.text):
        person = _at(reading, match.end())
        clause = _around(reading, match.start())
        thing = clause.subject if clause else None
        subject = resolved(reading, thing)
        if person is None or clause is None or thing is None or subject is None:
            continue
        days = _since(reading, person) or _within(reading, clause) or _now(reading, clause)
        if days is not None and subject.head:
            yield Turn(person, thing, subject, True, days)


def _leading(reading: Reading) -> Iterator[Turn]:
    """Yield «Ana Ruiz, who chairs the Board», on the day of the text."""
    days = in_office(reading)
    for person in reading.people if days else ():
        match = _leads().match(reading.text, person.end)
        phrase = reading.phrase_from(match.end()) if match else None
        subject = resolved(reading, phrase)
        if days and phrase and subject and subject.head and match and phrase.start == match.end():
            yield Turn(person, phrase, subject, True, days)


def _listed(reading: Reading) -> Iterator[Turn]:
    """Yield «the directors of the bank were Ana Ruiz (1951–58) and Karl Brodt (1958–64)»."""
    for phrase in reading.sentence.phrases:
        office = _plural_office(phrase) or _is_post(phrase)
        verb = _held_by().match(reading.text, phrase.stop)
        if verb is None or not (office or verb["by"]):
            continue
        subject = _post(reading) if _is_post(phrase) else resolved(reading, phrase)
        at = verb.end()
        while subject is not None and (person := _at(reading, at)):
            days = in_brackets(reading, person)
            if days is None:
                break
            yield Turn(person, phrase, subject, not office, days)
            closed = reading.text.index(")", person.end) + 1
            joined = _JOINED.match(reading.text, closed)
            if joined is None:
                break
            at = joined.end()


def _succeeding(reading: Reading) -> Iterator[Turn]:
    """Yield both holders of «Brodt succeeded Ruiz as director of the bank in 1958»."""
    for match in _succession().finditer(reading.text):
        before = [p for p in reading.people if p.end <= match.start()]
        behind = [p for p in reading.people if p.start >= match.end()]
        phrase = next((p for p in reading.sentence.phrases if p.start >= match.end()), None)
        if not before or not behind or len(reading.dates) != 1:
            continue
        office = next(
            (
                p
                for p in reading.sentence.phrases
                if _is_head(p) and _AS.search(reading.text[: p.start])
            ),
            phrase,
        )
        if office is None or not _is_head(office):
            continue
        subject, dated = resolved(reading, office), reading.dates[0]
        first, second = (before[-1], behind[0]) if match["by"] else (behind[0], before[-1])
        if subject is not None:
            yield Turn(first, office, subject, False, (dated.first, dated.first, False))
            yield Turn(second, office, subject, False, (dated.last, dated.last, False))


def _at(reading: Reading, offset: int) -> Person | None:
    """Return who is named right at an offset, titles apart."""
    behind = next((p for p in reading.people if p.start >= offset), None)
    if behind is None or not re.fullmatch(TITLES, reading.text[offset : behind.start]):
        return None
    return behind


def _around(reading: Reading, offset: int) -> Clause | None:
    return next((c for c in clauses_of(reading.sentence) if c.start <= offset < c.end), None)


def _since(reading: Reading, person: Person) -> Days | None:
    opened = _SINCE.match(reading.text, person.end)
    if opened is None:
        return None
    dated = next((d for d in reading.dates if d.start == opened.end()), None)
    if dated is None:
        return None
    published = reading.published
    return dated.last, max(dated.last, published[0]) if published else dated.last, False


def _within(reading: Reading, clause: Clause) -> Days | None:
    inside = [d for d in reading.dates if clause.start <= d.start < clause.end]
    if len(inside) != 1:
        return None
    dated = inside[0]
    ranged = _RANGE.search(reading.text, dated.start, dated.end) is not None
    return dated.first, dated.last, not ranged and dated.first != dated.last


def _now(reading: Reading, clause: Clause) -> Days | None:
    tokens = reading.sentence.tokens[clause.verb.first : clause.verb.stop]
    present = any(token.low in ("is", "has", "are", "have") for token in tokens)
    return in_office(reading) if present else None


def _plural_office(phrase: Phrase) -> bool:
    low = phrase.head.casefold()
    return low.endswith("s") and low[:-1] in office_words()["heads"] and bool(phrase.tail)


def _is_post(phrase: Phrase) -> bool:
    """Tell «the office», which is the one that was named before."""
    named = phrase.head.casefold() in office_words()["posts"]
    return named and len(phrase.words) == 1 and not phrase.tail


def _post(reading: Reading) -> Subject | None:
    known = (*reading.topics, *reading.earlier)
    return next((s for s in known if s.noun in office_words()["heads"]), None)


def _is_head(phrase: Phrase) -> bool:
    return phrase.head.casefold() in office_words()["heads"]


@functools.cache
def office_words() -> dict[str, frozenset[str]]:
    """Return the lists of words about offices, by name."""
    table = lexicons.table("corpuskit.claims", "offices.toml")
    return {name: frozenset(entries) for name, entries in table.items()}


@functools.cache
def _under_words() -> re.Pattern[str]:
    heads = alternation(office_words()["highest"])
    return re.compile(
        rf"\bunder\s+(?:the\s+)?(?:{alternation(office_words()['leading'])})\s+of\s+"
        rf"|\bunder\s+(?:(?:its|their|the)\s+)?(?:{heads})\s+",
        re.I,
    )


@functools.cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf",\s+who\s+(?:{alternation(office_words()['now'])})\s+", re.I)


@functools.cache
def _held_by() -> re.Pattern[str]:
    by = alternation(office_words()["filled"])
    return re.compile(
        rf"\s+(?:(?:has|have|had)\s+)?(?:been|was|were)\s+(?:successively\s+|in\s+turn\s+)?"
        rf"(?P<by>(?:{by})\s+by\s+)?{TITLES}"
    )


@functools.cache
def _succession() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:was\s+succeeded|was\s+followed|was\s+replaced)\s+(?:in\s+\d{4}\s+)?(?P<by>as|by)\b"
        r"|\b(?:succeeded|followed|replaced)\s+"
    )
