"""The turns of words that data/tallies.toml knows, looked up by the words around a figure."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.grammar.verbs import stem_of
from corpuskit.core import lexicons

_LISTS = frozenset({"people", "neutral", "staged", "owners", "joints", "bodies_alike"})
_FLAGS = ("money", "stated", "beside", "anew", "strong", "of_things", "whole_differs", "by_noun")
_PLACES = ("nouns", "things", "done", "does", "totals", "deeds", "compounds", "whole")
_MOST = 6
Phrases = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Forms:
    """Hold the tallies that each phrase of each place tells, and what else the list knows."""

    at: Mapping[str, Phrases]
    closed: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    flags: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]


@functools.cache
def forms() -> Forms:
    """Return the turns of words by the place in which they stand."""
    data = lexicons.table("corpuskit.claims", "tallies.toml")
    tallies = {name: each for name, each in data.items() if name not in _LISTS}
    closed: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for name, each in tallies.items():
        for before, behind in each.get("closed", ()):
            closed[before].append((_lemmas(behind), name))
    people = data["people"]
    return Forms(
        {place: _by_phrase(tallies, place) for place in _PLACES},
        {before: tuple(found) for before, found in closed.items()},
        {flag: frozenset(n for n, each in tallies.items() if each.get(flag)) for flag in _FLAGS},
        {
            **{name: frozenset(map(lemma, people[name])) for name in ("anybody", "parts")},
            "others": frozenset(map(lemma, people["others"])),
            "endings": frozenset(people["endings"]),
            "neutral": frozenset(map(stem_of, data["neutral"]["verbs"])),
            "predicates": frozenset(data["neutral"]["predicates"]),
            "staged": frozenset(data["staged"]["words"]),
            "owners": frozenset(data["owners"]["words"]),
            **{name: frozenset(words) for name, words in data["joints"].items()},
        },
    )


def longest(words: Sequence[str], place: str, *, last: bool) -> tuple[int, frozenset[str]]:
    """Return the longest phrase of a place that words begin or end with: how long, whose."""
    known = forms().at[place]
    for size in range(min(_MOST, len(words)), 0, -1):
        phrase = " ".join(words[-size:] if last else words[:size])
        if phrase in known:
            return size, known[phrase]
    return 0, frozenset()


def _by_phrase(tallies: Mapping[str, Mapping[str, Any]], place: str) -> Phrases:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, phrase in _phrases(tallies, place):
        found[phrase].add(name)
        if place in ("nouns", "things", "whole"):
            # The noun of a figure is known by its lemma.
            found[" ".join(_lemmas(phrase))].add(name)
    return {phrase: frozenset(names) for phrase, names in found.items()}


def _phrases(tallies: Mapping[str, Mapping[str, Any]], place: str) -> Iterator[tuple[str, str]]:
    for name, each in tallies.items():
        for phrase in each.get(place, ()):
            yield name, phrase


def _lemmas(phrase: str) -> tuple[str, ...]:
    """Return a phrase with its noun, which stands first, as a lemma."""
    words = phrase.split()
    return (lemma(words[0]), *words[1:]) if words else ()
