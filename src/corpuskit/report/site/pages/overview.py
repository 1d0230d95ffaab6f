"""The first page: what there is, what was found, and what changed since the last report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from corpuskit.core.findings import Level
from corpuskit.report.site.entries import SORTS
from corpuskit.report.site.manifest import Changes
from corpuskit.report.site.pages.findings import list_of
from corpuskit.report.site.rendering import Page
from corpuskit.report.site.survey import Survey

_GRAVEST = 8
_DOCUMENTS = 60


def pages(survey: Survey, changes: Changes | None) -> Iterator[Page]:
    """Yield the overview; `changes` is None where there was no report before."""
    counts = Counter(
        (shown.finding.check, shown.finding.slug, shown.level) for shown in survey.findings
    )
    shows = {
        "texts": survey.texts[:_DOCUMENTS],
        "texts_total": len(survey.texts),
        "findings_total": len(survey.findings),
        "counts": _counts(survey),
        "by_level": {level: sum(s.level is level for s in survey.findings) for level in Level},
        "by_check": sorted(counts.items(), key=lambda each: (-each[0][2], each[0])),
        "list_of": list_of,
        "settled": Counter(shown.status for shown in survey.findings),
        "gravest": survey.findings[:_GRAVEST],
        "found_in": survey.found_in,
        "changes": changes,
        "problems": survey.corpus.result.problems,
        "shown": survey.corpus.result.shown,
    }
    yield Page("index.html", "overview.html", "Overview", shows, "overview")


def _counts(survey: Survey) -> list[tuple[int, str, str]]:
    """Return how many there are of each kind of thing, with what they are and their page."""
    claims = sum(len(text.extract.claims) for text in survey.texts)
    entries = Counter(entry.sort.folder for entry in survey.entries.values())
    counts = [
        (len(survey.texts), "document", "documents"),
        (claims, "figure", "figures"),
        (len(survey.corpus.works), "work", "works"),
        *((entries[sort.folder], sort.one, sort.folder) for sort in SORTS),
    ]
    return [
        (number, one if number == 1 else many, f"{many}/index.html") for number, one, many in counts
    ]
