"""Ratios in words: «one in seven boats», «four pickers in five», «a ratio of 3:2»."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from corpuskit.language.counted_nouns import counted_phrase, is_content, plain_phrase, singular
from corpuskit.language.figure_tokens import Kind, Token, adjoin, token_at
from corpuskit.language.measures import whole_behind
from corpuskit.language.number_words import tidy
from corpuskit.language.numbers import Number, read_number
from corpuskit.language.unit_names import unit_after
from corpuskit.language.units import units
from corpuskit.language.word_lists import words

_PLACES = Decimal("0.0001")
_LARGEST_PART = 20
_ROUND_WHOLES = frozenset(map(Decimal, (3, 4, 5, 10, 20, 100, 1000)))
_FAR = 24
_LONGEST_WORDED = 12


@dataclass(frozen=True, slots=True)
class Ratio:
    """Hold a ratio: its tokens, the value of its first part by its second, what is counted."""

    first: int
    last: int
    value: Decimal
    commodity: str = ""


def read_ratio(tokens: tuple[Token, ...], at: int) -> Ratio | None:
    """Read the ratio that begins at a token.

    >>> from corpuskit.language.figure_tokens import tokenize
    >>> [str(read_ratio(tokenize(t), 0).value) for t in ("one in seven", "two cups in five")]
    ['0.1429', '0.4']
    """
    part = read_number(tokens, at)
    if part is None or part.fraction or part.scale > 1 or not 0 < part.value <= 1000:
        return None
    index, noun = part.last, ""
    for _ in range(3):  # «one adult in nine», «two Chinese battery makers in three»
        word = token_at(tokens, index)
        if is_content(word):
            noun, index = (word.low if part.value == 1 else singular(word.text)), index + 1
    return (
        _of_whole(tokens, part, index, noun) or _by_colon(tokens, part) or _by_hyphens(tokens, part)
    )


def _of_whole(tokens: tuple[Token, ...], part: Number, index: int, noun: str) -> Ratio | None:
    hyphens = _over_hyphen(tokens, index) - index
    index += hyphens
    joint = token_at(tokens, index).low
    one_per = joint == "per" and bool(noun) and part.value == 1
    if joint in ("in", "for", "of") or one_per:
        index = _over_hyphen(tokens, index + 1)
    elif joint == "out" and token_at(tokens, index + 1).low == "of":
        index += 2
    else:
        return None
    every = token_at(tokens, index).low == "every"
    index += every
    every = every or joint == "per"
    whole = read_number(tokens, index) if index < len(tokens) else None
    if whole is None or whole.fraction:
        return None
    if whole.worded != part.worded and not every and not _is_one_in(part, whole, joint):
        return None
    if joint != "in" and joint != "out" and not every:
        return None
    if not every and not _plausible(part, whole, joint, noun):
        return None
    return _closed(tokens, part, whole, noun, every=every, tied=hyphens > 0)


def _over_hyphen(tokens: tuple[Token, ...], at: int) -> int:
    """Step over the hyphens of «one-in-four»."""
    hyphen = token_at(tokens, at)
    return at + (hyphen.text == "-" and adjoin(tokens[at - 1], hyphen))


def _is_one_in(part: Number, whole: Number, joint: str) -> bool:
    """Tell «one person in 78», where only the whole is too long for words."""
    return joint == "in" and part.worded and part.value == 1 and whole.value > _LONGEST_WORDED


def _closed(
    tokens: tuple[Token, ...], part: Number, whole: Number, noun: str, *, every: bool, tied: bool
) -> Ratio | None:
    """Take in the noun behind the whole; a unit of time there makes it no ratio."""
    last, lemma = whole.last, noun
    unit = unit_after(tokens, last, digits=False)
    if unit is not None and unit.code in units():
        return None
    phrase = counted_phrase(tokens, last)
    if phrase is not None and token_at(tokens, phrase.last).low == "out":
        return None  # «an empty one in nine cases out of ten»
    if phrase is not None and (every or not noun):
        last, lemma = phrase.last, noun or phrase.lemma
    elif phrase is not None:
        return None
    elif not noun and (of := whole_behind(tokens, last)) is not None:
        last, lemma = of.last, of.lemma  # «one in two of the right whales»
    elif tied and (chance := plain_phrase(tokens, last)) is not None:
        last = chance.last
    return Ratio(part.first, last, _quotient(part, whole), lemma)


def _plausible(part: Number, whole: Number, joint: str, noun: str) -> bool:
    """Tell «seven in ten» from two numbers that happen to stand so («12 in 1995», «3 of 7»)."""
    if not part.value < whole.value or part.value > _LARGEST_PART or whole.looks_like_year:
        return False
    if joint == "out":
        return part.value == 1 or whole.value in _ROUND_WHOLES
    return part.value == 1 or (bool(not part.digits or not noun) and whole.value <= 1000)


def _by_colon(tokens: tuple[Token, ...], part: Number) -> Ratio | None:
    """Read «3:2» where the sentence has called it a ratio before."""
    colon, second = token_at(tokens, part.last), token_at(tokens, part.last + 1)
    if colon.text != ":" or second.kind is not Kind.NUMBER:
        return None
    if adjoin(colon, second) != adjoin(tokens[part.last - 1], colon):
        return None
    further = token_at(tokens, part.last + 2)
    if further.text == ":" and adjoin(second, further):
        return None  # «40:40:20» has no one value
    told = {t.low for t in tokens[max(0, part.first - _FAR) : part.first]}
    told.add(token_at(tokens, part.last + 2).low)
    whole = read_number(tokens, part.last + 1)
    if not told & words("function_words", "ratios", "words") or whole is None or not whole.value:
        return None
    return Ratio(part.first, part.last + 2, _quotient(part, whole))


def _by_hyphens(tokens: tuple[Token, ...], part: Number) -> Ratio | None:
    """Read «a two-to-one majority»."""
    at = _over_hyphen(tokens, part.last)
    end = _over_hyphen(tokens, at + 1)
    if at == part.last or token_at(tokens, at).low != "to" or end == at + 1:
        return None
    whole = read_number(tokens, end) if end < len(tokens) else None
    if whole is None or whole.fraction or whole.worded != part.worded or whole.value < 1:
        return None
    if token_at(tokens, whole.last).low not in words("function_words", "ratios", "words"):
        return None
    return Ratio(part.first, whole.last + 1, _quotient(part, whole))


def _quotient(part: Number, whole: Number) -> Decimal:
    """Divide to four decimals, to four significant digits below a hundredth."""
    value = part.value / whole.value
    if value < Decimal("0.01"):
        return Decimal(f"{value:.4g}")
    return tidy(value.quantize(_PLACES))
