"""Mark references from one note to another, and to chapters of the same volume."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from corpuskit.convert.annotate.context import Context
from corpuskit.core.passages import Draft, Mark, Passage

_NOTE = re.compile(r"\b(?:foot)?notes?\s+(\d{1,4})\b(?!\s*[.,]?\d)", re.I)
_CHAPTER = re.compile(r"\bchapters?\s+(\d{1,3})(?=\s+(?:in|of)\s+this\s+(?:volume|book)\b)", re.I)


def annotate_cross_references(draft: Draft, context: Context) -> Draft:  # noqa: ARG001
    """Add a `ref` over «note 2», pointing to that note, and over «chapter 7 in this volume».

    The key `passage:<number>` becomes a pointer when notes get their ids. Where numbering restarts,
    the nearest note of that number before the reference is meant.
    """
    notes = _notes(draft)
    added = {}
    for passage in draft.passages:
        marks = tuple(_marks(passage, notes))
        if marks:
            added[passage.number] = marks
    return draft.with_marks(added)


def _notes(draft: Draft) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = {}
    for passage in draft.passages:
        for mark in passage.marks:
            if mark.tag == "note" and mark.passage is not None:
                found.setdefault(mark.get("n") or "", []).append(mark.passage)
    return found


def _marks(passage: Passage, notes: Mapping[str, list[int]]) -> Iterator[Mark]:
    for match in _NOTE.finditer(passage.chars):
        numbers = notes.get(match[1], [])
        before = [n for n in numbers if n < passage.number]
        target = before[-1] if before else numbers[0] if numbers else None
        if target is not None and target != passage.number:
            attributes = (("type", "note"), ("key", f"passage:{target}"))
            yield Mark(match.start(), match.end(), "ref", attributes)
    for match in _CHAPTER.finditer(passage.chars):
        attributes = (("type", "document"), ("n", match[1]))
        yield Mark(match.start(), match.end(), "ref", attributes)
