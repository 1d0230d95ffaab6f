"""SUP002: a suppression has nothing to suppress."""

from __future__ import annotations

from corpuskit.checks.check import Check, Example
from corpuskit.checks.suppressions.examples import OVER, REASON, found_later, suppressing
from corpuskit.core.findings import Level

CHECK = Check(
    id="SUP002",
    slug="suppression-unused",
    level=Level.WARNING,
    summary="A suppression has no finding to suppress.",
    why=(
        "The finding is gone, or has another side now, or was never meant; left there, the "
        "suppression may one day hide what nobody has looked at. This is reported only when the "
        "whole corpus is checked."
    ),
    fix="Remove the suppression; where a finding has a further side, look at it, then name it.",
    find=found_later,
    reported=(Example("the unit was corrected", suppressing(REASON, unit="kWh")),),
    silent=(
        Example("a finding that is accepted", suppressing(REASON)),
        Example("one that is over is reported as such", suppressing(REASON, OVER)),
    ),
    references=("docs/decisions/0024-suppressions.md",),
)
