"""Whether two claims speak of one thing at one time under one predicate, and how surely."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace

from corpuskit.claims.grammar.accounts import (
    another_part,
    one_account,
    said_otherwise,
    same_verb,
    sized,
)
from corpuskit.claims.grammar.content import NAME, name_key, named_apart
from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.stocks import is_made_of, one_stock
from corpuskit.claims.grammar.subjects import Fit, unify
from corpuskit.claims.grammar.times import overlap, same_period
from corpuskit.claims.model import COST, Basis, Claim, Kind, Subject
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.language.places import country_names, country_of

FIXED = frozenset({"length", "area", "power", "volume", "mass-fixed"})
_WORKS = 2
# What the words of a thing's name are to its noun: «the Ternau Dam», «the bell of Orvin».
_NAMING = frozenset({"mod", "of"})


def is_fixed(claim: Claim) -> bool:
    """Tell what a thing is from what changes with time: its height, what it cost, its parts."""
    heavy = claim.dimension == "mass" and sized(claim)
    return claim.dimension in FIXED or claim.property == COST or heavy or is_made_of(claim)


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
    if a.predicate != b.predicate:
        if a.predicate and b.predicate:
            return Relation(False, obstacle=Obstacle.PREDICATE)
        doubted += [Obstacle.PREDICATE] * (_is_flow(a) != _is_flow(b))
    source = _one_source(a, b)
    if named_apart(a.words, b.words) and not (source and fit is Fit.SAME):
        return Relation(False, obstacle=Obstacle.PLACES)
    if another_part(a, b):
        return Relation(False, obstacle=Obstacle.PART)
    same = one_account(a, b)
    doubted += [Obstacle.VERB] * (not same_verb(a, b))
    doubted += [Obstacle.OTHERWISE] * (_by_their_words(a, b, fit) and said_otherwise(a, b))
    when = (0, "both accounts are of one affair") if same else source or _times(a, b)
    if isinstance(when, Obstacle):
        return Relation(False, obstacle=when)
    more, words = when
    doubted += [Obstacle.TIME] * more
    if doubted and (a.dimension.startswith("money") and not (a.time.known or b.time.known)):
        return Relation(False, obstacle=Obstacle.UNDATED_MONEY)
    mine, yours = a.subject.phrase, b.subject.phrase
    of_one = f"both count {mine!r}" if mine == yours else f"{mine!r} and {yours!r} are one subject"
    return Relation(True, len(doubted), (of_one, words), doubted=tuple(doubted))


def _by_their_words(a: Claim, b: Claim, fit: Fit) -> bool:
    """Tell whether what an amount is of may stand anywhere in its clause, and not in its subject.

    What one named thing is said to be long or high needs no more words in common.
    """
    if a.dimension == "count" or a.property == COST:
        return False
    named = bool(a.subject.facets or b.subject.facets)
    return not (named and fit is Fit.SAME and sized(a) and sized(b))


def _one_source(a: Claim, b: Claim) -> tuple[int, str] | None:
    """Tell figures that two documents take from one work: it counted once, whenever it is quoted.

    Each document must cite no more for its figure than a pair of works, or the work may be for
    something else in the sentence.
    """
    few = 0 < len(a.sources) <= _WORKS and 0 < len(b.sources) <= _WORKS
    if a.document == b.document or not few or not shared_sources(a, b):
        return None
    return 0, "both take it from one work"


def _at_home(claim: Claim, other: Claim) -> Subject:
    """Return a subject without what the other document or paragraph is about as a whole.

    What a census of an island counts, «the island had» in another text; «the troops in Kenya» are
    «the troops» in a chapter on Kenya, the Ternau Dam is «the dam» where the Ternau is spoken of.
    """
    if not claim.subject.facets:
        return claim.subject
    head = other.affair - other.local
    named = {f for f in claim.subject.facets if _is_told_by(f, head, other.affair)}
    named |= _called(claim.subject, other.affair)
    named -= {f for f in named if other.subject.facet(f[0])}
    return _without(claim.subject, frozenset(named)) if named else claim.subject


# The claims of one subject are set beside many of one document.
@functools.lru_cache(maxsize=65536)
def _without(subject: Subject, facets: frozenset[tuple[str, str]]) -> Subject:
    return replace(subject, facets=subject.facets - facets)


def _is_told_by(facet: tuple[str, str], head: frozenset[str], affair: frozenset[str]) -> bool:
    """Tell whether a facet names what the head of a document names, or a country in its affair."""
    name, value = facet
    if name == "owner":
        return NAME + name_key(value.rstrip(":")) in head
    return name == "place" and not affair.isdisjoint(_names_of_country(value))


def _called(subject: Subject, affair: frozenset[str]) -> set[tuple[str, str]]:
    """Return the parts of the name of a thing that are all names of another's affair, or none."""
    if all(word[:1].islower() for word in subject.phrase.split()):
        return set()
    capital = {w.casefold() for w in subject.phrase.split() if w[:1].isupper()}
    named = {(k, v) for k, v in subject.facets if k in _NAMING and set(v.split()) & capital}
    bodies = lexicon().words["institutions"]
    words = {word for _, value in named for word in value.split()} - bodies
    return named if words and {NAME + name_key(word) for word in words} <= affair else set()


@functools.lru_cache(maxsize=65536)
def home_names(facets: frozenset[tuple[str, str]]) -> frozenset[str]:
    """Return the names by which a document may be at home with what facets say of a subject.

    No facet is told by a document whose affair has none of them.
    """
    owners = {NAME + name_key(value.rstrip(":")) for name, value in facets if name == "owner"}
    places = [_names_of_country(value) for name, value in facets if name == "place"]
    named = {NAME + name_key(w) for name, value in facets if name in _NAMING for w in value.split()}
    return frozenset(owners | named).union(*places)


@functools.cache
def _names_of_country(code: str) -> frozenset[str]:
    return frozenset(NAME + name_key(name) for name in country_names() if country_of(name) == code)


def shared_sources(a: Claim, b: Claim) -> tuple[str, ...]:
    """Return the works that both claims rest on: then they are one witness."""
    keys = {source.key for source in a.sources} & {source.key for source in b.sources}
    return tuple(sorted(key for key in keys if key))


def _one_day(a: Claim, b: Claim) -> bool:
    """Tell whether both claims are dated to one day: a snapshot, of one thing if not of two."""
    return a.time.first is not None and a.time.first == a.time.last and same_period(a.time, b.time)


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
    if is_fixed(a) and a.time.known and b.time.known and overlap(a.time, b.time):
        return 0, "a fixed property needs no time"
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
        if one_stock(a, b):
            return min(weak, 1), f"{a.time} and {b.time} overlap, and both tell what there was"
        if _may_be_part(a, b):
            return Obstacle.PART
        # A stretch and a part of it may differ in truth; a dateline only says when one wrote.
        dated = Basis.DOCUMENT in (a.time.basis, b.time.basis)
        return weak + (not dated), f"{a.time} and {b.time} overlap"
    if is_fixed(a):
        return 0, "a fixed property needs no time"
    if not a.time.known and not b.time.known:
        return 1, "no time stated for either"
    return 1, "no time stated for one"
