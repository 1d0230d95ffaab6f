"""What narrows one of two figures alone: a part of the whole, a larger body, a way of measuring.

Of two counts either may leave unsaid what narrows it. Of a share nobody leaves it unsaid: what it
is a share of, and of which of them, is told with it, and a share in a part may be any.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping

from corpuskit.claims.grammar.content import THING, names, places_in, stem_of_noun
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.identity.two_of_a_kind import kind_nouns
from corpuskit.claims.linkage.wording import told_opposed
from corpuskit.claims.model import Claim
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

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
_RANKED = r"\b(?:the|this|that|our|its|a|an|each|every)\s+(?:[\w-]+\s+)?"


def restricted_apart(a: Claim, b: Claim) -> bool:
    """Tell whether something narrows one of two figures that does not narrow the other."""
    if _measured_otherwise(a, b) or _of_larger_bodies(a, b):
        return True
    return _is_share(a) and _is_share(b) and (_unspoken(a, b) or _unspoken(b, a))


def narrowed_apart(a: Claim, b: Claim) -> bool:
    """Tell whether one of two shares is of a place or of a sort that the other is not of."""
    if _measured_otherwise(a, b) or _of_larger_bodies(a, b):
        return True
    return any(
        names(one.words) - _said(other) or _placed(one, other) or _hung(one, other)
        for one, other in ((a, b), (b, a))
    )


def _measured_otherwise(a: Claim, b: Claim) -> bool:
    mine, yours = _segment(a), _segment(b)
    if _bounds(mine) != _bounds(yours) or _marks(mine) != _marks(yours):
        return True
    if told_opposed(mine, yours):
        return True
    return a.dimension in _MEASURED and _ways(mine) != _ways(yours)


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


def _unspoken(a: Claim, b: Claim) -> bool:
    """Tell whether a share speaks of a thing, a place or a name of which the other does not."""
    if a.telling or b.telling:
        return False
    known = {word.partition(":")[2] for word in _said(b)}
    things = {w.removeprefix(THING) for w in a.words if w.startswith(THING)}
    if any(stem_of_noun(thing) not in known and thing not in known for thing in things):
        return True
    return bool(names(a.words) - _said(b)) or _placed(a, b)


def _said(claim: Claim) -> frozenset[str]:
    return claim.around | claim.words | claim.affair | claim.carried


def _placed(a: Claim, b: Claim) -> bool:
    return bool(places_in(a.where.sentence) - places_in(b.where.sentence))


def _hung(a: Claim, b: Claim) -> bool:
    """Tell whether a noun narrows what a sentence begins with: «Customs on sugar brought in»."""
    hung = _HUNG.match(a.where.sentence)
    if hung is None:
        return False
    known = {stem_of_noun(word.partition(":")[2]) for word in _said(b)}
    return {stem_of_noun(lemma(w)) for w in _WORD.findall(hung["what"].casefold())}.isdisjoint(
        known
    )


@functools.lru_cache(maxsize=16384)
def _bounds(sentence: str) -> frozenset[str]:
    """Return the numbers that bound what a sentence counts."""
    return frozenset(match[1].casefold() for match in _bounding().finditer(sentence))


@functools.lru_cache(maxsize=16384)
def _ways(sentence: str) -> frozenset[str]:
    low = sentence.casefold()
    return frozenset(
        way for way, phrases in _table()["ways"].items() if any(p in low for p in phrases)
    )


@functools.lru_cache(maxsize=16384)
def _marks(segment: str) -> frozenset[str]:
    return frozenset(name for name, words in _marking() if words.search(segment))


def _of_larger_bodies(a: Claim, b: Claim) -> bool:
    """Tell a regiment from its battalion, the choirs of a town from one of them."""
    first, second = _segment(a), _segment(b)
    mine, yours = _numbers(first), _numbers(second)
    if any(mine[noun].isdisjoint(yours[noun]) for noun in mine.keys() & yours.keys()):
        return True
    return _of_all(first) != _of_all(second) or ranks_differ(ranks_of(a), ranks_of(b))


def ranks_beside(claim: Claim) -> Mapping[str, frozenset[int]]:
    """Return the ranks of the bodies and places of which the words around a figure speak."""
    return _ranks(_segment(claim))


def ranks_of(claim: Claim) -> Mapping[str, frozenset[int]]:
    """Return the ranks of what the words around a figure speak of, or else its sentence."""
    return ranks_beside(claim) or _ranks(claim.where.sentence)


@functools.lru_cache(maxsize=16384)
def _of_all(segment: str) -> bool:
    """Tell a figure of the whole of a place: «in the whole province»."""
    return _all_of().search(segment) is not None


@functools.lru_cache(maxsize=16384)
def _numbers(segment: str) -> Mapping[str, frozenset[bool]]:
    """Return the bodies of which a text speaks, and whether of each it speaks of several."""
    found: dict[str, set[bool]] = {}
    for match in _DEFINITE.finditer(segment):
        low = match["noun"].casefold()
        if lemma(low) in kind_nouns():
            found.setdefault(lemma(low), set()).add(low != lemma(low))
    return {noun: frozenset(numbers) for noun, numbers in found.items()}


def ranks_differ(a: Mapping[str, frozenset[int]], b: Mapping[str, frozenset[int]]) -> bool:
    """Tell whether two passages speak each of bodies or places of another rank."""
    return any(a[kind].isdisjoint(b[kind]) for kind in a.keys() & b.keys())


@functools.lru_cache(maxsize=4096)
def ranks_of_title(title: str) -> Mapping[str, frozenset[int]]:
    """Return the ranks of the bodies and places that a title says that its document is about."""
    return _ranked_by(lemma(match[0].casefold()) for match in _WORD.finditer(title))


@functools.lru_cache(maxsize=16384)
def _ranks(sentence: str) -> Mapping[str, frozenset[int]]:
    """Return the ranks of the bodies and places of a sentence that have no name."""
    return _ranked_by(lemma(m["noun"].casefold()) for m in _ranked().finditer(sentence))


def _ranked_by(nouns: Iterable[str]) -> Mapping[str, frozenset[int]]:
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
def _bounding() -> re.Pattern[str]:
    words = alternation(_table()["bounds"]["words"])
    return re.compile(rf"\b{_PLURAL}\s+(?:{words})\s+(?:the\s+age\s+of\s+)?({_NUMBER})\b", re.I)


@functools.cache
def _marking() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(rf"\b(?:{alternation(words)})\b(?!\s+with\b)", re.I))
        for name, words in _table()["marks"].items()
    )


def _table() -> dict[str, dict[str, list[str]]]:
    return lexicons.table("corpuskit.claims", "restrictions.toml")
