"""Emphasis by asterisks, underscores and tags; and characters with their spots set free."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from corpuskit.convert.structure.blocks import Spot

DELIMITER = re.compile(r"\*{1,3}|_{1,2}|</?(?:i|em|b|strong)>", re.I)
TAGS = {"i": "italic", "em": "italic", "b": "bold", "strong": "bold"}
DEEPEST = 20
PLAIN = "*_<"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Hold one emphasised stretch: opening delimiter, closing delimiter, rendition."""

    opening: tuple[int, int]
    closing: tuple[int, int]
    rend: str


def find_emphasis(text: str) -> list[Emphasis]:
    """Pair delimiters as Markdown does; what has no partner stays as it is.

    An opening asterisk has no letter before and no space after it; a closing one no space
    before it. The nearest open delimiter of the same kind is the partner.
    """
    if not any(each in text for each in PLAIN):
        return []
    found: list[Emphasis] = []
    opened: list[tuple[str, int, int]] = []
    for token in DELIMITER.finditer(text):
        sign = token.group().lower().replace("/", "")
        start, end = token.span()
        if _may_close(text, token):
            partner = next((e for e in reversed(opened) if e[0] == sign), None)
            if partner is not None and partner[2] < start:
                del opened[opened.index(partner) :]
                found.append(Emphasis(partner[1:], (start, end), _rendition(sign)))
                continue
        if _may_open(text, token) and len(opened) < DEEPEST:
            opened.append((sign, start, end))
    return sorted(found, key=lambda each: (each.opening, -each.closing[0]))


def _rendition(sign: str) -> str:
    if sign[0] == "<":
        return TAGS[sign.strip("<>")]
    return ("italic", "bold", "bold italic")[len(sign) - 1]


def _may_open(text: str, token: re.Match[str]) -> bool:
    start, end = token.span()
    if token.group()[0] == "<":
        return token.group()[1] != "/"
    before, after = text[start - 1 : start], text[end : end + 1]
    return bool(after) and not after.isspace() and not before.isalnum() and after not in ".,;:)]"


def _may_close(text: str, token: re.Match[str]) -> bool:
    start, end = token.span()
    if token.group()[0] == "<":
        return token.group()[1] == "/"
    before, after = text[start - 1 : start], text[end : end + 1]
    if token.group()[0] == "_" and after.isalnum():
        return False
    return bool(before) and not before.isspace()


@dataclass(frozen=True, slots=True)
class Freed:
    """Hold characters without their delimiters and marks, and where each stretch has gone."""

    chars: str
    emphasis: tuple[tuple[int, int, str], ...]
    spots: tuple[tuple[int, int, Spot], ...]


def free(text: str, spots: tuple[Spot, ...], start: int, end: int) -> Freed:
    """Take delimiters, note marks and dropped characters out of `text[start:end]`.

    Offsets of the result count in its own characters.
    """
    part = text[start:end]
    inside = [spot.moved(-start) for spot in spots if start <= spot.start and spot.end <= end]
    stretches = find_emphasis(part)
    cuts: list[tuple[int, int]] = []
    for stretch in stretches:
        cuts += [stretch.opening, stretch.closing]
    cuts += [_cut(part, spot) for spot in inside if spot.kind in {"note", "drop"}]
    cuts = sorted(set(cuts))
    if not cuts and not inside:
        return Freed(part, (), ())
    chars, moved = _remove(part, cuts)
    emphasis = tuple(
        (moved(each.opening[1]), moved(each.closing[0]), each.rend) for each in stretches
    )
    placed = tuple(
        (moved(_cut(part, s)[0] if s.kind == "note" else s.start), moved(s.end), s) for s in inside
    )
    return Freed(chars, emphasis, placed)


class _Moved:
    """Map offsets before the cuts to offsets after them."""

    def __init__(self, cuts: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in cuts]
        self._cuts = cuts
        self._gone = [0]
        for start, end in cuts:
            self._gone.append(self._gone[-1] + end - start)

    def __call__(self, offset: int) -> int:
        before = bisect_right(self._starts, offset)
        gone = self._gone[before]
        if before and offset < self._cuts[before - 1][1]:
            gone -= self._cuts[before - 1][1] - offset
        return offset - gone


def _remove(text: str, cuts: list[tuple[int, int]]) -> tuple[str, _Moved]:
    kept: list[str] = []
    at = 0
    clean: list[tuple[int, int]] = []
    for start, end in cuts:
        start = max(start, at)
        if end <= start:
            continue
        kept.append(text[at:start])
        clean.append((start, end))
        at = end
    kept.append(text[at:])
    return "".join(kept), _Moved(clean)


def _cut(text: str, spot: Spot) -> tuple[int, int]:
    """Take the space before a note mark too, where another space or a point follows it."""
    start, end = spot.start, spot.end
    if spot.kind == "note" and start and text[start - 1] == " ":
        after = text[end : end + 1]
        if not after or after.isspace() or after in ".,;:)":
            start -= 1
    return start, end
