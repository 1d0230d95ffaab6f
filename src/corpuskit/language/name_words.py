"""The word lists that names are recognised with."""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass, fields

from corpuskit.core import lexicons


@dataclass(frozen=True, slots=True)
class NameWords:
    """Hold given names, titles, roles and what speaks against a person.

    `surname_first` are surnames that make a name with whatever follows, as printed; `family_first`
    those that want a known given name behind them, `double` those of which two stand together, both
    folded.
    """

    given: frozenset[str]
    titles: frozenset[str]
    roles: frozenset[str]
    verbs: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    things: frozenset[str]
    openers: frozenset[str]
    surname_first: frozenset[str]
    family_first: frozenset[str]
    double: frozenset[str]
    also_given: frozenset[str]
    also_words: frozenset[str]
    ambiguous: frozenset[str]
    spatial: frozenset[str]
    also_surnames: frozenset[str]
    also_places: frozenset[str]
    rulers: frozenset[str]
    not_initials: frozenset[str]
    lettered: frozenset[str]
    saints: frozenset[str]
    kin: frozenset[str]
    endings: frozenset[str]
    firm_endings: frozenset[str]
    soft_endings: frozenset[str]
    seconds: frozenset[str]
    also_first: frozenset[str]
    callings: frozenset[str]
    acts: frozenset[str]
    behind: frozenset[str]
    belongings: frozenset[str]
    namers: frozenset[str]
    carriers: frozenset[str]
    speech: frozenset[str]
    establishments: frozenset[str]
    territories: frozenset[str]
    facilities: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]


@functools.cache
def name_words() -> NameWords:
    """Load the lists once."""
    words = lexicons.table("corpuskit.language", "people.toml")
    given = _lines("given_names.txt")
    words["given"] = given.difference(words["not_given"]).union(words["given"])
    words["family_first"] = _lines("surnames_first.txt")
    words["double"] = _lines("double_surnames.txt")
    return NameWords(**{field.name: frozenset(words[field.name]) for field in fields(NameWords)})


def _lines(name: str) -> frozenset[str]:
    return lexicons.lines("corpuskit.language", name)


def is_given_name(word: str) -> bool:
    """Tell whether a word is a known given name; of a double one the first half must be."""
    given = name_words().given
    folded = plain_letters(word)
    if folded in given:
        return True
    first, hyphen, second = folded.partition("-")
    if hyphen and second:
        return first in given
    return folded.startswith("abd") and len(folded) > len("abdel")


def has_name_ending(word: str) -> bool:
    """Tell a word by the ending of a patronymic or surname: «Petrovna», «Karlsson»."""
    return word.endswith(_endings()) and len(word) > _SHORTEST


@functools.cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(name_words().endings))


_SHORTEST = 6


@functools.lru_cache(maxsize=65536)
def plain_letters(word: str) -> str:
    """Return a word in small letters of the Latin alphabet, without accents."""
    folded = unicodedata.normalize("NFKD", word.casefold().translate(_BARRED))
    return "".join(c for c in folded if not unicodedata.combining(c)).replace("’", "'")


# Letters that do not fall apart into a letter and an accent.
_BARRED = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae"})
