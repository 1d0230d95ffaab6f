"""Whether two sentences are of two things of one name that a number sets apart.

«The Second Convention» is not the first, the protocol to a treaty not the treaty, and the third
congress not the fourth, though everything else that is compared of them may be the same.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.language.date_words import date_words
from corpuskit.language.treaties import find_treaties
from corpuskit.language.treaty_identity import content_words
from corpuskit.language.treaty_ranks import number_said, part_before, rank_of
from corpuskit.language.treaty_words import kind_of

_WORD = re.compile(r" ([^\W\d_][\w’'-]*)")
_NAME = re.compile(r" ([A-Z][a-z]{3,20})\b")
# The first or last of a class, which a word more makes another class.
_ENDMOST = re.compile(
    r"\b[Tt]he (?:very )?(first|last|final|only|oldest|earliest|latest) ((?:[a-z-]+ ?){1,3})"
)
_REIGNED = re.compile(r"\b([A-Z][a-z]{2,}) ([IVX]{2,5}|[IV])\b(?![’'.-])")
_FARTHEST = 3
_Named = tuple[str, str]


def numbered_apart(a: str, b: str) -> bool:
    """Tell whether two sentences speak of things that a number, or the noun alone, sets apart.

    >>> numbered_apart("The Lagos Accord was read.", "The Second Lagos Accord was read.")
    True
    >>> numbered_apart("The third congress met.", "The 4th congress of miners met.")
    True
    >>> numbered_apart("The Lagos Accord was read.", "The treaty was read.")
    False
    """
    return (
        _instruments_apart(a, b)
        or _ordinals_apart(_numbered(a), _numbered(b))
        or _one_has_a_number(a, b)
        or _one_has_a_number(b, a)
        or _last_of_two_sorts(a, b)
        or _of_two_reigns(a, b)
    )


def _instruments_apart(a: str, b: str) -> bool:
    mine, yours = _named_in(a), _named_in(b)
    one = [(x, y) for x, y in product(mine, yours) if _can_be_one(x, y)]
    met = {x for x, _ in one}, {y for _, y in one}
    return any(_nearly_one(x, y) for x in mine if x not in met[0] for y in yours if y not in met[1])


@functools.lru_cache(maxsize=4096)
def _named_in(sentence: str) -> tuple[_Named, ...]:
    """Return the instruments of a sentence, each with the part of it that is spoken of."""
    return tuple(
        (each.name, part_before(sentence, each.start))
        for each in find_treaties(sentence)
        if not each.description
    )


def _nearly_one(a: _Named, b: _Named) -> bool:
    mine, yours = (
        {word for word in content_words(name) if not word.startswith("#")} for name, _ in (a, b)
    )
    if not (mine and yours):
        return not (mine or yours) and kind_of(a[0]) == kind_of(b[0])
    return mine <= yours or yours <= mine


def _can_be_one(a: _Named, b: _Named) -> bool:
    return (
        _nearly_one(a, b)
        and a[1] == b[1]
        and kind_of(a[0]) == kind_of(b[0])
        and rank_of(a[0]) == rank_of(b[0])
    )


def _last_of_two_sorts(a: str, b: str) -> bool:
    """Tell «the last execution» from «the last public execution», which came before it."""
    return any(
        one[1] == other[1] and _sorts_apart(one[2].casefold().split(), other[2].casefold().split())
        for one, other in product(_ENDMOST.finditer(a), _ENDMOST.finditer(b))
    )


def _of_two_reigns(a: str, b: str) -> bool:
    """Tell «King Leon II» from «King Leon»: a numeral that only one of them bears, or two."""
    mine, yours = (dict(_REIGNED.findall(sentence)) for sentence in (a, b))
    return any(
        re.search(rf"\b{name}\b", text) is not None and other.get(name) != numeral
        for said, other, text in ((mine, yours, b), (yours, mine, a))
        for name, numeral in said.items()
    )


def _sorts_apart(a: Sequence[str], b: Sequence[str]) -> bool:
    """Tell whether what stands before the first word that both phrases have differs."""
    common = next((word for word in a if word in b), None)
    return common is not None and set(a[: a.index(common)]) != set(b[: b.index(common)])


def _ordinals_apart(a: Mapping[str, frozenset[int]], b: Mapping[str, frozenset[int]]) -> bool:
    return any(a[noun].isdisjoint(b[noun]) for noun in a.keys() & b.keys())


def _one_has_a_number(a: str, b: str) -> bool:
    """Tell «the Third Congress» from «the Congress», which may be another one."""
    named = (_NAME.match(a, ordinal.end()) for ordinal in _ordinals().finditer(a))
    return any(
        lemma(name[1].casefold()) not in _numbered(b)
        and re.search(rf"\b[Tt]he {name[1]}\b", b) is not None
        for name in named
        if name is not None
    )


@functools.lru_cache(maxsize=4096)
def _numbered(sentence: str) -> Mapping[str, frozenset[int]]:
    """Return the words that ordinals stand before, each with the numbers."""
    found: dict[str, set[int]] = {}
    for ordinal in _ordinals().finditer(sentence):
        number = number_said(ordinal[0])
        for word in _behind(sentence, ordinal.end()):
            if number is not None:
                found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _behind(sentence: str, at: int) -> Iterator[str]:
    """Yield the words behind an ordinal that it can count; no stretches of time."""
    words = lexicon().words
    for _ in range(_FARTHEST):
        match = _WORD.match(sentence, at)
        low = match[1].casefold() if match else ""
        if match is None or low in words["prepositions"] | words["auxiliaries"]:
            return
        if lemma(low) in words["time_nouns"] or low in words["time_nouns"]:
            return
        yield lemma(low)
        at = match.end()


@functools.cache
def _ordinals() -> re.Pattern[str]:
    named = "|".join(sorted(date_words().ordinals, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{named}|\d{{1,3}}(?:st|nd|rd|th))(?![\w-])", re.IGNORECASE)
