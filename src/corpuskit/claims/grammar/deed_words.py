"""What verbs and nouns say was done or happened: one name for all words that tell one deed."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from corpuskit.claims.grammar.content import stem_of_noun
from corpuskit.claims.grammar.phrases import Token
from corpuskit.claims.grammar.verb_groups import Group
from corpuskit.claims.grammar.verbs import bare_stem, past_of
from corpuskit.core import lexicons


@dataclass(frozen=True, slots=True)
class DeedWord:
    """Hold what a word says was done; the flags are those of data/deeds.toml."""

    name: str
    once: bool = False
    sole: bool = False
    state: bool = False
    undergone: bool = False
    recurs: bool = False
    unliving: bool = False
    office: bool = False
    listed: bool = True


@dataclass(frozen=True, slots=True)
class _Words:
    verbs: Mapping[str, _Turns]
    undergone: Mapping[str, _Turns]
    nouns: Mapping[str, DeedWord]


_Turns: TypeAlias = tuple[tuple[tuple[str, ...], DeedWord], ...]
_FLAGS = ("once", "sole", "state", "undergone", "recurs", "unliving", "office")


@functools.cache
def _words() -> _Words:
    verbs: dict[str, dict[tuple[str, ...], DeedWord]] = {}
    undergone: dict[str, dict[tuple[str, ...], DeedWord]] = {}
    nouns: dict[str, DeedWord] = {}
    for name, entry in lexicons.table("corpuskit.claims", "deeds.toml").items():
        flags = {flag: bool(entry.get(flag)) for flag in _FLAGS}
        deed = DeedWord(name, **flags)
        for verb in entry.get("verbs", ()):
            base, *behind = verb.split()
            stem = bare_stem(past_of(base))
            verbs.setdefault(stem, {}).setdefault(tuple(behind), deed)
            if deed.undergone:
                undergone.setdefault(stem, {}).setdefault(tuple(behind), deed)
        for noun in entry.get("nouns", ()):
            nouns.setdefault(noun, deed)
    return _Words(_longest_first(verbs), _longest_first(undergone), MappingProxyType(nouns))


def _longest_first(verbs: Mapping[str, Mapping[tuple[str, ...], DeedWord]]) -> Mapping[str, _Turns]:
    ordered = {
        stem: tuple(sorted(turns.items(), key=lambda turn: -len(turn[0])))
        for stem, turns in verbs.items()
    }
    return MappingProxyType(ordered)


def deed_of(tokens: Sequence[Token], group: Group) -> tuple[DeedWord, int]:
    """Return what a verb says was done, and how many words behind it make its meaning.

    A verb that is in no group tells a deed of its own. What was finished was completed, what
    finished came to its end.
    """
    stem = bare_stem(group.low)
    behind = tuple(token.low for token in tokens[group.main + 1 : group.main + 4])
    turns = _words().verbs.get(stem, ())
    if group.passive:
        undergone = _words().undergone.get(stem, ())
        turns = tuple(sorted((*undergone, *turns), key=lambda turn: -len(turn[0])))
    for turn, deed in turns:
        if behind[: len(turn)] == turn:
            return deed, len(turn)
    own = DeedWord(f"{stem} {group.particle}".strip(), undergone=True, listed=False)
    return own, len(group.particle.split())


def deed_of_verb(verb: str) -> DeedWord:
    """Return what a verb in its base form says was done."""
    turns = dict(_words().verbs.get(bare_stem(past_of(verb)), ()))
    return turns.get((), DeedWord(bare_stem(past_of(verb)), undergone=True, listed=False))


def deed_of_noun(noun: str) -> DeedWord | None:
    """Return what a noun says was done: «the founding of the union»."""
    return _words().nouns.get(noun)


def deeds_named(stems: Iterable[str]) -> frozenset[str]:
    """Return the deeds that nouns tell of which only the stems are known: «fir» for «the fire»."""
    known = _by_stem()
    return frozenset(known[stem] for stem in stems if stem in known)


@functools.cache
def _by_stem() -> Mapping[str, str]:
    return {stem_of_noun(noun): deed.name for noun, deed in _words().nouns.items()}
