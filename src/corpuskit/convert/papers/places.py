"""Where the words of a paper stand in its file."""

from __future__ import annotations

from collections.abc import Iterator

from corpuskit.claims.model import Spot
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
    last = len(paragraph.at) - 1
    name, path = paper.file(paragraph.at[min(start, last)] if paragraph.at else 0)
    return Location(
        document=name,
        path=path,
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
    first, final = paragraph.at[min(start, last)], paragraph.at[min(max(end - 1, start), last)]
    line, column = paper.place(first)
    end_line, end_column = paper.place(final)
    # What a command puts in stands where that is used, before or behind the words around.
    apart = end_line != line or end_column < column or paper.file(first) != paper.file(final)
    return line, column, column + 1 if apart else end_column + 1


def spots(paper: Paper, paragraph: Paragraph, low: int, high: int) -> Iterator[Spot]:
    """Yield where the stretches of a sentence that stand together in a file begin."""
    before = -2
    for offset in range(low, min(high, len(paragraph.at))):
        begun = paragraph.at[offset]
        if paper.numbered:
            if begun != before:
                yield Spot(offset - low, begun, offset + 1, *paper.file(begun))
        elif begun != before + 1 or paper.text[before] == "\n":
            yield Spot(offset - low, *paper.place(begun), *paper.file(begun))
        before = begun
