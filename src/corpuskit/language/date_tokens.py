"""Cut running text into the few words and numbers that a date can be made of.

One pass over words and digit runs; only where one of them is a calendar cue is a pattern tried,
so that the time is linear in the text whatever it holds. URLs are swallowed whole.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from corpuskit.language.date_patterns import date_patterns
from corpuskit.language.date_words import date_words

_RUN = re.compile("[A-Za-z\u00c0-\u024f]+|[0-9]+")
_GLUED = frozenset("$£€#§_")
_JOINTS = frozenset("-/.")
# «2000-01-01/2003-12-31» is an interval of ISO 8601.
_ISO_START = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}/")
_DIGITS = frozenset("0123456789")
_APOSTROPHES = frozenset("'’‘")
_LONGEST_CUE = 12
_LONGEST_NUMBER = 4
# «The end of the year», «mid-decade»: elsewhere the unit alone dates nothing.
_UNIT_BEFORE = re.compile(r"\b(?:(?:of|in)[ \u00a0\n]the[ \u00a0\n]|[Mm]id-|[Bb]y[ \u00a0\n])$")
# An abbreviation in this dictionary may carry its point.
_SHORT_NAME = 4


class Token(NamedTuple):
    """Hold one cue; `value` is its number (month 1 to 12, day, year) and `word` what was read."""

    kind: str
    start: int
    end: int
    value: int = 0
    word: str = ""


def date_tokens(text: str) -> list[Token]:
    """Return the calendar cues of a text in order, none overlapping."""
    cues = _cues()
    found: list[Token] = []
    past = 0
    for run in _RUN.finditer(text):
        word = run[0]
        start, end = run.span()
        if start < past or end - start > _LONGEST_CUE:
            continue
        if word[0] in _DIGITS:
            # Nothing else glues a year to a word: «FY2018».
            glued = bool(found) and found[-1].kind == "fiscal" and found[-1].end == start
            token = _number(text, start, end, glued=glued)
        elif (families := cues.get(word.lower())) is None or _is_glued(text, start):
            continue
        else:
            token = _word(text, start, end, families)
        if token is not None:
            past = token.end
            if token.kind != "url":
                found.append(token)
    return found


def _is_glued(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return before.isdecimal() or before in _GLUED if before else False


def _number(text: str, start: int, end: int, *, glued: bool) -> Token | None:
    if end - start > _LONGEST_NUMBER or not (glued or _may_begin_number(text, start)):
        return None
    found = date_patterns().number.match(text, start)
    if found is None or found.lastgroup is None:
        return None
    kind, word, before = found.lastgroup, found[0], text[start - 1 : start]
    if kind in ("iso", "numeric") and before in _JOINTS and not _ends_iso(text, start):
        return None
    if kind == "number":
        if before == "," and text[start - 2 : start - 1] in _DIGITS:
            return None
        if before in _APOSTROPHES and len(word) == 2:
            kind = "short"
    value = _leading(word)
    return Token(kind, start, found.end(), value, word)


def _ends_iso(text: str, start: int) -> bool:
    return _ISO_START.fullmatch(text, max(0, start - 11), start) is not None


def _may_begin_number(text: str, start: int) -> bool:
    if start == 0:
        return True
    before = text[start - 1]
    if before.isalpha() or before in _GLUED:
        return False
    return not (before in ".:" and start > 1 and text[start - 2] in _DIGITS)


def _leading(word: str) -> int:
    length = next((place for place, char in enumerate(word) if char not in _DIGITS), len(word))
    return int(word[:length])


def _word(text: str, start: int, end: int, families: tuple[str, ...]) -> Token | None:
    patterns = date_patterns()
    for family in families:
        if family in ("month", "foreign", "weekday", "season", "decade"):
            return _name(text, start, end, family)
        found = getattr(patterns, family).match(text, start)
        if found is not None:
            if found.lastgroup == "unit" and not _UNIT_BEFORE.search(
                text, max(0, start - 8), start
            ):
                continue
            value = _ordinal(found[0]) if found.lastgroup == "number" else 0
            return Token(found.lastgroup, start, found.end(), value, found[0])
    return None


def _ordinal(word: str) -> int:
    return date_words().ordinals[word.lower()]


def _name(text: str, start: int, end: int, family: str) -> Token | None:
    after = text[end : end + 1]
    if after.isdecimal() or after.isalpha() or after == "_":
        return None
    words, word = date_words(), text[start:end]
    index = {
        "month": words.months,
        "foreign": words.foreign_months,
        "weekday": words.weekdays,
        "season": words.seasons,
        "decade": words.decades,
    }[family]
    value = index[word.lower()]
    if family == "month" and word[0].islower():
        family = "small"
    if after == "." and len(word) <= _SHORT_NAME and word.lower() not in words.whole_names:
        end += 1
    return Token(family, start, end, value, word)


def _first_word(name: str) -> str:
    return re.split("[^a-z]", name.lower())[0]


@cache
def _cues() -> dict[str, tuple[str, ...]]:
    """Return the pattern families to try at every cue word."""
    words = date_words()
    families = {
        # «May Day» is tried before «May».
        "feast": ["new", *map(_first_word, words.feasts), *map(_first_word, words.easter_feasts)],
        "foreign": [*words.foreign_months],
        "month": [*words.months],
        "weekday": [*words.weekdays],
        "season": [*words.seasons],
        "decade": [*words.decades],
        "ordinal": [*(re.split("[- ]", word)[0] for word in words.ordinals), *_PIECE_CUES],
        "third": ["early", "mid", "late"],
        "edge": ["beginning", "start", "middle", "end", "close", "outset", "onset", "year"],
        "quarter": ["q", "h"],
        "era": ["ad"],
        "fiscal": ["fy"],
        "url": ["http", "https", "www"],
        "relative": [*words.numbers, *_RELATIVE_CUES],
    }
    cues: dict[str, tuple[str, ...]] = {}
    for family, group in families.items():
        for word in dict.fromkeys(group):
            cues[word] = (*cues.get(word, ()), family)
    return cues


_PIECE_CUES = ("latter", "last", "final", "early", "opening", "initial", "closing")
_RELATIVE_CUES = (
    *("a", "that", "this", "same", "following", "succeeding", "ensuing", "previous"),
    *("preceding", "next", "last", "current", "yesterday", "today", "tonight", "tomorrow"),
    *("year", "month", "decade", "century", "day", "morning", "afternoon", "evening", "night"),
)
