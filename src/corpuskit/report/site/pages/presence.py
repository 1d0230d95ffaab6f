"""Who and what is spoken of where: the entries of a register by document, with their spellings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from corpuskit.report.site.entries import SORTS, Registered, Sort
from corpuskit.report.site.matrix import matrix
from corpuskit.report.site.mentions import Mention, spelled
from corpuskit.report.site.rendering import Page
from corpuskit.report.site.survey import Survey
from corpuskit.report.site.texts import Text

_MOST = 300
_SPELLINGS = 4


def pages(survey: Survey) -> Iterator[Page]:
    """Yield for each register a table of its entries by document."""
    for sort in SORTS:
        rows = []
        for entry in survey.entries.values():
            places = survey.mentions.get(entry.key)
            if entry.sort is sort and places is not None:
                about = _spellings(entry, places.every)
                rows.append((entry.title, entry.url, about, _counts(places.every)))
        shows = {"sort": sort, "matrix": matrix(rows, _MOST)}
        title = f"{sort.title} by document"
        yield Page(presence_url(sort), "presence.html", title, shows, sort.folder)


def presence_url(sort: Sort) -> str:
    """Return the address of the page that tells where entries of a register are spoken of."""
    return f"{sort.folder}/where.html"


def _counts(mentions: Iterable[Mention]) -> Counter[Text]:
    return Counter(each.text for each in mentions)


def _spellings(entry: Registered, mentions: Iterable[Mention]) -> str:
    """Return the most frequent of the names in texts that are not the one it goes by."""
    names = [words for words, _ in spelled(mentions) if words != entry.title]
    more = f" and {len(names) - _SPELLINGS} more" if len(names) > _SPELLINGS else ""
    return "; ".join(names[:_SPELLINGS]) + more
