"""The errors that corpuskit raises; anything else that escapes is a defect."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """State what could not be read or used, where, and what to do about it.

    Bad input is data: stages return problems beside their results so that the other
    files go on. Lines and columns count from 1; 0 means the whole file. `fatal` says that the file
    could not be used at all.
    """

    path: Path
    line: int
    message: str
    advice: str
    column: int = 0
    fatal: bool = False

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        if self.line and self.column:
            place += f":{self.column}"
        return f"{place}: {self.message}; {self.advice}"


class CorpuskitError(Exception):
    """Report wrong use, wrong configuration or an unreadable file (exit status 2)."""


class InputError(CorpuskitError):
    """Report a file that cannot be read at all, as a `Problem` with its place and a way out."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = replace(problem, fatal=True)
