"""Figures: numbers with what they count and how they are said."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from corpuskit.language.counted_nouns import (
    counted_after,
    counts_by_hyphen,
    hyphenated_after,
    is_discourse,
    refers_back,
)
from corpuskit.language.numbers import Numeral, dash_after, letter_scale, numeral_at
from corpuskit.language.quantity_context import (
    figure_reason,
    is_labelled,
    modality_after,
    modality_before,
    words_before,
)
from corpuskit.language.units import currency_before, dimension, rate_after, unit_after

_START = re.compile(
    r"(?<![\w.,/#])(?:[-−](?=\d))?\d"
    r"|(?<![\w-])(?:(?:an?|half an?) (?=dozen|hundred|thousand|million|billion|third|quarter|fifth|half)|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|half)\b)",
    re.I,
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_TO = re.compile(r"\s+(?:to|through)\s+", re.I)
_AND = re.compile(r"\s+and\s+", re.I)
_OR = re.compile(r"\s+or\s+", re.I)
_RATIO = re.compile(r"\s+(?:in|out of)\s+(?:every\s+)?", re.I)
_SMALL = 20
_YEARS = range(1000, 2101)
_LARGE = 2101
_CELL = re.compile(r"^\W*?([-−–]?\d[\d ,.'’\u00a0\u2009\u202f]*)\W*$")


class Modality(StrEnum):
    """Name how a figure is said; the values are those of `measure/@type`."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "moreThan"
    AT_LEAST = "atLeast"
    LESS_THAN = "lessThan"
    UP_TO = "upTo"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Quantity:
    """Hold a figure found in a text: «some 6700 troops», «12 per cent», «80 000–90 000 tonnes».

    `start` and `end` bound the whole expression as the conventions ask: approximator, number,
    modifiers and noun. `value` is the printed number times its multiplier, with the decimals as
    printed; a range has `low` and `high` and no `value`. Fractions are 0 to 1, percentages
    0 to 100 with unit `%`. `unit` is a code without spaces (UCUM, ISO 4217, `%`, `count`), a
    rate as `t/mo`. `commodity` is the concept counted, the head noun's lemma as one token (`troops`).
    `certain` is False where the reading is doubtful (written as low `@cert`).
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    modality: Modality = Modality.EXACT
    unit: str = "count"
    commodity: str = ""
    certain: bool = True


def find_quantities(text: str, taken: Sequence[tuple[int, int]] = ()) -> tuple[Quantity, ...]:
    """Find every figure in running text, outside the spans already taken (dates, names).

    Years, ordinals, numbers in names, references and numbers that only refer back are no figures.

    >>> [(q.unit, str(q.value)) for q in find_quantities("Some 6700 troops, 12 per cent in 1998.")]
    [('count', '6700'), ('%', '12')]
    """
    blocked = _Blocked(taken)
    found: list[Quantity] = []
    at = 0
    while start := _START.search(text, at):
        quantity = _quantity_at(text, start.start(), blocked)
        if quantity is None:
            at = max(_number_end(text, start.start()), start.start() + 1)
            continue
        if found and quantity.start < found[-1].end:
            quantity = replace(quantity, start=quantity.number_start)
        found.append(quantity)
        at = max(quantity.number_end, start.start() + 1)
    return tuple(_disjoint(found))


def read_cell(text: str) -> Quantity | None:
    """Read the figure of a table cell: one number and nothing but signs around it."""
    match = _CELL.match(text)
    if match is None:
        return None
    numeral = numeral_at(text, match.start(1))
    if numeral is None or numeral.absurd or text[numeral.end : match.end(1)].strip():
        return None
    unit = "%" if "%" in text else "count"
    start, end = numeral.start, numeral.end
    return Quantity(start, end, start, end, numeral.value, unit=unit)


class _Blocked:
    """Answer whether a stretch meets a span that is taken already."""

    def __init__(self, taken: Sequence[tuple[int, int]]) -> None:
        spans = sorted(taken)
        self._starts = [a for a, _ in spans]
        self._ends: list[int] = []
        for _, end in spans:
            self._ends.append(max(end, self._ends[-1] if self._ends else 0))

    def meets(self, start: int, end: int) -> bool:
        index = bisect_right(self._starts, end - 1)
        return index > 0 and self._ends[index - 1] > start


@dataclass(frozen=True, slots=True)
class _Number:
    """Hold one number or range: its ends, values, and the last numeral."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    last: Numeral

    @property
    def is_range(self) -> bool:
        return self.low != self.high


def _quantity_at(text: str, at: int, blocked: _Blocked) -> Quantity | None:
    number = _number_at(text, at)
    if number is None or blocked.meets(number.start, number.end):
        return None
    if number.last.digits and _ORDINAL.match(text, number.end):
        return None
    money = currency_before(text, number.start) if number.last.digits else None
    if money is None and is_labelled(text, number.start):
        return None
    quantity = _with_unit(text, number, money) or _counted(text, number) or _bare(text, number)
    return None if quantity is None else _with_modality(text, quantity)


def _number_at(text: str, at: int) -> _Number | None:
    """Read a number, or two that make a range: «12–15,000», «between 3 and 5 million»."""
    first = numeral_at(text, at)
    if first is None or first.absurd:
        return None
    ratio = _ratio(text, first)
    if ratio is not None:
        return ratio
    second = _second(text, first)
    if second is None:
        return _Number(first.start, first.end, first.value, first.value, first)
    low, high = _shared(first, second)
    if low >= high:
        return _Number(first.start, first.end, first.value, first.value, first)
    start = _range_start(text, first.start)
    return _Number(start, second.end, low, high, second)


def _second(text: str, first: Numeral) -> Numeral | None:
    dash = dash_after(text, first.end)
    if dash is not None:
        second = numeral_at(text, dash)
        return second if second and second.digits and first.digits and not second.absurd else None
    before = words_before(text, first.start)
    last = before[-1] if before else ""
    for pattern, opener in ((_TO, ("from", "")), (_AND, ("between",)), (_OR, ("",))):
        match = pattern.match(text, first.end)
        if match is None:
            continue
        if pattern is _AND and last not in opener:
            continue
        second = numeral_at(text, match.end())
        if second is None or second.absurd or bool(second.digits) != bool(first.digits):
            return None
        if pattern is _OR and second.value - first.value != 1:
            return None
        if pattern is _TO and last in ("fell", "rose", "grew", "increased", "dropped", "declined"):
            return None
        if pattern is _TO and _changes(before):
            return None
        return second
    return None


def _changes(before: list[str]) -> bool:
    """Tell a change from one value to another («rose from 3 to 5») from a range."""
    return "from" in before[-1:] and any(
        word
        in {
            "rose",
            "fell",
            "grew",
            "increased",
            "decreased",
            "dropped",
            "declined",
            "rise",
            "fall",
            "growth",
            "reduced",
            "cut",
            "raised",
            "went",
            "expanded",
            "shrank",
            "up",
            "down",
            "reduction",
            "increase",
            "decrease",
            "decline",
            "drop",
        }
        for word in before[-5:-1]
    )


def _shared(first: Numeral, second: Numeral) -> tuple[Decimal, Decimal]:
    """Give the first end what it shares with the second: «12–15,000», «1 to 1.5 million»."""
    low, high = first.value, second.value
    if second.scaled and not first.scaled and low * second.scale < high:
        low *= second.scale
    elif second.separated and not first.separated and low < 1000 <= high:
        size = Decimal(10) ** (len(second.digits) - len(first.digits))
        if low * size < high:
            low *= size
    return low, high


def _range_start(text: str, start: int) -> int:
    match = re.compile(r"(?:between|from)\s+$", re.I).search(text, max(0, start - 9), start)
    return match.start() if match else start


def _ratio(text: str, first: Numeral) -> _Number | None:
    """Read «one in seven» as a fraction."""
    match = _RATIO.match(text, first.end)
    second = numeral_at(text, match.end()) if match else None
    if match is None or second is None or bool(second.digits) != bool(first.digits):
        return None
    if not 0 < first.value < second.value <= 100 or "out" in match[0] or second.scaled:
        return None
    if first.value > 9 or counted_after(text, first.end):
        return None
    value = round(first.value / second.value, 4)
    last = replace(second, fraction=True)
    return _Number(first.start, second.end, value, value, last)


def _with_unit(text: str, number: _Number, money: tuple[str, int] | None) -> Quantity | None:
    """Read a number with a unit, a currency or a percentage."""
    if number.last.fraction:
        return _made(number, number.start, number.end, "1")
    if money is not None:
        code, start = money
        number, end = _money_scale(text, number)
        unit = unit_after(text, end)
        if unit is not None and dimension(unit.code).startswith("money"):
            return _made(number, start, unit.end, unit.code)
        rate = rate_after(text, end)
        rated = rate.code.replace("count", code, 1) if rate else code
        return _made(number, start, rate.end if rate else end, rated)
    unit = unit_after(text, number.end, digits=bool(number.last.digits))
    if unit is None:
        return None
    end = unit.end
    if text[number.end : number.end + 1] == "-" and dimension(unit.code) != "share":
        end = hyphenated_after(text, end)
    quantity = _made(number, number.start, end, unit.code, factor=unit.factor)
    return replace(quantity, certain=unit.certain)


def _money_scale(text: str, number: _Number) -> tuple[_Number, int]:
    """Read the single letter that multiplies an amount: «$5m», «£1.2bn»."""
    letter = re.compile(r" ?([kKmMbBT]|MM)(?![\w])").match(text, number.end)
    if letter is None:
        return number, number.end
    size = letter_scale(letter[1])
    scaled = replace(number, low=number.low * size, high=number.high * size)
    return scaled, letter.end()


def _counted(text: str, number: _Number) -> Quantity | None:
    """Read a number with the noun that it counts."""
    if number.last.value == 1 and not number.is_range:
        return None
    tied = re.compile(r"-([a-z]+)").match(text, number.end)
    if tied and counts_by_hyphen(tied[1]):
        end = hyphenated_after(text, tied.end())
        return _made(number, number.start, end, "count", commodity=tied[1])
    noun = counted_after(text, number.end)
    if noun is None or is_discourse(noun.lemma) or _back_reference(text, number, noun.modified):
        return None
    if _year_like(number) and words_before(text, number.start)[-1:] in (["in"], ["since"]):
        return None
    end = noun.end
    rate = rate_after(text, end)
    unit = rate.code if rate and not number.last.fraction else "count"
    return _made(number, number.start, rate.end if rate else end, unit, commodity=noun.lemma)


def _back_reference(text: str, number: _Number, modified: bool) -> bool:
    """Tell «the two countries», which only refers back, from a count."""
    words = words_before(text, number.start)
    last = words[-1] if words else ""
    if number.high > _SMALL or number.is_range:
        return False
    if last in ("the", "these", "those", "both", "all", "other") and not modified:
        return True
    return refers_back(last)


def _bare(text: str, number: _Number) -> Quantity | None:
    """Accept a number without noun or unit where its form or its place says that it counts."""
    last = number.last
    following = text[number.end : number.end + 1]
    if following.isalpha() or (following in "/_" and following) or _in_url(text, number.start):
        return None
    if last.value == 1 and not last.scaled:
        return None
    # «Two of the largest firms» counts nothing; «twelve of them died» does.
    small = not last.digits and not last.scaled and not number.is_range
    if small and not figure_reason(text, number.start, number.end, strict=True):
        return None
    large = last.separated or last.scaled or (number.high >= _LARGE and last.digits)
    if not large and not figure_reason(text, number.start, number.end, year=_year_like(number)):
        return None
    return _made(number, number.start, number.end, "count")


def _in_url(text: str, at: int) -> bool:
    return "/" in text[max(0, at - 2) : at] or text[max(0, at - 1) : at] in "=_"


def _year_like(number: _Number) -> bool:
    last = number.last
    plain = last.digits.isdigit() and not last.separated and not last.scaled
    return plain and len(last.digits) == 4 and int(last.value) in _YEARS


def _made(
    number: _Number,
    start: int,
    end: int,
    unit: str,
    *,
    commodity: str = "",
    factor: Decimal = Decimal(1),
) -> Quantity:
    low, high = _tidy(number.low * factor), _tidy(number.high * factor)
    common = (min(start, number.start), end, number.start, number.end)
    if number.is_range:
        return Quantity(*common, None, low, high, Modality.RANGE, unit=unit, commodity=commodity)
    return Quantity(*common, low, unit=unit, commodity=commodity)


def _with_modality(text: str, quantity: Quantity) -> Quantity:
    if quantity.modality is Modality.RANGE:
        before = modality_before(text, quantity.start, small=False)
        return replace(quantity, start=before.start)
    small = quantity.value is not None and quantity.value <= _SMALL
    before = modality_before(text, quantity.start, small=small)
    modality, start, end = before.modality, before.start, quantity.end
    after = modality_after(text, quantity.number_end) or modality_after(text, end)
    if after is not None and modality == "exact":
        modality, end = after[0], max(end, after[1])
    return replace(quantity, start=start, end=end, modality=Modality(modality))


def _tidy(value: Decimal) -> Decimal:
    """Write a scaled whole number without its decimals: 1 500 000.0 is 1 500 000."""
    whole = value == value.to_integral_value()
    return value.quantize(Decimal(1)) if whole and abs(value) >= 1_000_000 else value


def _number_end(text: str, at: int) -> int:
    numeral = numeral_at(text, at)
    return numeral.end if numeral else at


def _disjoint(found: Sequence[Quantity]) -> Iterator[Quantity]:
    end = 0
    for quantity in found:
        if quantity.start >= end:
            yield quantity
            end = quantity.end
