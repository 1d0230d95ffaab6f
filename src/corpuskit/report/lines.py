"""Findings a line each, in the form of compilers: what editors make links and marks of."""

from __future__ import annotations

from collections.abc import Iterator

from corpuskit.core.findings import Evidence, Finding
from corpuskit.core.result import Result
from corpuskit.report.render import printable, summary


def render_lines(result: Result) -> str:
    """Render findings as «path:line:column: level: message [ID slug]», then the summary.

    Each further side of a finding is a «note» at its own place, as compilers give it, so that the
    other document is marked too. No line is wrapped and none is left out: a program reads them.
    """
    lines = [line for finding in result.findings for line in _finding(finding, result)]
    return "\n".join([*map(_one_line, lines), f"{summary(result)}."]) + "\n"


def _finding(finding: Finding, result: Result) -> Iterator[str]:
    first, *others = finding.evidence
    named = f"[{finding.check} {finding.slug}]"
    yield f"{_place(first, result)}: {finding.level.label}: {finding.message} {named}"
    beside = f"beside «{first.location.quote}» in {first.location.citation}"
    for side in others:
        yield f"{_place(side, result)}: note: «{side.location.quote}», {beside} {named}"


def _place(side: Evidence, result: Result) -> str:
    where = side.location
    return f"{result.shown(where.path)}:{where.line}:{where.column}"


def _one_line(text: str) -> str:
    return printable(" ".join(text.split()))
