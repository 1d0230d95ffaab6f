"""Claims as rows with one set of columns, whatever the format they are written in."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from corpuskit.claims.model import Claim, EventDate, Extract
from corpuskit.claims.reasoning.over_time import Series
from corpuskit.core.printing import json_text, without_steering

# The columns with the type that each has in Parquet; `id` is the `xml:id` in the file at `path`.
COLUMNS: Mapping[str, str] = {
    "kind": "VARCHAR",
    "document": "VARCHAR",
    "path": "VARCHAR",
    "id": "VARCHAR",
    "line": "INTEGER",
    "column": "INTEGER",
    "note": "VARCHAR",
    "quote": "VARCHAR",
    "low": "DOUBLE",
    "high": "DOUBLE",
    "modality": "VARCHAR",
    "unit": "VARCHAR",
    "subject": "VARCHAR",
    "concept": "VARCHAR",
    "facets": "VARCHAR[]",
    "predicate": "VARCHAR",
    "property": "VARCHAR",
    "event": "VARCHAR",
    "role": "VARCHAR",
    "party": "VARCHAR",
    "from": "DATE",
    "to": "DATE",
    "timeBasis": "VARCHAR",
    "stance": "VARCHAR",
    "base": "VARCHAR",
    "sources": "VARCHAR[]",
    "sentence": "VARCHAR",
}
SERIES_COLUMNS: Mapping[str, str] = {
    "series": "INTEGER",
    "title": "VARCHAR",
    **COLUMNS,
    "findings": "VARCHAR[]",
}
_PLACES = 4
Row = Mapping[str, Any]
# What spreadsheets take for the beginning of a formula, also in its wide form, and what stays a
# number to them.
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9]{1,400}(?:[.,][0-9]{1,400}){0,100}(?:[eE][+-]?[0-9]{1,4})?%?")
Shown = Callable[[str], str]


def claim_rows(extracts: Sequence[Extract], shown: Shown = str) -> Iterator[Row]:
    """Yield a row a claim: figures first, then dated roles, each in the order of the documents.

    `shown` writes a path as users should read it.
    """
    for extract in extracts:
        yield from (_claim(claim, shown) for claim in extract.claims)
    for extract in extracts:
        yield from (_event(event, shown) for event in extract.events)


def series_rows(series: Iterable[Series], shown: Shown = str) -> Iterator[Row]:
    """Yield a row a claim of every series, numbered from 1, with the findings that it is in."""
    for number, each in enumerate(series, 1):
        for entry in each.entries:
            said = entry.statement
            row = _claim(said, shown) if isinstance(said, Claim) else _event(said, shown)
            yield {"series": number, "title": each.title, **row, "findings": list(entry.findings)}


def render_jsonl(rows: Iterable[Row]) -> str:
    """Render one JSON object a row."""
    return "".join(json_text(row) + "\n" for row in rows)


def render_csv(rows: Iterable[Row], columns: Iterable[str]) -> str:
    """Render rows as CSV (RFC 4180) with a head line; «; » parts the values of one cell."""
    out = io.StringIO()
    names = list(columns)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in names])
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = without_steering("; ".join(map(str, value)) if isinstance(value, list) else str(value))
    # A spreadsheet would compute it; behind an apostrophe it is text to every one.
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _claim(claim: Claim, shown: Shown) -> dict[str, Any]:
    where = claim.where
    return {
        "kind": claim.kind.value,
        "document": claim.document,
        "path": shown(where.path),
        "id": where.xml_id,
        "line": where.line,
        "column": where.column,
        "note": where.note,
        "quote": where.quote,
        **_value(claim),
        "unit": claim.unit,
        "subject": claim.subject.phrase,
        "concept": claim.subject.head,
        "facets": [":".join(facet) for facet in sorted(claim.subject.facets)],
        "predicate": claim.predicate,
        "property": claim.property,
        "from": claim.time.first and claim.time.first.isoformat(),
        "to": claim.time.last and claim.time.last.isoformat(),
        "timeBasis": claim.time.basis.value,
        "stance": claim.stance.value,
        "base": claim.base and claim.base.phrase,
        "sources": [source.label for source in claim.sources],
        "sentence": where.sentence,
    }


def _value(claim: Claim) -> dict[str, Any]:
    value = claim.value
    if claim.ratio is not None:
        # A share that is printed as two counts: «12 of 16» is 75 per cent.
        count, total = claim.ratio
        share = f"{round(count / total * 100, _PLACES):f}" if total else None
        return {"low": share, "high": share, "modality": value.modality}
    return {
        "low": None if value.low is None else f"{value.low:f}",
        "high": None if value.high is None else f"{value.high:f}",
        "modality": value.modality,
    }


def _event(event: EventDate, shown: Shown) -> dict[str, Any]:
    where = event.where
    return {
        "kind": "event-date",
        "document": event.document,
        "path": shown(where.path),
        "id": where.xml_id,
        "line": where.line,
        "column": where.column,
        "note": where.note,
        "quote": where.quote,
        "subject": event.label,
        "event": event.event,
        "role": event.role,
        "party": event.party,
        "from": event.first.isoformat(),
        "to": event.last.isoformat(),
        "stance": event.stance.value,
        "sources": [source.label for source in event.sources],
        "sentence": where.sentence,
    }
