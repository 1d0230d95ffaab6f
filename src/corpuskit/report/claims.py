"""Claims for people, as a table, and for programs, as JSON lines."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from corpuskit.claims.model import Claim, EventDate, Extract, Value, printed_period
from corpuskit.report.render import printable


def render_table(extracts: Sequence[Extract], *, color: bool = False, width: int = 80) -> str:
    """Render what each document asserts: figure, unit, what is counted, time, place in the file."""
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=color, no_color=not color, markup=False)
    for extract in extracts:
        if not (extract.claims or extract.events):
            continue
        table = Table(title=extract.name, box=box.SIMPLE, title_justify="left", pad_edge=False)
        for heading in ("line", "figure", "unit", "what", "time"):
            table.add_column(heading, overflow="fold")
        for claim in extract.claims:
            table.add_row(*map(printable, _row(claim)))
        for event in extract.events:
            table.add_row(*map(printable, _event_row(event)))
        console.print(table)
    return out.getvalue()


def render_jsonl(extracts: Sequence[Extract]) -> str:
    """Render one JSON object a claim; each points back to its file, line and `xml:id`."""
    objects = [
        *(_claim(claim) for extract in extracts for claim in extract.claims),
        *(_event(event) for extract in extracts for event in extract.events),
    ]
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in objects)


def _row(claim: Claim) -> tuple[str, ...]:
    what = " ".join(
        filter(None, (claim.subject.phrase, claim.predicate and f"[{claim.predicate}]"))
    )
    if claim.base is not None:
        what = f"{what} of {claim.base.phrase}"
    return (str(claim.where.line), claim.where.quote, claim.unit, what, str(claim.time))


def _event_row(event: EventDate) -> tuple[str, ...]:
    when = printed_period(event.first, event.last)
    return (str(event.where.line), event.where.quote, event.role, event.label, when)


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "kind": claim.kind.value,
        "document": claim.document,
        "id": claim.where.xml_id,
        "line": claim.where.line,
        "quote": claim.where.quote,
        **_value(claim.value),
        "unit": claim.unit,
        "subject": claim.subject.phrase,
        "concept": claim.subject.head,
        "facets": sorted(map(list, claim.subject.facets)),
        "predicate": claim.predicate,
        "property": claim.property,
        "from": claim.time.first and claim.time.first.isoformat(),
        "to": claim.time.last and claim.time.last.isoformat(),
        "timeBasis": claim.time.basis.value,
        "stance": claim.stance.value,
        "base": claim.base and claim.base.phrase,
        "sources": [source.label for source in claim.sources],
        "sentence": claim.where.sentence,
    }


def _value(value: Value) -> dict[str, Any]:
    return {
        "low": None if value.low is None else str(value.low),
        "high": None if value.high is None else str(value.high),
        "modality": value.modality,
    }


def _event(event: EventDate) -> dict[str, Any]:
    return {
        "kind": "event-date",
        "document": event.document,
        "id": event.where.xml_id,
        "line": event.where.line,
        "quote": event.where.quote,
        "event": event.event,
        "label": event.label,
        "role": event.role,
        "from": event.first.isoformat(),
        "to": event.last.isoformat(),
        "stance": event.stance.value,
        "sources": [source.label for source in event.sources],
    }
