"""Names of places known everywhere: countries, capitals, regions, seas, great cities."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from corpuskit.language.name_tokens import is_opener
from corpuskit.language.places import capitals, country_name, country_names
from corpuskit.language.word_lists import word_list, words

_CAPITAL = re.compile(r"(?<![\w'’.-])(?:sub-)?[^\W\d_a-zß-öø-ÿ][\w'’.-]*")
_BEFORE = re.compile(r"([^\W\d_][\w'’-]*)[ \u00a0]$")
_BEHIND = re.compile(r"[ \u00a0]([^\W\d_][\w'’-]*)")
_GOES_ON = re.compile(r"[\w$£€-]|['’](?!s\b|\W|$)")
_LOOK_BACK = 30


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Hold a place's name as found; `full` is the name it is registered by."""

    start: int
    end: int
    name: str
    full: str


def find_places(text: str) -> tuple[PlaceName, ...]:
    """Find the names of well-known places in a text, disjoint and in order.

    Adjectives («Kenyan») are none, nor is a name within a longer one («New Guinea», «China Daily»).

    >>> [p.full for p in find_places("In Britain and Central Asia; Kenyan tea; New Guinea; Oslo’s")]
    ['United Kingdom', 'Central Asia', 'Oslo']
    """
    found = []
    at = 0
    for match in _CAPITAL.finditer(text):
        if match.start() < at:
            continue
        for name in _by_first_word().get(_first_word(match[0]), ()):
            end = match.start() + len(name)
            if text.startswith(name, match.start()) and not _GOES_ON.match(text, end):
                at = end
                if _stands_alone(text, match.start(), end, name):
                    found.append(PlaceName(match.start(), end, name, _places()[name]))
                break
    return tuple(found)


def is_place_name(word: str) -> bool:
    """Tell the whole name of a well-known place."""
    return word in _places()


def _stands_alone(text: str, start: int, end: int, name: str) -> bool:
    """Tell a place from a part of a longer name by the capitals beside it."""
    behind = _BEHIND.match(text, end)
    if behind and behind[1][0].isupper():
        return False
    if name in words("regions", "abbreviated", "names"):
        return behind is None or behind[1] in words("regions", "abbreviated", "followers")
    before = _BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    if before is None or not before[1][0].isupper():
        return True
    if before[1] in words("regions", "renaming", "names"):
        return False
    return is_opener(before[1]) or before[1] in words("regions", "before", "names")


def _first_word(word: str) -> str:
    return re.split(r"['’]|[.,](?=$)", word, maxsplit=1)[0]


@functools.cache
def _by_first_word() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in _places():
        found.setdefault(_first_word(name.split()[0]), []).append(name)
    return MappingProxyType(
        {word: tuple(sorted(names, key=len, reverse=True)) for word, names in found.items()}
    )


@functools.cache
def _places() -> Mapping[str, str]:
    """Return every name of a well-known place with the name it is registered by."""
    data = word_list("regions")
    ambiguous = set(data["ambiguous"]["names"])
    names = dict(_names())
    names |= data["also"]
    return MappingProxyType({name: full for name, full in names.items() if name not in ambiguous})


def _names() -> Iterator[tuple[str, str]]:
    data = word_list("regions")
    for name in (*data["names"], *data["cities"]["names"], *capitals()):
        yield name, name
    for name, code in country_names().items():
        yield name, country_name(code)
