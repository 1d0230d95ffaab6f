"""What the reading view says of the marks of one document, by their pointers and ids.

The page holds it as one value, so that a mark needs no request to tell what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from corpuskit.claims.markup import attributes_of
from corpuskit.claims.model import Claim, printed_period
from corpuskit.language.dates import read_attributes
from corpuskit.report.site.entries import Registered, key_of
from corpuskit.report.site.mentions import Mention
from corpuskit.report.site.survey import Survey
from corpuskit.report.site.texts import Text
from corpuskit.tei.names import XML_ID

_MOST_PLACES = 4


def cards(survey: Survey, text: Text) -> Mapping[str, Any]:
    """Return what cards show: entries by pointer, dates by value, figures, works by id."""
    return {
        "entries": dict(_entries(survey, text)),
        "dates": dict(_dates(survey, text)),
        "figures": dict(_figures(survey, text)),
        "works": dict(_works(survey, text)),
        "findings": list(_findings(survey, text)),
    }


def _entries(survey: Survey, text: Text) -> Iterator[tuple[str, Any]]:
    for pointer in sorted(_pointers(text)):
        entry = survey.entries.get(key_of(text.document.path, pointer))
        if entry is None:
            continue
        mentions = survey.mentions.get(entry.key, ())
        yield pointer, {**_entry(entry), **_elsewhere(mentions, text)}


def _pointers(text: Text) -> set[str]:
    return {
        pointer
        for block in text.blocks
        for span in block.spans
        for pointer in (span.element.get("ref") or "").split()
    }


def _entry(entry: Registered) -> dict[str, Any]:
    return {"kind": entry.sort.one, "title": entry.title, "url": entry.url}


def _elsewhere(mentions: Iterable[Mention], text: Text) -> dict[str, Any]:
    """Return how often a thing is spoken of, and the first place in each other document."""
    places = list(mentions)
    firsts = {each.text.name: each for each in reversed(places) if each.text is not text}
    others = [[name, firsts[name].url] for name in sorted(firsts)]
    return {"times": len(places), "others": others[:_MOST_PLACES], "more": len(others)}


def _dates(survey: Survey, text: Text) -> Iterator[tuple[str, Any]]:
    for block in text.blocks:
        for span in block.spans:
            identifier = span.element.get(XML_ID)
            if span.tag != "date" or not identifier:
                continue
            covered = read_attributes(attributes_of(span.element))
            mentions = survey.days.get(covered, ()) if covered is not None else ()
            if covered is not None and mentions:
                card = {"title": printed_period(*covered), "url": survey.day_urls[covered]}
                yield identifier, {**card, **_elsewhere(mentions, text)}


def _figures(survey: Survey, text: Text) -> Iterator[tuple[str, Any]]:
    for claim in text.extract.claims:
        subject = survey.subject_at.get(claim.where)
        others = len(subject.series.entries) - 1 if subject else 0
        yield (
            claim.where.xml_id,
            {
                "title": claim.subject.phrase or claim.subject.noun or claim.unit,
                "value": figure_words(claim),
                "time": str(claim.time) if claim.time.known else "",
                "sources": [source.label for source in claim.sources],
                "url": subject.url if subject else "",
                "others": others,
            },
        )


def figure_words(claim: Claim) -> str:
    """Return a figure as it was read: its value, its unit, how exact it is."""
    if claim.ratio is not None:
        return " out of ".join(f"{each:f}" for each in claim.ratio)
    value = claim.value
    low = "" if value.low is None else f"{value.low:f}"
    high = "" if value.high is None else f"{value.high:f}"
    number = low if low == high else f"{low or '…'} to {high or '…'}"
    unit = "" if claim.unit == "count" else f" {claim.unit}"
    return f"{number}{unit}, {value.modality}"


def _works(survey: Survey, text: Text) -> Iterator[tuple[str, Any]]:
    for work, at in survey.cited_in.get(str(text.document.path), ()):
        if at.xml_id:
            citing = {each.document for each in work.cited}
            yield at.xml_id, {"url": survey.work_url(work), "others": len(citing) - 1}


def _findings(survey: Survey, text: Text) -> Iterator[dict[str, Any]]:
    path = str(text.document.path)
    for shown in survey.found_in.get(path, ()):
        finding = shown.finding
        own = [where for where in finding.places if where.path == path]
        yield {
            "url": shown.url,
            "level": finding.level.label,
            "check": finding.check,
            "message": finding.message,
            "status": shown.status,
            "ids": list(dict.fromkeys(where.xml_id for where in own if where.xml_id)),
            "lines": list(dict.fromkeys(where.line for where in own)),
        }
