"""Numbers, ranges and changes with the units that they share: what a figure is built around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from corpuskit.language.currency_names import currency_before
from corpuskit.language.figure_tokens import Kind, Token, adjoin, token_at
from corpuskit.language.number_words import tidy
from corpuskit.language.numbers import letter_scale
from corpuskit.language.single_amounts import DASHES, Amount, read_single
from corpuskit.language.unit_names import rate_after
from corpuskit.language.units import dimension
from corpuskit.language.word_lists import words

# «three or four», «five or ten»: ends further apart are two numbers.
_WIDEST_OR = 3
# «2–10,000» may share its thousands only where the plain reading is a range as wide as this.
_SHARED_RATIO = 20
_MILLION = 1_000_000
_LONGEST_LIST = 4
_SHARING = frozenset({"and", "or", "to", ",", "by", "×"})


def read_amount(tokens: tuple[Token, ...], at: int) -> Amount | None:
    """Read the number at a token as a range where it is one: «8–12,000», «$3 to $5 million»."""
    between = _is_between(tokens, at)
    first = read_single(tokens, at, joined=not between)
    if first is None:
        return None
    second = _second(tokens, first, between=between)
    joined = _range(tokens, first, second) if second is not None else None
    return joined or _sharing_unit(tokens, first)


def _sharing_unit(tokens: tuple[Token, ...], first: Amount) -> Amount:
    """Give a number the unit of the next one: «45 and 25 per cent», «40, 50 or 60 km»."""
    number = first.number
    if first.unit or number.fraction or number.looks_like_year or number.scale > 1:
        return first
    if token_at(tokens, _opener(tokens, first.first)).low == "from":
        return first
    index = first.last
    for _ in range(_LONGEST_LIST):
        joint, token = token_at(tokens, index), token_at(tokens, index + 1)
        if joint.low not in _SHARING or token.kind is Kind.ADDRESS:
            break
        other = read_single(tokens, index + 1)
        if other is None or other.first != index + 1 or other.number.worded != number.worded:
            break
        if other.number.fraction or other.number.looks_like_year or other.tied:
            break
        if other.unit:
            spans = joint.low in ("by", "×") and dimension(other.unit) != "length"
            return first if joint.text == "," or spans else _lent(first, other)
        index = other.last
    return first


def _lent(first: Amount, other: Amount) -> Amount:
    """Lend the unit of one amount to the number before it («45 and 25 cents»)."""
    if other.number.scale > 1 or dimension(other.unit) == "time" or not other.number.value:
        return first
    value = first.low * (other.low / other.number.value)
    return replace(first, low=value, high=value, unit=other.unit, certain=other.certain)


def _is_between(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell «between 3 and 5», «between the ages of 15 and 49»."""
    opener = _opener(tokens, at)
    if token_at(tokens, opener).low == "of" and token_at(tokens, opener - 1).low == "ages":
        opener -= 3 if token_at(tokens, opener - 2).low == "the" else 2
    return token_at(tokens, opener).low == "between"


def change_ends(tokens: tuple[Token, ...], amount: Amount) -> tuple[Amount, Amount] | None:
    """Read «from 12 to 16 per cent» behind a verb of change: two amounts that share a unit."""
    if token_at(tokens, _opener(tokens, amount.first)).low != "from":
        return None
    if token_at(tokens, amount.last).low != "to" or amount.unit:
        return None
    second = read_single(tokens, _number_start(tokens, amount.last + 1))
    if second is None or not second.unit:
        return None
    low = amount.low
    if second.number.value and (second.number.scale == 1 or low < _MILLION):
        part = second.low / second.number.value
        low = low * part if second.number.scale == 1 else tidy(low * second.number.scale)
    # «From 15 to 10 km/h»: both are so much an hour.
    rate = rate_after(tokens, second.last, second.unit)
    return replace(amount, low=low, high=low, unit=rate[0] if rate else second.unit), second


def _opener(tokens: tuple[Token, ...], at: int) -> int:
    """Return the token before a number and its currency sign."""
    money = currency_before(tokens, at)
    return (money[1] if money else at) - 1


def _number_start(tokens: tuple[Token, ...], at: int) -> int:
    """Return the token of the number behind a currency sign, a sign or an approximator."""
    for step in range(4):
        token = token_at(tokens, at + step)
        if token.kind is Kind.NUMBER:
            return at + step
        if token.kind is Kind.WORD and not token.text.isupper():
            return at if step == 0 else at + step
    return at


def _second(tokens: tuple[Token, ...], first: Amount, *, between: bool) -> Amount | None:
    """Read the other end of a range behind a dash, «to», «or», or «and» after «between»."""
    at = _behind_hanging(tokens, first)
    token = token_at(tokens, at)
    if token.text in DASHES and token.text:
        start = _number_start(tokens, at + 1)
        if token_at(tokens, start).kind is not Kind.NUMBER or first.number.worded:
            return None
    elif token.low in ("to", "through") or (between and token.low == "and"):
        start = _number_start(tokens, at + 1)
    elif token.low == "or":
        start = at + 1
    else:
        return None
    second = read_single(tokens, start)
    if second is None or second.number.fraction != first.number.fraction:
        return None
    if second.first > at + 1:
        return None
    if token.low == "or" and not first.low < second.low <= first.low * _WIDEST_OR:
        return None
    if token.low == "or" and second.number.worded != first.number.worded:
        return None
    if first.first < first.number_first and first.number.scale == 1:
        second = _with_letter(tokens, second)
    changes = token_at(tokens, _opener(tokens, first.first)).low == "from"
    if changes and any(_changing(tokens, first.first)):
        return None
    return second


def _behind_hanging(tokens: tuple[Token, ...], first: Amount) -> int:
    """Step over a hyphen that waits for its unit: «a five- or ten-year lag»."""
    hyphen, joint = token_at(tokens, first.last), token_at(tokens, first.last + 1)
    hangs = hyphen.text == "-" and adjoin(tokens[first.last - 1], hyphen)
    return first.last + (hangs and joint.low in ("or", "to") and not adjoin(hyphen, joint))


def _changing(tokens: tuple[Token, ...], at: int) -> Iterator[bool]:
    moving = words("function_words", "figure_verbs", "moving")
    for token in tokens[max(0, at - 12) : at]:
        yield token.low in moving and token.low not in ("for", "put")


def _range(tokens: tuple[Token, ...], first: Amount, second: Amount) -> Amount | None:
    if first.unit and second.unit and first.unit != second.unit:
        return None
    if second.first < second.number_first and not first.unit and second.symbol:
        return None
    low, high = _shared(first, second)
    if not low < high:
        return None
    start = first.first
    joint = (token_at(tokens, start - 1).low, token_at(tokens, first.last).low)
    if joint == ("between", "and"):
        start -= 1
    return replace(
        second,
        first=start,
        number_first=first.number_first,
        low=low,
        high=high,
        unit=second.unit or first.unit,
        symbol=second.symbol or first.symbol,
        certain=first.certain and second.certain,
    )


def _with_letter(tokens: tuple[Token, ...], second: Amount) -> Amount:
    """Multiply the second end of an amount of money by its letter: «€0.6–0.7m»."""
    number = letter_scale(tokens, second.number)
    letter = token_at(tokens, number.last - 1)
    if number.scale == second.number.scale or not adjoin(tokens[number.last - 2], letter):
        return second
    value = number.value
    return Amount(second.first, number.last, second.first, number.last, value, value, number)


def _shared(first: Amount, second: Amount) -> tuple[Decimal, Decimal]:
    """Give the first end what it shares with the second: «8–12,000», «12 to 15 cents»."""
    low, high = first.low, second.high
    scale = second.number.scale
    if second.unit and not first.unit and second.number.value and high < second.number.value:
        low *= high / second.number.value
    if scale > 1 and first.number.scale == 1 and low * scale < high and low < 1000:
        return tidy(low * scale), high
    plain = second.number.grouped and not first.number.grouped and first.number.scale == 1
    if plain and scale == 1 and low < 1000 and high > low * _SHARED_RATIO:
        shared = low * 1000
        if shared < high and high % 1000 == 0:
            return shared, high
    return low, high
