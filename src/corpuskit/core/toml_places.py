"""Find where keys and values stand in a TOML file, so that errors can point at them.

The parser of the standard library tells no places, and reading is its task alone: this pass only
walks over a text that the parser has accepted, and is taken when there is something to tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from corpuskit.core.parsers import parse_toml

# The keys that lead to a value; a number counts the entries of a list.
Path: TypeAlias = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_KEY = re.compile(r"[A-Za-z0-9_-]+|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}'
    r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
# A date and a time may have a space between them.
_BARE = re.compile(r"\d{4}-\d\d-\d\d \d\d:[^,\]}\s#]*|[^,\]}\s#]+")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Hold a line and a column, both counted from 1 in characters."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Places:
    """Hold where each key and each value of a TOML file begins, by the keys that lead to it."""

    keys: Mapping[Path, Place]
    values: Mapping[Path, Place]


def places_in(text: str) -> Places:
    r"""Return where the keys and values of a TOML text begin; the text must be TOML.

    >>> places_in('[a]\nb = [1, {c = 2}]').values[("a", "b", 1, "c")]
    Place(line=2, column=14)
    """
    walk = _Walk(text)
    walk.run()
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    return Places(_placed(walk.keys, starts), _placed(walk.values, starts))


def _placed(offsets: Mapping[Path, int], starts: list[int]) -> dict[Path, Place]:
    found: dict[Path, Place] = {}
    line = 0
    for path, offset in sorted(offsets.items(), key=lambda item: item[1]):
        while line + 1 < len(starts) and starts[line + 1] <= offset:
            line += 1
        found[path] = Place(line + 1, offset - starts[line] + 1)
    return found


@dataclass
class _Walk:
    text: str
    at: int = 0
    keys: dict[Path, int] = field(default_factory=dict)
    values: dict[Path, int] = field(default_factory=dict)
    entries: dict[Path, int] = field(default_factory=dict)

    def run(self) -> None:
        table: Path = ()
        self._skip(_BLANK)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._head()
            else:
                self._pair(table)
            self._skip(_BLANK)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:
            raise ValueError(f"no TOML at offset {self.at}")
        self.at = match.end()
        return match[0]

    def _head(self) -> Path:
        """Read `[a.b]` or `[[a.b]]`, and return the table that the next keys stand in."""
        start = self.at
        many = self.text.startswith("[[", start)
        self.at += 2 if many else 1
        path = self._names(())
        self.at += 2 if many else 1
        if many:
            number = self.entries.get(path, -1) + 1
            self.entries[path] = number
            path = (*path, number)
        self.values[path] = start
        return path

    def _names(self, table: Path) -> Path:
        """Read a dotted key; a key that leads into a list of tables means its last entry."""
        path = table
        while True:
            self._skip(_SPACE)
            start = self.at
            name = _name(self._take(_KEY))
            if path in self.entries:
                path = (*path, self.entries[path])
            path = (*path, name)
            self.keys.setdefault(path, start)
            self.values.setdefault(path, start)
            self._skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return path
            self.at += 1

    def _pair(self, table: Path) -> None:
        path = self._names(table)
        self.at += 1
        self._skip(_SPACE)
        self._value(path)

    def _value(self, path: Path) -> None:
        self.values[path] = self.at
        opening = self.text[self.at]
        if opening == "[":
            self._list(path)
        elif opening == "{":
            self._inline(path)
        else:
            self._take(_STRING if opening in "\"'" else _BARE)

    def _list(self, path: Path) -> None:
        self.at += 1
        number = 0
        self._skip(_BLANK)
        while self.text[self.at] != "]":
            self._value((*path, number))
            number += 1
            self._past_comma()
        self.at += 1

    def _inline(self, path: Path) -> None:
        self.at += 1
        self._skip(_BLANK)
        while self.text[self.at] != "}":
            self._pair(path)
            self._past_comma()
        self.at += 1

    def _past_comma(self) -> None:
        self._skip(_BLANK)
        if self.text[self.at] == ",":
            self.at += 1
            self._skip(_BLANK)


def _name(written: str) -> str:
    """Return a key as it is meant: without its quotation marks and escapes."""
    if written[0] not in "\"'":
        return written
    return next(iter(parse_toml(f"{written} = 0")))
