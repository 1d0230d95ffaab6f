"""Read relative expressions («that year», «two years later», «last May») as steps from a base."""

from __future__ import annotations

import re
from dataclasses import replace

from corpuskit.language.date_clauses import tells_of_an_act
from corpuskit.language.date_parts import Part
from corpuskit.language.date_tokens import Token
from corpuskit.language.date_words import date_words

# What the first word counts from: the date before it in the text, or the document's own.
_FROM_PREVIOUS = {"same": 0, "that": 0, "following": 1, "succeeding": 1, "ensuing": 1}
_FROM_PREVIOUS_BACK = {"previous": -1, "preceding": -1}
_FROM_PUBLISHED = {"this": 0, "current": 0, "last": -1, "next": 1}
_NEAREST = {
    "last": "nearest before published",
    "next": "nearest after published",
    "this": "published",
    "following": "nearest after previous",
    "previous": "nearest before previous",
    "preceding": "nearest before previous",
}
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_DAY_PARTS = frozenset({"day", "morning", "afternoon", "evening", "night"})
_LATER = frozenset({"later", "afterwards", "after"})
_SOONER = frozenset({"earlier", "before", "previously"})
_UNITS = frozenset({"year", "month", "decade", "century"})
# «The last year» and «over the next week» are stretches of time, not dates.
_DEFINITE = re.compile(r"\b[Tt]he[ \u00a0\n]$")
# «A succeeding year» is no certain one.
_ANY = re.compile(r"\b(?:an?|any|each|every|no)[ \u00a0\n]$", re.I)
_STRETCH = re.compile(
    r"\b(?:in|over|within|during|for|through|throughout|across)[ \u00a0\n]the[ \u00a0\n]$", re.I
)


def relative_part(text: str, token: Token) -> Part | None:
    """Return the part for a relative token; its `scope` is empty and `month` unset.

    `kind` is relative for years, and otherwise the unit that the words name. None where the words
    count from something that no date is («a few years later» has no number).
    """
    words = token.word.lower().split()
    if _ANY.search(text, max(0, token.start - 6), token.start):
        return None
    if words[0] == "today" and not tells_of_an_act(text, token.start, token.end):
        return None
    if words[0] in _DAYS:
        return _relative(token, "day", "published", _DAYS[words[0]])
    if words[-1] in ("yesterday", "tomorrow"):
        return _relative(token, "day", "published", 2 * _DAYS[words[-1]])
    if words[-1] in _LATER | _SOONER:
        return _counted(token, words)
    unit = words[-1]
    kind = "relative" if unit == "year" else "day" if unit in _DAY_PARTS else unit
    if unit == "night" and words[0] == "last":
        return _relative(token, kind, "published", -1)
    definite = _DEFINITE.search(text, max(0, token.start - 4), token.start) is not None
    for word in words:
        if word in _FROM_PREVIOUS:
            return _relative(token, kind, "previous", _FROM_PREVIOUS[word])
        if word in _FROM_PREVIOUS_BACK:
            return _relative(token, kind, "previous", _FROM_PREVIOUS_BACK[word])
        if word == "next" and definite:
            stretch = _STRETCH.search(text, max(0, token.start - 24), token.start)
            return None if stretch else _relative(token, kind, "previous", 1)
        if word in _FROM_PUBLISHED and (word in ("this", "current") or not definite):
            return _from_published(token, kind, unit, word)
    return None


def _from_published(token: Token, kind: str, unit: str, word: str) -> Part | None:
    # «This day» and «last day» name none; «last decade» is a stretch of time.
    if unit == "day" or (unit == "decade" and word != "this"):
        return None
    return _relative(token, kind, "published", _FROM_PUBLISHED[word])


def _relative(token: Token, kind: str, base: str, step: int) -> Part:
    return Part(token.start, token.end, kind, base=base, step=step)


def unit_part(token: Token) -> Part:
    """Return «the year» of «the end of the year», to be dated by what went before."""
    unit = token.word.lower()
    scope = "" if unit in _UNITS else "end"
    kind = "relative" if scope or unit == "year" else unit
    return Part(token.start, token.end, kind, base="the", scope=scope, bare=not scope)


def _counted(token: Token, words: list[str]) -> Part:
    digits = re.match("[0-9]{1,2}", words[0])
    count = int(digits[0]) if digits else date_words().numbers.get(words[0], 1)
    step = count if words[-1] in _LATER else -count
    kind = "relative" if _DAY_PARTS.isdisjoint(words) else "day"
    return Part(token.start, token.end, kind, base="previous", step=step)


def which_part(text: str, token: Token, part: Part) -> Part | None:
    """Return «last May», «this summer», «that autumn», «next Tuesday» as one part."""
    word = token.word.lower().split()[0]
    definite = _DEFINITE.search(text, max(0, token.start - 4), token.start) is not None
    if part.kind == "weekday":
        return _which_weekday(token, part, word, definite=definite)
    if part.base or part.kind not in ("month", "season", "day", "feast"):
        return None
    if word in ("that", "same"):
        return replace(part, start=token.start, base="previous", step=0, bare=False)
    if definite and word == "next":
        word = "following"
    return replace(part, start=token.start, base=_NEAREST[word], step=0, bare=False)


def _which_weekday(token: Token, part: Part, word: str, *, definite: bool) -> Part | None:
    """Return «next Tuesday», from publication, or «the following Monday», from a day told."""
    if word in _FROM_PUBLISHED and not definite:
        base, step = "published", _FROM_PUBLISHED[word]
    elif word == "last":
        return None
    else:
        base = "previous"
        step = _FROM_PREVIOUS_BACK.get(word, 0 if word in ("that", "same") else 1)
    return replace(part, start=token.start, base=base, step=step, bare=False)
