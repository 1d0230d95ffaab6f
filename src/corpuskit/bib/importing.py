"""Bring the corrections that people made in a .bib file back into the TEI.

A correction never touches the words of a note, which are its author's: it goes into the record of
the work. A work that is only cited so far gets one, in the register of works beside the documents,
and its citations point to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from corpuskit.bib.bibfile import BibEntry, BibFile
from corpuskit.bib.bibliography import citation_place
from corpuskit.bib.entry import Entry
from corpuskit.bib.export_base import ExportBase, ExportedEntry
from corpuskit.bib.exporting import meaning, rendered, said
from corpuskit.bib.fields import BibField
from corpuskit.bib.latex import decoded
from corpuskit.bib.readback import DERIVED, UnreadableFieldError, corrected
from corpuskit.bib.record_build import build_record, changed_fields
from corpuskit.bib.record_edit import record_edits, xml_of
from corpuskit.core.errors import Problem
from corpuskit.core.fixes import Edit
from corpuskit.tei.document import Document, parse
from corpuskit.tei.edit import edited, retagged
from corpuskit.tei.header import register_header
from corpuskit.tei.names import TEI, XML_ID, tei
from corpuskit.tei.seal import seal
from corpuskit.tei.serialise import serialise
from corpuskit.tei.validate import validate

REGISTER = "bibliography.xml"


@dataclass(frozen=True, slots=True)
class Import:
    """Hold what an import makes: files to write, what it could not do, and what it corrected.

    `corrected` has a line for each correction: the key, the field, the old and the new value.
    """

    files: Mapping[Path, bytes]
    problems: tuple[Problem, ...]
    corrected: tuple[str, ...]
    keys: frozenset[str]


@dataclass
class _Run:
    """Gather corrections, then the edits of each file."""

    file: BibFile
    base: ExportBase
    folder: Path
    documents: Mapping[str, Document]
    problems: list[Problem] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    edits: dict[Path, list[Edit]] = field(default_factory=dict)
    new: list[Entry] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)


def import_corrections(
    file: BibFile,
    base: ExportBase,
    works: Sequence[Entry],
    documents: Sequence[Document],
    folder: Path,
) -> Import:
    """Return the TEI files with the corrections of a .bib file made.

    `works` are those that the TEI tells of now, with the keys of the last export; `folder` is that
    of the TEI. Only what differs from the last export is a correction. Where the TEI says something
    else than it did then, neither side is changed, and both are named.
    """
    run = _Run(file, base, folder, {each.path.name: each for each in documents})
    run.problems += file.problems
    by_key = {work.key: work for work in works}
    for entry in file.entries:
        old, work = base.entries.get(entry.key), by_key.get(entry.key)
        if old is None:
            continue
        if work is None:
            _gone(run, entry)
            continue
        better = _corrected(run, entry, old, work)
        if better != work:
            run.keys.add(entry.key)
            _write(run, work, better)
    return Import(_files(run), tuple(run.problems), tuple(run.told), frozenset(run.keys))


def _gone(run: _Run, entry: BibEntry) -> None:
    message = f"nothing in the TEI cites «{entry.key}» any more"
    run.problems.append(Problem(run.file.path, entry.line, message, "export again"))


def _corrected(run: _Run, place: BibEntry, old: ExportedEntry, work: Entry) -> Entry:
    """Return a work with what a person corrected in its entry."""
    kind, fields = rendered(work, run.base.dialect)
    now = {each.name: each for each in fields}
    mine = said(fields)
    better = work
    if place.type not in {old.type, kind} and place.type != work.type:
        better = _with_type(run, place, old, kind, better)
    for name in dict.fromkeys((*(each.name for each in place.fields), *old.fields)):
        theirs = run.file.value(place, name)
        if theirs is None and place.raw(name) is not None:
            continue
        same = meaning(name, theirs) == meaning(name, old.fields.get(name))
        agreed = meaning(name, theirs) == meaning(name, mine.get(name))
        if name in DERIVED or same or agreed:
            continue
        line = place.lines.get(name, place.line)
        if meaning(name, mine.get(name)) != meaning(name, old.fields.get(name)):
            _conflict(run, place.key, name, line, (theirs, mine.get(name)), work)
            continue
        try:
            better = corrected(better, now.get(name) or BibField(name, ""), theirs)
        except UnreadableFieldError as error:
            message = f"{name} of «{place.key}»: {error}"
            advice = f"correct it in the TEI, {_where(run, work)}"
            run.problems.append(Problem(run.file.path, line, message, advice))
            continue
        before = decoded(old.fields[name]) if name in old.fields else ""
        after = decoded(theirs) if theirs is not None else ""
        run.told.append(f"{place.key}: {name} «{before}» -> «{after}»")
    return better


def _with_type(run: _Run, place: BibEntry, old: ExportedEntry, kind: str, work: Entry) -> Entry:
    if kind != old.type:
        _conflict(run, place.key, "type", place.line, (place.type, kind), work)
        return work
    if any(problem.line == place.line for problem in run.file.problems):
        return work
    run.told.append(f"{place.key}: type «{old.type}» -> «{place.type}»")
    return replace(work, type=place.type)


def _conflict(
    run: _Run,
    key: str,
    name: str,
    line: int,
    values: tuple[str | None, str | None],
    work: Entry,
) -> None:
    theirs, mine = (decoded(each) if each is not None else "nothing" for each in values)
    message = (
        f"{name} of «{key}» is «{theirs}» here, and was changed to «{mine}» in {_where(run, work)}"
    )
    advice = "nothing is overwritten: make the two agree, or export again"
    run.problems.append(Problem(run.file.path, line, message, advice))


def _where(run: _Run, work: Entry) -> str:
    """Return where the TEI tells of a work: its record, else its first citation."""
    document, struct = _record_of(run, work)
    if document is not None and struct is not None:
        return f"{document.path}:{document.positions.of(struct)[0]}"
    if work.cited:
        return f"{work.cited[0].path}:{work.cited[0].line}"
    return work.record


def _record_of(run: _Run, work: Entry) -> tuple[Document | None, etree._Element | None]:
    """Return the record that a work is read from, and the file that it is in."""
    name, _, identifier = work.record.partition("#")
    document = run.documents.get(name)
    if not work.record or document is None:
        return None, None
    if identifier:
        return document, document.ids.get(identifier)
    return document, document.tree.find(f".//{tei('sourceDesc')}/{tei('biblStruct')}")


def _write(run: _Run, work: Entry, better: Entry) -> None:
    """Note the edits that a corrected work asks for."""
    document, struct = _record_of(run, work)
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


def _files(run: _Run) -> dict[Path, bytes]:
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
        found[path] = edited(path.read_bytes(), edits, path)
    checked: dict[Path, bytes] = {}
    for path, data in found.items():
        wrong = [
            p
            for p in _invalid(path, data)
            if not path.is_file()
            or p.message not in {q.message for q in _invalid(path, path.read_bytes())}
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


def _identifier(run: _Run, entry: Entry) -> str:
    document = run.documents.get(REGISTER)
    taken = document.ids if document else {}
    name = entry.key if entry.key[:1].isalpha() else f"work-{entry.key}"
    while name in taken:
        name += "-2"
    return name


def _point_to_records(run: _Run) -> None:
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


def _new_register(run: _Run) -> bytes:
    root = etree.Element(tei("TEI"), nsmap={None: TEI})
    root.append(register_header("Bibliography"))
    listing = etree.SubElement(etree.SubElement(root, tei("standOff")), tei("listBibl"))
    for entry in run.new:
        listing.append(build_record(entry, _identifier(run, entry)))
    return seal(serialise(root, "schema"))


def _appended(run: _Run, document: Document) -> Edit:
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


def rebased(
    base: ExportBase, file: BibFile, works: Sequence[Entry], keys: frozenset[str]
) -> ExportBase:
    """Return the base after an import: what was brought into the TEI is agreed on from now on."""
    entries = dict(base.entries)
    for work in works:
        place = file.by_key.get(work.key)
        if work.key not in keys or place is None:
            continue
        old = base.entries[work.key]
        kind, fields = rendered(work, base.dialect)
        mine = said(fields)
        agreed = {
            name: value
            for name, value in mine.items()
            if meaning(name, value) == meaning(name, file.value(place, name))
        }
        gone = {name for name in old.fields if name not in mine and place.raw(name) is None}
        kept = {name: value for name, value in old.fields.items() if name not in gone}
        of = tuple(dict.fromkeys((*([work.record] if work.record else []), *old.of)))
        same_type = kind if kind == place.type else old.type
        entries[work.key] = ExportedEntry(of, same_type, {**kept, **agreed})
    return ExportBase(base.dialect, entries)
