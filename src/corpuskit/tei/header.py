"""The TEI header: what a document is, where that was read, and who made the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from corpuskit import __version__
from corpuskit.core.passages import Attributes
from corpuskit.core.software import Software
from corpuskit.tei import writable
from corpuskit.tei.names import XML_ID, tei
from corpuskit.tei.seal import BLANK
from corpuskit.tei.seal import MACHINE as MACHINE

JULIAN = "julian"
_RIGHTS = (
    "Made with corpuskit for reading and checking; the rights in the text stay with its owners."
)
_NORMALISED = (
    "Asterisks and tags around emphasised words became hi elements.",
    "Note marks became the notes themselves, with the printed mark in @n.",
    "Lines of one paragraph were joined; a word broken at a line or page end was mended.",
)


@dataclass(frozen=True, slots=True)
class Record:
    """Hold the bibliographic record of a source, empty where nothing is known.

    `date` is as printed or declared, `dated` the TEI attributes that give its days. `read` says
    for a field where it was read: «stated in the file: ...» or «inferred from ...».
    """

    file: str
    title: str = ""
    authors: tuple[str, ...] = ()
    affiliation: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    chapter: str = ""
    pages: str = ""
    date: str = ""
    dated: Attributes = ()
    publisher: str = ""
    language: str = "en"
    encoding: str = ""
    read: dict[str, str] = field(default_factory=dict)


def header(
    record: Record, *, julian: bool = False, software: Sequence[Software] = ()
) -> etree._Element:
    """Build the `teiHeader` of one document.

    `julian` declares the calendar of old-style dates; `software` are other programs that answer
    for annotations.
    """
    head = _element("teiHeader")
    head.append(_file_desc(record, software))
    head.append(_encoding_desc())
    profile = _sub(head, "profileDesc")
    usage = _sub(profile, "langUsage")
    language = record.language or "und"
    _sub(usage, "language", language, (("ident", language),))
    if julian:
        declare_julian(head)
    head.append(revision(f"Converted from {record.file}."))
    return head


def declare_julian(head: etree._Element) -> None:
    """Declare the Julian calendar in a header, once: old-style dates point to it."""
    profile = head.find(tei("profileDesc"))
    if profile is None or profile.find(tei("calendarDesc")) is not None:
        return
    profile.append(julian_calendar())


def julian_calendar() -> etree._Element:
    """Build the declaration of the Julian calendar."""
    described = _element("calendarDesc")
    calendar = _sub(described, "calendar", attributes=((XML_ID, JULIAN),))
    _sub(calendar, "p", "Julian calendar (old style)")
    return described


def responsible(software: Software) -> etree._Element:
    """Build the statement of what a program answers for."""
    return _resp_stmt(software.identifier, software.did, software.label)


def register_header(title: str) -> etree._Element:
    """Build the `teiHeader` of a register."""
    head = _element("teiHeader")
    described = _sub(head, "fileDesc")
    described.append(_title_stmt(title, ()))
    _sub(_sub(described, "publicationStmt"), "p", _RIGHTS)
    _sub(_sub(described, "sourceDesc"), "p", "Gathered from the documents of this corpus.")
    head.append(_encoding_desc(normalised=False))
    head.append(revision("Proposed from the documents of this corpus."))
    return head


def revision(words: str) -> etree._Element:
    """Build a `revisionDesc` with the machine's change, ready to be sealed."""
    desc = _element("revisionDesc")
    _sub(desc, "change", words, (("who", f"#{MACHINE}"), ("n", BLANK)))
    return desc


def _file_desc(record: Record, software: Sequence[Software]) -> etree._Element:
    described = _element("fileDesc")
    stmt = _title_stmt(record.title or record.file, record.authors)
    stmt.extend(map(responsible, software))
    described.append(stmt)
    _sub(_sub(described, "publicationStmt"), "p", _RIGHTS)
    source = _sub(described, "sourceDesc")
    source.append(_bibl_struct(record))
    return described


def _title_stmt(title: str, authors: tuple[str, ...]) -> etree._Element:
    stmt = _element("titleStmt")
    _sub(stmt, "title", title)
    for author in authors:
        _sub(_sub(stmt, "author"), "persName", author)
    stmt.append(_resp_stmt(MACHINE, "conversion and annotation", "corpuskit"))
    return stmt


def _resp_stmt(identifier: str, did: str, name: str) -> etree._Element:
    stmt = _element("respStmt", ((XML_ID, identifier),))
    _sub(stmt, "resp", did)
    _sub(stmt, "name", name, (("type", "software"),))
    return stmt


def _bibl_struct(record: Record) -> etree._Element:
    struct = _element("biblStruct")
    monogr = _element("monogr")
    if record.container or record.chapter:
        analytic = _sub(struct, "analytic")
        _authorship(analytic, record, "a")
        struct.append(monogr)
        if record.container:
            _sub(monogr, "title", record.container, (("level", "j"),))
    else:
        struct.append(monogr)
        if record.title or record.authors:
            _authorship(monogr, record, "m")
    imprint = _sub(monogr, "imprint")
    if record.publisher:
        _sub(imprint, "publisher", record.publisher)
    for unit in ("volume", "issue", "chapter"):
        if value := getattr(record, unit):
            _sub(imprint, "biblScope", value, (("unit", unit),))
    if record.pages:
        _sub(imprint, "biblScope", record.pages, (("unit", "page"),))
    _sub(imprint, "date", record.date or None, record.dated)
    struct.append(_remark("file", record.file))
    if record.encoding:
        struct.append(_remark("encoding", record.encoding))
    for name, where in record.read.items():
        struct.append(_remark("read", where, name))
    return struct


def _authorship(parent: etree._Element, record: Record, level: str) -> None:
    for author in record.authors:
        person = _sub(parent, "author")
        _sub(person, "persName", author)
        if record.affiliation:
            _sub(person, "affiliation", record.affiliation)
    _sub(parent, "title", record.title or None, (("level", level),))


def _remark(kind: str, words: str, about: str = "") -> etree._Element:
    note = _element("note", (("type", kind), *((("n", about),) if about else ())))
    note.text = writable.text(words)
    return note


def _encoding_desc(*, normalised: bool = True) -> etree._Element:
    desc = _element("encodingDesc")
    application = _sub(
        _sub(desc, "appInfo"),
        "application",
        attributes=(("ident", MACHINE), ("version", __version__)),
    )
    _sub(application, "label", "corpuskit")
    if normalised:
        declared = _sub(_sub(desc, "editorialDecl"), "normalization")
        for sentence in _NORMALISED:
            _sub(declared, "p", sentence)
    return desc


def _element(name: str, attributes: Attributes = ()) -> etree._Element:
    element = etree.Element(tei(name))
    writable.set_attributes(element, attributes)
    return element


def _sub(
    parent: etree._Element, name: str, text: str | None = None, attributes: Attributes = ()
) -> etree._Element:
    element = _element(name, attributes)
    element.text = text if text is None else writable.text(text)
    parent.append(element)
    return element
