"""The words that tell parts of a whole: what each is known by, and which of them tell none."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.linkage.surroundings import keys_of
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

_LETTERS = re.compile(r"[^\W\d_][\w’'-]*")
# The keys of each word of a stretch.
Keys = tuple[frozenset[str], ...]


@functools.lru_cache(maxsize=16384)
def keys_in(text: str) -> Keys:
    """Return the keys of each word of a text that tells one part from another."""
    found = (keys_of(word) for word in _LETTERS.findall(text) if word.casefold() not in _idle())
    return tuple(dict.fromkeys(keys for keys in found if keys))


def flat(keys: Keys) -> frozenset[str]:
    """Return the keys of all words."""
    return frozenset().union(*keys)


def is_change(before: str, behind: str) -> bool:
    """Tell from the words around a percentage that it is a change, a rate or a price."""
    return bool(_changed_before().search(before) or _changed_behind().match(behind))


@functools.cache
def anybody() -> frozenset[str]:
    """Return the keys of words that say only that people, money or goods are counted."""
    return flat(tuple(keys_of(word) for word in _words("anybody"))) | frozenset(_words("anybody"))


@functools.cache
def _idle() -> frozenset[str]:
    """Return the words that tell no part from another: of numbers, of sharing, of being one."""
    words = lexicon().words
    return frozenset((*_words("idle"), *words["sharing"], *words["copulas"]))


@functools.cache
def _changed_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(_words('changed_before'))})\s+(?:[\w-]+\s+)?$", re.I)


@functools.cache
def _changed_behind() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:(?!were\b|was\b|are\b|is\b)[\w-]+\s+)?(?:{alternation(_words('changed_behind'))})\b",
        re.I,
    )


def _words(name: str) -> Sequence[str]:
    return tuple(lexicons.table("corpuskit.claims", "parts.toml")[name]["words"])
