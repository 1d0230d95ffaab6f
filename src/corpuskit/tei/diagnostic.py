"""What an editor shows at a place of a TEI file: the message, the way out, and where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from corpuskit.core.errors import Problem
from corpuskit.tei.positions import Lines

_THING = re.compile(rb"</?[^\s<>/]+|[^\s<>]+")
_LINE = re.compile(rb"[^\r\n]*")

# The line and column at which something begins, and those behind its last character.
Range: TypeAlias = tuple[int, int, int, int]


class Source(StrEnum):
    """Name what a file breaks: XML itself, the schema, a rule beside it, or a pointer's end."""

    XML = "xml"
    SCHEMA = "schema"
    RULE = "rule"
    POINTER = "pointer"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """State what is wrong at a place of a file, and what to do about it.

    Lines and columns count characters from 1, as `Problem` does; the end column is the one behind
    the last character. `mend` is what to write in place of just these characters, None where that
    is not plain; `twin` are the characters elsewhere that need the same (a name in an end tag).
    `opening` is the line and column of the tag that the message also speaks of.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    hint: str
    source: Source
    mend: str | None = None
    twin: Range | None = None
    opening: tuple[int, int] | None = None

    @property
    def place(self) -> Range:
        """Return where it begins and ends."""
        return self.line, self.column, self.end_line, self.end_column

    def problem(self, path: Path) -> Problem:
        """Return it as the problem that the command line prints."""
        return Problem(path, self.line, self.message, self.hint, self.column)


def from_problem(problem: Problem, data: bytes, source: Source) -> Diagnostic:
    """Return a problem of a file's text as a diagnostic that covers the word or tag it stands at.

    A problem of the whole file covers its first line.
    """
    lines = Lines(data)
    start = lines.offset(problem.line, problem.column) if problem.line else 0
    thing = _THING.match(data, start) if problem.column else None
    rest = thing or _LINE.match(data, start)
    line, column = lines.at(start)
    end_line, end_column = lines.at(rest.end() if rest else start)
    return Diagnostic(line, column, end_line, end_column, problem.message, problem.advice, source)
