"""What the search looks in: all words of the documents and the names of all else, in parts.

A page opened from disk may load scripts but fetch nothing. So each part is a script that hands
itself over; the search loads them one after the other, once something is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from unicodedata import bidirectional

from corpuskit.report.site.references import reference_parts
from corpuskit.report.site.rendering import Page, script_of
from corpuskit.report.site.survey import Survey

_A_PART = 400_000
# A browser holds all parts while it searches.
_MOST_PARTS = 100
_FUNCTION = "corpuskitSearch"


@dataclass
class _Part:
    """Collect what one part holds: names as (kind, title, address, more), words by document."""

    names: list[tuple[str, str, str, str]] = field(default_factory=list)
    texts: list[tuple[str, str, list[tuple[str, str]]]] = field(default_factory=list)
    size: int = 0

    def script(self) -> bytes:
        return script_of(_FUNCTION, {"names": self.names, "texts": self.texts})


def parts(survey: Survey) -> Iterator[tuple[str, bytes]]:
    """Yield the parts as files, each below a bound; what is beyond the last one is left out."""
    for number, part in enumerate(_parts(survey)):
        if number == _MOST_PARTS:
            return
        yield f"assets/search-{number + 1}.js", part.script()


def page(count: int) -> Page:
    """Return the page that searches in so many parts."""
    shows = {"count": count, "is_whole": count < _MOST_PARTS}
    return Page("search.html", "search.html", "Search", shows, "search")


def _parts(survey: Survey) -> Iterator[_Part]:
    part = _Part()
    for name in _names(survey):
        part.names.append(name)
        part.size += sum(map(len, name)) + 16
        if part.size > _A_PART:
            yield part
            part = _Part()
    for text in survey.texts:
        url = ""
        rows: list[tuple[str, str]] = []
        for block in text.blocks:
            page = text.parts.of(block.element).url
            if part.size > _A_PART:
                yield part
                part, url = _Part(), ""
            if page != url:
                url, rows = page, []
                part.texts.append((text.title, url, rows))
            if block.chars:
                rows.append((block.xml_id or f"L{text.line(block.element)}", block.chars))
                part.size += len(block.chars) + 24
    yield part


def _names(survey: Survey) -> Iterator[tuple[str, str, str, str]]:
    for text in survey.texts:
        yield "document", text.title, text.url, ", ".join(filter(None, (text.author, text.date)))
    for entry in survey.entries.values():
        yield entry.sort.one, entry.title, entry.url, "; ".join(entry.names[1:])
    for shown in survey.findings:
        finding = shown.finding
        yield "finding", finding.message, shown.url, f"{finding.check} {finding.slug}"
    for subject in survey.subjects:
        yield "figures", subject.series.title, subject.url, subject.series.what
    for work in survey.corpus.works:
        yield "work", _turned(reference_parts(work)), survey.work_url(work), work.key


def _turned(parts: tuple[str, ...]) -> str:
    """Return a reference as a line, its parts set apart where one is written the other way."""
    line = ", ".join(parts)
    if any(bidirectional(letter) in {"R", "AL"} for letter in line):
        return ", ".join(f"\u2068{part}\u2069" for part in parts)
    return line
