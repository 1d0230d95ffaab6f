"""What a full citation leaves out that its type of work must have, by biblatex's data model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpuskit.bib.periodicals import is_official
from corpuskit.claims.model.citation import CitedWork

_UNDATED = re.compile(
    r"\d{3}|\d\d[./-]\d\d|\b(?:n\.\s?d|s\.\s?d|s\.\s?a|undated|forthcoming|in press|to appear"
    r"|in preparation|submitted|no date)\b",
    re.I,
)
_NUMBERED = ("volume", "number")
# Where so many articles have their titles, it is no custom of the document to leave them out.
_CUSTOM = 2


def missing_fields(works: Sequence[CitedWork]) -> Iterator[tuple[CitedWork, str]]:
    """Yield the full citations of a document that leave out a field, with its name.

    A second citation of a work may be shorter. Titles of articles are only missed where the
    document gives them otherwise.
    """
    full = [work for work in works if work.certain and not work.refers]
    journals = {work.container for work in full if work.type == "article"}
    articles = [work for work in full if _is_article(work, journals)]
    titled = sum(bool(work.title) for work in articles if work.container)
    for work in full:
        if _lacks_date(work) and not any(_earlier(work, other) for other in full):
            yield work, "date"
    for work in articles:
        by_custom = titled >= _CUSTOM and titled > len(articles) - titled
        untitled = not (work.title or work.as_printed("title_translation"))
        # A name in italics alone is read as the title; other citations tell that it is a journal's.
        if (untitled or (not work.container and work.title in journals)) and by_custom:
            yield work, "title"


def _is_article(work: CitedWork, journals: set[str]) -> bool:
    named = bool(work.names) and work.first is not None
    held = (work.type == "article" and bool(work.container)) or work.title in journals
    return named and held and any(work.as_printed(name) for name in _NUMBERED)


def _lacks_date(work: CitedWork) -> bool:
    """Tell a book with its imprint, or an article with its volume, that has no date at all."""
    if work.first is not None or _dated(work):
        return False
    if not work.title or work.type in {"legislation", "jurisdiction", "unpublished", "online"}:
        return False
    if work.container:
        numbered = any(work.as_printed(name) for name in _NUMBERED)
        return numbered and work.people and not is_official(work.as_printed("container"))
    return work.people and bool(work.place) and bool(work.publisher)


def _dated(work: CitedWork) -> bool:
    """Tell whether figures that may be a date stand in a citation outside its fields."""
    words = work.where.quote
    for name in ("title", "container", "pages", "volume", "number", "url", "identifier"):
        words = words.replace(work.as_printed(name) or "\0", " ")
    return _UNDATED.search(words) is not None


def _earlier(work: CitedWork, other: CitedWork) -> bool:
    return (
        other.first is not None
        and work.surnames == other.surnames
        and (set(work.title.split()) <= set(other.title.split()))
    )
