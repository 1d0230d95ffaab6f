"""The word lists of citations, read once from data/citations.toml."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

_WORD = re.compile(r"[^\W\d_][\w'’.\-/&]*")


@cache
def _data() -> dict[str, Any]:
    return lexicons.table("corpuskit.bib", "citations.toml")


@cache
def words(name: str) -> frozenset[str]:
    """Return one list of the data file, folded to lower case."""
    return frozenset(word.casefold() for word in _data()["words"][name])


@cache
def months() -> dict[str, int]:
    """Return the number of each month by its names and abbreviations, without full stops."""
    return {name: int(number) for number, names in _data()["months"].items() for name in names}


@cache
def seasons() -> dict[str, tuple[int, int]]:
    """Return the first month and the number of months of each season."""
    return {name: (first, length) for name, (first, length) in _data()["seasons"].items()}


@cache
def signal_heads() -> tuple[str, ...]:
    """Return the signal words, the longest first so that «see also» is tried before «see»."""
    return tuple(sorted(_data()["signals"]["heads"], key=len, reverse=True))


@cache
def _heading(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words(name))})(?!\w)")


def begins(text: str, name: str) -> bool:
    """Tell whether a text begins with a word or words of the list, whatever its case."""
    plain = text.casefold().removeprefix("unpublished ")
    return _heading(name).match(plain) is not None


# One name is compared with several lists.
@lru_cache(maxsize=64)
def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, without full stops at their ends."""
    return tuple(word.rstrip(".'’-/&").casefold() for word in _WORD.findall(text))


def bears(text: str, name: str) -> bool:
    """Tell whether a text has a word of the list."""
    return not words(name).isdisjoint(folded_words(text))


def fold(text: str) -> str:
    """Fold case, accents, typography and spaces, so that spellings of one title meet.

    >>> fold("«Ångström's  Méthode»")
    'angstrom s methode'
    """
    plain = unicodedata.normalize("NFKD", text)
    kept = "".join(
        char if char.isalnum() else " " for char in plain if not unicodedata.combining(char)
    )
    return " ".join(kept.casefold().split())
