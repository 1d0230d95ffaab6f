"""The TEI files that corrections of a .bib file change: records, the register, pointers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from corpuskit.bib.bibfile import BibFile
from corpuskit.bib.bibliography import citation_place
from corpuskit.bib.entry import Entry
from corpuskit.bib.export_base import ExportBase
from corpuskit.bib.record_build import build_record, changed_fields
from corpuskit.bib.record_edit import record_edits, xml_of
from corpuskit.core.errors import Problem
from corpuskit.core.fixes import Edit
from corpuskit.core.reads import bytes_of
from corpuskit.tei.document import Document, parse
from corpuskit.tei.edit import edited, retagged
from corpuskit.tei.header import register_header
from corpuskit.tei.names import TEI, XML_ID, tei
from corpuskit.tei.seal import seal
from corpuskit.tei.serialise import serialise
from corpuskit.tei.validate import validate

REGISTER = "bibliography.xml"


@dataclass
class Run:
    """Gather corrections, then the edits of each file."""

    file: BibFile
    base: ExportBase
    folder: Path
    documents: Mapping[str, Document]
    problems: list[Problem] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    edits: dict[Path, list[Edit]] = field(default_factory=dict)
    new: list[Entry] = field(default_factory=list)


def record_of(run: Run, work: Entry) -> tuple[Document | None, etree._Element | None]:
    """Return the record that a work is read from, and the file that it is in."""
    name, _, identifier = work.record.partition("#")
    document = run.documents.get(name)
    if not work.record or document is None:
        return None, None
    if identifier:
        return document, document.ids.get(identifier)
    return document, document.tree.find(f".//{tei('sourceDesc')}/{tei('biblStruct')}")


def write(run: Run, work: Entry, better: Entry) -> None:
    """Note the edits that a corrected work asks for."""
    document, struct = record_of(run, work)
    if document is None or struct is None:
        run.new.append(better)
        return
    fields = changed_fields(work, better)
    edits = record_edits(document, struct, better, fields)
    if edits is None:
        edits = (_rebuilt(document, struct, better),)
    run.edits.setdefault(document.path, []).extend(edits)


def _rebuilt(document: Document, struct: etree._Element, better: Entry) -> Edit:
    """Replace the parts of a record by new ones, and keep its notes."""
    new = build_record(better, struct.get(XML_ID, ""))
    parts = [e for e in struct if e.tag in {tei("analytic"), tei("monogr"), tei("series")}]
    start = document.positions.start_tag(parts[0])[0]
    closing = document.positions.end_tag(parts[-1])
    end = closing[1] if closing else document.positions.start_tag(parts[-1])[1]
    etree.indent(new, "  ", level=_depth(struct))
    line = "\n" + "  " * (_depth(struct) + 1)
    made = [xml_of(e) for e in new if e.tag in {tei("analytic"), tei("monogr"), tei("series")}]
    held = {each.get("type") for each in struct.iter(tei("note"))}
    notes = [e for e in new if e.tag == tei("note") and e.get("type") not in held]
    made += [xml_of(e) for e in notes]
    if struct.find(tei("ref")) is None:
        made += [xml_of(e) for e in new if e.tag == tei("ref")]
    return Edit(start, end, line.encode().join(made))


def _depth(element: etree._Element) -> int:
    return sum(1 for _ in element.iterancestors())


def files(run: Run) -> dict[Path, bytes]:
    """Return every file that changes; one that would not be valid stays, and is named."""
    found: dict[Path, bytes] = {}
    register = run.folder / REGISTER
    if run.new:
        _point_to_records(run)
        document = run.documents.get(REGISTER)
        if document is None:
            found[register] = _new_register(run)
        else:
            run.edits.setdefault(register, []).append(_appended(run, document))
    for path, edits in run.edits.items():
        found[path] = edited(bytes_of(path), edits, path)
    checked: dict[Path, bytes] = {}
    for path, data in found.items():
        wrong = [
            p
            for p in _invalid(path, data)
            if not path.is_file()
            or p.message not in {q.message for q in _invalid(path, bytes_of(path))}
        ]
        if wrong:
            message = f"would not be valid any more ({wrong[0].message}), and is left as it was"
            run.problems.append(Problem(path, 0, message, "correct it in an XML editor"))
        else:
            checked[path] = data
    return checked


def _invalid(path: Path, data: bytes) -> list[Problem]:
    # Pointers to the register that is being written lead somewhere only afterwards.
    return [p for p in validate(parse(data, path)) if REGISTER not in p.message]


def _identifier(run: Run, entry: Entry) -> str:
    document = run.documents.get(REGISTER)
    taken = document.ids if document else {}
    name = entry.key if entry.key[:1].isalpha() else f"work-{entry.key}"
    while name in taken:
        name += "-2"
    return name


def _point_to_records(run: Run) -> None:
    """Let every citation of a work that gets a record point to it."""
    pointers = {
        at.place: f"{REGISTER}#{_identifier(run, entry)}" for entry in run.new for at in entry.cited
    }
    citing = {at.path.name for entry in run.new for at in entry.cited}
    for document in (run.documents[name] for name in sorted(citing)):
        for bibl in document.tree.iter(tei("bibl")):
            pointer = pointers.get(citation_place(document, bibl))
            if pointer is None:
                continue
            start, end = document.positions.start_tag(bibl)
            others = [p for p in (bibl.get("corresp") or "").split() if p != pointer]
            tag = retagged(document.data[start:end], {"corresp": " ".join([pointer, *others])})
            run.edits.setdefault(document.path, []).append(Edit(start, end, tag))


def _new_register(run: Run) -> bytes:
    root = etree.Element(tei("TEI"), nsmap={None: TEI})
    root.append(register_header("Bibliography"))
    listing = etree.SubElement(etree.SubElement(root, tei("standOff")), tei("listBibl"))
    for entry in run.new:
        listing.append(build_record(entry, _identifier(run, entry)))
    return seal(serialise(root, "schema"))


def _appended(run: Run, document: Document) -> Edit:
    listing = next(document.tree.iter(tei("listBibl")))
    closing = document.positions.end_tag(listing)
    last = listing[-1]
    level = _depth(last)
    made = []
    for entry in run.new:
        record = build_record(entry, _identifier(run, entry))
        etree.indent(record, "  ", level=level)
        made.append(b"\n" + b"  " * level + xml_of(record))
    ending = document.positions.end_tag(last)
    at = ending[1] if ending else document.positions.start_tag(last)[1]
    return Edit(at, at, b"".join(made)) if closing else Edit(0, 0, b"")
