"""Report suppressions that have no effect: past their day, without a reason, without a finding."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from corpuskit.checks.check import Check
from corpuskit.checks.suppressions import expired, unused, without_reason
from corpuskit.claims.judgements.verdicts import mark_of
from corpuskit.core.findings import Evidence, Finding, Location
from corpuskit.core.result import Where
from corpuskit.lint.naming import OF_PAPERS, means
from corpuskit.lint.policy import Policy
from corpuskit.lint.rules import Rule


def idle_rules(
    rules: Sequence[Rule],
    used: Collection[Rule],
    left: Sequence[Finding],
    policy: Policy,
    *,
    readable: bool,
) -> tuple[Finding, ...]:
    """Return what is to be said of suppressions, given those used and the findings left.

    Whether one is unused is known only when all was read (`readable`) and checked that it may be
    for.
    """
    found: list[Finding] = []
    for rule in rules:
        if not rule.reason:
            found.append(_told(without_reason.CHECK, rule, "no reason is given"))
        elif rule.ends_before(policy.today):
            found.append(_told(expired.CHECK, rule, f"it held until {rule.until}"))
        elif rule not in used and readable and policy.whole and _ran(rule, policy):
            found.append(_told(unused.CHECK, rule, _why_unused(rule, left)))
    return tuple(f for f in found if any(check.id == f.check for check in policy.chosen))


def _ran(rule: Rule, policy: Policy) -> bool:
    if not rule.check:
        return policy.complete
    # Where no paper is read its checks find nothing, whatever there is to suppress in one.
    ran = (check for check in policy.chosen if not check.id.startswith(OF_PAPERS))
    return any(means(rule.check, check) for check in ran)


def _told(check: Check, rule: Rule, why: str) -> Finding:
    place = f"{rule.where.document}, line {rule.where.line}"
    said = f", says {rule.by}" if rule.by else ""
    return check.finding(
        f"the suppression of {rule.words} in {place} has no effect: {why}",
        [Evidence(rule.where, f"suppresses {rule.words}{said}")],
    )


def _why_unused(rule: Rule, left: Sequence[Finding]) -> str:
    """Say why nothing was suppressed; where a finding has one side more, which it is."""
    if rule.kind is Where.TEI:
        for finding in left:
            others = [place for place in finding.places if mark_of(place) not in rule.sides]
            if rule.is_of(finding) and 0 < len(others) < len(finding.places):
                sides = ", ".join(dict.fromkeys(map(_pointer, others)))
                return f"finding {finding.fingerprint} has other sides too; name them: {sides}"
    if rule.fingerprint and not rule.check:
        return f'nothing of the kind is found; if it is of a paper, add check = "{OF_PAPERS}…"'
    return "nothing of the kind is found"


def _pointer(place: Location) -> str:
    if not place.xml_id:
        return f"{place.citation} (without an xml:id; give it one)"
    return f"{place.document}.xml#{place.xml_id}"
