"""The bibliography: every work that is cited or is a document, and who cites what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from corpuskit.bib.entry import FIELDS, Entry, Person
from corpuskit.report.site.pages.sharing import shared_works
from corpuskit.report.site.paging import paged
from corpuskit.report.site.references import reference
from corpuskit.report.site.rendering import Page
from corpuskit.report.site.survey import Survey
from corpuskit.report.site.texts import Text

SECTION = "works"
_A_LIST = 200
_A_PAGE = 200
_SHARED = 200


def pages(survey: Survey) -> Iterator[Page]:
    """Yield the list of works, who cites what, then a page for each work."""
    works = sorted(survey.corpus.works, key=lambda each: (reference(each).casefold(), each.key))
    rows = [(work, reference(work), survey.work_url(work), documents_of(work)) for work in works]
    yield from paged(
        Page("works/index.html", "works.html", "Works", section=SECTION), rows, _A_LIST
    )
    yield _citations(survey, rows)
    own = {text.name: text for text in survey.texts}
    for work in works:
        yield from _work(survey, work, own.get(work.self_of))


def documents_of(work: Entry) -> tuple[str, ...]:
    """Return the documents that cite a work."""
    return tuple(sorted({at.document for at in work.cited}))


def _citations(survey: Survey, rows: list[tuple[Entry, str, str, tuple[str, ...]]]) -> Page:
    cited = Counter(str(at.path) for work, *_ in rows for at in work.cited)
    works = Counter(path for work, *_ in rows for path in {str(at.path) for at in work.cited})
    shared = sorted(
        (row for row in rows if len(row[3]) > 1), key=lambda row: (-len(row[3]), row[1])
    )
    shows = {
        "citing": [
            (text, works[str(text.document.path)], cited[str(text.document.path)])
            for text in survey.texts
            if cited[str(text.document.path)]
        ][:_SHARED],
        "shared": shared[:_SHARED],
        "common": shared_works(survey, (row[0] for row in shared)),
        "shared_total": len(shared),
        "among": [row for row in rows if row[0].self_of and row[3]][:_SHARED],
    }
    return Page("works/citations.html", "citations.html", "Who cites what", shows, SECTION)


def _work(survey: Survey, work: Entry, own: Text | None) -> Iterator[Page]:
    shows = {
        "work": work,
        "line": reference(work),
        "fields": [
            (name.replace("_", " "), words) for name in FIELDS if (words := _field(work, name))
        ],
        "own": own,
        "documents": documents_of(work),
    }
    places = [(at, survey.cited_text(at)) for at in work.cited]
    page = Page(survey.work_url(work), "work.html", reference(work), shows, SECTION)
    yield from paged(page, places, _A_PAGE)


def _field(work: Entry, name: str) -> str:
    value = getattr(work, name)
    if isinstance(value, tuple):
        return "; ".join(
            ", ".join(filter(None, (each.family, each.given)))
            for each in value
            if isinstance(each, Person)
        )
    return "" if isinstance(value, bool) else str(value)
