"""Findings as SARIF 2.1.0, for code-scanning services and editors."""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from corpuskit import __version__
from corpuskit.checks.check import Check
from corpuskit.core.bounds import real
from corpuskit.core.errors import Problem
from corpuskit.core.findings import Evidence, Finding, Location
from corpuskit.core.fixes import Fix
from corpuskit.core.printing import json_text, printable
from corpuskit.core.result import Result, Suppressed
from corpuskit.report.check_page import render_check

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
# What GitHub takes: 25 000 results a run, 10 MB of gzip; and shows: 100 locations a result
# (https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads).
_MOST_RESULTS = 25_000
_MOST_BYTES = 10_000_000
_MOST_LOCATIONS = 100


def render_sarif(result: Result, rules: Sequence[Check] = ()) -> str:
    """Render findings as a SARIF log with one run.

    `rules` are the checks that ran. Both sides of a contradiction are locations: the first as the
    result's own, the others as related ones. What is suppressed or in the baseline is there too,
    marked as such. Code-scanning services refuse a log that is too large: then the least grave
    results are left out, and a notification says how many.
    """
    log = _Log(result, [rule.id for rule in rules])
    results = log.results()
    most = min(len(results), _MOST_RESULTS)
    while True:
        text = _rendered(log, rules, results[:most], len(results) - most)
        if most == 0 or len(text) < _MOST_BYTES or len(gzip.compress(text.encode())) < _MOST_BYTES:
            return text
        most = most * 3 // 4


def _rendered(
    log: _Log, rules: Sequence[Check], results: Sequence[Mapping[str, Any]], left_out: int
) -> str:
    result = log.result
    notifications = [_notification(problem, result) for problem in result.problems]
    if left_out:
        said = f"{left_out} more results are left out, as services refuse a log that is larger."
        notifications.append({"level": "warning", "message": {"text": said}})
    run = {
        "tool": {
            "driver": {
                "name": "corpuskit",
                "version": __version__,
                "semanticVersion": __version__,
                "informationUri": "https://pypi.org/project/corpuskit/",
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "automationDetails": {"id": "corpuskit/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"uri": real(result.base).as_uri() + "/"}},
        "invocations": [
            {
                "executionSuccessful": not any(problem.fatal for problem in result.problems),
                "toolExecutionNotifications": notifications,
            }
        ],
        "results": results,
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)


def _rule(check: Check) -> dict[str, Any]:
    page = render_check(check)
    return {
        "id": check.id,
        "name": "".join(part.title() for part in check.slug.split("-")),
        "shortDescription": {"text": check.summary},
        "fullDescription": {"text": check.why},
        "help": {"text": check.fix, "markdown": page},
        "defaultConfiguration": {"level": check.level.label},
        "properties": {"tags": [check.id[:3].lower()]},
    }


def _notification(problem: Problem, result: Result) -> dict[str, Any]:
    return {
        "level": "error" if problem.fatal else "warning",
        "message": {"text": _text(f"{problem.message}; {problem.advice}.")},
        "locations": [_place(result.shown(str(problem.path)), problem.line or 1)],
    }


class _Log:
    """Make the results of a log, the gravest first, as services keep the first ones."""

    def __init__(self, result: Result, ids: Sequence[str]) -> None:
        self.result = result
        self._numbers = {rule: number for number, rule in enumerate(ids)}
        # What a baseline says of one result it says of all.
        self._compared = result.baseline is not None

    def results(self) -> list[dict[str, Any]]:
        """Return all results: open ones, suppressed ones, those in the baseline."""
        result = self.result
        found = [self._result(finding, "new") for finding in result.findings]
        found += [
            {
                **self._result(each.finding, "unchanged"),
                "suppressions": [_suppression(each, result)],
            }
            for each in result.suppressed
        ]
        found += [
            {**self._result(finding, "unchanged"), "suppressions": [self._accepted(finding)]}
            for finding in result.baselined
        ]
        return found

    def _result(self, finding: Finding, state: str) -> dict[str, Any]:
        first, *others = [_location(side, self.result) for side in finding.evidence]
        related = [{**place, "id": number} for number, place in enumerate(others, 1)]
        room = max(0, _MOST_LOCATIONS - len(related) - 1)
        more = [_other(at, self.result) for at in finding.others[:room]]
        out: dict[str, Any] = {
            "ruleId": finding.check,
            "level": finding.level.label,
            "message": {"text": _message(finding, len(related))},
            "locations": [{k: v for k, v in first.items() if k != "message"}],
            "partialFingerprints": {"corpuskit/v1": finding.fingerprint},
        }
        if finding.check in self._numbers:
            out["ruleIndex"] = self._numbers[finding.check]
        if related or more:
            out["relatedLocations"] = [*related, *more]
        if self._compared:
            out["baselineState"] = state
        if finding.fix is not None:
            out["fixes"] = [_fix(finding.fix, self.result)]
        return out

    def _accepted(self, finding: Finding) -> dict[str, Any]:
        baseline = self.result.baseline
        path = self.result.shown(baseline.path) if baseline else ""
        reason = baseline.reasons.get(finding.fingerprint) if baseline else ""
        return {
            "kind": "external",
            "status": "accepted",
            "justification": reason or f"accepted in {path}",
        }


def _message(finding: Finding, related: int) -> str:
    """Return what is said of a result; a number in brackets leads to a related location."""
    links = ", ".join(
        f"[{_text(side.location.citation)}]({number})"
        for number, side in enumerate(finding.evidence[1 : related + 1], 1)
    )
    more = f"{len(finding.others)} more places" if finding.others else ""
    against = "; ".join(filter(None, (links, more)))
    parts = [
        f"{_text(finding.message)}.",
        f"Against it: {against}." if against else "",
        f"Compared because: {_text(finding.why)}." if finding.why else "",
    ]
    return " ".join(filter(None, parts))


def _text(text: str) -> str:
    """Return text in which nothing is a link or a placeholder (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    plain = printable(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return plain.replace("{", "{{").replace("}", "}}")


def _fix(fix: Fix, result: Result) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": {
                "startLine": each.line,
                "startColumn": each.column,
                "endLine": each.end_line,
                "endColumn": each.end_column,
            },
            "insertedContent": {"text": each.text},
        }
        for each in fix.replacements
    ]
    artifact = _artifact(result.shown(fix.path))
    return {
        "description": {"text": fix.says},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "properties": {"safe": fix.safe},
    }


def _suppression(suppressed: Suppressed, result: Result) -> dict[str, Any]:
    """Say who accepted a result where and why; SARIF has no field for the name."""
    by = f" ({suppressed.by})" if suppressed.by else ""
    return {
        "kind": suppressed.kind.value,
        "status": "accepted",
        "justification": f"{suppressed.reason}{by}",
        "location": _place(result.shown(suppressed.path), suppressed.line or 1),
    }


def _location(side: Evidence, result: Result) -> dict[str, Any]:
    where = side.location
    place = _place(result.shown(where.path), where.line)
    physical = place["physicalLocation"]
    physical["region"].update(
        startColumn=where.column,
        endColumn=max(where.end_column, where.column + 1),
        snippet={"text": where.quote},
    )
    physical["contextRegion"] = {"startLine": where.line, "snippet": {"text": where.sentence}}
    said = f"{where.citation}: {side.reading or where.quote}"
    properties = _cited(side, result)
    return {
        **place,
        "message": {"text": _text(said)},
        **({"properties": properties} if properties else {}),
    }


def _other(where: Location, result: Result) -> dict[str, Any]:
    place = _place(result.shown(where.path), where.line)
    place["physicalLocation"]["region"]["startColumn"] = where.column
    return {**place, "message": {"text": _text(where.citation)}}


def _cited(side: Evidence, result: Result) -> dict[str, Any]:
    """Return what a scholar cites: the page, the note, the place in the source."""
    cited = side.cited
    found: dict[str, Any] = {}
    if cited.page:
        found["page"] = cited.page
    if side.location.note:
        found["note"] = side.location.note
    if cited.source:
        path = result.shown(cited.source)
        found["source"] = {"path": path, "line": cited.line, "column": cited.column}
    return found


def _place(path: str, line: int) -> dict[str, Any]:
    return {
        "physicalLocation": {"artifactLocation": _artifact(path), "region": {"startLine": line}}
    }


def _artifact(path: str) -> dict[str, str]:
    if PurePath(path).is_absolute():
        return {"uri": PurePath(path).as_uri()}
    return {"uri": quote(path), "uriBaseId": "SRCROOT"}
