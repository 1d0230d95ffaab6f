"""Days that answer one question in two documents, whatever the words (linkage/questions.py)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpuskit.claims.linkage.dates import DateLink, Days, days_of, may_be_one
from corpuskit.claims.linkage.day_signs import day_weights, is_slip
from corpuskit.claims.linkage.other_words import in_other_words
from corpuskit.claims.linkage.questions import same_questions
from corpuskit.claims.model import Extract, PrintedDay
from corpuskit.claims.model.apart import Apart
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.claims.model.slots import SlotKind
from corpuskit.claims.slots.likeness import enough

_YEARS = 5
_PRONOUN = re.compile(r"(?:It|They)\b")


def days_asked(extracts: Sequence[Extract]) -> Iterator[DateLink]:
    """Yield the pairs of differing days of two documents that answer one question.

    What two texts tell of one happening in years is compared elsewhere.
    """
    known = days_of(extracts)
    days = {day.told.where: day for day in known.told}
    for pair in same_questions(extracts, SlotKind.DATE):
        a, b = days.get(pair.a), days.get(pair.b)
        if a is not None and b is not None and _may_be_one(a, b, known, pair.odds):
            signs = {"slip": float(is_slip(a.day, b.day))}
            yield DateLink(a, b, (), signs, day_weights().warning)


def _may_be_one(a: PrintedDay, b: PrintedDay, known: Days, odds: float) -> bool:
    """Tell whether nothing parts two days that answer one question.

    Where few words speak for it, or the days are years apart, the odds must be better.
    """
    if a.day == b.day or abs(a.day.year - b.day.year) > _YEARS:
        return False
    # «It was finished on 9 June», and so was another.
    if _PRONOUN.match(a.where.sentence) and _PRONOUN.match(b.where.sentence):
        return False
    link = known.weighed_however_far(a, b)
    if not isinstance(link, Apart):
        return may_be_one(a, b) or odds >= enough(SlotKind.DATE, "of_other_years")
    if odds < enough(SlotKind.DATE, "sure"):
        return False
    if link.obstacle is Obstacle.SUBJECT:
        # Of what a day is, is read worse than that somebody misread a part of it.
        return is_slip(a.day, b.day) and in_other_words(a.where, b.where)
    return link.obstacle is Obstacle.FEW_SIGNS
