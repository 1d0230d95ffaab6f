"""Numbers that keep instruments apart: «Second Convention», «Protocol II», «Convention No. 87»."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from corpuskit.language.date_words import date_words
from corpuskit.language.treaty_words import bare, kind_words, name_words

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DIGITS = re.compile(r"(\d{1,3})(?:st|nd|rd|th|d)?")
_ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})")
_NUMBER_OF = re.compile(r"(?:\b[Nn](?:o|r|umber)\b\.?|№)\s?(\d{1,4})\b")
_ROMAN_DIGITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_PART = re.compile(
    r"\b(?P<part>(?:annex(?:es)?|appendi(?:x|ces)|schedules?|addend(?:um|a)|amendments?|supplements?)"
    r"(?: (?:no\. ?)?[\dIVX.]{1,6}| [A-Z])?) (?:of|to|in) (?:the )?$",
    re.IGNORECASE,
)
_LONGEST_PART = 40
_NUMBER_WORDS = frozenset({"no", "nr", "number", "№"})
_SMALL = 31


def head_words(name: str) -> Iterator[str]:
    """Yield the words of a name before the preposition that opens what it is about."""
    for word in name.split():
        if word in name_words("openers"):
            return
        yield word


def rank_of(name: str) -> frozenset[int]:
    """Return the numbers that tell an instrument from others of one name and kind.

    A year is none, and neither is a number in what the instrument is about.

    >>> sorted(rank_of("Second Lagos Convention")), sorted(rank_of("Lagos Convention II"))
    ([2], [2])
    >>> sorted(rank_of("Convention on the First Stage")), sorted(rank_of("Convention No. 87"))
    ([], [87])
    """
    found = {n for word in head_words(name) if (n := number_said(word)) is not None}
    return frozenset(found | {int(m[1]) for m in _NUMBER_OF.finditer(name) if not _is_year(m[1])})


def number_said(word: str) -> int | None:
    """Return the number that a word of a name says, in letters, digits or Roman numerals."""
    plain = word.strip("'\"‘’“”«»,.;:()[]")
    if digits := _DIGITS.fullmatch(plain):
        return int(digits[1])
    roman = _ROMAN.fullmatch(plain)
    if roman and plain:
        return 10 * len(roman[1]) + _ROMAN_DIGITS.index(roman[2])
    return date_words().ordinals.get(plain.casefold())


def is_number_word(word: str) -> bool:
    """Tell «No.» before a number."""
    return bare(word) in _NUMBER_WORDS


def is_bare(name: str) -> bool:
    """Tell a name of many instruments: «Protocol», «Additional Protocol II», «Second Convention».

    >>> is_bare("Additional Protocol II"), is_bare("Convention No. 87"), is_bare("Lagos Protocol")
    (True, False, False)
    """
    return all(
        bare(word) in kind_words()
        or bare(word).capitalize() in name_words("attached")
        or is_number_word(word)
        or (number_said(word) or _SMALL + 1) <= _SMALL
        for word in name.split()
    )


@functools.cache
def rank_before() -> re.Pattern[str]:
    """Return the pattern of an ordinal in lower case or digits directly before a name."""
    words = "|".join(sorted(date_words().ordinals, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words}|\d{{1,2}}(?:st|nd|rd|th|d)) $")


def part_before(text: str, start: int) -> str:
    """Return the part of an instrument that stands before its name: «annex ii» of the Treaty.

    Only what is made and dated by itself counts; an article is as old as its treaty.

    >>> part_before("Annex II of the Lagos Treaty", 16), part_before("Under the Lagos Treaty", 10)
    ('annex ii', '')
    """
    found = _PART.search(text, max(0, start - _LONGEST_PART), start)
    return found["part"].casefold() if found else ""


def _is_year(digits: str) -> bool:
    return _YEAR.fullmatch(digits) is not None
