"""What each check found last: it stands as long as all that the check looked at is the same.

Checks are functions of the extracts. Most keys change few of the fields that most checks look at,
so each is given extracts that note which fields are asked for, and runs again only where one of
them has another value now, or a file that it read has changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from corpuskit.checks.check import Check
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding
from corpuskit.core.reads import noted
from corpuskit.server.files import Files


class _Watched:
    """Stand for an extract, and note what is asked of it."""

    __slots__ = ("_asked", "_extract")

    def __init__(self, extract: Extract, asked: set[str]) -> None:
        self._extract = extract
        self._asked = asked

    def __getattr__(self, name: str) -> Any:
        self._asked.add(name)
        return getattr(self._extract, name)


@dataclass(frozen=True, slots=True)
class _Found:
    extracts: tuple[Extract, ...]
    asked: frozenset[str]
    files: Mapping[str, str]
    findings: tuple[Finding, ...]

    def stands(self, extracts: Sequence[Extract], files: Files) -> bool:
        if len(extracts) != len(self.extracts) or not files.are_still(self.files):
            return False
        return all(
            old is new or all(getattr(old, name) == getattr(new, name) for name in self.asked)
            for old, new in zip(self.extracts, extracts, strict=True)
        )


@dataclass
class Remembered:
    """Keep what the checks of one corpus found."""

    _found: dict[str, _Found] = field(default_factory=dict)

    def findings(
        self, check: Check, extracts: Sequence[Extract], files: Files
    ) -> tuple[Finding, ...]:
        """Return what a check finds, run anew only where it may find something else."""
        known = self._found.get(check.id)
        if known is not None and known.stands(extracts, files):
            return known.findings
        asked: set[str] = set()
        watched = cast("list[Extract]", [_Watched(each, asked) for each in extracts])
        with noted() as states:
            found = tuple(check.find(watched))
        self._found[check.id] = _Found(tuple(extracts), frozenset(asked), states, found)
        return found
