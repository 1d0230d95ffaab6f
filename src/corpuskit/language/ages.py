"""Ages without a unit: «aged 15–49», «Berit Lund, 26, of Oslo», «a widow of 61», «he was 19»."""

from __future__ import annotations

from corpuskit.language.counted_nouns import is_content
from corpuskit.language.figure_tokens import Kind, Token, token_at
from corpuskit.language.not_figures import is_labelling
from corpuskit.language.single_amounts import Amount
from corpuskit.language.word_lists import words

_OLDEST = 120
_MOST_AGES = 6
_JOINTS = frozenset({"of", "between", "from", "over", "under", "below", "above", "about"})
_BOUNDS = frozenset({"under", "over", "below", "above"})
_COPULAS = frozenset({"is", "are", "was", "were"})
# Below this a number behind «he was» or «a man of» is seldom an age in print.
_YOUNGEST = 2
# «Are over 6» more often counts than it tells an age.
_YOUNGEST_BOUND = 8
_AGE_DIGITS, _SHORTEST_NAME = 2, 3
# «One-third are over 60» speaks of people if they were named so far back.
_FAR = 12


def is_age(tokens: tuple[Token, ...], amount: Amount) -> bool:
    """Tell an age of which no unit is printed."""
    if amount.high > _OLDEST or is_content(token_at(tokens, amount.last)):
        return False
    if _behind_age(tokens, amount) or _of_people(tokens, amount):
        return True
    number = amount.number
    if number.value < _YOUNGEST or number.value % 1 or number.scale > 1:
        return False
    if token_at(tokens, amount.last).low == "of" or number.fraction:
        return False
    return (
        _in_apposition(tokens, amount)
        or _of_person(tokens, amount)
        or _of_pronoun(tokens, amount)
        or _at_event(tokens, amount)
    )


def _behind_age(tokens: tuple[Token, ...], amount: Amount) -> bool:
    """Tell «aged 15–49», «at the age of 60», «ages 5 to 14», «children under 5»."""
    index = _before_ages(tokens, amount.first - 1)
    for _ in range(3):
        index -= token_at(tokens, index).low in _JOINTS
    opener = token_at(tokens, index).low
    bounded = token_at(tokens, amount.first - 1).low in _BOUNDS
    aged = bounded and opener in words("nouns", "aged", "words")
    return opener in ("aged", "age", "ages") or aged


def _before_ages(tokens: tuple[Token, ...], at: int) -> int:
    """Step back over the ages that a number goes on: «aged 2, 5 and 9»."""
    index = at
    for _ in range(_MOST_AGES):
        before = token_at(tokens, index - 1)
        joined = token_at(tokens, index).low in (",", "and", "or", "to")
        if not joined or before.kind is not Kind.NUMBER or len(before.text) > _AGE_DIGITS:
            break
        index -= 2
    return index


def _of_people(tokens: tuple[Token, ...], amount: Amount) -> bool:
    """Tell «one-third are over 60» where the sentence has named people."""
    if token_at(tokens, amount.first - 1).low not in _BOUNDS:
        return False
    if token_at(tokens, amount.first - 2).low not in _COPULAS or amount.low < _YOUNGEST_BOUND:
        return False
    near = {t.low for t in tokens[max(0, amount.first - _FAR) : amount.first]}
    return bool(near & words("nouns", "aged", "words"))


def _in_apposition(tokens: tuple[Token, ...], amount: Amount) -> bool:
    """Tell «Berit Lund, 26, of Oslo» and «Ramlogan, now 70», not a list and not a citation."""
    index = amount.first - 1
    dated = token_at(tokens, index).low in ("now", "then", "aged", "still", "only", "just")
    index -= dated
    name = token_at(tokens, index - 1)
    if token_at(tokens, index).text != ",":
        return False
    if dated and name.low in words("nouns", "people_of", "words"):
        return True
    if not _is_name(name) or is_labelling(name):
        return False
    if dated:
        return True
    closing, behind = token_at(tokens, amount.last), token_at(tokens, amount.last + 1)
    return closing.text == "," and behind.kind is Kind.WORD and behind.text.islower()


def _is_name(token: Token) -> bool:
    word = token.kind is Kind.WORD and len(token.text) >= _SHORTEST_NAME
    months = words("labels", "months")
    return word and token.text[0].isupper() and not token.text.isupper() and token.low not in months


def _of_person(tokens: tuple[Token, ...], amount: Amount) -> bool:
    """Tell «a lean man of 58»."""
    person = token_at(tokens, amount.first - 2).low
    return token_at(tokens, amount.first - 1).low == "of" and person in words(
        "nouns", "people_of", "words"
    )


def _of_pronoun(tokens: tuple[Token, ...], amount: Amount) -> bool:
    """Tell «since he was 19» and «who is seventy-one»."""
    index = amount.first - 1
    index -= token_at(tokens, index).low in words("nouns", "people_of", "adverbs")
    verb, subject = token_at(tokens, index).low, token_at(tokens, index - 1).low
    return verb in ("is", "was", "turned", "turns") and subject in ("he", "she", "who", "i")


def _at_event(tokens: tuple[Token, ...], amount: Amount) -> bool:
    """Tell «died at 84» and «retire at 65»."""
    event = token_at(tokens, amount.first - 2).low
    return token_at(tokens, amount.first - 1).low == "at" and event in words(
        "nouns", "people_of", "events"
    )
