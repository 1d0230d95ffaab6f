"""Findings counted by check and level, as a table or as JSON."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from corpuskit import __version__
from corpuskit.core.findings import Finding, Level
from corpuskit.core.result import Result
from corpuskit.report.render import summary, unpadded

# Rises when a program that reads the counts would misread them.
_VERSION = 1
# Columns are as wide as what stands in them; no line is broken.
_WIDEST = 160
_LEVELS = tuple(reversed(Level))


@dataclass(frozen=True, slots=True)
class Row:
    """Count what one check found: the open findings by level, and what was accepted."""

    check: str
    slug: str
    open: tuple[int, ...]
    suppressed: int
    baselined: int


def counted_by_check(result: Result) -> tuple[Row, ...]:
    """Return a row for each check that found something, that with the most open ones first."""
    suppressed = _by_check(each.finding for each in result.suppressed)
    baselined = _by_check(result.baselined)
    slugs = {
        f.check: f.slug
        for f in (*result.findings, *result.baselined, *(s.finding for s in result.suppressed))
    }
    by_level = Counter((f.check, f.level) for f in result.findings)
    rows = (
        Row(
            check,
            slug,
            tuple(by_level[check, level] for level in _LEVELS),
            suppressed[check],
            baselined[check],
        )
        for check, slug in slugs.items()
    )
    return tuple(sorted(rows, key=lambda row: (-sum(row.open), row.check)))


def _by_check(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(finding.check for finding in findings)


def render_statistics(result: Result, form: str) -> str:
    """Render the counts as a table, or as JSON where `form` says so."""
    rows = counted_by_check(result)
    if form == "json":
        return json.dumps(
            {
                "format": {"name": "corpuskit-statistics", "version": _VERSION},
                "tool": {"name": "corpuskit", "version": __version__},
                "documents": result.documents,
                "statistics": [_object(row) for row in rows],
            },
            indent=2,
        )
    out = io.StringIO()
    console = Console(file=out, width=_WIDEST, force_terminal=False, no_color=True, highlight=False)
    if rows:
        console.print(_table(rows))
        console.print()
    console.print(f"{summary(result)}.", markup=False)
    return unpadded(out.getvalue())


def _object(row: Row) -> dict[str, str | int]:
    levels = {level.label: number for level, number in zip(_LEVELS, row.open, strict=True)}
    accepted = {"suppressed": row.suppressed, "baselined": row.baselined}
    return {"check": row.check, "slug": row.slug, **levels, **accepted}


def _table(rows: Sequence[Row]) -> Table:
    """Return the counts in columns; a column without any is left out."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("check", no_wrap=True)
    table.add_column("", no_wrap=True)
    heads = (*(level.label for level in _LEVELS), "suppressed", "baseline")
    numbers = [(*row.open, row.suppressed, row.baselined) for row in rows]
    shown = [n for n in range(len(heads)) if any(counts[n] for counts in numbers)]
    for n in shown:
        table.add_column(heads[n], justify="right", no_wrap=True)
    for row, counts in zip(rows, numbers, strict=True):
        table.add_row(row.check, row.slug, *(str(counts[n] or "") for n in shown))
    return table
