"""Papers in DOCX and ODT: their paragraphs, notes and italics, from the XML in the file.

Such a file has no lines: a place is a paragraph of the body, counted from 1 as a word processor
shows them, empty ones included, and the number of a note. What was deleted while changes were
tracked is left out, what was inserted is read. ECMA-376, part 1, and OpenDocument 1.3.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from corpuskit.convert.papers.paper import Paper, Prose, whole
from corpuskit.core.errors import InputError, Problem
from corpuskit.core.reads import bytes_of
from corpuskit.tei.names import local
from corpuskit.tei.parsers import parse_document

# A text of this many bytes has some twenty thousand pages; more is a trap.
_MOST = 200_000_000
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_HEADING = re.compile(r"heading|title|überschrift|titre|titolo", re.IGNORECASE)
_QUOTE = re.compile(r"quote|quotation|block\s*text|zitat|citation", re.IGNORECASE)


@dataclass
class _Word:
    """Read the body of a DOCX; `notes` are the elements of its notes by kind and id."""

    notes: dict[tuple[str, str], etree._Element]
    done: list[Prose] = field(default_factory=list)
    count: int = 0
    marks: list[tuple[Prose, int, tuple[str, str]]] = field(default_factory=list)
    tables: dict[etree._Element, int] = field(default_factory=dict)

    def body(self, body: etree._Element) -> None:
        """Read the paragraphs of the body, those of tables among them."""
        for element in body.iter():
            if _tag(element) == "p" and not _inside_text_box(element):
                self.count += 1
                cell = next((e for e in element.iterancestors() if _tag(e) == "tc"), None)
                prose = Prose(_kind(element) if cell is None else "cell")
                if cell is not None:
                    prose.cell = self.place_of(cell)
                prose.caption = _is_caption(element)
                self.done.append(prose)
                self.paragraph(element, prose, self.count)
        for number, (prose, offset, key) in enumerate(self.marks, 1):
            note = self.notes.get(key)
            if note is None:
                continue
            made = Prose("note", str(number))
            at = prose.at[0] if prose.at else 0
            for paragraph in note.iter():
                if _tag(paragraph) == "p":
                    self.paragraph(paragraph, made, at)
                    made.put(" ", at)
            self.done.append(made)
            prose.notes.append((offset, len(self.done) - 1))

    def place_of(self, cell: etree._Element) -> tuple[int, int, int] | None:
        """Return the table, row and column of a cell, which may span columns."""
        row = cell.getparent()
        table = row.getparent() if row is not None else None
        if row is None or table is None or _tag(row) != "tr" or _tag(table) != "tbl":
            return None
        before = (each for each in cell.itersiblings(preceding=True) if _tag(each) == "tc")
        rows = sum(_tag(each) == "tr" for each in row.itersiblings(preceding=True))
        number = self.tables.setdefault(table, len(self.tables))
        return number, rows, sum(map(_width, before))

    def paragraph(self, element: etree._Element, prose: Prose, number: int) -> None:
        """Read the runs of a paragraph."""
        for part in element.iter():
            tag = _tag(part)
            if tag == "t":
                begin = len(prose)
                prose.put(part.text or "", number)
                if _is_italic(part):
                    prose.italic.append((begin, len(prose)))
            elif tag in ("tab", "br", "cr"):
                prose.put(" ", number)
            elif tag == "noBreakHyphen":
                prose.put("-", number)
            elif tag in ("footnoteReference", "endnoteReference"):
                kind = tag.removesuffix("Reference")
                self.marks.append((prose, len(prose), (kind, _attribute(part, "id"))))


def read_docx(path: Path) -> Paper:
    """Read a paper in DOCX; raises InputError where it is none."""
    archive = _archive(path)
    document = _part(path, archive, "word/document.xml")
    notes: dict[tuple[str, str], etree._Element] = {}
    for name in _NOTES:
        if name in archive.namelist():
            root = _part(path, archive, name)
            for note in root:
                if _attribute(note, "type") in ("", "normal"):
                    notes[_tag(note), _attribute(note, "id")] = note
    reader = _Word(notes)
    reader.body(document)
    return Paper(path, "", whole(reader.done), numbered=True, keyed=False)


@dataclass
class _Text:
    """Read the body of an ODT, whose notes stand at their marks."""

    styles: dict[str, str]
    italics: frozenset[str]
    done: list[Prose] = field(default_factory=list)
    count: int = 0
    notes: list[tuple[Prose, int, etree._Element]] = field(default_factory=list)

    def body(self, body: etree._Element) -> None:
        """Read the paragraphs and headings of the body."""
        for element in _paragraphs(body):
            self.count += 1
            style = self.styles.get(_attribute(element, "style-name"), "")
            style = style or _attribute(element, "style-name")
            kind = "head" if _tag(element) == "h" or _HEADING.search(style) else "p"
            kind = "quote" if _QUOTE.search(style) else kind
            prose = Prose(kind)
            self.done.append(prose)
            self.text(element, prose, self.count)
        for number, (prose, offset, note) in enumerate(self.notes, 1):
            made = Prose("note", str(number))
            at = prose.at[0] if prose.at else 0
            for element in note.iter():
                if _tag(element) in ("p", "h"):
                    self.text(element, made, at)
                    made.put(" ", at)
            self.done.append(made)
            prose.notes.append((offset, len(self.done) - 1))

    def text(self, element: etree._Element, prose: Prose, number: int) -> None:
        """Read the text of an element and of those in it."""
        begin = len(prose)
        prose.put(element.text or "", number)
        for child in element:
            tag = _tag(child)
            if tag == "note":
                body = next((e for e in child if _tag(e) == "note-body"), None)
                if body is not None:
                    self.notes.append((prose, len(prose), body))
            elif tag in ("s", "tab", "line-break"):
                prose.put(" ", number)
            elif tag and tag not in ("annotation", "deletion"):
                self.text(child, prose, number)
            prose.put(child.tail or "", number)
        if _tag(element) == "span" and _attribute(element, "style-name") in self.italics:
            prose.italic.append((begin, len(prose)))


def read_odt(path: Path) -> Paper:
    """Read a paper in ODT; raises InputError where it is none."""
    root = _part(path, _archive(path), "content.xml")
    styles: dict[str, str] = {}
    italics = set()
    for style in root.iter():
        if _tag(style) == "style":
            name = _attribute(style, "name")
            styles[name] = _attribute(style, "parent-style-name")
            if any(_attribute(e, "font-style") == "italic" for e in style):
                italics.add(name)
    reader = _Text(styles, frozenset(italics))
    body = next((each for each in root.iter() if _tag(each) == "body"), None)
    if body is None:
        raise _refused(path, "has no text in it")
    reader.body(body)
    return Paper(path, "", whole(reader.done), numbered=True, keyed=False)


def _paragraphs(body: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs that are in no note and no remark."""
    for element in body:
        tag = _tag(element)
        if tag in ("p", "h"):
            yield element
        elif tag and tag not in ("tracked-changes", "annotation"):
            yield from _paragraphs(element)


def _archive(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(bytes_of(path)))
    except OSError as error:
        raise _refused(path, f"cannot be read ({error.strerror})") from error
    except zipfile.BadZipFile as error:
        raise _refused(path, "is no file of a word processor, or is damaged") from error


def _part(path: Path, archive: zipfile.ZipFile, name: str) -> etree._Element:
    try:
        if archive.getinfo(name).file_size > _MOST:
            raise _refused(path, "is larger than any text")
        root, _ = parse_document(archive.read(name))
    except (KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise _refused(path, f"has no {name} that can be read") from error
    except etree.XMLSyntaxError as error:
        raise _refused(path, f"has a {name} that is no XML") from error
    if root is None:
        raise _refused(path, f"has a {name} that is no XML")
    return root


def _refused(path: Path, message: str) -> InputError:
    return InputError(Problem(path, 0, message, "open it in a word processor and save it again"))


def _tag(element: etree._Element) -> str:
    return local(element.tag) if isinstance(element.tag, str) else ""


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if local(str(k)) == name), "")


def _inside_text_box(element: etree._Element) -> bool:
    return any(_tag(each) in ("txbxContent", "p") for each in element.iterancestors())


def _kind(paragraph: etree._Element) -> str:
    for part in paragraph.iter():
        if _tag(part) == "pStyle":
            name = _attribute(part, "val")
            if _HEADING.search(name):
                return "head"
            return "quote" if _QUOTE.search(name) else "p"
        if _tag(part) == "numPr":
            return "item"
    return "p"


def _width(cell: etree._Element) -> int:
    spans = (_attribute(e, "val") for part in cell for e in part if _tag(e) == "gridSpan")
    return next((min(int(each), 99) for each in spans if each.isdecimal()), 1)


def _is_caption(paragraph: etree._Element) -> bool:
    styles = (_attribute(e, "val") for part in paragraph for e in part if _tag(e) == "pStyle")
    return any("caption" in each.casefold() for each in styles)


def _is_italic(text: etree._Element) -> bool:
    run = text.getparent()
    if run is None:
        return False
    for part in run.iter():
        if _tag(part) == "i":
            return _attribute(part, "val") not in ("0", "false")
    return False
