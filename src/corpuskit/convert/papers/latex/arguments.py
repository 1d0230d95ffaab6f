"""The arguments of a command of LaTeX: what stands in braces and brackets behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BLANK = re.compile(r"\s*")
_CLOSING = {"[": "]", "{": "}", "(": ")"}
_LONGEST_ARGUMENT = 20_000
BREAK = re.compile(r"[ \t]*\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Argument:
    """Hold an argument of a command: its bounds without the brackets around it."""

    start: int
    end: int
    optional: bool = False


def arguments(
    text: str, at: int, end: int, *, braces: int = 9, rounds: bool = False
) -> tuple[list[Argument], int]:
    """Return the arguments that follow a command, and where they end.

    `braces` is how many may stand in braces; `rounds` says that round brackets hold arguments too.
    """
    found: list[Argument] = []
    while at < end:
        begin = beyond_blanks(text, at, end)
        sign = text[begin : begin + 1]
        if sign == "[" or (sign == "(" and rounds):
            closing = closing_of(text, begin, end, sign)
        elif sign == "{" and braces:
            closing, braces = closing_of(text, begin, end, sign), braces - 1
        else:
            break
        if closing is None or (sign == "[" and begin != at and not braces):
            break
        found.append(Argument(begin + 1, closing, sign != "{"))
        at = closing + 1
    return found, at


def beyond_blanks(text: str, at: int, end: int) -> int:
    """Pass the blanks that a command without arguments swallows, but no end of paragraph."""
    if BREAK.match(text, at, end):
        return at
    blank = _BLANK.match(text, at, end)
    return blank.end() if blank else at


def closing_of(text: str, at: int, end: int, sign: str) -> int | None:
    """Return the place of the bracket that closes the one at a place."""
    closes = _CLOSING[sign]
    depth = 0
    end = min(end, at + _LONGEST_ARGUMENT)
    while at < end:
        char = text[at]
        if char == "\\":
            at += 2
            continue
        if char == "{" and sign != "{":
            inner = closing_of(text, at, end, "{")
            at = end if inner is None else inner + 1
            continue
        depth += (char == sign) - (char == closes)
        if not depth:
            return at
        at += 1
    return None
