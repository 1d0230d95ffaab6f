"""Events that a passage speaks of as known: «the crash», «that break-in», «on election day».

What a report, a newspaper and an article tell of one affair they seldom date each time. The event
that a clause is tied to then stands for its day.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from types import MappingProxyType

from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

_DEFINITE = (
    r"(?:[Tt]he|[Tt]hat|[Tt]his|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s+(?:[^\W\d][\w’'-]*\s+){0,2}?"
)


@functools.cache
def _events() -> Mapping[str, str]:
    table = lexicons.table("corpuskit.claims", "events.toml")
    return MappingProxyType({noun: name for name, nouns in table.items() for noun in nouns})


@functools.cache
def _pattern() -> re.Pattern[str]:
    nouns = alternation(_events())
    # Capitals are kept apart, so that «March» is a month.
    return re.compile(rf"\b(?:{_DEFINITE}(?P<noun>{nouns})\b|(?P<named>{nouns})\s+(?:day|night)\b)")


def is_event(noun: str) -> bool:
    """Tell a noun of what happens once from one of what lasts: «inquiry», «expedition»."""
    return noun in _events()


def events_in(text: str) -> frozenset[str]:
    """Return the events that some words speak of as known.

    >>> sorted(events_in("On election day and after the great fire three fires broke out"))
    ['fire', 'vote']
    """
    return frozenset(
        _events()[lemma(match["noun"] or match["named"])] for match in _pattern().finditer(text)
    )
