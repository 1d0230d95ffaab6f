"""Findings, problems and broken markup as an editor shows them, where they stand by now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Range,
)
from lsprotocol.types import Location as Link

from corpuskit.core.errors import Problem
from corpuskit.core.findings import Evidence, Finding, Level, Location
from corpuskit.server.session import View
from corpuskit.server.uris import uri_of

SOURCE = "corpuskit"
_SEVERITY = {
    Level.ERROR: DiagnosticSeverity.Error,
    Level.WARNING: DiagnosticSeverity.Warning,
    Level.NOTE: DiagnosticSeverity.Information,
}
# The address of the page on a check, None where there is none.
Page = Callable[[str], str | None]


def diagnostics(view: View, page: Page) -> tuple[Diagnostic, ...]:
    """Return all that is to be shown in a document, in the order of its text."""
    found = [*_of_the_text(view), *_of_the_corpus(view), *_of_findings(view, page)]
    return tuple(sorted(found, key=lambda each: (_begin(each.range), each.message)))


def _begin(where: Range) -> tuple[int, int]:
    return where.start.line, where.start.character


def _of_the_text(view: View) -> Iterator[Diagnostic]:
    broken = view.broken
    for each in broken.diagnostics if broken else ():
        assert broken is not None
        start = broken.text.at(each.line, each.column)
        end = broken.text.at(each.end_line, each.end_column)
        now = view.now(start, end, broken.edits)
        if now is not None:
            yield Diagnostic(
                range=view.text.range(*now),
                severity=DiagnosticSeverity.Error,
                code=each.source.value,
                source=SOURCE,
                message=f"{each.message}; {each.hint}",
            )


def _of_the_corpus(view: View) -> Iterator[Diagnostic]:
    """Yield what of a document could not be read or used, besides what its text by itself shows."""
    if view.known is None:
        return
    said = {each.message for each in view.broken.diagnostics} if view.broken else set()
    for problem in view.known.analysis.problems.get(str(view.path), ()):
        if problem.message not in said:
            yield Diagnostic(
                range=_line_of(view, problem),
                severity=DiagnosticSeverity.Warning,
                code="unread",
                source=SOURCE,
                message=f"{problem.message}; {problem.advice}",
            )


def _line_of(view: View, problem: Problem) -> Range:
    assert view.known is not None
    text = view.known.analysis.text(problem.path)
    start = text.at(problem.line, problem.column or 1)
    end = text.at(problem.line, 1_000_000)
    return view.text.range(*(view.since_analysis(start, end) or (0, 0)))


def _of_findings(view: View, page: Page) -> Iterator[Diagnostic]:
    if view.known is None:
        return
    for finding in view.known.analysis.findings.get(str(view.path), ()):
        for place in dict.fromkeys(finding.places):
            now = view.place(place) if place.path == str(view.path) else None
            if now is not None:
                yield _shown(view, finding, place, now, page)


def _shown(
    view: View, finding: Finding, place: Location, now: tuple[int, int], page: Page
) -> Diagnostic:
    address = page(finding.check)
    because = f"\n{finding.why}" if finding.why else ""
    return Diagnostic(
        range=view.text.range(*now),
        severity=_SEVERITY[finding.level],
        code=finding.check,
        code_description=CodeDescription(address) if address else None,
        source=SOURCE,
        message=f"{finding.message}{because}",
        related_information=[*_related(view, finding, place)],
        data={"fingerprint": finding.fingerprint},
    )


def _related(
    view: View, finding: Finding, place: Location
) -> Iterator[DiagnosticRelatedInformation]:
    for side in finding.evidence:
        if side.location != place:
            yield _linked(view, side.location, _said(side))
    for other in finding.others:
        if other != place:
            yield _linked(view, other, f"«{_short(other.sentence)}»")


def _said(side: Evidence) -> str:
    where = side.location
    reading = f": {side.reading}" if side.reading else ""
    return f"{where.citation}{reading}: «{_short(where.sentence)}»"


def _short(sentence: str) -> str:
    words = " ".join(sentence.split())
    return f"{words[:200]}…" if len(words) > 200 else words


def _linked(view: View, where: Location, message: str) -> DiagnosticRelatedInformation:
    return DiagnosticRelatedInformation(link(view, where), message)


def link(view: View, where: Location) -> Link:
    """Return an editor's link to words of this document or of another one of its corpus."""
    assert view.known is not None
    span = view.known.analysis.span(where)
    if where.path == str(view.path):
        now = view.place(where) or span
        return Link(view.standing.uri, view.text.range(*now))
    text = view.known.analysis.text(Path(where.path), view.text.unit)
    return Link(uri_of(Path(where.path)), text.range(*span))
