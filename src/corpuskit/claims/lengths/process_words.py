"""The words that processes are told by: nouns, what begins and ends them, what tells them apart."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpuskit.claims.grammar.clauses import Clause
from corpuskit.claims.grammar.content import name_key, stem_of_noun
from corpuskit.claims.grammar.deed_words import deed_of
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Phrase, Sort, Token
from corpuskit.claims.grammar.verbs import bare_stem, past_of
from corpuskit.claims.model import Edge
from corpuskit.core import lexicons


@dataclass(frozen=True, slots=True)
class Group:
    """Hold a group of nouns that can name one process; `recurs` as in data/processes.toml."""

    name: str
    recurs: bool


def singled(text: str) -> frozenset[str]:
    """Return the words of a clause that tell one of several: «new talks», «began again».

    >>> sorted(singled("New talks with the Front began again."))
    ['again', 'new']
    """
    first, *others = text.split() or [""]
    said = {first.casefold(), *(word.strip(",;:.()") for word in others)}
    return frozenset(said & listed("single"))


def recurs(text: str) -> bool:
    """Tell whether a clause speaks of what one place has again and again: «the strike»."""
    return any(
        (found := process_named(word.strip(",;:.()").casefold())) is not None and found.recurs
        for word in text.split()
    )


def edge_of(tokens: Sequence[Token], clause: Clause) -> Edge | None:
    """Return what a verb says of a process: that it began, ended or went on."""
    stem = _stem(clause.verb.low)
    at = clause.verb.main
    behind = tuple(token.low for token in tokens[at + 1 : at + 4])
    for turn, edge in _verbs().get(stem, ()):
        if behind[: len(turn)] == turn:
            return edge
    return _deeds().get(deed_of(tokens, clause.verb)[0].name)


def _stem(verb: str) -> str:
    """Return what all forms of a verb share; those of «be» share nothing."""
    return "be" if verb in lexicon().words["passives"] else bare_stem(verb)


def theme_of(phrase: Phrase) -> str:
    """Return what «of» gives a process: «construction of the bridge»."""
    of = next((below for prep, below in phrase.tail if prep == "of"), None)
    return lemma(of.head) if of is not None else ""


def keys_of(tokens: Sequence[Token]) -> frozenset[str]:
    """Return what tells one process from another of its kind, names apart."""
    words = lexicon().words
    found = set()
    for token in tokens:
        low = token.low
        if token.sort is not Sort.WORD or not token.text[:1].islower() or not low.isalpha():
            continue
        if low in listed("empty") or low in words["time_nouns"] or low in words["prepositions"]:
            continue
        found.add(stem_of_noun(lemma(low)))
    return frozenset(found)


def names_among(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the names among some words, the one left out that may only open its sentence."""
    words = lexicon().words
    for token in tokens:
        if token.sort is not Sort.WORD or not token.text[:1].isupper():
            continue
        if lemma(token.low) in words["institutions"] or token.low in words["institutions"]:
            continue
        if token.start:
            yield name_key(token.text)


@functools.lru_cache(maxsize=16384)
def process_named(noun: str) -> Group | None:
    """Return what a noun names, if it is a process."""
    return _groups().get(lemma(noun))


def group_named(name: str) -> Group:
    """Return the group of processes of a name."""
    return Group(name, bool(_table()[name].get("recurs")))


@functools.cache
def _groups() -> Mapping[str, Group]:
    return {
        noun.split()[-1]: Group(name, bool(entry.get("recurs")))
        for name, entry in _table().items()
        if name not in ("edge", "words")
        for noun in entry["nouns"]
    }


@functools.cache
def nouns_of(process: str) -> frozenset[str]:
    """Return the nouns that can name a process of one group."""
    return frozenset(_table()[process]["nouns"])


def is_of_something(process: str) -> bool:
    """Tell what one place may have several of at a time: construction, talks, production."""
    return bool(_table()[process].get("of"))


@functools.cache
def _verbs() -> Mapping[str, Sequence[tuple[tuple[str, ...], Edge]]]:
    found: dict[str, list[tuple[tuple[str, ...], Edge]]] = {}
    for name, entry in _table()["edge"].items():
        for verb in entry.get("verbs", ()):
            base, *turn = verb.split()
            stem = base if base == "be" else bare_stem(past_of(base))
            found.setdefault(stem, []).append((tuple(turn), Edge(name)))
    return {stem: sorted(turns, key=lambda each: -len(each[0])) for stem, turns in found.items()}


@functools.cache
def _deeds() -> Mapping[str, Edge]:
    return {
        deed: Edge(name)
        for name, entry in _table()["edge"].items()
        for deed in entry.get("deeds", ())
    }


@functools.cache
def edge_nouns() -> Mapping[str, Edge]:
    """Return the nouns that say a beginning or an end."""
    return {
        noun: Edge(name)
        for name, entry in _table()["edge"].items()
        for noun in entry.get("nouns", ())
    }


@functools.cache
def listed(name: str) -> frozenset[str]:
    """Return a list of words that processes are read by."""
    return frozenset(_table()["words"][name])


def _table() -> Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]]:
    return lexicons.table("corpuskit.claims", "processes.toml")
