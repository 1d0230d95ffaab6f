"""The names of a document as it spells them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from corpuskit.claims.model import Extract
from corpuskit.core.findings import Location

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
SHORTEST = 5
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Spelled:
    """Hold a name with the place where it stands first, and the names that stand before it."""

    where: Location
    before: frozenset[str]


def names_of(source: Extract) -> Mapping[str, Spelled]:
    """Return the words with a capital of a document.

    One that also stands there in small letters is no name.
    """
    found: dict[str, Location] = {}
    before: defaultdict[str, set[str]] = defaultdict(set)
    small: set[str] = set()
    for where in source.sentences:
        last = ""
        for match in WORD.finditer(where.sentence):
            word = match[0]
            if word[0].islower():
                small.add(word.casefold())
                last = ""
                continue
            if len(word) >= _SHORTEST and not word.isupper():
                name = plain(word)
                found.setdefault(name, where.part(match.start(), match.end()))
                if last:
                    before[name].add(last)
            last = plain(word)
    return {
        word: Spelled(place, frozenset(before[word]))
        for word, place in found.items()
        if word not in small
    }


def plain(word: str) -> str:
    """Return a name without case and without what makes it a genitive."""
    return word.casefold().replace("’", "'").removesuffix("'s").rstrip("'")
