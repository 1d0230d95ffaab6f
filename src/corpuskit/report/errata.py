"""The errata list: for people, an entry a claim, and for programs, JSON lines."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from corpuskit.claims.reasoning.errata import Erratum
from corpuskit.core.findings import Location
from corpuskit.core.printing import json_text
from corpuskit.report.render import printable, unpadded

NONE = "No claim is judged wrong.\n"


def render_errata(errata: Sequence[Erratum], *, color: bool = False, width: int = 80) -> str:
    """Render what each wrong claim says, what it should say, why, by whom, from what evidence."""
    if not errata:
        return NONE
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=color,
        no_color=not color,
        highlight=False,
        markup=False,
    )
    for erratum in errata:
        console.print(Text(printable(_place(erratum.where)), "bold"))
        table = Table.grid(padding=(0, 1))
        for label, words in _rows(erratum):
            table.add_row(Text(label, "dim"), Text(printable(words)))
        console.print(Padding(table, (0, 0, 1, 2)))
    return unpadded(out.getvalue())


def render_errata_jsonl(errata: Sequence[Erratum]) -> str:
    """Render one JSON object a wrong claim."""
    return "".join(json_text(_object(each)) + "\n" for each in errata)


def _rows(erratum: Erratum) -> tuple[tuple[str, str], ...]:
    evidence = tuple(("evidence", words) for words in erratum.evidence)
    return (
        ("says", erratum.where.quote),
        ("in", f"«{erratum.where.sentence}»"),
        ("should say", _correction(erratum)),
        ("because", "; ".join(erratum.reasons) or "no reason given"),
        ("judged by", ", ".join(erratum.by) or "nobody named"),
        *evidence,
    )


def _correction(erratum: Erratum) -> str:
    """Write what a claim should say, else the claims judged right, with their places."""
    if erratum.corrections:
        return " or ".join(erratum.corrections)
    right = [f"{place.quote}, as {_place(place)}" for place in erratum.instead]
    return " or ".join(right) or "not said"


def _place(where: Location) -> str:
    return f"{where.citation} ({where.xml_id})"


def _object(erratum: Erratum) -> dict[str, object]:
    where = erratum.where
    return {
        "document": where.document,
        "id": where.xml_id,
        "line": where.line,
        "note": where.note,
        "says": where.quote,
        "sentence": where.sentence,
        "corrections": list(erratum.corrections),
        "instead": [
            {"document": p.document, "id": p.xml_id, "line": p.line, "says": p.quote}
            for p in erratum.instead
        ],
        "reasons": list(erratum.reasons),
        "by": list(erratum.by),
        "evidence": list(erratum.evidence),
    }
