"""Blocks that may be note texts, and how likely each is one."""

from __future__ import annotations

import re
from itertools import pairwise

from corpuskit.convert.structure.blocks import Outline
from corpuskit.convert.structure.endings import ending
from corpuskit.convert.structure.labels import STRONG, NoteLabel, note_label
from corpuskit.convert.structure.matching import Label
from corpuskit.convert.structure.words import words

AFTER_COLON = -2.0
LIKE_DATE = -2.0
SMALL_LETTER = -0.5
LIKE_TITLE = -0.5
SHORT = 60
IN_SECTION = 1.0
SURE = 1.0
NOT_FOR_LABELS = 1000
RUNS_BACK = 3
LONG_RUN = 12
MONTH_AND_NUMBER = re.compile(r"\s+([^\W\d_]+)\.?\s+[0-9]")


def note_labels(outline: Outline, style: str) -> list[Label]:
    """Return the blocks that begin with a note label of one typography, in order."""
    found: list[tuple[int, NoteLabel]] = []
    for index, block in enumerate(outline.blocks):
        label = note_label(block.text) if block.kind == "p" else None
        if label and label.style == style and label.number < NOT_FOR_LABELS:
            found.append((index, label))
    if not found:
        return []
    sections = notes_sections(outline)
    runs = _runs(found)
    labels: list[Label] = []
    for at, run in enumerate(runs):
        inside = any(first <= run[0][0] < last for first, last in sections)
        near = runs[at - 1][-1][0] + 1 if at else 0
        floor = runs[at - RUNS_BACK][-1][0] + 1 if at >= RUNS_BACK else 0
        if inside or len(run) > LONG_RUN:
            near = floor = 0
        late = _late(outline, run)
        listed = style not in STRONG and _after_colon(outline, run[0][0])
        for index, label in run:
            weight = SURE if style in STRONG else 0.0
            weight += IN_SECTION if inside else 0.0
            weight += AFTER_COLON if listed and not inside else 0.0
            weight += _doubt(outline.blocks[index].text, label)
            labels.append(Label(index, label.number, label.end, style, weight, floor, near, late))
    return labels


def notes_sections(outline: Outline, titles: str = "notes") -> list[tuple[int, int]]:
    """Return the block ranges under titles such as «Notes», up to the next known title."""
    found: list[tuple[int, int]] = []
    start = -1
    for index, block in enumerate(outline.blocks):
        if len(block.text) > 60:
            continue
        title = block.text.strip("*_#.: ").lower()
        if start >= 0 and title in words("sections"):
            found.append((start, index))
            start = -1
        if title in words(titles):
            start = index + 1
    if start >= 0:
        found.append((start, len(outline.blocks)))
    return found


def _runs(found: list[tuple[int, NoteLabel]]) -> list[list[tuple[int, NoteLabel]]]:
    runs = [[found[0]]]
    for (above, first), (below, second) in pairwise(found):
        if below - above <= 2 and second.number == first.number + 1:
            runs[-1].append((below, second))
        else:
            runs.append([(below, second)])
    return runs


def _late(outline: Outline, run: list[tuple[int, NoteLabel]]) -> int:
    """Return the block after a run of notes that stands inside a sentence, or -1."""
    first, last = run[0][0], run[-1][0]
    if first == 0 or last + 1 >= len(outline.blocks):
        return -1
    above, below = outline.blocks[first - 1], outline.blocks[last + 1]
    if above.kind == below.kind == "p" and ending(above.bare.rstrip()) in {"open", "bound"}:
        return last + 1
    return -1


def _after_colon(outline: Outline, index: int) -> bool:
    return index > 0 and outline.blocks[index - 1].bare.rstrip("*_ ").endswith(":")


def _doubt(text: str, label: NoteLabel) -> float:
    if label.style in STRONG or label.style == "bracket":
        return 0.0
    if len(text) < SHORT and ending(text) == "open":
        return LIKE_TITLE
    if label.style != "space":
        return 0.0
    rest = text[label.end : label.end + 20]
    month = MONTH_AND_NUMBER.match(rest)
    if month and month.group(1).lower() in words("months"):
        return LIKE_DATE
    first = rest.lstrip()[:1]
    return SMALL_LETTER if first.islower() or first.isdigit() else 0.0
