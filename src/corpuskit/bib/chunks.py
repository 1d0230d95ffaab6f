"""Runs of a citation that are not read yet, and what they look like."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpuskit.bib import vocabulary
from corpuskit.bib.imprint import is_place, is_publisher
from corpuskit.bib.slip import BLOTS, Slip, sentence_ends

_HEAD_WORD = re.compile(r"[^\W_][\w./&'’-]*")


_WORDED = re.compile(r"[^\W_]")
_STOPS = re.compile(f"[{BLOTS}()\\[\\]<>,;:.?!'’\"”»|*]")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Hold a run of unread words and what ends it: a blot, a separator, or nothing."""

    start: int
    end: int
    stop: str


def chunks(slip: Slip, start: int, end: int) -> list[Chunk]:
    """Split the unread words between two offsets at commas, sentence ends, brackets and blots."""
    text = slip.part(start, end)
    stops = {place - 1 for place in sentence_ends(text)}
    found: list[Chunk] = []
    begin = 0
    for index in (match.start() for match in _STOPS.finditer(text)):
        char = text[index]
        after = text[index + 1 : index + 2]
        if (
            char in BLOTS
            or char in "()[]<>"
            or (char in ",;:" and (not after or after.isspace() or after in BLOTS))
            or index in stops
        ) and not (char == ":" and text[begin:index].strip(" .,").casefold() == "in"):
            found.append(Chunk(start + begin, start + index, char))
            begin = index + 1
    found.append(Chunk(start + begin, end, ""))
    return [each for each in found if _WORDED.search(slip.chars, each.start, each.end)]


def container_like(words: str) -> bool:
    """Tell whether a chunk begins like the name of a journal or a conference volume."""
    head = _HEAD_WORD.match(words)
    first = head.group().casefold() if head else ""
    if re.match(r"(?:[Ii]n:?|[Pp]resented at|[Pp]aper presented)\s", words):
        return True
    return bool(first in vocabulary.words("container_heads") and words[:1].isupper())


def house_like(words: str) -> bool:
    """Tell whether a chunk names a place, a publisher or a kind of report."""
    if not words[:1].isupper():
        return False
    report = vocabulary.begins(words, "reports") or vocabulary.begins(words, "theses")
    return is_place(words) or report or (is_publisher(words) and len(words.split()) <= 5)
