"""Set aside the findings that people accepted one by one, with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding, ordered
from corpuskit.core.result import Result, Suppressed
from corpuskit.lint.idle import idle_rules
from corpuskit.lint.policy import Policy
from corpuskit.lint.rules import Rule, rules_of


def without_suppressed(result: Result, extracts: Sequence[Extract], policy: Policy) -> Result:
    """Return the result with what people accepted kept apart from its findings.

    A suppression without a reason or past its last day has no effect, and is reported, as is one
    that has nothing to suppress.
    """
    rules, problems = rules_of(extracts, policy.config)
    result = replace(result, problems=(*result.problems, *problems))
    if not rules:
        return result
    serving = [rule for rule in rules if rule.reason and not rule.ends_before(policy.today)]
    found: list[Suppressed] = []
    left: list[Finding] = []
    used: set[Rule] = set()
    for finding in result.findings:
        fitting = [rule for rule in serving if rule.fits(finding)]
        used |= set(fitting)
        if fitting:
            found.append(_suppressed(finding, fitting[0]))
        else:
            left.append(finding)
    told = idle_rules(rules, used, tuple(left), policy, readable=not _unreadable(result))
    return replace(
        result, findings=ordered([*left, *told]), suppressed=(*result.suppressed, *found)
    )


def _suppressed(finding: Finding, rule: Rule) -> Suppressed:
    at = rule.where
    return Suppressed(finding, rule.kind, rule.reason, rule.by, rule.until, at.path, at.line)


def _unreadable(result: Result) -> bool:
    return any(problem.fatal for problem in result.problems)
