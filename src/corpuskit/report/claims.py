"""Claims for people, as a table a document."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from corpuskit.claims.model import Claim, EventDate, Extract, printed_period
from corpuskit.report.render import printable, unpadded


def render_table(extracts: Sequence[Extract], *, color: bool = False, width: int = 80) -> str:
    """Render what each document asserts: figure, unit, what is counted, time, place in the file."""
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=color, no_color=not color, markup=False)
    for extract in extracts:
        if not (extract.claims or extract.events):
            continue
        table = Table(
            title=printable(extract.name), box=box.SIMPLE, title_justify="left", pad_edge=False
        )
        for heading in ("line", "figure", "unit", "what", "time"):
            table.add_column(heading, overflow="fold")
        for claim in extract.claims:
            table.add_row(*map(printable, _row(claim)))
        for event in extract.events:
            table.add_row(*map(printable, _event_row(event)))
        console.print(table)
    return unpadded(out.getvalue())


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
