"""The noun phrase behind a number: «some 6700 light infantry troops deployed in ...»."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

_WORD = re.compile(
    r"[ \u00a0\u2009\u202f\n]+([^\W\d_][\w'’]*(?:[-–][\w'’]+)*|\d+(?:st|nd|rd|th)\b)"
)
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Counted:
    """Hold the noun that is counted: where its phrase ends, and its lemma."""

    end: int
    lemma: str
    modified: bool


def counted_after(text: str, at: int) -> Counted | None:
    """Read the noun that a number counts, with the modifiers before it.

    The head is the first plural noun before a preposition, verb or sign; a plural that is used as
    a modifier («arms control agreements») yields to the one it modifies.
    """
    words = _words()
    found: Counted | None = None
    position, modifiers = at, 0
    for _ in range(_LONGEST):
        match = _WORD.match(text, position)
        if match is None:
            break
        word = match[1]
        low = word.casefold()
        genitive = word.endswith(("'s", "’s", "s'", "s’"))
        if low == "and" and found is None and modifiers:
            position = match.end()
            continue
        if low in words.stop or (found is not None and not _extends(found, low)):
            break
        if not genitive and is_plural(word):
            found = Counted(match.end(), singular(word), modifiers > 0)
            if found.lemma not in words.attributive and low not in words.attributive:
                break
        elif found is None and low in words.lone and not _noun_follows(text, match.end()):
            return Counted(match.end(), low, modifiers > 0)
        position, modifiers = match.end(), modifiers + 1
    return found


def hyphenated_after(text: str, at: int) -> int:
    """Return the end of the noun phrase that a compound modifies: «three-day staff exercise»."""
    words = _words()
    position = end = at
    for _ in range(3):
        match = _WORD.match(text, position)
        if match is None or match[1].casefold() in words.stop or match[1][0].isupper():
            break
        end = position = match.end()
    return end


def is_plural(word: str) -> bool:
    """Tell whether a word has the form of a plural noun, or counts without one."""
    words = _words()
    low = word.casefold()
    last = low.rpartition("-")[2]
    if low in words.not_plural or last in words.not_plural:
        return False
    if last in words.irregular or last in words.same:
        return True
    return last.endswith("s") and not last.endswith(("ss", "us", "is", "ous")) and len(last) > 3


def singular(word: str) -> str:
    """Return the singular of a plural noun, lower case.

    >>> [singular(w) for w in ("Vessels", "agencies", "men", "aircraft", "boxes", "houses")]
    ['vessel', 'agency', 'man', 'aircraft', 'box', 'house']
    """
    words = _words()
    head, hyphen, low = word.casefold().rpartition("-")
    if low in words.irregular:
        return head + hyphen + words.irregular[low]
    if low in words.same:
        return head + hyphen + low
    if low.endswith("ies") and len(low) > 4:
        return head + hyphen + low[:-3] + "y"
    if low.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return head + hyphen + low[:-2]
    return head + hyphen + low.removesuffix("s")


def is_discourse(lemma: str) -> bool:
    """Tell a noun that counts parts of the argument («three reasons»), not of the world."""
    return lemma in _words().discourse


def refers_back(word: str) -> bool:
    """Tell a modifier that does not describe: «the latter two»."""
    return word in _words().back_references


def counts_by_hyphen(word: str) -> bool:
    """Tell a noun that a hyphen may tie to the number that counts it: «a 12-member panel»."""
    return word in _words().hyphenated


def is_stop(word: str) -> bool:
    """Tell a word at which a noun phrase ends."""
    return word in _words().stop


@dataclass(frozen=True, slots=True)
class _Words:
    stop: frozenset[str]
    irregular: Mapping[str, str]
    same: frozenset[str]
    lone: frozenset[str]
    attributive: frozenset[str]
    not_plural: frozenset[str]
    discourse: frozenset[str]
    back_references: frozenset[str]
    hyphenated: frozenset[str]


@functools.cache
def _words() -> _Words:
    folder = files("corpuskit.language").joinpath("data")
    nouns = tomllib.loads(folder.joinpath("nouns.toml").read_text(encoding="utf-8"))
    stops = tomllib.loads(folder.joinpath("function_words.toml").read_text(encoding="utf-8"))
    return _Words(
        frozenset(w for group in stops["stop"].values() for w in group) | {"and", "or"},
        nouns["irregular"],
        *(
            frozenset(nouns[key]["words"])
            for key in (
                "same",
                "lone",
                "attributive",
                "not_plural",
                "discourse",
                "back_references",
                "hyphenated",
            )
        ),
    )


def _extends(found: Counted, low: str) -> bool:
    """Tell whether a plural already read may be a modifier of the word behind it."""
    words = _words()
    modifier = found.lemma in words.attributive or found.lemma + "s" in words.attributive
    return modifier and (is_plural(low) or low not in words.stop)


def _noun_follows(text: str, at: int) -> bool:
    match = _WORD.match(text, at)
    return match is not None and match[1].casefold() not in _words().stop
