"""Tell one fact once, though two checks of a family come upon it."""

from __future__ import annotations

from collections.abc import Iterable

from corpuskit.core.findings import Finding, ordered

_FAMILY = 3
_Fact = tuple[str, frozenset[tuple[str, int, int]]]


def told_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Leave out what sets the same places side by side as a finding of its family does.

    A share that contradicts its counts is found by more than one check, in other words each time;
    a reader has one thing to mend. The gravest stays, of equal ones that of the first check.
    """
    found = tuple(findings)
    facts: dict[_Fact, Finding] = {}
    for finding in sorted(found, key=lambda f: (-f.level, f.check, f.fingerprint)):
        if len(fact := _places(finding)) > 1:
            facts.setdefault((finding.check[:_FAMILY], fact), finding)
    return ordered(
        finding
        for finding in found
        if len(fact := _places(finding)) < 2
        or facts[finding.check[:_FAMILY], fact].check == finding.check
    )


def _places(finding: Finding) -> frozenset[tuple[str, int, int]]:
    return frozenset((at.path, at.line, at.column) for at in finding.places)
