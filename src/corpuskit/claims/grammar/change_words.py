"""The words that say that something grew or shrank, and by how much."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Any

from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation


@functools.cache
def change_words() -> Mapping[str, Any]:
    """Return the lists of data/changes.toml."""
    return lexicons.table("corpuskit.claims", "changes.toml")


@functools.cache
def any_of(name: str) -> re.Pattern[str]:
    """Return the pattern of the words of one list, in any case."""
    return re.compile(rf"\b(?:{alternation(change_words()[name])})\b", re.I)


def hedges() -> str:
    """Return a regular expression for the words that may stand before an amount, or none."""
    return rf"(?:(?:{alternation(change_words()['hedges'])})\s+)*"
