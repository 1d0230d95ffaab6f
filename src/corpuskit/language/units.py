"""Units of measure: names and symbols to codes, codes to dimensions and base units."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from types import MappingProxyType
from typing import Any

_SPACE = r"[ \u00a0\u2009\u202f]"


@dataclass(frozen=True, slots=True)
class Unit:
    """Hold a unit: its code, dimension, and factor to the base unit of the dimension.

    An ambiguous unit (ton, gallon) has the smallest and the largest of its meanings as `low` and
    `high`; for all others they are the same.
    """

    code: str
    dimension: str
    low: Decimal
    high: Decimal
    offset: Decimal = Decimal(0)


def dimension(code: str) -> str:
    """Return the dimension of a unit's code; each currency is one of its own.

    >>> [dimension(c) for c in ("km", "USD", "t/mo", "kW/h", "%", "boats")]
    ['length', 'money-USD', 'mass-flow', 'power-rate', 'share', 'boats']
    """
    tables = _tables()
    if code in tables.units:
        return tables.units[code].dimension
    if code in tables.currencies:
        return f"money-{code}"
    numerator, slash, denominator = code.partition("/")
    if not slash:
        return code
    joined = f"{dimension(numerator)}/{dimension(denominator)}"
    return tables.compound.get(joined, joined)


def to_base(low: Decimal, high: Decimal, code: str) -> tuple[Decimal, Decimal] | None:
    """Convert an interval to the base unit of its dimension; None where the unit is unknown.

    >>> to_base(Decimal(2), Decimal(3), "km")
    (Decimal('2000'), Decimal('3000'))
    """
    tables = _tables()
    if code in tables.currencies or code == "count":
        return low, high
    if code in tables.units:
        unit = tables.units[code]
        return low * unit.low + unit.offset, high * unit.high + unit.offset
    numerator, slash, denominator = code.partition("/")
    if not slash or denominator not in tables.units:
        return None
    over = tables.units[denominator]
    above = to_base(low, high, numerator)
    return None if above is None else (above[0] / over.high, above[1] / over.low)


def is_sound(code: str) -> bool:
    """Tell whether a unit measures anything: kilowatts by the hour do not.

    >>> is_sound("kW/h"), is_sound("kW.h"), is_sound("MW/a")
    (False, True, True)
    """
    numerator, slash, denominator = code.partition("/")
    if not slash:
        return True
    return not any(
        dimension(numerator) == numer and denominator in denominators
        for numer, denominators in _tables().unsound
    )


@dataclass(frozen=True, slots=True)
class _Tables:
    units: Mapping[str, Unit]
    names: Mapping[str, str]
    symbols: Mapping[str, str]
    currencies: frozenset[str]
    currency_names: Mapping[str, str]
    currency_symbols: Mapping[str, str]
    hundredths: Mapping[str, str]
    doubtful: frozenset[str]
    compound: Mapping[str, str]
    unsound: tuple[tuple[str, frozenset[str]], ...]
    people: frozenset[str]
    adverbs: Mapping[str, str]
    rated: frozenset[str]
    name_pattern: re.Pattern[str]
    symbol_pattern: re.Pattern[str]
    money_pattern: re.Pattern[str]


@functools.cache
def _tables() -> _Tables:
    table, money = _load("units.toml"), _load("currencies.toml")
    units: dict[str, Unit] = {}
    names: dict[str, str] = {}
    symbols: dict[str, str] = {}
    for entry in table["unit"]:
        for prefix, word, factor in _prefixed(entry, table["prefixes"]):
            _add(entry, prefix, word, factor, units, names, symbols)
    currency_names = _currency_names(money)
    currency_symbols = {**money["symbols"], **{code: code for code in money["codes"]}}
    return _Tables(
        units=MappingProxyType(units),
        names=MappingProxyType(names),
        symbols=MappingProxyType(symbols),
        currencies=frozenset(money["codes"]),
        currency_names=MappingProxyType(currency_names),
        currency_symbols=MappingProxyType(currency_symbols),
        hundredths=MappingProxyType(_with_plurals(money["hundredths"])),
        doubtful=frozenset(_with_plurals(money["doubtful"])),
        compound=MappingProxyType(table["compound"]),
        unsound=tuple((e["numerator"], frozenset(e["denominators"])) for e in table["unsound"]),
        people=frozenset(table["denominators"]["person"]),
        adverbs=MappingProxyType(table["rates"]["adverbs"]),
        rated=frozenset(table["rates"]["dimensions"]),
        name_pattern=_pattern(names, r"(?![\w])", re.I),
        symbol_pattern=_pattern(symbols, r"(?![\w])", 0),
        money_pattern=_pattern(currency_names, r"(?![\w])", re.I),
    )


def _load(name: str) -> dict[str, Any]:
    text = files("corpuskit.language").joinpath("data", name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _prefixed(
    entry: Mapping[str, Any], prefixes: Mapping[str, list[str]]
) -> list[tuple[str, str, Decimal]]:
    found = [("", "", Decimal(1))]
    found += [(p, prefixes[p][0], Decimal(prefixes[p][1])) for p in entry.get("prefixes", ())]
    return found


def _add(
    entry: Mapping[str, Any],
    prefix: str,
    word: str,
    factor: Decimal,
    units: dict[str, Unit],
    names: dict[str, str],
    symbols: dict[str, str],
) -> None:
    code = prefix + entry["code"]
    low = Decimal(entry.get("factor", entry.get("low", "1"))) * factor
    high = Decimal(entry.get("factor", entry.get("high", "1"))) * factor
    offset = Decimal(entry.get("offset", "0"))
    units.setdefault(code, Unit(code, entry["dimension"], low, high, offset))
    for name in entry.get("names", ()):
        names.setdefault(word + name, code)
        if "plural" not in entry:
            names.setdefault(word + name + "s", code)
    for name in entry.get("plural", ()):
        names.setdefault(word + name, code)
    for symbol in entry.get("symbols", ()):
        symbols.setdefault(prefix + symbol, code)


def _currency_names(money: Mapping[str, Any]) -> dict[str, str]:
    names = {name: code for code, words in money["names"].items() for name in words}
    return {
        **_with_plurals(money["doubtful"]),
        **_with_plurals(names),
        **money["plurals"],
        **_with_plurals(money["hundredths"]),
    }


def _with_plurals(names: Mapping[str, str]) -> dict[str, str]:
    return {**{name + "s": code for name, code in names.items()}, **names}


def _pattern(words: Mapping[str, str], ending: str, flags: int) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    joined = "|".join(re.escape(word).replace(r"\ ", rf"{_SPACE}+") for word in longest)
    return re.compile(rf"(?:{joined}){ending}", flags)


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """Hold a unit found in a text: its code, where it ends, and whether its name is ambiguous."""

    code: str
    end: int
    factor: Decimal = Decimal(1)
    certain: bool = True


_GAP = re.compile(rf"{_SPACE}?-?")
_PER = re.compile(rf"{_SPACE}*(?:/{_SPACE}*|{_SPACE}(?:per|a|an|each|every){_SPACE}+)", re.I)
_WORD = re.compile(r"[A-Za-z]+")


def unit_after(text: str, at: int, *, digits: bool = True) -> UnitMatch | None:
    """Read the unit, currency or percentage that follows a number, with the rate it is part of."""
    gap = _GAP.match(text, at)
    start = gap.end() if gap else at
    found = _plain_unit(text, start, digits=digits)
    return None if found is None else _rate(text, found)


def currency_before(text: str, at: int) -> tuple[str, int] | None:
    """Read the currency symbol or code that ends directly before a number; return its start."""
    tables = _tables()
    stop = at
    while stop and text[stop - 1] in " \u00a0\u2009\u202f":
        stop -= 1
    for length in range(min(7, stop), 0, -1):
        symbol = text[stop - length : stop]
        bounded = stop == length or not (symbol[0].isalnum() and text[stop - length - 1].isalnum())
        if symbol in tables.currency_symbols and bounded:
            return tables.currency_symbols[symbol], stop - length
    return None


def rate_after(text: str, at: int) -> UnitMatch | None:
    """Read «a year», «per month», «daily» behind something counted."""
    rated = _rate(text, UnitMatch("count", at))
    return rated if rated.code != "count" else None


def _plain_unit(text: str, start: int, *, digits: bool) -> UnitMatch | None:
    tables = _tables()
    if match := tables.money_pattern.match(text, start):
        name = " ".join(match[0].casefold().split())
        code = tables.currency_names[name]
        part = Decimal("0.01") if name in tables.hundredths else Decimal(1)
        return UnitMatch(code, match.end(), part, name not in tables.doubtful)
    if match := tables.name_pattern.match(text, start):
        return UnitMatch(tables.names[" ".join(match[0].casefold().split())], match.end())
    if digits and (match := tables.symbol_pattern.match(text, start)):
        return UnitMatch(tables.symbols[" ".join(match[0].split())], match.end())
    if digits:
        for length in (4, 3, 2, 1):
            symbol = text[start : start + length]
            ends = (
                not text[start + length : start + length + 1].isalnum() or not symbol[-1:].isalpha()
            )
            if symbol in tables.currency_symbols and ends:
                return UnitMatch(tables.currency_symbols[symbol], start + length)
            if symbol in ("%", "‰") and length == 1:
                return UnitMatch(tables.symbols[symbol], start + 1)
    return None


def _rate(text: str, unit: UnitMatch) -> UnitMatch:
    tables = _tables()
    per = _PER.match(text, unit.end)
    if per is None:
        word = _WORD.match(text, unit.end + 1) if text[unit.end : unit.end + 1] == " " else None
        if word and word[0] in tables.adverbs:
            code = f"{unit.code}/{tables.adverbs[word[0]]}"
            return UnitMatch(code, word.end(), unit.factor, unit.certain)
        return unit
    below = _plain_unit(text, per.end(), digits="/" in per[0])
    word = _WORD.match(text, per.end())
    if below is None and word and word[0].casefold() in tables.people and "er" in per[0]:
        return UnitMatch(f"{unit.code}/person", word.end(), unit.factor, unit.certain)
    if below is None or below.code not in tables.units:
        return unit
    if tables.units[below.code].dimension not in tables.rated or unit.code == "%":
        return unit
    return UnitMatch(f"{unit.code}/{below.code}", below.end, unit.factor, unit.certain)
