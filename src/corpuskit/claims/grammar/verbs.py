"""Verbs as keys: what is said to have been done, whether or not a lexicon knows the verb.

A list of predicates cannot name every verb. Two passages that say «seized» and «handed in» speak
of two things even where neither verb is listed; two that say «stolen» and «were stolen» of one.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from corpuskit.claims.grammar.synonyms import synonyms
from corpuskit.core import lexicons

_VOWELS = "aeiou"
_SHORTEST = 3


# Regular pasts as short as nouns in -ed.
_SHORT_PASTS = frozenset({"owed", "used", "died", "tied", "lied", "aged"})


@functools.cache
def irregular() -> Mapping[str, str]:
    """Return every irregular form of a verb with its base form."""
    lines = lexicons.text("corpuskit.claims", "irregular_verbs.txt").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return MappingProxyType({form: base for base, *forms in rows for form in forms})


def participle(low: str) -> bool:
    """Tell a form that ends a verb group: «seized», «stolen»."""
    regular = low.endswith("ed") and not low.endswith("eed") and len(low) > 4
    return regular or low in irregular() or low in _SHORT_PASTS


def stem_of(low: str) -> str:
    """Return what the forms of a verb share, and the nouns in -ing made of it.

    >>> [stem_of(w) for w in ("seized", "seize", "seizing", "planned", "stolen", "carried")]
    ['seiz', 'seiz', 'seiz', 'plan', 'steal', 'carry']
    """
    stem = bare_stem(low)
    return _one_of().get(stem, stem)


@functools.cache
def _one_of() -> Mapping[str, str]:
    """Return the stems of verbs that have synonyms, with the stem of the first of their group."""
    groups = synonyms("verbs").items()
    return MappingProxyType({bare_stem(verb): bare_stem(first) for verb, first in groups})


def bare_stem(low: str) -> str:
    """Return what the forms of one verb share, whatever its synonyms."""
    if low in irregular():
        return _bare(irregular()[low])
    if low.endswith("ied") and len(low) > _SHORTEST + 1:
        return low[:-3] + "y"
    for ending in ("ing", "ed"):
        stem = low.removesuffix(ending)
        if stem != low and len(stem) >= _SHORTEST and any(v in stem for v in _VOWELS):
            return _bare(stem)
    return _bare(low)


def _bare(stem: str) -> str:
    doubled = len(stem) > _SHORTEST and stem[-1] == stem[-2] and stem[-1] in "bdgmnprt"
    return stem[:-1] if doubled else stem.removesuffix("e")


def past_of(base: str) -> str:
    """Return the regular past of a verb, or the base form of one that has another.

    >>> [past_of(verb) for verb in ("found", "close", "ratify", "plan", "build")]
    ['founded', 'closed', 'ratified', 'planned', 'build']
    """
    if base in irregular().values():
        return base
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in tuple(_VOWELS):
        return base[:-1] + "ied"
    short = len(base) > 2 and base[-2] in _VOWELS and base[-3] not in _VOWELS
    doubles = short and base[-1] in "bdgmnprt" and sum(c in _VOWELS for c in base) == 1
    return base + (base[-1] if doubles else "") + "ed"
