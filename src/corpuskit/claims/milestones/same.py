"""Whether two documents date one milestone of one thing differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from corpuskit.claims.comparison.blocks import neighbours
from corpuskit.claims.dates.occasions import placed_apart, told_of_two_occasions
from corpuskit.claims.dates.same_deed import one_office
from corpuskit.claims.grammar.content import DEED, names
from corpuskit.claims.grammar.numbered_apart import numbered_apart
from corpuskit.claims.milestones.things import named_apart, one_described, one_thing, one_unnamed
from corpuskit.claims.model import Extract
from corpuskit.claims.model.milestones import Milestone, Span

_CLOSE, _YEARS, _LONG = 62, 3 * 366, 12 * 366
_MOST, _OF_AFFAIR = 40, 2
# What each of several does: a treaty is ratified by one parliament after the other.
_BY_EACH = frozenset({"ratified"})
# Two ends of one thing are two happenings.
_ENDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "began": frozenset({"ended"}),
        "begun": frozenset({"completed", "opened"}),
        "opened": frozenset({"closed"}),
        "founded": frozenset({"dissolved"}),
        "born": frozenset({"died"}),
        "launched": frozenset({"sank", "maiden-voyage"}),
        "arrived": frozenset({"departed"}),
        "captured": frozenset({"liberated"}),
        "elected": frozenset({"resigned"}),
        "appointed": frozenset({"resigned"}),
        "signed": frozenset({"in-force", "ratified"}),
        "adopted": frozenset({"in-force"}),
    }
)
# What is done in years, not on days, is done again only where its place or its office is another.
_OFFICES = frozenset({"elected", "appointed", "moved", "ratified"})


@dataclass(frozen=True, slots=True)
class MilestoneTwice:
    """Hold two dates of one milestone that exclude each other."""

    a: Milestone
    b: Milestone

    @property
    def sure(self) -> bool:
        """Tell whether a named thing undergoes it once, and both dates are days or far apart.

        Of two years next to each other one may count from the plan or from the first day.
        """
        days = self.a.first == self.a.last and self.b.first == self.b.last
        far = abs(self.a.first.year - self.b.first.year) > 1
        return self.a.once and (days or far) and one_thing(self.a.thing, self.b.thing)


def milestones_apart(extracts: Iterable[Extract]) -> Iterator[MilestoneTwice]:
    """Yield the milestones to which two documents give dates that exclude each other.

    A document that gives a milestone of a thing two dates tells of two, and is not compared.
    """
    groups: defaultdict[tuple[str, str], list[Milestone]] = defaultdict(list)
    for extract in extracts:
        for each in extract.milestones:
            for kind in filter(None, (each.kind, each.also)):
                groups[kind, each.thing.noun].append(each)
    for _, group in sorted(groups.items()):
        told: defaultdict[str, list[Milestone]] = defaultdict(list)
        for each in group:
            told[each.document].append(each)
        for a, b in neighbours(group, lambda each: (each.first, each.last, each.where)):
            if _are_one(a, b, told):
                yield MilestoneTwice(a, b)


def _are_one(a: Milestone, b: Milestone, told: Mapping[str, Sequence[Milestone]]) -> bool:
    if a.kind != b.kind and a.also != b.kind and b.also != a.kind:
        return False
    if a.document == b.document or (a.last >= b.first and b.last >= a.first):
        return False
    if not of_one_thing(a, b):
        return False
    if not _near(a, b) or (a.again and not _one_circumstance(a, b)):
        return False
    if a.kind in _BY_EACH and a.doers and b.doers and a.doers.isdisjoint(b.doers):
        return False
    if _told_again(a, b, told) or _told_again(b, a, told):
        return False
    if numbered_apart(a.where.sentence, b.where.sentence) or placed_apart(a.where, b.where):
        return False
    if not one_office(a.office, b.office):
        return False
    return not told_of_two_occasions(a.where, b.where)


def two_things(a: Milestone, b: Milestone) -> bool:
    """Tell whether one sort of milestone is told of two things, each of which is named there."""
    if a.kind != b.kind or not (a.told and b.told):
        return False
    return named_apart(a.thing, b.thing)


def two_ends(mine: Sequence[Milestone], yours: Sequence[Milestone]) -> bool:
    """Tell whether two dates are of the two ends of one thing: it began, it was called off."""
    return any(
        b.kind in _ENDS.get(a.kind, ()) or a.kind in _ENDS.get(b.kind, ())
        for a in mine
        for b in yours
        if a.told and b.told and one_thing(a.thing, b.thing)
    )


def of_one_thing(a: Milestone | Span, b: Milestone) -> bool:
    """Tell whether two passages speak of one thing: by its name, or by all that describes it."""
    if one_thing(a.thing, b.thing):
        return True
    if not a.affair & b.affair:
        return False
    return one_described(a.thing, b.thing) or (
        len(a.affair & b.affair) >= _OF_AFFAIR and one_unnamed(a.thing, b.thing)
    )


def _near(a: Milestone, b: Milestone) -> bool:
    gap = abs((a.first - b.first).days)
    if a.once:
        return gap <= _LONG
    if a.again:
        placed = a.kind in _OFFICES and gap <= _YEARS and _shares_name(a, b)
        return gap <= _CLOSE or _is_slip(a, b) or placed
    return gap <= _YEARS


def _is_slip(a: Milestone, b: Milestone) -> bool:
    """Tell two days that differ in one part, or two months of one year."""
    mine, yours = a.first, b.first
    if a.first == a.last and b.first == b.last:
        parts = (mine.year == yours.year) + (mine.month == yours.month) + (mine.day == yours.day)
        return parts > 1
    return mine.year == yours.year


def _one_circumstance(a: Milestone, b: Milestone) -> bool:
    """Tell whether two sentences agree on more than the thing: where to, into which office."""
    return bool(_shared(a, b))


def _shares_name(a: Milestone, b: Milestone) -> bool:
    return bool(names(_shared(a, b)))


def _shared(a: Milestone, b: Milestone) -> frozenset[str]:
    """Return the names and nouns of both sentences that are not the thing's own."""
    own = a.thing.words | b.thing.words
    shared = (w for w in a.around & b.around if not w.startswith(DEED))
    return frozenset(w for w in shared if w.partition(":")[2] not in own)


def _told_again(one: Milestone, other: Milestone, told: Mapping[str, Sequence[Milestone]]) -> bool:
    """Tell whether a document gives the milestone another date, or the one that the other gives."""
    if len(told[one.document]) > _MOST:
        return True
    return any(
        third is not one
        and (third.last < one.first or one.last < third.first)
        and (of_one_thing(third, other) or of_one_thing(third, one))
        for third in told[one.document]
    )
