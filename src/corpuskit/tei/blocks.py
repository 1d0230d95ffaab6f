"""The running text of a TEI file, a block at a time: the inverse of weaving.

Claims are read from sentences, TEI holds trees. A block is one run of text (a paragraph, a
heading, a note, a cell) with its notes taken out, white space folded as an XML editor may rewrap
it, and every inline element as a span.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from lxml import etree

from corpuskit.tei.document import Document
from corpuskit.tei.names import XML_ID, local

HOLDERS = frozenset(
    (
        "p",
        "head",
        "item",
        "label",
        "cell",
        "note",
        "ab",
        "l",
        "titlePart",
        "byline",
        "dateline",
        "docAuthor",
        "docDate",
        "fw",
        "salute",
        "signed",
        "trailer",
        "opener",
        "closer",
        "q",
        "quote",
    )
)
CONTAINERS = frozenset(
    (
        "TEI",
        "teiCorpus",
        "text",
        "front",
        "body",
        "back",
        "group",
        "div",
        "list",
        "table",
        "row",
        "lg",
        "sp",
    )
)
SKIPPED = frozenset(
    (
        "teiHeader",
        "standOff",
        "facsimile",
        "sourceDoc",
        "del",
        "fw",
        "figDesc",
        "orig",
        "sic",
        "abbr",
        "rdg",
    )
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
    caption: str


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Hold one run of text.

    `chars` has white space folded to single spaces and no notes; `spans` are the inline elements
    in the order of their start, notes as points. `host` is, for a note, the number of the block
    with its mark and the offset there. `headings` are the texts of the enclosing heads, nearest
    first.
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
    pieces: tuple[tuple[int, etree._Element, bool, int], ...] = ()


def blocks(document: Document) -> tuple[Block, ...]:
    """Return every run of text of a document, in document order, each note behind its host."""
    reader = _Reader()
    reader.container(document.tree, ())
    return tuple(reader.found)


def position_of(document: Document, block: Block, offset: int) -> tuple[int, int]:
    """Return the line and column in the file of a character of a block, both from 1."""
    starts = [piece[0] for piece in block.pieces]
    at = max(bisect_right(starts, offset) - 1, 0)
    if not block.pieces:
        return document.positions.of(block.element)
    start, node, is_tail, raw = block.pieces[at]
    inside = raw + (offset - start)
    if is_tail:
        return document.positions.of_tail(node, inside)
    return document.positions.of_text(node, inside)


@dataclass
class _Reader:
    found: list[Block] = field(default_factory=list)

    def container(self, element: etree._Element, headings: tuple[str, ...]) -> None:
        head = ""
        for child in element:
            if not isinstance(child.tag, str):
                continue
            tag = local(child.tag)
            if tag in SKIPPED:
                continue
            if tag == "table":
                self._table(child, _with(head, headings))
            elif tag == "head":
                block = self.holder(child, headings)
                head = block.chars
            elif tag in HOLDERS and not _holds_blocks(child):
                self.holder(child, _with(head, headings))
            else:
                self.container(child, _with(head, headings))

    def holder(
        self,
        element: etree._Element,
        headings: tuple[str, ...],
        host: tuple[int, int] | None = None,
        cell: CellContext | None = None,
    ) -> Block:
        index = len(self.found)
        run = _Run()
        run.read(element, outer=True)
        chars, spans, notes = run.finished()
        block = Block(
            index,
            element,
            local(str(element.tag)),
            element.get(XML_ID) or "",
            chars,
            spans,
            host,
            headings,
            cell,
            tuple(run.pieces),
        )
        self.found.append(block)
        for note, offset in notes:
            self.holder(note, headings, (index, offset))
        return block

    def _table(self, table: etree._Element, headings: tuple[str, ...]) -> None:
        caption, group, row_number = "", "", 0
        columns: list[str] = []
        name = table.get(XML_ID) or ""
        for child in table:
            tag = local(str(child.tag)) if isinstance(child.tag, str) else ""
            if tag == "head":
                caption = (caption + " " + self.holder(child, headings).chars).strip()
            elif tag == "row":
                cells = [c for c in child if isinstance(c.tag, str) and local(c.tag) == "cell"]
                texts = [" ".join("".join(map(str, c.itertext())).split()) for c in cells]
                if child.get("role") == "label" and len(cells) > 1 and not columns:
                    columns = texts
                elif sum(bool(t) for t in texts) == 1 and texts[0]:
                    group = texts[0]
                for number, cell in enumerate(cells):
                    context = CellContext(
                        name,
                        row_number,
                        number,
                        texts[0] if texts else "",
                        columns[number] if number < len(columns) else "",
                        group,
                        caption,
                    )
                    self.holder(cell, (caption, *headings), cell=context)
                row_number += 1
            elif tag:
                self.holder(child, headings)


def _with(head: str, headings: tuple[str, ...]) -> tuple[str, ...]:
    return (head, *headings) if head else headings


def _holds_blocks(element: etree._Element) -> bool:
    return (
        any(
            isinstance(c.tag, str) and local(c.tag) in ("p", "list", "table", "quote", "lg", "div")
            for c in element
        )
        and not (element.text or "").strip()
    )


@dataclass
class _Run:
    """Gather the characters of one block, folding white space as they come."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    space: bool = True
    pieces: list[tuple[int, etree._Element, bool, int]] = field(default_factory=list)
    spans: list[ElementSpan] = field(default_factory=list)
    notes: list[tuple[etree._Element, int]] = field(default_factory=list)

    def read(self, element: etree._Element, *, outer: bool = False) -> None:
        start = self.length
        slot = len(self.spans)
        self._text(element.text, element, is_tail=False)
        for child in element:
            tag = local(child.tag) if isinstance(child.tag, str) else ""
            if tag == "note":
                self.notes.append((child, self.length))
                self.spans.append(ElementSpan(child, tag, self.length, self.length))
            elif tag and tag not in SKIPPED:
                self.read(child)
            self._text(child.tail, child, is_tail=True)
        if not outer:
            tag = local(str(element.tag))
            # A span that opened on folded white space begins at its first character.
            begin = min(start, self.length)
            self.spans.insert(slot, ElementSpan(element, tag, begin, self.length))

    def finished(
        self,
    ) -> tuple[str, tuple[ElementSpan, ...], list[tuple[etree._Element, int]]]:
        chars = "".join(self.parts)
        trimmed = chars.rstrip()
        end = len(trimmed)
        spans = tuple(
            ElementSpan(s.element, s.tag, min(s.start, end), min(s.end, end)) for s in self.spans
        )
        return trimmed, spans, [(note, min(at, end)) for note, at in self.notes]

    def _text(self, text: str | None, node: etree._Element, *, is_tail: bool) -> None:
        if not text:
            return
        at = 0
        while at < len(text):
            if text[at] in " \t\r\n":
                begin = at
                while at < len(text) and text[at] in " \t\r\n":
                    at += 1
                if not self.space:
                    self._add(" ", node, is_tail, begin)
                    self.space = True
                continue
            begin = at
            while at < len(text) and text[at] not in " \t\r\n":
                at += 1
            self._add(text[begin:at], node, is_tail, begin)
            self.space = False

    def _add(self, piece: str, node: etree._Element, is_tail: bool, raw: int) -> None:
        last = self.pieces[-1] if self.pieces else None
        if (
            last is None
            or (last[1], last[2]) != (node, is_tail)
            or (last[3] + (self.length - last[0]) != raw)
        ):
            self.pieces.append((self.length, node, is_tail, raw))
        self.parts.append(piece)
        self.length += len(piece)
