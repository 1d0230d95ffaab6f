"""Read dates in figures: ISO 8601, day, month and year between points or strokes, eras."""

from __future__ import annotations

import re

from corpuskit.language.date_parts import Part
from corpuskit.language.date_scopes import scope_of
from corpuskit.language.date_tokens import Token

_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_MANY = 39


def full_year(two_digits: int) -> int:
    """Return the year that '98 or '05 stands for: 1930 to 2029."""
    return two_digits + (1900 if two_digits >= 30 else 2000)


def iso_part(token: Token) -> Part | None:
    """Read year, month and day in this order («2005-06-24»)."""
    year, month, day = (int(number) for number in re.split("[-/.]", token.word))
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    return Part(token.start, token.end, "day", year, month, day)


_ROMAN_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN = {name: place for place, name in enumerate(_ROMAN_NUMERALS, 1)}


def numeric_part(token: Token) -> Part | None:
    """Read day, month and year; month first only where the second number can be no month.

    With strokes or hyphens a date that could be read either way is uncertain. A year of two
    digits is read only beside two digits each («24.06.94»), as section numbers look alike.
    """
    one, two, last = re.split("[-./]", token.word)
    month = _ROMAN.get(two, 0) if two.isalpha() else int(two)
    day, year, certain = int(one), int(last), len(last) == 4
    if not certain:
        if len(one) != 2 or len(two) != 2 or "-" in token.word:
            return None
        year = full_year(year)
    if not _FIRST_YEAR <= year <= _LAST_YEAR or max(day, month) > _MANY:
        return None
    if "." not in token.word and two.isdigit():
        if day <= 12 < month:
            day, month = month, day
        elif day <= 12 and day != month:
            certain = False
    return Part(token.start, token.end, "day", year, month, day, certain=certain)


def era_part(token: Token) -> Part | None:
    """Read a year with its era; years before Christ have no `date` value here."""
    digits = re.search("[0-9]{1,4}", token.word)
    if digits is None or "B" in token.word or not int(digits[0]):
        return None
    return Part(token.start, token.end, "year", int(digits[0]))


def quarter_part(token: Token) -> Part:
    """Read «1998 Q1» and «1998 H2»."""
    scope = scope_of("quarter", token.word[-2:])
    return Part(token.start, token.end, "year", token.value, scope=scope)


def stretch_part(token: Token) -> Part | None:
    """Read «the third quarter» without its year: the latest before the document."""
    scope = scope_of("piece", token.word)
    base = "nearest before published"
    return (
        Part(token.start, token.end, "year", scope=scope, base=base, bare=True) if scope else None
    )
