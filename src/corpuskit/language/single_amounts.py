"""One number with its currency and unit: «$3 million», «0.74 ± 0.18 °C», «5m people»."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from corpuskit.language.counted_nouns import is_content
from corpuskit.language.currency_names import currency_before
from corpuskit.language.figure_tokens import Kind, Token, adjoin, token_at
from corpuskit.language.number_words import tidy
from corpuskit.language.numbers import Number, letter_scale, read_number
from corpuskit.language.unit_names import UnitName, unit_after
from corpuskit.language.units import dimension
from corpuskit.language.word_lists import words

# The dashes of ranges and of compounds, as print and keyboards have them.
DASHES = frozenset("-–—−‒‐‑")
_MILLION = 1_000_000
# How far before and behind «5m» a word of length shows it to be metres.
_FAR, _NEAR = 10, 5
_STOPS = frozenset({".", "!", "?", ";", "*", "•"})


@dataclass(frozen=True, slots=True)
class Amount:
    """Hold a number or range of a text, with the unit that belongs to it.

    `first` and `last` are its tokens, currency and unit included, `number_first` and
    `number_last` those of the numerals. `tied` says that a hyphen joins number and unit.
    """

    first: int
    last: int
    number_first: int
    number_last: int
    low: Decimal
    high: Decimal
    number: Number
    unit: str = ""
    certain: bool = True
    tied: bool = False
    symbol: bool = False

    @property
    def is_range(self) -> bool:
        """Tell whether the amount has two ends."""
        return self.low != self.high


def read_single(tokens: tuple[Token, ...], at: int, *, joined: bool = True) -> Amount | None:
    """Read one number at a token with its currency or unit; None where there is no number.

    `joined` is False where an «and» behind a number in words joins no further number to it.
    """
    number = read_number(tokens, at, joined=joined) if at < len(tokens) else None
    if number is None:
        return None
    money = currency_before(tokens, number.first) if number.digits else None
    if money is not None:
        number = letter_scale(tokens, number)
        code, first = money
        named = unit_after(tokens, number.last, digits=False)
        last = number.last
        if named is not None and dimension(named.code).startswith("money"):
            code, last = named.code, named.last
        value = number.value
        return Amount(
            first, last, number.first, number.last, value, value, number, code, symbol=True
        )
    return _with_unit(tokens, number)


def _with_unit(tokens: tuple[Token, ...], number: Number) -> Amount:
    at = _behind_margin(tokens, number.last)
    hyphen = token_at(tokens, at)
    tied = (
        hyphen.text in DASHES
        and hyphen.text != ""
        and adjoin(tokens[at - 1], hyphen)
        and adjoin(hyphen, token_at(tokens, at + 1))
    )
    unit = unit_after(tokens, at + tied, digits=bool(number.digits))
    unit = unit or _behind_adjective(tokens, at)
    value = number.value
    plain = Amount(number.first, at, number.first, number.last, value, value, number)
    if unit is None or not _fits(tokens, number, unit, tied=tied):
        return _letter_million(tokens, plain)
    code, certain = unit.code, unit.certain and not number.doubtful
    if not unit.certain and unit.code == "lb" and number.scale >= _MILLION:
        code, certain = "GBP", True
    if unit.factor != 1:
        value = tidy(value * unit.factor) if unit.factor > 1 else value * unit.factor
    return replace(
        plain,
        last=unit.last,
        low=value,
        high=value,
        unit=code,
        certain=certain,
        tied=tied,
        symbol=not unit.word,
    )


def _behind_adjective(tokens: tuple[Token, ...], at: int) -> UnitName | None:
    """Read the unit of time of «20 consecutive days», «two more weeks»."""
    if token_at(tokens, at).low not in words("units", "between", "words"):
        return None
    unit = unit_after(tokens, at + 1, digits=False)
    return unit if unit is not None and dimension(unit.code) == "time" else None


def _behind_margin(tokens: tuple[Token, ...], at: int) -> int:
    """Step over the margin of error between a number and its unit: «0.74 ± 0.18 °C»."""
    margin = token_at(tokens, at).text == "±" and token_at(tokens, at + 1).kind is Kind.NUMBER
    return at + 2 if margin else at


def _fits(tokens: tuple[Token, ...], number: Number, unit: UnitName, *, tied: bool) -> bool:
    """Tell whether a unit can belong to a number as it stands."""
    name = tokens[unit.last - 1]
    alone = unit.last - 1 == number.last
    if unit.word and alone and not tied and name.low in words("units", "singulars", "words"):
        much = number.grouped or number.scale > 1
        fits = number.value == 1 or (much and dimension(unit.code).startswith("money"))
        return fits and not is_content(token_at(tokens, unit.last))
    if unit.code == "m" and name.text == "m" and adjoin(tokens[unit.last - 2], name):
        return _is_metres(tokens, number, unit.last)
    return True


def _is_metres(tokens: tuple[Token, ...], number: Number, at: int) -> bool:
    """Tell «5m tall» and «a depth of 5m» from «1.4m», which is millions of what was named."""
    if number.scale > 1 or token_at(tokens, at).low in words("function_words", "metres", "words"):
        return True
    lengths = words("function_words", "metres", "lengths")
    if any(token.low in lengths for token in tokens[at : at + _NEAR]):
        return True
    for index in range(number.first - 1, max(-1, number.first - _FAR), -1):
        if tokens[index].low in lengths or tokens[index].text in _STOPS:
            return tokens[index].low in lengths
    return False


def _letter_million(tokens: tuple[Token, ...], amount: Amount) -> Amount:
    """Read «5m people» and «will own 1.4m» as millions."""
    token = token_at(tokens, amount.last)
    if token.text not in ("m", "M") or not adjoin(tokens[amount.last - 1], token):
        return amount
    if not amount.number.digits or amount.number.fraction:
        return amount
    number = letter_scale(tokens, amount.number)
    value, last = number.value, number.last
    unit = unit_after(tokens, last)
    return replace(
        amount,
        last=unit.last if unit else last,
        number_last=last,
        low=value,
        high=value,
        number=number,
        unit=unit.code if unit else "",
    )
