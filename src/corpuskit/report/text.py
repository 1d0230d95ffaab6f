"""Findings for a person at a terminal: the sentence, then both passages with the words at issue."""

from __future__ import annotations

import io
from collections import Counter

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from corpuskit.core.findings import Evidence, Finding, Level, Location
from corpuskit.core.result import Result
from corpuskit.report.render import fixable, fixable_summary, place, printable, summary, unpadded

_STYLE = {Level.ERROR: "bold red", Level.WARNING: "bold yellow", Level.NOTE: "bold cyan"}
_CONTEXT = 150
_MOST = 200


def render_text(
    result: Result, *, every: bool = False, color: bool = False, width: int = 80
) -> str:
    """Render findings in columns of `width`, with ANSI colours when asked for.

    The gravest stand first. Of a flood the first ones are printed and the rest is counted by
    check, unless `every` is set.
    """
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=color,
        no_color=not color,
        highlight=False,
        markup=False,
    )
    shown = result.findings if every else result.findings[:_MOST]
    for finding in shown:
        console.print(_finding(finding, result))
        console.print()
    rest = Counter(f"{f.check} {f.slug}" for f in result.findings[len(shown) :])
    if rest:
        counts = ", ".join(f"{number} {check}" for check, number in sorted(rest.items()))
        console.print(Text(f"and {rest.total()} more: {counts}. --all prints them.\n"))
    console.print(Text(summary(result) + "."))
    if fixes := fixable_summary(result):
        console.print(Text(fixes + "."))
    return unpadded(out.getvalue())


def _finding(finding: Finding, result: Result) -> RenderableType:
    head = Text.assemble(
        (finding.level.label, _STYLE[finding.level]),
        (f" {finding.check} ", "bold"),
        (f"{finding.slug}", "dim"),
        (f" [{fixes}]" if (fixes := fixable(finding)) else "", "green"),
    )
    parts: list[RenderableType] = [head, Padding(Text(printable(finding.message)), (0, 0, 0, 2))]
    parts += [Padding(_evidence(side, result), (0, 0, 0, 4)) for side in finding.evidence]
    if finding.others:
        more = (
            f"and {len(finding.others)} more that disagree; "
            f"corpuskit explain {finding.explained_by} --all lists them"
        )
        parts.append(Padding(Text(more), (0, 0, 0, 4)))
    for label, said in (("compared because", finding.why), ("tolerance", finding.tolerance)):
        if said:
            parts.append(Padding(Text(f"{label}: {printable(said)}", "dim"), (0, 0, 0, 2)))
    parts.append(Padding(Text(finding.fingerprint, "dim"), (0, 0, 0, 2)))
    return Group(*parts)


def _evidence(side: Evidence, result: Result) -> RenderableType:
    where = side.location
    lines: list[RenderableType] = [Text(place(result, side), "bold"), quoted(where)]
    if side.reading:
        lines.append(Text(printable(f"= {side.reading}"), "dim"))
    lines += [Text(printable(f"  source: {source}"), "dim") for source in side.sources]
    return Group(*lines)


def quoted(where: Location) -> Text:
    """Quote the sentence, cut to the surroundings of the words at issue, which are set off."""
    start, end = max(0, where.start - _CONTEXT), min(len(where.sentence), where.end + _CONTEXT)
    if start:
        start = where.sentence.find(" ", start) + 1
    if end < len(where.sentence):
        end = where.sentence.rfind(" ", 0, end)
    end = max(end, where.end)
    start = min(start, where.start)
    text = Text("«" if not start else "«… ")
    text.append(printable(where.sentence[start : where.start]))
    text.append(printable(f"[{where.quote}]"), "bold reverse")
    text.append(printable(where.sentence[where.end : end]))
    text.append("»" if end == len(where.sentence) else " …»")
    return text
