"""Findings as workflow commands, which GitHub shows beside the lines that they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpuskit.core.errors import Problem
from corpuskit.core.findings import Finding, Level
from corpuskit.core.result import Result
from corpuskit.report.render import place, printable, summary

# GitHub shows so many annotations of each level that one step makes, and drops the others.
_MOST = 10
_TITLE = 200
_MESSAGE = 4000
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


@dataclass(frozen=True, slots=True)
class _Annotation:
    level: Level
    path: str
    line: int
    title: str
    message: str
    column: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        properties = {"file": self.path, "line": str(self.line or 1)}
        if self.column:
            properties |= {"col": str(self.column), "endColumn": str(self.end_column)}
        properties["title"] = _cut(self.title, _TITLE)
        said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        return f"::{_COMMANDS[self.level]} {said}::{_data(_cut(self.message, _MESSAGE))}"


def render_github(result: Result) -> str:
    """Render what could not be read and what was found as annotations, the gravest first.

    Of each level as many are made as GitHub shows; the others are named in the log, a line each.
    """
    every = [_problem(problem, result) for problem in result.problems]
    every += [_finding(finding, result) for finding in result.findings]
    lines: list[str] = []
    rest: list[_Annotation] = []
    for level in reversed(Level):
        of_level = [each for each in every if each.level is level]
        lines += map(str, of_level[:_MOST])
        rest += of_level[_MOST:]
    if rest:
        lines.append(f"{len(rest)} more, which GitHub would not show beside their lines:")
        lines += [f"{each.path}:{each.line or 1}: {_log(each)}" for each in rest]
    lines.append(f"{summary(result)}.")
    return "\n".join(lines) + "\n"


def _finding(finding: Finding, result: Result) -> _Annotation:
    where = finding.evidence[0].location
    return _Annotation(
        finding.level,
        result.shown(where.path),
        where.line,
        f"{finding.check} {finding.slug}",
        "\n".join(_said(finding, result)),
        where.column,
        max(where.end_column, where.column + 1),
    )


def _said(finding: Finding, result: Result) -> Iterator[str]:
    yield finding.message
    for side in finding.evidence:
        yield f"{place(result, side)}: «{side.location.quote}»"
    if finding.why:
        yield f"compared because: {finding.why}"
    yield f"corpuskit explain {finding.explained_by}"


def _problem(problem: Problem, result: Result) -> _Annotation:
    return _Annotation(
        Level.ERROR if problem.fatal else Level.WARNING,
        result.shown(str(problem.path)),
        problem.line,
        "not read",
        f"{problem.message}; {problem.advice}",
        problem.column,
        problem.column + 1,
    )


def _log(annotation: _Annotation) -> str:
    message = " ".join(annotation.message.splitlines()[:1])
    return printable(f"{annotation.level.label} {annotation.title}: {message}")


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _data(text: str) -> str:
    return _escaped(printable(text), {"%": "%25", "\r": "%0D", "\n": "%0A"}.items())


def _property(text: str) -> str:
    more = {"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"}
    return _escaped(printable(text), more.items())


def _escaped(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    for character, written in pairs:
        text = text.replace(character, written)
    return text
