"""Units as printed: names, symbols, currencies and rates behind or before a number."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from corpuskit.language.currency_names import is_doubtful, is_much, money_names, money_symbols
from corpuskit.language.figure_tokens import Kind, Token, adjoin, token_at, tokenize
from corpuskit.language.numbers import parse_digits
from corpuskit.language.units import currencies, currency_codes, dimension, units
from corpuskit.language.word_lists import word_list, words

# «£5 a day», but not «a day later»: what turns the unit behind an article into a date.
_AFTER_DATE = frozenset({"later", "earlier", "ago", "before", "after", "since", "old", "or"})
_ARTICLES = frozenset({"a", "an", "every"})


@dataclass(frozen=True, slots=True)
class UnitName:
    """Hold a unit that was read: its code, the token behind it, and what it multiplies by.

    `word` is True for a name, which may stand before a noun («50-kilometre march»).
    """

    code: str
    last: int
    factor: Decimal = Decimal(1)
    certain: bool = True
    word: bool = True


_Phrases = Mapping[str, tuple[tuple[tuple[str, ...], UnitName], ...]]


def unit_after(tokens: tuple[Token, ...], at: int, *, digits: bool = True) -> UnitName | None:
    """Read the unit, currency or percentage at a token; symbols only behind digits."""
    token = token_at(tokens, at)
    if not token.text:
        return None
    symbol = None
    if digits and token.text in _symbols():
        symbol = _longest(tokens, at, _symbols()[token.text], cased=True)
    named = _named(tokens, at)
    if symbol is None or (named is not None and named.last > symbol.last):
        return named
    if is_doubtful(token.text) and not is_much(tokens, at - 1):
        return None
    return _checked(tokens, symbol)


def _named(tokens: tuple[Token, ...], at: int) -> UnitName | None:
    """Read a unit by its name, a currency also behind an adjective («silver roubles»)."""
    low = tokens[at].low
    found = _longest(tokens, at, _names().get(low, ()), cased=False)
    if found is None and low in words("units", "time_modifiers", "words"):
        following = token_at(tokens, at + 1).low
        time = _longest(tokens, at + 1, _names().get(following, ()), cased=False)
        timed = time is not None and dimension(time.code) == "time" and following.endswith("s")
        return time if timed else None
    if found is None and low in words("currencies", "adjectives", "words"):
        following = token_at(tokens, at + 1).low
        money = _longest(tokens, at + 1, _names().get(following, ()), cased=False)
        return money if money is not None and _is_money(money.code) else None
    return found


def rate_after(tokens: tuple[Token, ...], at: int, code: str) -> tuple[str, int] | None:
    """Read what a number is per: «a year», «per 100 000», «/ha», «daily»; return code and end."""
    low = token_at(tokens, at).low
    if low == "/" and _is_mark(tokens, at):
        return None
    if low in ("/", "per"):
        return _per(tokens, at + 1, code, slash=low == "/")
    if low in _ARTICLES:
        below = unit_after(tokens, at + 1, digits=False)
        rated = word_list("units")["rates"]["dimensions"]
        if below is None or dimension(below.code) not in rated:
            return None
        if dimension(below.code) != "time" and not _is_money(code):
            return None
        if low == "every" and not below.code.isalpha():
            return None  # «every fortnight» says when, not how much
        if dimension(below.code) == "time" and dimension(code) == "time" and code != "d":
            return None
        if dimension(below.code) == "time" and token_at(tokens, below.last).low in _AFTER_DATE:
            return None
        return f"{code}/{below.code}", below.last
    adverb = word_list("units")["rates"]["adverbs"].get(low)
    return (f"{code}/{adverb}", at + 1) if adverb else None


def _is_mark(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell the stroke of a note mark («4/ W. Lewis») from that of a rate."""
    before, stroke, after = (token_at(tokens, at + n) for n in (-1, 0, 1))
    return before.kind is Kind.NUMBER and adjoin(before, stroke) and not adjoin(stroke, after)


def _per(tokens: tuple[Token, ...], at: int, code: str, *, slash: bool) -> tuple[str, int] | None:
    token = token_at(tokens, at)
    if token.kind is Kind.NUMBER:
        number = parse_digits(token.text)
        if slash or number is None or number.decimal or number.value < 100:
            return None
        return f"{code}/{int(number.value)}", at + 1
    if isinstance(round_number := word_list("units")["denominators"].get(token.low), int):
        return f"{code}/{round_number}", at + 1
    below = unit_after(tokens, at, digits=slash or len(token.text) > 1)
    if token.low == "annum":
        return f"{code}/a", at + 1
    if below is None:
        if slash:
            hour = token.text in ("h", "hr", "s", "d", "yr")
            return (f"{code}/{_short(token.text)}", at + 1) if hour else None
        return _per_person(tokens, at, code)
    apart = slash and below.word and not adjoin(tokens[at - 1], token)
    if below.code == "%" or below.factor != 1 or apart:
        return None
    return f"{code}/{below.code}", below.last


def _short(text: str) -> str:
    return {"hr": "h", "yr": "a"}.get(text, text)


def _per_person(tokens: tuple[Token, ...], at: int, code: str) -> tuple[str, int] | None:
    low = token_at(tokens, at).low
    return (f"{code}/person", at + 1) if low in words("units", "denominators", "person") else None


def _is_money(code: str) -> bool:
    return code in currencies()


def _checked(tokens: tuple[Token, ...], found: UnitName) -> UnitName | None:
    """Reject a symbol that runs on into a word or number, or a compass bearing (38° N)."""
    following = token_at(tokens, found.last)
    last = tokens[found.last - 1]
    if following.kind is Kind.NUMBER and adjoin(last, following):
        return None
    if found.code == "deg" and (following.text in ("N", "S", "E", "W", "′", "'", "’")):
        return None
    if found.code == "deg" and following.kind is Kind.NUMBER:
        return None
    return found


def _longest(
    tokens: tuple[Token, ...],
    at: int,
    phrases: Iterable[tuple[tuple[str, ...], UnitName]],
    *,
    cased: bool,
) -> UnitName | None:
    for spelled, unit in phrases:
        run = tokens[at : at + len(spelled)]
        if tuple(t.text if cased else t.low for t in run) == spelled:
            return replace(unit, last=at + len(spelled))
    return None


def _by_first(pairs: Iterable[tuple[str, UnitName]]) -> _Phrases:
    """Sort spellings by their first token, the longest of each first."""
    found: dict[str, list[tuple[tuple[str, ...], UnitName]]] = {}
    for name, unit in pairs:
        spelled = tuple(t.text for t in tokenize(name))
        found.setdefault(spelled[0], []).append((spelled, unit))
        if "-" in name and name[0].isalpha():  # behind «200-» the compound is cut at its hyphens
            cut = tuple(part for part in re.split(r"(-)| ", name) if part)
            found.setdefault(cut[0], []).append((cut, unit))
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        for first, entries in found.items()
    }


@functools.cache
def _names() -> _Phrases:
    pairs = [(name, UnitName(u.code, 0)) for u in units().values() for name in u.names]
    pairs += [(name.replace(" ", "-"), unit) for name, unit in pairs if " " in name]
    pairs += [(name, UnitName("lb", 0, certain=False)) for name in ("pound", "pounds")]
    money = [(m.name, UnitName(m.code, 0, m.factor, m.certain)) for m in money_names()]
    return _by_first([*money, *pairs])


@functools.cache
def _symbols() -> _Phrases:
    pairs = [
        (symbol, UnitName(u.code, 0, word=False)) for u in units().values() for symbol in u.symbols
    ]
    pairs += [(symbol, UnitName(code, 0, word=False)) for symbol, code in money_symbols().items()]
    pairs += [
        (symbol, UnitName(code, 0, Decimal(factor), word=False))
        for symbol, (code, factor) in word_list("units")["multiples"].items()
    ]
    pairs += [(code, UnitName(code, 0, word=False)) for code in currency_codes()]
    return _by_first(pairs)
