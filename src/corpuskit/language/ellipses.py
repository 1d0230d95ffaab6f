"""Figures whose noun or unit the sentence has named before: «48 in May, 31 in June»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpuskit.language.approximators import Approximation
from corpuskit.language.counted_nouns import is_content
from corpuskit.language.figure_tokens import Kind, Token, token_at
from corpuskit.language.single_amounts import Amount, read_single
from corpuskit.language.units import dimension
from corpuskit.language.word_lists import words

_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
_JOINTS = frozenset({",", "and", "or", "but", ";"})
# What may stand before the subject of a clause.
_OPENINGS = frozenset(
    {"", ".", ",", ";", ":", "and", "but", "while", "whereas", "(", "—", "–", "that"}
)
_STOPS = frozenset({".", "!", "?"})
# Sentences are not read back further than this.
_FAR = 40
_MOST_APIECE = 60
_COLDEST = -90
_TIMES = frozenset({"×", "x"})


@dataclass(frozen=True, slots=True)
class Told:
    """Hold a figure that the sentence has told already: its tokens, unit, noun and opener.

    `opener` is the word before it («for», «from»), lower case.
    """

    first: int
    last: int
    unit: str
    commodity: str
    opener: str


def shared_unit(
    tokens: tuple[Token, ...], amount: Amount, before: Approximation, told: Sequence[Told]
) -> str:
    """Return the unit that a bare number has from an earlier figure, empty where none.

    The sentence says both in the same way: behind the same preposition («for 15 days ... for ten»),
    before a year each, or as the two ends of a change («from 12.4 days to 5.2»).
    """
    if not told or not _ends(tokens, amount.last) or amount.number.looks_like_year:
        return ""
    if amount.number.fraction or amount.high <= 1:
        return ""
    opener = token_at(tokens, before.at - 1).low
    last = told[-1]
    if opener == "to" and last.opener == "from" and last.last == before.at - 1:
        return last.unit if dimension(last.unit) not in ("count", "1") else ""
    if _is_gapped(tokens, before.at) and _is_gapped(tokens, last.first):
        return last.unit if _measures(last.unit) else ""  # «pears 40 tons and plums 60»
    if opener in _JOINTS and _is_of_year(tokens, amount.last) and _is_of_year(tokens, last.last):
        return last.unit if dimension(last.unit) != "count" else ""
    if opener not in words("function_words", "gapping", "sharing"):
        return ""
    for figure in reversed(told):
        if figure.opener == opener:
            return figure.unit if _measures(figure.unit) else ""
    return ""


def _is_of_year(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell the words behind a figure that give its year: «40 crowns in 1820, and 55 in 1830»."""
    return token_at(tokens, at).low in ("in", "by", "for", "at") and bool(
        _YEAR.fullmatch(token_at(tokens, at + 1).text)
    )


def _is_gapped(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell a figure that stands behind a noun and a joint alone: «..., pears 40 tons»."""
    return is_content(token_at(tokens, at - 1)) and token_at(tokens, at - 2).low in (",", "and")


def is_cold(tokens: tuple[Token, ...], amount: Amount) -> bool:
    """Tell «at minus 19», a temperature of which no scale is printed."""
    opener = token_at(tokens, amount.first - 1).low
    cold = opener == "at" and _COLDEST <= amount.low < 0 and amount.low % 1 == 0
    return cold and _ends(tokens, amount.last)


def goes_on(
    tokens: tuple[Token, ...], amount: Amount, before: Approximation, told: Sequence[Told]
) -> bool:
    """Tell a bare number that counts what was counted: «48 cases in May, 31 in June»."""
    if amount.number.looks_like_year or amount.high <= 1 or amount.number.fraction:
        return False
    opener = token_at(tokens, before.at - 1).low
    last = told[-1] if told else None
    if opener == "of" and last is not None and last.last == before.at - 1:
        return _ends(tokens, amount.last)  # «19 of 20»
    if opener == "to" and _has_come_from(tokens, before, told):
        return not is_content(token_at(tokens, amount.last))
    if opener == "from" and token_at(tokens, amount.last).low == "to":
        return token_at(tokens, amount.last + 1).kind is Kind.NUMBER and _changes(tokens, before.at)
    counted = any(figure.commodity and dimension(figure.unit) == "count" for figure in told)
    if last is None or not counted or opener not in _JOINTS:
        return False
    following = token_at(tokens, amount.last).low
    if following == "of":  # «40 crates of pears and 60 of plums»
        return token_at(tokens, last.last).low == "of"
    return following in words("function_words", "gapping", "prepositions")


def is_other_part(
    tokens: tuple[Token, ...], amount: Amount, before: Approximation, told: Sequence[Told]
) -> bool:
    """Tell «two-thirds of the lessons are in Welsh and a third in English»."""
    if not amount.number.fraction or not any(f.unit in ("1", "%") for f in told):
        return False
    opener = token_at(tokens, before.at - 1).low
    following = token_at(tokens, amount.last)
    closed = following.low in words("function_words", "gapping", "prepositions")
    return opener in _JOINTS and (closed or following.text in (",", ".", ";", ")", ""))


def stands_alone(tokens: tuple[Token, ...], amount: Amount, before: Approximation) -> bool:
    """Tell a number that counts by its construction, whatever was named before."""
    if amount.number.looks_like_year or amount.high <= 1 or amount.number.fraction:
        return False
    opener, earlier = token_at(tokens, before.at - 1).low, token_at(tokens, before.at - 2).low
    following, second = token_at(tokens, amount.last), token_at(tokens, amount.last + 1)
    apiece = following.low == "to" and second.low in ("a", "an", "each", "every")
    if apiece and amount.high <= _MOST_APIECE and opener not in words("labels", "things"):
        third = token_at(tokens, amount.last + 2).low
        return third not in words("function_words", "figure_verbs", "naming")  # «eight to a tent»
    if following.low in words("function_words", "gapping", "subjects"):
        return opener in _OPENINGS
    if following.low == "strong" and not is_content(second):
        return True
    if following.low in _TIMES:
        return _is_multiplied(tokens, amount.last + 1)
    if not _ends(tokens, amount.last):
        return False
    if opener in ("is", "are", "was", "were") and earlier == "there":
        return True
    if opener in ("further", "another") or (opener == "but" and earlier == "all"):
        return True
    if opener in ("of", "the") and "out" in (earlier, token_at(tokens, before.at - 3).low):
        return True
    return opener in words("function_words", "gapping", "verbs")


def _is_multiplied(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell «5 × 23,000 TEU» from the two sides of a plank."""
    other = read_single(tokens, at) if at < len(tokens) else None
    return other is not None and bool(other.unit) and dimension(other.unit) != "length"


def _has_come_from(tokens: tuple[Token, ...], before: Approximation, told: Sequence[Told]) -> bool:
    """Tell the far end of «had gone up from fewer than 10 a year in the 1990s to 140»."""
    start = next((figure.first for figure in told if figure.opener == "from"), None)
    if start is None or start >= before.at:
        return False
    return _changes(tokens, start)


def _changes(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a verb of change stands before a token in its sentence."""
    moving = words("function_words", "figure_verbs", "moving")
    for index in range(at - 1, max(-1, at - _FAR), -1):
        if tokens[index].text in _STOPS:
            return False
        if tokens[index].low in moving:
            return True
    return False


def _ends(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a clause may end before a token: a sign, a conjunction, a closed-class word."""
    token = token_at(tokens, at)
    if token.kind is Kind.NUMBER or token.text in ("%", "$", "£", "€", "/", "-", "–", ":", "°"):
        return False
    return not is_content(token) and token.low not in ("of", "to", "or")


def _measures(unit: str) -> bool:
    return "/" not in unit and dimension(unit) != "count" and unit != "1"
