"""Tables: captions, legends and source lines around rows of cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpuskit.convert.structure.blocks import Block, Outline
from corpuskit.convert.structure.endings import ending, stripped
from corpuskit.convert.structure.words import words

CAPTION = re.compile(r"[*_]*([^\W\d_]+(?: table)?\.?)\s+(?:[A-Z]\.?)?[0-9IVX]+(?:\.[0-9]+)*\b")
TAIL = re.compile(r"[*_]*(?:Sources?|Notes?|Source and notes?|Key|Data|N\.B\.)[*_]*\s*:", re.I)
RULE = re.compile(r"[|\s:+=-]+$")
YEAR = re.compile(r"[*_<>/i]{0,12}(?:1[5-9]|20)[0-9]{2}(?:[-–/][0-9]{2,4})?[*_<>/i]{0,12}$")
LONGEST_LEGEND = 300
LONGEST_TITLE = 120
NUMBERED = re.compile(r"(?:[IVX]+\.|[0-9]+(?:\.[0-9]+)*\.?|[A-Z]\.)\s")
GAP = "   "
CLOSER = "  "


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold one cell: characters `start` to `end` of its block."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """Hold the cells of one line; `group` for a row that titles those below it."""

    line: int
    role: str
    cells: tuple[Cell, ...]
    group: bool = False


def recover_tables(outline: Outline) -> Outline:
    """Give captions, legends and source lines of tables their kinds."""
    blocks = list(outline.blocks)
    for index, block in enumerate(blocks):
        if block.kind == "p" and len(block.text) < LONGEST_LEGEND and is_caption(block.text):
            blocks[index] = replace(block, kind="caption")
    for index, block in enumerate(blocks):
        if block.kind == "table":
            _title(blocks, index)
            _legend(blocks, index)
            _tail(blocks, index)
    for index, block in enumerate(blocks):
        if block.kind == "caption" and not _has_table(blocks, index):
            blocks[index] = replace(block, kind="tail")
    return replace(outline, blocks=tuple(blocks))


def is_caption(text: str) -> bool:
    """Say whether a text begins like a caption: «Table 3.1», and is no sentence about one."""
    found = CAPTION.match(text)
    if found is None or found.group(1).lower() not in words("captions"):
        return False
    rest = text[found.end() :].lstrip("*_")
    return not rest or rest[0] in ".:—–-" or not rest.lstrip()[:1].islower()


def _has_table(blocks: list[Block], index: int) -> bool:
    for block in blocks[index + 1 : index + 4]:
        if block.kind == "table":
            return True
        if block.kind not in {"legend", "fw"}:
            return False
    return False


def _title(blocks: list[Block], index: int) -> None:
    """Take one short line above the rows, that is no numbered heading, for the caption."""
    above = blocks[index - 1] if index else None
    if above is None or above.kind != "p" or len(above.text) > LONGEST_TITLE:
        return
    before = blocks[index - 2].kind if index > 1 else ""
    plain = stripped(above.text)
    numbered = NUMBERED.match(plain) is not None or plain.lower() in words("sections")
    if before == "caption" or numbered:
        return
    if ending(plain) == "open" and plain[:1].isupper():
        blocks[index - 1] = replace(above, kind="caption")


def _legend(blocks: list[Block], index: int) -> None:
    """Mark one short line between a caption and the rows."""
    if index < 2 or blocks[index - 1].kind != "p" or blocks[index - 2].kind != "caption":
        return
    if len(blocks[index - 1].text) <= LONGEST_LEGEND:
        blocks[index - 1] = replace(blocks[index - 1], kind="legend")


def _tail(blocks: list[Block], index: int) -> None:
    for below in range(index + 1, min(index + 4, len(blocks))):
        block = blocks[below]
        if block.kind != "p" or not TAIL.match(block.text):
            return
        blocks[below] = replace(block, kind="tail")


def table_rows(block: Block) -> tuple[int, list[Row]]:
    """Return the number of columns and the rows of a table block.

    The first row is a row of labels where its first cell is empty or no other cell holds a
    number but years. A line with one cell titles the rows below it.
    """
    rows, starts = [], []
    start = 0
    for offset, line in enumerate(block.text.split("\n")):
        if not ("|" in line and RULE.match(line)):
            cells = tuple(_cells(line, start, _separator(line)))
            rows.append(Row(block.line + offset, "data", cells))
            starts.append((line, start))
        start += len(line) + 1
    width = max((len(row.cells) for row in rows), default=1)
    for index, (line, start) in enumerate(starts):
        if len(rows[index].cells) < width and _separator(line) == GAP:
            # A long head of a row leaves two spaces before its first figure.
            closer = tuple(_cells(line, start, CLOSER))
            if len(closer) == width:
                rows[index] = replace(rows[index], cells=closer)
    for index, row in enumerate(rows):
        if width > 1 and _is_group(row):
            rows[index] = replace(row, role="label", cells=row.cells[:1], group=True)
    if rows and not rows[0].group and _is_header(block.text, rows):
        rows[0] = replace(rows[0], role="label")
        if len(rows) > 1 and _continues_header(block.text, rows[1]):
            rows[1] = replace(rows[1], role="label")
    return width, rows


def _cells(line: str, start: int, separator: str) -> list[Cell]:
    found: list[Cell] = []
    end = len(line)
    at = 0
    if separator == "|" and line.strip()[0] == "|":
        at, end = line.index("|") + 1, line.rindex("|")
    while at <= end:
        stop = line.find(separator, at, end)
        stop = end if stop < 0 else stop
        spaced = not separator.strip(" ")
        while spaced and stop < end and line[stop + len(separator)] == " ":
            stop += 1
        cell = line[at:stop]
        left = at + len(cell) - len(cell.lstrip())
        found.append(Cell(start + left, start + left + len(cell.strip())))
        at = stop + len(separator)
    return found


def _separator(line: str) -> str:
    if "\t" in line:
        return "\t"
    body = line.strip()
    barred = len(body) > 1 and body[0] == body[-1] == "|"
    parted = body.count(" | ") > 1 or (" | " in body and GAP not in body)
    return "|" if barred or parted else GAP


def _is_group(row: Row) -> bool:
    return (
        bool(row.cells)
        and row.cells[0].end > row.cells[0].start
        and all(cell.start == cell.end for cell in row.cells[1:])
    )


def _continues_header(text: str, row: Row) -> bool:
    """Tell a second line of a head: «(millions)», «(US$ billion)» under their words."""
    shown = [text[cell.start : cell.end] for cell in row.cells if cell.end > cell.start]
    bracketed = all(each[0] == "(" and each[-1] == ")" for each in shown)
    return len(shown) > 1 and bracketed and any(c.isalpha() for each in shown for c in each)


def _is_header(text: str, rows: list[Row]) -> bool:
    first = [text[cell.start : cell.end] for cell in rows[0].cells]
    below = [text[cell.start : cell.end] for row in rows[1:] for cell in row.cells[1:]]
    if not first[0]:
        return True
    if not all(any(c.isalpha() for c in each) or YEAR.match(each) for each in first[1:] if each):
        return False
    figures = sum(1 for each in below if each[:1].isdigit() or each[:1] in "-–−.(")
    return 2 * figures >= len(below) or not any(c.isdigit() for each in first for c in each)
