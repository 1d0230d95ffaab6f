"""Quotations, italics and brackets of a note: what is title and what is punctuation.

Everything that reads a citation by its punctuation has to know which commas and full stops
belong to a title. A layout finds the outermost quotations, italic spans and brackets in one pass;
`masked` then blots their insides out, character for character, so that offsets stay true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpuskit.core.passages import Mark

_CLOSERS = {
    "“": "”", "„": "“”", "«": "»", "‘": "’", "'": "'", '"': '"', "‹": "›", "‚": "‘’", "《": "》",
    "「": "」", "»": "«", "`": "'",
}  # fmt: skip
_BRACKETS = {"(": ")", "[": "]", "<": ">"}
_LATIN = re.compile(
    r"^[\s,.;:]*(?:et al|op\. ?cit|ibid(?:em)?|idem|id|loc\. ?cit|supra|infra|passim"
    r"|inter alia|see(?: also)?"
    r"|cf|contra|sed contra|accord|but see|see, e\.g|e\.g|in|e?ds?|trans|and|viz|sic|et seq|ff"
    r"|vol|no|pp?)?[\s,.;:]*$",
    re.IGNORECASE,
)
# All that can open a region, so that the characters between are not looked at one by one.
_SIGN = re.compile("[" + re.escape("".join([*_CLOSERS, *_BRACKETS])) + "]")
_BRACKET = re.compile(r"[()\[\]<>]")
# How far a closing mark is looked for: longer than any title, short enough to stay linear.
_REACH = 700
_FILLER = {"quote": "\ue001", "italic": "\ue002"}


@dataclass(frozen=True, slots=True)
class Region:
    """Hold one quotation, italic span or bracket; `inner` is what stands inside its marks."""

    kind: str
    start: int
    end: int
    inner_start: int
    inner_end: int


def italics(marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """Return the spans set in italics, sorted, those that touch joined."""
    spans = sorted(
        (mark.start, mark.end)
        for mark in marks
        if mark.end > mark.start
        and (mark.tag in {"emph", "title"} or (mark.tag == "hi" and "italic" in _rend(mark)))
    )
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _rend(mark: Mark) -> str:
    return mark.get("rend") or mark.get("rendition") or ""


def regions(chars: str, marks: Sequence[Mark], start: int, end: int) -> tuple[Region, ...]:
    """Find the outermost quotations, italics and brackets between two offsets."""
    slants = [span for span in italics(marks) if span[1] > start and span[0] < end]
    closing = _bracket_ends(chars, start, end)
    found: list[Region] = []
    position, slant = start, 0
    while position < end:
        sign = _SIGN.search(chars, position, end)
        behind = sign.start() if sign else end
        if slant < len(slants):
            behind = min(behind, max(slants[slant][0], position))
        position = behind
        if position >= end:
            break
        while slant < len(slants) and slants[slant][1] <= position:
            slant += 1
        region = None
        if slant < len(slants) and slants[slant][0] <= position:
            region = _slanted(chars, max(slants[slant][0], position), min(slants[slant][1], end))
            slant += 1
        elif chars[position] in _CLOSERS:
            region = _quoted(chars, position, end)
        elif position in closing:
            if _cites(chars, position):
                position += 1
                continue
            last = closing[position]
            kind = {"(": "paren", "[": "bracket", "<": "angle"}[chars[position]]
            region = Region(kind, position, last + 1, position + 1, last)
        if region is None:
            position += 1
        else:
            found.append(region)
            position = max(region.end, position + 1)
    return tuple(found)


def _cites(chars: str, position: int) -> bool:
    """Tell a bracket that holds a whole citation, «(“The Pump,” *Levant*, 1983)», by its title."""
    after = chars[position + 1 : position + 2]
    return chars[position] == "(" and bool(after) and after in '“«‘"„'


def _slanted(chars: str, start: int, end: int) -> Region | None:
    if _LATIN.match(chars[start : min(end, start + 40)]) and end - start < 40:
        return None
    inner_end = end
    while inner_end > start and chars[inner_end - 1] in " ,;:":
        inner_end -= 1
    inner_start = start
    while inner_start < inner_end and chars[inner_start] in " ,;:([":
        inner_start += 1
    if inner_start == inner_end:
        return None
    return Region("italic", inner_start, inner_end, inner_start, inner_end)


def _quoted(chars: str, position: int, end: int) -> Region | None:
    mark = chars[position]
    before = chars[position - 1] if position else " "
    if mark in "'‘`\"“" and (before.isalnum() or before in ".,)]’"):
        return None
    opened = position
    if mark in "`'" and chars[position : position + 2] == mark * 2:
        opened += 1
    if opened + 1 >= end or (chars[opened + 1].isspace() and mark not in "«»"):
        return None
    limit = min(end, position + _REACH)
    closers = "''" if opened > position else _CLOSERS[mark]
    closed = _closer(chars, opened + 1, limit, mark, closers)
    if closed < 0:
        return None
    after = closed + (len(closers) if opened > position else 1)
    return Region("quote", position, after, opened + 1, closed)


def _closer(chars: str, start: int, limit: int, mark: str, closers: str) -> int:
    if closers == "''":
        found = chars.find("''", start, limit)
        return found if found >= 0 else chars.find('"', start, limit)
    if mark in "'‘‚`":
        return _single_closer(chars, start, limit, closers, mark)
    depth = 0
    for index in range(start, limit):
        char = chars[index]
        if char == mark and char not in closers:
            depth += 1
        elif char in closers:
            if depth == 0:
                return index
            depth -= 1
    return -1


def _single_closer(chars: str, start: int, limit: int, closers: str, mark: str) -> int:
    # An apostrophe and a closing mark look alike: one before punctuation is surer than one
    # before a space, unless another quotation opens between them.
    loose = -1
    for index in range(start + 1, limit):
        if chars[index] not in closers or chars[index - 1].isspace():
            if chars[index] == mark and loose >= 0 and chars[index - 1].isspace():
                return loose
            continue
        after = chars[index + 1] if index + 1 < limit else ""
        if not after or after in ",.;:)]?!—–" or chars[index + 1 : index + 3] in {" [", " ("}:
            return index
        if after.isspace() and loose < 0:
            if chars[index + 1 : index + 5] == " in ":
                return index
            loose = index
    return loose


def _bracket_ends(chars: str, start: int, end: int) -> dict[int, int]:
    stack: list[int] = []
    ends: dict[int, int] = {}
    for sign in _BRACKET.finditer(chars, start, end):
        index, char = sign.start(), sign.group()
        if char in "([" or (
            char == "<" and chars[index + 1 : index + 5] in {"http", "www.", "ftp:"}
        ):
            stack.append(index)
        elif char in ")]>" and stack:
            while stack and _BRACKETS[chars[stack[-1]]] != char and index - stack[-1] > _REACH:
                stack.pop()
            if stack and _BRACKETS[chars[stack[-1]]] == char:
                opened = stack.pop()
                if index - opened <= _REACH:
                    ends[opened] = index
    return ends


def masked(chars: str, found: Iterable[Region], start: int, end: int) -> str:
    """Return the characters with the insides of quotations and italics blotted out.

    The result is as long as the span, so that an offset into it plus `start` is one into `chars`.
    """
    pieces: list[str] = []
    position = start
    for region in found:
        if region.kind in _FILLER:
            pieces.append(chars[position : region.start])
            pieces.append(_FILLER[region.kind] * (region.end - region.start))
            position = region.end
    pieces.append(chars[position:end])
    return "".join(pieces)
