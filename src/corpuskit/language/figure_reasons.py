"""When a number without noun or unit is a figure: its form, its verb, or the whole behind it."""

from __future__ import annotations

from itertools import pairwise

from corpuskit.language.approximators import Approximation
from corpuskit.language.counted_nouns import is_content
from corpuskit.language.figure_tokens import Kind, Token, token_at
from corpuskit.language.not_figures import is_capitalised, names_number
from corpuskit.language.numbers import parse_digits
from corpuskit.language.quantity_model import Modality
from corpuskit.language.single_amounts import Amount
from corpuskit.language.word_lists import words

# From here on four digits without a separator are no year.
_AFTER_YEARS = 2101
_BACK = 6
_FAR = 8
_FARTHER = 18
_COPULAS = frozenset({"is", "was"})
_TALLIED = frozenset({"to", "–", "-"})
_EXACT_OR_ABOUT = (Modality.EXACT, Modality.ABOUT)


def is_bare_figure(
    tokens: tuple[Token, ...], amount: Amount, before: Approximation, *, follows: bool
) -> bool:
    """Tell whether a number that nothing follows is a figure.

    `follows` says that a bare figure of the same sentence precedes, whose verb it may share
    («numbered 850 and the reserve 3400»).
    """
    number = amount.number
    if amount.low == amount.high == 1 and number.scale == 1:
        return False
    if is_content(token_at(tokens, amount.last)) and not _has_reason(tokens, amount):
        bounded = before.modality not in _EXACT_OR_ABOUT and not number.looks_like_year
        return bounded or _large(amount)
    if number.looks_like_year:
        return before.firm or _verb_before(tokens, before.at) or _whole_behind(tokens, amount)
    if names_number(tokens, before.at) and not (number.grouped or number.scale > 1):
        return follows and _large(amount)
    if _large(amount) or before.modality is not Modality.EXACT:
        return True
    if is_dimensionless(tokens, before.at) and not number.worded:
        return True
    return _has_reason(tokens, amount) or _verb_before(tokens, before.at)


def is_dimensionless(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell a probability, ratio or factor from a count: «an odds ratio of 0.97»."""
    names = words("function_words", "ratios", "dimensionless")
    last = token_at(tokens, at - 1).low
    if last in names:
        return True
    joined = last in words("function_words", "figure_verbs", "joining")
    return joined and token_at(tokens, at - 2).low in names


def _large(amount: Amount) -> bool:
    """Tell what its form alone shows to be a figure: groups, multipliers, five digits."""
    number = amount.number
    if number.grouped or number.scale > 1:
        return True
    return bool(number.digits) and number.digits.isdigit() and amount.high >= _AFTER_YEARS


def _has_reason(tokens: tuple[Token, ...], amount: Amount) -> bool:
    following, second = token_at(tokens, amount.last), token_at(tokens, amount.last + 1)
    before = token_at(tokens, amount.first - 1)
    if before.low in ("the", "these", "those", "both", "all", "other"):
        return _whole_behind(tokens, amount) and not amount.number.worded
    if is_tally(tokens, amount) or _takes_side(following, second):
        return not amount.number.looks_like_year
    if following.low in words("function_words", "subject_verbs", "words"):
        return not amount.number.looks_like_year and _counts(tokens, amount)
    if following.low == "in" and second.low in ("number", "all"):
        return before.text == "," and not amount.number.looks_like_year
    if second.low in words("function_words", "distributive", "words"):
        return following.low in ("from", "for", "in", "on", "of", "per", "at")
    return _whole_behind(tokens, amount) or following.low == "apiece"


def is_tally(tokens: tuple[Token, ...], amount: Amount) -> bool:
    """Tell the winning side of «voted 81–18»: the other follows and a word tells of a vote."""
    joint, other = token_at(tokens, amount.last), token_at(tokens, amount.last + 1)
    if joint.text not in _TALLIED or not amount.number.digits or other.kind is not Kind.NUMBER:
        return False
    losing = parse_digits(other.text)
    if losing is None or losing.decimal or not losing.value < amount.low:
        return False
    told = {t.low for t in tokens[max(0, amount.first - _FAR) : amount.first]}
    return bool(told & words("function_words", "votes", "words"))


def _takes_side(following: Token, second: Token) -> bool:
    """Tell «12 against» and «23 in favour»."""
    favour = following.low == "in" and second.low in ("favour", "favor")
    return favour or following.low in words("function_words", "votes", "sides")


def _counts(tokens: tuple[Token, ...], amount: Amount) -> bool:
    """Tell a subject from the number of a thing: «12 were», not «Section 12 were»."""
    before = token_at(tokens, amount.first - 1)
    return not is_capitalised(tokens, amount.first - 1) or before.kind is not Kind.WORD


def _whole_behind(tokens: tuple[Token, ...], amount: Amount) -> bool:
    """Tell «12 of them», «9 of the 15», «3 out of»."""
    following, second = token_at(tokens, amount.last), token_at(tokens, amount.last + 1)
    if following.low == "out" and second.low == "of":
        return True
    if following.low != "of":
        return False
    return second.kind is Kind.NUMBER or second.low in words("function_words", "partitive", "words")


def _verb_before(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether what stands before a number calls for a figure: «numbered», «rose to»."""
    last = token_at(tokens, at - 1).low
    verbs = ("function_words", "figure_verbs")
    if last in words(*verbs, "direct"):
        return True
    if last not in words(*verbs, "joining"):
        return False
    earlier = {token.low for token in tokens[max(0, at - _BACK) : at - 1]}
    if earlier & (words(*verbs, "moving") | words(*verbs, "naming")):
        return True
    # «The number of stars that she discovered in her life is 512».
    far = [token.low for token in tokens[max(0, at - _FARTHER) : at - 1]]
    return last in _COPULAS and ("number", "of") in pairwise(far)
