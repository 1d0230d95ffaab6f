"""The calendar cues of a text as the readers of dates walk through them."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from corpuskit.language.date_parts import Part
from corpuskit.language.date_tokens import Token

_WIDEST_GAP = 18


class Scan(NamedTuple):
    """Hold a text and its calendar cues."""

    text: str
    tokens: list[Token]

    def gap(self, end: int, index: int) -> str | None:
        """Return what stands between a place and the cue after it, None where that is far."""
        if index >= len(self.tokens):
            return None
        start = self.tokens[index].start
        return self.text[end:start] if 0 <= start - end <= _WIDEST_GAP else None


Found: TypeAlias = tuple[Part, int]
