"""Series: what the documents say of one thing over time, with what contradicts in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from corpuskit.claims.comparison.joined import Joined
from corpuskit.claims.model import Claim, EventDate, Extract
from corpuskit.claims.reasoning.statements import Statement, statements
from corpuskit.core.findings import Finding, Location


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one figure or date of a series, and the fingerprints of the findings that it is in."""

    statement: Statement
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Hold what is said of one subject under one predicate, in order of time.

    `title` is the subject in the words that most passages use, `what` the property, unit and
    predicate.
    """

    title: str
    what: str
    entries: tuple[Entry, ...]

    @property
    def contradicted(self) -> int:
        """Count the entries that a finding is about."""
        return sum(bool(entry.findings) for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Listing:
    """Hold the series of a corpus.

    `alone` counts the claims without a second one of their kind, `unread` those of which it is not
    known what they speak of.
    """

    series: tuple[Series, ...]
    alone: int
    unread: int


def series_of(extracts: Sequence[Extract], findings: Iterable[Finding]) -> Listing:
    """Group the claims of a corpus by what they speak of.

    Subjects must have the same concept and facets; where a finding holds two subjects to be one,
    their claims are one series too.
    """
    marks: dict[Location, list[str]] = {}
    groups: dict[Hashable, list[Statement]] = {}
    unread = 0
    key_at: dict[Location, Hashable] = {}
    for statement in statements(extracts):
        key = kind_of(statement)
        if key is None:
            unread += 1
            continue
        groups.setdefault(key, []).append(statement)
        key_at[statement.where] = key
    joined = Joined[Hashable]()
    for finding in findings:
        for where in finding.places:
            marks.setdefault(where, []).append(finding.fingerprint)
        keys = [key_at[where] for where in finding.places if where in key_at]
        for one, other in pairwise(keys):
            if _sort(groups[one][0]) == _sort(groups[other][0]):
                joined.join(one, other)
    merged: dict[Hashable, list[Statement]] = {}
    for key, group in groups.items():
        merged.setdefault(joined.root(key), []).extend(group)
    found = [_series(group, marks) for group in merged.values() if len(group) > 1]
    alone = sum(len(group) == 1 for group in merged.values())
    return Listing(tuple(sorted(found, key=_rank)), alone, unread)


def kind_of(statement: Statement) -> Hashable | None:
    """Return what statements of one series share, None where it is not known what one is about."""
    if isinstance(statement, EventDate):
        if statement.event:
            return "event", statement.event
        subject = statement.subject
        return ("happening", subject.head, subject.facets) if subject and subject.head else None
    sort = (*_sort(statement), statement.predicate)
    if statement.subject.head:
        return (*sort, statement.subject.head, statement.subject.facets)
    return (*sort, statement.words) if statement.telling else None


def _sort(statement: Statement) -> tuple[str, ...]:
    if isinstance(statement, EventDate):
        return ("date",)
    return (statement.kind.value, statement.dimension, statement.property)


def _series(group: Sequence[Statement], marks: dict[Location, list[str]]) -> Series:
    entries = tuple(
        Entry(each, tuple(dict.fromkeys(marks.get(each.where, ()))))
        for each in sorted(group, key=_moment)
    )
    return Series(_title(group), _what(group), entries)


def _moment(statement: Statement) -> tuple[date, date, Decimal, Location]:
    if isinstance(statement, EventDate):
        return statement.first, statement.last, Decimal(0), statement.where
    value = statement.value
    low = value.low if value.low is not None else value.high
    first, last = statement.time.first or date.max, statement.time.last or date.max
    return first, last, low if low is not None else Decimal(0), statement.where


def _title(group: Sequence[Statement]) -> str:
    phrases = [
        each.label if isinstance(each, EventDate) else each.subject.phrase or each.subject.noun
        for each in group
    ]
    first = group[0]
    if isinstance(first, Claim) and not first.subject.head:
        return _common_heads(phrases) or phrases[0]
    counted = Counter(phrases)
    return min(counted, key=lambda phrase: (-counted[phrase], phrase))


def _common_heads(phrases: Sequence[str]) -> str:
    """Return the heads of a table that all figures of a series stand under."""
    first, *others = (phrase.split(", ") for phrase in phrases)
    every = set(first).intersection(*others)
    return ", ".join(head for head in first if head in every)


def _what(group: Sequence[Statement]) -> str:
    first = group[0]
    if isinstance(first, EventDate):
        return "dates"
    units = sorted({each.unit for each in group if isinstance(each, Claim)})
    predicates = sorted({c.predicate for c in group if isinstance(c, Claim) and c.predicate})
    named = first.property or first.kind.value
    return ", ".join([named, *(unit for unit in units if unit != "count"), *predicates])


def _rank(series: Series) -> tuple[bool, str, str, Location]:
    """Put series with a contradiction first, then the others by title."""
    return (
        not series.contradicted,
        series.title.casefold(),
        series.what,
        series.entries[0].statement.where,
    )
