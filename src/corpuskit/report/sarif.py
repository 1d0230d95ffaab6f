"""Findings as SARIF 2.1.0, for code-scanning services and editors."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from corpuskit import __version__
from corpuskit.core.findings import Evidence, Finding
from corpuskit.core.fixes import Fix
from corpuskit.core.result import Result, Suppressed

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def render_sarif(result: Result, rules: Sequence[tuple[str, str, str, str]] = ()) -> str:
    """Render findings as a SARIF log with one run.

    `rules` are (id, slug, summary, why) of every check that ran. Both sides of a contradiction are
    locations: the first as the result's own, the others as related ones.
    """
    ids = [rule[0] for rule in rules]
    run = {
        "tool": {
            "driver": {
                "name": "corpuskit",
                "version": __version__,
                "informationUri": "https://pypi.org/project/corpuskit/",
                "rules": [_rule(*rule) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"uri": result.base.resolve().as_uri() + "/"}},
        "invocations": [
            {
                "executionSuccessful": not result.problems,
                "toolExecutionNotifications": [
                    {
                        "level": "error",
                        "message": {"text": f"{problem.message}; {problem.advice}"},
                        "locations": [_place(result.shown(str(problem.path)), problem.line or 1)],
                    }
                    for problem in result.problems
                ],
            }
        ],
        "results": [
            *(_result(finding, result, ids) for finding in result.findings),
            *(
                {**_result(each.finding, result, ids), "suppressions": [_suppression(each, result)]}
                for each in result.suppressed
            ),
        ],
    }
    return json.dumps(
        {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2
    )


def _rule(check: str, slug: str, summary: str, why: str) -> dict[str, Any]:
    return {
        "id": check,
        "name": "".join(part.title() for part in slug.split("-")),
        "shortDescription": {"text": summary},
        "fullDescription": {"text": why},
    }


def _result(finding: Finding, result: Result, ids: Sequence[str]) -> dict[str, Any]:
    first, *others = [_location(side, result) for side in finding.evidence]
    related = [{**place, "id": number} for number, place in enumerate(others, 1)]
    more = f"and {len(finding.others)} more places" if finding.others else ""
    text = " ".join(filter(None, (finding.message, more, finding.why and f"({finding.why})")))
    out: dict[str, Any] = {
        "ruleId": finding.check,
        "level": finding.level.label,
        "message": {"text": text},
        "locations": [{k: v for k, v in first.items() if k != "message"}],
        "partialFingerprints": {"corpuskit/v1": finding.fingerprint},
    }
    if finding.check in ids:
        out["ruleIndex"] = ids.index(finding.check)
    if related:
        out["relatedLocations"] = related
    if finding.fix is not None:
        out["fixes"] = [_fix(finding.fix, result)]
    return out


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
    artifact = {"uri": quote(result.shown(fix.path)), "uriBaseId": "SRCROOT"}
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
    place["physicalLocation"]["region"].update(
        startColumn=where.column,
        endColumn=max(where.end_column, where.column + 1),
        snippet={"text": where.sentence},
    )
    return {**place, "message": {"text": f"{where.citation}: {side.reading or where.quote}"}}


def _place(path: str, line: int) -> dict[str, Any]:
    artifact = {"uri": quote(path), "uriBaseId": "SRCROOT"}
    return {"physicalLocation": {"artifactLocation": artifact, "region": {"startLine": line}}}
