"""The outcome of a check, as renderers take it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpuskit.core.errors import Problem
from corpuskit.core.findings import Finding, Level


def shown_from(base: Path, path: str) -> str:
    """Return a path as users should read it: relative to a folder where it lies below it."""
    try:
        return Path(path).resolve().relative_to(base.resolve()).as_posix()
    except ValueError:
        return Path(path).as_posix()


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
        return shown_from(self.base, path)
