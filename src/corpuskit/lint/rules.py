"""Suppressions as rules, wherever people wrote them: which findings each of them is for."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpuskit.checks.check import checks
from corpuskit.claims.judgements.verdicts import Mark, mark_of
from corpuskit.claims.model import Extract
from corpuskit.claims.model.suppression import Suppression
from corpuskit.core.config import Accepted, Config
from corpuskit.core.errors import Problem
from corpuskit.core.findings import Finding, Location
from corpuskit.core.result import Where
from corpuskit.lint.naming import means, names_one


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold one suppression: where it stands, what it is for, who wrote it, why, until when.

    In the TEI it is for a check at `sides`. In the configuration it is for a `fingerprint`, or
    for a check and a side's document and quote.
    """

    where: Location
    kind: Where
    reason: str
    by: str
    until: date | None
    check: str = ""
    sides: frozenset[Mark] = frozenset()
    fingerprint: str = ""
    document: str = ""
    quote: str = ""

    def fits(self, finding: Finding) -> bool:
        """Tell whether a finding is one that this is for.

        In the TEI every side must be named: who accepts a contradiction of two passages has not
        seen what a third one says.
        """
        if self.fingerprint:
            return finding.fingerprint.startswith(self.fingerprint)
        if not self.is_of(finding):
            return False
        if self.kind is Where.TEI:
            return all(mark_of(place) in self.sides for place in finding.places)
        return any(
            place.document == self.document and _folded(place.quote) == _folded(self.quote)
            for place in finding.places
        )

    def is_of(self, finding: Finding) -> bool:
        """Tell whether a finding is of the check that this is for."""
        return any(check.id == finding.check and means(self.check, check) for check in checks())

    def ends_before(self, today: date) -> bool:
        """Tell whether the last day on which it held is over."""
        return self.until is not None and self.until < today

    @property
    def words(self) -> str:
        """Return what it is for, in words."""
        if self.fingerprint:
            return f"finding {self.fingerprint}"
        if self.kind is Where.TEI:
            sides = sorted(f"{Path(path).name}#{xml_id}" for path, xml_id in self.sides)
            return f"{self.check} at {', '.join(sides)}"
        return f"{self.check} at {self.quote!r} in {self.document}"


def rules_of(
    extracts: Sequence[Extract], config: Config
) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    """Return every suppression in force or not, and problems for those of unknown checks."""
    written = [each for extract in extracts for each in extract.suppressions]
    known = [s for s in written if any(names_one(s.check, check) for check in checks())]
    problems = [_unknown(s) for s in written if s not in known]
    rules = [*map(_of_tei, known), *_of_config(config)]
    return tuple(rules), tuple(problems)


def _unknown(suppression: Suppression) -> Problem:
    names = [name for check in checks() for name in (check.id, check.slug)]
    near = difflib.get_close_matches(suppression.check, names, 1, 0.0)[0]
    at = suppression.where
    message = f"no check is called {suppression.check!r}, and this suppression has no effect"
    return Problem(Path(at.path), at.line, message, f"did you mean {near}?", at.column)


def _of_tei(suppression: Suppression) -> Rule:
    return Rule(
        suppression.where,
        Where.TEI,
        suppression.reason,
        " and ".join(suppression.by),
        suppression.until,
        check=suppression.check,
        sides=frozenset(suppression.about),
    )


def _of_config(config: Config) -> Iterator[Rule]:
    for entry in config.suppress:
        yield Rule(
            _place(config, entry),
            Where.CONFIGURATION,
            entry.reason,
            entry.by,
            entry.until,
            check=entry.check,
            fingerprint=entry.finding,
            document=entry.document,
            quote=entry.quote,
        )


def _place(config: Config, entry: Accepted) -> Location:
    name = config.path.name if config.path else ""
    return Location(
        document=name,
        path=str(config.path),
        line=entry.at.line,
        column=entry.at.column,
        end_column=entry.at.column + 1,
        xml_id="",
        sentence=entry.reason,
        end=len(entry.reason),
    )


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
