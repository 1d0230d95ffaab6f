"""A date of a paper against the dates of the document that its sentence cites."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from corpuskit.claims.drafts.desk import Desk
from corpuskit.claims.drafts.nearness import bag_of
from corpuskit.claims.drafts.runs import cited_anywhere, run_grounds
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.markup.blocks import tells_time
from corpuskit.claims.model import STATED, Citing, Extract, SentenceDate, Stance, ToldDate
from corpuskit.core.findings import Location

_DIGITS = re.compile(r"\d")
# How much two sentences must have in common, as inverse document frequencies add up.
_SLIP, _ONE_TELLING, _ELSEWHERE = 6.0, 11.0, 9.0
_DAY_SLIP = 2.5
_LONGEST = 366


@dataclass(frozen=True, slots=True)
class DatedOtherwise:
    """Hold a date of a paper beside the one that a document which it cites has for it."""

    told: ToldDate
    citings: tuple[Citing, ...]
    source: Extract
    rival: SentenceDate
    score: float
    group: int


@dataclass(frozen=True, slots=True)
class DatedElsewhere:
    """Hold a date that the cited document does not have, and where another one has it."""

    told: ToldDate
    citings: tuple[Citing, ...]
    source: Extract
    other: SentenceDate


def told_dates(desk: Desk, longest: int = _LONGEST) -> Iterator[tuple[int, ToldDate]]:
    """Yield the dates that the sentences of a paper print and state, with their sentence.

    Periods of more than so many days are left out.
    """
    seen: set[Location] = set()
    for group, told in (*_of_clauses(desk.paper), *_of_short_clauses(desk.paper)):
        short = (told.last - told.first).days <= longest
        if told.where in seen or not short or told.stance not in STATED:
            continue
        if _DIGITS.search(told.where.quote):
            seen.add(told.where)
            yield group, told


def _of_clauses(paper: Extract) -> Iterator[tuple[int, ToldDate]]:
    for telling in paper.tellings:
        for told in telling.dates:
            yield telling.group, told


def _of_short_clauses(paper: Extract) -> Iterator[tuple[int, ToldDate]]:
    """Yield the dates of clauses that say little, «It was admitted in 1999», but not of names."""
    for day in paper.beside:
        place = day.where
        dated = Dated(place.start, place.end, day.first, day.last)
        if not place.note and tells_time(place.sentence, dated):
            yield day.group, ToldDate(day.first, day.last, Stance.ASSERTED, place)


def dated_otherwise(desk: Desk) -> Sequence[DatedOtherwise]:
    """Return the dates that a document which they are cited from gives otherwise."""
    return desk.remembered(("dated otherwise",), lambda: tuple(_dated_otherwise(desk)))


def _dated_otherwise(desk: Desk) -> Iterator[DatedOtherwise]:
    for group, told in told_dates(desk):
        citings = desk.grounds(group, told.where.end)
        if any(has_date(desk, source, told) for source in desk.before(group, told.where.end)):
            continue
        for source in desk.cited(citings):
            found = _rival(desk, source, told)
            # Of a day a slip of the year is likelier than that the wrong work is cited.
            late = _precision(told) != "day" and _too_late(desk, citings, told)
            if found is not None and not late:
                yield DatedOtherwise(told, citings, source, found[1], found[0], group)
    yield from _in_runs(desk)


def _in_runs(desk: Desk) -> Iterator[DatedOtherwise]:
    """Yield slips in dates of sentences without a citation, beside what closes their run.

    Only where no document that the paper cites has the date.
    """
    for group, told in told_dates(desk):
        citings = () if desk.grounds(group, told.where.end) else run_grounds(desk, group)
        for source in desk.cited(citings):
            found = _rival(desk, source, told)
            if found is None or found[0] < _SLIP or not _is_slip(found[1], told):
                continue
            if not any(has_date(desk, each, told) for each in cited_anywhere(desk)):
                yield DatedOtherwise(told, citings, source, found[1], found[0], group)


def dated_elsewhere(desk: Desk) -> Iterator[DatedElsewhere]:
    """Yield the days that the cited document does not have, and another one has for the like."""
    for group, told in told_dates(desk):
        citings = desk.grounds(group, told.where.end)
        cited = desk.cited(citings)
        if told.first != told.last or not cited:
            continue
        if any(has_date(desk, source, told) for source in desk.before(group, told.where.end)):
            continue
        if any(_rival(desk, source, told) for source in cited):
            continue
        for name, source in desk.sources.items():
            if any(name == each.name for each in cited):
                continue
            index, bag = desk.index(source), bag_of(told.where.sentence)
            days = [d for d in desk.days(source) if (d.first, d.last) == (told.first, told.last)]
            near = [d for d in days if index.score(bag, d.number) >= _ELSEWHERE]
            if near:
                yield DatedElsewhere(told, citings, cited[0], near[0])
                break


def has_date(desk: Desk, source: Extract, told: ToldDate) -> bool:
    """Tell whether a document has a date that can be the one told.

    A day of another precision is the same as far as anybody can tell. A year that a long document
    names for something else tells nothing, so that only what stands near is asked for it.
    """
    near = desk.scores(source, told.where.sentence)
    for day in desk.days(source):
        finer = told.first <= day.first and day.last <= told.last
        coarser = day.first <= told.first and told.last <= day.last
        if finer and _precision(told) == "day":
            return True
        if not (finer or coarser) or near.get(day.number, 0.0) < _SLIP / 2:
            continue
        # «That February» says nothing for one day of it where another day is printed.
        if finer or not _rival(desk, source, told):
            return True
    return False


def _too_late(desk: Desk, citings: Sequence[Citing], told: ToldDate) -> bool:
    """Tell a date that no work cited for it can know: another one may be meant."""
    days = [desk.appeared(each) for each in citings]
    return all(day is not None and day.year < told.first.year for day in days)


def _rival(desk: Desk, source: Extract, told: ToldDate) -> tuple[float, SentenceDate] | None:
    """Return the date that a document has for what is told, where that can be told."""
    near = desk.scores(source, told.where.sentence)
    others = _beside(desk, told)
    precision = _precision(told)
    found: list[tuple[float, SentenceDate]] = []
    for day in desk.days(source):
        slip = _is_slip(day, told)
        score = near.get(day.number, 0.0)
        if not (slip or score >= _ONE_TELLING) or _precision(day) != precision:
            continue
        if any(_precision(o) == precision and _one(day, o) for o in others):
            continue
        # A day that only one part keeps from being the one told needs hardly another sign.
        around = max(near.get(n, 0.0) for n in (day.number - 1, day.number, day.number + 1)) / 2
        least = _DAY_SLIP if precision == "day" else _SLIP
        slipped = slip and (max(score, around) if precision == "day" else score) >= least
        if slipped or (score >= _ONE_TELLING and _alone(desk, source, day.number)):
            found.append((score, day))
    return max(found, key=lambda pair: (pair[0], pair[1].where), default=None)


def _beside(desk: Desk, told: ToldDate) -> Sequence[ToldDate]:
    """Return the other dates of the sentence of a date."""
    by_sentence = desk.remembered(("dates beside",), partial(_by_sentence, desk))
    return [each for each in by_sentence[told.where.sentence] if each.where != told.where]


def _by_sentence(desk: Desk) -> Mapping[str, Sequence[ToldDate]]:
    found: defaultdict[str, list[ToldDate]] = defaultdict(list)
    for telling in desk.paper.tellings:
        for each in telling.dates:
            found[each.where.sentence].append(each)
    return found


def _alone(desk: Desk, source: Extract, number: int) -> bool:
    """Tell a sentence that prints one date alone."""
    return len({(d.first, d.last) for d in desk.days_at(source, number)}) == 1


def _one(day: SentenceDate, told: ToldDate) -> bool:
    return day.first <= told.first <= day.last or told.first <= day.first <= told.last


def _precision(each: SentenceDate | ToldDate) -> str:
    days = (each.last - each.first).days
    return "day" if not days else "month" if days < 31 else "year" if days < 366 else "period"


def _is_slip(day: SentenceDate, told: ToldDate) -> bool:
    """Tell two days of which one part of three differs, two months of one year or name."""
    a, b = day.first, told.first
    same = (a.year == b.year) + (a.month == b.month) + (a.day == b.day)
    if _precision(told) == "day":
        return same == 2
    if _precision(told) == "month":
        return (a.year == b.year) != (a.month == b.month)
    return False


def day_for(desk: Desk, source: Extract, told: ToldDate) -> Sequence[SentenceDate]:
    """Return the places of a document that print the very date that a paper takes from it."""
    index, bag = desk.index(source), bag_of(told.where.sentence)
    return [
        day
        for day in desk.days(source)
        if (day.first, day.last) == (told.first, told.last)
        and index.score(bag, day.number) >= _SLIP / 2
    ]
