"""Tell one fact once, though two checks of a family come upon it."""

from __future__ import annotations

from collections.abc import Iterable

from corpuskit.core.findings import Finding, ordered

_FAMILY = 3
# The dates of a treaty are dates; its own checks know it better, and tell what both come upon.
_WITHIN = {"TRE": "DAT"}
_Fact = tuple[str, frozenset[tuple[str, int, int]]]


def told_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Leave out what sets the same places side by side as a finding of its family does.

    A share that contradicts its counts is found by more than one check, in other words each time;
    a reader has one thing to mend. The gravest stays, of equal ones that of the first check, or of
    the one whose family lies within the other's.
    """
    found = tuple(findings)
    facts: dict[_Fact, Finding] = {}
    for finding in sorted(found, key=_rank):
        if len(fact := _places(finding)) > 1:
            facts.setdefault((_family(finding), fact), finding)
    return ordered(
        finding
        for finding in found
        if len(fact := _places(finding)) < 2 or facts[_family(finding), fact].check == finding.check
    )


def _rank(finding: Finding) -> tuple[object, ...]:
    wide = finding.check[:_FAMILY] not in _WITHIN
    return (-finding.level, wide, finding.check, finding.fingerprint)


def _family(finding: Finding) -> str:
    return _WITHIN.get(finding.check[:_FAMILY], finding.check[:_FAMILY])


def _places(finding: Finding) -> frozenset[tuple[str, int, int]]:
    return frozenset((at.path, at.line, at.column) for at in finding.places)
