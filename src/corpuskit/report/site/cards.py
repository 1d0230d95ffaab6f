"""What the reading view says of the marks of one document, by their pointers and ids.

The page holds it as one value, so that a mark needs no request to tell what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from corpuskit.checks.evidence import grouped, printed_value
from corpuskit.claims.markup.blocks import attributes_of
from corpuskit.claims.model import Claim
from corpuskit.language.dates import read_attributes
from corpuskit.report.site.chronology import Told
from corpuskit.report.site.entries import Registered, key_of
from corpuskit.report.site.mentions import Places
from corpuskit.report.site.parts import Part
from corpuskit.report.site.survey import Survey
from corpuskit.report.site.texts import Text
from corpuskit.tei.blocks import ElementSpan
from corpuskit.tei.names import XML_ID

_MOST_PLACES = 4


def cards(survey: Survey, text: Text, part: Part) -> Mapping[str, Any]:
    """Return what cards show: entries by pointer; dates, figures, works by id; further places."""
    spans = [
        span
        for block in text.blocks
        if text.parts.of(block.element) is part
        for span in block.spans
    ]
    return {
        "entries": dict(_entries(survey, text, spans)),
        "dates": dict(_dates(survey, text, spans)),
        "figures": dict(_figures(survey, text, part)),
        "works": dict(_works(survey, text, part)),
        "findings": list(_findings(survey, text, part)),
        "elsewhere": dict(_elsewhere(text, part, spans)),
    }


def _entries(survey: Survey, text: Text, spans: Sequence[ElementSpan]) -> Iterator[tuple[str, Any]]:
    pointers = {each for span in spans for each in (span.element.get("ref") or "").split()}
    for pointer in sorted(pointers):
        entry = survey.entries.get(key_of(text.document.path, pointer))
        if entry is not None:
            places = survey.mentions.get(entry.key, Places())
            yield pointer, {**_entry(entry), **_others(places, text)}


def _entry(entry: Registered) -> dict[str, Any]:
    return {"kind": entry.sort.one, "title": entry.title, "url": entry.url}


def _others(places: Places, text: Text) -> dict[str, Any]:
    """Return how often a thing is spoken of, and the first place in some other documents."""
    others = (each for url, each in places.firsts.items() if url != text.url)
    shown = [[each.text.name, each.url] for each in islice(others, _MOST_PLACES)]
    more = len(places.firsts) - (text.url in places.firsts)
    return {"times": len(places.every), "others": shown, "more": more}


def _dates(survey: Survey, text: Text, spans: Sequence[ElementSpan]) -> Iterator[tuple[str, Any]]:
    for span in spans:
        identifier = span.element.get(XML_ID)
        if span.tag != "date" or not identifier:
            continue
        covered = read_attributes(attributes_of(span.element))
        places = survey.days.get(covered) if covered is not None else None
        if covered is not None and places is not None:
            words = Told(*covered, ()).words
            yield (
                identifier,
                {
                    "title": words,
                    "url": survey.day_urls[covered],
                    **_others(places, text),
                },
            )


def _figures(survey: Survey, text: Text, part: Part) -> Iterator[tuple[str, Any]]:
    for claim in text.extract.claims:
        if not _is_in(text, part, claim.where.xml_id):
            continue
        subject = survey.subject_at.get(claim.where)
        yield (
            claim.where.xml_id,
            {
                "title": claim.subject.phrase or claim.subject.noun or claim.unit,
                "value": figure_words(claim),
                "time": str(claim.time) if claim.time.known else "",
                "sources": [source.label for source in claim.sources],
                "url": subject.url if subject else "",
                "others": len(subject.series.entries) - 1 if subject else 0,
            },
        )


def _is_in(text: Text, part: Part, identifier: str) -> bool:
    element = text.document.ids.get(identifier)
    return element is not None and text.parts.of(element) is part


def _elsewhere(text: Text, part: Part, spans: Sequence[ElementSpan]) -> Iterator[tuple[str, str]]:
    """Yield the addresses of what the part points to in another part of its document."""
    for span in spans:
        target = span.element.get("target") or ""
        known = target.startswith("#") and target[1:] in text.document.ids
        if known and not _is_in(text, part, target[1:]):
            yield target, text.address(target[1:])


def figure_words(claim: Claim) -> str:
    """Return a figure as it was read: its value, its unit, how exact it is."""
    if claim.ratio is not None:
        return " out of ".join(map(grouped, claim.ratio))
    unit = "" if claim.unit == "count" else f" {claim.unit}"
    return f"{printed_value(claim.value)}{unit}, {claim.value.modality}"


def _works(survey: Survey, text: Text, part: Part) -> Iterator[tuple[str, Any]]:
    for work, at in survey.cited_in.get(str(text.document.path), ()):
        if _is_in(text, part, at.xml_id):
            citing = {each.document for each in work.cited}
            yield at.xml_id, {"url": survey.work_url(work), "others": len(citing) - 1}


def _findings(survey: Survey, text: Text, part: Part) -> Iterator[dict[str, Any]]:
    path = str(text.document.path)
    for shown in survey.found_in.get(path, ()):
        finding = shown.finding
        own = [
            where
            for where in finding.places
            if where.path == path and text.parts.at(where.xml_id, where.line) is part
        ]
        if not own:
            continue
        yield {
            "url": shown.url,
            "level": finding.level.label,
            "check": finding.check,
            "message": finding.message,
            "status": shown.status,
            "ids": list(dict.fromkeys(where.xml_id for where in own if where.xml_id)),
            "lines": list(dict.fromkeys(where.line for where in own)),
        }
