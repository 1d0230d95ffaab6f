"""Convert many sources into one corpus: documents and the registers beside them.

The first conversion of a source writes its TEI file; from then on that file is what people keep,
and every later run merges into it. Beside each file stands its base, see docs/decisions.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpuskit.bib.import_files import REGISTER as BIBLIOGRAPHY
from corpuskit.convert.ahead import Order, make_ahead
from corpuskit.convert.annotate.suggestions import Suggester
from corpuskit.convert.merging.bases import base_of, belongs_to, own_base
from corpuskit.convert.merging.document import Edition, mergeable, merged, read_edition
from corpuskit.convert.merging.growth import moved_sources, without_source
from corpuskit.convert.merging.registers import REGISTERS as REGISTERS
from corpuskit.convert.merging.registers import read_shelf
from corpuskit.convert.merging.source import revised
from corpuskit.convert.pipeline import (
    Converted,
    Recovered,
    built,
    convert_recovered,
)
from corpuskit.convert.records import read_records
from corpuskit.convert.reread import read_again
from corpuskit.core.among import LOCATING, SCHEMA
from corpuskit.core.bounds import real
from corpuskit.core.errors import InputError, Problem
from corpuskit.core.files import write_whole
from corpuskit.core.reads import bytes_of
from corpuskit.core.settings import REGISTERS as REGISTER_NAMES
from corpuskit.core.walk import files_below
from corpuskit.tei.base import FOLDER, Base, base_path, read_base, write_base
from corpuskit.tei.document import Document, load, parse
from corpuskit.tei.header import Record
from corpuskit.tei.names import tei
from corpuskit.tei.pointers import Pointers, Targets, check_pointers, pointers_in
from corpuskit.tei.seal import is_sealed, is_untouched
from corpuskit.tei.validate import copy_schema
from corpuskit.tei.writable import is_writable

SUFFIXES = frozenset({".txt", ".text"})
# What may be meant as a source and is not read.
_OTHERS = frozenset(
    {".doc", ".docx", ".epub", ".htm", ".html", ".markdown", ".md", ".odt", ".pdf", ".rtf", ".tex"}
)
_NAMED = 3

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold what a run did: files written, files in all, what went wrong, what is worth knowing.

    `notices` say where the machine reads otherwise than a person decided, and what became of
    sources; nothing needs to be done about them.
    """

    written: tuple[Path, ...]
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...] = ()
    files: tuple[Path, ...] = ()


@dataclass
class _Run:
    """Gather what one run makes of a folder of TEI files, and write it at the end."""

    out: Path
    suggester: Suggester | None = None
    registers: Collection[str] = REGISTER_NAMES
    fresh: list[tuple[Recovered, Converted]] = field(default_factory=list)
    editions: list[Edition] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    pointers: dict[bytes, Pointers] = field(default_factory=dict)

    def finish(self) -> Outcome:
        """Join the registers, merge every file, and write what changed."""
        converted = [*(c for _, c in self.fresh), *(e.converted for e in self.editions)]
        if not converted:
            return Outcome((), tuple(self.problems), tuple(self.notices))
        shelf = read_shelf(self.out, converted, SCHEMA, self.registers)
        self.problems += shelf.problems
        if not shelf.is_whole:
            return Outcome((), tuple(self.problems), tuple(self.notices))
        pointed = self._pointed()
        files: dict[Path, bytes] = {}
        for recovered, made in self.fresh:
            path = self.out / f"{made.draft.name}.xml"
            files[path] = built(made, shelf.references, SCHEMA)
            document = parse(files[path], path)
            source = _base_of_source(recovered, self.out)
            base = base_of(document, read_again(document), source)
            files[base_path(path)] = write_base(base)
        merges = [merged(edition, shelf.references, pointed) for edition in self.editions]
        for merge in merges:
            path = merge.document.path
            files[path] = merge.data
            if merge.base is not None:
                files[base_path(path)] = write_base(merge.base)
            self.problems += merge.problems
            self.notices += merge.notices
        files |= shelf.files(self._pointed(files))
        written = tuple(path for path, data in files.items() if _differs(path, data))
        for path in written:
            write_whole(path, files[path])
        targets = Targets()
        for merge in merges:
            found = check_pointers(merge.document, targets)
            self.problems += (each.problem(merge.document.path) for each in found)
        return Outcome(written, tuple(self.problems), tuple(self.notices), tuple(files))

    def _pointed(self, files: Mapping[Path, bytes] | None = None) -> Pointers:
        """Return what the files of the folder, and their bases, point to as they are to be.

        What a person unmarked still points from the base: the machine sees it as before.
        """
        made = files or {}
        found: set[tuple[str, str]] = set()
        for path in {*self.out.glob("*.xml"), *self.out.glob(f"{FOLDER}/*.json"), *made}:
            data = made.get(path)
            if data is None:
                if not path.is_file():
                    continue
                data = bytes_of(path)
            if data not in self.pointers:
                self.pointers[data] = pointers_in(data)
            found |= self.pointers[data]
        return frozenset(found)


def find_sources(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the sources meant by paths: files as they are, folders searched for text files."""
    for path in paths:
        if path.is_dir():
            yield from files_below(path, SUFFIXES)
        else:
            yield path


def left_out(paths: Sequence[Path]) -> Iterator[Problem]:
    """Yield for each folder that is searched which documents in it are no text files."""
    for path in paths:
        found = list(files_below(path, _OTHERS)) if path.is_dir() else []
        if found:
            names = ", ".join(str(each.relative_to(path)) for each in found[:_NAMED])
            more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
            message = f"left out, as only .txt files are read: {names}{more}"
            yield Problem(path, 0, message, "save what is a source as plain text")


def convert_corpus(
    sources: Sequence[Path],
    out: Path,
    told: Told = lambda _done, _of: None,
    suggester: Suggester | None = None,
    registers: Collection[str] = REGISTER_NAMES,
    jobs: int | None = 1,
) -> Outcome:
    """Convert sources to `out`, a TEI file each, with the registers and the schema beside them.

    Into a file that is there already, what changed is merged. A source that cannot be read is a
    problem, and the rest goes on. `told` hears how many sources of how many are read. `suggester`
    is the pipeline that suggests people, if one is asked for; `registers` are those to be kept;
    `jobs` how many processes convert, None for as many as it is worth.
    """
    run = _Run(out, suggester, registers)
    wanted, refused = _recorded(sources)
    made = make_ahead(Order(wanted, out, suggester, told), jobs)
    recovered: dict[Path, Recovered] = {}
    for path in sources:
        problem = refused.get(path) or made[path].problem
        source = None if problem else made[path].recovered
        if problem is not None:
            run.problems.append(problem)
        if source is not None:
            run.problems += source.problems
            recovered[path] = source
    run.notices += _guessed(recovered, wanted)
    run.notices += moved_sources(recovered, out)
    for path, source in recovered.items():
        try:
            _take(run, source, made[path].converted)
        except InputError as error:
            run.problems.append(error.problem)
    run.notices += without_source(sources, out)
    if recovered:
        copy_schema(out / SCHEMA)
    return run.finish()


def _guessed(
    recovered: Mapping[Path, Recovered], declared: Mapping[Path, Record | None]
) -> Iterator[Problem]:
    """Yield a notice for each source whose characters are a guess: pounds may be other letters."""
    for path, source in recovered.items():
        record, used = declared.get(path), source.record.encoding
        if (record is None or not record.encoding) and not used.startswith("utf"):
            message = f"is not in UTF-8, and is read as {used}, which is a guess"
            advice = (
                "look at its accents; declare its encoding in sources.toml, or save it as UTF-8"
            )
            yield Problem(path, 0, message, advice)


def _recorded(
    sources: Sequence[Path],
) -> tuple[dict[Path, Record | None], dict[Path, Problem]]:
    """Return the sources that may be converted with their records, and why the others may not."""
    records: dict[Path, Mapping[str, Record]] = {}
    seen: dict[str, Path] = {}
    wanted: dict[Path, Record | None] = {}
    refused: dict[Path, Problem] = {}
    for path in sources:
        try:
            _check_name(path, seen)
            if path.parent not in records:
                records[path.parent] = read_records(path.parent)
            wanted[path] = records[path.parent].get(path.name)
        except InputError as error:
            refused[path] = error.problem
    return wanted, refused


def annotate_corpus(
    paths: Sequence[Path],
    told: Told = lambda _done, _of: None,
    suggester: Suggester | None = None,
    registers: Collection[str] = REGISTER_NAMES,
) -> Outcome:
    """Annotate TEI files again, from their own text, with the registers beside them."""
    runs: dict[Path, _Run] = {}
    for done, path in enumerate(paths):
        told(done, len(paths))
        run = runs.setdefault(path.parent, _Run(path.parent, suggester, registers))
        try:
            data = bytes_of(path) if path.is_file() else b""
            document = mergeable(load(path))
            if document.tree.find(tei("text")) is None:
                continue
            untouched = is_untouched(data)
            base = _base(run, document)
            run.editions.append(
                read_edition(
                    data,
                    document,
                    base,
                    is_untouched=untouched,
                    adopts=base is None and not untouched and is_sealed(data),
                    suggester=suggester,
                )
            )
        except InputError as error:
            run.problems.append(error.problem)
    outcomes = [run.finish() for run in runs.values()]
    return Outcome(
        tuple(path for outcome in outcomes for path in outcome.written),
        tuple(problem for outcome in outcomes for problem in outcome.problems),
        tuple(notice for outcome in outcomes for notice in outcome.notices),
        tuple(path for outcome in outcomes for path in outcome.files),
    )


def _take(run: _Run, recovered: Recovered, converted: Converted | None) -> None:
    """Take in a source: for a file of its own, or to be merged into the one that it has.

    `converted` is the source with its annotations, where those were made already.

    Raises InputError where the file cannot be read, or is none of ours.
    """
    path = run.out / f"{recovered.draft.name}.xml"
    if not path.exists():
        run.fresh.append((recovered, converted or convert_recovered(recovered)))
        return
    document = mergeable(load(path))
    data = bytes_of(path)
    base = _base(run, document)
    if not is_sealed(data) and not (base and base.skeleton):
        message = "is there already, and was not made from the source of that name"
        raise InputError(Problem(path, 0, message, "move it away, or rename the source"))
    untouched = is_untouched(data)
    made = _base_of_source(recovered, run.out)
    if base is None and not untouched:
        run.notices.append(
            Problem(
                path,
                0,
                "was edited, and its base is lost: what stands there counts as decided",
                f"commit {base_path(path).name}, which was made anew, with the corpus",
            )
        )
        run.editions.append(
            read_edition(
                data,
                document,
                made,
                is_untouched=False,
                adopts=True,
                suggester=run.suggester,
            )
        )
        return
    revision = revised(document, base or own_base(document), made)
    run.notices += revision.notices
    run.editions.append(
        read_edition(
            data,
            revision.document,
            revision.base,
            is_untouched=untouched,
            edited=None if revision.document is document else document,
            edits=revision.edits,
            suggester=run.suggester,
        )
    )


def _base(run: _Run, document: Document) -> Base | None:
    """Return the base of a file; one that cannot be read, or is another file's, counts as none."""
    try:
        base = read_base(document.path)
        if base is not None and not belongs_to(base, document):
            path = base_path(document.path)
            message = f"is the base of another file than {document.path.name}"
            raise InputError(Problem(path, 0, message, "bring the right one back, or remove it"))
    except InputError as error:
        run.problems.append(replace(error.problem, fatal=False))
        return None
    return base


def _base_of_source(recovered: Recovered, out: Path) -> Base:
    skeleton = tuple(recovered.skeleton(SCHEMA).decode().splitlines())
    return Base(_relative(recovered.path, out), recovered.digest, skeleton=skeleton)


def _relative(path: Path, out: Path) -> str:
    """Return a path as seen from a folder, so that it holds in a clone."""
    try:
        return Path(os.path.relpath(real(path), real(out))).as_posix()
    except ValueError:
        return real(path).as_posix()


def _differs(path: Path, data: bytes) -> bool:
    return not path.exists() or bytes_of(path) != data


def _check_name(path: Path, seen: dict[str, Path]) -> None:
    if not is_writable(path.name):
        message = "has a name with characters that XML cannot hold"
        raise InputError(Problem(path, 0, message, "rename it"))
    if f"{path.stem}.xml" in {*REGISTERS, BIBLIOGRAPHY}:
        message = f"would become {path.stem}.xml, which is the name of a register"
        raise InputError(Problem(path, 0, message, "rename it"))
    if f"{path.stem}.xml" == LOCATING:
        message = f"would become {LOCATING}, in which editors look for the schema"
        raise InputError(Problem(path, 0, message, "rename it"))
    other = seen.setdefault(path.stem, path)
    if other != path:
        message = f"has the same name as {other}, so that both would become {path.stem}.xml"
        raise InputError(Problem(path, 0, message, "rename one of them"))
