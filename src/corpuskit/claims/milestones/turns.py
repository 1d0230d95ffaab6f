"""The turns of words by which what happened to a thing is told (data/milestones.toml)."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from corpuskit.claims.grammar.phrases import Sort, Token
from corpuskit.claims.grammar.verbs import bare_stem, past_of
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

_OWN = frozenset({"its", "his", "her", "their"})
_ON = frozenset({"in", "on", "at"})
_PASSED = frozenset({"first", "the", "a", "an", "both", "finally", "at", "last"})


@dataclass(frozen=True, slots=True)
class What:
    """Hold what happens to a thing; the flags are those of data/milestones.toml."""

    kind: str
    once: bool = False
    again: bool = False
    first: bool = False
    also: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """Hold a verb with the words that belong to it: `place` says where the thing stands."""

    what: What
    place: str
    behind: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stead:
    """Hold nouns that undergo a verb in the thing's stead: «work on the dam ended»."""

    what: What
    heads: frozenset[str]
    verbs: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Turns:
    """Hold all turns of words, by what they are found by."""

    verbs: Mapping[str, tuple[Turn, ...]]
    nouns: Mapping[str, tuple[What, ...]]
    before: Mapping[str, tuple[What, ...]]
    steads: tuple[Stead, ...]


@functools.cache
def words(name: str) -> frozenset[str]:
    """Return one of the lists of words that the turns are read with."""
    return frozenset(_table()["words"][name])


def _table() -> Mapping[str, Any]:
    return lexicons.table("corpuskit.claims", "milestones.toml")


@functools.cache
def light() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the verbs that only say that something took place, by their stems."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for verb in words("light"):
        stem, behind = _split(verb)
        found.setdefault(stem, []).append(behind)
    return MappingProxyType({stem: tuple(turns) for stem, turns in found.items()})


def _split(verb: str) -> tuple[str, tuple[str, ...]]:
    base, *behind = verb.split()
    if base in ("be", "bear"):
        return base, tuple(word for word in behind if word not in _PASSED)
    return bare_stem(past_of(base)), tuple(word for word in behind if word not in _PASSED)


@functools.cache
def turns() -> Turns:
    """Return the turns of words, the longest first."""
    verbs: dict[str, list[Turn]] = {}
    nouns: dict[str, list[What]] = {}
    before: dict[str, list[What]] = {}
    steads: list[Stead] = []
    for name, entry in _table().items():
        if name == "words":
            continue
        what = What(
            entry.get("as", name),
            once=bool(entry.get("once")),
            again=bool(entry.get("again")),
            first=bool(entry.get("first")),
            also=entry.get("also", ""),
        )
        for place in ("done", "does", "onto"):
            for verb in entry.get(place, ()):
                stem, behind = _split(verb)
                verbs.setdefault(stem, []).append(Turn(what, place, behind))
        for noun in entry.get("nouns", ()):
            nouns.setdefault(noun, []).append(what)
        for said in entry.get("before", ()):
            before.setdefault(said, []).append(what)
        steads.extend(
            Stead(what, frozenset(told["heads"]), tuple(_split(verb) for verb in told["verbs"]))
            for told in entry.get("told", ())
        )
    return Turns(
        MappingProxyType(
            {s: tuple(sorted(each, key=lambda t: -len(t.behind))) for s, each in verbs.items()}
        ),
        MappingProxyType({noun: tuple(each) for noun, each in nouns.items()}),
        MappingProxyType({said: tuple(each) for said, each in before.items()}),
        tuple(steads),
    )


@functools.cache
def noun_pattern() -> re.Pattern[str]:
    """Return what finds a noun of a happening."""
    nouns = alternation(turns().nouns).replace(r"first\ ", rf"first\ (?:(?:{_plain()})\ )?")
    return re.compile(rf"\b(?P<noun>{nouns})(?:\s+ceremony)?\b", re.I)


def noun_told(printed: str) -> str:
    """Return the noun of the list for one that is printed: «first public performance»."""
    return re.sub(rf"^(first )(?:{_plain()}) ", r"\1", printed.casefold())


@functools.cache
def _plain() -> str:
    return alternation(words("plain"))


@functools.cache
def before_pattern() -> re.Pattern[str]:
    """Return what finds words that stand right before the date of a happening."""
    return re.compile(rf"\b(?P<said>{alternation(turns().before)})\s+$", re.I)


def match(tokens: Sequence[Token], at: int, behind: Sequence[str]) -> int | None:
    """Return where a turn ends whose further words stand from a place on, None where they do not.

    Articles, adverbs and «first» are passed over, and a date: «was put in 1893 into service».
    """
    for word in behind:
        while at < len(tokens) and _is_passed(tokens, at, word):
            at += 1
        if at >= len(tokens) or not (
            tokens[at].low == word or (word == "its" and tokens[at].low in _OWN)
        ):
            return None
        at += 1
    # «Fell in 1893» is no «fell in».
    dated = at < len(tokens) and tokens[at].sort is Sort.DATE
    return None if behind and dated and tokens[at - 1].low in _ON else at


def _is_passed(tokens: Sequence[Token], at: int, word: str) -> bool:
    token = tokens[at]
    if token.low == word:
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.sort is Sort.DATE or (following is not None and following.sort is Sort.DATE):
        return True
    passed = token.low in _PASSED or (token.low.endswith("ly") and token.low != "assembly")
    return passed or (token.sort is Sort.DETERMINER and word != "its")
