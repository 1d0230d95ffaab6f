"""Candidates and verdicts: which claims are set side by side, and what is reported of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter

from corpuskit.claims.blocks import pairs_between, pairs_in
from corpuskit.claims.common_unit import judge
from corpuskit.claims.content import names
from corpuskit.claims.model import STATED, Claim, Stance
from corpuskit.claims.obstacles import Obstacle
from corpuskit.claims.relate import Relation, relate
from corpuskit.claims.values import Judgement
from corpuskit.core.findings import Level

# What one rule sets is compared with what another text says that it sets, and with nothing else.
_COMPARED = STATED | {Stance.LIMIT}
_LONGEST_SPAN = 120
_TIMELESS = ""
_ONE_THING = 5


@dataclass(frozen=True, slots=True)
class Conflict:
    """Hold two claims that cannot both be true, and how sure that is."""

    a: Claim
    b: Claim
    judgement: Judgement
    level: Level
    why: str


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
    compared (claims/blocks.py), so that a document of nothing but figures ends in bounded time.
    """
    blocks: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        if _left_out(claim) is None:
            for year in _years(claim):
                same = tuple(of(claim) for of in _JOINED_BY.values())
                blocks.setdefault((*same, year), []).append(claim)
    ordered = sorted(blocks.items(), key=itemgetter(0))
    for key, block in ordered:
        timed = [c for c in block if c.time.known]
        yield from (pair for pair in pairs_in(timed) if _first_common(*pair) == key[-1])
    years: dict[tuple[str, ...], list[Claim]] = {}
    for key, block in ordered:
        if key[-1] != _TIMELESS:
            # A claim stands in the block of every year that it speaks of: the first counts.
            first = (c for c in block if _years(c)[0] == key[-1])
            years.setdefault(key[:-1], []).extend(first)
    for key, block in ordered:
        if key[-1] == _TIMELESS:
            yield from pairs_in(block)
            yield from pairs_between(block, years.get(key[:-1], []))


def _years(claim: Claim) -> tuple[str, ...]:
    if claim.time.first is None or claim.time.last is None:
        return (_TIMELESS,)
    first, last = claim.time.first.year, claim.time.last.year
    return tuple(map(str, range(first, min(last, first + _LONGEST_SPAN) + 1)))


def _first_common(a: Claim, b: Claim) -> str:
    return min(set(_years(a)) & set(_years(b)))


def conflicts(claims: Iterable[Claim]) -> Iterator[Conflict]:
    """Yield the candidate pairs that cannot both be true."""
    for a, b in candidates(claims):
        found = _compared(a, b)
        if found.relation and found.judgement and found.level is not None:
            yield Conflict(a, b, found.judgement, found.level, "; ".join(found.relation.reasons))


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
    Obstacle.KIND: lambda claim: claim.kind.value,
    Obstacle.DIMENSION: lambda claim: claim.dimension,
    Obstacle.RULE: lambda claim: "limit" if claim.stance is Stance.LIMIT else "",
    Obstacle.PROPERTY: lambda claim: claim.property,
    Obstacle.SUBJECT: lambda claim: claim.subject.head,
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
    if relation.doubts and _far_apart(a, b):
        return Comparison(a, b, Obstacle.FAR_APART, relation, judgement)
    unsure = relation.doubts or _elsewhere(a, b) or _bare(a, b) or not (a.certain and b.certain)
    if unsure and _strangers(a, b):
        return Comparison(a, b, Obstacle.STRANGERS, relation, judgement)
    level = Level.NOTE if unsure else Level.WARNING
    return Comparison(a, b, None, relation, judgement, level)


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


def _far_apart(a: Claim, b: Claim) -> bool:
    """Tell whether two figures, of one thing only perhaps, differ too much to be of one."""
    first, second = a.value.point, b.value.point
    if a.unit != b.unit or first is None or second is None:
        return False
    low, high = sorted((abs(first), abs(second)))
    return high > low * _ONE_THING


def _strangers(a: Claim, b: Claim) -> bool:
    """Tell documents that are about different things: they have no name in common."""
    return a.document != b.document and not a.affair & b.affair
