"""Candidates and verdicts: which claims speak of one thing, and whether both can be true."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Protocol, TypeVar

from corpuskit.claims.accounts import another_part, one_account, said_otherwise, same_verb
from corpuskit.claims.blocks import pairs_between, pairs_in
from corpuskit.claims.content import NAME, name_key, named_apart, names
from corpuskit.claims.lexicon import lexicon
from corpuskit.claims.model import STATED, Basis, Claim, EventDate, Kind, Stance, Subject, Value
from corpuskit.claims.obstacles import Obstacle
from corpuskit.claims.subjects import Fit, unify
from corpuskit.claims.times import overlap, same_period
from corpuskit.claims.values import Judgement, compare
from corpuskit.core.findings import Level
from corpuskit.language.units import to_base

# What one rule sets is compared with what another text says that it sets, and with nothing else.
_COMPARED = STATED | {Stance.LIMIT}
_FIXED = frozenset({"length", "area", "power", "volume", "mass-fixed"})
_LONGEST_SPAN = 120
_TIMELESS = ""
_ONE_THING = 5


class Contradiction(Protocol):
    """What any two statements that exclude each other have."""

    @property
    def a(self) -> Claim | EventDate:
        """Return the first of them."""

    @property
    def b(self) -> Claim | EventDate:
        """Return the second."""


_Pair = TypeVar("_Pair", bound=Contradiction)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Hold two claims that cannot both be true, and how sure that is."""

    a: Claim
    b: Claim
    judgement: Judgement
    level: Level
    why: str


@dataclass(frozen=True, slots=True)
class Relation:
    """Say whether two claims may be compared: doubts counted, reasons in words.

    `obstacle` is the question that settled that they may not, `doubted` what the doubts are of.
    """

    comparable: bool
    doubts: int = 0
    reasons: tuple[str, ...] = ()
    obstacle: Obstacle | None = None
    doubted: tuple[Obstacle, ...] = ()


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


def judge(a: Claim, b: Claim) -> Judgement | None:
    """Compare two values in one unit, or return None where no conversion is known."""
    if a.unit == b.unit:
        return compare(a.value, b.value)
    first, second = in_base(a), in_base(b)
    if first is None or second is None:
        return None
    return compare(first, second)


def in_base(claim: Claim) -> Value | None:
    """Return a claim's value in the base unit of its dimension."""
    value = claim.value
    if claim.unit in ("count", "%"):
        return value
    edge = value.low if value.low is not None else value.high
    if edge is None:
        return None
    converted = to_base(edge, value.high if value.high is not None else edge, claim.unit)
    if converted is None:
        return None
    step = to_base(value.step, value.step, claim.unit)
    low, high = converted
    return Value(
        low if value.low is not None else None,
        high if value.high is not None else None,
        step[1] if step else value.step,
        value.modality,
    )


def relate(a: Claim, b: Claim) -> Relation:
    """Judge whether two claims speak of one thing at one time under one predicate."""
    if a.where == b.where or (a.document == b.document and a.group == b.group):
        return Relation(False, obstacle=Obstacle.ONE_SENTENCE)
    fit = unify(_at_home(a, b), _at_home(b, a))
    if fit is Fit.APART:
        return Relation(False, obstacle=Obstacle.SUBJECT)
    if not _same_base(a.base, b.base):
        return Relation(False, obstacle=Obstacle.BASE)
    if _only_alike(a, b):
        return Relation(False, obstacle=Obstacle.ONLY_NOUN)
    known = _one_day(a, b) and not _may_be_some(a, b)
    doubts = 0 if fit is Fit.SAME or known or _told_elsewhere(a, b) else 1
    if doubts and _exceeds_whole(a, b):
        doubts = 0
    doubted = [Obstacle.SUBJECT] * doubts
    reasons = [
        f"both count {a.subject.phrase!r}"
        if a.subject.phrase == b.subject.phrase
        else f"{a.subject.phrase!r} and {b.subject.phrase!r} are one subject"
    ]
    if a.predicate != b.predicate:
        if a.predicate and b.predicate:
            return Relation(False, obstacle=Obstacle.PREDICATE)
        doubted += [Obstacle.PREDICATE] * (_is_flow(a) != _is_flow(b))
    if named_apart(a.words, b.words):
        return Relation(False, obstacle=Obstacle.PLACES)
    if another_part(a, b):
        return Relation(False, obstacle=Obstacle.PART)
    same = one_account(a, b)
    doubted += [Obstacle.VERB] * (not same_verb(a, b))
    doubted += [Obstacle.OTHERWISE] * (a.dimension != "count" and said_otherwise(a, b))
    when = (0, "both accounts are of one affair") if same else _times(a, b)
    if isinstance(when, Obstacle):
        return Relation(False, obstacle=when)
    more, words = when
    doubted += [Obstacle.TIME] * more
    if doubted and (a.dimension.startswith("money") and not (a.time.known or b.time.known)):
        return Relation(False, obstacle=Obstacle.UNDATED_MONEY)
    return Relation(True, len(doubted), (*reasons, words), doubted=tuple(doubted))


def _at_home(claim: Claim, other: Claim) -> Subject:
    """Return a subject without the owner that the other document is about as a whole.

    What a census of an island counts, «the island had» in another text.
    """
    head = other.affair - other.local
    named = {
        facet
        for facet in claim.subject.facets
        if facet[0] == "owner" and NAME + name_key(facet[1].rstrip(":")) in head
    }
    if not named or other.subject.facet("owner"):
        return claim.subject
    return replace(claim.subject, facets=claim.subject.facets - named)


def grouped(found: Iterable[_Pair]) -> Iterator[tuple[_Pair, ...]]:
    """Group contradictions that share a claim: one fact, all its witnesses."""
    items = list(found)
    parent: dict[int, int] = {}

    def root(key: int) -> int:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    numbers: dict[int, int] = {}
    for conflict in items:
        ends = [numbers.setdefault(id(c), len(numbers)) for c in (conflict.a, conflict.b)]
        parent[root(ends[0])] = root(ends[1])
    groups: dict[int, list[_Pair]] = {}
    for conflict in items:
        groups.setdefault(root(numbers[id(conflict.a)]), []).append(conflict)
    for group in groups.values():
        yield tuple(group)


def witnesses(group: Sequence[Conflict]) -> tuple[Claim, ...]:
    """Return the claims of a group, in order of place."""
    claims = {c.where: c for conflict in group for c in (conflict.a, conflict.b)}
    return tuple(claims[where] for where in sorted(claims))


def shared_sources(a: Claim, b: Claim) -> tuple[str, ...]:
    """Return the works that both claims rest on: then they are one witness."""
    keys = {source.key for source in a.sources} & {source.key for source in b.sources}
    return tuple(sorted(key for key in keys if key))


def _one_day(a: Claim, b: Claim) -> bool:
    """Tell whether both claims are dated to one day: a snapshot, of one thing if not of two."""
    return a.time.first is not None and a.time.first == a.time.last and same_period(a.time, b.time)


def _strangers(a: Claim, b: Claim) -> bool:
    """Tell documents that are about different things: they have no name in common."""
    return a.document != b.document and not a.affair & b.affair


def _only_alike(a: Claim, b: Claim) -> bool:
    """Tell two counts of one noun in one document that have nothing but the noun in common."""
    if a.document != b.document or a.subject.facets or b.subject.facets or a.unit != "count":
        return False
    nouns = {f"thing:{s.head}" for s in (a.subject, b.subject)}
    return not (a.words & b.words) - nouns and not (a.verb and a.verb == b.verb)


def _told_elsewhere(a: Claim, b: Claim) -> bool:
    """Tell whether what only one subject has stands in the other's clause all the same.

    «The Centre employed 846 deminers» and «he had 620 deminers under him at the Centre».
    """
    return _in_words(a.subject.facets - b.subject.facets, b) and _in_words(
        b.subject.facets - a.subject.facets, a
    )


def _in_words(facets: frozenset[tuple[str, str]], claim: Claim) -> bool:
    said = {word.partition(":")[2] for word in claim.words | claim.around}
    wanted = {part for _, value in facets for part in re.split(r"[:+ ]", value) if part}
    return wanted <= said


def _may_be_some(a: Claim, b: Claim) -> bool:
    """Tell whether the narrower of two figures is the smaller, so that it may count a part."""
    if a.subject.facets == b.subject.facets or not (a.value.point and b.value.point):
        return False
    narrow, wide = (a, b) if a.subject.facets > b.subject.facets else (b, a)
    placed = narrow.subject.facet("place") - wide.subject.facet("place")
    return bool(placed) and (narrow.value.point or 0) < (wide.value.point or 0)


def _exceeds_whole(a: Claim, b: Claim) -> bool:
    """Tell whether «foreign soldiers killed» are more than all soldiers killed then."""
    mine, yours = a.subject.facet("mod"), b.subject.facet("mod")
    if a.subject.facets - b.subject.facets and b.subject.facets - a.subject.facets:
        return False
    part, whole = (a, b) if mine > yours else (b, a)
    low, high = part.value.low, whole.value.high
    narrower = part.subject.facet("mod") > whole.subject.facet("mod")
    rest = {f for f in part.subject.facets if f[0] != "mod"}
    alike = rest == {f for f in whole.subject.facets if f[0] != "mod"}
    flows = a.predicate == b.predicate and _is_flow(a) and same_period(a.time, b.time)
    return narrower and alike and flows and low is not None and high is not None and low > high


def _may_be_part(a: Claim, b: Claim) -> bool:
    """Tell whether the figure of a shorter period can be a part of that of the longer one."""
    if a.dimension != "count" or Basis.DOCUMENT in (a.time.basis, b.time.basis):
        return False
    if None in (a.time.first, a.time.last, b.time.first, b.time.last) or _one_day_long(a, b):
        return False
    short, long = sorted((a, b), key=_length)
    low, high = short.value.low, long.value.high
    return low is None or high is None or low <= high


def _length(claim: Claim) -> int:
    if claim.time.first is None or claim.time.last is None:
        return 0
    return (claim.time.last - claim.time.first).days


def _one_day_long(a: Claim, b: Claim) -> bool:
    return a.time.first == a.time.last or b.time.first == b.time.last


def _same_base(a: Subject | None, b: Subject | None) -> bool:
    if a is None or b is None:
        return a is b
    return unify(a, b) is not Fit.APART


def _is_flow(claim: Claim) -> bool:
    return claim.predicate in lexicon().flows


def _is_done(claim: Claim) -> bool:
    """Tell a figure of something done, by a verb that no lexicon knows."""
    return bool(claim.verb) and not claim.predicate


def _times(a: Claim, b: Claim) -> tuple[int, str] | Obstacle:
    """Return the doubts that the times raise, with the reason; how they differ where they do."""
    if a.time.known and b.time.known:
        weak = sum(t.basis is Basis.PARAGRAPH for t in (a.time, b.time))
        if (
            _is_flow(a)
            or _is_flow(b)
            or _is_done(a)
            or _is_done(b)
            or Kind.SHARE in (a.kind, b.kind)
        ):
            if same_period(a.time, b.time):
                return min(weak, 1), f"both for {a.time}"
            return Obstacle.PERIOD if overlap(a.time, b.time) else Obstacle.TIME
        if not overlap(a.time, b.time):
            return Obstacle.TIME
        if same_period(a.time, b.time):
            return min(weak, 1), f"both for {a.time}"
        if _may_be_part(a, b):
            return Obstacle.PART
        # A stretch and a part of it may differ in truth; a dateline only says when one wrote.
        dated = Basis.DOCUMENT in (a.time.basis, b.time.basis)
        return weak + (not dated), f"{a.time} and {b.time} overlap"
    if a.dimension in _FIXED:
        return 0, "a fixed property needs no time"
    if not a.time.known and not b.time.known:
        return 1, "no time stated for either"
    return 1, "no time stated for one"
