"""SUP003: a suppression in the TEI has no reason."""

from __future__ import annotations

from corpuskit.checks.check import Check, Example
from corpuskit.checks.suppressions.examples import REASON, found_later, suppressing
from corpuskit.core.findings import Level

CHECK = Check(
    id="SUP003",
    slug="suppression-without-reason",
    level=Level.WARNING,
    summary="A suppression gives no reason, and has no effect.",
    why="Who comes later cannot tell a contradiction that was looked into from one that was not.",
    fix='Add <f name="reason"><string>why</string></f> to the fs.',
    find=found_later,
    reported=(Example("no reason", suppressing()),),
    silent=(Example("with its reason", suppressing(REASON)),),
    references=("docs/decisions/0024-suppressions.md",),
)
