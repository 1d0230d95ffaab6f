"""Two sentences of one document that give two figures for one thing.

What speaks for one thing is counted as between two documents. What speaks against it is more: an
author who tells of two amounts of one kind usually says what sets them apart (linkage/wording.py).
A figure that is taken up, «each of the fourteen members», is one that was told before.
"""

from __future__ import annotations

import functools
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpuskit.claims.comparison.common_unit import judge
from corpuskit.claims.comparison.compare import Conflict
from corpuskit.claims.grammar.content import THING, name_key, stem_of_noun
from corpuskit.claims.linkage.agreement import NEAR, PARTING, SURE, agreement, one_moment, weights
from corpuskit.claims.linkage.figures import Figure, figures_of
from corpuskit.claims.linkage.links import Candidate, best, is_another, why
from corpuskit.claims.linkage.relative_times import of_relative_time
from corpuskit.claims.linkage.told import told_beside
from corpuskit.claims.linkage.usage import Texts, named, usage_of
from corpuskit.claims.linkage.wholes import sentences_of, whole_and_part
from corpuskit.claims.linkage.wording import told_apart, wording
from corpuskit.claims.model import Extract
from corpuskit.core import lexicons
from corpuskit.core.findings import Level
from corpuskit.core.same import Same

# An author does not give another figure for one thing within a breath, nor one twice as large, but
# where it is taken up.
_BREATH = 2
_MOST_APART, _TAKEN_UP_APART = 1.553, 2.2255
# Words in common worth so much (see `Texts.rarity`) tell what an amount is of.
_TOLD = 6.0
_WINDOW = 8
_MOST = 512


@dataclass(frozen=True, slots=True)
class _Sums:
    """Hold what it adds that a figure is taken up, and the least sums that are shown."""

    taken_up: float
    warning: float
    note: float


def linked_within(extracts: Sequence[Extract]) -> Iterator[Conflict]:
    """Yield the pairs of differing figures of one document that are of one thing."""
    for extract in extracts:
        yield from _linked(Same(extract))


# Most documents stand as they were when one is edited.
@functools.lru_cache(maxsize=_MOST)
def _linked(extract: Same[Extract]) -> tuple[Conflict, ...]:
    sums, found = _sums(), list(candidates_within(extract.value))
    return tuple(
        Conflict(
            each.a,
            each.b,
            each.judgement,
            Level.WARNING if each.total >= sums.warning else Level.NOTE,
            why(each),
        )
        for each in best(each for each in found if each.total >= sums.note)
    )


def candidates_within(extract: Extract) -> Iterator[Candidate]:
    """Yield the pairs of differing figures of one document that could be of one thing."""
    usage = usage_of(extract)
    texts, sentences = Texts(usage, usage), sentences_of([extract])
    figures = [figure for figure in figures_of(extract) if not figure.cell and not figure.share]
    again = _told_again(figures)
    for one, other in _near(figures):
        a, b = one.claim, other.claim
        judgement = judge(a, b)
        if judgement is None or judgement.agree or (again[id(a)] and again[id(b)]):
            continue
        if _apart(one, other, texts) or told_beside(a, b) or whole_and_part(a, b, sentences):
            continue
        signs = _signs(one, other, texts)
        back = any(wording(claim).taken_up and not again[id(claim)] for claim in (a, b))
        noted = bool(a.note) != bool(b.note)
        if _far(one, other, back=back):
            continue
        if not (back or noted) and _named_apart(one, other, texts, each=False):
            continue
        shared = texts.bag(a, second=False) & texts.bag(b, second=True)
        total = weights("derived").total(signs) + back * _sums().taken_up
        yield Candidate(a, b, judgement, shared, signs, total)


def _near(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield pairs that are near in value and have a word of their clauses in common."""
    blocks: defaultdict[tuple[object, str], list[int]] = defaultdict(list)
    for at, figure in enumerate(figures):
        for word in figure.words:
            blocks[figure.join, word].append(at)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks, key=str):
        ordered = sorted(blocks[key], key=lambda at: figures[at].value)
        for place, one in enumerate(ordered, 1):
            for other in ordered[place : place + _WINDOW]:
                pair = min(one, other), max(one, other)
                if pair not in seen and _differ(figures[one].value, figures[other].value):
                    seen.add(pair)
                    yield figures[pair[0]], figures[pair[1]]


def _differ(low: float, high: float) -> bool:
    return low < high <= low * _TAKEN_UP_APART


def _far(one: Figure, other: Figure, *, back: bool) -> bool:
    """Tell figures too far apart to be of one thing; of lengths of time an author tells many."""
    if back and one.claim.dimension != "time":
        return False
    low, high = sorted((one.value, other.value))
    return high > low * _MOST_APART


def _told_again(figures: Sequence[Figure]) -> Mapping[int, bool]:
    """Tell of each claim whether another sentence gives its figure for the like."""
    equal: defaultdict[tuple[object, float], list[Figure]] = defaultdict(list)
    for figure in figures:
        equal[figure.join, figure.value].append(figure)
    return {
        id(figure.claim): any(
            other.claim.group != figure.claim.group and not other.words.isdisjoint(figure.words)
            for other in equal[figure.join, figure.value][:_WINDOW]
        )
        for figure in figures
    }


def _apart(one: Figure, other: Figure, texts: Texts) -> bool:
    a, b = one.claim, other.claim
    if _breath(one, other) or (_both_sure(one, other) and _other_time(one, other)):
        return True
    if of_relative_time(a, b) or of_relative_time(b, a):
        return True
    if a.dimension == "count" and not _one_thing(one, other, texts):
        return True
    one_time = _both_sure(one, other) and one_moment(a.time, b.time)
    if is_another(a, b) or told_apart(a, b, one_time=one_time) or _narrowed(one, other, texts):
        return True
    return _named_apart(one, other, texts, each=True)


def _one_thing(one: Figure, other: Figure, texts: Texts) -> bool:
    """Tell whether both count one thing, or what one measures is spoken of beside the other.

    An amount that is taken up is told with what it was said of, whatever is its subject there.
    """
    if one.claim.dimension != "count":
        shared = one.words & other.words
        named = (figure.claim.subject.head for figure in (one, other))
        if any(head and {THING + head, THING + stem_of_noun(head)} & shared for head in named):
            return True
        back = any(wording(figure.claim).taken_up for figure in (one, other))
        return back and texts.rarity(shared) >= _TOLD
    if one.things or other.things:
        return not one.things.isdisjoint(other.things)
    noun = wording(one.claim).of
    return bool(noun) and noun == wording(other.claim).of


def _narrowed(one: Figure, other: Figure, texts: Texts) -> bool:
    """Tell whether one figure is of a place or part of which the other passage does not speak."""
    if one.claim.subject.head != other.claim.subject.head:
        return False
    for figure, beside in ((one, other), (other, one)):
        bag = texts.bag(beside.claim, second=False) | beside.claim.local | beside.claim.affair
        for near in range(-_BREATH, _BREATH + 1):
            bag |= texts.a.spoken.get(beside.claim.group + near, frozenset())
        said = {word.partition(":")[2] for word in bag}
        said |= {_first(value) for _, value in beside.facets}
        for name, value in figure.facets - beside.facets:
            country = value.isupper() or not value[:1].isalpha()
            if name in PARTING and not country and not _spoken(_first(value), said):
                return True
    return False


def _spoken(value: str, said: set[str]) -> bool:
    return all(
        not {word, name_key(word), stem_of_noun(word)}.isdisjoint(said) for word in value.split()
    )


def _first(value: str) -> str:
    return value.partition(":")[0]


def _both_sure(one: Figure, other: Figure) -> bool:
    """Tell whether both times are stated; a day without its year may have a wrong one."""
    a, b = one.claim.time, other.claim.time
    if a.basis not in SURE or b.basis not in SURE:
        return False
    if not (a.yearless or b.yearless) or a.first is None or b.first is None:
        return True
    return (a.first.month, a.first.day) != (b.first.month, b.first.day)


def _other_time(one: Figure, other: Figure) -> bool:
    return bool(one.first and other.first) and (one.last < other.first or other.last < one.first)


def _breath(one: Figure, other: Figure) -> bool:
    if bool(one.claim.note) != bool(other.claim.note):
        # A note stands behind its sentence, and may be of another mind.
        return False
    return abs(one.claim.group - other.claim.group) <= _BREATH


def _named_apart(one: Figure, other: Figure, texts: Texts, *, each: bool) -> bool:
    """Tell whether the clauses, or one of them, name what the other sentence does not name."""
    found = []
    for figure, beside in ((one, other), (other, one)):
        claim = beside.claim
        known = texts.bag(claim, second=False)
        if not each:
            known = known | claim.local | claim.affair
        found.append(any(name not in known for name in named(figure.words)))
    return all(found) if each else any(found)


def _signs(one: Figure, other: Figure, texts: Texts) -> Mapping[str, float]:
    """Return the agreements of two figures as one document has them.

    A time that is only taken from around a sentence parts nothing in a text that tells of several.
    How few other figures are of their thing is counted for both at once.
    """
    a, b = one.claim, other.claim
    signs = dict(agreement(a, b, texts))
    signs["one_document"] = 0.0
    if a.unit == b.unit:
        # Tons of two kinds have no common base, and are near to their like all the same.
        signs["near"] = max(0.0, 1 - abs(math.log(one.value / other.value)) / NEAR)
    if _one_thing(one, other, texts):
        signs["thing"] = 1.0
    if a.dimension != "count":
        signs["small"] = 0.0
    if not _both_sure(one, other):
        signs.update(another_time=0.0, later=0.0, told_later=0.0)
    if signs["alone"]:
        signs["alone"] = 1 / max(1.0, signs["alone"] ** -0.5 - 1)
    return signs


@functools.cache
def _sums() -> _Sums:
    return _Sums(**lexicons.table("corpuskit.claims", "within.toml")["sums"])
