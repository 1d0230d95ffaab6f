"""The figures: what is said of one thing over time, a page a subject."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from corpuskit.claims.model import Claim, Stance, printed_period
from corpuskit.claims.reasoning.over_time import Entry
from corpuskit.report.site.drawn import day_marks, series_drawn
from corpuskit.report.site.paging import paged
from corpuskit.report.site.rendering import Page
from corpuskit.report.site.survey import Subject, Survey

SECTION = "figures"
_A_LIST = 300
_A_PAGE = 200


def pages(survey: Survey) -> Iterator[Page]:
    """Yield the list of subjects, then a page for each."""
    shows = {"alone": survey.listing.alone, "unread": survey.listing.unread}
    first = Page("figures/index.html", "figures.html", "Figures over time", shows, SECTION)
    yield from paged(first, survey.subjects, _A_LIST)
    marks = day_marks(survey.corpus.result.every)
    for subject in survey.subjects:
        yield from _subject(survey, subject, series_drawn(subject.series, marks))


def _subject(survey: Survey, subject: Subject, drawn: Markup | None) -> Iterator[Page]:
    series = subject.series
    rows = [
        {
            "time": time_of(entry),
            "words": entry.statement.where.quote,
            "role": "" if isinstance(entry.statement, Claim) else entry.statement.role,
            "passage": survey.passages.of(entry.statement.where),
            "said": _said(entry),
            "findings": [survey.by_mark[m] for m in entry.findings if m in survey.by_mark],
        }
        for entry in series.entries
    ]
    shows = {"subject": subject, "drawn": drawn}
    page = Page(subject.url, "subject.html", series.title, shows, SECTION)
    yield from paged(page, rows, _A_PAGE)


def time_of(entry: Entry) -> str:
    """Return the time that a figure or date of a series speaks of, as a person would write it."""
    said = entry.statement
    return str(said.time) if isinstance(said, Claim) else printed_period(said.first, said.last)


def _said(entry: Entry) -> list[str]:
    """Return how the text puts it, and the works that its note cites."""
    said = entry.statement
    stance = [] if said.stance is Stance.ASSERTED else [said.stance.value]
    return [*stance, *(source.label for source in said.sources)]
