"""Stages that follow on each other: who is dismissed from one office is appointed to another."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from corpuskit.core import lexicons


def stages_apart(a: str, b: str) -> bool:
    """Tell whether two deeds are two stages of what one thing or person goes through.

    >>> stages_apart("dismissed", "appointed")
    True
    >>> stages_apart("appointed", "elected")
    False
    """
    mine, yours = _stages().get(a, {}), _stages().get(b, {})
    return any(mine[course] != yours[course] for course in mine.keys() & yours.keys())


@functools.cache
def _stages() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for course, stages in lexicons.table("corpuskit.claims", "stages.toml").items():
        for stage, deeds in stages.items():
            for deed in deeds:
                found.setdefault(deed, {})[course] = stage
    return found
