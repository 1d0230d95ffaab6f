"""What narrows one of two figures alone: a part of the whole, a larger body, a way of measuring.

Of two counts either may leave unsaid what narrows it. Of a share nobody leaves it unsaid: what it
is a share of, and of which of them, is told with it, and a share in a part may be any.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from corpuskit.claims.grammar.content import (
    THING,
    matter,
    names,
    places_in,
    stem_of_noun,
    words_in,
)
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.identity.two_of_a_kind import kind_nouns
from corpuskit.claims.linkage.surface import printed
from corpuskit.claims.linkage.wording import opposites_told
from corpuskit.claims.model import Claim
from corpuskit.claims.model.apart import Apart
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation
from corpuskit.language.date_words import date_words

# Of bodies and of places, the ranks of which something is said.
Ranks: TypeAlias = Mapping[str, frozenset[int]]
_SHARES = frozenset({"%", "1"})
_NUMBER = (
    r"(?:\d[\d.,]*|(?:a|one)\s+hundred|[a-z]+(?:teen|ty)(?:-[a-z]+)?|"
    r"five|six|seven|eight|nine|ten|twelve)"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_MEASURED = frozenset({"length", "time"})
_BREAK = re.compile(r"[;:]\s|(?<!\d),\s|,\s(?=\D)|\s(?:of\s(?:whom|which|them)|while|whereas)\s")
_OF_WHICH = re.compile(r"\W*(?:Of|Among|In|At)\s[^,;]+,\s")
_HUNG = re.compile(
    r"\W*(?:The\s+)?[^\W\d_][\w-]+\s+(?:on|for|from|to|with|without)\s+(?:the\s+)?(?P<what>[a-z]+)\b"
)
_PLURAL = r"(?:[a-z]+s|children|men|women|people|(?:who|which|that)\s+(?:is|are|was|were))"
_FEW = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_DEFINITE = re.compile(
    rf"\b(?:(?:the|all|both|these|its|their)\s+(?:{_FEW}\s+)?(?:[\w’'-]+\s+)?|{_FEW}\s+)"
    r"(?P<noun>[a-z]{3,})\b",
    re.I,
)
_JOINED = "joined"
_FROM_HERE = re.compile(r"From\s+([A-Z][\w’'-]+)\s+(?:the|its|this)\s")
_NOUN_FROM = re.compile(
    r"(?:The|Its|This)\s+(?:[a-z-]+\s+)?[a-z]+\s+from\s+([A-Z][\w’'-]+)\s+(?:is|was|to)\b"
)
_STEM = 4
_SINCE = re.compile(
    r"\s*(?:years?|months?|weeks?|days?|hours?)?(?:\s+to\s+[a-z]+)?,?\s+"
    r"(?:(?:counted|reckoned|counting|measured)\s+)?"
    r"(?P<since>(?:after|before|since|from)\s[^,;:.]{3,60})"
)
_RANKED = r"\b(?:the|this|that|our|its|a|an|each|every)\s+(?:[\w-]+\s+)?"


def restricted_apart(a: Claim, b: Claim) -> Apart | None:
    """Return what narrows one of two figures and not the other, None where nothing does."""
    found = _measured_otherwise(a, b) or _of_larger_bodies(a, b)
    if found is not None or not (_is_share(a) and _is_share(b)):
        return found
    return _unspoken(a, b) or _turned(_unspoken(b, a))


def narrowed_apart(a: Claim, b: Claim) -> Apart | None:
    """Return why one of two shares is of a place or of a sort that the other is not of, if so."""
    found = _measured_otherwise(a, b) or _of_larger_bodies(a, b)
    return found or _narrowed(a, b) or _turned(_narrowed(b, a))


def _narrowed(a: Claim, b: Claim) -> Apart | None:
    if own := names(a.words) - _said(b):
        return _share_of(own, a)
    return _placed(a, b) or _hung(a, b)


def _measured_otherwise(a: Claim, b: Claim) -> Apart | None:
    mine, yours = _segment(a), _segment(b)
    if (bounds := _bounds(mine)).keys() != (limits := _bounds(yours)).keys():
        return Apart(Obstacle.BOUNDED, _only(bounds.values()), _only(limits.values()))
    if (marks := _marks(mine)).keys() != (others := _marks(yours)).keys():
        own, its = marks.keys() - others.keys(), others.keys() - marks.keys()
        return Apart(
            Obstacle.MARKED, _only(marks[name] for name in own), _only(others[name] for name in its)
        )
    if opposed := opposites_told(mine, yours):
        return Apart(Obstacle.OPPOSED, (opposed[0],), (opposed[1],))
    if a.dimension == b.dimension == "count" and (rooms := (_room(a), _room(b))).count("") == 1:
        return Apart(Obstacle.MARKED, _only({rooms[0]} - {""}), _only({rooms[1]} - {""}))
    return _from_elsewhere(a, b) or _by_another_way(mine, yours) if _are_measured(a, b) else None


def _are_measured(a: Claim, b: Claim) -> bool:
    return a.dimension in _MEASURED and b.dimension in _MEASURED


def _from_elsewhere(a: Claim, b: Claim) -> Apart | None:
    """Return where or when two measures begin, if those are two places or two events."""
    here, there = _begins(a.where.sentence), _begins(b.where.sentence)
    if here and there and here.isdisjoint(there):
        return Apart(Obstacle.ELSEWHERE, _only(here), _only(there))
    since, after = _counted_from(a), _counted_from(b)
    from_one, from_other = _matters(since), _matters(after)
    if from_one and from_other and from_one.isdisjoint(from_other):
        return Apart(Obstacle.BOUNDED, (since,), (after,))
    return None


def _by_another_way(mine: str, yours: str) -> Apart | None:
    ways, others = _ways(mine), _ways(yours)
    if ways.keys() == others.keys():
        return None
    return Apart(Obstacle.MEASURED, _only(ways.values()), _only(others.values()))


def _room(claim: Claim) -> str:
    """Return the words by which a figure counts for how many there is room: «berths for 210»."""
    found = _rooms().search(claim.where.sentence, 0, claim.where.start)
    return found[0].casefold() if found else ""


@functools.lru_cache(maxsize=16384)
def _begins(sentence: str) -> frozenset[str]:
    """Return the place from which something is measured: «from Orla the climb is 9 km long»."""
    found = (_FROM_HERE.match(sentence), _NOUN_FROM.match(sentence))
    names = frozenset(match[1] for match in found if match)
    return frozenset(name for name in names if name.casefold() not in date_words().months)


def _counted_from(claim: Claim) -> str:
    """Return what a length of time counts from: «after the siege» of «ten years after the siege».

    From a death and from a wedding in like words, two lengths are two.
    """
    found = _SINCE.match(claim.where.sentence, claim.where.end)
    return found["since"].strip() if found else ""


@functools.lru_cache(maxsize=16384)
def _matters(text: str) -> frozenset[str]:
    """Return how the words for things and deeds begin: one is «founded» at its «foundation»."""
    return frozenset(word.partition(":")[2][:_STEM] for word in matter(words_in(text)))


def _only(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words))


def _turned(apart: Apart | None) -> Apart | None:
    return None if apart is None else apart.turned()


def _share_of(own: frozenset[str], claim: Claim) -> Apart:
    told = printed(own, claim.where.sentence)
    return Apart(Obstacle.SHARE_OF, told or _only(word.partition(":")[2] for word in own))


def _segment(claim: Claim) -> str:
    """Return the words around a figure to the next signs, and of what it opens a part."""
    where = claim.where
    return _around(where.sentence, where.start, where.end)


@functools.lru_cache(maxsize=16384)
def _around(sentence: str, start: int, end: int) -> str:
    low = max((m.end() for m in _BREAK.finditer(sentence, 0, start)), default=0)
    stop = _BREAK.search(sentence, end)
    opening = _OF_WHICH.match(sentence)
    whole = opening[0] if opening is not None and opening.end() == low else ""
    return whole + sentence[low : stop.start() if stop else len(sentence)]


def _is_share(claim: Claim) -> bool:
    return claim.unit in _SHARES


def _unspoken(a: Claim, b: Claim) -> Apart | None:
    """Return the thing, the place or the name of which a share speaks and the other does not."""
    if a.telling or b.telling:
        return None
    known = {word.partition(":")[2] for word in _said(b)}
    things = {w for w in a.words if w.startswith(THING)}
    own = frozenset(w for w in things if known.isdisjoint({_bare(w), stem_of_noun(_bare(w))}))
    own |= names(a.words) - _said(b)
    return _share_of(own, a) if own else _placed(a, b)


def _bare(thing: str) -> str:
    return thing.removeprefix(THING)


def _said(claim: Claim) -> frozenset[str]:
    return claim.around | claim.words | claim.affair | claim.carried


def _placed(a: Claim, b: Claim) -> Apart | None:
    own = places_in(a.where.sentence) - places_in(b.where.sentence)
    return _share_of(own, a) if own else None


def _hung(a: Claim, b: Claim) -> Apart | None:
    """Return the noun that narrows what a sentence begins with: «Customs on sugar brought in»."""
    hung = _HUNG.match(a.where.sentence)
    if hung is None:
        return None
    known = {stem_of_noun(word.partition(":")[2]) for word in _said(b)}
    stems = {stem_of_noun(lemma(w)) for w in _WORD.findall(hung["what"].casefold())}
    return Apart(Obstacle.SHARE_OF, (hung["what"],)) if stems.isdisjoint(known) else None


@functools.lru_cache(maxsize=16384)
def _bounds(sentence: str) -> Mapping[str, str]:
    """Return the numbers that bound what a sentence counts, each with what it bounds."""
    return {match[1].casefold(): match[0] for match in _bounding().finditer(sentence)}


@functools.lru_cache(maxsize=16384)
def _ways(sentence: str) -> Mapping[str, str]:
    """Return the ways of measuring of which a text speaks, each with its words."""
    low = sentence.casefold()
    told = ((w, p) for w, phrases in _table()["ways"].items() for p in phrases if p in low)
    return dict(told)


@functools.lru_cache(maxsize=16384)
def _marks(segment: str) -> Mapping[str, str]:
    """Return the groups of words that narrow of which a text has one, each with that word."""
    hits = ((name, words.search(segment)) for name, words in _marking())
    return {name: hit[0].casefold() for name, hit in hits if hit is not None}


def _of_larger_bodies(a: Claim, b: Claim) -> Apart | None:
    """Tell a regiment from its battalion, the choirs of a town from one of them."""
    first, second = _segment(a), _segment(b)
    mine, yours = _numbers(first), _numbers(second)
    for noun in sorted(mine.keys() & yours.keys()):
        if mine[noun].isdisjoint(yours[noun]):
            told = (("several",), ("one",)) if True in mine[noun] else (("one",), ("several",))
            return Apart(Obstacle.NUMBER_OF_BODIES, *told, noun=noun)
    whole, other = _of_all(first), _of_all(second)
    if bool(whole) != bool(other):
        return Apart(Obstacle.WHOLE_PLACE, _only({whole} - {""}), _only({other} - {""}))
    return ranks_differ(ranks_of(a), ranks_of(b))


def ranks_beside(claim: Claim) -> Ranks:
    """Return the ranks of the bodies and places of which the words around a figure speak."""
    return _ranks(_segment(claim))


def ranks_of(claim: Claim) -> Ranks:
    """Return the ranks of what the words around a figure speak of, or else its sentence."""
    return ranks_beside(claim) or _ranks(claim.where.sentence)


@functools.lru_cache(maxsize=16384)
def _of_all(segment: str) -> str:
    """Return the words by which a figure is of the whole of a place: «the whole province»."""
    found = _all_of().search(segment)
    return found[0].casefold() if found else ""


@functools.lru_cache(maxsize=16384)
def _numbers(segment: str) -> Mapping[str, frozenset[bool]]:
    """Return the bodies of which a text speaks, and whether of each it speaks of several."""
    found: dict[str, set[bool]] = {}
    for match in _DEFINITE.finditer(segment):
        low = match["noun"].casefold()
        if lemma(low) in kind_nouns():
            found.setdefault(lemma(low), set()).add(low != lemma(low))
    return {noun: frozenset(numbers) for noun, numbers in found.items()}


def ranks_differ(a: Ranks, b: Ranks) -> Apart | None:
    """Return why two passages speak each of bodies or places of another rank, if they do."""
    for kind in sorted(a.keys() & b.keys()):
        if a[kind].isdisjoint(b[kind]):
            return Apart(Obstacle.RANK, _named(kind, a[kind]), _named(kind, b[kind]))
    return None


def _named(kind: str, ranks: Iterable[int]) -> tuple[str, ...]:
    return tuple(_table()["ranks"][kind][rank][0] for rank in sorted(ranks))


@functools.lru_cache(maxsize=4096)
def ranks_of_title(title: str) -> Ranks:
    """Return the ranks of the bodies and places that a title says that its document is about."""
    return _ranked_by(lemma(match[0].casefold()) for match in _WORD.finditer(title))


@functools.lru_cache(maxsize=16384)
def _ranks(sentence: str) -> Ranks:
    """Return the ranks of the bodies and places of a sentence that have no name."""
    return _ranked_by(lemma(m["noun"].casefold()) for m in _ranked().finditer(sentence))


def _ranked_by(nouns: Iterable[str]) -> Ranks:
    found: dict[str, set[int]] = {}
    for noun in nouns:
        for kind, levels in _table()["ranks"].items():
            for rank, words in enumerate(levels):
                if noun in words:
                    found.setdefault(kind, set()).add(rank)
    return {kind: frozenset(ranks) for kind, ranks in found.items()}


@functools.cache
def _ranked() -> re.Pattern[str]:
    nouns = [n for levels in _table()["ranks"].values() for nouns in levels for n in nouns]
    return re.compile(rf"{_RANKED}(?P<noun>{alternation(nouns)})\b", re.I)


@functools.cache
def _all_of() -> re.Pattern[str]:
    nouns = [noun for level in _table()["ranks"]["places"] for noun in level]
    words = alternation(_table()["all_of"]["words"])
    return re.compile(rf"\b(?:{words})\s+(?:{alternation(nouns)})\b", re.I)


@functools.cache
def _rooms() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(_table()['room']['words'])})\b", re.I)


@functools.cache
def _bounding() -> re.Pattern[str]:
    words = alternation(_table()["bounds"]["words"])
    return re.compile(rf"\b{_PLURAL}\s+(?:{words})\s+(?:the\s+age\s+of\s+)?({_NUMBER})\b", re.I)


@functools.cache
def _marking() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, _mark(name, words)) for name, words in _table()["marks"].items())


def _mark(name: str, words: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern of a group of marks; who was brought together is no sum of two."""
    if name != _JOINED:
        return re.compile(rf"\b(?:{alternation(words)})\b(?!\s+with\b)", re.I)
    met = "".join(rf"(?<!\b{verb}\s)" for verb in _table()["joins"]["verbs"])
    joined = rf"{met}\b(?:{alternation(words)})\b(?!\s+with\b)"
    # «The machine combined 18 parts».
    return re.compile(rf"{joined}(?!(?<=combined)\s+\d)", re.I)


def _table() -> dict[str, dict[str, list[str]]]:
    return lexicons.table("corpuskit.claims", "restrictions.toml")
