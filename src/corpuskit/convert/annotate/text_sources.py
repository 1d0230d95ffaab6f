"""Mark sources that the running text names itself: «(Reuters, 14 March)»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuskit.convert.annotate.context import Context
from corpuskit.core.passages import Draft, Mark, Passage

_PARENTHESIS = re.compile(r"\(([^()]{4,120})\)")
_NAME = re.compile(r"[A-Z][\w.&'’-]*(?:\s+(?:[A-Z][\w.&'’-]*|of|the|and|de|la|TV))*,\s*$")


def annotate_text_sources(draft: Draft, context: Context) -> Draft:  # noqa: ARG001
    """Add `ref type="source"` over a name and a date alone in parentheses, notes excepted."""
    added = {}
    for passage in draft.passages:
        if passage.kind in ("p", "item", "quote"):
            marks = tuple(_marks(passage))
            if marks:
                added[passage.number] = marks
    return draft.with_marks(added)


def _marks(passage: Passage) -> Iterator[Mark]:
    dates = {m.end: m.start for m in passage.marks if m.tag == "date"}
    for match in _PARENTHESIS.finditer(passage.chars):
        start = dates.get(match.end(1))
        if start is not None and _NAME.fullmatch(passage.chars[match.start(1) : start]):
            yield Mark(match.start(1), match.end(1), "ref", (("type", "source"),))
