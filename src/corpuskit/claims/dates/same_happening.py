"""Whether two dates are of one event.

A thing is opened once; a council meets every month. Where the verb does not tell, the documents do:
an event that each of them tells once, of the same thing and with a name in common, a few weeks
apart, is one event with two dates. An event that one of them tells twice is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from corpuskit.claims.comparison.blocks import neighbours
from corpuskit.claims.dates.happenings import is_listed, is_repeated
from corpuskit.claims.dates.occasions import told_of_two_occasions, two_occasions
from corpuskit.claims.documents.affairs import names_in
from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.numbered_apart import numbered_apart
from corpuskit.claims.grammar.same_thing import deputy_of
from corpuskit.claims.grammar.subjects import Fit, unify
from corpuskit.claims.model import STATED, EventDate, Extract, Subject
from corpuskit.claims.model.obstacles import Obstacle

# Two dates of a thing without a name are one event's only when they lie close together.
_CLOSE = 62
_YEARS = 2 * 366
_NOUN = re.compile(r"\b[a-z]{4,}\b")
_NOUNS = 2


@dataclass(frozen=True, slots=True)
class Told:
    """Hold the dates that documents give for happenings of one role to subjects with one head.

    `spans` has, for each document, the end of its first date and the beginning of its last.
    """

    events: tuple[EventDate, ...]
    spans: Mapping[str, tuple[date, date]]


@dataclass(frozen=True, slots=True)
class DatedTwice:
    """Hold two dates of one event that exclude each other, and how their subjects fit."""

    a: EventDate
    b: EventDate
    fit: Fit


# The dates of each happening, by the head of its subject and its role.
Happenings: TypeAlias = Mapping[tuple[str, str], Told]
NOTHING = Told((), {})


def by_happening(extracts: Iterable[Extract]) -> Happenings:
    """Group the dates of a corpus by what happened to what; only stated ones count."""
    groups: dict[tuple[str, str], list[EventDate]] = {}
    for extract in extracts:
        for event in extract.events:
            if event.subject is not None and event.stance in STATED:
                groups.setdefault((event.subject.head, event.role), []).append(event)
    return {key: told(group) for key, group in sorted(groups.items())}


def told(events: Sequence[EventDate]) -> Told:
    """Collect the dates of one happening."""
    spans: dict[str, tuple[date, date]] = {}
    for event in events:
        earliest, latest = spans.get(event.document, (event.last, event.first))
        spans[event.document] = min(earliest, event.last), max(latest, event.first)
    return Told(tuple(events), spans)


def one_happening(a: EventDate, b: EventDate) -> Fit:
    """Tell how surely the things are one that two dates of one event are said of."""
    fit, obstacle = _happening(a, b)
    return fit if obstacle is None else Fit.APART


def compared(events: Told, a: EventDate, b: EventDate) -> tuple[Fit, Obstacle | None]:
    """Set two dates side by side: how their subjects fit, and why nothing is reported, if so.

    `events` are all those of the same role and of subjects with the same head.
    """
    if a.last >= b.first and b.last >= a.first:
        return Fit.APART, Obstacle.AGREE
    fit, obstacle = _happening(a, b)
    sure = fit is Fit.SAME and is_listed(a.role)
    if obstacle is None and not sure and (_recurs(events, a) or _recurs(events, b)):
        return fit, Obstacle.RECURS
    return fit, obstacle


def _happening(a: EventDate, b: EventDate) -> tuple[Fit, Obstacle | None]:
    if a.subject is None or b.subject is None:
        return Fit.APART, Obstacle.NO_SUBJECT
    if a.role != b.role:
        return Fit.APART, Obstacle.ROLE
    if a.document == b.document and a.where.sentence == b.where.sentence:
        return Fit.APART, Obstacle.ONE_SENTENCE
    fit = unify(a.subject, b.subject)
    if fit is Fit.APART or deputy_of(a.subject) != deputy_of(b.subject):
        return Fit.APART, Obstacle.SUBJECT
    if (two := _of_two(a, b)) is not None:
        return Fit.APART, two
    apart = abs((a.first - b.first).days)
    if is_listed(a.role) and fit is Fit.SAME:
        within = _is_named(a) and apart <= _YEARS and (not is_repeated(a.role) or _is_slip(a, b))
        return fit, None if apart <= _CLOSE or within else Obstacle.FAR_APART
    if a.document == b.document:
        return fit, Obstacle.ONE_DOCUMENT
    if not _tied(a, b):
        return fit, Obstacle.NAMES
    if apart > _CLOSE:
        return fit, Obstacle.FAR_APART
    if not is_listed(a.role):
        return fit, None if fit is Fit.SAME else Obstacle.SUBJECT
    return (Fit.SAME if _differ_by_name(a.subject, b.subject) else fit), None


def _of_two(a: EventDate, b: EventDate) -> Obstacle | None:
    """Return what the words round two dates tell them apart by, None where they do not."""
    if numbered_apart(a.where.sentence, b.where.sentence):
        return Obstacle.NUMBERED
    found = told_of_two_occasions(a.where, b.where)
    if found is None and not (_is_named(a) or _is_named(b)):
        found = two_occasions(a, b)
    return None if found is None else found.obstacle


def _is_slip(a: EventDate, b: EventDate) -> bool:
    """Tell whether two dates differ in one part, as a misprint does."""
    mine, yours = a.first, b.first
    return (mine.year == yours.year) + (mine.month == yours.month) + (mine.day == yours.day) > 1


def _tied(a: EventDate, b: EventDate) -> bool:
    """Tell whether two sentences share a name, or two nouns beside the thing itself."""
    if names_in(a.where.sentence) & names_in(b.where.sentence):
        return True
    own = set(f"{a.label} {b.label}".casefold().split())
    mine, yours = (set(_NOUN.findall(e.where.sentence)) - own for e in (a, b))
    return len((mine & yours) - _calendar_words()) >= _NOUNS


def _calendar_words() -> frozenset[str]:
    words = lexicon().words
    return words["time_nouns"] | words["prepositions"] | words["auxiliaries"] | words["pronouns"]


def dated_twice(events: Told) -> Iterable[DatedTwice]:
    """Yield the pairs of dates of one event that exclude each other, and how their subjects fit."""
    for a, b in neighbours(events.events, lambda e: (e.first, e.last, e.where)):
        if not _near_enough(a, b):
            continue
        fit, obstacle = compared(events, a, b)
        if obstacle is None:
            yield DatedTwice(a, b, fit)


def _near_enough(a: EventDate, b: EventDate) -> bool:
    """Ask first what is cheap, and what comparing in full would be settled by in the end."""
    apart = abs((a.first - b.first).days)
    if is_listed(a.role):
        return apart <= _CLOSE or (apart <= _YEARS and _is_named(a))
    return apart <= _CLOSE and a.document != b.document and _tied(a, b)


def _recurs(events: Told, event: EventDate) -> bool:
    """Tell whether the document of a date tells such an event of another day too."""
    return (span := events.spans.get(event.document)) is not None and (
        span[0] < event.first or event.last < span[1]
    )


def same_named(a: Subject, b: Subject) -> bool:
    """Tell whether two passages name one thing, one of them perhaps with more of its name."""
    named = any(w[:1].isupper() for w in f"{a.phrase} {b.phrase}".split())
    return named and (unify(a, b) is Fit.SAME or (a.head == b.head and _differ_by_name(a, b)))


def _differ_by_name(a: Subject, b: Subject) -> bool:
    """Tell whether one side only adds the thing's name: «the strike», «the Lagos strike»."""
    longer, shorter = (a, b) if len(a.facets) > len(b.facets) else (b, a)
    more = longer.facets - shorter.facets
    names = {w.casefold() for w in longer.phrase.split() if w[:1].isupper()}
    return shorter.facets < longer.facets and all(k == "mod" and v in names for k, v in more)


def _is_named(event: EventDate) -> bool:
    """Tell a subject with a name of its own from a common noun."""
    return event.subject is not None and any(w[:1].isupper() for w in event.subject.phrase.split())
