"""Figures of one thing at several times, and what is said of its growth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise, product

from corpuskit.claims.grammar.change_words import change_words
from corpuskit.claims.grammar.content import matter, names
from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.subjects import Fit, unify
from corpuskit.claims.model import STATED, Change, Claim, Kind, Subject

_LEAST = 2
_LIMIT = 300
_DECEMBER = (12, 12)
_TO = re.compile(r",?\s+to\s+(?:reach\s+)?(?:about\s+|some\s+)?", re.I)
_POINTS = frozenset({"exact", "about"})


def ends_of(
    changes: Iterable[Change], claims: Sequence[Claim]
) -> Iterator[tuple[Change, Claim, Claim]]:
    """Yield each change with the figures of one document for its beginning and its end."""
    by_time: dict[tuple[date, date], list[Claim]] = {}
    for claim in _figures(claims):
        if claim.time.first and claim.time.last:
            by_time.setdefault((claim.time.first, claim.time.last), []).append(claim)
    beside: dict[tuple[str, str], list[Claim]] = {}
    for claim in _figures(claims):
        beside.setdefault((claim.document, claim.where.sentence), []).append(claim)
    closing = _at_years_end(by_time)
    for change in changes:
        first, last = by_time.get(change.start, ())[:_LIMIT], by_time.get(change.end, ())[:_LIMIT]
        before = [c for c in first if _of(change, c)]
        after = [c for c in last if _of(change, c)]
        if not before and change.start[1].year + 1 == change.end[0].year:
            first, last = closing.get(change.start[1], ()), closing.get(change.end[1], ())
            before = [c for c in first if _of(change, c)]
            after = [c for c in last if _of(change, c)]
        own = _reached(change, beside.get((change.document, change.where.sentence), ()))
        if own is not None and (start := _one_start(own, before)) is not None:
            yield change, start, own
            continue
        ends = _only_ends(_with_going_on(before, first, after), _with_going_on(after, last, before))
        if ends is not None:
            yield change, *ends


def _at_years_end(
    by_time: Mapping[tuple[date, date], Sequence[Claim]],
) -> Mapping[date, list[Claim]]:
    """Return the figures of the end of each year: a year's growth is from one to the next."""
    found: dict[date, list[Claim]] = {}
    for (first, last), claims in by_time.items():
        if (first.month, last.month) == _DECEMBER and first.year == last.year:
            found.setdefault(last.replace(day=31), []).extend(claims[:_LIMIT])
    return found


def _reached(change: Change, beside: Sequence[Claim]) -> Claim | None:
    """Return what something grew to, where the share stands with it: «by a fifth to 240 tons»."""
    where = change.where
    found = [
        c
        for c in beside
        if c.unit not in ("%", "1")
        and c.where.start >= where.end
        and _TO.fullmatch(where.sentence, where.end, c.where.start)
    ]
    return found[0] if len(found) == 1 else None


def _one_start(own: Claim, before: Sequence[Claim]) -> Claim | None:
    """Return the figure that another passage has for the beginning, if all say the same."""
    found = [c for c in before if (c.document, c.group) != (own.document, own.group)]
    fitting = [c for c in found if c.unit == own.unit and not _opposed(c.subject, own.subject)]
    return fitting[0] if len({c.value.point for c in fitting}) == 1 else None


def _with_going_on(
    found: Sequence[Claim], others: Sequence[Claim], ends: Sequence[Claim]
) -> Sequence[Claim]:
    """Add the figures that go on where one for the other end left off: «in 1971 it had 480»."""
    known = set(map(id, found))
    more = [c for c in others if id(c) not in known and any(_goes_on(c, end) for end in ends)]
    return [*found, *more]


def _goes_on(claim: Claim, end: Claim) -> bool:
    if claim.document != end.document:
        return False
    if claim.group == end.group and claim.subject.head == end.subject.head and not end.words:
        return claim.unit == end.unit
    if not names(claim.words) <= names(end.words):
        return False
    if claim.group == end.group and not claim.subject.head:
        return claim.unit == end.unit
    return _one_series(claim, end) and claim.subject.head == end.subject.head


def _only_ends(before: Sequence[Claim], after: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """Return the first figures of one series for both times, if all others say the same.

    Of figures that are told again in the same words one is set beside the others, as they are of
    one series alike; figures of one sentence are beside each other in any words.
    """
    beside: dict[tuple[str, int], list[Claim]] = {}
    for claim in after:
        beside.setdefault((claim.document, claim.group), []).append(claim)
    near = [(a, b) for a in before for b in beside.get((a.document, a.group), ())]
    alike = product(_told_once(before), _told_once(after))
    pairs = [pair for pair in (*near, *alike) if _one_series(*pair)]
    if len({(a.value.point, b.value.point) for a, b in pairs}) != 1:
        return None
    place = {id(claim): at for at, claim in enumerate((*before, *after))}
    return min(pairs, key=lambda pair: (place[id(pair[0])], place[id(pair[1])]))


def _told_once(claims: Sequence[Claim]) -> Iterable[Claim]:
    told: dict[tuple[object, ...], Claim] = {}
    for c in claims:
        told.setdefault((c.document, c.unit, c.property, c.subject, c.value.point), c)
    return told.values()


def steps_against(
    trends: Iterable[Change], claims: Sequence[Claim]
) -> Iterator[tuple[Change, Claim, Claim]]:
    """Yield each trend with the first two figures of a series that go the other way."""
    series = list(_series(_figures(claims)))
    for trend in trends:
        for line in series:
            inside = [c for c in line if _within(trend, c) and _is_of(trend, c)]
            against = [
                (a, b)
                for a, b in pairwise(inside)
                if trend.direction * ((b.value.point or 0) - (a.value.point or 0)) < 0
            ]
            if against:
                yield trend, *against[0]
                break


def _figures(claims: Iterable[Claim]) -> list[Claim]:
    return [
        c
        for c in claims
        if c.kind is Kind.QUANTITY
        and c.stance in STATED
        and c.time.known
        and c.value.point is not None
        and c.value.modality in _POINTS
        and not c.ratio
    ]


def _series(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Yield the figures of one sentence that only their times set apart, in time order."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        key = (claim.document, claim.group, claim.unit, claim.subject.head, claim.predicate)
        groups.setdefault((*key, claim.subject.facets), []).append(claim)
    for group in groups.values():
        ordered = sorted(group, key=lambda c: (c.time.first or date.min, c.time.last or date.min))
        apart = all(
            a.time.last and b.time.first and a.time.last < b.time.first
            for a, b in pairwise(ordered)
        )
        if len(ordered) >= _LEAST and apart and not any(c.telling for c in ordered):
            yield ordered


def _one_series(a: Claim, b: Claim) -> bool:
    return (
        a.document == b.document
        and a.unit == b.unit
        and a.property == b.property
        and (unify(a.subject, b.subject) is Fit.SAME or a.group == b.group)
    )


def _of(change: Change, claim: Claim) -> bool:
    """Tell whether a figure is of what is said to have grown."""
    if change.where.sentence == claim.where.sentence and change.document == claim.document:
        return bool(change.words)
    mine, yours = names(change.words), names(claim.words)
    said = matter(change.words) & matter(claim.words)
    if mine - claim.affair or (yours - change.affair and len(said) <= _LEAST):
        return False
    if not _named_in(change, claim):
        return False
    if _opposed(change.subject, claim.subject):
        return False
    one_head = change.subject.head == claim.subject.head
    if len(said) >= _LEAST:
        return True
    mods = change.subject.facet("mod") ^ claim.subject.facet("mod")
    if one_head and mine and mine == yours and not mods:
        # «The wagons at Lowe», «the depot at Lowe had 640 wagons»: one name, whoever has it.
        return True
    if one_head and unify(change.subject, claim.subject) is Fit.SAME:
        # «In 1994 there had been 2,200»: what it counts is said before, and nothing else is.
        return bool(said or mine & yours or not claim.words)
    if one_head and unify(change.subject, claim.subject) is Fit.APART:
        return False
    return bool(mine & yours) and bool(change.subject.head)


def _is_of(trend: Change, claim: Claim) -> bool:
    if trend.document == claim.document and trend.where.sentence == claim.where.sentence:
        return False
    named = names(trend.words) - claim.affair or names(claim.words) - trend.affair
    mods = trend.subject.facet("mod") ^ claim.subject.facet("mod")
    if trend.property and trend.property != claim.property:
        return False
    return bool(trend.subject.head) and _named_in(trend, claim) and not named and not mods


def _named_in(change: Change, claim: Claim) -> bool:
    """Tell whether what grew is spoken of beside a figure: the thing, or the deed that it is."""
    head, noun = change.subject.head, change.subject.noun
    if not head or head.rstrip("e") in _things(claim):
        return True
    deed = lexicon().predicates.get(noun, "")
    of = {value.rstrip("e") for value in change.subject.facet("of")}
    return bool(deed) and deed == claim.predicate and of <= _things(claim)


def _opposed(a: Subject, b: Subject) -> bool:
    """Tell whether two subjects are narrowed by one kind of thing, and by two different things."""
    if a.head != b.head:
        return False
    kinds = {name for name, _ in a.facets} & {name for name, _ in b.facets}
    return any(not a.facet(name) & b.facet(name) for name in kinds - {"owner", "agent"})


def _things(claim: Claim) -> frozenset[str]:
    """Return what a claim counts and what has it: «the register had 800 entries»."""
    owners = {value.partition(":")[0] for value in claim.subject.facet("owner")}
    named = {word.partition(":")[2] for word in claim.words}
    whole = {claim.subject.head, claim.subject.noun, *owners, *named}
    whole |= {change_words()["counts"][name] for name in whole & change_words()["counts"].keys()}
    return frozenset(name.rstrip("e") for name in whole) - {""}


def _within(trend: Change, claim: Claim) -> bool:
    if claim.time.first is None or claim.time.last is None:
        return False
    return trend.start[0] <= claim.time.first and claim.time.last <= trend.end[1]
