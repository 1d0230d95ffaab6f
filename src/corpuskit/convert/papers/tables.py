"""The figures of a paper's tables, with their heads and what is cited for them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpuskit.claims.grammar.reading import value_of
from corpuskit.claims.grammar.values import step_of
from corpuskit.claims.model import Cell, Citing, Tabled
from corpuskit.convert.annotate.table_figures import cell_figures
from corpuskit.convert.papers.paper import Cite, Paper, Paragraph
from corpuskit.convert.papers.places import placed
from corpuskit.core.passages import Draft, Node, Passage
from corpuskit.core.table_heads import joined_heads, over_cells
from corpuskit.language.quantities import Quantity, read_cell

_CAPTION = re.compile(r"\s*(?:table\b|tab\.|:)", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*(?:(?:table|tab\.)(?:\s*[\dIVX.]+)?)?[\s.:]*", re.IGNORECASE)
_SOURCE = re.compile(r"\s*(?:sources?|data|figures)\b[^.]{0,20}:", re.IGNORECASE)
_YEAR = re.compile(r"\D*(?:1[5-9]|20)\d\d\D*")


@dataclass(frozen=True)
class _Table:
    """Hold a table: the paragraphs of each cell, the rows of heads, and what speaks of it."""

    name: str
    cells: Mapping[tuple[int, int], tuple[int, ...]]
    captions: tuple[int, ...]
    sources: tuple[int, ...]

    @property
    def size(self) -> tuple[int, int]:
        """Return how many rows and columns there are."""
        return max(r for r, _ in self.cells) + 1, max(c for _, c in self.cells) + 1


def tabled_in(paper: Paper) -> Iterator[Tabled]:
    """Yield the figures of tables for which the cell, its row or column, or the table cites."""
    for table in _tables(paper.paragraphs):
        yield from _figures(paper, table)


def _tables(paragraphs: Sequence[Paragraph]) -> Iterator[_Table]:
    found: defaultdict[int, defaultdict[tuple[int, int], list[int]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for number, paragraph in enumerate(paragraphs):
        if paragraph.cell is not None and (paragraph.chars or paragraph.cites or paragraph.notes):
            table, row, column = paragraph.cell
            found[table][row, column].append(number)
    for table, cells in found.items():
        numbers = [n for each in cells.values() for n in each]
        around = (_beyond(paragraphs, min(numbers), -1), _beyond(paragraphs, max(numbers), 1))
        captions = [n for n in around if n is not None and _is_caption(paragraphs[n])]
        below = _beyond(paragraphs, max((*numbers, *captions)), 1)
        sources = [below] if below is not None and _SOURCE.match(paragraphs[below].chars) else []
        held = {place: tuple(each) for place, each in cells.items()}
        yield _Table(f"table{table}", held, tuple(captions), tuple(sources))


def _beyond(paragraphs: Sequence[Paragraph], number: int, step: int) -> int | None:
    """Return the next paragraph with words before or behind one, notes apart."""
    number += step
    while 0 <= number < len(paragraphs):
        if paragraphs[number].chars and paragraphs[number].kind != "note":
            return number if paragraphs[number].cell is None else None
        number += step
    return None


def _is_caption(paragraph: Paragraph) -> bool:
    return paragraph.caption or _CAPTION.match(paragraph.chars) is not None


def _figures(paper: Paper, table: _Table) -> Iterator[Tabled]:
    rows, columns = table.size
    texts = [[_text(paper, table, r, c) for c in range(columns)] for r in range(rows)]
    labels = _labels(texts)
    captions = " ".join(_plain(paper.paragraphs[n].chars) for n in table.captions)
    heads: Sequence[str] = [""] * columns
    for label in texts[:labels]:
        heads = joined_heads(heads, label) if any(heads) else label
    heads = over_cells(heads, columns)
    for (row, column), quantity in _read(texts, labels, captions).items():
        paragraph = _only(paper, table, row, column)
        if paragraph is None or not column or quantity.value is None:
            continue
        citings = _cited(paper, table, row, column, labels)
        if citings:
            end = len(paragraph.chars)
            cell = Cell(
                table=table.name,
                row=row,
                column=column,
                row_head=texts[row][0],
                column_head=heads[column] if column < len(heads) else "",
                value=value_of(
                    quantity.value, None, None, "exact", _step(paragraph.chars, quantity)
                ),
                where=placed(paper, paragraph, 0, end, (0, end)),
                caption=captions,
                unit=quantity.unit,
            )
            yield Tabled(cell, citings)


def _text(paper: Paper, table: _Table, row: int, column: int) -> str:
    return " ".join(paper.paragraphs[n].chars for n in table.cells.get((row, column), ()))


def _plain(caption: str) -> str:
    numbered = _NUMBERED.match(caption)
    return caption[numbered.end() :] if numbered else caption


def _only(paper: Paper, table: _Table, row: int, column: int) -> Paragraph | None:
    numbers = table.cells.get((row, column), ())
    return paper.paragraphs[numbers[0]] if len(numbers) == 1 else None


def _labels(texts: Sequence[Sequence[str]]) -> int:
    """Return how many rows are heads: those at the top without a figure that is no year."""
    for number, row in enumerate(texts):
        if any(read_cell(text) is not None and not _YEAR.fullmatch(text) for text in row[1:]):
            return number
    return len(texts)


def _read(
    texts: Sequence[Sequence[str]], labels: int, caption: str
) -> dict[tuple[int, int], Quantity]:
    """Return the figures of the cells under the heads, as those of a source's table are read."""
    width = len(texts[0])
    passages = [Passage(0, "head", caption)]
    passages += [
        Passage(1 + row * width + column, "cell", text)
        for row, cells in enumerate(texts)
        for column, text in enumerate(cells)
    ]
    rows = tuple(
        Node(
            "row",
            tuple(1 + row * width + column for column in range(width)),
            (("role", "label" if row < labels else "data"),),
        )
        for row in range(len(texts))
    )
    draft = Draft("table", tuple(passages), Node("text", (Node("table", (0, *rows)),)))
    return {divmod(number - 1, width): quantity for number, quantity in cell_figures(draft)}


def _step(text: str, quantity: Quantity) -> Decimal:
    printed = read_cell(text)
    if printed is None or not printed.value or quantity.value is None:
        return step_of(quantity.value or Decimal(0))
    return step_of(printed.value) * (quantity.value / printed.value)


def _cited(paper: Paper, table: _Table, row: int, column: int, labels: int) -> tuple[Citing, ...]:
    """Return what is cited nearest: at the cell, in its row, over its column, for the table."""
    width = table.size[1]
    beside = [
        (row, other)
        for other in range(width)
        if other != column and read_cell(_text(paper, table, row, other)) is None
    ]
    over = [(other, column) for other in range(labels)]
    for places in ([(row, column)], beside, over):
        numbers = [n for place in places for n in table.cells.get(place, ())]
        if found := tuple(_citings(paper, numbers)):
            return found
    return tuple(_citings(paper, (*table.captions, *table.sources)))


def _citings(paper: Paper, numbers: Sequence[int]) -> Iterator[Citing]:
    for number in numbers:
        paragraph = paper.paragraphs[number]
        for cite in paragraph.cites:
            yield _citing(paper, paragraph, cite)
        for _, at in paragraph.notes:
            note = paper.paragraphs[at]
            yield from (_citing(paper, note, cite) for cite in note.cites)


def _citing(paper: Paper, paragraph: Paragraph, cite: Cite) -> Citing:
    end = len(paragraph.chars)
    where = placed(paper, paragraph, min(cite.offset, end), end, (0, end))
    return Citing(cite.key, 0, cite.offset, where, cite.locator, cite.prefix)
