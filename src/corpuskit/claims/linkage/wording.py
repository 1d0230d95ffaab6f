"""What the words around a figure say of it, as an author says it who tells of several amounts.

The figures of two documents are seldom set against each other by their words; those of one are,
wherever they are of two things: by «another», «the following year», «the old», «of them».
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from corpuskit.claims.model import Claim
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

# So many characters of a clause are read: where it opens, before a figure, behind it.
_OPENING, _BEFORE, _BEHIND = 40, 50, 30
MOMENT = "moment"
# Where what is said of one figure ends and what is said of the next begins.
_BREAK = re.compile(
    r"[;:.]\s|,\s(?:and|but|while|whereas|where|though|although|as|against|with|"
    r"(?:(?:of|at|in|for|by|on)\s)?(?:whom|which))\s|\s(?:that|why|whether|how)\s",
    re.I,
)
_STOP = re.compile(r"[;:.,]|\s(?:and|but|while|which|who|that|when|where|since|because)\s", re.I)
# «The 40 crowns that the average farmer earned»: what is said of them goes on.
_WHICH = re.compile(r"\s(?:(?:for|of|in|with)\s)?(?:that|which|whom)\s", re.I)
_COMPARED = re.compile(
    r"\b(?:than|against|compared\s(?:with|to)|instead\sof|rather\sthan|from|out\sof|not)\s"
    r"(?:the\s)?$",
    re.I,
)
_PART_BEFORE = re.compile(
    r"\bof\s(?:whom|which|these|those|them)\b(?![^.;:]{0,30}\sthat\s)[^.;:]{0,30}$|\b(?:including|namely)\b[^.;:]{0,20}$",
    re.I,
)
_PART_BEHIND = re.compile(
    r"^(?:\s[\w’'-]+){0,2}\sof\s(?:them|these|those|whom|which|the\s(?:others?|latter))\b", re.I
)
_SOME_OF = re.compile(r"\d(?:\s\w+illion)?\sof\s(?:the|its|their|his|her|our)\b")
# «Of the 284 men whom it employed»: the whole stands first.
_WHOLE = re.compile(
    r"(?:^|[.;:]\s)(?:of|out\sof|nobody\samong|none\sof)\s(?:the\s|all\s|these\s|those\s|its\s)*$",
    re.I,
)
# «The wall, 460 metres of it», «the bridge, which is 226 metres long», «his staff of seventeen».
_OF_THE_THING = re.compile(
    r"\b(?:the|this|that|its|their|his|her|our)\s(?:[\w’'-]+\s)?[\w’'-]+"
    r"(?:,\s(?:(?:which|who)\s(?:is|was|has|had|are|were|have)\s)?|\sof\s)$",
    re.I,
)
_MEASURED = re.compile(
    r"\s(?:long|high|wide|deep|tall|thick|across|strong|of\sit|of\sthem)\b", re.I
)
_NOUN = re.compile(r"\b([a-z]{3,})\sof\s$", re.I)


@dataclass(frozen=True, slots=True)
class Wording:
    """Hold how a figure is told of.

    `taken_up` says that the reader is held to know it already, `part` that it is told as a part of
    what was counted, `compared` that another figure is measured by it, `anew` that what it counts
    is counted at each of many occasions. `marks` are the groups of
    parting words in its clause, `sides` the opposites that the clause names. `of` is the noun that
    has the number: «a staff of fourteen».
    """

    taken_up: bool
    part: bool
    compared: bool
    anew: bool
    marks: frozenset[str]
    sides: frozenset[tuple[str, int]]
    of: str


def wording(claim: Claim) -> Wording:
    """Return how a figure is told of."""
    return _wording(claim.where.sentence, claim.where.start, claim.where.end)


def told_apart(a: Claim, b: Claim, *, one_time: bool) -> bool:
    """Tell whether the words around two figures of one text say that they are of two things.

    Where both are of `one_time`, «the last year of peace» is another word for it.
    """
    mine, yours = wording(a), wording(b)
    if mine.part or yours.part or mine.compared or yours.compared:
        return True
    if mine.anew and yours.anew and not (mine.taken_up or yours.taken_up):
        return True
    if (mine.marks ^ yours.marks) - ({MOMENT} if one_time else set()):
        return True
    return opposed(mine.sides, yours.sides)


def sides_in(text: str) -> frozenset[tuple[str, int]]:
    """Return the opposites of which a text names one side, or both."""
    return frozenset(
        (name, side)
        for name, sides in _opposites()
        for side, words in enumerate(sides)
        if words.search(text)
    )


def opposites_told(a: str, b: str) -> tuple[str, str] | None:
    """Return the words by which two texts are of opposites, as of income and of spending."""
    mine, yours = sides_in(a), sides_in(b)
    for name, side in sorted(mine - yours):
        if (name, 1 - side) in yours - mine:
            return _word_of(name, side, a), _word_of(name, 1 - side, b)
    return None


def _word_of(name: str, side: int, text: str) -> str:
    found = dict(_opposites())[name][side].search(text)
    return found[0].casefold() if found else ""


def opposed(mine: frozenset[tuple[str, int]], yours: frozenset[tuple[str, int]]) -> bool:
    """Tell whether each of two texts names one side of an opposite, and not the same."""
    return any((name, 1 - side) in yours - mine for name, side in mine - yours)


@functools.lru_cache(maxsize=16384)
def _wording(sentence: str, start: int, end: int) -> Wording:
    before, quote, behind = sentence[:start], sentence[start:end], sentence[end:]
    near, whole = before[-_BEFORE:], _WHOLE.search(before) is not None
    ahead = f"{_ahead(before)}{quote}"
    clause = f"{ahead}{_after(behind)}"
    return Wording(
        whole or _is_taken_up(near, behind),
        any((_PART_BEFORE.search(before), _PART_BEHIND.search(behind), _SOME_OF.search(quote))),
        _COMPARED.search(near) is not None and not whole,
        _anew().search(quote) is not None,
        frozenset(
            name
            for table, text in (("parting", clause), ("parting_before", ahead))
            for name, words in _parting(table)
            if words.search(text)
        ),
        sides_in(clause),
        noun[1].casefold() if (noun := _NOUN.search(near)) else "",
    )


def _is_taken_up(near: str, behind: str) -> bool:
    if _taken_up().search(near):
        return True
    told = _OF_THE_THING.search(near)
    return told is not None and (not told[0].endswith(", ") or _MEASURED.match(behind) is not None)


def _ahead(before: str) -> str:
    """Return what stands in front of a figure: how its clause opens, and what is next to it."""
    breaks = [each.end() for each in _BREAK.finditer(before)]
    own = before[breaks[-1] :] if breaks else before
    return f"{own[:_OPENING]} {own[_OPENING:][-_BEFORE:]}"


def _after(behind: str) -> str:
    which = _WHICH.match(behind)
    low = which.end() if which else 0
    stop = _STOP.search(behind, low)
    return behind[: min(stop.start() if stop else len(behind), low + _BEHIND)]


@functools.cache
def _taken_up() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(_table()['taken_up']['words'])})\s(?:some\s)?$", re.I)


@functools.cache
def _anew() -> re.Pattern[str]:
    return _any_of(_table()["counted_anew"]["words"])


@functools.cache
def _parting(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, _any_of(words)) for name, words in _table()[table].items())


@functools.cache
def _opposites() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    table = _table()["opposites"]
    return tuple((name, tuple(map(_any_of, sides))) for name, sides in table.items())


def _table() -> dict[str, Any]:
    return lexicons.table("corpuskit.claims", "within.toml")


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words)})\b", re.I)
