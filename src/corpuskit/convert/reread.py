"""Read a draft back from a TEI file, so that it can be annotated again.

The draft has the text and the structure; what is annotated in the file, by a machine or a person,
stands beside it, with the place of every character in the file's bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from corpuskit.core.passages import Attributes, Draft, Mark, Node, Passage
from corpuskit.tei.document import Document
from corpuskit.tei.names import XML, XML_ID, local, tei
from corpuskit.tei.runs import PREFERRED

# What annotators write; everything else is structure and stays.
ANNOTATIONS = frozenset(
    (
        "persName",
        "orgName",
        "placeName",
        "rs",
        "measure",
        "num",
        "date",
        "bibl",
        "title",
        "author",
        "editor",
        "publisher",
        "pubPlace",
        "biblScope",
        "citedRange",
        "idno",
        "ref",
        "edition",
        "series",
        "respStmt",
    )
)
_STRUCTURE = frozenset(
    (
        "text",
        "front",
        "body",
        "back",
        "div",
        "list",
        "table",
        "row",
        "docTitle",
    )
)
# A quotation of these is structure, one of words is a passage.
_BLOCKS = frozenset({"p", "list", "table", "lg", "quote"})


# White space that an editor's line wrapping or indentation made; the machine writes none.
_WRAPPED = re.compile(r"(?:(?<![ \t])[ \t]+)?[\r\n][ \t\r\n]*")
_ALTERNATIVES = frozenset({"choice", "app"})


def annotates(tag: str, attributes: Mapping[str, str], *, is_empty: bool) -> bool:
    """Tell whether annotators write an element, in the text of a document.

    A mark without a note, and a further mark of a note, which has no words, are structure; a
    reference to a note, «note 14», is an annotation.
    """
    kind = attributes.get("type") if tag == "ref" else None
    return tag in ANNOTATIONS and kind != "noteMark" and not (kind == "note" and is_empty)


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Hold one element inside a passage: the characters that it covers, and its attributes."""

    element: etree._Element
    passage: int
    start: int
    end: int
    tag: str
    attributes: Attributes
    xml_id: str

    @property
    def is_annotation(self) -> bool:
        """Tell whether annotators write such elements; all others are structure."""
        return annotates(self.tag, dict(self.attributes), is_empty=self.start == self.end)


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Say where in the file the characters of a passage from `start` on come from.

    They are those of `node.text`, or of its tail, from `raw` to `raw_end`; a white-space run that
    was folded is a piece of one character.
    """

    start: int
    node: etree._Element
    is_tail: bool
    raw: int
    raw_end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what was read: the draft, and for each of its passages elements and pieces.

    `holders` are the elements that hold the passages.
    """

    draft: Draft
    holders: tuple[etree._Element, ...]
    standing: tuple[Standing, ...]
    pieces: tuple[tuple[Piece, ...], ...]


def read_again(document: Document) -> Reading:
    """Read a TEI file as the draft that it was made from, and what stands in it with its place.

    Ids are made again by counting, as in the first conversion.
    """
    reader = _Reader()
    text = document.tree.find(tei("text"))
    node = reader.node(text) if text is not None else Node("text")
    passages = tuple(_with_notes(passage, reader.notes) for passage in reader.passages)
    pieces = tuple(reader.pieces[number] for number in range(len(passages)))
    draft = Draft(document.name, passages, node)
    return Reading(draft, tuple(reader.holders), tuple(reader.standing), pieces)


def _with_notes(passage: Passage, notes: dict[str, int]) -> Passage:
    """Return a passage whose further marks of notes lead to the passages of these."""
    if not any(mark.tag == "note" and mark.passage is None for mark in passage.marks):
        return passage
    return replace(passage, marks=tuple(_led(mark, notes) for mark in passage.marks))


def _led(mark: Mark, notes: dict[str, int]) -> Mark:
    if mark.tag != "note" or mark.passage is not None:
        return mark
    target = (mark.get("target") or "").removeprefix("#")
    kept = tuple(pair for pair in mark.attributes if pair[0] not in ("target", "type"))
    return replace(mark, attributes=kept, passage=notes.get(target))


@dataclass
class _Reader:
    passages: list[Passage] = field(default_factory=list)
    holders: list[etree._Element] = field(default_factory=list)
    notes: dict[str, int] = field(default_factory=dict)
    standing: list[Standing] = field(default_factory=list)
    pieces: dict[int, tuple[Piece, ...]] = field(default_factory=dict)

    def node(self, element: etree._Element) -> Node:
        children: list[Node | int] = []
        for child in element.iterchildren("*"):
            tag = local(str(child.tag))
            if _is_structure(child, tag):
                children.append(self.node(child))
            elif len(child) or child.text or tag not in ("pb", "lb"):
                children.append(self.passage(child, None))
            else:
                children.append(Node(tag, (), _attributes(child)))
        return Node(local(str(element.tag)), tuple(children), _attributes(element))

    def passage(self, element: etree._Element, host: int | None) -> int:
        number = len(self.passages)
        kind = local(str(element.tag))
        self.passages.append(Passage(number, kind, ""))
        self.holders.append(element)
        if kind == "note":
            self.notes[element.get(XML_ID) or ""] = number
        run = _Run(self, number)
        run.read(element)
        chars = run.finish()
        marks = tuple(sorted(run.marks(), key=lambda mark: (mark.start, -mark.end)))
        self.passages[number] = Passage(number, kind, chars, marks, 0, host)
        self.pieces[number] = tuple(run.pieces)
        return number


@dataclass
class _Run:
    reader: _Reader
    number: int
    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    elements: list[tuple[Standing, int | None]] = field(default_factory=list)
    length: int = 0

    def read(self, element: etree._Element) -> None:
        self._text(element, element.text, is_tail=False)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, local(child.tag))
            self._text(child, child.tail, is_tail=True)

    def finish(self) -> str:
        """Return the characters, without the white space that wrapping left at their end."""
        if self.pieces and _is_folded(self.pieces[-1]):
            self.parts.pop()
            self.pieces.pop()
            self.length -= 1
        self.reader.standing += (
            replace(each, start=min(each.start, self.length), end=min(each.end, self.length))
            for each, _ in self.elements
        )
        return "".join(self.parts)

    def marks(self) -> Iterator[Mark]:
        """Yield the marks of structure, and those of notes with the note's passage."""
        for each, note in self.elements:
            if not each.is_annotation:
                start, end = min(each.start, self.length), min(each.end, self.length)
                yield Mark(start, end, each.tag, each.attributes, note)

    def _child(self, child: etree._Element, tag: str) -> None:
        slot, start = len(self.elements), self.length
        note = None
        standing = Standing(
            child, self.number, start, start, tag, _attributes(child), child.get(XML_ID) or ""
        )
        self.elements.append((standing, None))
        if tag == "note":
            note = self.reader.passage(child, self.number)
        elif tag in _ALTERNATIVES:
            self._reading(child)
        elif tag != "del":
            self.read(child)
        self.elements[slot] = (replace(standing, end=self.length), note)

    def _reading(self, element: etree._Element) -> None:
        children = [child for child in element if isinstance(child.tag, str)]
        wanted = (child for child in children if local(str(child.tag)) in PREFERRED)
        read = next(wanted, children[0] if children else None)
        if read is not None:
            self._child(read, local(str(read.tag)))

    def _text(self, node: etree._Element, text: str | None, *, is_tail: bool) -> None:
        if not text:
            return
        at = 0
        for match in _WRAPPED.finditer(text):
            self._add(node, text[at : match.start()], is_tail, at, match.start())
            if self.length and not self.parts[-1].endswith(" "):
                self._add(node, " ", is_tail, match.start(), match.end())
            at = match.end()
        self._add(node, text[at:], is_tail, at, len(text))

    def _add(self, node: etree._Element, chars: str, is_tail: bool, raw: int, end: int) -> None:
        if chars:
            self.pieces.append(Piece(self.length, node, is_tail, raw, end))
            self.parts.append(chars)
            self.length += len(chars)


def _is_folded(piece: Piece) -> bool:
    text = piece.node.tail if piece.is_tail else piece.node.text
    return _WRAPPED.fullmatch(text or "", piece.raw, piece.raw_end) is not None


def _is_structure(element: etree._Element, tag: str) -> bool:
    if tag == "quote":
        blocks = any(local(str(child.tag)) in _BLOCKS for child in element)
        return blocks and not _has_text(element)
    return tag in _STRUCTURE and not _has_text(element)


def _has_text(element: etree._Element) -> bool:
    texts = (element.text, *(child.tail for child in element))
    return any(text and text.strip() for text in texts)


def _attributes(element: etree._Element) -> Attributes:
    return tuple(
        (str(name).replace(f"{{{XML}}}", "xml:"), str(value))
        for name, value in element.attrib.items()
        if name != XML_ID
    )
