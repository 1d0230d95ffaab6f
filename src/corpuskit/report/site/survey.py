"""All that pages show of a corpus, put together once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpuskit.bib.entry import CitedAt, Entry
from corpuskit.claims.comparison.against import Contraries
from corpuskit.claims.model import Cell, Extract
from corpuskit.claims.reasoning.over_time import Listing, Series, series_of
from corpuskit.core.findings import Finding, Level, Location
from corpuskit.core.result import Result
from corpuskit.report.site.chronology import Year, chronology, day_urls
from corpuskit.report.site.corpus import Corpus
from corpuskit.report.site.entries import Registered, read_entries
from corpuskit.report.site.mentions import Places, read_mentions
from corpuskit.report.site.names import Names
from corpuskit.report.site.passages import Passages
from corpuskit.report.site.texts import Text, read_texts


@dataclass(frozen=True, slots=True)
class Shown:
    """Hold a finding with the address of its page, and whether and why somebody accepted it."""

    finding: Finding
    status: str = "open"
    reason: str = ""
    by: str = ""

    @property
    def url(self) -> str:
        """Return the address, which is the fingerprint's: it outlives edits elsewhere."""
        return f"findings/{self.finding.fingerprint}.html"

    @property
    def level(self) -> Level:
        """Return how grave it is."""
        return self.finding.level


@dataclass(frozen=True, slots=True)
class Subject:
    """Hold what is said of one thing over time, with the address of its page.

    `under` is the caption of the table that all of it stands in, if it does.
    """

    series: Series
    url: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """Hold a corpus as its pages show it; mappings are by key, path or place."""

    corpus: Corpus
    texts: tuple[Text, ...]
    entries: Mapping[str, Registered]
    mentions: Mapping[str, Places]
    days: Mapping[tuple[date, date], Places]
    findings: tuple[Shown, ...]
    found_in: Mapping[str, tuple[Shown, ...]]
    by_mark: Mapping[str, Shown]
    listing: Listing
    subjects: tuple[Subject, ...]
    subject_at: Mapping[Location, Subject]
    years: tuple[Year, ...]
    day_urls: Mapping[tuple[date, date], str]
    work_urls: Mapping[str, str]
    cited_in: Mapping[str, tuple[tuple[Entry, CitedAt], ...]]
    passages: Passages
    contraries: Contraries

    def work_url(self, work: Entry) -> str:
        """Return the address of the page of a work."""
        return self.work_urls[work.key]

    def cited_text(self, at: CitedAt) -> Text | None:
        """Return the document of a place that cites a work."""
        return self.passages.text_of(str(at.path))


def survey(corpus: Corpus) -> Survey:
    """Put together what pages show of a corpus."""
    texts = read_texts(corpus.documents, corpus.extracts, corpus.works)
    entries = read_entries(corpus.documents)
    spoken = read_mentions(texts)
    findings = _findings(corpus.result)
    found_in: dict[str, list[Shown]] = defaultdict(list)
    for shown in findings:
        for path in dict.fromkeys(where.path for where in shown.finding.places):
            found_in[path].append(shown)
    listing = series_of(corpus.extracts, corpus.result.every)
    subjects = _subjects(listing, corpus.extracts)
    names = Names("index", "citations")
    years = chronology(spoken.days)
    return Survey(
        corpus=corpus,
        texts=texts,
        entries=entries,
        mentions=spoken.entries,
        days=spoken.days,
        findings=findings,
        by_mark={shown.finding.fingerprint: shown for shown in findings},
        found_in={path: tuple(shown) for path, shown in found_in.items()},
        listing=listing,
        subjects=subjects,
        subject_at={
            entry.statement.where: subject
            for subject in subjects
            for entry in subject.series.entries
        },
        years=years,
        day_urls=day_urls(years),
        work_urls={work.key: f"works/{names.name(work.key)}.html" for work in corpus.works},
        cited_in=_cited(corpus.works),
        passages=Passages(texts),
        contraries=Contraries(corpus.extracts),
    )


def _cited(works: Iterable[Entry]) -> Mapping[str, tuple[tuple[Entry, CitedAt], ...]]:
    """Return what each document cites, by its path."""
    found: dict[str, list[tuple[Entry, CitedAt]]] = defaultdict(list)
    for work in works:
        for at in work.cited:
            found[str(at.path)].append((work, at))
    return {path: tuple(cited) for path, cited in found.items()}


def _findings(result: Result) -> tuple[Shown, ...]:
    reasons = result.baseline.reasons if result.baseline else {}
    found = [Shown(finding) for finding in result.findings]
    found += [Shown(each.finding, "suppressed", each.reason, each.by) for each in result.suppressed]
    found += [
        Shown(finding, "accepted", reasons.get(finding.fingerprint, ""))
        for finding in result.baselined
    ]
    return tuple(found)


def _subjects(listing: Listing, extracts: Sequence[Extract]) -> tuple[Subject, ...]:
    names = Names("index")
    cells = {(cell.where.path, cell.where.xml_id): cell for each in extracts for cell in each.cells}
    found = []
    for series in listing.series:
        places = [entry.statement.where for entry in series.entries]
        heads = {_heads(cells.get((where.path, where.xml_id))) for where in places}
        group, under = heads.pop() if len(heads) == 1 else ("", "")
        # A row such as «Exports» is told from its namesakes by the row that it stands under.
        named = replace(series, title=f"{series.title}, {group}") if group else series
        page = f"figures/{names.name(f'{named.title} {named.what}')}.html"
        found.append(Subject(named, page, under))
    return tuple(found)


def _heads(cell: Cell | None) -> tuple[str, str]:
    return (cell.group, cell.caption) if cell is not None else ("", "")
