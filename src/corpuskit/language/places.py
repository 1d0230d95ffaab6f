"""Countries by name, adjective and capital."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from corpuskit.core import lexicons

_ENDINGS = ("'s", "’s", "'", "’")


def country_of(word: str) -> str | None:
    """Return the code of the country that a name, adjective or name of inhabitants means.

    Case counts: «Polish» is a country's, «polish» is not. Plurals and genitives are understood.

    >>> [country_of(w) for w in ("Kenyan", "Danes", "Norway's", "United Kingdom", "polish")]
    ['KE', 'DK', 'NO', 'GB', None]
    """
    table = _by_word()
    for form in (
        word,
        *(word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)),
    ):
        if form in table:
            return table[form]
        if form.endswith("s") and form[:-1] in table:
            return table[form[:-1]]
    return None


@functools.cache
def country_names() -> Mapping[str, str]:
    """Return every name of a country, not its adjectives, with the country's code."""
    return MappingProxyType(
        {name: code for code, entry in _countries().items() for name in entry["names"]}
    )


def country_name(code: str) -> str:
    """Return the first name of a country by its code."""
    return str(_countries()[code]["names"][0])


@functools.cache
def capitals() -> Mapping[str, str]:
    """Return the capitals with the codes of their countries."""
    return MappingProxyType(
        {entry["capital"]: code for code, entry in _countries().items() if entry.get("capital")}
    )


@functools.cache
def _countries() -> Mapping[str, Any]:
    return lexicons.table("corpuskit.language", "countries.toml")


@functools.cache
def _by_word() -> Mapping[str, str]:
    return {
        word: code
        for code, entry in _countries().items()
        for word in (*entry["names"], *entry["adjectives"])
    }
