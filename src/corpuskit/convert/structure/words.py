"""The word lists of the passes, loaded once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = (files(__package__) / "data" / "words.toml").read_text(encoding="utf-8")
    return {name: frozenset(entries) for name, entries in tomllib.loads(text).items()}


def words(name: str) -> frozenset[str]:
    """Return one list of data/words.toml.

    >>> "the" in words("open")
    True
    """
    return _lists()[name]
