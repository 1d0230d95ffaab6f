"""What stands before a number: how it is meant, or that it is no figure at all."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

_TOKEN = re.compile(r"[\w]+(?:[-'’][\w]+)*|[^\w\s]")
_BACK = 60
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Before:
    """Hold how a number is meant: the modality's name, and where its words begin.

    `start` is the number's own where the words belong to the sentence («estimated at»).
    """

    modality: str
    start: int


def modality_before(text: str, at: int, *, small: bool) -> Before:
    """Read the approximator or bound before a number; `small` numbers ask for more reason.

    >>> modality_before("some 6700", 5, small=False)
    Before(modality='about', start=0)
    """
    tokens = _tokens_before(text, at)
    tables = _tables()
    for length in range(min(_DEEPEST, len(tokens)), 0, -1):
        words = tokens[-length:]
        phrase = " ".join(word for _, word in words)
        modality = tables.inside.get(phrase)
        if modality is None:
            continue
        if phrase in tables.prepositions and small and not _licensed(tokens[:-length]):
            continue
        start = words[0][0]
        further = _article(text, start) if phrase.startswith(("minimum", "maximum")) else start
        return Before(modality, further)
    for length in range(min(_DEEPEST, len(tokens)), 0, -1):
        phrase = " ".join(word for _, word in tokens[-length:])
        if phrase in tables.outside:
            return Before(tables.outside[phrase], at)
    return Before("exact", at)


def modality_after(text: str, at: int) -> tuple[str, int] | None:
    """Read a bound behind a number: «or more», «or so»; return it and where it ends."""
    for phrase, modality in _tables().after.items():
        match = re.compile(rf"[\s-]*{re.escape(phrase)}(?!\w)").match(text, at)
        if match:
            return modality, match.end()
    return None


def is_labelled(text: str, at: int) -> bool:
    """Tell a number that names something: «Article 22», «p. 39», «Resolution 1244», «no. 5»."""
    tokens = _tokens_before(text, at)
    words = [word for _, word in tokens]
    while words and words[-1] in ".,([":
        words.pop()
    if not words:
        return False
    tables = _tables()
    last = words[-1]
    capital = _capital_word(text[max(0, at - _BACK) : at].rstrip(" .(["))
    if last in tables.parts:
        return True
    if last in ("-", "–", "—", "and", "to", "&") and len(words) > 2 and words[-2].isdigit():
        return words[-3] in tables.parts or words[-3] == "."
    return last in tables.things and capital


def figure_reason(
    text: str, at: int, end: int, *, strict: bool = False, year: bool = False
) -> bool:
    """Tell whether the words around a bare number make it a figure: «numbered 850», «12 of the».

    A `strict` reason leaves out «of the», which often only picks from a group; what could be a
    `year` needs a verb of counting or a whole behind it.
    """
    tables = _tables()
    words = [word for _, word in _tokens_before(text, at)]
    last = words[-1] if words else ""
    after = [m[0].casefold() for m in _TOKEN.finditer(text, end, end + 24)][:2]
    if last in tables.direct or after == ["out", "of"]:
        return True
    if year:
        return False
    if last in tables.joining and len(words) > 1:
        earlier = words[-5:-1]
        if any(w in tables.moving or w in tables.naming for w in earlier):
            return True
    if after and after[0] in tables.subject_verbs:
        return True
    whole = tables.partitive - {"the"} if strict else tables.partitive
    return len(after) > 1 and after[0] == "of" and after[1] in whole


def words_before(text: str, at: int) -> list[str]:
    """Return the last few words before an offset, in lower case."""
    return [word for _, word in _tokens_before(text, at)]


@dataclass(frozen=True, slots=True)
class _Tables:
    inside: Mapping[str, str]
    outside: Mapping[str, str]
    after: Mapping[str, str]
    prepositions: frozenset[str]
    licence: frozenset[str]
    subject: frozenset[str]
    parts: frozenset[str]
    things: frozenset[str]
    direct: frozenset[str]
    moving: frozenset[str]
    naming: frozenset[str]
    joining: frozenset[str]
    subject_verbs: frozenset[str]
    partitive: frozenset[str]


@functools.cache
def _tables() -> _Tables:
    approximators = _load("approximators.toml")
    labels, grammar = _load("labels.toml"), _load("function_words.toml")
    figure = grammar["figure_verbs"]
    return _Tables(
        _flat(approximators["inside"]),
        _flat(approximators["outside"]),
        _flat(approximators["after"]),
        frozenset(approximators["prepositions"]["words"]),
        frozenset(approximators["prepositions"]["licence"]),
        frozenset(approximators["prepositions"]["subject"]),
        frozenset(labels["parts"]) - {"figure", "figures", "act", "order", "number"},
        frozenset(labels["things"]),
        frozenset(figure["direct"]),
        frozenset(figure["moving"]),
        frozenset(figure["naming"]),
        frozenset(figure["joining"]),
        subject_verbs=frozenset(grammar["subject_verbs"]["words"]),
        partitive=frozenset(grammar["partitive"]["words"]),
    )


def _load(name: str) -> dict[str, Any]:
    text = files("corpuskit.language").joinpath("data", name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _flat(groups: Mapping[str, list[str]]) -> dict[str, str]:
    return {phrase: name for name, phrases in groups.items() for phrase in phrases}


def _tokens_before(text: str, at: int) -> list[tuple[int, str]]:
    low = max(0, at - _BACK)
    return [(m.start(), m[0].casefold()) for m in _TOKEN.finditer(text, low, at)][-8:]


def _licensed(tokens: list[tuple[int, str]]) -> bool:
    if not tokens:
        return True
    tables = _tables()
    last = tokens[-1][1]
    return last in tables.licence and last not in tables.subject


def _article(text: str, start: int) -> int:
    match = re.compile(r"an? $").search(text, max(0, start - 3), start)
    return match.start() if match else start


def _capital_word(text: str) -> bool:
    words = _TOKEN.findall(text)
    return bool(words) and words[-1][0].isupper()
