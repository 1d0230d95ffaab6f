"""Give findings the levels that the configuration sets for their checks."""

from __future__ import annotations

from dataclasses import replace

from corpuskit.core.findings import Finding, Level, ordered
from corpuskit.core.result import Result
from corpuskit.lint.level_names import level_of
from corpuskit.lint.policy import Policy


def with_levels(result: Result, policy: Policy) -> Result:
    """Return the result with its findings at the levels set for their checks, the gravest first."""
    levels = {check.id: level_of(check, policy.config.levels) for check in policy.chosen}
    if not any(levels.values()):
        return result

    def leveled(finding: Finding) -> Finding:
        level = levels.get(finding.check, "")
        return replace(finding, level=Level[level.upper()]) if level else finding

    kept = (replace(each, finding=leveled(each.finding)) for each in result.suppressed)
    return replace(result, findings=ordered(map(leveled, result.findings)), suppressed=tuple(kept))
