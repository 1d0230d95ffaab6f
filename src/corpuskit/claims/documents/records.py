"""The works that a file has records of: the document itself, and those of its register."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from corpuskit.bib.bibl_struct import read_record, walk_records
from corpuskit.bib.entry import Entry
from corpuskit.bib.keys import surname_skeleton
from corpuskit.bib.vocabulary import fold
from corpuskit.claims.model.citation import RecordedWork
from corpuskit.core.findings import Location
from corpuskit.tei.document import Document
from corpuskit.tei.names import XML_ID, tei


def records_of(document: Document) -> tuple[RecordedWork, ...]:
    """Return the records of works that a file holds, that of the document itself first."""
    return tuple(_records(document))


def _records(document: Document) -> Iterator[RecordedWork]:
    own = document.tree.find(f".//{tei('sourceDesc')}/{tei('biblStruct')}")
    if own is not None and document.tree.find(tei("text")) is not None:
        yield _record(document, own, own=True)
    for struct in walk_records(document.tree):
        yield _record(document, struct, own=False)


def _record(document: Document, struct: etree._Element, *, own: bool) -> RecordedWork:
    entry = read_record(struct)
    people = entry.authors or entry.editors
    used = [each.get("ident", "") for each in document.tree.iter(tei("language"))] if own else []
    return RecordedWork(
        document=document.name,
        where=_place(document, struct, entry),
        own=own,
        surnames=frozenset(surname_skeleton(each.family) for each in people),
        title=fold(entry.title),
        container=fold(entry.container),
        volume=fold(entry.volume),
        number=fold(entry.number),
        year=entry.year,
        pages=entry.pages,
        edition=fold(entry.edition),
        language=entry.language or (used[0] if len(used) == 1 else ""),
        printed=entry.title or entry.container,
    )


def _place(document: Document, struct: etree._Element, entry: Entry) -> Location:
    line, column = document.positions.of(struct)
    words = entry.title or entry.container
    return Location(
        document=document.name,
        path=str(document.path),
        line=line,
        column=column,
        end_column=column + 1,
        xml_id=struct.get(XML_ID, ""),
        sentence=words,
        start=0,
        end=len(words),
    )
