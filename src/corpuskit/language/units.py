"""Units of measure: codes to dimensions and base units."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from corpuskit.core.errors import CorpuskitError
from corpuskit.language.word_lists import word_list

# Micro is printed with either of two Greek letters, or with u for want of them.
_SIGNS: Mapping[str, tuple[str, ...]] = {
    **{letter: (letter,) for letter in ("", *"pnmcdhkMGTP")},
    "u": ("u", "µ", "μ"),
}
_NUMBERED = re.compile(r"[1-9]\d{0,11}")


@dataclass(frozen=True, slots=True)
class Unit:
    """Hold a unit: its code, dimension, and factor to the base unit of the dimension.

    An ambiguous unit (ton, gallon) has the smallest and the largest of its meanings as `low` and
    `high`; for all others they are the same. `offset` is added after the factor (degrees).
    `names` are in lower case; `symbols` keep their case.
    """

    code: str
    dimension: str
    low: Decimal
    high: Decimal
    offset: Decimal = Decimal(0)
    names: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()


def dimension(code: str) -> str:
    """Return the dimension of a unit's code; each currency is one of its own.

    An unknown code is its own dimension, so that it compares with itself alone.

    >>> [dimension(c) for c in ("km", "USD", "t/mo", "kW/h", "%", "boats")]
    ['length', 'money-USD', 'mass-flow', 'power-rate', 'share', 'boats']
    """
    unit = _unit(code)
    if unit is not None:
        return unit.dimension
    if code in currencies():
        return f"money-{code}"
    numerator, slash, denominator = code.rpartition("/")
    if not slash:
        return code
    if _NUMBERED.fullmatch(denominator):
        return f"{dimension(numerator)}-rate"
    joined = f"{dimension(numerator)}/{dimension(denominator)}"
    named: Mapping[str, str] = word_list("units")["compound"]
    return named.get(joined, joined)


def to_base(low: Decimal, high: Decimal, code: str) -> tuple[Decimal, Decimal] | None:
    """Convert an interval to the base unit of its dimension; None where the unit is unknown.

    Counts and currencies are their own base. An ambiguous unit widens the interval.

    >>> to_base(Decimal(2), Decimal(3), "km")
    (Decimal('2000'), Decimal('3000'))
    """
    if code in currencies():
        return low, high
    unit = _unit(code)
    if unit is not None:
        ends = [value * factor for value in (low, high) for factor in (unit.low, unit.high)]
        return min(ends) + unit.offset, max(ends) + unit.offset
    numerator, slash, denominator = code.rpartition("/")
    above = to_base(low, high, numerator) if slash else None
    if above is None:
        return None
    if _NUMBERED.fullmatch(denominator):
        return above[0] / Decimal(denominator), above[1] / Decimal(denominator)
    below = _unit(denominator)
    if below is None or not below.low:
        return None
    ends = [value / factor for value in above for factor in (below.low, below.high)]
    return min(ends), max(ends)


def is_sound(code: str) -> bool:
    """Tell whether a unit measures anything: kilowatts by the hour do not.

    >>> is_sound("kW/h"), is_sound("kW.h"), is_sound("MW/a")
    (False, True, True)
    """
    numerator, slash, denominator = code.partition("/")
    if not slash:
        return True
    return not any(
        dimension(numerator) == entry["numerator"] and denominator in entry["denominators"]
        for entry in word_list("units")["unsound"]
    )


@functools.cache
def currencies() -> frozenset[str]:
    """Return the units of money: ISO codes, and names of which no code is known or sure."""
    money = word_list("currencies")
    return currency_codes() | frozenset(money["doubtful"]) | frozenset(money["historic"]["names"])


@functools.cache
def currency_codes() -> frozenset[str]:
    """Return the ISO 4217 codes of the currencies."""
    return frozenset(word_list("currencies")["codes"])


@functools.cache
def units() -> Mapping[str, Unit]:
    """Return every unit by its code, those with prefixes too."""
    table = word_list("units")
    found: dict[str, Unit] = {}
    for entry in table["unit"]:
        for unit in _prefixed(entry, table["prefixes"]):
            earlier = found.get(unit.code)
            found[unit.code] = unit if earlier is None else _joined(earlier, unit)
    return found


def _unit(code: str) -> Unit | None:
    ucum: Mapping[str, str] = word_list("units")["ucum"]
    return units().get(ucum.get(code, code))


def _prefixed(entry: Mapping[str, Any], prefixes: Mapping[str, list[str]]) -> Iterator[Unit]:
    missing = {"code", "dimension"}.difference(entry)
    if missing:
        raise CorpuskitError(f"units.toml: {dict(entry)} has no {' and no '.join(sorted(missing))}")
    low = _factor(entry.get("factor", entry.get("low", "1")))
    high = _factor(entry.get("factor", entry.get("high", "1")))
    offset = _factor(entry.get("offset", "0"))
    spelled = [("", "", Decimal(1))]
    spelled += [(p, prefixes[p][0], Decimal(prefixes[p][1])) for p in entry.get("prefixes", ())]
    singular = entry.get("names", [])
    plural = entry.get("plural", [name + "s" for name in singular])
    for letter, word, factor in spelled:
        yield Unit(
            letter + entry["code"],
            entry["dimension"],
            low * factor,
            high * factor,
            offset,
            tuple(word + name for name in (*singular, *plural)),
            tuple(sign + symbol for symbol in entry.get("symbols", ()) for sign in _SIGNS[letter]),
        )


def _factor(value: object) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation as error:
        raise CorpuskitError(f"units.toml: {value!r} is no number; write one like 0.45") from error


def _joined(first: Unit, second: Unit) -> Unit:
    """Add the names of a unit that the table lists twice («kilo» beside «kilogram»)."""
    names, symbols = first.names + second.names, first.symbols + second.symbols
    return Unit(first.code, first.dimension, first.low, first.high, first.offset, names, symbols)
