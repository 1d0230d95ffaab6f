"""How much room words take in a drawing, without knowing the font that a reader has."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from corpuskit.core.printing import one_line

# Widths in ems, a little above those of the usual sans-serif fonts: words that turn out
# narrower leave a gap, wider ones would run into others.
_NARROW, _USUAL, _BROAD, _WIDE, _LIGATURE = 0.42, 0.64, 0.8, 1.05, 1.4
_NARROW_ONES = frozenset("ijlI.,;:'|!()[]{}’‘‚· ft/\\\u00a0")
_WIDE_ONES = frozenset("mwMW@%…—‰№™ŒÆœæŉ½⅓ЫДдыМмШшЩщЖжЮюФф")
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})
_LATIN_END = "\u0530"
# Several letters, or a whole phrase, as one character.
_JOINED = (
    ("\u01c4", "\u01cc", 1.5),
    ("\ufb00", "\ufb06", 1.2),
    ("\ufdf0", "\ufdff", 9.0),
    ("\ua9c5", "\ua9c5", 4.0),
    ("\U00012000", "\U000123ff", 2.0),
    ("\U00012400", "\U0001254f", 5.0),
)
# How much more room bold letters take.
BOLD = 1.1
_MORE = "…"
_TIED = "\u00a0"
_GROUPED = re.compile(r"(?<=[0-9]) (?=[0-9]{3})")
# Spaces at which a line may end: not those that tie what is around them.
_BREAK = re.compile(r"[^\S\u00a0\u2007\u202f]+")


def width_of(words: str, size: float) -> float:
    """Return how wide words are at most, in the unit that `size` is in."""
    return size * sum(map(_em, words))


def lines_of(words: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """Break words into at most so many lines that fit into some room; «…» stands for what does not.

    A word that is longer than a line is broken where the line ends; a figure whose digits are in
    groups is one word.
    """
    lines: list[str] = []
    line = ""
    for word in map(one_line, _BREAK.split(_GROUPED.sub(_TIED, words.strip()))):
        joined = f"{line} {word}" if line else word
        if width_of(joined, size) <= room:
            line = joined
            continue
        if line:
            lines.append(line)
        pieces = _pieces(word, size, room)
        lines += pieces[:-1]
        line = pieces[-1]
        if len(lines) > most:
            break
    lines.append(line)
    if len(lines) <= most:
        return tuple(filter(None, lines))
    kept = lines[:most]
    kept[-1] = _shortened(kept[-1], size, room)
    return tuple(kept)


def _pieces(word: str, size: float, room: float) -> list[str]:
    pieces, piece, taken = [], "", 0.0
    for character in word:
        width = size * _em(character)
        if piece and taken + width > room:
            pieces.append(piece)
            piece, taken = "", 0.0
        piece += character
        taken += width
    return [*pieces, piece]


def _shortened(line: str, size: float, room: float) -> str:
    while line and width_of(line + _MORE, size) > room:
        line = line[:-1]
    return line.rstrip() + _MORE


@lru_cache(maxsize=4096)
def _em(character: str) -> float:
    for first, last, width in _JOINED:
        if first <= character <= last:
            return width
    if unicodedata.category(character) in _NO_WIDTH:
        return 0.0
    if character in _NARROW_ONES:
        return _NARROW
    if character in _WIDE_ONES:
        return _WIDE
    if character < _LATIN_END:
        return _BROAD if character.isupper() or not character.isalnum() else _USUAL
    return _LIGATURE if ord(character) > 0xFFFF else _WIDE
