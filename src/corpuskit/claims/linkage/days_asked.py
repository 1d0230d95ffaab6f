"""Days that answer one question in two documents, whatever the words (linkage/questions.py)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from corpuskit.claims.dates.counted_from import counted_from
from corpuskit.claims.linkage.dates import DateLink, Days, days_of
from corpuskit.claims.linkage.day_pairs import may_be_one
from corpuskit.claims.linkage.day_signs import day_weights, is_slip
from corpuskit.claims.linkage.day_words import is_measured_from
from corpuskit.claims.linkage.questions import Comparable, same_questions
from corpuskit.claims.model import Extract, PrintedDay
from corpuskit.claims.model.apart import Apart
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.claims.model.slots import SlotKind
from corpuskit.claims.people.stages import stages_apart
from corpuskit.claims.slots.likeness import enough
from corpuskit.core.findings import Location

# How far apart years are of one happening that somebody misread or misprinted.
_YEARS = 5
_PRONOUN = re.compile(r"(?:It|They)\b")
# What parts two days whatever their passages ask.
_PARTED = frozenset({Obstacle.TOLD_BESIDE, Obstacle.AGREE, Obstacle.ROLE})


def days_asked(extracts: Sequence[Extract]) -> Iterator[DateLink]:
    """Yield the pairs of differing days of two documents that answer one question.

    What two texts tell of one happening in years is compared elsewhere.
    """
    known = days_of(extracts)
    days = {day.told.where: day for day in known.told}
    for pair in same_questions(extracts, SlotKind.DATE, _comparable(days)):
        a, b = days.get(pair.a), days.get(pair.b)
        if a is not None and b is not None and _may_be_one(a, b, known, pair.odds):
            signs = {"slip": float(is_slip(a.day, b.day))}
            yield DateLink(a, b, (), signs, day_weights().warning, pair.odds)


def _comparable(days: Mapping[Location, PrintedDay]) -> Comparable:
    """Return what tells days that are near enough to be of one happening."""

    def years(places: Sequence[Location]) -> Any:
        told = [days.get(place) for place in places]
        return np.array([each.day.year if each is not None else np.nan for each in told])

    def comparable(mine: Sequence[Location], yours: Sequence[Location]) -> Any:
        return abs(years(mine)[:, None] - years(yours)) <= _YEARS

    return comparable


def _may_be_one(a: PrintedDay, b: PrintedDay, known: Days, odds: float) -> bool:
    """Tell whether nothing parts two days; where they are years apart, the odds must be better."""
    if a.day == b.day or abs(a.day.year - b.day.year) > _YEARS:
        return False
    # «It was finished on 9 June», and so was another.
    if _PRONOUN.match(a.where.sentence) and _PRONOUN.match(b.where.sentence):
        return False
    # «On 20 November, twelve days before the opening»: two happenings, and one day printed.
    if any(counted_from(day.where.sentence, day.told.where.end) is not None for day in (a, b)):
        return False
    # Passed and assented to, or how much there was by then: no words make these one.
    if stages_apart(a.deed, b.deed) or is_measured_from(a) or is_measured_from(b):
        return False
    if not may_be_one(a, b) and odds < enough(SlotKind.DATE, "of_other_years"):
        return False
    link = known.weighed_however_far(a, b)
    return not (isinstance(link, Apart) and link.obstacle in _PARTED)
