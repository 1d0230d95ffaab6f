"""The dates that documents tell: a list of years, and for each what is told of it."""

from __future__ import annotations

from collections.abc import Iterator

from corpuskit.report.site.rendering import Page
from corpuskit.report.site.survey import Survey

SECTION = "dates"
_SHOWN = 100


def pages(survey: Survey) -> Iterator[Page]:
    """Yield the list of years, then their pages."""
    years = survey.years
    counts: dict[int, int] = {}
    for year in years:
        counts[year.year] = counts.get(year.year, 0) + sum(len(t.mentions) for t in year.told)
    firsts = {year.year: year.path for year in reversed(years)}
    shows = {
        "years": [(year, firsts[year], count) for year, count in counts.items()],
        "most": max(counts.values(), default=1),
    }
    yield Page("dates/index.html", "dates.html", "Dates", shows, SECTION)
    for number, year in enumerate(years):
        shows = {
            "year": year,
            "most": _SHOWN,
            "before": years[number - 1] if number else None,
            "after": years[number + 1] if number + 1 < len(years) else None,
        }
        yield Page(year.path, "year.html", str(year.year), shows, SECTION)
