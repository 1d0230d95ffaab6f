"""Figures that answer one question in two documents, whatever the words (linkage/questions.py)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from corpuskit.claims.comparison.common_unit import judge
from corpuskit.claims.comparison.compare import Conflict
from corpuskit.claims.linkage.figures import Figure, figures_of
from corpuskit.claims.linkage.links import cannot_be_one
from corpuskit.claims.linkage.other_words import in_other_words, says_enough
from corpuskit.claims.linkage.pairing import of_two_times
from corpuskit.claims.linkage.questions import Comparable, same_questions
from corpuskit.claims.linkage.relative_times import of_relative_time
from corpuskit.claims.linkage.told import told_beside
from corpuskit.claims.linkage.usage import Texts, usage_of
from corpuskit.claims.linkage.wholes import sentences_of, whole_and_part
from corpuskit.claims.linkage.wording import told_apart
from corpuskit.claims.model import Extract
from corpuskit.claims.model.slots import SlotKind
from corpuskit.claims.slots.likeness import enough
from corpuskit.core.findings import Level, Location

# How far apart figures of one thing are that somebody misread or misprinted.
_APART = 1.6
_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")


def figures_asked(extracts: Sequence[Extract]) -> Iterator[Conflict]:
    """Yield the pairs of differing figures of two documents that answer one question."""
    figures = {f.claim.where: f for extract in extracts for f in figures_of(extract)}
    sentences = sentences_of(extracts)
    usage = {extract.name: usage_of(extract) for extract in extracts}
    for pair in same_questions(extracts, SlotKind.FIGURE, _comparable(figures)):
        a, b = figures.get(pair.a), figures.get(pair.b)
        if a is None or b is None:
            continue
        if not _may_be_one(a, b, Texts(usage[a.document], usage[b.document])):
            continue
        judgement = judge(a.claim, b.claim)
        if judgement is None or judgement.agree or whole_and_part(a.claim, b.claim, sentences):
            continue
        yield Conflict(a.claim, b.claim, judgement, Level.WARNING, WHY, asked=pair.odds)


def is_sure(conflict: Conflict) -> bool:
    """Tell whether one question is answered so likely that nothing that was read parts the two.

    Where two sentences are alike but for a word, that word may.
    """
    if conflict.asked is None or not in_other_words(conflict.a.where, conflict.b.where):
        return False
    return conflict.asked >= enough(SlotKind.FIGURE, "sure")


# How likely it is, a reader cannot check; which words are meant, he sees.
WHY = "what stands around the two asks one question, in other words"


def _comparable(figures: Mapping[Location, Figure]) -> Comparable:
    """Return what tells figures of one dimension that are near enough to be of one thing."""
    kinds = {join: at for at, join in enumerate({figure.join for figure in figures.values()})}

    def sizes(places: Sequence[Location]) -> tuple[Any, Any]:
        told = [figures.get(place) for place in places]
        return (
            np.array([kinds[each.join] if each is not None else np.nan for each in told]),
            np.array([each.value if each is not None else np.nan for each in told]),
        )

    def comparable(mine: Sequence[Location], yours: Sequence[Location]) -> Any:
        (kind, size), (other_kind, other_size) = sizes(mine), sizes(yours)
        near = (size[:, None] <= _APART * other_size) & (other_size <= _APART * size[:, None])
        return (kind[:, None] == other_kind) & near

    return comparable


def _may_be_one(a: Figure, b: Figure, texts: Texts) -> bool:
    if max(a.value, b.value) > _APART * min(a.value, b.value) or of_two_times(a, b):
        return False
    one, other = a.claim, b.claim
    if not (says_enough(one.where) and says_enough(other.where)):
        return False
    mine, yours = (set(_YEAR.findall(claim.where.sentence)) for claim in (one, other))
    if mine and yours and mine.isdisjoint(yours):
        return False
    if told_beside(one, other):
        return False
    if of_relative_time(one, other) or of_relative_time(other, one):
        return False
    if in_other_words(one.where, other.where):
        return True
    # «By then 9 million had been spent on the bridge»: one word tells another moment.
    return not (cannot_be_one(one, other, texts) or told_apart(one, other, one_time=False))
