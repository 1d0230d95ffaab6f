"""Keep a .bib file and the TEI of a corpus in step: what export and import do to files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpuskit.bib.bibfile import BibFile, read_bibfile
from corpuskit.bib.bibliography import read_bibliography
from corpuskit.bib.entry import Entry
from corpuskit.bib.export_base import (
    export_base_path,
    read_export_base,
    write_export_base,
)
from corpuskit.bib.exporting import Export, cited_by, documents_in, export
from corpuskit.bib.importing import Import, import_corrections, rebased
from corpuskit.core.errors import CorpuskitError, InputError, Problem
from corpuskit.core.files import write_whole
from corpuskit.core.reads import bytes_of
from corpuskit.tei.document import Document, load, parse


@dataclass(frozen=True, slots=True)
class Exported:
    """Hold what an export did: the bytes of the file, how many works, what is worth knowing."""

    data: bytes
    works: int
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]


def read_documents(paths: Sequence[Path]) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the TEI files that can be read, and what is wrong with the others."""
    found: list[Document] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            found.append(load(path))
        except InputError as error:
            problems.append(error.problem)
    return tuple(found), tuple(problems)


def export_to(
    paths: Sequence[Path], bib: Path | None, dialect: str, document: str | None = None
) -> Exported:
    """Export the works of TEI files to a .bib file, or only return its bytes for None.

    With `document` only the works that it cites; the other entries of the file stand.

    Raises CorpuskitError for a document that cites nothing, or a file of the other dialect.
    """
    documents, problems = read_documents(paths)
    base = read_export_base(bib) if bib else None
    works = read_bibliography(documents, base.kept_keys() if base else ())
    if base is not None and bib is not None and base.dialect != dialect:
        raise CorpuskitError(
            f"{bib}: was exported as {base.dialect}; name another file with --output for {dialect}"
        )
    if document is not None:
        works = _chosen(works, document)
    file = read_bibfile(bib) if bib else BibFile(Path("corpus.bib"), "")
    # With a file that cannot be read, works may be missing that are only in it.
    made = export(works, file, base, dialect, whole=document is None and not problems)
    if bib is not None:
        _write(bib, made)
    return Exported(made.data, len(works), (*problems, *file.problems), made.notices)


def _write(bib: Path, made: Export) -> None:
    _renew(bib, made.data)
    _renew(export_base_path(bib), write_export_base(made.base))


def _renew(path: Path, data: bytes) -> None:
    if not path.is_file() or bytes_of(path) != data:
        write_whole(path, data)


def _chosen(works: Sequence[Entry], document: str) -> tuple[Entry, ...]:
    name = Path(document).name.removesuffix(".xml")
    chosen = cited_by(works, name)
    if not chosen:
        known = ", ".join(documents_in(works)) or "none"
        raise CorpuskitError(f"{document!r} cites no work; the documents are {known}")
    return chosen


def import_from(bib: Path, paths: Sequence[Path], folder: Path) -> Import:
    """Bring the corrections in a .bib file into the TEI files; write those that change.

    Raises CorpuskitError where the file is not there, or was never exported.
    """
    if not bib.is_file():
        raise CorpuskitError(f"{bib}: there is no such file; run «corpuskit bib export» first")
    base = read_export_base(bib)
    if base is None:
        raise CorpuskitError(
            f"{bib}: has no {export_base_path(bib).name} beside it, which says what was exported; "
            "run «corpuskit bib export» to this file first"
        )
    documents, problems = read_documents(paths)
    works = read_bibliography(documents, base.kept_keys())
    file = read_bibfile(bib)
    made = import_corrections(file, base, works, documents, folder)
    for path, data in made.files.items():
        write_whole(path, data)
    if made.files:
        works = read_bibliography(_as_imported(documents, made), base.kept_keys())
    # Also where nothing was left to import: the run before may have ended before this.
    _renew(export_base_path(bib), write_export_base(rebased(base, file, works)))
    return replace(made, problems=(*problems, *made.problems))


def _as_imported(documents: Sequence[Document], made: Import) -> list[Document]:
    others = [each for each in documents if each.path not in made.files]
    return [*others, *(parse(data, path) for path, data in made.files.items())]
