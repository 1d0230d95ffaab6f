"""What stands around a figure or a day, word by word, and how much of it two of them share.

A clause is a unit of grammar, and two authors cut their clauses differently. The words that stand
next to a value say what it is of, whatever the clause: the nearer, the more. So every word near
one value looks for a word near the other that means the same, and counts the less the further
either stands from its value.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpuskit.claims.grammar.content import words_in
from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.verbs import bare_stem
from corpuskit.core import lexicons
from corpuskit.core.findings import Location
from corpuskit.language.date_words import date_words

_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d.,]*")
_GENITIVE = re.compile(r"[’']s?$")
# So many words away from a value what stands there counts half.
_HALF = 5
# So near is what stands beside a value, and where it is looked for beside the other.
_BESIDE, _REACH = 4, 6
MOST_BESIDE = 2.0 * _BESIDE
_FAR = 99
# So many characters to either side are looked at: what stands further off counts next to nothing,
# and a page without a full stop must not take an hour.
_SIDE = 600
# Words of so many letters that begin alike mean nearly the same: «director», «directed».
_LONG, _STEM, _NEARLY = 6, 5, 0.7
# How far words that narrow are looked for, and so many of them are enough to tell.
_NARROW, _WIDE, _MOST = 4, 6, 3


@dataclass(frozen=True, slots=True)
class Word:
    """Hold a word with its keys, how it begins, and how many words away from the value it is."""

    keys: frozenset[str]
    stem: str
    distance: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Hold what stands around a value in its sentence.

    `nearest` is the distance of the nearest word with each key or stem, `narrowing` are the words
    that say of which kind or stage the value is, with their distance.
    """

    words: tuple[Word, ...]
    nearest: Mapping[str, int]
    narrowing: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Hold how much of the surroundings of two values is alike.

    `near` is the sum over the words of either side that have their like on the other, each counting
    less the further off it stands; `covered` which share of the words next to one value has its
    like near the other, whichever has more; `alike` how many words narrow both.
    """

    near: float
    covered: float
    alike: float


def surroundings(where: Location) -> Surroundings:
    """Return what stands around a value in its sentence."""
    return _surroundings(where.sentence, where.start, where.end)


@functools.lru_cache(maxsize=16384)
def _surroundings(sentence: str, start: int, end: int) -> Surroundings:
    ahead = [match[0] for match in _WORD.finditer(sentence, max(0, start - _SIDE), start)]
    behind = [match[0] for match in _WORD.finditer(sentence, end, end + _SIDE)]
    placed = [*enumerate(reversed(ahead), 1), *enumerate(behind, 1)]
    found: list[Word] = []
    nearest: dict[str, int] = {}
    narrowing: dict[str, int] = {}
    for distance, word in placed:
        if word.casefold() in _narrowing():
            narrowing.setdefault(word.casefold(), distance)
        keys, stem = _keys(word)
        if keys:
            found.append(Word(keys, stem, distance))
            for key in (*keys, stem):
                nearest[key] = min(distance, nearest.get(key, distance))
    return Surroundings(tuple(found), nearest, narrowing)


@functools.lru_cache(maxsize=16384)
def _keys(word: str) -> tuple[frozenset[str], str]:
    """Return what a word is known by, whatever its form: nothing where it carries no meaning."""
    low = _GENITIVE.sub("", word.casefold())
    if not low[:1].isalpha() or len(low) == 1 or low in _empty() or low in date_words().months:
        return frozenset(), ""
    keys = {key.partition(":")[2] for key in words_in(low)}
    return frozenset({low, *keys} - {""}), f"{low[:_STEM]}*" if len(low) >= _LONG else ""


def keys_of(word: str) -> frozenset[str]:
    """Return what a word is known by, with how it begins; nothing where it carries no meaning."""
    keys, stem = _keys(word)
    return keys | {stem} if stem else keys


def likeness(a: Surroundings, b: Surroundings) -> Likeness:
    """Return how much of the surroundings of two values is alike.

    The measure is the same for a and b as for b and a.
    """
    return Likeness(
        near=(_near(a, b) + _near(b, a)) / 2,
        covered=max(_covered(a, b), _covered(b, a)),
        alike=_narrowed_alike(a, b),
    )


def narrowed(a: Surroundings, b: Surroundings) -> float:
    """Return how many words narrow one of two values alone, at most three."""
    mine = {word for word, distance in a.narrowing.items() if distance <= _WIDE}
    yours = {word for word, distance in b.narrowing.items() if distance <= _WIDE}
    return min(float(len(mine ^ yours)), float(_MOST))


def _narrowed_alike(a: Surroundings, b: Surroundings) -> float:
    shared = a.narrowing.keys() & b.narrowing.keys()
    close = [w for w in shared if max(a.narrowing[w], b.narrowing[w]) <= _NARROW]
    return min(float(len(close)), float(_MOST))


def _like(word: Word, other: Surroundings, reach: int = _FAR) -> tuple[float, int]:
    """Return how alike the likest word of other surroundings is, and how far it stands off."""
    near = min((other.nearest[key] for key in word.keys if key in other.nearest), default=_FAR + 1)
    if near <= reach:
        return 1.0, near
    stem = other.nearest.get(word.stem, _FAR + 1) if word.stem else _FAR + 1
    return (_NEARLY, stem) if stem <= reach else (0.0, 0)


def _near(a: Surroundings, b: Surroundings) -> float:
    total = 0.0
    for word in a.words:
        alike, distance = _like(word, b)
        if alike:
            weight = 1 / (1 + word.distance / _HALF)
            total += alike * weight * math.sqrt(1 / (1 + distance / _HALF))
    return total


def beside(a: Surroundings, b: Surroundings) -> float:
    """Return the mean number of words next to either value that have their like near the other."""
    return (_beside(a, b) + _beside(b, a)) / 2


def _beside(a: Surroundings, b: Surroundings) -> float:
    return sum(_like(word, b, _REACH)[0] for word in a.words if word.distance <= _BESIDE)


def _covered(a: Surroundings, b: Surroundings) -> float:
    beside = sum(word.distance <= _BESIDE for word in a.words)
    return _beside(a, b) / beside if beside else 0.0


@functools.cache
def _empty() -> frozenset[str]:
    words = lexicon().words
    return frozenset(_words("idle")).union(*(words[name] for name in _EMPTY))


@functools.cache
def _narrowing() -> frozenset[str]:
    return frozenset(_words("narrowing"))


@functools.cache
def light_verbs() -> frozenset[str]:
    """Return the stems of verbs that say nothing without their noun: «judgment was given»."""
    return frozenset(bare_stem(verb) for verb in _words("light_verbs"))


@functools.cache
def stating_verbs() -> frozenset[str]:
    """Return the verbs that say how many there are on a day: nothing happened on it."""
    return frozenset(_words("stating_verbs"))


def _words(name: str) -> Sequence[str]:
    return tuple(lexicons.table("corpuskit.claims", "surroundings.toml")[name]["words"])


_EMPTY = ("determiners", "prepositions", "conjunctions", "pronouns", "auxiliaries")
