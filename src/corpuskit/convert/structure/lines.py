"""Lines with what is known of each: its number, indent and whether a page began before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

FORM_FEED = "\f"
TAB_COLUMNS = 4

# A quotation as in mail and Markdown counts as set in, further than any margin.
QUOTED = re.compile(r">+\s*(?=[^\s>])")
QUOTED_INDENT = 1000
LONGEST_GROUP = 60
WIDEST_ROW = 200
# «Schools | 79»: the second of two cells is a figure, in all rows but the head.
PAIR = re.compile(r"(?P<head>[^|]*[^|\s]) \| (?P<cell>[^|\s][^|]*)$")
FIGURE = re.compile(r"[-–−(]?(?:[A-Z]{0,3}[$€£]\s?)?\d[\d.,\u00a0\u202f ]*[)%*]?\s*$")
FEWEST_PAIRS = 3
WIDE_GAP = re.compile(r"\S {3,}\S")
SENTENCE_END = re.compile(
    r"[.!?…:;][\"'”’»)\]*_]*(?:\s?[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\[\^?\d{1,3}\]|\d{1,3})?[*_]*$"
)


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line without surrounding space.

    `page`: a form feed stood before it. `cells`: it is a row of a table.
    """

    number: int
    text: str
    indent: int = 0
    page: bool = False
    cells: bool = False

    @property
    def ends_sentence(self) -> bool:
        """Whether the last character but quotation marks and note marks ends a sentence."""
        return SENTENCE_END.search(self.text[-16:]) is not None


def split_lines(raw: tuple[str, ...]) -> list[Line]:
    """Give lines their numbers and turn form feeds into page beginnings.

    Leading tabs stay where the line has more of them: an empty first cell.
    """
    found: list[Line] = []
    page = False
    for number, line in enumerate(raw, 1):
        if FORM_FEED not in line:
            found.append(_line(number, line, page))
            page = page and not found[-1].text
            continue
        for index, part in enumerate(line.split(FORM_FEED)):
            page = page or index > 0
            if part.strip():
                found.append(_line(number, part, page))
                page = False
        if not line.strip(FORM_FEED + " \t"):
            found.append(Line(number, ""))
    return mark_rows(found)


def _line(number: int, raw: str, page: bool) -> Line:
    body = raw.strip()
    if not body:
        return Line(number, "", 0, page)
    if quoted := QUOTED.match(body):
        return Line(number, body[quoted.end() :], QUOTED_INDENT, page)
    lead = raw[: len(raw) - len(raw.lstrip())]
    if "\t" in lead and raw.count("\t") > 1:
        return Line(number, raw.rstrip().lstrip(" "), 0, page)
    return Line(number, body, len(lead.expandtabs(TAB_COLUMNS)), page)


def mark_rows(lines: list[Line]) -> list[Line]:
    """Mark the rows of tables: tabs, pipes, or columns parted by wide gaps.

    One gap is a row only beside another row; a short line between rows titles a group of them.
    """
    sure = [_sure_row(line.text) for line in lines]
    likely = [_likely_row(line.text) for line in lines]
    rows = list(sure)
    for index, row in enumerate(likely):
        beside = likely[max(0, index - 1) : index] + likely[index + 1 : index + 2]
        if row and any(beside):
            rows[index] = True
    for run in _paired(lines):
        rows[run] = [True] * len(rows[run])
    for index in range(1, len(lines) - 1):
        if rows[index - 1] and rows[index + 1] and 0 < len(lines[index].text) <= LONGEST_GROUP:
            rows[index] = True
    return [
        replace(line, cells=True) if row else line for line, row in zip(lines, rows, strict=True)
    ]


def _paired(lines: list[Line]) -> Iterator[slice]:
    """Yield the runs of lines that one bar parts into a head and a figure, but for the first."""
    start = 0
    while start < len(lines):
        stop = start
        while stop < len(lines) and (found := PAIR.match(lines[stop].text)):
            if stop > start and not FIGURE.match(found["cell"]):
                break
            stop += 1
        if stop - start >= FEWEST_PAIRS:
            yield slice(start, stop)
        start = max(stop, start + 1)


def _sure_row(text: str) -> bool:
    if text.count("\t") > 1:
        return True
    return _is_barred(text)


def _is_barred(text: str) -> bool:
    return len(text) > 2 and text.count("|") > 2 and text[0] == text[-1] == "|"


def _likely_row(text: str) -> bool:
    if "\t" in text or (text.count(" | ") > 1 and len(text) <= WIDEST_ROW):
        return True
    return "   " in text and len(text) <= WIDEST_ROW and WIDE_GAP.search(text) is not None
