"""Where the words of a paper stand in its file."""

from __future__ import annotations

from collections.abc import Iterator

from corpuskit.convert.papers.paper import Paper, Paragraph
from corpuskit.core.findings import Location


def placed(
    paper: Paper, paragraph: Paragraph, start: int, end: int, sentence: tuple[int, int]
) -> Location:
    """Return the place of some words of a paragraph in the paper's file.

    `sentence` bounds what is quoted with them.
    """
    low, high = sentence
    line, column, end_column = _spot(paper, paragraph, start, end)
    return Location(
        document=paper.path.name,
        path=str(paper.path),
        line=line,
        column=column,
        end_column=end_column,
        xml_id="",
        sentence=paragraph.chars[low:high],
        start=start - low,
        end=end - low,
        note=paragraph.label if paragraph.kind == "note" else "",
    )


def _spot(paper: Paper, paragraph: Paragraph, start: int, end: int) -> tuple[int, int, int]:
    if not paragraph.at:
        return 1, 1, 2
    last = len(paragraph.at) - 1
    if paper.numbered:
        return paragraph.at[0], start + 1, max(end, start + 1) + 1
    line, column = paper.place(paragraph.at[min(start, last)])
    end_line, end_column = paper.place(paragraph.at[min(max(end - 1, start), last)])
    return line, column, end_column + 1 if end_line == line else column + 1


def spots(
    paper: Paper, paragraph: Paragraph, low: int, high: int
) -> Iterator[tuple[int, int, int]]:
    """Yield where the stretches of a sentence that stand together in the file begin."""
    expected = (0, 0)
    for offset in range(low, min(high, len(paragraph.at))):
        begun = paragraph.at[offset]
        at = (begun, offset + 1) if paper.numbered else paper.place(begun)
        if at != expected:
            yield offset - low, *at
        expected = (at[0], at[1] + 1)
