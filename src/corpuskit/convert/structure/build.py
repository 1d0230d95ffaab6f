"""Blocks to a draft: passages with marks, and the tree of elements over them."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpuskit.convert.structure.blocks import Block, Outline, Spot
from corpuskit.convert.structure.emphasis import free
from corpuskit.convert.structure.notes import is_notes_title
from corpuskit.convert.structure.tables import Row, table_rows
from corpuskit.core.passages import Attributes, Draft, Mark, Node, Passage

FRONT = frozenset({"titlePart", "byline", "dateline", "docDate", "docImprint"})
PLAIN = {"caption": "head", "legend": "head", "tail": "p"}


@dataclass
class _Element:
    """A node under construction."""

    tag: str
    attributes: Attributes = ()
    children: list[_Element | int] = field(default_factory=list)

    def frozen(self) -> Node:
        children = tuple(c if isinstance(c, int) else c.frozen() for c in self.children)
        return Node(self.tag, children, self.attributes)


def build_draft(outline: Outline) -> Draft:
    """Set every block into the tree and take marks and delimiters out of the characters."""
    return _Builder(outline).draft()


class _Builder:
    """Build one draft, block by block."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._passages: list[Passage] = []
        self._notes = {block.key: block for block in outline.blocks if block.kind == "note"}
        self._front = _Element("front")
        self._body = _Element("body")
        self._back = _Element("back")
        self._open: list[_Element] = [self._body]
        self._levels: list[int] = []
        self._set: set[int] = set()
        self._list: _Element | None = None
        self._table: _Element | None = None
        self._title: _Element | None = None

    def draft(self) -> Draft:
        """Return the finished draft."""
        page = False
        reach = 0
        for block in self._outline.blocks:
            if block.kind == "note":
                page = page or (block.line > reach and block.place == "bottom")
                continue
            placed = (page or block.page) and block.kind not in FRONT and bool(self._passages)
            if placed:
                self._break()
            page = block.kind == "fw" and not placed and block.line > reach
            self._place(block)
            reach = max(reach, block.line, *(spot.line for spot in block.spots))
        self._place_unmarked()
        if not any(tag not in {"pb", "fw"} for tag in self._tags(self._body)):
            self._body.children.append(_Element("div"))
        text = _Element("text", (), [self._body])
        if self._front.children:
            text.children.insert(0, self._front)
        if self._back.children:
            text.children.append(self._back)
        return Draft(self._outline.source.name, tuple(self._passages), text.frozen())

    def _tags(self, element: _Element) -> list[str]:
        """Return the names of the element's children."""
        return [
            self._passages[child].kind if isinstance(child, int) else child.tag
            for child in element.children
        ]

    def _break(self) -> None:
        if self._list is None:
            self._here.children.append(_Element("pb"))
        else:
            self._list.children.append(_Element("pb"))

    @property
    def _here(self) -> _Element:
        return self._open[-1]

    def _place(self, block: Block) -> None:
        if block.kind != "item" and block.kind != "fw":
            self._list = None
        if block.kind not in {"caption", "legend", "table"}:
            self._table = None
        if block.kind in FRONT:
            self._place_front(block)
        elif block.kind == "head":
            self._place_head(block)
        elif block.kind == "item":
            self._place_item(block)
        elif block.kind in {"caption", "legend", "table"}:
            self._place_table(block)
        elif block.kind == "quote":
            quote = _Element("quote")
            quote.children.append(self._passage(block, "p"))
            self._here.children.append(quote)
        else:
            home = self._list if self._list is not None else self._here
            home.children.append(self._passage(block, PLAIN.get(block.kind, block.kind)))

    def _place_front(self, block: Block) -> None:
        number = self._passage(block, block.kind)
        if block.kind != "titlePart":
            self._front.children.append(number)
            return
        if self._title is None:
            self._title = _Element("docTitle")
            self._front.children.append(self._title)
        self._title.children.append(number)

    def _place_head(self, block: Block) -> None:
        if is_notes_title(block.bare):
            div = _Element("div", (("type", "notes"),))
            self._back.children.append(div)
            self._open, self._levels = [self._back, div], []
        else:
            if self._open[0] is self._back:
                self._open, self._levels = [self._body], []
            while self._levels and self._levels[-1] >= block.level:
                self._levels.pop()
                self._open.pop()
            self._levels.append(block.level)
            div = _Element("div")
            self._here.children.append(div)
            self._open.append(div)
        div.children.append(self._passage(block, "head"))

    def _place_item(self, block: Block) -> None:
        if (
            self._list is None
            or (block.level == 1 and self._list.children)
            or (self._list.attributes != (("rend", block.label),))
        ):
            self._list = _Element("list", (("rend", block.label),))
            self._here.children.append(self._list)
        self._list.children.append(self._stretch(block, "label", 0, block.head))
        self._list.children.append(self._stretch(block, "item", block.head, len(block.text)))

    def _place_table(self, block: Block) -> None:
        if self._table is None or (block.kind == "caption" and self._table.children):
            self._table = _Element("table")
            self._here.children.append(self._table)
        if block.kind != "table":
            self._table.children.append(self._passage(block, "head"))
            return
        width, rows = table_rows(block)
        for row in rows:
            self._table.children.append(self._row(block, row, width))
        self._table = None

    def _row(self, block: Block, row: Row, width: int) -> _Element:
        attributes: Attributes = (("role", row.role),)
        if row.group:
            attributes = (*attributes, ("cols", str(width)))
        element = _Element("row", attributes)
        for cell in row.cells:
            element.children.append(
                self._stretch(block, "cell", cell.start, cell.end, line=row.line)
            )
        return element

    def _place_unmarked(self) -> None:
        for block in self._notes.values():
            if block.key in self._set:
                continue
            if not self._back.children:
                self._back.children.append(_Element("div", (("type", "notes"),)))
            home = self._back.children[-1]
            if isinstance(home, _Element):
                home.children.append(self._note(block, None))

    def _note(self, block: Block, host: int | None) -> int:
        self._set.add(block.key)
        start = 0 if host is None else block.head
        return self._stretch(block, "note", start, len(block.text), host=host)

    def _passage(self, block: Block, kind: str) -> int:
        return self._stretch(block, kind, 0, len(block.text))

    def _stretch(
        self,
        block: Block,
        kind: str,
        start: int,
        end: int,
        *,
        line: int = 0,
        host: int | None = None,
    ) -> int:
        """Make a passage of `block.text[start:end]` without space around it; return its number."""
        while start < end and block.text[start].isspace():
            start += 1
        while end > start and block.text[end - 1].isspace():
            end -= 1
        number = len(self._passages)
        self._passages.append(Passage(number, kind, ""))
        freed = free(block.text, block.spots, start, end)
        marks = [Mark(a, z, "hi", (("rend", rend),)) for a, z, rend in freed.emphasis]
        for at, to, spot in freed.spots:
            mark = self._mark(at, to, spot, number)
            if mark is not None:
                marks.append(mark)
        ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
        self._passages[number] = Passage(
            number, kind, freed.chars, tuple(ordered), line or block.line, host
        )
        return number

    def _mark(self, start: int, end: int, spot: Spot, host: int) -> Mark | None:
        if spot.kind == "note":
            note = self._notes[spot.target]
            return Mark(start, start, "note", spot.attributes, self._note(note, host))
        if spot.kind == "noteMark":
            return Mark(start, end, "ref", spot.attributes)
        if spot.kind == "pb":
            number = len(self._passages)
            self._passages.append(Passage(number, "pb", "", (), spot.line, host))
            return Mark(start, start, "pb", spot.attributes, number)
        if spot.kind == "lb":
            return Mark(start, start, "lb")
        return None
