"""Years told by their distance from a beginning: «closed in 1971, 93 years after its opening».

What began is counted back from the date of the clause, and set beside its beginning in other
passages like an anniversary. How long something had been there when it closed tells it too.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from corpuskit.claims.dates.anniversaries import BEGINNINGS, ordinals, resolved_subjects
from corpuskit.claims.documents.affairs import names_in
from corpuskit.claims.grammar.antecedents import pronoun_subject
from corpuskit.claims.grammar.clauses import Clause, clauses_of
from corpuskit.claims.grammar.content import words_in
from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.model import STATED, Anniversary, Subject
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

_LEAST, _YEAR = 3, 366
_POINTS = frozenset({"exact", "about"})
_NOT_YEARS = re.compile(
    r"\b(?:first|last|next|other|another|further|every|within|final|than|of)\s+(?:the\s+)?$", re.I
)
_IN_ITS = re.compile(
    r"\bin\s+its\s+(?P<n>[a-z]+(?:-[a-z]+)?|\d{1,3}(?=(?:st|nd|rd|th)\b))(?:st|nd|rd|th)?\s+year\b",
    re.I,
)
# Who is looked after for so long is no body that opened.
_THERE = frozenset({"opened", "founded", "launched"})
_OF = re.compile(r"\s+of\s+(?=the\s|[A-Z])")


def counted_years(reading: Reading, document: str) -> Iterator[Anniversary]:
    """Yield the years from which a sentence counts, where it dates the end of what it counts."""
    if reading.note or not reading.dates:
        return
    for start, end, years, subject, roles in _counted(reading):
        when = _when(reading, start, end)
        if when is None or when.first.year <= years or not subject.head:
            continue
        if stance_of(reading.sentence, start, end) not in STATED:
            continue
        yield Anniversary(
            document=document,
            label=subject.phrase,
            subject=subject,
            heads=words_in(subject.noun or subject.head, named=True)
            | words_in(subject.noun or subject.head),
            names=names_in(subject.phrase),
            first=when.first.year - years,
            last=when.last.year - years,
            affair=reading.affair,
            where=reading.locate(start, end, ""),
            roles=roles,
        )


def _counted(reading: Reading) -> Iterator[tuple[int, int, int, Subject, frozenset[str]]]:
    """Yield where a sentence counts years, how many, of what, and from which beginnings."""
    for figure in reading.figures:
        point = figure.value.point
        if figure.unit != "a" or not point or point < _LEAST or point != int(point):
            continue
        if figure.value.modality not in _POINTS:
            continue
        if _NOT_YEARS.search(reading.text, 0, figure.start):
            continue
        found = _after_beginning(reading, figure) or _there_until(reading, figure)
        if found is not None:
            yield figure.start, figure.end, int(point), *found
    for start, end, years in _yearth(reading):
        subject = _about(reading, end)
        if subject is not None:
            yield start, end, years, subject, _THERE


def _yearth(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Yield the place and the years of «in its tenth year»: nine have passed."""
    for match in _IN_ITS.finditer(reading.text):
        word = match["n"].casefold()
        count = int(word) if word.isdigit() else ordinals().get(word)
        if count and count > _LEAST and _closed().search(reading.text):
            yield match.start(), match.end(), count - 1


def _when(reading: Reading, start: int, end: int) -> Dated | None:
    """Return the date that the years are counted back from: the only one, of a year at most."""
    dates = [d for d in reading.dates if not start <= d.start < end]
    short = [d for d in dates if (d.last - d.first).days <= _YEAR]
    return short[0] if len(short) == 1 == len(dates) else None


def _after_beginning(reading: Reading, figure: Figure) -> tuple[Subject, frozenset[str]] | None:
    """Return what began so many years before: «after its opening», «after it had been opened»."""
    match = _beginning().match(reading.text, figure.end)
    if match is None:
        return None
    word = " ".join((match["noun"] or match["verb"]).casefold().split())
    roles = frozenset({_roles()[word]})
    of = _OF.match(reading.text, match.end()) if match["noun"] else None
    phrase = reading.phrase_from(of.end()) if of else None
    if of is not None:
        found = next(resolved_subjects(reading, phrase), None) if phrase is not None else None
    else:
        found = _about(reading, figure.start)
    return (found, roles) if found is not None else None


def _there_until(reading: Reading, figure: Figure) -> tuple[Subject, frozenset[str]] | None:
    """Return what had been there for so long when it closed: «closed after 93 years»."""
    text = reading.text
    after = _after().search(text, 0, figure.start)
    served = _served().search(text, 0, figure.start)
    if not (after or served) or _closed().search(text) is None:
        return None
    if after and _behind().match(text, figure.end) is None:
        return None
    found = _about(reading, figure.start)
    return (found, _THERE) if found is not None else None


def _about(reading: Reading, offset: int) -> Subject | None:
    """Return what a sentence tells of: the subject of a clause, or of the first."""
    clauses = clauses_of(reading.sentence)
    own = next((c for c in clauses if c.start <= offset < c.end), None)
    for clause in (own, *clauses):
        found = _subject(reading, clause) if clause is not None else None
        if found is not None:
            return found
    return None


def _subject(reading: Reading, clause: Clause) -> Subject | None:
    if clause.pronoun == "it":
        return pronoun_subject(reading, reading.sentence.tokens[clause.verb.first].start)
    if clause.pronoun or clause.subject is None:
        return None
    return next(resolved_subjects(reading, clause.subject), None)


@functools.cache
def _roles() -> dict[str, str]:
    table = lexicons.table("corpuskit.claims", "happenings.toml")
    return {
        word: role
        for role in BEGINNINGS
        if role in table
        for field in ("nouns", "verbs")
        for word in table[role].get(field, ())
    }


@functools.cache
def _beginning() -> re.Pattern[str]:
    table = lexicons.table("corpuskit.claims", "happenings.toml")
    known = [table[role] for role in BEGINNINGS if role in table]
    nouns = alternation([w for entry in known for w in entry.get("nouns", ())])
    verbs = alternation([w for entry in known for w in entry.get("verbs", ())])
    return re.compile(
        rf"\s+(?:to\s+the\s+day\s+)?(?:after|from)\s+(?:(?:its|their|the)\s+(?P<noun>{nouns})"
        rf"|(?:it|they)\s+(?:(?:had|was|were|been|first)\s+)*(?P<verb>{verbs}))\b",
        re.I,
    )


@functools.cache
def _after() -> re.Pattern[str]:
    return re.compile(
        r"\bafter\s+(?:(?:about|some|only|just|almost|nearly|exactly|all\s+of)\s+)?$", re.I
    )


@functools.cache
def _behind() -> re.Pattern[str]:
    nouns = alternation(_words()["time_of"])
    return re.compile(rf"\s*(?:[.,;]|$|(?:of|in)\s+(?:its\s+)?(?:\w+\s+)?(?:{nouns})\b|(?=the\s))")


@functools.cache
def _served() -> re.Pattern[str]:
    verbs = alternation(_words()["being_there"])
    return re.compile(
        rf"\bhad\s+(?:{verbs})\s+(?:[^,;:.\d]{{1,40}}\s+)?for\s+"
        r"(?:(?:about|some|only|just|almost|nearly|exactly)\s+)?$",
        re.I,
    )


@functools.cache
def _closed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(_words()['ending'])})\b", re.I)


@functools.cache
def _words() -> dict[str, list[str]]:
    return lexicons.table("corpuskit.claims", "counted_years.toml")
