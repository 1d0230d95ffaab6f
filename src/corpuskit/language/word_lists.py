"""The word lists of the grammars of figures and dates, read once from the data files."""

from __future__ import annotations

import functools
from typing import Any

from corpuskit.core import lexicons


@functools.cache
def word_list(name: str) -> dict[str, Any]:
    """Read one data file; callers must not change what they are given."""
    return lexicons.table("corpuskit.language", f"{name}.toml")


@functools.cache
def words(name: str, *path: str) -> frozenset[str]:
    """Return one list of a data file as a set; `path` leads to it through the tables."""
    entry: Any = word_list(name)
    for key in path:
        entry = entry[key]
    return frozenset(entry)
