"""SUP001: a suppression is past its last day."""

from __future__ import annotations

from corpuskit.checks.check import Check, Example
from corpuskit.checks.suppressions.examples import OVER, REASON, found_later, suppressing
from corpuskit.core.findings import Level

CHECK = Check(
    id="SUP001",
    slug="suppression-expired",
    level=Level.WARNING,
    summary="A finding was accepted until a day that is over.",
    why="Whoever accepted it wanted to look again by then; what it accepted is reported again.",
    fix="Settle the finding; or, if it must stand, write a new day and why.",
    find=found_later,
    reported=(Example("accepted until the end of 1999", suppressing(REASON, OVER)),),
    silent=(Example("accepted without an end", suppressing(REASON)),),
    references=("docs/decisions/0024-suppressions.md",),
)
