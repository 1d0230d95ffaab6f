"""The word lists of the grammars of figures and dates, read once from the data files."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files
from typing import Any


@functools.cache
def word_list(name: str) -> dict[str, Any]:
    """Read one data file; callers must not change what they are given."""
    resource = files("corpuskit.language").joinpath("data", f"{name}.toml")
    return tomllib.loads(resource.read_text(encoding="utf-8"))


@functools.cache
def words(name: str, *path: str) -> frozenset[str]:
    """Return one list of a data file as a set; `path` leads to it through the tables."""
    entry: Any = word_list(name)
    for key in path:
        entry = entry[key]
    return frozenset(entry)
