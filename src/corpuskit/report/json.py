"""Findings as JSON, for programs."""

from __future__ import annotations

from typing import Any

from corpuskit import __version__
from corpuskit.core.findings import Evidence, Finding
from corpuskit.core.fixes import Fix
from corpuskit.core.printing import json_text
from corpuskit.core.result import Result, Suppressed

# Rises when a program that reads the report would misread it; docs/schemas describes this one.
VERSION = 1


def render_json(result: Result) -> str:
    """Render findings and problems as one JSON object."""
    return json_text(
        {
            "format": {"name": "corpuskit-check", "version": VERSION},
            "tool": {"name": "corpuskit", "version": __version__},
            "documents": result.documents,
            "elsewhere": result.elsewhere,
            "findings": [_finding(finding, result) for finding in result.findings],
            "suppressed": [
                {**_finding(each.finding, result), "suppression": _suppression(each, result)}
                for each in result.suppressed
            ],
            "baselined": [
                {**_finding(finding, result), "reason": _reason(finding, result)}
                for finding in result.baselined
            ],
            "gone": list(result.baseline.gone) if result.baseline else [],
            "problems": [
                {
                    "path": result.shown(str(problem.path)),
                    "line": problem.line,
                    "column": problem.column,
                    "fatal": problem.fatal,
                    "message": problem.message,
                    "advice": problem.advice,
                }
                for problem in result.problems
            ],
        },
        indent=2,
    )


def _reason(finding: Finding, result: Result) -> str:
    return result.baseline.reasons.get(finding.fingerprint, "") if result.baseline else ""


def _finding(finding: Finding, result: Result) -> dict[str, Any]:
    return {
        "check": finding.check,
        "slug": finding.slug,
        "level": finding.level.label,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        "why": finding.why,
        "tolerance": finding.tolerance,
        "evidence": [_evidence(side, result) for side in finding.evidence],
        "others": [
            {"path": result.shown(at.path), "line": at.line, "column": at.column, "id": at.xml_id}
            for at in finding.others
        ],
        "fix": _fix(finding.fix, result),
    }


def _fix(fix: Fix | None, result: Result) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {
        "safe": fix.safe,
        "message": fix.says,
        "path": result.shown(fix.path),
        "edits": [
            {
                "line": each.line,
                "column": each.column,
                "endLine": each.end_line,
                "endColumn": each.end_column,
                "text": each.text,
            }
            for each in fix.replacements
        ],
    }


def _suppression(suppressed: Suppressed, result: Result) -> dict[str, Any]:
    return {
        "kind": suppressed.kind.value,
        "reason": suppressed.reason,
        "by": suppressed.by,
        "until": suppressed.until.isoformat() if suppressed.until else None,
        "path": result.shown(suppressed.path),
        "line": suppressed.line,
    }


def _evidence(side: Evidence, result: Result) -> dict[str, Any]:
    where = side.location
    cited = side.cited
    return {
        "document": where.document,
        "path": result.shown(where.path),
        "line": where.line,
        "column": where.column,
        "endColumn": where.end_column,
        "id": where.xml_id,
        "note": where.note,
        "page": cited.page,
        "source": {"path": result.shown(cited.source), "line": cited.line, "column": cited.column}
        if cited.source
        else None,
        "sentence": where.sentence,
        "quote": where.quote,
        "reading": side.reading,
        "sources": list(side.sources),
    }
