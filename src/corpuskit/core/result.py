"""The outcome of a check, as renderers take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from corpuskit.core.bounds import real
from corpuskit.core.errors import Problem
from corpuskit.core.findings import Finding, Level


def shown_from(base: Path, path: str) -> str:
    """Return a path as users should read it: relative to a folder where it lies below it."""
    try:
        return real(Path(path)).relative_to(real(base)).as_posix()
    except ValueError:
        return Path(path).as_posix()


class Where(StrEnum):
    """Say where a suppression is written; the values are SARIF's own words."""

    TEI = "inSource"
    CONFIGURATION = "external"


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Hold a finding that a person accepted, and who did so where and why.

    `path` and `line` are the place of the suppression, not of the finding.
    """

    finding: Finding
    kind: Where
    reason: str
    by: str = ""
    until: date | None = None
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Baseline:
    """Say what findings were held against: a file, why it accepts what, and what is gone.

    `reasons` are by fingerprint. `gone` names entries of it, a line each, that are found no more.
    """

    path: str
    reasons: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """Hold the outcome of a check: findings in their order, problems, documents read.

    `findings` are the open ones, which count for the exit status. `suppressed` were accepted one
    by one with a reason, `baselined` as they stood on the day of the baseline, which `baseline`
    names if there is one; `checks` are the ids of those that ran, `elsewhere` counts what
    was left out as standing in files that did not change. `read` says of each paper what was read
    of it. Paths are printed relative to `base` where they lie below it.
    """

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    documents: int
    base: Path
    suppressed: tuple[Suppressed, ...] = ()
    baselined: tuple[Finding, ...] = ()
    baseline: Baseline | None = None
    checks: tuple[str, ...] = ()
    elsewhere: int = 0
    read: tuple[str, ...] = ()

    def count(self, level: Level) -> int:
        """Count the open findings of one level."""
        return sum(finding.level is level for finding in self.findings)

    @property
    def every(self) -> tuple[Finding, ...]:
        """Return the findings that are open, suppressed or in the baseline."""
        return (*self.findings, *(s.finding for s in self.suppressed), *self.baselined)

    def shown(self, path: str) -> str:
        """Return a path as users should read it."""
        return shown_from(self.base, path)
