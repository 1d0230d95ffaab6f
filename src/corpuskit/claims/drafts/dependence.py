"""Two documents that a paper cites for one thing as if each knew it by itself.

Where both have it from one work, or one of them from the other, they are one witness.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from rapidfuzz import fuzz

from corpuskit.bib.vocabulary import fold
from corpuskit.claims.drafts.dates import day_for, told_dates
from corpuskit.claims.drafts.desk import Desk
from corpuskit.claims.drafts.figures import compared
from corpuskit.claims.drafts.printed import Printed
from corpuskit.claims.model import Citing, Extract, Listed, Source
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation
from corpuskit.core.findings import Location

_ALIKE = 80.0
_CONTEXT = 4
_SHORTEST = 5
_LONG_TITLE, _SAME_TITLE = 12, 92.0


@dataclass(frozen=True, slots=True)
class OneWitness:
    """Hold what a paper cites two works for that have it from one source.

    `said` says that the paper calls them independent.
    """

    used: Location
    first: Location
    second: Location
    shared: str
    said: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold a passage of a document: its place, its sentence from 0, what is cited there."""

    where: Location
    number: int
    works: tuple[Source, ...]


_Held: TypeAlias = tuple[Location, list[tuple[Passage, Extract]]]


def one_witness(desk: Desk) -> Iterator[OneWitness]:
    """Yield the figures and dates for which works are cited that have them from one source."""
    independent, together = _turns()
    for group, citings in sorted(desk.by_group.items()):
        if not 0 < group <= len(desk.paper.sentences):
            continue
        sentence = desk.paper.sentences[group - 1].sentence
        said = bool(independent.search(sentence))
        groups = [group]
        # «Independently of her, he has the same» goes on from the sentence before.
        if said and len({each.key for each in citings}) == 1 and desk.goes_on(group):
            groups = [group - 1, group]
            citings = (*desk.by_group.get(group - 1, ()), *citings)
        if len({each.key for each in citings}) < 2:
            continue
        if said or together.search(sentence):
            yield from _in_sentences(desk, groups, citings, said=said)


@functools.cache
def _turns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how a paper says that sources stand for themselves, and that several agree."""
    table = lexicons.table("corpuskit.claims", "independence.toml")
    apart = alternation(table["independence"]["words"])
    sources = alternation(table["together"]["words"])
    return (
        re.compile(rf"\b(?:{apart})\b", re.IGNORECASE),
        re.compile(
            rf"\b(?:both|two|three|all)\s+(?:of\s+)?(?:the\s+|these\s+|our\s+)?(?:{sources})\b",
            re.IGNORECASE,
        ),
    )


def _in_sentences(
    desk: Desk, groups: Sequence[int], citings: Sequence[Citing], *, said: bool
) -> Iterator[OneWitness]:
    told: set[tuple[str, str]] = set()
    for used, held in _held(desk, groups, citings):
        for number, (first, a) in enumerate(held):
            for second, b in held[number + 1 :]:
                shared = _shared(first, a, second, b)
                if not shared and said:
                    shared = _told_by(first, a, b) or _told_by(second, b, a)
                if shared and (a.name, b.name) not in told:
                    told.add((a.name, b.name))
                    yield OneWitness(used, first.where, second.where, shared, said)
            entry = _of_another(desk, first, a, citings)
            if entry is not None and (a.name, entry.key) not in told:
                told.add((a.name, entry.key))
                yield OneWitness(used, first.where, entry.where, entry.key, said)


def _held(desk: Desk, groups: Sequence[int], citings: Sequence[Citing]) -> Iterator[_Held]:
    """Yield what sentences give, with the passage of each cited document that has it."""
    for figure in desk.printed(desk.paper):
        if figure.number + 1 in groups:
            found = [
                (Passage(e.agrees.where, e.agrees.number, works_at(e.agrees, e.source)), e.source)
                for e in compared(desk, figure, citings)
                if e.agrees is not None
            ]
            yield figure.where, found
    for at, told in told_dates(desk):
        if at in groups:
            days = [
                (Passage(day.where, day.number, _works_in(source, day.number, day.where)), source)
                for source in desk.cited(citings)
                for day in day_for(desk, source, told)[:1]
            ]
            yield told.where, days


def _shared(first: Passage, a: Extract, second: Passage, b: Extract) -> str:
    """Return the work that both passages rest on, or the one document itself."""
    for one in first.works:
        for other in second.works:
            if _one_work(one, other):
                return one.label
    for passage, source in ((first, b), (second, a)):
        if any(_is_document(work, source) for work in passage.works):
            return source.name
    return ""


def _of_another(
    desk: Desk, passage: Passage, source: Extract, citings: Sequence[Citing]
) -> Listed | None:
    """Return a work, cited beside a document, that the document's own passage rests on."""
    for citing in citings:
        entry = desk.entries.get(citing.key)
        if entry is None or source.name in citing.documents or not entry.title:
            continue
        for work in passage.works:
            label = fold(work.label)
            titled = len(entry.title) >= _LONG_TITLE and (
                fuzz.partial_ratio(entry.title, label) >= _SAME_TITLE
            )
            day = bool(entry.first) and entry.first == entry.last == work.first
            if titled or (day and bool(entry.container) and entry.container in label):
                return entry
    return None


def works_at(figure: Printed, source: Extract) -> tuple[Source, ...]:
    """Return the works that are cited for a figure: at its sentence, or in its note."""
    own = figure.claim.sources if figure.claim is not None else ()
    return tuple(dict.fromkeys((*_works_in(source, figure.number, figure.where), *own)))


def _works_in(source: Extract, number: int, where: Location) -> tuple[Source, ...]:
    found = [s for p in source.passages if p.group == number + 1 for s in p.sources]
    if where.note:
        found += [s for s in source.sources if s.where.note == where.note]
    return tuple(dict.fromkeys(found))


def _one_work(a: Source, b: Source) -> bool:
    if a.key == b.key:
        return True
    if a.first and b.first and (a.first, a.last) != (b.first, b.last):
        return False
    return fuzz.token_sort_ratio(fold(a.label), fold(b.label)) >= _ALIKE


def _is_document(work: Source, source: Extract) -> bool:
    if f"{source.name}.xml" in work.key.split():
        return True
    label = fold(work.label)
    for record in source.records:
        if record.own and record.title and record.surnames:
            return fuzz.partial_ratio(record.title, label) >= 95
    return False


def _told_by(passage: Passage, source: Extract, other: Extract) -> str:
    """Return the name of another document's author where a passage says that it tells from them.

    A passage that names the body whose report the other document is, just before the figure.
    """
    names = {
        word
        for record in other.records
        if record.own
        for word in (*record.container.split(), *record.surnames)
        if len(word) >= _SHORTEST
    }
    low = max(0, passage.number - _CONTEXT)
    around = " ".join(s.sentence for s in source.sentences[low : passage.number + 1])
    if names and names & set(fold(around).split()):
        return other.name
    return ""
