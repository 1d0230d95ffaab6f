"""Places of a text as editors count them, as files count them, and as offsets.

The language server protocol counts lines and characters from 0 and, unless the editor asks for
another unit, characters in UTF-16 code units, in which an astral character is two. Everything else
here counts lines and characters from 1, and characters are characters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from lsprotocol.types import Position, Range

_LINE_END = re.compile(r"\r\n?|\n")


class Unit(StrEnum):
    """Name what an editor counts on a line; the values are those of the protocol."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"

    def width(self, chars: str) -> int:
        """Return how many units some characters are long."""
        if self is Unit.UTF32 or chars.isascii():
            return len(chars)
        if self is Unit.UTF8:
            return len(chars.encode("utf-8", "surrogatepass"))
        return len(chars) + sum(char > "\uffff" for char in chars)

    def taken(self, chars: str, units: int) -> int:
        """Return how many characters lie within so many units; half of one does not count."""
        if self is Unit.UTF32 or chars.isascii():
            return max(0, min(units, len(chars)))
        count = 0
        for char in chars:
            units -= self.width(char)
            if units < 0:
                break
            count += 1
        return count


@dataclass(frozen=True)
class Text:
    """Hold the text of an open file with the unit in which its editor counts."""

    chars: str
    unit: Unit = Unit.UTF16

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return (0, *(match.end() for match in _LINE_END.finditer(self.chars)))

    def _line(self, number: int) -> tuple[int, str]:
        """Return where a line begins, counted from 0, and its characters without its end."""
        start = self._starts[number]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.chars)
        return start, self.chars[start:end].rstrip("\r\n")

    def offset(self, position: Position) -> int:
        """Return the offset of an editor's position; one beyond a line or the text is its end."""
        if position.line >= len(self._starts):
            return len(self.chars)
        start, chars = self._line(max(position.line, 0))
        return start + self.unit.taken(chars, position.character)

    def position(self, offset: int) -> Position:
        """Return an offset as an editor's position."""
        offset = max(0, min(offset, len(self.chars)))
        line = bisect_right(self._starts, offset) - 1
        before = self.chars[self._starts[line] : offset]
        return Position(line, self.unit.width(before))

    def range(self, start: int, end: int) -> Range:
        """Return two offsets as an editor's range."""
        return Range(self.position(start), self.position(max(start, end)))

    def at(self, line: int, column: int) -> int:
        """Return the offset of a line and column counted in characters from 1."""
        if line > len(self._starts):
            return len(self.chars)
        start, chars = self._line(max(line, 1) - 1)
        return start + max(0, min(column - 1, len(chars)))

    def edited(self, change: Range, new: str) -> Text:
        """Return the text with a range replaced."""
        start, end = sorted((self.offset(change.start), self.offset(change.end)))
        return Text(self.chars[:start] + new + self.chars[end:], self.unit)
