"""Verbs that tell little of a part or its whole, and nouns that count the same ones."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from corpuskit.claims.grammar.content import THING, matter, words_in
from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.verbs import bare_stem, past_of, stem_of
from corpuskit.core import lexicons

# Before what a figure says that they are: «a third of them were women».
IS = "is:"


@functools.cache
def told_by(name: str) -> frozenset[str]:
    """Return the keys that the verbs of a list have in a bag of words."""
    found: set[str] = set()
    for verb in _data()[name]:
        past = past_of(verb)
        found |= {THING + stem_of(past), "told:" + bare_stem(past)}
        found |= matter(words_in(past)) | matter(words_in(verb))
    return frozenset(found)


@functools.cache
def votes_told() -> frozenset[str]:
    """Return the keys of the words of a vote that say nothing of what was voted on."""
    words = _data()["votes"]
    return frozenset(k for word in words for k in matter(words_in(word)) | {THING + word})


def kin_of(noun: str) -> str:
    """Return what all nouns that count the same ones have in common; of any other, itself."""
    return _kin().get(noun, noun)


def done_to() -> Mapping[str, str]:
    """Return who people are to whom something is done: those employed are employees."""
    return MappingProxyType(_data()["done_to"])


@functools.cache
def _kin() -> Mapping[str, str]:
    kin = {noun: name for name, nouns in _data()["kin"].items() for noun in nouns}
    return MappingProxyType(kin | {lexicon().concept_of(n): name for n, name in kin.items()})


@functools.cache
def _data() -> Mapping[str, Any]:
    return MappingProxyType(lexicons.table("corpuskit.claims", "portions.toml"))
