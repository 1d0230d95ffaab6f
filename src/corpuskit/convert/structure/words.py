"""The word lists of the passes, loaded once."""

from __future__ import annotations

from functools import cache

from corpuskit.core import lexicons


@cache
def _lists() -> dict[str, frozenset[str]]:
    table = lexicons.table("corpuskit.convert.structure", "structure.toml")
    return {name: frozenset(entries) for name, entries in table.items()}


def words(name: str) -> frozenset[str]:
    """Return one list of data/structure.toml.

    >>> "the" in words("open")
    True
    """
    return _lists()[name]
