"""The errata: what people judged wrong, and what it should say; a list to print."""

from __future__ import annotations

from collections.abc import Iterator

from corpuskit.claims.reasoning.errata import errata_of
from corpuskit.report.site.paging import paged
from corpuskit.report.site.rendering import Page
from corpuskit.report.site.survey import Survey

_A_PAGE = 200


def pages(survey: Survey) -> Iterator[Page]:
    """Yield the list of errata."""
    rows = [
        (erratum, survey.passages.of(erratum.where))
        for erratum in errata_of(survey.corpus.extracts)
    ]
    first = Page("errata/index.html", "errata.html", "Errata", section="errata")
    yield from paged(first, rows, _A_PAGE)
