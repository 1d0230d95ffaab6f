"""Amounts in more than one unit: «£4 10s. 6d.», «2 marks 50 pfennigs», «a gallon and a half»."""

from __future__ import annotations

import re
from decimal import Decimal

from corpuskit.language.counted_nouns import is_content
from corpuskit.language.currency_names import currency_before
from corpuskit.language.figure_tokens import Kind, Token, adjoin, token_at
from corpuskit.language.number_words import part_behind, tidy, vocabulary
from corpuskit.language.numbers import Number, read_number
from corpuskit.language.single_amounts import Amount
from corpuskit.language.unit_names import unit_after
from corpuskit.language.units import dimension
from corpuskit.language.word_lists import word_list

# The pound of 20 shillings and 240 pence, until 1971.
_COINS = {
    "s": Decimal(1) / 20,
    "d": Decimal(1) / 240,
    "shilling": Decimal(1) / 20,
    "shillings": Decimal(1) / 20,
    "pence": Decimal(1) / 240,
    "penny": Decimal(1) / 240,
}
# Units that print their rest in a smaller one, with what that is of them.
_BELOW = {
    "h": {"min": Decimal(1) / 60},
    "min": {"s": Decimal(1) / 60},
    "ft": {"in": Decimal(1) / 12},
    "lb": {"oz": Decimal(1) / 16},
    "stone": {"lb": Decimal(1) / 14},
    "a": {"mo": Decimal(1) / 12},
    "yd": {"ft": Decimal(1) / 3},
    "km": {"m": Decimal("0.001")},
    "m": {"cm": Decimal("0.01")},
    "t": {"kg": Decimal("0.001")},
    "kg": {"g": Decimal("0.001")},
}
# Of money the hundredth, whatever it is called.
_HUNDREDTH = Decimal("0.01")
# What may stand behind «2 crowns 40»: any other word is what the 40 count.
_BEHIND_BARE = frozenset(
    {"a", "an", "and", "at", "each", "for", "from", "in", "on", "or", "per", "the", "to", "with"}
)
_TWO_DIGITS = re.compile(r"\d\d")
_POUNDS = frozenset({"pound", "pounds"})
_MILLS = Decimal("0.0001")


def read_compound(tokens: tuple[Token, ...], at: int) -> Amount | None:
    """Read the compound amount that begins at a token, None where there is none.

    >>> from corpuskit.language.figure_tokens import tokenize
    >>> texts = ("12s. 6d.", "a mile and a half", "46 pounds 13 shillings and 4 pence")
    >>> found = [read_compound(tokenize(text), 0) for text in texts]
    >>> [(str(amount.low), amount.unit) for amount in found]
    [('0.625', 'GBP'), ('1.5', 'mi'), ('46.6667', 'GBP')]
    """
    if tokens[at].low in ("a", "an", "one"):
        return _and_a_part(tokens, at)
    return _old_money(tokens, at) or _in_two_units(tokens, at) or _with_hundredths(tokens, at)


def _with_hundredths(tokens: tuple[Token, ...], at: int) -> Amount | None:
    """Read «2 marks 50 pfennigs» and «2 marks 50» as one amount of money."""
    first = read_number(tokens, at)
    if first is None or first.value % 1 or not token_at(tokens, first.last).low.isalpha():
        return None
    above = unit_after(tokens, first.last, digits=False)
    if above is None or above.factor != 1 or not dimension(above.code).startswith("money-"):
        return None
    joined = token_at(tokens, above.last).low == "and"
    second = read_number(tokens, above.last + joined) if above.last + joined < len(tokens) else None
    if second is None or second.value % 1 or not 0 < second.value < 100:
        return None
    below = unit_after(tokens, second.last, digits=False)
    if below is not None:
        whole = word_list("currencies")["small_change"].get(below.code)
        if whole != above.code and (below.code, below.factor) != (above.code, _HUNDREDTH):
            return None
        last = below.last
    elif joined or not _is_bare(tokens, second):
        return None
    else:
        last = second.last
    value = tidy(first.value + second.value * _HUNDREDTH)
    number = Number(first.first, last, value, digits=first.digits)
    return Amount(at, last, at, last, value, value, number, above.code)


def _is_bare(tokens: tuple[Token, ...], number: Number) -> bool:
    """Tell two digits that count nothing that follows."""
    printed, behind = tokens[number.first], token_at(tokens, number.last)
    if number.last != number.first + 1 or not _TWO_DIGITS.fullmatch(printed.text):
        return False
    if behind.text in ("%", "-", "–", "/", "°"):
        return False
    return behind.kind is not Kind.NUMBER and (
        not behind.text[:1].isalpha() or behind.low in _BEHIND_BARE
    )


def _in_two_units(tokens: tuple[Token, ...], at: int) -> Amount | None:
    """Read «5 hours 20 minutes», «6 feet and 2 inches» as one amount in the larger unit."""
    first = read_number(tokens, at)
    above = unit_after(tokens, first.last) if first is not None else None
    if first is None or above is None or above.code not in _BELOW or first.value % 1:
        return None
    index = above.last + (token_at(tokens, above.last).low == "and")
    second = read_number(tokens, index) if index < len(tokens) else None
    below = unit_after(tokens, second.last) if second is not None else None
    size = _BELOW[above.code].get(below.code) if below is not None else None
    if second is None or below is None or size is None or not 0 < second.value < 1 / size:
        return None
    value = tidy((first.value + second.value * size).quantize(_MILLS))
    number = Number(first.first, below.last, value, digits=first.digits)
    return Amount(at, below.last, at, below.last, value, value, number, above.code)


def _old_money(tokens: tuple[Token, ...], at: int) -> Amount | None:
    """Read pounds, shillings and pence, at least two of them."""
    if not _may_be_coins(tokens, at):
        return None
    first = read_number(tokens, at)
    if first is None or first.fraction or first.scale > 1:
        return None
    money = currency_before(tokens, first.first)
    if money is not None and money[0] == "GBP":
        value, index, start, size = first.value, first.last, money[1], Decimal(1)
    else:
        coin = _coin(tokens, first)
        if coin is None:
            return None
        size, index = coin
        value, start = first.value * size, first.first
    parts = 1
    while (further := _further(tokens, index, size)) is not None:
        added, size, index = further
        value, parts = value + added, parts + 1
    if parts == 1:
        return None
    value = tidy(value.quantize(_MILLS))
    number = Number(first.first, index, value, digits=first.digits)
    return Amount(start, index, first.first, index, value, value, number, "GBP")


def _may_be_coins(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell at a glance whether coins can follow, as behind most numbers they do not."""
    if token_at(tokens, at - 1).text == "£":
        return token_at(tokens, at + 1).kind is Kind.NUMBER or token_at(tokens, at + 1).text == "."
    if tokens[at].kind is Kind.NUMBER:
        return token_at(tokens, at + 1).low in _COINS or token_at(tokens, at + 1).low in _POUNDS
    return any(t.low in _POUNDS or t.low in _COINS for t in tokens[at + 1 : at + 4])


def _coin(tokens: tuple[Token, ...], number: Number) -> tuple[Decimal, int] | None:
    """Return what a coin behind a number is of a pound, and the token behind it."""
    name = token_at(tokens, number.last)
    if name.low in _POUNDS:
        return Decimal(1), number.last + 1
    if name.low in ("s", "d") and not (number.digits and adjoin(tokens[number.last - 1], name)):
        return None
    if name.low not in _COINS:
        return None
    point, behind = token_at(tokens, number.last + 1), token_at(tokens, number.last + 2)
    dotted = len(name.low) == 1 and point.text == "." and not behind.text[:1].isupper()
    return _COINS[name.low], number.last + 1 + (dotted and behind.text != "")


def _further(
    tokens: tuple[Token, ...], at: int, above: Decimal
) -> tuple[Decimal, Decimal, int] | None:
    """Read the next smaller coin: its part of a pound, its size, the token behind it."""
    index = at + (token_at(tokens, at).low in ("and", ",", "."))
    number = read_number(tokens, index) if index < len(tokens) else None
    if number is None or number.first != index or number.fraction or number.value >= 240:
        return None
    coin = _coin(tokens, number)
    if coin is None or coin[0] >= above:
        return None
    return number.value * coin[0], *coin


def _and_a_part(tokens: tuple[Token, ...], at: int) -> Amount | None:
    """Read «a page and a half», «a year and a quarter»."""
    unit = unit_after(tokens, at + 1, digits=False)
    last = unit.last if unit is not None and unit.factor == 1 else at + 2
    noun = token_at(tokens, last - 1)
    if token_at(tokens, last).low != "and" or noun.kind is not Kind.WORD:
        return None
    if unit is None and (not is_content(noun) or noun.low in vocabulary().parts):
        return None
    part = part_behind(tokens, last)
    if part is None or token_at(tokens, part[0]).text == "-":
        return None
    value = 1 + part[1]
    number = Number(at, part[0], value)
    code = unit.code if unit is not None else "count"
    return Amount(at, part[0], at, part[0], value, value, number, code)
