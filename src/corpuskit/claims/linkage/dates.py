"""Dates of two documents that are of one happening and differ in their day, month or year alone.

A slip of the pen or of the press changes one part of a date. Where two documents print two days
that share two parts of three, where neither prints the day of the other, and where their clauses
have words in common that few others of theirs have, both tell one happening, in whatever words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corpuskit.claims.affairs import one_affair
from corpuskit.claims.blocks import neighbours
from corpuskit.claims.content import DEED, THING, matter
from corpuskit.claims.linkage.likeliest import likeliest
from corpuskit.claims.linkage.surface import printed
from corpuskit.claims.linkage.usage import Texts, Usage, named, usage_of
from corpuskit.claims.model import STATED, Extract, PrintedDay
from corpuskit.claims.numbered_apart import numbered_apart
from corpuskit.core.findings import Location

_LEAST, _SURE, _OF_DEEDS, _OF_YEARS = 1.5, 2.0, 3.0, 4.0
_YEARS = 5
_YEAR = re.compile(r"\d{4}|['’]\d\d\b")
_RAREST = 8


@dataclass(frozen=True, slots=True)
class DateLink:
    """Hold two days of one happening, what both sentences speak of, and how much that tells.

    `in_clause` is how much is told by what the clauses share: of two days of one sentence the one
    in the likelier clause is meant.
    """

    a: PrintedDay
    b: PrintedDay
    shared: tuple[str, ...]
    rarity: float
    in_clause: float

    @property
    def sure(self) -> bool:
        """Tell whether words enough are shared for no doubt that one happening is told."""
        return self.rarity >= _SURE

    @property
    def weight(self) -> float:
        """Return how likely a partner each day is of the other, beside others that it may have."""
        return self.rarity + self.in_clause

    @property
    def ends(self) -> tuple[tuple[Location, str], tuple[Location, str]]:
        """Return each day's place with the document of the other."""
        a, b = self.a, self.b
        return (a.told.where, b.document), (b.told.where, a.document)


def misprinted(extracts: Sequence[Extract]) -> Iterator[DateLink]:
    """Yield the pairs of days of which one must be wrong, each with its likeliest partner."""
    told = [day for extract in extracts for day in extract.days if _tells(day, extract)]
    days: defaultdict[str, set[date]] = defaultdict(set)
    for each in told:
        days[each.document].add(each.day)
    of = {extract.name: extract for extract in extracts}
    usage = {name: usage_of(of[name]) for name in sorted(days)}
    roles = {event.where: event.role for extract in extracts for event in extract.events}
    found = []
    for a, b in _pairs(told, usage):
        if a.day in days[b.document] or b.day in days[a.document] or _another_role(a, b, roles):
            continue
        texts = Texts(usage[a.document], usage[b.document])
        shared = texts.bag(a, second=False) & texts.bag(b, second=True)
        rarity = texts.rarity(shared)
        # «It was signed» tells where little else is signed in either text.
        if _named_apart(a, b, texts) or (rarity < _OF_DEEDS and _are_deeds(shared)):
            continue
        least = _SURE if _each_of_its_own(a, b, texts) else _LEAST
        if rarity >= (_OF_YEARS if a.day.year != b.day.year else least):
            if numbered_apart(a.told.where.sentence, b.told.where.sentence):
                continue
            words = printed(shared, a.told.where.sentence)
            found.append(DateLink(a, b, words, rarity, texts.rarity(a.words & b.words)))
    yield from likeliest(found, lambda link: link.ends, lambda link: link.weight)


def _named_apart(a: PrintedDay, b: PrintedDay, texts: Texts) -> bool:
    """Tell whether each clause names somebody of whom the other document does not speak."""
    mine = any(name not in texts.b.words and name not in b.affair for name in named(a.words))
    return mine and any(n not in texts.a.words and n not in a.affair for n in named(b.words))


def _each_of_its_own(a: PrintedDay, b: PrintedDay, texts: Texts) -> bool:
    """Tell whether two sentences tell one deed, each of a thing that the other document has not.

    «Met on 3 June and voted the money», «met on 13 June and voted the rate».
    """
    mine, yours = texts.bag(a, second=False), texts.bag(b, second=True)
    own = any(w.startswith(THING) and w not in texts.b.words for w in mine)
    its = any(w.startswith(THING) and w not in texts.a.words for w in yours)
    return own and its and len(matter(mine & yours)) > 1


def _are_deeds(words: frozenset[str]) -> bool:
    return all(word.startswith(DEED) for word in words)


def _tells(day: PrintedDay, extract: Extract) -> bool:
    """Tell a day of something that happened from the dateline of the document."""
    return day.told.stance in STATED and (day.day, day.day) != extract.published


def _pairs(
    told: Sequence[PrintedDay], usage: Mapping[str, Usage]
) -> Iterator[tuple[PrintedDay, PrintedDay]]:
    """Yield the pairs of different documents that share two parts of their days and a word."""
    bags = [each.words | usage[each.document].spoken.get(each.group, each.words) for each in told]
    common = Counter(word for words in bags for word in words)
    blocks: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, each in enumerate(told):
        shared = sorted((common[word], word) for word in bags[at] if common[word] > 1)
        day = each.day
        for _, word in shared[:_RAREST]:
            blocks["day", day.year, day.month, word].append(at)
            blocks["month", day.year, day.day, word].append(at)
            blocks["year", day.month, day.day, word].append(at)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks, key=str):
        for one, other in neighbours(blocks[key], lambda at: (told[at].day, told[at].told.where)):
            pair = min(one, other), max(one, other)
            if pair not in seen and _may_be_one(told[one], told[other], usage):
                seen.add(pair)
                yield told[pair[0]], told[pair[1]]


def _may_be_one(a: PrintedDay, b: PrintedDay, usage: Mapping[str, Usage]) -> bool:
    if a.document == b.document or a.day == b.day:
        return False
    told = usage[a.document].names, usage[b.document].names
    if a.affair.isdisjoint(b.affair) and not one_affair(*told):
        return False
    if a.day.year == b.day.year:
        return True
    # A year that a day borrows from the words around it may be that of another story.
    printed_years = all(_YEAR.search(day.told.where.quote) for day in (a, b))
    near = abs(a.day.year - b.day.year) <= _YEARS
    return printed_years and near and not _closes_a_period(a.day)


def _closes_a_period(day: date) -> bool:
    """Tell the first and the last of a month: what is reported for each year is reported then."""
    return day.day == 1 or (day + timedelta(days=1)).day == 1


def _another_role(a: PrintedDay, b: PrintedDay, roles: Mapping[Location, str]) -> bool:
    mine, yours = roles.get(a.told.where), roles.get(b.told.where)
    return mine is not None and yours is not None and mine != yours
