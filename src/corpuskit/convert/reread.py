"""Read a draft back from a TEI file, without its annotations, so that it can be annotated again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml import etree

from corpuskit.core.passages import Attributes, Draft, Mark, Node, Passage
from corpuskit.tei.document import Document
from corpuskit.tei.names import XML_ID, local, tei

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


def reread(document: Document) -> Draft:
    """Return the draft that a TEI file was made from: text and structure, no annotations.

    Ids are made again by counting, as in the first conversion.
    """
    reader = _Reader()
    text = document.tree.find(tei("text"))
    node = reader.node(text) if text is not None else Node("text")
    passages = tuple(_with_notes(passage, reader.notes) for passage in reader.passages)
    return Draft(document.name, passages, node)


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
    notes: dict[str, int] = field(default_factory=dict)

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
        if kind == "note":
            self.notes[element.get(XML_ID) or ""] = number
        run = _Run(self, number)
        run.read(element)
        chars = "".join(run.parts)
        marks = tuple(sorted(run.marks, key=lambda mark: (mark.start, -mark.end)))
        self.passages[number] = Passage(number, kind, chars, marks, 0, host)
        return number


@dataclass
class _Run:
    reader: _Reader
    number: int
    parts: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    length: int = 0

    def read(self, element: etree._Element) -> None:
        self._text(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, local(child.tag))
            self._text(child.tail)

    def _child(self, child: etree._Element, tag: str) -> None:
        start = self.length
        if tag == "note":
            note = self.reader.passage(child, self.number)
            self.marks.append(Mark(start, start, "note", _attributes(child), note))
            return
        self.read(child)
        if tag == "ref" and child.get("type") == "note" and self.length == start:
            self.marks.append(Mark(start, start, "note", _attributes(child)))
        elif tag not in ANNOTATIONS or child.get("type") == "noteMark":
            self.marks.append(Mark(start, self.length, tag, _attributes(child)))

    def _text(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)


def _is_structure(element: etree._Element, tag: str) -> bool:
    if tag == "quote":
        blocks = any(local(str(child.tag)) in _BLOCKS for child in element)
        return blocks and not _has_text(element)
    return tag in _STRUCTURE and not _has_text(element)


def _has_text(element: etree._Element) -> bool:
    texts = (element.text, *(child.tail for child in element))
    return any(text and text.strip() for text in texts)


def _attributes(element: etree._Element) -> Attributes:
    return tuple((str(k), str(v)) for k, v in element.attrib.items() if k != XML_ID)
