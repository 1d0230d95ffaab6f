"""The figures of a sentence, those that the markup leaves alone included.

Small numbers without a unit («ten signed», «Tesi 800») carry no markup, but they are parts of
wholes as much as any other.
"""

from __future__ import annotations

import functools
import re
from calendar import month_name
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from corpuskit.claims.grammar.reading import Reading, value_of
from corpuskit.claims.grammar.values import step_of
from corpuskit.claims.model import Amount, Claim, Value
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation
from corpuskit.core.tolerances import ABOUT, tolerance

_DIGITS = (
    r"(?<![\w.,/$€£%'’–—-])\d{1,3}(?:[,  ]\d{3})+(?![\w%–—-]|[.,]\d)"
    r"|(?<![\w.,/$€£'’-])\d{1,6}(?![\w%–—-]|[.,]\d)"
)
# Longer than any sentence that a reader could add up: lists, lost full stops.
_LONGEST = 3000
_MOST = 60
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_LABEL = re.compile(r"([^\W\d]+)\.?\s{1,2}$")
_LEADING_LETTERS = re.compile(r"[^\W\d]+")
_NUMBER = re.compile(r"\d{1,3}(?:[,  ]\d{3})+(?:[.·]\d+)?|\d+(?:[.·]\d+)?")
_SCALED = re.compile(r"\d[.·]\d|illion|thousand|hundred|\bbn\b|\bmn?\b", re.I)


@dataclass(frozen=True, slots=True)
class Item:
    """Hold a figure of a sentence: bounds, value, unit, and what it counts if that was marked."""

    start: int
    end: int
    value: Value
    unit: str
    noun: str
    xml_id: str = ""
    number_end: int = 0

    def amount(self, reading: Reading) -> Amount:
        """Return the figure with its place in the file."""
        return Amount(self.value, self.unit, reading.locate(self.start, self.end, self.xml_id))


# Four readers ask for the items of a sentence, and of the one before it.
@functools.lru_cache(maxsize=2)
def items_of(reading: Reading) -> tuple[Item, ...]:
    """Return the figures of a sentence in order, dates left out.

    A run of text longer than any sentence has none. In notes only what is marked counts: other
    numbers are pages and volumes.
    """
    if len(reading.text) > _LONGEST or len(reading.figures) > _MOST:
        return ()
    marked = [
        Item(f.start, f.end, f.value, f.unit, f.commodity, f.xml_id, f.number_end)
        for f in reading.figures
    ]
    taken = [(i.start, i.end) for i in marked]
    taken += [(d.start, d.end) for d in reading.dates]
    taken += [(i.start, i.end) for i in reading.instruments]
    bare = () if reading.note else _unmarked(reading.text, taken)
    return tuple(sorted((*marked, *bare), key=lambda item: item.start))


def bounds(amount: Amount) -> tuple[Decimal, Decimal | None]:
    """Return the least and the most that a figure can stand for in a sum; None is no upper end.

    Figures count as printed; decimals and «million» are rounded to their last place, «about»
    widens by its tolerance.
    """
    value = amount.value
    low = value.low if value.low is not None else Decimal(0)
    high = value.high
    slack = _printed_place(amount) / 2 if _SCALED.search(amount.where.quote) else Decimal(0)
    if value.modality == "about":
        slack = max(value.step / 2, abs(low) * tolerance(ABOUT))
    return low - slack, None if high is None else high + slack


def _printed_place(amount: Amount) -> Decimal:
    """Return the last printed place: «30 million» has a million, «1.2 million» a tenth of it."""
    printed = _NUMBER.search(amount.where.quote)
    value = amount.value.point
    if printed is None or value is None:
        return amount.value.step
    shown = Decimal("".join(c for c in printed[0].replace("·", ".") if c.isdigit() or c == "."))
    exponent = shown.as_tuple().exponent
    place = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    return value / shown * place if shown else place


def printed_slack(claim: Claim) -> Decimal:
    """Return how far a figure may lie from what it stands for in a sum: half a decimal place."""
    low, high = bounds(Amount(claim.value, claim.unit, claim.where))
    return ((high or low) - low) / 2


def word_list(name: str) -> frozenset[str]:
    """Return a list of the words that divide wholes."""
    return frozenset(_data()["words"][name])


def has_words(text: str, name: str) -> bool:
    """Tell whether a text has a word or phrase of a list."""
    return _phrases(name).search(text) is not None


def groups(name: str) -> tuple[frozenset[str], ...]:
    """Return the lists of a table of lists."""
    return tuple(frozenset(words) for words in _data()[name].values())


def small_number(word: str) -> int | None:
    """Return what a number word below a hundred stands for.

    >>> [small_number(w) for w in ("five", "twenty-one", "often")]
    [5, 21, None]
    """
    tens, _, unit = word.casefold().partition("-")
    numbers: Mapping[str, int] = _data()["numbers"]
    if not unit:
        return numbers.get(tens)
    both = numbers.get(tens, 0), numbers.get(unit, 0)
    return sum(both) if both[0] >= 20 and 0 < both[1] < 10 else None


def _unmarked(text: str, taken: list[tuple[int, int]]) -> Iterator[Item]:
    for match in _pattern().finditer(text):
        if any(low < match.end() and match.start() < high for low, high in taken):
            continue
        word = match[0]
        digits = word[0].isdigit()
        label = _LABEL.search(text[max(0, match.start() - 20) : match.start()])
        if digits and (_YEAR.fullmatch(word) or (label and _is_label(label[1]))):
            continue
        number = int("".join(filter(str.isdigit, word))) if digits else small_number(word)
        after = _LEADING_LETTERS.match(text, match.end() + 1)
        following = after[0].casefold() if after else ""
        if number is None or following in word_list("measures"):
            continue
        before = label[1].casefold() if label else ""
        if number == 1 and (
            following in word_list("after_one") or before in word_list("before_one")
        ):
            continue
        value = Decimal(number)
        printed = value_of(value, None, None, "exact", step_of(value))
        yield Item(match.start(), match.end(), printed, "count", "", "", match.end())


def _is_label(word: str) -> bool:
    """Tell a word that a number belongs to as a name: «no. 12», «RG 84», «March 3»."""
    shouted = len(word) > 1 and word.isupper()
    return shouted or word in month_name or word.casefold() in word_list("labels")


@functools.cache
def _pattern() -> re.Pattern[str]:
    numbers = "|".join(sorted(_data()["numbers"], key=len, reverse=True))
    return re.compile(rf"{_DIGITS}|(?<![\w-])(?:{numbers})(?:-(?:{numbers}))?(?![\w-])", re.I)


@functools.cache
def _data() -> Mapping[str, Any]:
    return MappingProxyType(lexicons.table("corpuskit.claims", "breakdowns.toml"))


@functools.cache
def _phrases(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(word_list(name))})(?!\w)", re.I)
