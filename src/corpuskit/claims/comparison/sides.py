"""Claims as comparing needs them: what every comparison asks of a claim, computed once.

A claim of a large corpus is set beside many others. What decides against most of them is little:
another predicate, another subject, another time. `may_conflict` asks that first and cheaply. It
decides nothing by itself: whatever it lets through is compared as any two claims are
(claims/comparison/compare.py), and whatever it keeps back would have been kept back there, which a
test holds it to.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from corpuskit.claims.comparison.relate import home_names, is_fixed
from corpuskit.claims.grammar.accounts import of_others
from corpuskit.claims.grammar.content import names
from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.stocks import one_stock
from corpuskit.claims.grammar.subjects import Fit, unify
from corpuskit.claims.model import Basis, Claim, Kind, Subject

LONGEST_SPAN = 120
_POINTS = frozenset({"exact", "about"})
# A little more than what accounts.py and compare.py allow, as these are binary fractions.
_ACCOUNT = 2.2000001
_ONE_THING = 5.0000001
_NOWHERE: frozenset[str] = frozenset()
_LOWEST, _HIGHEST = Decimal("-Infinity"), Decimal("Infinity")


class Side:
    """Hold a claim with what is asked of it again and again."""

    __slots__ = (
        "_key",
        "_names",
        "_others",
        "affair",
        "claim",
        "dated",
        "document",
        "events",
        "first",
        "fixed",
        "flow",
        "group",
        "home",
        "known",
        "last",
        "loose",
        "paired",
        "period",
        "plain",
        "point",
        "predicate",
        "rank",
        "said",
        "sourced",
        "subject",
        "unit",
        "verb",
        "weak",
        "year",
        "years",
    )

    def __init__(self, claim: Claim, subject: int, rank: int, said: int) -> None:
        self.claim = claim
        self.subject = subject
        # The place of what narrows its subject among that of its block.
        self.rank = rank
        # One number for one figure in one unit.
        self.said = said
        self.predicate = claim.predicate
        first, last = claim.time.first, claim.time.last
        self.known = first is not None and last is not None
        self.year = first.year if first else 0
        self.years = range(self.year, min(last.year if last else 0, self.year + LONGEST_SPAN) + 1)
        self.paired = False
        self._key: tuple[Any, ...] | None = None
        self._names: frozenset[str] | None = None
        self._others: bool | None = None

    def pair(self) -> None:
        """Prepare for being one of a pair, which many a claim never is."""
        claim, time = self.claim, self.claim.time
        self.paired = True
        self.document = claim.document
        self.group = claim.group
        self.verb = claim.verb
        self.unit = claim.unit
        self.affair = claim.affair
        self.events = claim.events
        self.sourced = bool(claim.sources)
        facets = claim.subject.facets
        self.fixed = is_fixed(claim)
        self.flow = claim.predicate in lexicon().flows
        done = bool(claim.verb) and not claim.predicate
        self.period = self.flow or done or claim.kind is Kind.SHARE
        self.home = home_names(facets) if facets else _NOWHERE
        point = claim.value.point
        self.point = -1.0 if point is None else abs(float(point))
        self.plain = claim.value.modality in _POINTS and self.point > 0 and not claim.telling
        self.weak = time.basis is Basis.PARAGRAPH
        self.dated = time.basis is Basis.DOCUMENT
        self.loose = self.weak or self.dated or time.basis is Basis.UNKNOWN
        self.first = time.first.toordinal() if time.first else 0
        self.last = time.last.toordinal() if time.last else 0

    @property
    def low(self) -> Decimal:
        """Return the lower end of the value."""
        low = self.claim.value.low
        return _LOWEST if low is None else low

    @property
    def high(self) -> Decimal:
        """Return the upper end of the value."""
        high = self.claim.value.high
        return _HIGHEST if high is None else high

    @property
    def key(self) -> tuple[Any, ...]:
        """Return what two claims must share to be alike in all but the figure."""
        if self._key is None:
            claim, time = self.claim, self.claim.time
            base = _said_of(claim.base) if claim.base is not None else ()
            first = time.first.toordinal() if time.first else 0
            last = time.last.toordinal() if time.last else 0
            self._key = (self.rank, self.predicate, claim.verb, first, last, claim.unit, base)
        return self._key

    @property
    def names(self) -> frozenset[str]:
        """Return the names that its clause speaks of."""
        if self._names is None:
            self._names = names(self.claim.words)
        return self._names

    @property
    def others(self) -> bool:
        """Tell a figure of «the others», «the rest»."""
        if self._others is None:
            self._others = of_others(self.claim)
        return self._others


class Fits:
    """Remember how well subjects unify, by the numbers of what they are."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}
        self._known: dict[tuple[int, int], Fit] = {}

    def sides(self, claims: Sequence[Claim]) -> list[Side]:
        """Return claims of one block, which have one head, as sides."""
        numbers = self._numbers
        narrowed = sorted({claim.subject.facets for claim in claims}, key=_in_order)
        ranks = {facets: rank for rank, facets in enumerate(narrowed)}
        return [
            Side(
                claim,
                numbers.setdefault(_settling(claim.subject), len(numbers)),
                ranks[claim.subject.facets],
                said,
            )
            for claim, said in zip(claims, figures(claims), strict=True)
        ]

    def of(self, a: Side, b: Side) -> Fit:
        """Return the fit of two subjects with one head."""
        pair = (a.subject, b.subject)
        fit = self._known.get(pair)
        if fit is None:
            fit = self._known[pair] = unify(a.claim.subject, b.claim.subject)
        return fit


def figures(claims: Iterable[Claim]) -> list[int]:
    """Return a number for each claim: that of another where it is the same figure in one unit.

    Two such claims agree, whatever else they say; what is no single figure is like no other.
    """
    known: dict[object, int] = {}
    points = ((claim.unit, claim.value.point) for claim in claims)
    return [
        known.setdefault(each if each[1] is not None else at, at) for at, each in enumerate(points)
    ]


def may_conflict(a: Side, b: Side, fits: Fits) -> bool:
    """Tell whether two claims of a pair (claims/comparison/blocks.py) can contradict each other."""
    for side in (a, b):
        if not side.paired:
            side.pair()
    within = a.document == b.document
    if within and a.group == b.group:
        return False
    another = a.predicate != b.predicate
    # What they leave in doubt at the least.
    doubts = _verbs_differ(a, b) + (another and a.flow != b.flow)
    sourced = a.sourced and b.sourced and not within
    if within or not (sourced or _may_be_one_account(a, b)):
        more = _times(a, b)
        if more is None:
            return False
        doubts += more
    if _too_doubtful(a, b, doubts, within=within) or not _alike(a, b, sourced):
        return False
    # Last, as it takes longest, and few get so far.
    return a.subject == b.subject or not _settled(a, b) or fits.of(a, b) is not Fit.APART


def _settled(a: Side, b: Side) -> bool:
    """Tell whether each document leaves the other's subject as its own words have it."""
    return a.home.isdisjoint(b.affair) and b.home.isdisjoint(a.affair)


def _verbs_differ(a: Side, b: Side) -> bool:
    said = a.predicate and b.predicate
    return not said and a.verb != b.verb and bool(a.verb and b.verb)


def _times(a: Side, b: Side) -> int | None:
    """Return the doubts that the times raise, None where they keep two claims apart."""
    if not (a.known and b.known):
        return int(not a.fixed)
    if a.fixed and a.first <= b.last and b.first <= a.last:
        return 0
    weak = a.weak + b.weak
    if a.first == b.first and a.last == b.last:
        return min(weak, 1)
    if a.period or b.period or a.last < b.first or b.last < a.first:
        return None
    if one_stock(a.claim, b.claim):
        return min(weak, 1)
    return weak + (not (a.dated or b.dated))


def _may_be_one_account(a: Side, b: Side) -> bool:
    """Tell whether two documents can tell of one moment of one affair."""
    if not (a.plain and b.plain) or _verbs_differ(a, b) or a.affair.isdisjoint(b.affair):
        return False
    near = a.point <= b.point * _ACCOUNT and b.point <= a.point * _ACCOUNT
    if a.unit == b.unit and not near:
        return False
    if not (a.known and b.known) or (a.first == b.first and a.last == b.last):
        return True
    overlapping = a.first <= b.last and b.first <= a.last
    tied = not a.events.isdisjoint(b.events)
    return (overlapping and tied) or ((a.loose or b.loose) and (overlapping or tied))


def _too_doubtful(a: Side, b: Side, doubts: int, *, within: bool) -> bool:
    if not doubts:
        return False
    if doubts > 1 or not (within or not a.affair.isdisjoint(b.affair)):
        return True
    far = a.point > b.point * _ONE_THING or b.point > a.point * _ONE_THING
    return far and a.unit == b.unit and a.point >= 0 <= b.point


def _alike(a: Side, b: Side, sourced: bool) -> bool:
    mine, yours = a.names, b.names
    if not sourced and mine and yours and mine.isdisjoint(yours):
        return False
    return a.others == b.others


def _settling(subject: Subject) -> tuple[object, ...]:
    """Return what of a subject settles how it unifies with others of its head.

    Words beside the facets count only where these hold a modifier.
    """
    facets = subject.facets
    if facets and "mod" in subject.narrowed_by:
        return facets, subject.noun, subject.phrase
    return (facets,)


def _said_of(subject: Subject) -> tuple[object, ...]:
    return (subject.head, _in_order(subject.facets))


@functools.lru_cache(maxsize=65536)
def _in_order(facets: frozenset[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(facets))
