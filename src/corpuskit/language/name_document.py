"""What a whole document says about its words, as far as names need it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """Hold what the whole document says about its words, folded.

    `surnames` are those that it gives in full somewhere, `given` the given names of its people,
    `speakers` the words that do alone what people do («Lima said»), `alone` those with a capital in
    the middle of a sentence, `common` its words in lower case: a capital at the beginning of a
    sentence makes no name of them.
    """

    surnames: Collection[str] = frozenset()
    given: Collection[str] = frozenset()
    speakers: Collection[str] = frozenset()
    common: Collection[str] = frozenset()
    alone: Collection[str] = frozenset()
