"""The documents of a corpus that are read, as against its registers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from corpuskit.bib.entry import Entry
from corpuskit.claims.model import Extract
from corpuskit.report.site.names import Names
from corpuskit.report.site.parts import Parts, parts_of
from corpuskit.report.site.references import date_words, reference_parts, written_by
from corpuskit.tei.blocks import Block, blocks
from corpuskit.tei.document import Document
from corpuskit.tei.names import XML, tei

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """Hold one document, what was read in it, and how pages name it.

    `title`, `author` and `date` are those of its own record, `record` all of that, part by part;
    `language` is empty where it is not plain.
    """

    document: Document
    extract: Extract
    slug: str
    title: str
    author: str
    date: str
    record: tuple[str, ...]
    language: str
    blocks: tuple[Block, ...]
    parts: Parts

    @property
    def name(self) -> str:
        """Return the name that commands have for it."""
        return self.document.name

    @property
    def url(self) -> str:
        """Return the address of its page from the root of the site."""
        return f"documents/{self.slug}.html"

    def address(self, anchor: str) -> str:
        """Return the address of a place in it: an id, or a line as «L12»."""
        return self.parts.address(anchor)

    @property
    def file(self) -> str:
        """Return the address of the TEI file beside its page."""
        return f"documents/{self.slug}.xml"

    def line(self, element: etree._Element) -> int:
        """Return the line of the TEI file that an element begins on."""
        return self.document.positions.of(element)[0]


def read_texts(
    documents: Sequence[Document], extracts: Sequence[Extract], works: Sequence[Entry]
) -> tuple[Text, ...]:
    """Return the documents that have a text, by their names."""
    read = {extract.path: extract for extract in extracts}
    own = {work.record: work for work in works if work.self_of}
    names = Names("index")
    found = [
        _text(document, read[str(document.path)], own, names)
        for document in sorted(documents, key=lambda each: (each.name, str(each.path)))
        if str(document.path) in read and document.tree.find(tei("text")) is not None
    ]
    return tuple(found)


def _text(document: Document, extract: Extract, own: Mapping[str, Entry], names: Names) -> Text:
    work = own.get(document.path.name)
    slug = names.name(document.name)
    return Text(
        document,
        extract,
        slug,
        _title(document, work),
        written_by(work) if work else "",
        date_words(work.date) if work else "",
        reference_parts(work) if work else (),
        _language(document),
        blocks(document),
        parts_of(document, f"documents/{slug}"),
    )


def _title(document: Document, work: Entry | None) -> str:
    """Return what a document is called; one without a title bears the name of its source there."""
    source = _words(document.tree.find(f".//{tei('sourceDesc')}//{tei('note')}[@type='file']"))
    stated = _words(document.tree.find(f".//{tei('titleStmt')}/{tei('title')}"))
    printed = _words(document.tree.find(f".//{tei('titlePart')}"))
    named = (work.title if work else "", stated if stated != source else "", printed)
    return next(filter(None, named), work.container if work else "") or document.name


def _language(document: Document) -> str:
    """Return the language that a document says that it is in, empty where it names several."""
    stated = document.tree.get(f"{{{XML}}}lang") or ""
    named = [each.get("ident") or "" for each in document.tree.iter(tei("language"))]
    language = stated or (named[0] if len(named) == 1 else "")
    return language if _LANGUAGE.fullmatch(language) else ""


def _words(element: etree._Element | None) -> str:
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())
