"""In what a .bib file and the TEI of a corpus say different things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpuskit.bib.bibfile import BibEntry, BibFile, read_bibfile
from corpuskit.bib.bibliography import read_bibliography
from corpuskit.bib.entry import Entry
from corpuskit.bib.export_base import ExportedEntry, export_base_path, read_export_base
from corpuskit.bib.exporting import meaning, rendered, said
from corpuskit.bib.latex import decoded
from corpuskit.core.errors import InputError
from corpuskit.core.reads import read_file
from corpuskit.tei.document import load

# Made by the export from who cites a work: nobody corrects it.
_DERIVED = frozenset({"keywords"})
NEW, GONE, FILE, TEI, BOTH = "new", "gone", "file", "tei", "both"


@dataclass(frozen=True, slots=True)
class Drift:
    """Hold a field on which the two differ, or a work that only one of them has.

    `side` says who changed since the last export: `file`, `tei` or `both`; or that the work is
    `new` in the TEI, or `gone` from it.
    """

    key: str
    side: str
    field: str
    in_file: str
    in_tei: str
    bib: Path
    line: int
    work: Entry | None


def drifts(paths: Sequence[Path], bib: Path) -> Iterator[Drift]:
    """Yield what differs between the TEI files of a whole corpus and the .bib exported from them.

    Nothing is yielded where the file was never exported; what a person added to it is no drift.
    """
    try:
        for each in (bib, export_base_path(bib)):
            # What is found depends on both, even where one is not there.
            read_file(each)
        base = read_export_base(bib)
        documents = [load(path) for path in paths]
    except (InputError, OSError):
        # Whoever reads the file for its own sake says so; there is nothing to compare.
        return
    if base is None:
        return
    file = read_bibfile(bib)
    works = {work.key: work for work in read_bibliography(documents, base.kept_keys())}
    for key, work in works.items():
        place = file.by_key.get(key)
        if place is not None:
            yield from _fields(file, place, work, base.entries.get(key), base.dialect)
        elif key not in file.unread:
            yield Drift(key, NEW, "", "", "", bib, 0, work)
    for key in base.entries.keys() - works.keys():
        place = file.by_key.get(key)
        if place is not None:
            yield Drift(key, GONE, "", "", "", bib, place.line, None)


def _fields(
    file: BibFile, place: BibEntry, work: Entry, old: ExportedEntry | None, dialect: str
) -> Iterator[Drift]:
    _, fields = rendered(work, dialect)
    mine = said(fields)
    known = old.fields if old else {}
    for name in dict.fromkeys((*(each.name for each in place.fields), *mine)):
        theirs = file.value(place, name)
        if name in _DERIVED or (theirs is None and place.raw(name) is not None):
            continue
        a, b, c = (meaning(name, each) for each in (theirs, mine.get(name), known.get(name)))
        if a == b or (b is None and c is None):
            continue
        side = FILE if b == c else TEI if a == c else BOTH
        line = place.lines.get(name, place.line)
        there, here = decoded(theirs or ""), decoded(mine.get(name, ""))
        yield Drift(place.key, side, name, there, here, file.path, line, work)
