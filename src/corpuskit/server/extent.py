"""How far the words of a place reach in its file, over tags, references and line ends."""

from __future__ import annotations

import re

from corpuskit.core.findings import Location
from corpuskit.server.positions import Text

_PIECE = re.compile(r"<(?:!--.*?--|[^<>]*)>|&#?\w+;|\s+|[^\s<&]|[<&]", re.DOTALL)


def extent(text: Text, place: Location) -> tuple[int, int]:
    """Return the offsets of the words at issue; those of their line where they are not there.

    A place knows the columns of words on one line only.
    """
    start = text.at(place.line, place.column)
    end = text.at(place.line, max(place.end_column, place.column + 1))
    wanted = "".join(place.quote.split())
    # Of a note or a record the words are a label, and stand elsewhere in it.
    return start, max(end, _end(text.chars, start, wanted) or end)


def _end(chars: str, start: int, wanted: str) -> int | None:
    """Return where so many letters end that begin at an offset, None where others stand there."""
    at, done = start, 0
    while done < len(wanted):
        piece = _PIECE.match(chars, at)
        if piece is None:
            return None
        at = piece.end()
        if piece[0].startswith("<") or piece[0].isspace():
            continue
        if not piece[0].startswith("&") and piece[0] != wanted[done]:
            return None
        done += 1
    return at
