"""In what two claims agree and in what they do not: one number for each, its weight learnt.

That the figures are near to each other is one of them: an author who misreads or misprints a
figure seldom makes it three times as large.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from types import MappingProxyType

from corpuskit.claims.comparison.common_unit import in_base
from corpuskit.claims.grammar.subjects import Fit, unify
from corpuskit.claims.grammar.times import overlap, same_period
from corpuskit.claims.linkage.slips import digits, is_slip
from corpuskit.claims.linkage.surroundings import beside, narrowed, surroundings
from corpuskit.claims.linkage.tallies import sole
from corpuskit.claims.linkage.usage import Texts, clause_words, named, things
from corpuskit.claims.linkage.wording import MOMENT, opposed, wording
from corpuskit.claims.model import Basis, Claim, Time
from corpuskit.core.parsers import parse_toml

# How far what is counted is counted, and what is one unit of it.
CLAUSE, NAMES, FACETS = 10.0, 8.0, 2
UNIT = 4.0
# So many words next to a figure are all that can be told of it.
BESIDE = 4.0
NEAR = 0.8
_SMALL = 10
_MONTH = 31
SURE = frozenset({Basis.CLAUSE, Basis.SENTENCE, Basis.HEADING})
# What part of a thing is counted. Whose it is and what sort is often left unsaid.
PARTING = frozenset({"place", "outside", "of", "among", "for", "target"})
FIRST = "derived"
KINDS = ("figures", "tallies", FIRST)
# What speaks for one thing, and what against it; a weight that is learnt keeps its sign.
FOR = (
    "clause",
    "names",
    "thing",
    "verb",
    "near",
    "slip",
    "period",
    "event",
    "facets",
    "alone",
    "alone_in_period",
    "alone_then",
    "sole",
    "beside",
    "measured",
)
AGAINST = (
    "another_predicate",
    "another_time",
    "later",
    "told_later",
    "part_of_time",
    "small",
    "told_there",
    "apart",
    "one_document",
    "narrowed",
    "marked",
    "part",
    "opposed",
)


@dataclass(frozen=True, slots=True)
class Weights:
    """Hold the weight of each agreement and the least sums for a warning and for a note.

    `added` is what is added for a figure that follows from others by a rule.
    """

    of: Mapping[str, float]
    bias: float
    warning: float
    note: float
    added: Mapping[str, float] = field(default_factory=dict)

    def total(self, agreement: Mapping[str, float]) -> float:
        """Return the logarithm of the odds that two claims are of one thing."""
        return self.bias + sum(weight * agreement[name] for name, weight in self.of.items())


def kind_of(a: Claim, b: Claim) -> str:
    """Return of which kind a pair of figures is, of KINDS, each with weights of its own.

    Of a tally it is known what counts them; in a table, and in one document, words tell less.
    """
    if a.telling or b.telling or a.document == b.document:
        return "derived"
    one = a.tally is not None and b.tally is not None and a.tally.key == b.tally.key
    return "tallies" if one else "figures"


def weights_of(a: Claim, b: Claim) -> Weights:
    """Return the weights for two figures."""
    return weights(kind_of(a, b))


@functools.cache
def weights(kind: str = "figures") -> Weights:
    """Return the weights of one kind of pairs, of KINDS, as data/linkage.toml has them."""
    data = resources.files("corpuskit.claims").joinpath("data", "linkage.toml")
    read = parse_toml(data.read_text(encoding="utf-8"))[kind]
    of = {name: weight for name, weight in read["weights"].items() if weight}
    return Weights(MappingProxyType(of), **read["sums"], added=read.get("added", {}))


def agreement(a: Claim, b: Claim, texts: Texts, told: int = 0) -> Mapping[str, float]:
    """Return how far two claims agree in each respect, from 0 to at most 4.

    `told` says how many of the two have their very figure for the like in the other document.
    """
    mine, yours = texts.bag(a, second=False), texts.bag(b, second=True)
    shared = mine & yours
    tally = sole(a, b, texts)
    one = tally > 0 or bool(things(a) & things(b)) or _same(a.subject.noun, b.subject.noun)
    known = a.time.known and b.time.known
    overlapping = known and overlap(a.time, b.time)
    one_period = overlapping and one_moment(a.time, b.time)
    sure = a.time.basis in SURE and b.time.basis in SURE
    alone = max(tally, texts.alone(a, b))
    loosely = known and not overlapping and not tally and not sure
    mine_around, its_around = surroundings(a.where), surroundings(b.where)
    return {
        "clause": min(texts.rarity(clause_words(a) & clause_words(b)), CLAUSE) / UNIT,
        "names": min(texts.rarity(named(shared)), NAMES) / UNIT,
        "thing": float(one),
        "verb": float(_same(a.verb, b.verb) or _same(a.predicate, b.predicate)),
        "near": nearness(a, b),
        "slip": float(a.unit == b.unit and is_slip(digits(a.value.point), digits(b.value.point))),
        "period": float(one_period),
        "event": float(bool(a.events & b.events)),
        "facets": float(min(FACETS, len(a.subject.facets & b.subject.facets))),
        "alone": alone,
        "alone_in_period": texts.alone_in_period(a, b),
        "alone_then": max(0.0, texts.alone_then(a, b) - alone) if one_period else 0.0,
        "sole": tally,
        "another_predicate": float(another_predicate(a, b) and not tally),
        "another_time": float(known and not overlapping and not tally and sure),
        "later": float(loosely and (_dated(a) or _dated(b))),
        "told_later": float(loosely and not (_dated(a) or _dated(b))),
        "part_of_time": float(overlapping and not one_period and sure),
        "small": float(_small(a) and _small(b)),
        "told_there": float(told),
        "apart": float(
            bool(a.subject.head)
            and a.subject.head == b.subject.head
            and unify(a.subject, b.subject) is Fit.APART
        ),
        "one_document": float(a.document == b.document),
        "beside": beside(mine_around, its_around) / BESIDE,
        "measured": texts.measured_alone(a, b),
        "narrowed": narrowed(mine_around, its_around),
        **_worded(a, b, one_period=one_period),
    }


def _worded(a: Claim, b: Claim, *, one_period: bool) -> Mapping[str, float]:
    """Return how far the words around two figures say that they are of two things.

    Where both are of one period, «now» and «by then» are other words for it; else they are two.
    """
    mine, yours = wording(a), wording(b)
    marked = (mine.marks ^ yours.marks) | ({MOMENT} & (mine.marks | yours.marks))
    marked -= {MOMENT} if one_period else set()
    return {
        "marked": float(min(len(marked), FACETS)),
        "part": float(mine.part != yours.part),
        "opposed": float(opposed(mine.sides, yours.sides)),
    }


def _dated(claim: Claim) -> bool:
    """Tell a figure that its own sentence dates."""
    return claim.time.basis in (Basis.CLAUSE, Basis.SENTENCE)


def another_predicate(a: Claim, b: Claim) -> bool:
    """Tell those who were aboard from those who were drowned, whatever tells it."""
    kinds = {claim.tally.kind for claim in (a, b) if claim.tally is not None}
    # What only one text counts has the words of the text for its kind.
    if len(kinds) > 1 and not any(":" in kind for kind in kinds):
        return True
    return bool(a.predicate and b.predicate) and a.predicate != b.predicate


def nearness(a: Claim, b: Claim) -> float:
    """Return 1 for equal figures, 0 for such as differ by more than 2.2 times."""
    first, second = in_base(a), in_base(b)
    if first is None or second is None or first.point is None or second.point is None:
        return 0.0
    low, high = sorted((abs(first.point), abs(second.point)))
    if low == 0:
        return 0.0
    return max(0.0, 1 - math.log(high / low) / NEAR)


def one_moment(a: Time, b: Time) -> bool:
    """Tell one period, or a day and the month that it lies in: «31 May» is «the end of May»."""
    if same_period(a, b):
        return True
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return False
    return max((a.last - a.first).days, (b.last - b.first).days) <= _MONTH


def _same(mine: str, yours: str) -> bool:
    return bool(mine) and mine == yours


def _small(claim: Claim) -> bool:
    return claim.value.point is not None and abs(claim.value.point) <= _SMALL
