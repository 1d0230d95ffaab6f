"""Whether two passages tell one deed, and give it two dates."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from corpuskit.claims.comparison.blocks import neighbours
from corpuskit.claims.dates.occasions import counted_apart, told_of_two_occasions
from corpuskit.claims.grammar.content import NAME, matter, names
from corpuskit.claims.grammar.numbered_apart import numbered_apart
from corpuskit.claims.grammar.same_thing import Same, deputy_of, names_of, owned_apart, same_thing
from corpuskit.claims.grammar.verb_groups import word_class
from corpuskit.claims.model import STATED, DatedDeed, Extract
from corpuskit.core.findings import Location
from corpuskit.language.date_words import date_words

_CLOSE = 62
_YEARS = 3 * 366
_LEAST = 3
# What a document tells of so many days recurs.
_MOST = 64
_Told = Mapping[str, Sequence[DatedDeed]]
_ARTICLES = frozenset({"the", "a", "an", "and", "of"})
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ToldTwice:
    """Hold two dates of one deed that exclude each other."""

    a: DatedDeed
    b: DatedDeed
    sure: bool


def told_twice(
    extracts: Iterable[Extract], only: Container[str] | None = None
) -> Iterator[ToldTwice]:
    """Yield the deeds to which two passages give dates that exclude each other.

    A deed that a document tells of several days is none that happened once. `only` are the names of
    the deeds that are asked for.
    """
    groups: dict[str, list[DatedDeed]] = {}
    for extract in extracts:
        for deed in extract.deeds:
            if deed.stance in STATED and (only is None or deed.name in only):
                groups.setdefault(deed.name, []).append(deed)
    for _, deeds in sorted(groups.items()):
        told: dict[str, list[DatedDeed]] = {}
        for deed in deeds:
            told.setdefault(deed.document, []).append(deed)
        for a, b in _within_years(deeds):
            # Asked first, and here, as it settles nearly every pair of a large corpus.
            if not a.once and a.words.isdisjoint(b.words):
                continue
            found = _compared(a, b, told)
            if found is not None:
                yield found


def _within_years(deeds: Sequence[DatedDeed]) -> Iterator[tuple[DatedDeed, DatedDeed]]:
    """Yield the pairs to compare; most of a large corpus lie too many years apart."""
    days = [deed.first.toordinal() for deed in deeds]
    for one, other in neighbours(range(len(deeds)), lambda at: _order(deeds[at])):
        if -_YEARS <= days[one] - days[other] <= _YEARS:
            yield deeds[one], deeds[other]


def _order(deed: DatedDeed) -> tuple[date, date, Location]:
    return deed.first, deed.last, deed.where


def _compared(a: DatedDeed, b: DatedDeed, told: _Told) -> ToldTwice | None:
    if a.last >= b.first and b.last >= a.first:
        return None
    if a.where.sentence == b.where.sentence and a.document == b.document:
        return None
    gap = abs((a.first - b.first).days)
    if gap > (_YEARS if a.once else _CLOSE):
        return None
    if not a.once and _signs(a, b) + 1 < _LEAST:
        return None
    same = _one_thing(a, b)
    if same is Same.APART or not _one_object(a, b):
        return None
    signs = _signs(a, b) + (same is Same.LIKELY)
    known = a.once and same is Same.SURE
    if not known and (signs < _LEAST or _named_apart(a, b)):
        return None
    if (a.recurs or b.recurs) and not _told_apart(a, b, same):
        return None
    if gap > (_YEARS if same is Same.SURE and a.once else _CLOSE):
        return None
    if a.document == b.document and not (known and signs >= _LEAST):
        return None
    if not known and (_told_again(a, b, told) or _told_again(b, a, told)):
        return None
    if _of_two_by_words(a, b) or of_two_parties(a, b, a.words | a.affair, b.words | b.affair):
        return None
    return ToldTwice(a, b, sure=same >= Same.LIKELY or signs > _LEAST)


def _of_two_by_words(a: DatedDeed, b: DatedDeed) -> bool:
    """Tell whether a number, or the words round the dates, set two deeds apart."""
    if numbered_apart(a.where.sentence, b.where.sentence) or _counted_apart(a, b):
        return True
    return told_of_two_occasions(a.where, b.where) is not None


def apart(a: DatedDeed, b: DatedDeed) -> bool:
    """Tell whether two deeds were done to different things, or by different people."""
    return _one_thing(a, b) is Same.APART or not _one_object(a, b)


def deeds_apart(a: Location, b: Location, deeds: Mapping[Location, DatedDeed]) -> bool:
    """Tell whether the dates at two places are of one sort of deed, done to different things."""
    mine, yours = deeds.get(a), deeds.get(b)
    if mine is None or yours is None or mine.name != yours.name:
        return False
    return apart(mine, yours)


def told_of_two(a: Location, b: Location, deeds: Mapping[Location, DatedDeed]) -> bool:
    """Tell whether the dates at two places are surely of two offices, of other numbers, or of more.

    «Twelve barges sank», «two barges sank»; «the Duke was buried», «the Duke's horse was buried».
    """
    mine, yours = deeds.get(a), deeds.get(b)
    if mine is None or yours is None:
        return False
    if not one_office(mine.office, yours.office):
        return True
    if mine.name != yours.name:
        return False
    often = mine.recurs and yours.recurs and mine.thing.head != yours.thing.head
    if often and _one_thing(mine, yours) is Same.APART:
        return True
    if deputy_of(mine.thing) != deputy_of(yours.thing):
        return True
    return owned_apart(mine.thing, yours.thing) or _counted_apart(mine, yours)


def of_two_parties(a: DatedDeed, b: DatedDeed, mine: Set[str], yours: Set[str]) -> bool:
    """Tell «ratified by the Galvian Assembly» from «ratified on the Toman side»: each has its day.

    `mine` and `yours` are the names of both documents, as they stand in bags: each document must
    speak of both parties, or one may be another name for the other.
    """
    first, second = _parties(a), _parties(b)
    known = all(NAME + name in mine and NAME + name in yours for name in first | second)
    return known and bool(first and second) and first.isdisjoint(second)


def _parties(deed: DatedDeed) -> frozenset[str]:
    """Return who is named in a clause besides what the deed was done to."""
    told = frozenset().union(
        *(names_of(party) for party in (deed.agent, deed.other) if party is not None)
    )
    around = frozenset(name.removeprefix(NAME) for name in names(deed.words))
    return (told | (around - names_of(deed.thing))) - frozenset(date_words().months)


def _counted_apart(a: DatedDeed, b: DatedDeed) -> bool:
    return counted_apart((a.where.sentence, a.label), (b.where.sentence, b.label))


def _one_thing(a: DatedDeed, b: DatedDeed) -> Same:
    """Judge what the deed was done to; who struck may be told as what was struck."""
    same = same_thing(a.thing, b.thing)
    if same is not Same.APART:
        return same
    for mine, yours in ((a.thing, b.other), (a.other, b.thing)):
        if mine is not None and yours is not None:
            same = max(same, same_thing(mine, yours))
    return Same.PERHAPS if same is Same.SURE else Same.APART


def _told_apart(a: DatedDeed, b: DatedDeed, same: Same) -> bool:
    """Tell whether what recurs is told from its like: two take part in it, or it is the last."""
    if _single(a.label) and _single(b.label):
        return True
    taking_part = sum(
        mine is not None and yours is not None and same_thing(mine, yours) is not Same.APART
        for mine, yours in ((a.other, b.other), (a.agent, b.agent))
    )
    named = bool(names(a.words & b.words))
    return taking_part > 0 and named and same >= Same.PERHAPS


def _single(label: str) -> bool:
    """Tell whether words leave one of what recurs: «the last train»."""
    return any(word in word_class("single") for word in _WORD.findall(label.casefold()))


def _one_object(a: DatedDeed, b: DatedDeed) -> bool:
    pairs = ((a.other, b.other), (a.agent, b.agent), (a.place, b.place))
    return one_office(a.office, b.office) and all(
        mine is None or yours is None or same_thing(mine, yours) is not Same.APART
        for mine, yours in pairs
    )


def one_office(a: str, b: str) -> bool:
    """Tell whether somebody was made the same twice; a judge is no chief judge.

    >>> one_office("judge", "chief judge"), one_office("minister", "minister of health")
    (False, True)
    """
    if not (a and b):
        return True
    (mine, _, over), (yours, _, under) = a.partition(" of "), b.partition(" of ")
    if mine != yours:
        return False
    return not (over and under) or bool(set(over.split()) & set(under.split()) - _ARTICLES)


def _signs(a: DatedDeed, b: DatedDeed) -> int:
    """Count what both clauses speak of, names twice."""
    shared = a.words & b.words
    return 2 * len(names(shared)) + len(matter(shared))


def _named_apart(a: DatedDeed, b: DatedDeed) -> bool:
    """Tell whether each clause names something that the other document is silent on."""
    mine = names(a.words) - b.words - b.affair
    yours = names(b.words) - a.words - a.affair
    return bool(mine and yours) and not names(a.words & b.words)


def _told_again(deed: DatedDeed, other: DatedDeed, told: _Told) -> bool:
    """Tell whether a document gives such a deed another day, or the one that the other gives."""
    if len(told[deed.document]) > _MOST:
        return True
    for third in told[deed.document]:
        if third is deed or third is other:
            continue
        if third.last >= deed.first and deed.last >= third.first:
            continue
        if _one_thing(third, deed) is not Same.APART and _one_object(third, deed):
            return True
    return False
