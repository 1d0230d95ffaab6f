"""Words that say how a number is meant: «some», «over», «up to», «or more»."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from corpuskit.language.figure_tokens import Kind, Token, adjoin, token_at
from corpuskit.language.number_words import is_number_word
from corpuskit.language.quantity_model import Modality
from corpuskit.language.word_lists import word_list, words

_DEEPEST = 5
# «up to about», «well over an estimated»: no source stacks more.
_STACKED = 3
# At the head of a sentence these are prepositions before a small number.
_NEVER_FIRST = frozenset({"over", "under", "above", "below", "beyond"})
# The last words of bounds that can stand before a number as well as behind one.
_BOUNDING = frozenset({"over", "above", "more"})
_BOUNDS = frozenset(Modality) - {Modality.EXACT, Modality.ABOUT}


@dataclass(frozen=True, slots=True)
class Approximation:
    """Hold how a number is meant, and the token where its words begin or end.

    `firm` is False for words that are also prepositions of time («about 1990»).
    """

    modality: Modality
    at: int
    firm: bool = False


def approximation_before(
    tokens: tuple[Token, ...], at: int, *, doubted: frozenset[str] = frozenset()
) -> Approximation:
    """Read the approximators and bounds that end before a token; the strongest wins.

    A `doubted` word, one that may be a plain preposition here («under three treaties»), is taken
    for a bound only where the word before it calls for one.

    >>> from corpuskit.language.figure_tokens import tokenize
    >>> approximation_before(tokenize("estimated at up to about 40"), 5).modality.value
    'upTo'
    """
    modality, start, firm = Modality.EXACT, at, False
    for _ in range(_STACKED):
        found = _inside(tokens, start, doubted=doubted)
        if found is None or (start < at and _is_preposition(tokens, found.at, start)):
            break
        modality = modality if modality in _BOUNDS else found.modality
        start, firm = found.at, firm or found.firm
    if modality in _BOUNDS:
        return Approximation(modality, start, firm)
    verb = _phrase_before(tokens, start, _phrases("outside"))
    if verb is not None and _is_adjective(tokens, verb[1], start):
        verb = None
    if verb is not None and modality is Modality.EXACT:
        return Approximation(verb[0], start, firm=True)
    return Approximation(modality, start, firm)


def approximation_after(tokens: tuple[Token, ...], at: int) -> Approximation | None:
    """Read a bound behind a number or its noun: «or more», «or so», «+»."""
    for length in range(min(3, len(tokens) - at), 0, -1):
        run = tuple(t.low for t in tokens[at : at + length])
        modality = _phrases("after").get(run)
        if modality is None or len(run) < length:
            continue
        first, last = tokens[at], tokens[at + length - 1]
        tied = at > 0 and adjoin(tokens[at - 1], first)
        if first.text in ("+", "-") and not tied:
            continue
        if first.kind is Kind.WORD and tied:
            continue
        if _opens_number(tokens, at + length) and tokens[at + length - 1].low in _BOUNDING:
            continue
        if first.text == "+" and token_at(tokens, at + 1).start == last.end:
            continue
        return Approximation(modality, at + length)
    return None


def _opens_number(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell «40 rifles and over six hundred sabres», where the words bound the next number."""
    token = token_at(tokens, at)
    return token.kind is Kind.NUMBER or token.low == "than" or is_number_word(token.low)


@functools.cache
def _phrases(group: str) -> Mapping[tuple[str, ...], Modality]:
    table = word_list("approximators")[group]
    return {
        tuple(phrase.split()): Modality(name)
        for name, phrases in table.items()
        for phrase in phrases
    }


def _phrase_before(
    tokens: tuple[Token, ...], at: int, phrases: Mapping[tuple[str, ...], Modality]
) -> tuple[Modality, int] | None:
    for length in range(min(_DEEPEST, at), 0, -1):
        run = tuple(t.low for t in tokens[at - length : at])
        if run in phrases:
            return phrases[run], at - length
    return None


def _is_adjective(tokens: tuple[Token, ...], start: int, at: int) -> bool:
    """Tell «the top 10 producers» from «exports top $10 billion»."""
    if start != at - 1 or tokens[start].low != "top":
        return False
    before = token_at(tokens, start - 1).low
    owned = before.endswith(("'s", "’s", "s'", "s’"))
    return owned or before in words("function_words", "openers", "attributive")


def _is_preposition(tokens: tuple[Token, ...], start: int, at: int) -> bool:
    """Tell «spread over some 600 islands», where «over» is no bound on an approximate number."""
    run = " ".join(t.low for t in tokens[start:at])
    return run in words("approximators", "prepositions", "words")


def _inside(tokens: tuple[Token, ...], at: int, *, doubted: frozenset[str]) -> Approximation | None:
    found = _phrase_before(tokens, at, _phrases("inside"))
    if found is None:
        return None
    modality, start = found
    run = " ".join(t.low for t in tokens[start:at])
    if _is_preposition(tokens, start, at):
        before = token_at(tokens, start - 1)
        if before.low in words("approximators", "prepositions", "subject"):
            return None
        if run == "over" and any(
            before.low in words("approximators", "prepositions", kind)
            for kind in ("particle", "extent")
        ):
            return None
        opens = not before.text or before.text in ".;:!?"
        licensed = not before.text[:1].isalpha() and not (opens and run in _NEVER_FIRST)
        licensed = licensed or before.low in words("approximators", "prepositions", "licence")
        if run in doubted and not licensed:
            return None
    if run in ("c", "c .") and tokens[start].text == "C":
        return None
    if run in ("maximum", "minimum") and token_at(tokens, start - 1).low in ("a", "the"):
        return None
    return Approximation(modality, start, run not in words("approximators", "dating", "words"))
