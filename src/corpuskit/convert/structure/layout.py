"""Lines to blocks: paragraphs hard-wrapped or one a line, with or without blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpuskit.convert.readers.text import Source
from corpuskit.convert.structure.blocks import Block, Outline
from corpuskit.convert.structure.endings import ending
from corpuskit.convert.structure.hyphens import Lexis, join
from corpuskit.convert.structure.labels import STRONG, item_label, note_label
from corpuskit.convert.structure.lines import QUOTED_INDENT, Line, split_lines

# No typesetter wraps plain text wider; a line beyond is a whole paragraph.
WIDEST_WRAP = 130
NARROWEST_WRAP = 30
LONE_NUMBER = re.compile(r"[-–—\[( ]{0,3}[0-9]{1,3}[-–—\]) ]{0,3}$")
NUMBERED_HEAD = re.compile(r"(?:[IVX]{1,5}\.|[0-9]{1,2}(?:\.[0-9]{1,2})*\.?)\s+[^\W\d_]")
OPEN_EMPHASIS = re.compile(r"[*_]{1,2}[^\W_]")
EMPHASIS_LINES = 6
FEW_BLANKS = 25


@dataclass(frozen=True, slots=True)
class Layout:
    """Say how the paragraphs of one document are set."""

    wrapped: bool
    width: int
    blank_lines: bool


def recover_blocks(source: Source) -> Outline:
    """Gather the lines of a source into blocks.

    Text is hard-wrapped where most lines that have another below end in mid-sentence.
    """
    lines = split_lines(source.lines)
    layout = measure(lines)
    lexis = Lexis(source.lines)
    blocks: list[Block] = []
    gap, page = True, False
    for run in _runs(lines, layout):
        first = run[0]
        page = page or any(line.page for line in run)
        if not first.text:
            gap = True
            continue
        blocks.append(_block(len(blocks), run, gap, page, lexis))
        gap, page = False, False
    return Outline(source, layout.wrapped, tuple(blocks), problems=source.problems)


def measure(lines: list[Line]) -> Layout:
    """Find out whether lines are wrapped, how wide, and whether blank lines part paragraphs."""
    full = [line for line in lines if line.text and not line.cells]
    pairs = [
        (above, below)
        for above, below in pairwise(lines)
        if above.text and below.text and not above.cells and not below.cells
    ]
    wide = sum(1 for line in full if len(line.text) > WIDEST_WRAP)
    candidates = [above for above, _ in pairs if len(above.text) >= NARROWEST_WRAP]
    opened = sum(1 for above in candidates if not above.ends_sentence)
    wrapped = len(candidates) > 1 and 2 * opened >= len(candidates) and 10 * wide <= len(full)
    lengths = sorted(len(line.text) for line in full)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    blanks = sum(1 for line in lines if not line.text)
    return Layout(wrapped, width, blanks * FEW_BLANKS >= len(full))


def _block(key: int, run: list[Line], gap: bool, page: bool, lexis: Lexis) -> Block:
    first = run[0]
    if first.cells:
        text = "\n".join(line.text for line in run)
        return Block(key, first.number, text, "table", 0, len(run), gap, page)
    text = first.text
    if len(run) > 1:
        parts = [text]
        for line in run[1:]:
            tail = join(parts[-1], line.text, lexis)
            parts[-1] = tail[: len(tail) - len(line.text)]
            parts.append(line.text)
        text = "".join(parts)
    indent = min(line.indent for line in run)
    return Block(key, first.number, text, "p", indent, len(run), gap, page)


def _runs(lines: list[Line], layout: Layout) -> Iterator[list[Line]]:
    """Yield the lines of each block; a blank line is a run of its own.

    Until the first line of full width the lines are a title block: each stands for itself.
    """
    run: list[Line] = []
    full = layout.width * 3 // 4
    opening = layout.wrapped
    for index, line in enumerate(lines):
        below = lines[index + 1] if index + 1 < len(lines) else None
        opening = opening and len(line.text) < full
        if run and (
            not _continues(run, line, below, layout) or (opening and _stands_alone(run, line))
        ):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _stands_alone(run: list[Line], line: Line) -> bool:
    last = run[-1].text
    return (
        ending(last) in {"open", "colon"}
        and not line.text[:1].islower()
        and not _emphasis_open(run)
    )


def _continues(run: list[Line], line: Line, below: Line | None, layout: Layout) -> bool:
    last = run[-1]
    if not last.text or not line.text or line.page:
        return False
    if last.cells or line.cells:
        return last.cells and line.cells
    if QUOTED_INDENT in (last.indent, line.indent):
        return last.indent == line.indent
    if not layout.wrapped:
        return _emphasis_open(run)
    return _emphasis_open(run) or not _begins(run, line, below, layout)


def _emphasis_open(run: list[Line]) -> bool:
    """Say whether emphasis opened at the beginning of the run is still open: an address block."""
    first = run[0].text
    if len(run) >= EMPHASIS_LINES or not OPEN_EMPHASIS.match(first):
        return False
    mark = first[0]
    return all(
        line.text.count(mark) == (line.text[:2].count(mark) if line is run[0] else 0)
        and len(line.text) <= WIDEST_WRAP
        for line in run
    )


def _begins(run: list[Line], line: Line, below: Line | None, layout: Layout) -> bool:
    """Say whether a line of wrapped text begins a block although no blank line says so."""
    last = run[-1]
    ended = below is None or not below.text
    if ended and last.ends_sentence and LONE_NUMBER.match(line.text):
        return True
    if LONE_NUMBER.match(last.text) and len(run) == 1:
        return True
    if _begins_labelled(run, line):
        return True
    if _is_heading_line(run, line, layout):
        return True
    if line.indent >= last.indent + 2 and len(run) > 1 and last.ends_sentence:
        return True
    if line.indent >= run[0].indent + 4 and last.ends_sentence and len(run) == 1:
        return True
    if layout.blank_lines:
        return False
    short = len(last.text) + last.indent < layout.width * 3 // 4
    return short and last.ends_sentence and not line.text[:1].islower()


def _begins_labelled(run: list[Line], line: Line) -> bool:
    label = note_label(line.text)
    first = note_label(run[0].text)
    if label and label.style in STRONG:
        return True
    if label and first and label.style == first.style and label.number == first.number + 1:
        return True
    if label and label.style == "bracket" and run[-1].ends_sentence:
        return True
    item = item_label(line.text)
    if item is None:
        return False
    before = item_label(run[0].text)
    if before and before.rend == item.rend:
        return item.number == before.number + 1 or item.number == 0
    return item.number in {0, 1} and run[-1].text[-1] in ":;" and line.text[0] not in "–"


def _is_heading_line(run: list[Line], line: Line, layout: Layout) -> bool:
    """Say whether the run is one short numbered or capital line above a paragraph."""
    text = run[0].text
    if len(run) > 1 or len(text) * 3 > layout.width * 2 or run[0].ends_sentence:
        return False
    if not line.text[:1].isupper() and line.text[:1] not in "“\"'‘«":
        return False
    return text.isupper() or NUMBERED_HEAD.match(text) is not None
