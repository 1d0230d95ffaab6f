"""What a check is, and how the checks are found."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import corpuskit.checks
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Evidence, Finding, Level, Location
from corpuskit.core.fixes import Fix


@dataclass(frozen=True, slots=True)
class Example:
    """Show a check at work; every example runs as a test.

    `sources` are plain texts by file stem; a name that ends in .xml holds the content of a TEI
    `body`, behind a `standOff` if there is one, for what a person can only do in the markup; one
    that ends in .json a file beside the TEI, in .toml or .bib one of the corpus's folder, all of
    which `explain` does not show, but for the .bib of a paper: one that ends in .md or .tex is
    checked against the others.
    """

    title: str
    sources: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Check:
    """Describe one check: what it reports, why that matters, examples, and its function.

    `find` takes every document's extract and yields findings. `id` is three letters and three
    digits and is never given to another check; `slug` names the defect. `since` is the version
    that it first appears in: until the next minor version it runs only where it is asked for.
    `fixes` says what the machine can mend and when that is not safe, empty where it mends nothing.
    """

    id: str
    slug: str
    level: Level
    summary: str
    why: str
    fix: str
    find: Callable[[Sequence[Extract]], Iterable[Finding]]
    reported: tuple[Example, ...]
    silent: tuple[Example, ...]
    references: tuple[str, ...] = field(default=())
    since: str = "0.1.0"
    fixes: str = ""

    def finding(
        self,
        message: str,
        evidence: Sequence[Evidence],
        *,
        why: str = "",
        tolerance: str = "",
        level: Level | None = None,
        others: Sequence[Location] = (),
        fix: Fix | None = None,
    ) -> Finding:
        """Make a finding of this check."""
        return Finding(
            self.id,
            self.slug,
            self.level if level is None else level,
            message,
            tuple(evidence),
            why,
            tolerance,
            tuple(others),
            fix,
        )


@functools.cache
def checks() -> tuple[Check, ...]:
    """Return every check, in the order of ids.

    A check is a module below this package with a `CHECK`; adding the file is all it takes.
    """
    found: list[Check] = []
    for module in pkgutil.walk_packages(corpuskit.checks.__path__, "corpuskit.checks."):
        check = getattr(importlib.import_module(module.name), "CHECK", None)
        if isinstance(check, Check):
            found.append(check)
    return tuple(sorted(found, key=lambda check: check.id))
