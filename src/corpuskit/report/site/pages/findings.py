"""The findings: a list that prints as an editor's worksheet, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpuskit.checks.check import Check, checks
from corpuskit.claims.reasoning.explanations import Explanation, explainer
from corpuskit.claims.reasoning.statements import Statement
from corpuskit.core.findings import Evidence, Finding
from corpuskit.report.charts.sides import Drawable
from corpuskit.report.reasoning import fields
from corpuskit.report.site.commands import commands_for
from corpuskit.report.site.drawn import finding_drawn
from corpuskit.report.site.paging import paged
from corpuskit.report.site.passages import Passage
from corpuskit.report.site.rendering import Page
from corpuskit.report.site.survey import Shown, Survey

SECTION = "findings"
_A_PAGE = 50
_PAIRINGS = 3


def pages(survey: Survey) -> Iterator[Page]:
    """Yield the list of findings, then a page for each, which its fingerprint names."""
    known = {check.id: check for check in checks()}
    explain = explainer(survey.corpus.extracts)
    drawable = Drawable(survey.corpus.extracts)
    yield from paged(
        Page("findings/index.html", "findings.html", "Findings", {"check": None}, SECTION),
        [(shown, _passages(survey, shown)) for shown in survey.findings],
        _A_PAGE,
    )
    for slug, found in _by_check(survey.findings).items():
        check = known.get(slug)
        title = f"{slug} {check.slug}" if check else slug
        yield from paged(
            Page(list_of(slug), "findings.html", title, {"check": check}, SECTION),
            [(shown, _passages(survey, shown)) for shown in found],
            _A_PAGE,
        )
    for number, shown in enumerate(survey.findings):
        near = _near(survey, number)
        page = _page(survey, shown, known.get(shown.finding.check), explain(shown.finding), near)
        yield replace(page, shows={**page.shows, "drawn": finding_drawn(drawable, shown.finding)})


def list_of(check: str) -> str:
    """Return the address of the list of the findings of one check, by its id."""
    return f"findings/{check.casefold()}.html"


def _by_check(findings: Iterable[Shown]) -> dict[str, list[Shown]]:
    found: dict[str, list[Shown]] = {}
    for shown in findings:
        found.setdefault(shown.finding.check, []).append(shown)
    return dict(sorted(found.items()))


def _page(
    survey: Survey,
    shown: Shown,
    check: Check | None,
    explanation: Explanation,
    near: tuple[Shown | None, Shown | None],
) -> Page:
    finding = shown.finding
    subjects = [survey.subject_at.get(where) for where in finding.places]
    shows = {
        "shown": shown,
        "finding": finding,
        "check": check,
        "explanation": explanation,
        "passages": _passages(survey, shown),
        "fields": [_told(side) for side in explanation.sides],
        "reasons": _reasons(finding, explanation),
        "others": [survey.passages.of(where) for where in finding.others],
        "commands": commands_for(survey, finding),
        "subject": next(filter(None, subjects), None),
        "before": near[0],
        "after": near[1],
    }
    return Page(shown.url, "finding.html", f"{finding.check} {finding.slug}", shows, SECTION)


def _told(side: Statement | None) -> list[tuple[str, str]]:
    return [(label, words) for label, words in fields(side) if words]


def _reasons(finding: Finding, explanation: Explanation) -> list[tuple[str, str]]:
    """Return why the sides were compared, each thing once."""
    found = [] if explanation.pairings else [("compared", finding.why)]
    for pairing in explanation.pairings[:_PAIRINGS]:
        found += [(reason.aspect, reason.words) for reason in pairing.reasons]
        found.append(("level", pairing.level))
    found += [("tolerance", finding.tolerance), ("independent", explanation.independence)]
    return [(label, words) for label, words in dict.fromkeys(found) if words]


def _passages(survey: Survey, shown: Shown) -> list[tuple[Evidence, Passage]]:
    return [(side, survey.passages.of(side.location)) for side in shown.finding.evidence]


def _near(survey: Survey, number: int) -> tuple[Shown | None, Shown | None]:
    found = survey.findings
    before = found[number - 1] if number else None
    after = found[number + 1] if number + 1 < len(found) else None
    return before, after
