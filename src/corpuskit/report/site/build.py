"""A report as files, one after the other, so that none of it needs to be held."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files
from itertools import chain

from corpuskit.report.charts.svg import style
from corpuskit.report.site import searching
from corpuskit.report.site.corpus import Corpus
from corpuskit.report.site.entries import SORTS
from corpuskit.report.site.manifest import (
    NAME,
    Changes,
    Manifest,
    changes_since,
    write_manifest,
)
from corpuskit.report.site.pages import (
    dates,
    documents,
    entries,
    errata,
    figures,
    findings,
    overview,
    presence,
    works,
)
from corpuskit.report.site.rendering import Page, render
from corpuskit.report.site.survey import Survey, survey

# What the bar of every page leads to.
SECTIONS = (
    ("documents/index.html", "Documents", "documents"),
    ("findings/index.html", "Findings", "findings"),
    ("figures/index.html", "Figures", "figures"),
    ("dates/index.html", "Dates", "dates"),
    *((f"{sort.folder}/index.html", sort.title, sort.folder) for sort in SORTS),
    ("works/index.html", "Works", "works"),
    ("errata/index.html", "Errata", "errata"),
    ("search.html", "Search", "search"),
)
Told = Callable[[int, int], None]
ASSETS = (
    "cetei.js",
    "cetei.LICENSE.txt",
    "reading.css",
    "reading.js",
    "search.js",
    "site.css",
    "site.js",
    "theme.js",
)


def build_site(
    corpus: Corpus, before: Manifest | None = None, told: Told = lambda _done, _of: None
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a report, named by their paths from its folder.

    `before` is what the report before left; `told` hears how many documents and findings of how
    many are written. The same corpus, and the same report before, give the same bytes.
    """
    found = survey(corpus)
    changes = changes_since(before, found.findings) if before is not None else None
    site = {"title": corpus.title, "sections": SECTIONS}
    written: list[str] = []
    whole = len(found.texts) + len(found.findings)
    done = 0
    for name in ASSETS:
        written.append(f"assets/{name}")
        yield written[-1], asset(name)
    written.append("assets/charts.css")
    yield written[-1], style().encode()
    for text in found.texts:
        written.append(text.file)
        yield text.file, text.document.data
    for name, data in searching.parts(found):
        written.append(name)
        yield name, data
    count = sum(name.startswith("assets/search-") for name in written)
    for page in chain(_pages(found, changes), [searching.page(count)]):
        written.append(page.path)
        yield page.path, render(page, site)
        if page.template in {"document.html", "finding.html"}:
            done += 1
            told(done, whole)
    yield NAME, write_manifest(written, found.findings)


def asset(name: str) -> bytes:
    """Return a file that every report has as it is."""
    return files("corpuskit.report.site").joinpath("assets", name).read_bytes()


def _pages(found: Survey, changes: Changes | None) -> Iterator[Page]:
    kinds = (documents, findings, figures, dates, entries, presence, works, errata)
    return chain(overview.pages(found, changes), *(kind.pages(found) for kind in kinds))
