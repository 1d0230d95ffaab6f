"""Numbers that no reader could vouch for: misread letters, absurd powers, reversed ranges.

Scans print «3OO» for 300 and «l998» for 1998; reading the 3 alone would invent a value. Such
stretches are passed over by the grammar of figures and reported by a check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpuskit.language.word_lists import words

# Letters that scans and mixed keyboards put for 0 and 1: Latin O and o, l and I; Cyrillic O and o.
_ZERO, _ONE = "OoОо", "lI"
# A zero-like letter between digits or in a row of zeros («3OO», «4О0»), a one-like letter before
# digits («l998»). Letters before digits alone are codes (O157), one «o» behind them an ordinal.
MISREAD = rf"(?<![\w-])(?:\d+[{_ZERO}]+\d[\d{_ZERO}]*|\d+[{_ZERO}]{{2,}}|[{_ONE}]\d{{3,}})(?![\w-])"
_LARGEST_POWER = 15
_LONGEST = 30
_POWER = re.compile(r"(?<![\w.])(?:\d+(?:[.,]\d+)?\s?[×x*]\s?)?10\^[-−]?(\d+)(?!\w)")
_EXPONENT = re.compile(r"(?<![\w.])\d+(?:\.\d+)?[eE][+-]?(\d{2,})(?!\w)")
_LONG = re.compile(rf"(?<![\w.])\d{{{_LONGEST},}}(?!\w)")
_RANGE = re.compile(r"(?<![\w.,–—/-])(\d{2,9})[–—-](\d{2,9}) (?=([a-z]{3,}s)\b)")
_MISREAD = re.compile(MISREAD)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Hold a stretch of text that prints no number that can be read, and what is wrong with it."""

    start: int
    end: int
    reason: str


def find_unreadable(text: str) -> tuple[Unreadable, ...]:
    """Find what looks like a figure and gives no value, in the order of the text.

    >>> [(text[u.start:u.end], u.reason) for text in ["3OO tugs and 10^400 tonnes"]
    ...  for u in find_unreadable(text)]
    [('3OO', 'has letters among its digits'), ('10^400', 'is larger than anything counted')]
    """
    return tuple(sorted(_found(text), key=lambda one: one.start))


def _found(text: str) -> Iterator[Unreadable]:
    for match in _MISREAD.finditer(text):
        yield Unreadable(match.start(), match.end(), "has letters among its digits")
    for pattern in (_POWER, _EXPONENT):
        for match in pattern.finditer(text):
            if len(match[1]) > 2 or int(match[1]) > _LARGEST_POWER:
                yield Unreadable(match.start(), match.end(), "is larger than anything counted")
    for match in _LONG.finditer(text):
        yield Unreadable(match.start(), match.end(), "is longer than any quantity")
    for match in _RANGE.finditer(text):
        low, high, noun = match[1], match[2], match[3]
        if len(low) == len(high) and low > high and noun not in _opposed():
            yield Unreadable(match.start(), match.end(2), "is a range whose ends are reversed")


def _opposed() -> frozenset[str]:
    """Return the nouns that two numbers with a dash stand against each other for: «52–48 votes»."""
    return words("function_words", "votes", "opposed")
