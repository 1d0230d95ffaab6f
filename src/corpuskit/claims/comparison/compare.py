"""Candidates and verdicts: which claims are set side by side, and what is reported of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from corpuskit.claims.comparison.blocks import pairs_between, pairs_in
from corpuskit.claims.comparison.common_unit import in_base, judge
from corpuskit.claims.comparison.joined import Joined
from corpuskit.claims.comparison.relate import Relation, relate
from corpuskit.claims.comparison.sides import Fits, Side, may_conflict
from corpuskit.claims.documents.affairs import telling_names
from corpuskit.claims.grammar.accounts import of_a_side
from corpuskit.claims.grammar.content import names
from corpuskit.claims.grammar.values import Judgement
from corpuskit.claims.model import STATED, Claim, Stance
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.core.findings import Level

# What one rule sets is compared with what another text says that it sets, and with nothing else.
_COMPARED = STATED | {Stance.LIMIT}
# So many times as much is seldom of one thing where there is a doubt, or only the noun in common.
_ONE_THING, _ONE_NOUN = 5, 3
_SUREST = Level.WARNING


@dataclass(frozen=True, slots=True)
class Conflict:
    """Hold two claims that cannot both be true, and how sure that is.

    Where it is the question that both answer that links them (linkage/figures_asked.py), `asked`
    are the odds of it.
    """

    a: Claim
    b: Claim
    judgement: Judgement
    level: Level
    why: str
    asked: float | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold all that was found when two claims were set side by side.

    `obstacle` is why nothing is reported of them, None where they conflict, and then `level` says
    how surely. What was not reached before that was settled is None.
    """

    a: Claim
    b: Claim
    obstacle: Obstacle | None
    relation: Relation | None = None
    judgement: Judgement | None = None
    level: Level | None = None


def candidates(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs that a join on blocking keys leaves.

    The keys are kind, dimension, stance to a rule, property, head concept and a year that both
    speak of; what has no time is compared with all of its kind. Of a large block not every pair is
    compared (claims/comparison/blocks.py), so that a document of nothing but figures ends in
    bounded time.
    """
    for a, b in _candidates(claims, Fits()):
        yield a.claim, b.claim


def _candidates(claims: Iterable[Claim], fits: Fits) -> Iterator[tuple[Side, Side]]:
    joined: dict[tuple[str, ...], list[Claim]] = {}
    keys = tuple(_JOINED_BY.values())
    for claim in claims:
        if _left_out(claim) is None:
            joined.setdefault(tuple([of(claim) for of in keys]), []).append(claim)
    # Sides are made for one block at a time, so that there are never as many as claims.
    for key in sorted(key for key, together in joined.items() if len(together) > 1):
        together = fits.sides(joined[key])
        yield from _of_one_year(together)
        timeless = [side for side in together if not side.known]
        # In the order of the year in which each begins.
        known = sorted((s for s in together if s.known), key=lambda side: side.year)
        yield from pairs_in(timeless)
        yield from pairs_between(timeless, known)


def _of_one_year(sides: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
    """Yield the pairs that speak of one year, each in the first that both speak of."""
    years: dict[int, list[Side]] = {}
    for side in sides:
        if side.known:
            for year in side.years:
                years.setdefault(year, []).append(side)
    for year in sorted(year for year, together in years.items() if len(together) > 1):
        yield from [(a, b) for a, b in pairs_in(years[year]) if a.year == year or b.year == year]


def conflicts(claims: Iterable[Claim], *, every: bool = True) -> Iterator[Conflict]:
    """Yield the candidate pairs that cannot both be true.

    Without `every` pairs are left out that add nothing to a fact: their claims are joined already
    by contradictions of the highest level. All witnesses of every fact are there.
    """
    fits, joined = Fits(), Joined[int]()
    for a, b in _candidates(claims, fits):
        if not may_conflict(a, b, fits):
            continue
        if not every and joined.are_one(id(a.claim), id(b.claim)):
            continue
        found = _compared(a.claim, b.claim)
        if found.relation and found.judgement and found.level is not None:
            why = "; ".join(found.relation.reasons)
            yield Conflict(a.claim, b.claim, found.judgement, found.level, why)
            if found.level is _SUREST:
                joined.join(id(a.claim), id(b.claim))


def compared(a: Claim, b: Claim) -> Comparison:
    """Set any two claims side by side: what joins them first, then what decides a candidate."""
    for claim in (a, b):
        if (obstacle := _left_out(claim)) is not None:
            return Comparison(a, b, obstacle)
    for obstacle, of in _JOINED_BY.items():
        if of(a) != of(b):
            return Comparison(a, b, obstacle)
    return _compared(a, b)


def _left_out(claim: Claim) -> Obstacle | None:
    if claim.stance not in _COMPARED:
        return Obstacle.STANCE
    if claim.ratio is not None:
        return Obstacle.RATIO
    return None if claim.subject.head else Obstacle.NO_SUBJECT


# What claims must have in common to be candidates, besides a year.
_JOINED_BY: Mapping[Obstacle, Callable[[Claim], str]] = {
    Obstacle.KIND: attrgetter("kind"),
    Obstacle.DIMENSION: attrgetter("dimension"),
    Obstacle.RULE: lambda claim: "limit" if claim.stance is Stance.LIMIT else "",
    Obstacle.PROPERTY: attrgetter("property"),
    Obstacle.SUBJECT: attrgetter("subject.head"),
}


def _compared(a: Claim, b: Claim) -> Comparison:
    relation = relate(a, b)
    if not relation.comparable:
        return Comparison(a, b, relation.obstacle, relation)
    if relation.doubts > 1:
        return Comparison(a, b, Obstacle.DOUBTS, relation)
    judgement = judge(a, b)
    if judgement is None or judgement.agree:
        settled = Obstacle.UNITS if judgement is None else Obstacle.AGREE
        return Comparison(a, b, settled, relation, judgement)
    if _far_apart(a, b, _ONE_THING if relation.doubts else _ONE_NOUN) and (
        relation.doubts or not _one_act(a, b)
    ):
        return Comparison(a, b, Obstacle.FAR_APART, relation, judgement)
    unsure = relation.doubts or _elsewhere(a, b) or _bare(a, b) or unclear(a, b)
    if unsure and _strangers(a, b):
        return Comparison(a, b, Obstacle.STRANGERS, relation, judgement)
    level = Level.NOTE if unsure else _SUREST
    return Comparison(a, b, None, relation, judgement, level)


def unclear(a: Claim, b: Claim) -> bool:
    """Tell whether the markup is unsure of a figure, and it may be no other for that.

    Of which country a crown is seldom said; two sums in crowns are in one money all the same.
    """
    if of_a_side(a) or of_a_side(b):
        return True
    if a.certain and b.certain:
        return False
    return a.unit != b.unit or not a.dimension.startswith("money")


def _elsewhere(a: Claim, b: Claim) -> bool:
    """Tell whether one clause of a document names what the passage of the other does not."""
    if a.document != b.document:
        return False
    return bool(names(a.words) - b.affair or names(b.words) - a.affair)


def _bare(a: Claim, b: Claim) -> bool:
    """Tell whether two counts have nothing in common but the noun: «the 37 boats», «34 vessels»."""
    if a.dimension != "count" or a.subject.facets or b.subject.facets or not (a.words and b.words):
        return False
    said = bool(a.predicate and a.predicate == b.predicate) or bool(a.verb and a.verb == b.verb)
    return not said and len(a.words & b.words) <= 1 and not a.events & b.events


def _one_act(a: Claim, b: Claim) -> bool:
    """Tell whether two claims say that the same was done, or name the same of one thing."""
    said = (a.predicate and a.predicate == b.predicate) or (a.verb and a.verb == b.verb)
    return bool(said or a.subject.facets & b.subject.facets)


def _far_apart(a: Claim, b: Claim, most: int) -> bool:
    """Tell whether two figures, of one thing only perhaps, differ too much to be of one."""
    mine, yours = (a.value, b.value) if a.unit == b.unit else (in_base(a), in_base(b))
    first, second = (v.point if v else None for v in (mine, yours))
    if first is None or second is None:
        return False
    low, high = sorted((abs(first), abs(second)))
    return high > low * most


def _strangers(a: Claim, b: Claim) -> bool:
    """Tell documents that are about different things: they have no name in common."""
    return a.document != b.document and not telling_names(a.affair & b.affair)
