"""The word lists that organisations are recognised with."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType

from corpuskit.core.alternation import alternation
from corpuskit.language.word_lists import word_list


@dataclass(frozen=True, slots=True)
class OrganisationWords:
    """Hold what names of organisations are made of; `known` leads from each name to the fullest."""

    heads: frozenset[str]
    foreign_heads: frozenset[str]
    last_only: frozenset[str]
    on: frozenset[str]
    divisions: frozenset[str]
    fronted: frozenset[str]
    prepositions: frozenset[str]
    articles: frozenset[str]
    subjects: frozenset[str]
    not_names: frozenset[str]
    generic: frozenset[str]
    not_bodies: frozenset[str]
    not_acronyms: frozenset[str]
    units: frozenset[str]
    known: Mapping[str, str]


@functools.cache
def organisation_words() -> OrganisationWords:
    """Load the lists once."""
    read = word_list("organisations")
    data = read | {"heads": [*read["heads"], *read["foreign_heads"]]}
    known = {full: full for full in data["known"]}
    known |= {name: full for full, names in data["known"].items() for name in names}
    names = [field.name for field in fields(OrganisationWords) if field.name != "known"]
    lists = {name: frozenset(data[name]) for name in names}
    return OrganisationWords(**lists, known=MappingProxyType(known))


@functools.cache
def known_pattern() -> re.Pattern[str]:
    """Return the pattern of all organisations known by name, the longest first."""
    return re.compile(rf"(?<![\w.-])(?:{alternation(organisation_words().known)})(?![\w-])")


@functools.cache
def unit_pattern() -> re.Pattern[str]:
    """Return the pattern of military units: an ordinal, capitalised words, the noun of a unit."""
    data = word_list("organisations")
    ordinals = "|".join(data["ordinals"])
    units = "|".join(data["units"])
    return re.compile(
        rf"(?<![\w.-])(?:\d{{1,4}}(?:st|nd|rd|th|d)|{ordinals}|[IVXL]{{1,7}})"
        rf"(?:\s[A-Z][\w-]{{1,24}}){{0,4}}?\s(?:{units})(?![\w-])"
    )
