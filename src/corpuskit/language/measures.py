"""What an amount with a unit measures: its noun, its whole, its rate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from corpuskit.language.counted_nouns import (
    Phrase,
    is_content,
    is_participle,
    is_plural,
    plain_phrase,
)
from corpuskit.language.figure_tokens import Token, adjoin, token_at
from corpuskit.language.single_amounts import Amount
from corpuskit.language.unit_names import rate_after
from corpuskit.language.units import dimension
from corpuskit.language.word_lists import words

# What a unit may be of: «5 kg of rice», «20 per cent of the catch», not «10 miles of the border».
_OF_ANYTHING = frozenset({"share", "mass", "volume", "area", "energy"})
# Fractions and ratios have no dimension, which UCUM writes as 1.
FRACTION = "1"
_OF_STUFF = frozenset({"power", "containers"})


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold what was read around an amount: tokens, values, unit and the concept counted."""

    first: int
    last: int
    low: Decimal
    high: Decimal
    unit: str
    commodity: str = ""
    certain: bool = True
    listed: tuple[str, ...] = ()


def figure_of(amount: Amount, last: int, unit: str, commodity: str = "") -> Figure:
    """Return the figure that an amount makes with its unit and noun, up to a token."""
    certain = amount.certain and not (unit == "count" and amount.number.doubtful)
    return Figure(amount.first, last, amount.low, amount.high, unit, commodity, certain)


def read_measure(tokens: tuple[Token, ...], amount: Amount) -> Figure | None:
    """Read what an amount with a unit measures; None where it is a year or an idiom."""
    kind = dimension(amount.unit)
    if _is_price_year(tokens, amount, kind):
        return None
    at, rated = amount.last, None
    if amount.number.value == 1 and amount.number.worded and _is_idiom(amount):
        return None
    noun = _modified(tokens, amount, kind) or _owned(tokens, at, kind)
    if kind == "time" and (old := _behind_age(tokens, amount)):
        return figure_of(amount, old, amount.unit)
    if noun is None:
        rated = rate_after(tokens, at, amount.unit)
        at = rated[1] if rated else at
        noun = _of(tokens, at, kind)
    last, lemma = (noun.last, noun.lemma) if noun else (at, "")
    if rated is None:
        rated = rate_after(tokens, last, amount.unit)
        last = rated[1] if rated else last
    unit = rated[0] if rated else amount.unit
    return with_population(tokens, figure_of(amount, last, unit, lemma))


def _behind_age(tokens: tuple[Token, ...], amount: Amount) -> int:
    """Return the token behind «74 years old» and «15–24 year olds», else 0."""
    low = token_at(tokens, amount.last).low
    aged = low == "olds" or (low == "old" and not amount.tied)
    return amount.last + 1 if aged else 0


def _is_price_year(tokens: tuple[Token, ...], amount: Amount, kind: str) -> bool:
    """Tell «constant 1990 dollars», where the year says which dollars."""
    opener = token_at(tokens, amount.first - 1).low
    dated = opener in ("in", "at") or opener in words("labels", "table", "prices")
    return dated and amount.number.looks_like_year and kind.startswith("money")


def _is_idiom(amount: Amount) -> bool:
    """Tell «one day», which is some day, from a duration."""
    tied = amount.tied or amount.is_range
    return amount.unit in ("d", "s", "min") and not tied


def _modified(tokens: tuple[Token, ...], amount: Amount, kind: str) -> Phrase | None:
    """Read the noun that an amount modifies: «48-hour silence», «a $2 million grant»."""
    at = amount.last
    if amount.tied:
        while token_at(tokens, at).text == "-" and adjoin(tokens[at], token_at(tokens, at + 1)):
            at += 2
        noun = plain_phrase(tokens, at) if kind != "share" else None
        return noun or (Phrase(at, "") if at > amount.last else None)
    opened = is_attributive(tokens, amount)
    singular_unit = amount.symbol or not is_plural(tokens[at - 1].text)
    opened = opened or _is_calibre(tokens, amount, kind)
    if not opened or not singular_unit or kind in ("time", "temperature"):
        return None
    noun = plain_phrase(tokens, at)
    participle = is_content(token_at(tokens, at)) and is_participle(tokens[at].low)
    return None if participle else noun


def _is_calibre(tokens: tuple[Token, ...], amount: Amount, kind: str) -> bool:
    """Tell «70lb packs» and «155mm howitzers», whose unit stands close to number and noun."""
    if kind not in ("length", "mass", "volume", "power") or not amount.symbol:
        return False
    tied = adjoin(tokens[amount.number_last - 1], tokens[amount.number_last])
    noun = token_at(tokens, amount.last)
    return tied and is_content(noun) and is_plural(noun.text)


def is_attributive(tokens: tuple[Token, ...], amount: Amount) -> bool:
    """Tell whether a determiner makes an amount a modifier («a two-thirds majority»)."""
    determiner = token_at(tokens, amount.first - 1).low
    return determiner in words("function_words", "openers", "attributive")


def _owned(tokens: tuple[Token, ...], at: int, kind: str) -> Phrase | None:
    """Read «30 days’ notice»."""
    sign = token_at(tokens, at)
    if kind != "time" or sign.text not in ("'", "’") or not adjoin(tokens[at - 1], sign):
        return None
    return plain_phrase(tokens, at + 1)


def _of(tokens: tuple[Token, ...], at: int, kind: str) -> Phrase | None:
    """Read what a unit is of: «1850 kg of rice», «15 per cent of its strength»."""
    if token_at(tokens, at).low != "of" or kind not in _OF_ANYTHING | _OF_STUFF:
        return None
    index = at + 1
    if kind in _OF_STUFF:
        named = token_at(tokens, index).text[:1].isupper()
        return None if named else plain_phrase(tokens, index)
    return whole_behind(tokens, at)


def whole_behind(tokens: tuple[Token, ...], at: int) -> Phrase | None:
    """Read «of the inspectors» behind a share; None where a number follows in its turn."""
    if token_at(tokens, at).low != "of":
        return None
    index = at + 1
    for _ in range(2):
        if token_at(tokens, index).low in words("function_words", "openers", "words"):
            index += 1
    noun = plain_phrase(tokens, index)
    participle = noun is not None and not noun.modifiers and is_participle(tokens[index].low)
    return None if participle else noun  # «52 per cent of those asked»


def with_population(tokens: tuple[Token, ...], figure: Figure) -> Figure:
    """Take in «live births» behind «per 100 000»."""
    if not figure.unit.rpartition("/")[2].isdigit() or "/" not in figure.unit:
        return figure
    noun = plain_phrase(tokens, figure.last)
    return replace(figure, last=noun.last) if noun else figure
