"""Currencies as printed: symbols, codes and letters before a number, names behind it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from corpuskit.language.figure_tokens import Kind, Token, adjoin, token_at, tokenize
from corpuskit.language.numbers import parse_digits
from corpuskit.language.units import currency_codes
from corpuskit.language.word_lists import word_list, words

_LONGEST_SYMBOL = 4
_LAST_YEAR = 2100
_DASHES = frozenset({"-", "–", "—"})
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class MoneyName:
    """Hold the name of a currency: its unit, what it multiplies by, and whether that is sure."""

    name: str
    code: str
    factor: Decimal = Decimal(1)
    certain: bool = True


def currency_before(tokens: tuple[Token, ...], at: int) -> tuple[str, int] | None:
    """Read the currency symbol or code that ends before a number, and its first token."""
    if not at or tokens[at - 1].text not in _before_ends():
        return None
    for first in range(max(0, at - _LONGEST_SYMBOL), at):
        if _runs_on(tokens, first):
            continue
        printed = _printed(tokens[first:at])
        code = _before().get(printed)
        if code is not None and tokens[at].start - tokens[at - 1].end <= 1:
            return None if is_doubtful(printed) and not is_much(tokens, at) else (code, first)
    return None


def is_doubtful(printed: str) -> bool:
    """Tell a code or letter that stands for other things too («COP», «R»)."""
    return printed in words("currencies", "ambiguous") or printed in words("currencies", "letters")


def is_much(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell a number as money is printed: «COP 250,000», but the conference «COP 21» is not."""
    token = token_at(tokens, at)
    if token.kind is not Kind.NUMBER:
        return token.low in _scales()
    number = parse_digits(token.text)
    if number is None:
        return False
    if number.grouped or number.value > _LAST_YEAR or token_at(tokens, at + 1).low in _scales():
        return True
    dash, other, scale = (token_at(tokens, at + n) for n in (1, 2, 3))
    if dash.text in _DASHES and other.kind is Kind.NUMBER and scale.low in _scales():
        return True
    return number.decimal and len(token.text.rpartition(".")[2]) == len("50")


def usual_unit(name: str) -> tuple[str, bool]:
    """Return the unit of a currency's bare name and whether it has but one meaning."""
    candidates: list[str] = word_list("currencies")["doubtful"][name]
    sure = len(candidates) == 1
    return (candidates[0] if sure or name in words("currencies", "usual") else name), sure


@functools.cache
def money_symbols() -> Mapping[str, str]:
    """Return the symbols of currencies with their units."""
    table = word_list("currencies")
    doubtful = table["doubtful"]
    return {
        symbol: usual_unit(code)[0] if code in doubtful else code
        for symbol, code in table["symbols"].items()
    }


@functools.cache
def money_names() -> tuple[MoneyName, ...]:
    """Return the names of currencies, singular and plural, and those of their hundredths."""
    money = word_list("currencies")
    found = [
        MoneyName(name + ending, code)
        for code, names in money["names"].items()
        for name in names
        for ending in ("", "s")
    ]
    found += [MoneyName(name, code) for name, code in money["plurals"].items()]
    found += [MoneyName(n + end, n) for n in money["historic"]["names"] for end in ("", "s")]
    found += [MoneyName(plural, name) for plural, name in money["historic"]["plural"].items()]
    for name in money["doubtful"]:
        code, sure = usual_unit(name)
        found += [MoneyName(name + end, code, certain=sure) for end in ("", "s")]
    for name, code in money["hundredths"].items():
        unit, sure = usual_unit(code) if code in money["doubtful"] else (code, True)
        found += [MoneyName(name + end, unit, _HUNDREDTH, sure) for end in ("", "s")]
    return tuple(found)


def _runs_on(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell a symbol that is the end of a longer word («XR$»)."""
    before, first = token_at(tokens, at - 1), tokens[at]
    return adjoin(before, first) and before.kind is not Kind.SIGN and first.text.isalnum()


def _printed(tokens: tuple[Token, ...]) -> str:
    """Return tokens as printed: «A $» is no Australian dollar, «US $» is one of the USA."""
    parts = [
        token.text if n == 0 or adjoin(tokens[n - 1], token) else f" {token.text}"
        for n, token in enumerate(tokens)
    ]
    return "".join(parts)


@functools.cache
def _scales() -> frozenset[str]:
    return words("number_words", "scales") | words("number_words", "abbreviations")


@functools.cache
def _before_ends() -> frozenset[str]:
    return frozenset(tokenize(spelled)[-1].text for spelled in _before())


@functools.cache
def _before() -> Mapping[str, str]:
    return {**money_symbols(), **{code: code for code in currency_codes()}}
