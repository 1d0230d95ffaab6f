"""The languages of works, from the words of a citation to biblatex's keys."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from corpuskit.core.parsers import parse_toml

_BETWEEN = re.compile(r"\s*(?:,|;|/|\band\b|&)\s*")


@cache
def _languages() -> dict[str, tuple[str, str]]:
    text = files("corpuskit.bib").joinpath("data", "languages.toml").read_text(encoding="utf-8")
    return {
        word: (name, entry["langid"])
        for name, entry in parse_toml(text).items()
        for word in (name, *entry["words"])
    }


def language_names(words: str) -> tuple[str, ...]:
    """Return the languages that words name: biblatex's key where it has one, else as printed.

    >>> language_names("Russian, Aymara and Uzbek")
    ('russian', 'Aymara', 'Uzbek')
    """
    named = (each for each in _BETWEEN.split(words.strip()) if each)
    return tuple(_languages().get(each.casefold(), (each, ""))[0] for each in named)


def langid(words: str) -> str:
    """Return babel's name of a work's language; empty for several and for those it lacks."""
    named = language_names(words)
    return _languages().get(named[0], ("", ""))[1] if len(named) == 1 else ""
