"""Anniversaries as years of what they look back on: «in 1943 it celebrated its fiftieth»."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from corpuskit.claims.documents.affairs import names_in
from corpuskit.claims.grammar.antecedents import pronoun_subject, resolved
from corpuskit.claims.grammar.clauses import Clause, clauses_of
from corpuskit.claims.grammar.content import words_in
from corpuskit.claims.grammar.counted import small_number
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.grammar.subjects import resolve
from corpuskit.claims.model import Anniversary, Stance, Subject
from corpuskit.core import lexicons

_NAMED = re.compile(
    r"\b(?:(?:(?P<hundreds>[a-z]+)[\s-]+)?(?P<hundred>hundred)(?:[\s-]+and)?[\s-]+)?"
    r"(?P<n>\d{1,3}(?=(?:st|nd|rd|th)\b)|[a-z]+(?:-[a-z]+)*)(?:st|nd|rd|th)?\s+"
    r"(?P<what>anniversary|birthday|jubilee)\b",
    re.I,
)
_CENTENARY = re.compile(r"\b(?P<n>bi|ter|sesqui)?[- ]?(?:centenary|centennial)\b", re.I)
_LIFE = 110
_HUNDREDS = {"": 100, "bi": 200, "ter": 300, "sesqui": 150}
_KEPT = re.compile(
    r"\b(?:existed|in\s+existence|(?:look|looks|looked|looking)\s+back\s+(?:on|over|upon)|"
    r"celebrat(?:es|ed|ing)|mark(?:s|ed|ing))\s+(?:(?:for|now|its|their|the|some|all)\s+)*$",
    re.I,
)
_OLD = re.compile(r"\s*(?:years?\s+)?old\b", re.I)
_THEN = re.compile(r"\b(?:then|by\s+then|at\s+(?:the|that)\s+time|by\s+that\s+time)\b", re.I)
_LEAST, _YEARS = 5, frozenset({"a", "100.a"})
_AGO = re.compile(r"\s+ago\b", re.I)
_ITS = re.compile(r"\b(?:its|their)\s+$", re.I)
_HIS = re.compile(r"\b(?:his|her|my|your|our)\s+$", re.I)
_OF = re.compile(r"\s+of\s+(?P<whose>its|their)?", re.I)
_ONE = frozenset({"a", "an"})
_HAVE = frozenset({"has", "have"})
_YEAR = 366
_WAS = re.compile(r"\s*(?:,|(?:is|was|had\s+been)(?:\s+(?:then|only|already|just|not\s+yet))?)\s*")
_JUBILEE = re.compile(r"\b(?:anniversary|birthday|jubilee|centenary|centennial)\b", re.I)
# What anniversaries are kept of, among the happenings that are listed.
BEGINNINGS = ("founded", "opened", "began", "launched", "completed", "independent")


@dataclass(frozen=True, slots=True)
class _Kept:
    """Hold where an anniversary is told, of how many years it is, and whether as a length."""

    start: int
    end: int
    years: int
    length: bool = False


def anniversaries_of(reading: Reading, document: str) -> Iterator[Anniversary]:
    """Yield the years that anniversaries count from, where it is known when they were kept."""
    for kept in _kept(reading):
        when = _when(reading, kept)
        if when is None or _HIS.search(reading.text, 0, kept.start):
            continue
        if when[0].year <= kept.years or (when[1] - when[0]).days > _YEAR:
            continue
        for subject in _subjects(reading, kept):
            stance = stance_of(reading.sentence, kept.start, kept.end)
            if stance is Stance.DENIED or not subject.head:
                continue
            yield Anniversary(
                document=document,
                label=subject.phrase,
                subject=subject,
                heads=words_in(subject.noun or subject.head, named=True)
                | words_in(subject.noun or subject.head),
                names=names_in(subject.phrase),
                first=when[0].year - kept.years,
                last=when[1].year - kept.years,
                affair=reading.affair,
                where=reading.locate(kept.start, kept.end, ""),
            )


def _kept(reading: Reading) -> Iterator[_Kept]:
    text = reading.text
    for match in _NAMED.finditer(text):
        years = _years(match["n"])
        if years is not None and match["hundred"]:
            years += 100 * (small_number(match["hundreds"] or "one") or 1)
        # People have birthdays, but not of so many years.
        birthday = match["what"].casefold() == "birthday"
        of_thing = years is not None and (years > _LIFE or _ITS.search(text, 0, match.start()))
        if years is not None and (not birthday or of_thing):
            yield _Kept(match.start(), match.end(), years)
    for match in _CENTENARY.finditer(text):
        yield _Kept(match.start(), match.end(), _HUNDREDS[(match["n"] or "").casefold()])
    for figure in reading.figures:
        point = figure.value.point
        if figure.unit not in _YEARS or not point or figure.value.modality != "exact":
            continue
        old = _OLD.search(text, figure.start, figure.end + len(" years old"))
        if point * (100 if figure.unit == "100.a" else 1) < _LEAST or _is_of_person(
            reading, figure
        ):
            continue
        if old is not None or _KEPT.search(text[: figure.start]):
            years = int(point * (100 if figure.unit == "100.a" else 1))
            yield _Kept(figure.start, figure.end, years, True)


def _is_of_person(reading: Reading, figure: Figure) -> bool:
    """Tell «Mrs Hall was 44 years old when she opened it», which nobody keeps."""
    return any(
        _WAS.fullmatch(reading.text, person.end, figure.start) is not None
        for person in reading.people
        if person.end <= figure.start
    )


def _when(reading: Reading, kept: _Kept) -> tuple[date, date] | None:
    """Return when an anniversary is kept: by a date, «four years ago», else now."""
    clause = _clause(reading, kept)
    ago = [f for f in reading.figures if f.unit == "a" and _AGO.match(reading.text, f.end)]
    if ago and reading.published and ago[0].value.point:
        year = reading.published[0].year - int(ago[0].value.point)
        return date(year, 1, 1), date(year, 12, 31)
    dates = reading.dates
    if len(dates) > 1 and clause is not None:
        dates = tuple(d for d in dates if clause.start <= d.start < clause.end)
    if dates:
        return (dates[0].first, dates[0].last) if len(dates) == 1 else None
    verb = reading.sentence.tokens[clause.verb.first].low if clause is not None else ""
    past = clause is not None and clause.verb.past and verb not in _HAVE
    if past and reading.told is not None and _THEN.search(reading.text):
        # «The sale, in June 1821, was a mistake. The barn was then 40 years old.»
        return reading.told
    return None if past else reading.published


def _clause(reading: Reading, kept: _Kept) -> Clause | None:
    clauses = clauses_of(reading.sentence)
    return next((c for c in clauses if c.start <= kept.start < c.end), None)


def _subjects(reading: Reading, kept: _Kept) -> Iterator[Subject]:
    """Yield what an anniversary may be of: what «of» gives it, else what its clause is about.

    «Its» may be of any thing that was named before in the sentence. What «of» gives may be its
    beginning, which is then the beginning of what «of» gives that.
    """
    of = None if kept.length else _OF.match(reading.text, kept.end)
    phrase = reading.phrase_from(of.end()) if of else None
    if of is not None and phrase is not None:
        if not _begins(phrase):
            yield from resolved_subjects(reading, phrase)
            return
        if not of["whose"]:
            yield from (
                s for _, below in phrase.tail[:1] for s in resolved_subjects(reading, below)
            )
            return
    named = next(
        (p for p in reading.sentence.phrases if p.start <= kept.start and kept.end <= p.end), None
    )
    own = named.words if named is not None and named.determiner not in ("its", "their") else ()
    if any(word[:1].isupper() for word in own):
        owner = " ".join(word for word in own if word[:1].isupper())
        yield Subject(own[-2].casefold(), phrase=owner, noun=own[-2])
        return
    clause = _clause(reading, kept)
    if clause is not None and clause.pronoun in ("it", "they"):
        start = reading.sentence.tokens[clause.verb.first].start
        subject = pronoun_subject(reading, start)
        yield from (s for s in (subject,) if s is not None)
    elif clause is not None and clause.subject is not None and clause.subject is not named:
        yield from resolved_subjects(reading, clause.subject)
    kept_by_it = clause is not None and clause.obj is not None and clause.obj is named
    its = of is not None or _ITS.search(reading.text, 0, kept.start) is not None
    if kept_by_it or not its:
        return
    outer = [
        p for p in reading.sentence.phrases if p.stop <= kept.start and p.determiner not in _ONE
    ]
    if outer:
        last = outer[-1] if clause is not None else outer[0]
        whole = next(p for p in outer if p.start <= last.start and p.stop >= last.stop)
        yield from resolved_subjects(reading, whole)


def _begins(phrase: Phrase) -> bool:
    return phrase.head.casefold() in _beginnings()


def resolved_subjects(reading: Reading, phrase: Phrase) -> Iterator[Subject]:
    """Yield what a phrase stands for; an anniversary has none of its own."""
    subject = resolved(reading, phrase)
    if subject is None or _JUBILEE.search(subject.phrase):
        return
    called = phrase.head[:1].isupper() and not subject.facets
    yield resolve(subject, reading.named) if called else subject


def _years(word: str) -> int | None:
    if word.isdigit():
        return int(word) or None
    hundreds, _, last = word.casefold().rpartition("-")
    if hundreds and last == "hundredth":
        return 100 * (small_number(hundreds) or 0) or None
    return ordinals().get(word.casefold())


@functools.cache
def ordinals() -> Mapping[str, int]:
    """Return the number of each ordinal in words."""
    return lexicons.table("corpuskit.claims", "ordinals.toml")


@functools.cache
def _beginnings() -> frozenset[str]:
    table = lexicons.table("corpuskit.claims", "happenings.toml")
    return frozenset(
        noun for name in BEGINNINGS if name in table for noun in table[name].get("nouns", ())
    )


def words_of_beginning(role: str) -> tuple[str, ...]:
    """Return the verbs and nouns that tell one kind of beginning."""
    entry = lexicons.table("corpuskit.claims", "happenings.toml").get(role, {})
    return (*entry.get("verbs", ()), *entry.get("nouns", ()))
