"""Figures for one thing that the grammar of subjects does not bring together.

Two passages that name the same things under the same predicate for the same days speak of one
figure, whatever stands where in the sentence. More must agree here than where subjects unify: all
names, the predicate, the period, the noun counted; and the figures must be near enough to be one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from corpuskit.claims.comparison.alike import LEAST_SHARED, MOST_APART, alike
from corpuskit.claims.comparison.common_unit import judge
from corpuskit.claims.comparison.compare import Conflict
from corpuskit.claims.comparison.lasting import lasts, year_of
from corpuskit.claims.grammar.accounts import another_part, narrowed_alike, said_otherwise
from corpuskit.claims.grammar.content import DEED, THING, matter, names
from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.stocks import one_stock
from corpuskit.claims.grammar.times import overlap, same_period
from corpuskit.claims.linkage.told import told_beside
from corpuskit.claims.model import STATED, Basis, Claim
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.core.findings import Level

_LEAST_OF_ALL = Decimal("0.5")
_SURE = frozenset({Basis.CLAUSE, Basis.SENTENCE, Basis.HEADING})


def kindred(claims: Iterable[Claim]) -> Iterator[Conflict]:
    """Yield the pairs of claims that agree in all that they say but the figure.

    Claims are joined by unit, year and a word that both have; in a large block only figures that
    are near to each other are compared, so that comparing stays near linear.
    """
    for a, b in alike([c for c in claims if _left_out(c) is None]):
        conflict = _conflict(a, b)
        if isinstance(conflict, Conflict):
            yield conflict


def kinship(a: Claim, b: Claim) -> Conflict | Obstacle:
    """Set any two claims side by side by their words: the conflict, or what settled against it."""
    for claim in (a, b):
        if (obstacle := _left_out(claim)) is not None:
            return obstacle
    for obstacle, of in _JOINED_BY.items():
        if of(a) != of(b):
            return obstacle
    return _conflict(a, b)


def _left_out(claim: Claim) -> Obstacle | None:
    if claim.stance not in STATED:
        return Obstacle.STANCE
    if claim.ratio is not None:
        return Obstacle.RATIO
    return None if claim.time.known or lasts(claim) else Obstacle.NO_TIME


def _conflict(a: Claim, b: Claim) -> Conflict | Obstacle:
    obstacle = parted(a, b)
    if obstacle is not None:
        return obstacle
    if not _differ(a, b):
        return Obstacle.FAR_APART
    if told_beside(a, b):
        return Obstacle.TOLD_BESIDE
    judgement = judge(a, b)
    if judgement is None:
        return Obstacle.UNITS
    return (
        Obstacle.AGREE if judgement.agree else Conflict(a, b, judgement, Level.WARNING, _why(a, b))
    )


def parted(a: Claim, b: Claim) -> Obstacle | None:
    """Return the first thing that two claims must have in common and have not, if any."""
    if a.document == b.document and (a.group == b.group or not (a.telling and b.telling)):
        return Obstacle.ONE_DOCUMENT
    return next((obstacle for obstacle, alike in _COMMON if not alike(a, b)), None)


def _same_days(a: Claim, b: Claim) -> bool:
    if lasts(a) and lasts(b):
        dated = a.time.basis is b.time.basis is Basis.CLAUSE
        return not dated or overlap(a.time, b.time)
    if same_period(a.time, b.time):
        return a.time.basis in _SURE or b.time.basis in _SURE
    if one_stock(a, b):
        return True
    dated = Basis.DOCUMENT in (a.time.basis, b.time.basis)
    done = any(c.predicate in lexicon().flows or (c.verb and not c.predicate) for c in (a, b))
    return dated and overlap(a.time, b.time) and not done


def _one_noun(a: Claim, b: Claim) -> bool:
    """Tell whether both count one noun, or measure one property of what both name."""
    if a.dimension != "count":
        return a.property == b.property
    mine, yours = _counted(a), _counted(b)
    if mine and yours:
        return bool(mine & yours)
    return bool(mine & b.words) or bool(yours & a.words)


def _counted(claim: Claim) -> frozenset[str]:
    return frozenset({THING + claim.subject.head}) if claim.subject.head else frozenset()


def _one_deed(a: Claim, b: Claim) -> bool:
    if a.predicate and b.predicate:
        return a.predicate == b.predicate
    mine = {DEED + p for p in (a.predicate, b.predicate) if p}
    return not mine or bool(mine & a.words & b.words)


def _names_agree(a: Claim, b: Claim) -> bool:
    """Tell whether neither names what the other does not: a place, a party, a part."""
    mine, yours = names(a.words), names(b.words)
    if not mine or not yours:
        return not names(a.telling) and not names(b.telling)
    return mine <= yours or yours <= mine


def _shared_enough(a: Claim, b: Claim) -> bool:
    if matter(a.telling) - b.words or matter(b.telling) - a.words:
        return False
    shared = a.words & b.words
    measured = a.unit != "count" and a.property == b.property
    fewest = min(len(a.words), len(b.words))
    return len(shared) + measured >= LEAST_SHARED and Decimal(len(shared)) >= _LEAST_OF_ALL * fewest


def _differ(a: Claim, b: Claim) -> bool:
    """Tell whether two figures differ by no more than a misprint or a miscount would."""
    first, second = a.value.point, b.value.point
    if first is None or second is None or a.unit != b.unit:
        return first is not None and second is not None
    low, high = sorted((abs(first), abs(second)))
    return low > 0 and high / low <= MOST_APART


def _why(a: Claim, b: Claim) -> str:
    words = ", ".join(sorted(w.partition(":")[2] for w in a.words & b.words))
    return f"both speak of {words}; both for {a.time}"


# What claims are joined by, besides a word.
_JOINED_BY: Mapping[Obstacle, Callable[[Claim], str | int]] = {
    Obstacle.KIND: lambda claim: claim.kind.value,
    Obstacle.DIMENSION: lambda claim: claim.dimension,
    Obstacle.TIME: year_of,
}
_COMMON: tuple[tuple[Obstacle, Callable[[Claim, Claim], bool]], ...] = (
    (Obstacle.DAYS, _same_days),
    (Obstacle.NOUN, _one_noun),
    (Obstacle.NARROWED, narrowed_alike),
    (Obstacle.PART, lambda a, b: not another_part(a, b)),
    (
        Obstacle.OTHERWISE,
        lambda a, b: not (a.dimension.startswith("money") and said_otherwise(a, b)),
    ),
    (Obstacle.PREDICATE, _one_deed),
    (Obstacle.NAMES, _names_agree),
    (Obstacle.FEW_WORDS, _shared_enough),
)
