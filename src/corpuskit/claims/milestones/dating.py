"""Which date of a sentence belongs to what it says happened."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpuskit.claims.grammar.phrases import Sort, Token
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.grammar.verb_groups import is_past, word_class
from corpuskit.claims.milestones.found import Found, stem
from corpuskit.claims.milestones.turns import (
    light,
    match,
)

_FAR, _OPENING = 18, 6
_ON = re.compile(
    r"(?:^|\b(?:on|in|during|at|until|till)\s+(?:the\s+)?(?:[A-Z][a-z]+day,?\s+)?|\b(?:end|close|"
    r"beginning|start|middle|evening|night|morning|afternoon|day|spring|summer|autumn|winter|course)\s+of\s+(?:the\s+)?|[,(:–—]\s*"
    r"|\b(?:early|late|mid)[\s-])$",
    re.I,
)
NOT_UNTIL = re.compile(r"\bnot\s+(?:until|till|before)\s+(?:the\s+)?$", re.I)
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:the\s+)?$", re.I)
# «On 12 July 1924, the day on which the bridge was opened».
_DAY_ON_WHICH = re.compile(
    r",?\s+the\s+(?:same\s+|very\s+)?(?:day|week|month|year)\s+(?:(?:on|in)\s+which|that|when)\b"
)
_DELAYED = re.compile(r"\b(?:delayed|postponed|put\s+off|deferred)\b")
_COUNTED = re.compile(
    r"\b(?:hour|day|week|fortnight|month|year|decade)s?\s+(?:after|before|from|since)\s+"
    r"(?:(?:its|his|her|their|the)\s+)?(?:[a-z]+\s+)?$",
    re.I,
)
# «On 9 May, eleven years after it had been opened, the bridge fell».
_COUNTED_CLAUSE = re.compile(
    r"\b(?:hour|day|week|fortnight|month|year|decade)s?\s+(?:after|before)\s+(?:it|they|the)\b"
)
_OF = re.compile(r"\bof\s+(?:the\s+)?(?:[A-Z][a-z]+day,?\s+)?$")
# «On the 17th it will be two years since the ship went down» dates no loss.
_PARTING = frozenset({"since", "until", "till", "because", "which", "who"})


def date_of_verb(reading: Reading, found: Found) -> Dated | None:
    """Return the date behind a verb, else the one that opens its clause."""
    for dated in reading.dates:
        if dated.start >= found.end and _reaches(reading, found.end, dated, ()):
            return dated
    return _in_front(reading, found)


def _in_front(reading: Reading, found: Found) -> Dated | None:
    tokens = reading.sentence.tokens
    for dated in reversed(reading.dates):
        if dated.end > found.start:
            continue
        if _COUNTED_CLAUSE.search(reading.text, dated.end, found.start):
            return None
        if _DAY_ON_WHICH.match(reading.text, dated.end):
            return dated
        until = NOT_UNTIL.search(reading.text, 0, dated.start)
        if not _ON.search(reading.text, 0, dated.start) or (
            _UNTIL.search(reading.text, 0, dated.start) and until is None
        ):
            return None
        at, stop = reading.sentence.token_at(dated.end), reading.sentence.token_at(found.start)
        first = reading.sentence.token_at(dated.start)
        opening = _opening(tokens, first)
        between = tokens[at:stop]
        verbs = [
            i
            for i in range(at, stop)
            if is_past(tokens[i].low) and tokens[i].text.islower() and not auxiliary(tokens[i].low)
        ]
        apart = len(between) > _FAR or any(t.text == ";" or t.low in _PARTING for t in between)
        return dated if opening and not verbs and not apart else None
    return None


def auxiliary(low: str) -> bool:
    """Tell a form of «be» or «have»."""
    return low in word_class("be") or low in word_class("have")


def _opening(tokens: tuple[Token, ...], first: int) -> bool:
    """Tell a date that opens its clause: «On 4 May», «It was on 4 May», «and on 4 May»."""
    at = first
    for _ in range(_OPENING):
        if at == 0 or tokens[at - 1].text in ";:(":
            return True
        low = tokens[at - 1].low
        if low in ("and", "but", "when", "until") or tokens[at - 1].text in ",–—":
            return True
        at -= 1
    return at == 0


def _reaches(
    reading: Reading, low: int, dated: Dated, lights: Iterable[int], *, of: bool = False
) -> bool:
    """Tell whether nothing parts words from a date behind them: no other date, no other verb."""
    tokens = reading.sentence.tokens
    before = reading.text[: dated.start]
    delayed = _DELAYED.search(before, low) or NOT_UNTIL.search(before)
    undated = _ON.search(before) is None or (_UNTIL.search(before) is not None and not delayed)
    if undated and not (of and _OF.search(before)) and reading.text[low : dated.start].strip():
        return False
    at, stop = reading.sentence.token_at(low), reading.sentence.token_at(dated.start)
    if stop - at > _FAR:
        return False
    passed = set(lights)
    for index in range(at, stop):
        token = tokens[index]
        if index in passed:
            continue
        if token.sort is Sort.DATE or token.text in ";:":
            return False
        took_place = index + 1 in passed
        if token.low in word_class("relatives") and token.low != "that" and not took_place:
            return False
        if token.low in ("and", "but", "until", "since") and index + 1 < stop:
            return False
        if (
            is_past(token.low)
            and token.text.islower()
            and tokens[index - 1].sort is not Sort.DETERMINER
        ):
            return False
    return True


def date_of_noun(reading: Reading, found: Found) -> Dated | None:
    """Return the date of a noun: behind it, or the one that opens its clause."""
    # «Eleven years after its inauguration» dates something else.
    if _COUNTED.search(reading.text, 0, found.start):
        return None
    lights = _lights(reading)
    for dated in reading.dates:
        if dated.start >= found.end:
            if _reaches(reading, found.end, dated, lights, of=True):
                return dated
            break
    tokens = reading.sentence.tokens
    for dated in reversed(reading.dates):
        if dated.end > found.start:
            continue
        at, stop = reading.sentence.token_at(dated.end), reading.sentence.token_at(found.start)
        opening = _opening(tokens, reading.sentence.token_at(dated.start))
        verbs = [
            i
            for i in range(at, stop)
            if is_past(tokens[i].low) and tokens[i].text.islower() and i not in lights
        ]
        fits = _ON.search(reading.text, 0, dated.start) is not None
        fits = fits and not any(t.low in _PARTING for t in tokens[at:stop])
        if opening and fits and not verbs and stop - at <= _FAR:
            return dated
        break
    return None


def _lights(reading: Reading) -> frozenset[int]:
    """Return the tokens of verbs that only say that something took place."""
    tokens = reading.sentence.tokens
    found: set[int] = set()
    for at, token in enumerate(tokens):
        for behind in light().get(stem(token.low), ()):
            stop = match(tokens, at + 1, behind)
            if stop is not None:
                found.update(range(at, stop))
        if auxiliary(token.low):
            found.add(at)
    return frozenset(found)
