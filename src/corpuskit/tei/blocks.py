"""The running text of a TEI file, a block at a time: the inverse of weaving.

Claims are read from sentences, TEI holds trees. A block is one run of text (a paragraph, a
heading, a note, a cell) with its notes taken out, white space folded as an XML editor may rewrap
it, and every inline element as a span.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from operator import itemgetter

from lxml import etree

from corpuskit.core.table_heads import joined_heads, lead_in, over_cells
from corpuskit.tei.document import Document
from corpuskit.tei.names import XML_ID
from corpuskit.tei.runs import SKIPPED, Piece, Run, Unfolding, has_own_text, holds_insets, tag_of

HOLDERS = frozenset(
    {
        "ab",
        "bibl",
        "byline",
        "cell",
        "closer",
        "dateline",
        "docAuthor",
        "docDate",
        "docImprint",
        "head",
        "item",
        "l",
        "label",
        "note",
        "opener",
        "p",
        "q",
        "quote",
        "salute",
        "signed",
        "speaker",
        "titlePart",
        "trailer",
    }
)


@dataclass(frozen=True, slots=True)
class ElementSpan:
    """Hold an inline element with the characters of the block that it covers."""

    element: etree._Element
    tag: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CellContext:
    """Hold where a cell stands: row and column from 0, and the heads that speak of it."""

    table: str
    row: int
    column: int
    row_head: str
    column_head: str
    group: str
    captions: tuple[str, ...]

    @property
    def caption(self) -> str:
        """Return the captions as one text."""
        return " ".join(filter(None, self.captions))


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Hold one run of text.

    `chars` has white space folded to single spaces and no notes; `spans` are the inline elements
    in the order of their start, notes and marks without a note as points. `host` is, for a note,
    the number of the block with its mark and the offset there. `headings` are the texts of the
    enclosing heads, nearest first. `pieces` say where in the file the characters come from.
    """

    index: int
    element: etree._Element
    kind: str
    xml_id: str
    chars: str
    spans: tuple[ElementSpan, ...]
    host: tuple[int, int] | None = None
    headings: tuple[str, ...] = ()
    cell: CellContext | None = None
    pieces: tuple[Piece, ...] = ()


def blocks(document: Document) -> tuple[Block, ...]:
    """Return every run of text of a document in document order.

    A block's notes follow it, then the lists, tables and quoted paragraphs that stand in it.
    """
    reader = _Reader()
    reader.container(document.tree, ())
    return tuple(reader.found)


def position_of(document: Document, block: Block, offset: int) -> tuple[int, int]:
    """Return the line and column in the file of a character of a block, both from 1."""
    at = max(bisect_right(block.pieces, offset, key=itemgetter(0)) - 1, 0)
    if not block.pieces:
        return document.positions.of(block.element)
    start, node, is_tail, passed = block.pieces[at]
    inside = _unfolding(document, node, is_tail, passed).raw(offset - start)
    if is_tail:
        return document.positions.of_tail(node, inside)
    return document.positions.of_text(node, inside)


def _unfolding(document: Document, node: etree._Element, is_tail: bool, passed: int) -> Unfolding:
    """Return how a text was folded; that asked for last is kept, as others of it follow."""
    key = (node, is_tail, passed)
    if key not in document.unfoldings:
        document.unfoldings.clear()
        document.unfoldings[key] = Unfolding((node.tail if is_tail else node.text) or "", passed)
    return document.unfoldings[key]


@dataclass
class _Reader:
    found: list[Block] = field(default_factory=list)

    def container(self, element: etree._Element, headings: tuple[str, ...]) -> None:
        head = ""
        for child in element:
            tag = tag_of(child)
            if not tag or tag in SKIPPED or tag == "biblStruct":
                continue
            if tag == "head":
                head = self.holder(child, headings).chars
            else:
                self._part(child, tag, _with(head, headings))

    def holder(
        self,
        element: etree._Element,
        headings: tuple[str, ...],
        host: tuple[int, int] | None = None,
        cell: CellContext | None = None,
    ) -> Block:
        kind = tag_of(element)
        run = Run(joined=kind == "note")
        run.read(element)
        chars, spans = run.finish()
        block = Block(
            len(self.found),
            element,
            kind,
            element.get(XML_ID) or "",
            chars,
            tuple(ElementSpan(*span) for span in spans),
            host,
            headings,
            cell,
            tuple(run.pieces),
        )
        self.found.append(block)
        for note, offset in run.notes:
            self.holder(note, headings, (block.index, min(offset, len(chars))))
        for inset, _ in run.insets:
            self._part(inset, tag_of(inset), headings)
        return block

    def _part(self, element: etree._Element, tag: str, headings: tuple[str, ...]) -> None:
        if tag == "table":
            self._table(element, headings)
        elif tag in HOLDERS and (tag == "note" or not holds_insets(element)):
            self.holder(element, headings)
        else:
            read = self.holder if has_own_text(element) else self.container
            read(element, headings)

    def _table(self, table: etree._Element, headings: tuple[str, ...]) -> None:
        led = lead_in(self.found[-1].chars) if self.found and not _has_head(table) else ""
        captions: tuple[str, ...] = (led,) if led else ()
        caption, group, row_number = "", "", 0
        columns: list[str] = []
        name = table.get(XML_ID) or ""
        for child in table:
            tag = tag_of(child)
            if tag == "head":
                captions = (*captions, self.holder(child, headings).chars)
                caption = " ".join(filter(None, captions))
            elif tag == "row":
                cells = [cell for cell in child if tag_of(cell) == "cell"]
                texts = [_plain(cell) for cell in cells]
                label = child.get("role") == "label" and len(cells) > 1
                columns = over_cells(columns, len(cells)) if not label else columns
                if label and (not columns or joined_heads(columns, texts) != texts):
                    columns = joined_heads(columns, texts)
                elif sum(map(bool, texts)) == 1 and texts[0]:
                    group = texts[0]
                for number, cell in enumerate(cells):
                    column = columns[number] if number < len(columns) else ""
                    context = CellContext(
                        name, row_number, number, texts[0], column, group, captions
                    )
                    self.holder(cell, _with(caption, headings), cell=context)
                row_number += 1
            elif tag and tag not in SKIPPED:
                self.holder(child, headings)


def _has_head(table: etree._Element) -> bool:
    """Tell whether a table has a caption of its own."""
    return any(tag_of(child) == "head" for child in table)


def _plain(element: etree._Element) -> str:
    run = Run(joined=True)
    run.read(element)
    return run.finish()[0]


def _with(head: str, headings: tuple[str, ...]) -> tuple[str, ...]:
    return (head, *headings) if head else headings
