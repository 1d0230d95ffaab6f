"""Numbers as printed: digits with any group separator, words, multipliers, signs."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from corpuskit.language.figure_tokens import END, Kind, Token, adjoin, token_at
from corpuskit.language.number_words import read_words, scales_after, tidy, vocabulary
from corpuskit.language.word_lists import word_list

# Longer runs of digits are identifiers or noise, never a quantity that a source counts.
LONGEST = 18
_SPACES = "[ \u00a0\u2007\u2009\u202f]"
_VULGARS = frozenset("½¼¾⅓⅔⅛⅕⅖⅗⅘⅙⅚⅜⅝⅞")
# Denominators of fractions in digits («2 1/2 miles», «1/3 of»); others are dates or codes.
_DENOMINATORS = range(2, 21)
_GROUPED = re.compile(
    rf"\d{{1,3}}(?:{_SPACES}\d{{3}})+|\d{{1,3}}(?:,\d{{3}})+|\d{{1,3}}(?:['’]\d{{3}})+"
    r"|\d{1,3}(?:\.\d{3}){2,}|\d{1,2}(?:,\d{2})+,\d{3}"
)
_PLAIN = re.compile(r"\d+")
_EUROPEAN = re.compile(r"(\d{1,3}(?:\.\d{3})+),(\d{1,2})")
_RAISED = dict(zip("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789", strict=True))
_LARGEST_EXPONENT = 15
_MILLION = 1_000_000
_MINUS = ("-", "−", "–")


@dataclass(frozen=True, slots=True)
class Digits:
    """Hold a number in digits: its value, whether groups are set apart, whether that is sure."""

    value: Decimal
    grouped: bool = False
    decimal: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """Hold a number in a text: its tokens, value, last multiplier and form.

    `value` includes the multiplier. `digits` is the token as printed, empty for words.
    """

    first: int
    last: int
    value: Decimal
    scale: Decimal = Decimal(1)
    digits: str = ""
    grouped: bool = False
    doubtful: bool = False
    fraction: bool = False
    plain_fraction: bool = False

    @property
    def worded(self) -> bool:
        """Tell whether the number is written in words."""
        return not self.digits

    @property
    def looks_like_year(self) -> bool:
        """Tell whether four digits without a separator lie in the years that sources speak of."""
        return len(self.digits) == 4 and self.digits.isdigit() and 1000 <= self.value <= 2100


def parse_digits(text: str) -> Digits | None:
    """Read a number in digits; None for what is no quantity (a version, a list, a long code).

    A point followed by three digits is a decimal point, as in English print, except where it
    repeats; «12.000» is marked as doubtful. A comma followed by other than three digits is a
    decimal comma.

    >>> [str(parse_digits(t).value) for t in ("12 000", "1,234.50", "1'200", "1.234.567", "0,5")]
    ['12000', '1234.50', '1200', '1234567', '0.5']
    """
    if len(text) > 2 * LONGEST:
        return None
    part = Decimal(0)
    if text[:1] == ".":
        text = "0" + text
    if text[-1:] in _VULGARS:
        part, text = Decimal(word_list("number_words")["vulgar"][text[-1]]), text[:-1]
        if not text:
            return Digits(part, decimal=True)
    found = _parse(text)
    if found is None or not part:
        return found
    return None if found.decimal else Digits(found.value + part, found.grouped, decimal=True)


def _parse(text: str) -> Digits | None:
    if sum(map(str.isdigit, text)) > LONGEST or (text[:1] == "0" and text[1:2].isdigit()):
        return None
    if _PLAIN.fullmatch(text):
        return Digits(Decimal(text))
    if _GROUPED.fullmatch(text):
        return Digits(Decimal(re.sub(r"\D", "", text)), grouped=True)
    if european := _EUROPEAN.fullmatch(text):
        whole = european[1].replace(".", "")
        return Digits(Decimal(f"{whole}.{european[2]}"), grouped=True, decimal=True)
    whole, point, decimals = re.sub("[·,](?=\\d+$)", ".", text).rpartition(".")
    if not point or not decimals.isdigit():
        return None
    if not (_PLAIN.fullmatch(whole) or _GROUPED.fullmatch(whole)):
        return None
    grouped = not whole.isdigit()
    comma = text[len(whole)] == ","
    doubtful = comma or (len(decimals) == 3 and not grouped and whole != "0")
    value = Decimal(re.sub(r"\D", "", whole) + "." + decimals)
    return Digits(value, grouped=grouped, decimal=True, doubtful=doubtful)


def read_number(tokens: tuple[Token, ...], at: int, *, joined: bool = True) -> Number | None:
    """Read the number that begins at a token, in digits or in words, with its multipliers.

    >>> from corpuskit.language.figure_tokens import tokenize
    >>> [str(read_number(tokenize(t), 0).value) for t in ("1.5 million", "12 400", "a dozen")]
    ['1500000', '12400', '12']
    """
    token = token_at(tokens, at)
    if token.kind is Kind.NUMBER:
        return _from_digits(tokens, at)
    if token.kind is not Kind.WORD or token.low not in vocabulary().starters:
        return None
    worded = read_words(tokens, at, joined=joined)
    if worded is None:
        return None
    minus = token_at(tokens, at - 1).low == "minus" and not worded.fraction
    return Number(
        at - minus,
        worded.last,
        -worded.value if minus else worded.value,
        worded.scale,
        fraction=worded.fraction,
        plain_fraction=worded.plain,
    )


def letter_scale(tokens: tuple[Token, ...], number: Number) -> Number:
    """Multiply an amount of money by the letter that follows it: «$5m», «£3 M», «¥2k»."""
    token = token_at(tokens, number.last)
    size = _letters().get(token.text)
    if size is None or number.scale > 1:
        return number
    value = tidy(number.value * size)
    return Number(number.first, number.last + 1, value, Decimal(size), number.digits)


@functools.cache
def _letters() -> Mapping[str, int]:
    table: Mapping[str, int] = word_list("number_words")["letters"]
    return table


@functools.cache
def _abbreviations() -> Mapping[str, int]:
    table: Mapping[str, int] = word_list("number_words")["abbreviations"]
    return table


def _from_digits(tokens: tuple[Token, ...], at: int) -> Number | None:
    token = tokens[at]
    part = slash_fraction(tokens, at)
    if part is not None:
        return Number(at, at + 3, part, digits=token.text, fraction=True)
    digits = parse_digits(token.text)
    if digits is None:
        return None
    value, last = digits.value, at + 1
    if token.text in _VULGARS:
        return Number(at, last, value, digits=token.text, fraction=True)
    following = token_at(tokens, last)
    if following.kind is Kind.NUMBER and following.text in _VULGARS:  # «2 ½»
        value += Decimal(word_list("number_words")["vulgar"][following.text])
        last += 1
    else:
        value, last = _with_part(tokens, value, last)
    power = _power_of_ten(tokens, last)
    if power is not None:
        factor, last = Decimal(10) ** power[0], power[1]
        return Number(at, last, tidy(value * factor), factor, token.text, digits.grouped)
    if token_at(tokens, last).low in _abbreviations():
        factor, last = Decimal(_abbreviations()[tokens[last].low]), last + 1
    elif token_at(tokens, last).low in ("k", "m") and adjoin(tokens[last - 1], tokens[last]):
        return _thousands(tokens, at, digits, value, last)
    else:
        factor, last = scales_after(tokens, last)
        half = _and_a_half(tokens, last)
        value, last = value + (half and Decimal("0.5")), last + half
    value = tidy(value * factor) if factor > 1 else value
    first, value = _signed(tokens, at, value)
    doubtful = digits.doubtful and factor == 1
    return Number(first, last, value, factor, token.text, digits.grouped, doubtful)


def _power_of_ten(tokens: tuple[Token, ...], at: int) -> tuple[int, int] | None:
    """Read the «× 10⁶» or «x 10^6» behind a number: the exponent and the token behind it."""
    if token_at(tokens, at).low not in ("×", "x") or token_at(tokens, at + 1).text != "10":
        return None
    index, raised = at + 2, ""
    if token_at(tokens, index).text == "^":
        return _exponent(token_at(tokens, index + 1).text, index + 2)
    while len(raised) <= len("-15") and (sign := token_at(tokens, index).text) in _RAISED and sign:
        raised, index = raised + _RAISED[sign], index + 1
    return _exponent(raised, index)


def _exponent(text: str, last: int) -> tuple[int, int] | None:
    known = text.removeprefix("-").isdecimal() and abs(int(text)) <= _LARGEST_EXPONENT
    return (int(text), last) if known else None


def _thousands(
    tokens: tuple[Token, ...], at: int, digits: Digits, value: Decimal, last: int
) -> Number:
    """Read «10k» as ten thousand, «47m cubic metres» as millions; «5m» alone is a length."""
    if tokens[last].low == "k":
        return Number(at, last + 1, tidy(value * 1000), Decimal(1000), tokens[at].text)
    if token_at(tokens, last + 1).low in word_list("number_words")["behind_millions"]["words"]:
        return Number(at, last + 1, tidy(value * _MILLION), Decimal(_MILLION), tokens[at].text)
    return Number(at, last, value, Decimal(1), tokens[at].text, digits.grouped, digits.doubtful)


def _with_part(tokens: tuple[Token, ...], value: Decimal, last: int) -> tuple[Decimal, int]:
    """Add the fraction behind a whole number: «10 1/2», «2 and a half»."""
    if slashed := slash_fraction(tokens, last):
        return (value + slashed, last + 3) if value % 1 == 0 else (value, last)
    half = _and_a_half(tokens, last)
    return (value + Decimal("0.5"), last + half) if half else (value, last)


def slash_fraction(tokens: tuple[Token, ...], at: int) -> Decimal | None:
    """Read «1/2», where no other digit or sign runs on."""
    above, stroke, below = (token_at(tokens, at + n) for n in range(3))
    if stroke.text != "/" or above.kind is not Kind.NUMBER or below.kind is not Kind.NUMBER:
        return None
    tied = adjoin(above, stroke) and adjoin(stroke, below) and len(above.text) <= len("19")
    if not tied or not (above.text.isdecimal() and below.text.isdecimal()) or len(below.text) > 2:
        return None
    following = token_at(tokens, at + 3)
    if following.text in "/-–" and following.text and adjoin(below, following):
        return None
    numerator, denominator = int(above.text), int(below.text)
    if denominator not in _DENOMINATORS or not 0 < numerator < denominator:
        return None
    return (Decimal(numerator) / denominator).quantize(Decimal("0.0001")).normalize()


def _and_a_half(tokens: tuple[Token, ...], at: int) -> int:
    lows = [token_at(tokens, at + n).low for n in range(3)]
    return 3 if lows == ["and", "a", "half"] else 0


def _signed(tokens: tuple[Token, ...], at: int, value: Decimal) -> tuple[int, Decimal]:
    """Take in the sign before digits: a dash at the number and apart from what precedes it."""
    sign = token_at(tokens, at - 1)
    before = token_at(tokens, at - 2)
    if sign.low == "minus":
        return at - 1, -value
    if sign.text in _MINUS and sign.text and adjoin(sign, tokens[at]) and value:
        apart = before is END or before.end < sign.start or before.text in ("(", "[", "/")
        dash_range = before.kind is Kind.NUMBER
        if apart and not dash_range:
            return at - 1, -value
    return at, value
