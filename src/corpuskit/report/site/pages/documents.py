"""The documents: a list of them, and for each its reading view with the TEI file beside it."""

from __future__ import annotations

from collections.abc import Iterator

from corpuskit.report.site.cards import cards
from corpuskit.report.site.embedding import embedded
from corpuskit.report.site.paging import paged
from corpuskit.report.site.parts import Part
from corpuskit.report.site.rendering import Page
from corpuskit.report.site.survey import Survey
from corpuskit.report.site.texts import Text

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
        for part in text.parts.every:
            yield _part(survey, text, part)


def _part(survey: Survey, text: Text, part: Part) -> Page:
    every = text.parts.every
    shows = {
        "text": text,
        "tei": embedded(text, part),
        "cards": cards(survey, text, part),
        "findings": survey.found_in.get(str(text.document.path), ()),
        "part": part,
        "pages": [each.url.rpartition("/")[2] for each in every],
    }
    number = f", part {part.number}" if every[1:] else ""
    return Page(part.url, "document.html", f"{text.title}{number}", shows, SECTION)
