"""What every renderer takes: findings, and what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpuskit.core.errors import Problem
from corpuskit.core.findings import Finding, Level


@dataclass(frozen=True, slots=True)
class Result:
    """Hold the outcome of a check: findings in their order, problems, documents read.

    Paths are printed relative to `base` where they lie below it.
    """

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    documents: int
    base: Path

    def count(self, level: Level) -> int:
        """Count the findings of one level."""
        return sum(finding.level is level for finding in self.findings)

    def shown(self, path: str) -> str:
        """Return a path as users should read it."""
        try:
            return Path(path).resolve().relative_to(self.base.resolve()).as_posix()
        except ValueError:
            return Path(path).as_posix()


Renderer = Callable[[Result], str]


def summary(result: Result) -> str:
    """Count in words: «3 errors, 1 warning in 5 documents»."""
    counts = [_counted(result.count(level), level.label) for level in reversed(Level)]
    found = ", ".join(c for c in counts if c) or "nothing found"
    return f"{found} in {_counted(result.documents, 'document') or 'no documents'}"


def printable(text: str) -> str:
    """Return text without the control characters that could steer a terminal."""
    return "".join(c if c.isprintable() or c in "\n\t" else "�" for c in text)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number != 1 else ''}" if number else ""


def levels(findings: Sequence[Finding]) -> frozenset[Level]:
    """Return the levels that occur."""
    return frozenset(finding.level for finding in findings)
