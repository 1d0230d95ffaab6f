"""The word lists that names are recognised with."""

from __future__ import annotations

import functools
import tomllib
import unicodedata
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class NameWords:
    """Hold given names, titles, roles and what speaks against a person."""

    given: frozenset[str]
    titles: frozenset[str]
    roles: frozenset[str]
    verbs: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    things: frozenset[str]
    openers: frozenset[str]
    surname_first: frozenset[str]


@functools.cache
def name_words() -> NameWords:
    """Load the lists once."""
    folder = files("corpuskit.language").joinpath("data")
    words = tomllib.loads(folder.joinpath("people.toml").read_text(encoding="utf-8"))
    given = folder.joinpath("given_names.txt").read_text(encoding="utf-8").split("\n")
    return NameWords(
        frozenset(line for line in given if line and not line.startswith("#")),
        *(
            frozenset(words[key])
            for key in (
                "titles",
                "roles",
                "verbs",
                "particles",
                "suffixes",
                "things",
                "openers",
                "surname_first",
            )
        ),
    )


def is_given_name(word: str) -> bool:
    """Tell whether a word is a known given name; both halves of a double one must be."""
    given = name_words().given
    folded = _plain(word)
    return folded in given or all(part in given for part in folded.split("-") if part)


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.replace("ı", "i").replace("ł", "l"))
    return "".join(c for c in folded if not unicodedata.combining(c)).casefold().replace("’", "'")
