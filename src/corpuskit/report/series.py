"""Series of claims for people: what is said of one thing over time, and what contradicts in it."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from corpuskit.claims.model import Claim, Stance, printed_period
from corpuskit.claims.reasoning.over_time import Entry, Listing
from corpuskit.report.render import printable, unpadded

_MOST = 25
_SHORT = 8


def render_series(
    listing: Listing, *, every: bool = False, color: bool = False, width: int = 80
) -> str:
    """Render each series as a table in order of time, those with a contradiction first.

    Of a long series the first entries are printed and the rest is summed up, unless `every` is set.
    """
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=color, no_color=not color, markup=False)
    for series in listing.series:
        console.print(Text(printable(f"{series.title} ({series.what})"), "bold"))
        shown = series.entries if every else series.entries[:_MOST]
        console.print(_table(shown))
        rest = series.entries[len(shown) :]
        if rest:
            console.print(Text(printable(_summed(rest)) + "\n"))
    console.print(Text(_end(listing)))
    return unpadded(out.getvalue())


def _table(entries: Sequence[Entry]) -> Table:
    table = Table(box=box.SIMPLE, pad_edge=False)
    for heading in ("time", "figure", "document:line", "source", "finding"):
        table.add_column(heading, overflow="fold")
    for entry in entries:
        style = "bold yellow" if entry.findings else ""
        table.add_row(*map(printable, _row(entry)), style=style)
    return table


def _row(entry: Entry) -> tuple[str, ...]:
    said = entry.statement
    where = said.where
    marks = ", ".join(mark[:_SHORT] for mark in entry.findings)
    return (
        _time(entry),
        where.quote if isinstance(said, Claim) else said.role,
        f"{where.document}:{where.line}",
        _attribution(entry),
        f"! {marks}" if marks else "",
    )


def _time(entry: Entry) -> str:
    said = entry.statement
    return str(said.time) if isinstance(said, Claim) else printed_period(said.first, said.last)


def _attribution(entry: Entry) -> str:
    """Say what a claim rests on: the works that its note cites, else how the text puts it."""
    said = entry.statement
    cited = "; ".join(source.label for source in said.sources)
    stance = "" if said.stance is Stance.ASSERTED else said.stance.value
    return "; ".join(filter(None, (stance, cited)))


def _summed(rest: Sequence[Entry]) -> str:
    marked = sum(bool(entry.findings) for entry in rest)
    return (
        f"and {len(rest)} more, from {_time(rest[0])} to {_time(rest[-1])}, {marked} of them in "
        "findings; --all prints them, --format csv writes them"
    )


def _end(listing: Listing) -> str:
    contradicted = sum(bool(series.contradicted) for series in listing.series)
    told = "! and the beginning of its fingerprint: corpuskit explain tells more"
    words = [f"{len(listing.series)} series, {contradicted} with a contradiction ({told})."]
    if listing.alone:
        words.append(f"{listing.alone} claims stand alone; corpuskit claims lists them.")
    if listing.unread:
        words.append(f"Of {listing.unread} it is not read what they are said of.")
    return " ".join(words)
