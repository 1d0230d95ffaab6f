"""The documents: a list of them, and for each its reading view with the TEI file beside it."""

from __future__ import annotations

from collections.abc import Iterator

from corpuskit.report.site.cards import cards
from corpuskit.report.site.embedding import embedded
from corpuskit.report.site.paging import paged
from corpuskit.report.site.rendering import Page
from corpuskit.report.site.survey import Survey

SECTION = "documents"
_A_PAGE = 200


def pages(survey: Survey) -> Iterator[Page]:
    """Yield the list of documents, then a page for each."""
    yield from paged(
        Page("documents/index.html", "documents.html", "Documents", section=SECTION),
        [(text, len(survey.found_in.get(str(text.document.path), ()))) for text in survey.texts],
        _A_PAGE,
    )
    for text in survey.texts:
        path = str(text.document.path)
        shows = {
            "text": text,
            "tei": embedded(text),
            "cards": cards(survey, text),
            "findings": survey.found_in.get(path, ()),
        }
        yield Page(text.url, "document.html", text.title, shows, SECTION)
