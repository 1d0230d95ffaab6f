"""Days of two documents that are of one happening.

A slip of the pen or of the press changes one part of a date. Where two documents print two days
that share two parts of three, where neither prints the day of the other, and where their clauses
have words in common that few others of theirs have, both tell one happening, in whatever words.
Where each dates one deed, and no other of that kind, either fewer words or fewer parts are enough.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from corpuskit.claims.comparison.blocks import neighbours
from corpuskit.claims.dates.occasions import placed_apart, told_of_two_occasions
from corpuskit.claims.dates.same_deed import apart, told_of_two
from corpuskit.claims.documents.affairs import one_affair, telling_names
from corpuskit.claims.grammar.content import DEED, THING, matter
from corpuskit.claims.grammar.deed_words import deeds_named
from corpuskit.claims.grammar.numbered_apart import numbered_apart
from corpuskit.claims.linkage.likeliest import likeliest
from corpuskit.claims.linkage.surface import printed
from corpuskit.claims.linkage.usage import Texts, Usage, named, usage_of
from corpuskit.claims.milestones.same import two_ends, two_things
from corpuskit.claims.model import STATED, DatedDeed, EventDate, Extract, PrintedDay
from corpuskit.claims.model.apart import Apart
from corpuskit.claims.model.milestones import Milestone
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.claims.people.stages import stages_apart
from corpuskit.core.findings import Location

_LEAST, _SURE, _OF_DEEDS, _OF_YEARS = 1.5, 2.0, 3.0, 4.0
# Of days a year apart at most that share no two parts, and of documents of two affairs.
_TELLING = 5.0
_YEARS, _APART = 5, 366
_YEAR = re.compile(r"\d{4}|['’]\d\d\b")
_RAREST, _TWO = 8, 2
# So many names of a document are enough to show what it speaks of.
_SHOWN = 4
# Where something was, or how long, is no deed beside another.
_NO_DEED = frozenset({"stand", "lie", "be", "remain", "last", "reach"})


@dataclass(frozen=True, slots=True)
class DateLink:
    """Hold two days of one happening, what both sentences speak of, and how much that tells.

    `in_clause` is how much is told by what the clauses share: of two days of one sentence the one
    in the likelier clause is meant. `slip` says that the days share two parts.
    """

    a: PrintedDay
    b: PrintedDay
    shared: tuple[str, ...]
    rarity: float
    in_clause: float
    slip: bool

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


@dataclass(frozen=True, slots=True)
class Days:
    """Hold the days that a corpus prints, to be asked which of two are of one happening."""

    told: Sequence[PrintedDay]
    of: Mapping[str, Set[date]]
    usage: Mapping[str, Usage]
    events: Mapping[Location, EventDate]
    deeds: Mapping[Location, DatedDeed]
    milestones: Mapping[Location, Sequence[Milestone]]
    times: Mapping[tuple[str, str], int]

    def compared(self, a: PrintedDay, b: PrintedDay) -> DateLink | Apart:
        """Return the link of two days of one happening, or why nothing is reported of them."""
        if not _may_be_one(a, b):
            return _too_far(a, b)
        if a.day in self.of[b.document] or b.day in self.of[a.document]:
            return Apart(Obstacle.TOLD_BESIDE)
        if _another_role(a, b, self.events):
            return Apart(Obstacle.ROLE)
        if _of_two_named(self.milestones, a, b):
            return Apart(Obstacle.SUBJECT)
        if (two := _two_occasions(a, b)) is not None:
            return two
        if told_of_two(a.told.where, b.told.where, self.deeds):
            return Apart(Obstacle.SUBJECT)
        return self._linked(a, b)

    def _linked(self, a: PrintedDay, b: PrintedDay) -> DateLink | Apart:
        texts = Texts(self.usage[a.document], self.usage[b.document])
        one_deed = bool(a.deed) and a.deed == b.deed
        alone = one_deed and self.times[a.document, a.deed] == self.times[b.document, b.deed] == 1
        link = _link(a, b, texts)
        if not link.rarity and _of_two_things(a, b, self.deeds):
            return Apart(Obstacle.SUBJECT)
        if _named_apart(a, b, texts):
            return Apart(Obstacle.NAMES, _said(named(a.words)), _said(named(b.words)))
        if (short := _short_of_one(link, texts, alone=alone)) is not None:
            return short
        if numbered_apart(a.told.where.sentence, b.told.where.sentence):
            return Apart(Obstacle.NUMBERED)
        return link


def misprinted(extracts: Sequence[Extract]) -> Iterator[DateLink]:
    """Yield the pairs of days of which one must be wrong, each with its likeliest partner."""
    known = days_of(extracts)
    compared = (known.compared(a, b) for a, b in _pairs(known.told, known.usage))
    found = [each for each in compared if isinstance(each, DateLink)]
    yield from likeliest(found, lambda link: link.ends, lambda link: link.weight)


def days_of(extracts: Sequence[Extract]) -> Days:
    """Return the days that documents print of what has happened."""
    told = [day for extract in extracts for day in extract.days if _tells(day, extract)]
    days: defaultdict[str, set[date]] = defaultdict(set)
    for each in told:
        days[each.document].add(each.day)
    of = {extract.name: extract for extract in extracts}
    milestones: defaultdict[Location, list[Milestone]] = defaultdict(list)
    for milestone in (milestone for extract in extracts for milestone in extract.milestones):
        milestones[milestone.where].append(milestone)
    return Days(
        told=told,
        of=days,
        usage={name: usage_of(of[name]) for name in sorted(days)},
        events={event.where: event for extract in extracts for event in extract.events},
        deeds={deed.where: deed for extract in extracts for deed in extract.deeds},
        milestones=milestones,
        times=Counter((each.document, each.deed) for each in told),
    )


def _of_two_named(
    milestones: Mapping[Location, Sequence[Milestone]], a: PrintedDay, b: PrintedDay
) -> bool:
    """Tell whether two days tell one sort of milestone of two things, or two ends of one."""
    mine, yours = milestones.get(a.told.where, ()), milestones.get(b.told.where, ())
    return two_ends(mine, yours) or any(two_things(a, b) for a in mine for b in yours)


def _too_far(a: PrintedDay, b: PrintedDay) -> Apart:
    if a.document == b.document:
        return Apart(Obstacle.ONE_DOCUMENT)
    return Apart(Obstacle.AGREE if a.day == b.day else Obstacle.FAR_APART)


def _said(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.partition(":")[2].capitalize() for name in sorted(names)[:_SHOWN])


def _link(a: PrintedDay, b: PrintedDay, texts: Texts) -> DateLink:
    shared = texts.bag(a, second=False) & texts.bag(b, second=True)
    words = printed(shared, a.told.where.sentence) or (f"what was {a.deed}",)
    in_clause = texts.rarity(a.words & b.words)
    return DateLink(a, b, words, texts.rarity(shared), in_clause, slip=_is_slip(a, b))


def _short_of_one(link: DateLink, texts: Texts, *, alone: bool) -> Apart | None:
    """Return what two days lack to be of one happening; `alone`: each is of its only such deed.

    «It was signed» tells where little else is signed in either text.
    """
    a, b = link.a, link.b
    few = Apart(Obstacle.FEW_SIGNS, link.shared, link.shared)
    telling = link.in_clause >= _TELLING and len(a.words & b.words) > 1
    one = bool(telling_names(a.affair & b.affair)) or one_affair(texts.a.affair, texts.b.affair)
    if not one and not (telling and texts.a.affair.told & texts.b.affair.told):
        return Apart(Obstacle.AFFAIR, _said(a.affair), _said(b.affair))
    if not link.slip:
        return None if alone and telling else few
    if a.day.year != b.day.year:
        return None if link.rarity >= _OF_YEARS else few
    own = _each_of_its_own(a, b, texts)
    if alone and not own:
        return None
    shared = texts.bag(a, second=False) & texts.bag(b, second=True)
    if (link.rarity < _OF_DEEDS and _are_deeds(shared)) or _two_deeds(a, b, shared):
        return Apart(Obstacle.PREDICATE, (a.deed,), (b.deed,))
    return None if link.rarity >= (_SURE if own else _LEAST) else few


def _two_occasions(a: PrintedDay, b: PrintedDay) -> Apart | None:
    if stages_apart(a.deed, b.deed):
        return Apart(Obstacle.PREDICATE, (a.deed,), (b.deed,))
    if (two := told_of_two_occasions(a.told.where, b.told.where)) is not None:
        return two
    one_deed = bool(a.deed) and a.deed == b.deed
    return placed_apart(a.told.where, b.told.where) if one_deed else None


def _of_two_things(a: PrintedDay, b: PrintedDay, deeds: Mapping[Location, DatedDeed]) -> bool:
    mine, yours = deeds.get(a.told.where), deeds.get(b.told.where)
    return mine is not None and yours is not None and apart(mine, yours)


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


def _two_deeds(a: PrintedDay, b: PrintedDay, shared: frozenset[str]) -> bool:
    """Tell «landed powder from the ships» from «was read on the ships»: a thing has many days.

    That a fire began and that it burned is one: it is the fire that burns.
    """
    told = {a.deed, b.deed} - {""}
    if len(told) < _TWO or not _NO_DEED.isdisjoint(told) or len(matter(shared)) >= _TWO:
        return False
    return told.isdisjoint(deeds_named(word.removeprefix(THING) for word in shared))


def _are_deeds(words: frozenset[str]) -> bool:
    return all(word.startswith(DEED) for word in words)


def _tells(day: PrintedDay, extract: Extract) -> bool:
    """Tell a day of something that happened from the dateline of the document.

    Where a document has none its day is inferred from those that it tells, and is one of them.
    """
    own = extract.published_stated and (day.day, day.day) == extract.published
    return day.told.stance in STATED and not own


def _pairs(
    told: Sequence[PrintedDay], usage: Mapping[str, Usage]
) -> Iterator[tuple[PrintedDay, PrintedDay]]:
    """Yield the pairs of different documents that share a word or a deed and part of their days."""
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
        if each.deed:
            blocks["deed", each.deed].append(at)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks, key=str):
        for one, other in neighbours(blocks[key], lambda at: (told[at].day, told[at].told.where)):
            pair = min(one, other), max(one, other)
            if pair not in seen and _may_be_one(told[one], told[other]):
                seen.add(pair)
                yield told[pair[0]], told[pair[1]]


def _may_be_one(a: PrintedDay, b: PrintedDay) -> bool:
    if a.document == b.document or a.day == b.day:
        return False
    if a.day.year == b.day.year:
        return True
    if not _is_slip(a, b):
        return abs((a.day - b.day).days) <= _APART
    # A year that a day borrows from the words around it may be that of another story.
    printed_years = all(_YEAR.search(day.told.where.quote) for day in (a, b))
    near = abs(a.day.year - b.day.year) <= _YEARS
    return printed_years and near and not _closes_a_period(a.day)


def _is_slip(a: PrintedDay, b: PrintedDay) -> bool:
    """Tell whether two days differ in one part."""
    mine, yours = a.day, b.day
    return (mine.year == yours.year) + (mine.month == yours.month) + (mine.day == yours.day) > 1


def _closes_a_period(day: date) -> bool:
    """Tell the first and the last of a month: what is reported for each year is reported then."""
    return day.day == 1 or (day + timedelta(days=1)).day == 1


def _another_role(a: PrintedDay, b: PrintedDay, events: Mapping[Location, EventDate]) -> bool:
    """Tell the signing of a treaty from its coming into force, and from what another has."""
    mine, yours = events.get(a.told.where), events.get(b.told.where)
    if mine is None or yours is None:
        return False
    return mine.role != yours.role or (mine.event != yours.event and not _is_slip(a, b))
