"""Bring the corrections that people made in a .bib file back into the TEI.

A correction never touches the words of a note, which are its author's: it goes into the record of
the work. A work that is only cited so far gets one, in the register of works beside the documents,
and its citations point to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpuskit.bib.bibfile import BibEntry, BibFile
from corpuskit.bib.entry import Entry
from corpuskit.bib.export_base import ExportBase, ExportedEntry
from corpuskit.bib.exporting import meaning, rendered, said
from corpuskit.bib.fields import BibField
from corpuskit.bib.import_files import Run, files, record_of, write
from corpuskit.bib.latex import decoded
from corpuskit.bib.readback import DERIVED, UnreadableFieldError, corrected
from corpuskit.core.errors import Problem
from corpuskit.tei.document import Document


@dataclass(frozen=True, slots=True)
class Import:
    """Hold what an import makes: files to write, what it could not do, and what it corrected.

    `corrected` has a line for each correction: the key, the field, the old and the new value.
    `uncited` are the keys of entries that are of no cited work, `missing` those of exported works
    that the file has no entry of.
    """

    files: Mapping[Path, bytes]
    problems: tuple[Problem, ...]
    corrected: tuple[str, ...]
    uncited: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


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
    run = Run(file, base, folder, {each.path.name: each for each in documents})
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
            write(run, work, better)
    uncited = [each.key for each in file.entries if each.key not in base.entries]
    held = file.by_key.keys() | file.unread
    missing = [key for key in base.entries if key in by_key and key not in held]
    return Import(files(run), tuple(run.problems), tuple(run.told), tuple(uncited), tuple(missing))


def _gone(run: Run, entry: BibEntry) -> None:
    message = f"nothing in the TEI cites «{entry.key}» any more"
    run.problems.append(Problem(run.file.path, entry.line, message, "export again"))


def _corrected(run: Run, place: BibEntry, old: ExportedEntry, work: Entry) -> Entry:
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
            advice = f"correct it here; the TEI has it in {_where(run, work)}"
            run.problems.append(Problem(run.file.path, line, message, advice))
            continue
        before = decoded(old.fields[name]) if name in old.fields else ""
        after = decoded(theirs) if theirs is not None else ""
        run.told.append(f"{place.key}: {name} «{before}» -> «{after}»")
    return better


def _with_type(run: Run, place: BibEntry, old: ExportedEntry, kind: str, work: Entry) -> Entry:
    if kind != old.type:
        _conflict(run, place.key, "type", place.line, (place.type, kind), work)
        return work
    if any(problem.line == place.line for problem in run.file.problems):
        return work
    run.told.append(f"{place.key}: type «{old.type}» -> «{place.type}»")
    return replace(work, type=place.type)


def _conflict(
    run: Run,
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


def _where(run: Run, work: Entry) -> str:
    """Return where the TEI tells of a work: its record, else its first citation."""
    document, struct = record_of(run, work)
    if document is not None and struct is not None:
        return f"{document.path}:{document.positions.of(struct)[0]}"
    if work.cited:
        return f"{work.cited[0].path}:{work.cited[0].line}"
    return work.record


def rebased(base: ExportBase, file: BibFile, works: Sequence[Entry]) -> ExportBase:
    """Return the base after an import: what the TEI and the file both say is agreed on.

    It is told from the two alone, so that an import that was ended between its files is made good
    by the next one, which has nothing left to import.
    """
    entries = dict(base.entries)
    for work in works:
        place = file.by_key.get(work.key)
        old = base.entries.get(work.key)
        if old is None or place is None:
            continue
        kind, fields = rendered(work, base.dialect)
        mine = said(fields)
        agreed = {
            name: value
            for name, value in mine.items()
            if meaning(name, value) == meaning(name, file.value(place, name))
            and meaning(name, value) != meaning(name, old.fields.get(name))
        }
        gone = {name for name in old.fields if name not in mine and place.raw(name) is None}
        same_type = kind if kind == place.type else old.type
        if not agreed and not gone and same_type == old.type:
            continue
        kept = {name: value for name, value in old.fields.items() if name not in gone}
        of = tuple(dict.fromkeys((*([work.record] if work.record else []), *old.of)))
        entries[work.key] = ExportedEntry(of, same_type, {**kept, **agreed})
    return ExportBase(base.dialect, entries)
