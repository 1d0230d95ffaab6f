"""The names of a document as it spells them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from corpuskit.claims.model import Extract
from corpuskit.core.findings import Location

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
SHORTEST = 5


def names_of(source: Extract) -> Mapping[str, Location]:
    """Return the words with a capital of a document, each with the place where it stands first.

    One that also stands there in small letters is no name.
    """
    found: dict[str, Location] = {}
    small: set[str] = set()
    for where in source.sentences:
        for match in WORD.finditer(where.sentence):
            if match[0][0].islower():
                small.add(match[0].casefold())
            elif len(match[0]) >= SHORTEST and not match[0].isupper():
                found.setdefault(plain(match[0]), at_words(where, match.start(), match.end()))
    return {word: place for word, place in found.items() if word not in small}


def plain(word: str) -> str:
    """Return a name without case and without what makes it a genitive."""
    return word.casefold().replace("’", "'").removesuffix("'s").rstrip("'")


def at_words(where: Location, start: int, end: int) -> Location:
    """Return the place of some words of a sentence, in the line in which it begins."""
    return replace(where, start=start, end=end)
