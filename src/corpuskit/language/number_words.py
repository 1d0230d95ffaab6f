"""Cardinal numbers and fractions in words: «twenty-five thousand», «half a million»."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from corpuskit.language.figure_tokens import Kind, Token, adjoin, token_at
from corpuskit.language.word_lists import word_list

_PLACES = Decimal("0.0001")
# No number that a source writes in words has more tokens than this, hyphens counted.
_LONGEST = 24
# «A million billion» is the most that anybody counts.
_LARGEST = 10**15
_ARTICLES = ("a", "an")
# As many digits has a year.
_LONGEST_YEAR = 4
_TAKING_UP = frozenset({"the", "these", "those", "its", "their", "his", "her", "our"})
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Worded:
    """Hold a number in words: the token behind it, its value and its last multiplier.

    `fraction` says that it is a part of something; `plain` that nothing but its form says so
    («a third», «one quarter»), which may be an ordinal or a period instead.
    """

    last: int
    value: Decimal
    scale: Decimal = Decimal(1)
    fraction: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Hold the number words with what they stand for."""

    units: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    parts: Mapping[str, int]
    starters: frozenset[str]


@functools.cache
def vocabulary() -> Vocabulary:
    """Return the number words."""
    table = word_list("number_words")
    parts = dict(table["fractions"])
    scales = dict(table["scales"])
    starters = {*table["units"], *table["tens"], *_ARTICLES, *parts, "hundred"}
    return Vocabulary(table["units"], table["tens"], scales, parts, frozenset(starters))


def is_number_word(word: str) -> bool:
    """Tell whether a lower-case word is a cardinal number or a multiplier."""
    known = vocabulary()
    return word in known.units or word in known.tens or word in known.scales


def read_words(tokens: tuple[Token, ...], at: int, *, joined: bool = True) -> Worded | None:
    """Read the number in words that begins at a token; `joined` lets «and» stand in it.

    >>> from corpuskit.language.figure_tokens import tokenize
    >>> texts = ("two and a half million", "three-quarters", "one hundred and five", "half a dozen")
    >>> [str(read_words(tokenize(t), 0).value) for t in texts]
    ['2500000', '0.75', '105', '6']
    """
    low = tokens[at].low
    if low in ("half", "quarter"):
        return _half(tokens, at)
    if low in _ARTICLES:
        return _after_article(tokens, at)
    if low in vocabulary().parts:
        return _named_part(tokens, at)
    if low == "hundred":
        return _after_determiner(tokens, at)
    cardinal = _cardinal(tokens, at, joined=joined)
    if cardinal is None or _is_ordinal(tokens, cardinal):
        return None
    return _part(tokens, cardinal) or cardinal


@dataclass
class _Adder:
    """Add up number words as they come; `room` is what the next small word must stay below."""

    total: int = 0
    current: int = 0
    scale: int = 1
    ceiling: int = 10**15
    room: int = 100

    def small(self, value: int) -> bool:
        """Add a unit, a teen or a ten, which are followed by nothing or by units."""
        if not value < self.room:
            return False
        self.current += value
        self.room = 10 if value >= 20 else 0
        return True

    def hundred(self) -> bool:
        if not 0 < self.current < 100:
            return False
        self.current *= 100
        self.scale, self.room = 100, 100
        return True

    def large(self, size: int) -> bool:
        """Multiply by thousand, million or more; two multipliers in a row make a larger one."""
        if size >= self.ceiling or not self.current:
            return False
        self.total += self.current * size
        self.current, self.room, self.scale, self.ceiling = 0, 100, size, size
        return True


def _cardinal(tokens: tuple[Token, ...], at: int, *, joined: bool) -> Worded | None:
    known, adder = vocabulary(), _Adder()
    index = end = at
    while index < min(len(tokens), at + _LONGEST):
        low = tokens[index].low
        size = known.units.get(low, known.tens.get(low))
        if size is not None:
            taken = adder.small(size)
        elif low == "hundred":
            taken = adder.hundred()
        elif low in known.scales:
            taken = adder.large(known.scales[low])
        else:
            break
        if not taken:
            if size is not None:  # «nineteen ninety», «four two»: no number that counts
                return None
            break
        end = index + 1
        index = _onward(tokens, end, adder, joined=joined)
    if end == at:
        return None
    value, last = Decimal(adder.total + adder.current), end
    mixed = part_behind(tokens, last)
    if mixed is not None:
        return _scaled_mixed(tokens, mixed, value, adder.scale)
    return Worded(last, value, Decimal(adder.scale))


def _onward(tokens: tuple[Token, ...], end: int, adder: _Adder, *, joined: bool) -> int:
    """Step over the hyphen or the «and» that may stand inside a number."""
    low = token_at(tokens, end).low
    if low == "-" and adjoin(tokens[end - 1], tokens[end]):
        return end + 1
    known = vocabulary()
    following = token_at(tokens, end + 1).low
    small = following in known.units or following in known.tens
    if low == "and" and joined and small and adder.scale > 1 and not adder.current % 100:
        behind = token_at(tokens, end + 2).low
        return end if behind == "hundred" else end + 1
    return end


def part_behind(tokens: tuple[Token, ...], at: int) -> tuple[int, Decimal] | None:
    """Read «and a half», «and a quarter», «-and-a-half» behind a number."""
    found = [(n, t.low) for n, t in enumerate(tokens[at : at + 6], at) if t.low != "-"][:3]
    if [low for _, low in found[:2]] == ["and", "a"] and len(found) > 2:
        last, low = found[2]
        if low in ("half", "quarter", "third"):
            return last + 1, _ratio(1, vocabulary().parts[low])
    return None


def _scaled_mixed(
    tokens: tuple[Token, ...], mixed: tuple[int, Decimal], value: Decimal, scale: int
) -> Worded:
    last, part = mixed
    if scale > 1:  # «one million and a half»
        return Worded(last, tidy(value + part * scale), Decimal(scale))
    factor, last = scales_after(tokens, last)
    return Worded(last, tidy((value + part) * factor), factor)


def scales_after(tokens: tuple[Token, ...], at: int) -> tuple[Decimal, int]:
    """Multiply the multipliers behind a number: «million», «hundred thousand»."""
    scales, factor, last = vocabulary().scales, Decimal(1), at
    for _ in range(3):
        index = last
        if token_at(tokens, index).low == "-" and adjoin(tokens[index - 1], tokens[index]):
            index += 1
        low = token_at(tokens, index).low
        size = scales.get(low) or (scales.get(low[:-1]) if low.endswith("s") else None)
        if size is None or (low == "dozen" and factor > 1) or factor * size > _LARGEST:
            break
        factor *= size
        last = index + 1
    return factor, last


def tidy(value: Decimal) -> Decimal:
    """Write a whole number without decimals: 1.5 million is 1500000, not 1500000.0."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if whole == value else value.normalize()


def _is_ordinal(tokens: tuple[Token, ...], cardinal: Worded) -> bool:
    """Tell «twenty-third» and «two hundred and first», which count nothing."""
    index = cardinal.last
    if token_at(tokens, index).low != "-" or cardinal.value < 20:
        return False
    low = token_at(tokens, index + 1).low
    return low in ("first", "second") or low in vocabulary().parts


def _half(tokens: tuple[Token, ...], at: int) -> Worded | None:
    """Read «half a million», «half-dozen», «half an», «half of», «quarter million»."""
    value = _ratio(1, vocabulary().parts[tokens[at].low])
    if _is_coin(tokens, at):
        return None
    index = at + 1
    while token_at(tokens, index).low in ("-", *_ARTICLES):
        index += 1
    factor, last = scales_after(tokens, index)
    if last > index:
        return Worded(last, tidy(value * factor), factor)
    if tokens[at].low == "quarter":
        return _named_part(tokens, at)
    return Worded(at + 1, value, fraction=True, plain=True)


def _is_coin(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell «610,000 half crowns», where a kind of coin is counted."""
    number, coin = token_at(tokens, at - 1), token_at(tokens, at + 1)
    grouped = number.kind is Kind.NUMBER and len(number.text) > _LONGEST_YEAR
    return grouped and coin.kind is Kind.WORD and coin.low.endswith("s") and coin.text.islower()


def is_superlative(word: str) -> bool:
    """Tell a word that picks a part of a ranking: «the poorest fifth», «the top tenth»."""
    return word in ("top", "bottom", "upper", "lower", "remaining") or (
        word.endswith("est") and word not in ("west", "rest", "latest")
    )


def _named_part(tokens: tuple[Token, ...], at: int) -> Worded | None:
    """Read «the poorest fifth»; an ordinal behind any other word is no number."""
    if not is_superlative(token_at(tokens, at - 1).low):
        return None
    return Worded(at + 1, _ratio(1, vocabulary().parts[tokens[at].low]), fraction=True, plain=True)


def _after_article(tokens: tuple[Token, ...], at: int) -> Worded | None:
    """Read «a dozen», «a hundred and fifty», «a third», «a half», «a quarter of a million»."""
    low = token_at(tokens, at + 1).low
    known = vocabulary()
    if low in known.scales:
        factor, last = scales_after(tokens, at + 1)
        rest = None
        if token_at(tokens, last).low == "and" and factor >= 100:
            rest = _cardinal(tokens, last + 1, joined=True) if last + 1 < len(tokens) else None
        if rest is not None and rest.value < factor:
            return Worded(rest.last, factor + rest.value, factor)
        return Worded(last, factor, factor)
    if low in ("half", "quarter"):
        tied = token_at(tokens, at + 2).low == "-"
        factor, last = scales_after(tokens, at + 2 + tied)
        if factor > 1:
            return Worded(last, tidy(_ratio(1, known.parts[low]) * factor), factor)
    if low in known.parts:
        return _of_a_million(tokens, at + 2, _ratio(1, known.parts[low]))
    return None


def _after_determiner(tokens: tuple[Token, ...], at: int) -> Worded | None:
    """Read «those hundred and forty», which takes up «a hundred and forty»."""
    if token_at(tokens, at - 1).low not in _TAKING_UP or token_at(tokens, at + 1).low != "and":
        return None
    rest = _cardinal(tokens, at + 2, joined=True) if at + 2 < len(tokens) else None
    if rest is None or rest.value >= _HUNDRED:
        return None
    return Worded(rest.last, _HUNDRED + rest.value, _HUNDRED)


def _of_a_million(tokens: tuple[Token, ...], at: int, part: Decimal) -> Worded:
    if token_at(tokens, at).low == "of" and token_at(tokens, at + 1).low in (*_ARTICLES, "one"):
        factor, last = scales_after(tokens, at + 2)
        if last > at + 2:
            return Worded(last, tidy(part * factor), factor)
    return Worded(at, part, fraction=True, plain=True)


def _part(tokens: tuple[Token, ...], cardinal: Worded) -> Worded | None:
    """Read the denominator behind a numerator: «two-thirds», «three quarters», «one fifth»."""
    numerator = cardinal.value
    if not 0 < numerator < 20 or cardinal.scale > 1 or numerator % 1:
        return None
    index = cardinal.last
    tied = token_at(tokens, index).low == "-" and adjoin(tokens[index - 1], tokens[index])
    denominator = token_at(tokens, index + tied)
    if denominator.kind is not Kind.WORD:
        return None
    parts, low = vocabulary().parts, denominator.low
    plural = low.endswith("s") or low == "halves"
    size = parts.get(low.removesuffix("s")) if low != "halves" else None
    if size is None or plural != (numerator > 1) or numerator >= size:
        return None
    found = _of_a_million(tokens, index + tied + 1, _ratio(int(numerator), size))
    if found.scale > 1:
        return found
    plain = not tied and (not plural or low == "quarters")
    return Worded(found.last, found.value, fraction=True, plain=plain)


def _ratio(numerator: int, denominator: int) -> Decimal:
    value = Decimal(numerator) / Decimal(denominator)
    rounded = value.quantize(_PLACES)
    return rounded.normalize() if rounded == value else rounded
