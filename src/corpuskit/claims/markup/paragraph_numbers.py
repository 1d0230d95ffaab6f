"""Sentences of a paragraph without the number that the paragraph bears: «2.4 Of these ...»."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Iterator

from corpuskit.claims.markup.blocks import BlockText
from corpuskit.language.sentences import sentences

_NUMBER = re.compile(
    r"\s*(?:§\s*\d{1,3}\.?|\(\d{1,3}\)|\d{1,3}(?:\.\d{1,3}){1,3}\.?|\d{1,3}\.)\s+(?=[A-Z“‘\"'])"
)
_MONTH = re.compile(rf"(?:{'|'.join((*month_name[1:], *month_abbr[1:]))})\b")
_NUMBERED = frozenset({"p"})


def numbered_sentences(block: BlockText) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a block begins and ends, the number of its paragraph left out.

    What opens a sentence tells what it is about; the number of a paragraph tells nothing.
    """
    number = _NUMBER.match(block.chars) if block.kind in _NUMBERED else None
    start = number.end() if number and not _MONTH.match(block.chars, number.end()) else 0
    for low, high in sentences(block.chars):
        if high > start:
            yield max(low, start), high
