"""Numerals: digits with any group separator, number words, multipliers, fractions, ranges."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files

LONGEST = 24
_SPACE = " \u00a0\u2009\u202f"
_DIGITS = re.compile(
    r"(?<![\w.,/$€£-])(?P<sign>[-−–](?=\d))?"
    rf"(?P<whole>\d{{1,3}}(?:[{_SPACE}]\d{{3}}(?!\d))+|\d{{1,3}}(?:,\d{{3}}(?!\d))+"
    r"|\d{1,3}(?:['’]\d{3}(?!\d))+|\d{1,3}(?:\.\d{3}(?!\d)){2,}|\d+)"
    r"(?P<decimals>[.·]\d+)?(?![\d])"
)
_DASH = re.compile(rf"[{_SPACE}]?[-–—−‒][{_SPACE}]?")
_WORD = re.compile(r"[A-Za-z]+")
_JOIN = re.compile(rf"[{_SPACE}]+|-")


@dataclass(frozen=True, slots=True)
class Numeral:
    """Hold a number as printed: where it stands, its value, how it is written.

    `digits` are the digits as printed, empty for words. `scaled` says that a multiplier («million»)
    belongs to it. `absurd` marks a number longer than any that sources count in.
    """

    start: int
    end: int
    value: Decimal
    digits: str = ""
    scaled: bool = False
    scale: int = 1
    fraction: bool = False
    separated: bool = False
    absurd: bool = False


def numeral_at(text: str, at: int) -> Numeral | None:
    """Read the numeral that begins at an offset, in digits or in words, with its multiplier.

    >>> [str(numeral_at(t, 0).value) for t in ("12 400", "1.5 million", "twenty-five thousand")]
    ['12400', '1500000.0', '25000']
    """
    if text[at : at + 1].isdigit() or text[at : at + 1] in "-−–":
        return _digits_at(text, at)
    return _words_at(text, at)


def digit_pattern() -> re.Pattern[str]:
    """Return the pattern of numbers in digits."""
    return _DIGITS


def scale_after(text: str, at: int) -> tuple[int, int] | None:
    """Return the multiplier behind a number and where it ends: million, bn, hundred thousand."""
    scales = _words().scales
    factor, end = 1, at
    while True:
        gap = _JOIN.match(text, end)
        word = _WORD.match(text, gap.end()) if gap else _WORD.match(text, end)
        if word is None:
            break
        low = word[0].casefold()
        if gap is None and low not in _words().abbreviations:
            break
        size = scales.get(low) or _words().abbreviations.get(low)
        if size is None or low == "dozen":
            break
        factor *= size
        end = word.end()
    return (factor, end) if factor > 1 else None


def dash_after(text: str, at: int) -> int | None:
    """Return the offset behind a dash that may join two ends of a range."""
    dash = _DASH.match(text, at)
    return dash.end() if dash else None


def is_number_word(word: str) -> bool:
    """Tell whether a word is a cardinal number or a multiplier."""
    words = _words()
    low = word.casefold()
    return low in words.units or low in words.tens or low in words.scales


@dataclass(frozen=True, slots=True)
class _Words:
    units: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    abbreviations: Mapping[str, int]
    fractions: Mapping[str, int]
    letters: Mapping[str, int]


@functools.cache
def _words() -> _Words:
    resource = files("corpuskit.language").joinpath("data", "number_words.toml")
    table = tomllib.loads(resource.read_text(encoding="utf-8"))
    keys = ("units", "tens", "scales", "abbreviations", "fractions", "letters")
    return _Words(*(table[key] for key in keys))


def letter_scale(letter: str) -> int:
    """Return what a single letter multiplies by after an amount of money, 0 for none."""
    return _words().letters.get(letter, 0)


def _digits_at(text: str, at: int) -> Numeral | None:
    match = _DIGITS.match(text, at)
    if match is None:
        return None
    whole = re.sub(r"\D", "", match["whole"])
    separated = whole != match["whole"]
    absurd = len(whole) > LONGEST
    decimals = (match["decimals"] or "").replace("·", ".")
    sign = "-" if match["sign"] else ""
    if absurd:
        return Numeral(at, match.end(), Decimal(0), whole, absurd=True)
    value = Decimal(sign + whole + decimals)
    end = match.end()
    half = _mixed(text, end)
    if half is not None:
        value, end = value + half[0], half[1]
    scale = scale_after(text, end)
    if scale is not None:
        return Numeral(
            at,
            scale[1],
            value * scale[0],
            whole + decimals,
            scaled=True,
            scale=scale[0],
            separated=separated,
        )
    return Numeral(at, end, value, whole + decimals, separated=separated)


_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75"}


def _mixed(text: str, at: int) -> tuple[Decimal, int] | None:
    sign = text[at : at + 1]
    return (Decimal(_VULGAR[sign]), at + 1) if sign in _VULGAR and sign else None


def _words_at(text: str, at: int) -> Numeral | None:
    """Read number words: «twenty-five thousand», «half a million», «two-thirds», «a dozen»."""
    special = _special_at(text, at)
    if special is not None:
        return special
    sum_ = _Sum()
    position = end = at
    while (word := _WORD.match(text, position)) is not None:
        low = word[0].casefold()
        if not sum_.take(low):
            break
        end = end if low == "and" else word.end()
        gap = _JOIN.match(text, word.end())
        if gap is None:
            break
        position = gap.end()
    if not sum_.seen:
        return None
    fraction = _fraction_after(text, end, sum_.value)
    if fraction is not None:
        return Numeral(at, fraction[1], fraction[0], fraction=True)
    return Numeral(at, end, Decimal(sum_.value), scaled=sum_.scale > 1, scale=sum_.scale)


@dataclass
class _Sum:
    """Add up number words as they come."""

    total: int = 0
    current: int = 0
    scale: int = 1
    seen: bool = False

    @property
    def value(self) -> int:
        return self.total + self.current

    def take(self, low: str) -> bool:
        """Take in one word; False where it continues no number."""
        if low == "and":
            return self.seen and self.current % 100 == 0 and self.value > 0
        taken = self._small(low) or self._large(low)
        self.seen = self.seen or taken
        return taken

    def _small(self, low: str) -> bool:
        words = _words()
        units = self.current % 100
        if low in words.units and (not units or (units >= 20 and units % 10 == 0)):
            self.current += words.units[low]
            return not self.seen or words.units[low] > 0
        if low in words.tens and not units:
            self.current += words.tens[low]
            return True
        return False

    def _large(self, low: str) -> bool:
        if not self.seen or low == "dozen":
            return False
        if low == "hundred" and 0 < self.current < 100:
            self.current *= 100
            return True
        size = _words().scales.get(low)
        if size is None or size < 1000:
            return False
        self.total += (self.current or 1) * size
        self.current, self.scale = 0, size
        return True


_A = re.compile(r"(?:an?|half\s+an?)\s+(dozen|hundred|thousand|million|billion|lakh|crore)\b", re.I)
_HALF = re.compile(r"(?:one[- ])?half(?=\s+(?:of|the|its|their)\b)|a\s+half\b", re.I)
_A_PART = re.compile(r"(?:a|one)[- ](third|quarter|fifth|sixth|tenth)\b(?!\s+\w+\s+of\b)", re.I)


def _special_at(text: str, at: int) -> Numeral | None:
    words = _words()
    if match := _A.match(text, at):
        value = Decimal(words.scales[match[1].casefold()])
        half = match[0][:4].casefold() == "half"
        return Numeral(at, match.end(), value / 2 if half else value, scaled=True)
    if match := _HALF.match(text, at):
        return Numeral(at, match.end(), Decimal("0.5"), fraction=True)
    if match := _A_PART.match(text, at):
        value = Decimal(1) / Decimal(words.fractions[match[1].casefold()])
        return Numeral(at, match.end(), round(value, 4), fraction=True)
    return None


def _fraction_after(text: str, at: int, numerator: int) -> tuple[Decimal, int] | None:
    match = re.compile(r"[- ]([a-z]+)\b", re.I).match(text, at)
    if match is None or not 0 < numerator < 20:
        return None
    size = _words().fractions.get(match[1].casefold())
    if size is None or size <= numerator or match[1].casefold() in ("second",):
        return None
    return round(Decimal(numerator) / Decimal(size), 4), match.end()
