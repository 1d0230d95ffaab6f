"""What documents say of a thing, for a person who is about to cite them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from corpuskit.claims.drafts.said import Said
from corpuskit.core.findings import Location
from corpuskit.core.printing import json_text, printable
from corpuskit.report.render import unpadded


def citation(key: str, page: str) -> str:
    """Write a citation as pandoc reads it.

    >>> citation("okoro1999", "12"), citation("okoro1999", "")
    ('[@okoro1999, p. 12]', '[@okoro1999]')
    """
    return f"[@{key}, p. {page}]" if page else f"[@{key}]"


def render_said(
    said: Sequence[Said],
    keys: Mapping[str, str],
    pages: Mapping[Location, str],
    *,
    color: bool,
    width: int,
) -> str:
    """Render sentences under the key of their document, the figures set off."""
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=color, no_color=not color, highlight=False
    )
    last = ""
    for each in said:
        if each.document != last:
            if last:
                console.print()
            console.print(Text(f"{keys[each.document]} ({each.document})", "bold"))
            last = each.document
        key = citation(keys[each.document], pages.get(each.where, ""))
        note = f" note {each.where.note}" if each.where.note else ""
        body = Text(f"{key}{note} «")
        at = 0
        for figure in sorted(each.figures, key=lambda place: place.start):
            if figure.start >= at:
                body.append(printable(each.where.sentence[at : figure.start]))
                body.append(printable(figure.quote), "bold")
                at = figure.end
        body.append(printable(each.where.sentence[at:]) + "»")
        console.print(Padding(body, (0, 0, 0, 2)))
    count = len({each.document for each in said})
    console.print(
        Text(f"{len(said)} passages in {count} documents." if said else "Nothing is said of it.")
    )
    return unpadded(out.getvalue())


def render_said_jsonl(
    said: Sequence[Said], keys: Mapping[str, str], pages: Mapping[Location, str]
) -> str:
    """Render a line a sentence."""
    rows = (
        {
            "document": each.document,
            "key": keys[each.document],
            "page": pages.get(each.where, ""),
            "note": each.where.note,
            "path": each.where.path,
            "line": each.where.line,
            "sentence": each.where.sentence,
            "figures": [figure.quote for figure in each.figures],
        }
        for each in said
    )
    return "".join(f"{json_text(row)}\n" for row in rows)
