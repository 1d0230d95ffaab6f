"""The lines of a paper in Markdown, and the paragraphs that they make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"[ \t]{0,60}(?:[-+*]|\(?(?:\d{1,3}|[a-zA-Z])[.)]|\(@\w*\))[ \t]+")
_QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
_NOTE = re.compile(r"[ ]{0,3}\[\^([^\]\s]+)\]:[ \t]*")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\]^@][^\]]*\]:[ \t]+\S+.*$")
_INDENT = re.compile(r"(?: {4}|\t| {2,3}(?=\S))")
_TABLE = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_TABLE_RULE = re.compile(r"[ \t:|+=-]+$")


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a stretch of one line with its offset in the file."""

    text: str
    at: int


def lines_of(text: str, start: int) -> Iterator[Line]:
    """Yield the lines behind the front matter, those of code and comments left out."""
    fence = ""
    at = start
    blank = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for line in blank[start:].split("\n"):
        found = _FENCE.match(line)
        if fence:
            if found and found[1].startswith(fence):
                fence = ""
        elif found:
            fence = found[1]
        else:
            yield Line(line.rstrip("\r"), at)
        at += len(line) + 1


def without_definitions(lines: list[Line], definitions: dict[str, list[Line]]) -> list[Line]:
    """Take out the notes that are defined on lines of their own, and keep them by their labels."""
    kept: list[Line] = []
    label, blank = "", False
    for line in lines:
        begun = _NOTE.match(line.text)
        indented = _INDENT.match(line.text)
        if begun:
            label, blank = begun[1], False
            rest = line.text[begun.end() :]
            definitions.setdefault(label, []).append(Line(rest, line.at + begun.end()))
        elif label and not line.text.strip():
            blank = True
        elif label and (indented or not blank):
            begin = indented.end() if indented else 0
            definitions[label].append(Line(line.text[begin:], line.at + begin))
        else:
            if label and blank:
                kept.append(Line("", line.at))
            label, blank = "", False
            if not _DEFINITION.match(line.text):
                kept.append(line)
    return kept


def blocks_of(lines: list[Line]) -> Iterator[tuple[str, list[Line]]]:
    """Yield the paragraphs with the element that each becomes, and the rows of tables."""
    kind, block = "p", list[Line]()
    for line in lines:
        if block and kind == "p" and len(block) == 1 and _UNDERLINE.match(line.text):
            yield "head", block
            block = []
            continue
        begun = _begins(line)
        ends = not line.text.strip() or _RULE.match(line.text)
        if ends or begun is not None:
            if block and not (begun and begun[0] == kind == "quote"):
                yield kind, block
                block = []
            if ends:
                if block:
                    yield kind, block
                    block = []
                kind = "p"
                continue
        if begun is None:
            block.append(_stripped(line))
            continue
        kind = begun[0]
        if kind == "cell":
            yield "row", _cells(line)
            kind = "p"
        elif kind == "head":
            yield kind, [begun[1]]
            kind = "p"
        else:
            block.append(begun[1])
    if block:
        yield kind, block


def _begins(line: Line) -> tuple[str, Line] | None:
    for kind, pattern in (("head", _HEADING), ("quote", _QUOTE), ("item", _ITEM)):
        if found := pattern.match(line.text):
            text = line.text[found.end() :]
            return kind, Line(text.rstrip("# ") if kind == "head" else text, line.at + found.end())
    if _TABLE.match(line.text):
        return "cell", line
    return None


def _cells(line: Line) -> list[Line]:
    """Return the cells of a row, empty ones too; of a rule none."""
    if _TABLE_RULE.match(line.text):
        return []
    cells: list[Line] = []
    at = line.at
    for part in line.text.split("|"):
        cells.append(Line(part, at))
        at += len(part) + 1
    # What stands before the first sign and behind the last is no cell.
    return cells[1:-1]


def _stripped(line: Line) -> Line:
    quote = _QUOTE.match(line.text)
    begin = quote.end() if quote else 0
    return Line(line.text[begin:], line.at + begin)
