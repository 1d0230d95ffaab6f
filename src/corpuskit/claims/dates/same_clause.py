"""Which dated deeds of two documents are one, though their dates differ in the day or the year.

A slip changes one part of a date and leaves the rest. So two documents that tell the same deed of
the same names, each once, in one month of two years or on two days of one month, mean one day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpuskit.claims.comparison.blocks import neighbours
from corpuskit.claims.dates.occasions import told_of_two_occasions
from corpuskit.claims.grammar.content import names
from corpuskit.claims.grammar.numbered_apart import numbered_apart
from corpuskit.claims.model import DatedClause, Extract

_YEARS = 3
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Misdated:
    """Hold two dates of one deed that exclude each other."""

    a: DatedClause
    b: DatedClause


def misdated(extracts: Sequence[Extract]) -> Iterator[Misdated]:
    """Yield the deeds that two documents date differently."""
    groups: dict[str, list[DatedClause]] = defaultdict(list)
    for extract in extracts:
        for clause in extract.clauses:
            groups[clause.deed].append(clause)
    for _, group in sorted(groups.items()):
        for a, b in neighbours(group, lambda c: (c.first.month, c.first, c.where)):
            if not (_differ_in_one_part(a, b) and _is_one(a, b)) or _recurs(a, b, group):
                continue
            if told_of_two_occasions(a.where, b.where):
                continue
            if not numbered_apart(a.where.sentence, b.where.sentence):
                yield Misdated(a, b)


def _differ_in_one_part(a: DatedClause, b: DatedClause) -> bool:
    """Tell one month of two years, and two days of one month."""
    if a.first <= b.last and b.first <= a.last:
        return False
    if a.first.month != b.first.month or a.last.month != b.last.month:
        return False
    years = abs(a.first.year - b.first.year)
    days = a.first == a.last and b.first == b.last
    if years == 0:
        return days
    return years <= _YEARS and not (days and a.first.day != b.first.day)


def _is_one(a: DatedClause, b: DatedClause) -> bool:
    if a.document == b.document or not a.affair & b.affair or (a.event and b.event):
        return False
    return _alike(a, b)


def _alike(a: DatedClause, b: DatedClause) -> bool:
    """Tell whether two clauses name somebody in common, and little that sets them apart."""
    mine, yours = names(a.words), names(b.words)
    shared = (mine & yours) | (a.local & yours if not mine else frozenset())
    shared |= b.local & mine if not yours else frozenset()
    if not shared:
        return False
    common = shared | (a.words & b.words)
    shorter = min(len(a.words), len(b.words))
    return len(common) >= min(_LEAST, max(shorter, 1)) and 2 * len(common) >= shorter


def _recurs(a: DatedClause, b: DatedClause, group: Sequence[DatedClause]) -> bool:
    """Tell whether either document tells the like of another day too."""
    return any(
        other.document == one.document
        and (other.last < one.first or one.last < other.first)
        and _alike(other, a)
        and _alike(other, b)
        for one in (a, b)
        for other in group
    )
