"""Days of two documents that are of one happening.

Two documents that print two days, of which neither prints the day of the other, tell one happening
on two days where enough speaks for it: how much of what stands around either day stands around the
other, how near the days are, whether they differ in one part as by a slip of the pen or of the
press, whether either dates one deed (linkage/day_signs.py). What cannot be one whatever they add
up to is left out first: two roles of a treaty, two stages, two things that bear names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from corpuskit.claims.dates.calendars import Calendars, calendars_of
from corpuskit.claims.dates.happenings import is_recurring
from corpuskit.claims.dates.occasions import placed_apart, told_of_two_occasions
from corpuskit.claims.dates.same_deed import apart, of_two_parties, told_of_two
from corpuskit.claims.documents.affairs import one_affair, telling_names
from corpuskit.claims.grammar.content import THING, matter, words_in
from corpuskit.claims.grammar.deed_words import deeds_named
from corpuskit.claims.grammar.numbered_apart import numbered_apart
from corpuskit.claims.linkage.day_pairs import day_pairs, may_be_one
from corpuskit.claims.linkage.day_signs import day_signs, day_weights, is_slip
from corpuskit.claims.linkage.day_words import (
    is_measured_from,
    is_of_another,
    is_of_one_of,
    is_of_sitting,
    words_of_another_day,
)
from corpuskit.claims.linkage.likeliest import likeliest
from corpuskit.claims.linkage.surface import printed
from corpuskit.claims.linkage.surroundings import light_verbs, stating_verbs
from corpuskit.claims.linkage.usage import Texts, Usage, named, usage_of
from corpuskit.claims.milestones.same import two_ends, two_things
from corpuskit.claims.model import STATED, DatedDeed, EventDate, Extract, PrintedDay
from corpuskit.claims.model.apart import Apart
from corpuskit.claims.model.milestones import Milestone
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.claims.model.slots import SlotKind
from corpuskit.claims.people.stages import stages_apart
from corpuskit.claims.slots.likeness import enough
from corpuskit.core.findings import Location

# What documents of two affairs must have in common in the clauses of both days.
_TELLING = 5.0
# What two must have that each speak of something of which the other document does not.
_OF_ITS_OWN = 2.0
# Where something was, or how long, is no deed beside another.
_NO_DEED = frozenset({"stand", "lie", "be", "was", "remain", "last", "reach"})
# What only its subject tells of what happened: talks began, and the war.
_ASPECTS = frozenset({"began", "ended"})
_EDGES = (frozenset({"began", "opened", "launched"}), frozenset({"ended", "completed", "closed"}))
# So many names of a document are enough to show what it speaks of.
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class DateLink:
    """Hold two days of one happening, what both speak of, the signs of it and what they add up to.

    `shared` are the words of the first sentence that the second has as well. Where it is the
    question that both answer that links them (linkage/days_asked.py), there are none, and `asked`
    are the odds of it.
    """

    a: PrintedDay
    b: PrintedDay
    shared: tuple[str, ...]
    signs: Mapping[str, float]
    total: float
    asked: float | None = None

    @property
    def slip(self) -> bool:
        """Tell whether the days share two parts of three."""
        return bool(self.signs["slip"])

    @property
    def sure(self) -> bool:
        """Tell whether enough speaks for it that one happening is told without doubt."""
        if self.asked is not None:
            return self.asked >= enough(SlotKind.DATE, "beyond_doubt")
        return self.total >= day_weights().error

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
    calendars: Calendars

    def compared(self, a: PrintedDay, b: PrintedDay) -> DateLink | Apart:
        """Return the link of two days of one happening, or why nothing is reported of them."""
        link = self.weighed(a, b)
        if isinstance(link, DateLink) and link.total < day_weights().warning:
            return Apart(Obstacle.FEW_SIGNS, link.shared, link.shared)
        return link

    def weighed(self, a: PrintedDay, b: PrintedDay) -> DateLink | Apart:
        """Return what two days add up to, or what keeps them from being of one happening."""
        return self.weighed_however_far(a, b) if may_be_one(a, b) else _too_far(a, b)

    def weighed_however_far(self, a: PrintedDay, b: PrintedDay) -> DateLink | Apart:
        """Return what two days add up to, be they years apart."""
        if a.day in self.of[b.document] or b.day in self.of[a.document]:
            return Apart(Obstacle.TOLD_BESIDE)
        if self.calendars.are_one((a.where, a.day), (b.where, b.day)):
            return Apart(Obstacle.AGREE)
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
        shared = texts.bag(a, second=False) & texts.bag(b, second=True)
        shared = frozenset(shared - words_of_another_day(a) - words_of_another_day(b))
        if self._of_two(a, b, texts, shared):
            return Apart(Obstacle.SUBJECT)
        if _named_apart(a, b, texts):
            return Apart(Obstacle.NAMES, _said(named(a.words)), _said(named(b.words)))
        if not _one_affair(a, b, texts):
            return Apart(Obstacle.AFFAIR, _said(a.affair), _said(b.affair))
        # «Had 18,420 employees on 31 December», «had 19,060 on 30 April»: nothing happened then.
        stated = a.deed in stating_verbs() and b.deed in stating_verbs()
        if stated or is_measured_from(a) or is_measured_from(b):
            return Apart(Obstacle.PREDICATE, (a.deed,), (b.deed,))
        mine, yours = a.where.sentence, b.where.sentence
        another = is_of_another(mine) != is_of_another(yours)
        if another or numbered_apart(mine, yours):
            return Apart(Obstacle.NUMBERED)
        words = printed(shared, a.told.where.sentence)
        one_deed = bool(a.deed) and a.deed == b.deed and a.deed not in _NO_DEED
        # What all of two texts is about has many days; a name alone tells none of them.
        if not one_deed and not (words and matter(shared)):
            return Apart(Obstacle.FEW_SIGNS, words, words)
        if is_of_sitting(a) or is_of_sitting(b) or is_of_one_of(a, b) or is_of_one_of(b, a):
            return Apart(Obstacle.OCCASION)
        words = words or (f"what was {a.deed}",)
        if _two_deeds(a, b, shared) and not self._one_edge(a, b):
            return Apart(Obstacle.PREDICATE, (a.deed,), (b.deed,))
        if _each_of_its_own(a, b, texts):
            if is_recurring(a.deed) and a.deed == b.deed:
                return Apart(Obstacle.OCCASION)
            if texts.rarity(shared) < _OF_ITS_OWN:
                return Apart(Obstacle.FEW_SIGNS, words, words)
        signs = day_signs(a, b, texts)
        return DateLink(a, b, words, signs, day_weights().total(signs))

    def _one_edge(self, a: PrintedDay, b: PrintedDay) -> bool:
        """Tell «sales began» and «its sales opened»: one edge of one thing."""
        mine, yours = self.deeds.get(a.told.where), self.deeds.get(b.told.where)
        if mine is None or yours is None or not any({a.deed, b.deed} <= e for e in _EDGES):
            return False
        return mine.thing.noun == yours.thing.noun and mine.thing.facets == yours.thing.facets

    def _of_two(self, a: PrintedDay, b: PrintedDay, texts: Texts, shared: frozenset[str]) -> bool:
        """Tell «talks began» from «the war began», and what each of two parties did."""
        aspect = a.deed == b.deed and a.deed in _ASPECTS
        said = shared - words_in(a.deed) if aspect else shared
        if not said and _of_two_things(a, b, self.deeds):
            return True
        mine, yours = self.deeds.get(a.told.where), self.deeds.get(b.told.where)
        if mine is None or yours is None or mine.name != yours.name:
            return False
        told = frozenset(named(texts.a.words)), frozenset(named(texts.b.words))
        return of_two_parties(mine, yours, told[0] | a.affair, told[1] | b.affair)


def misprinted(extracts: Sequence[Extract]) -> Iterator[DateLink]:
    """Yield the pairs of days of which one must be wrong, each with its likeliest partner."""
    least = day_weights().warning
    yield from likeliest_of(link for link in weighed(extracts) if link.total >= least)


def weighed(extracts: Sequence[Extract]) -> Iterator[DateLink]:
    """Yield the pairs of days that may be of one happening, whatever they add up to."""
    known = days_of(extracts)
    for a, b in day_pairs(known.told, known.usage):
        link = known.weighed(a, b)
        if isinstance(link, DateLink):
            yield link


def likeliest_of(links: Iterable[DateLink]) -> Iterator[DateLink]:
    """Return the pairs of which neither day has a likelier partner in the other's document."""
    return likeliest(links, lambda link: link.ends, lambda link: link.total)


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
        calendars=calendars_of(extracts),
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


def _one_affair(a: PrintedDay, b: PrintedDay, texts: Texts) -> bool:
    """Tell whether two documents are of one affair, or their clauses so alike that it is plain."""
    if telling_names(a.affair & b.affair) or one_affair(texts.a.affair, texts.b.affair):
        return True
    shared = a.words & b.words
    telling = texts.rarity(shared) >= _TELLING and len(shared) > 1
    return telling and not texts.a.affair.told.isdisjoint(texts.b.affair.told)


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
    light = any(deed in _NO_DEED or deed in light_verbs() for deed in told)
    if len(told) == 1 or light or len(matter(shared)) > 1:
        return False
    return told.isdisjoint(deeds_named(word.removeprefix(THING) for word in shared))


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


def _tells(day: PrintedDay, extract: Extract) -> bool:
    """Tell a day of something that happened from the dateline of the document.

    Where a document has none its day is inferred from those that it tells, and is one of them.
    """
    own = extract.published_stated and (day.day, day.day) == extract.published
    return day.told.stance in STATED and not own


def _another_role(a: PrintedDay, b: PrintedDay, events: Mapping[Location, EventDate]) -> bool:
    """Tell the signing of a treaty from its coming into force, and from what another has.

    What is no entry of a register may be told in two words: hearings that opened and began.
    """
    mine, yours = events.get(a.told.where), events.get(b.told.where)
    if mine is None or yours is None or not (mine.event or yours.event):
        return False
    if mine.role != yours.role:
        return bool(mine.event and yours.event)
    return mine.event != yours.event and not is_slip(a.day, b.day)
