"""Convert many sources into one corpus: documents and the registers beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpuskit.convert.pipeline import (
    Converted,
    annotate_document,
    built,
    convert_source,
    reannotated,
)
from corpuskit.convert.records import read_records
from corpuskit.core.errors import InputError, Problem
from corpuskit.core.files import write_whole
from corpuskit.language.name_keys import same_name, sort_name
from corpuskit.language.treaties import same_instrument
from corpuskit.tei.document import Document, load, parse
from corpuskit.tei.header import Record
from corpuskit.tei.names import tei
from corpuskit.tei.registers import (
    ORGANISATIONS,
    PEOPLE,
    PLACES,
    TREATIES,
    Entry,
    Kind,
    identifier_of,
    pointers,
    propose,
    read_register,
    write_register,
)
from corpuskit.tei.seal import is_untouched, seal
from corpuskit.tei.validate import copy_schema
from corpuskit.tei.writable import is_writable

SUFFIXES = frozenset({".txt", ".text"})
SCHEMA = "schema"


@dataclass(frozen=True, slots=True)
class Joining:
    """Describe how one kind of mark is joined into a register."""

    kind: Kind
    tag: str
    same: Callable[[str, str], bool]
    identifier: Callable[[str], str]


def _person_id(name: str) -> str:
    surname, given = sort_name(name)
    return identifier_of(f"{surname} {given}", PEOPLE.id_prefix)


def _exactly(a: str, b: str) -> bool:
    return a.casefold() == b.casefold()


JOININGS = (
    Joining(PEOPLE, "persName", same_name, _person_id),
    Joining(ORGANISATIONS, "orgName", _exactly, lambda n: identifier_of(n, "org")),
    Joining(PLACES, "placeName", _exactly, lambda n: identifier_of(n, "place")),
    Joining(TREATIES, "rs", same_instrument, lambda n: identifier_of(n, "treaty")),
)

REGISTERS = frozenset(joining.kind.file for joining in JOININGS)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold what a conversion did: files written or found as they should be, and problems."""

    written: tuple[Path, ...]
    problems: tuple[Problem, ...]


def find_sources(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the sources meant by paths: files as they are, folders searched for text files."""
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.suffix in SUFFIXES and p.is_file())
        else:
            yield path


def convert_corpus(
    sources: Sequence[Path], out: Path, told: Callable[[Path], None] = lambda _: None
) -> Outcome:
    """Convert sources to `out`, a TEI file each, with the registers and the schema beside them.

    A source that cannot be read is a problem, and the rest goes on. A file that a person has
    edited since is left as it is and reported. `told` hears of each source as its turn comes.
    """
    converted: list[Converted] = []
    problems: list[Problem] = []
    records: dict[Path, Mapping[str, Record]] = {}
    seen: dict[str, Path] = {}
    for path in sources:
        told(path)
        try:
            _check_name(path, seen)
            declared = records.setdefault(path.parent, read_records(path.parent)).get(path.name)
            converted.append(convert_source(path, declared))
        except InputError as error:
            problems.append(error.problem)
    for each in converted:
        problems.extend(each.problems)
    if not converted:
        return Outcome((), tuple(problems))
    copy_schema(out / SCHEMA)
    references, files = _registers(converted, out)
    files += [(out / f"{c.draft.name}.xml", built(c, references, SCHEMA)) for c in converted]
    written, edited = _write(files)
    return Outcome(written, (*problems, *edited))


def annotate_corpus(
    paths: Sequence[Path], told: Callable[[Path], None] = lambda _: None
) -> Outcome:
    """Annotate TEI files again, from their own text, with the registers beside them.

    A file that a person has edited is left as it is and reported.
    """
    problems: list[Problem] = []
    by_folder: dict[Path, list[tuple[Document, Converted]]] = {}
    for path in paths:
        told(path)
        try:
            document = load(path)
        except InputError as error:
            problems.append(error.problem)
            continue
        if not is_untouched(path.read_bytes()):
            problems.append(_edited(path))
        elif document.tree.find(tei("text")) is not None:
            pair = (document, annotate_document(document))
            by_folder.setdefault(path.parent, []).append(pair)
    written: list[Path] = []
    for folder, pairs in by_folder.items():
        references, files = _registers([converted for _, converted in pairs], folder)
        files += [(d.path, reannotated(d, c, references, SCHEMA)) for d, c in pairs]
        done, edited = _write(files)
        written += done
        problems += edited
    return Outcome(tuple(written), tuple(problems))


def _registers(
    converted: Sequence[Converted], out: Path
) -> tuple[dict[tuple[str, str], str], list[tuple[Path, bytes]]]:
    """Join the entities of all documents; return pointers by (tag, key), and register files."""
    references: dict[tuple[str, str], str] = {}
    files: list[tuple[Path, bytes]] = []
    for joining in JOININGS:
        entries = _joined(joining, converted, out)
        for name, pointer in pointers(joining.kind, entries).items():
            references[joining.tag, name] = pointer
        if entries:
            data = seal(write_register(joining.kind, entries, SCHEMA))
            files.append((out / joining.kind.file, data))
    return references, files


def _write(files: Sequence[tuple[Path, bytes]]) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Write the files that no person has edited; return those written and those left alone."""
    allowed = [(path, data) for path, data in files if _may_write(path, data)]
    for path, data in allowed:
        write_whole(path, data)
    written = tuple(path for path, _ in allowed)
    return written, tuple(_edited(path) for path, _ in files if path not in written)


def _joined(joining: Joining, converted: Sequence[Converted], out: Path) -> tuple[Entry, ...]:
    path = out / joining.kind.file
    existing: tuple[Entry, ...] = ()
    if path.is_file():
        existing = read_register(joining.kind, parse(path.read_bytes(), path).tree)
    names = [key for each in converted for key in each.keys(joining.tag)]
    return propose(existing, names, same=joining.same, identifier=joining.identifier)


def _may_write(path: Path, data: bytes) -> bool:
    if not path.exists():
        return True
    present = path.read_bytes()
    return present == data or is_untouched(present)


def _edited(path: Path) -> Problem:
    return Problem(
        path,
        0,
        "was edited since it was made, and is left as it is",
        "move it away to convert again, or convert to another folder with --out",
    )


def _check_name(path: Path, seen: dict[str, Path]) -> None:
    if not is_writable(path.name):
        message = "has a name with characters that XML cannot hold"
        raise InputError(Problem(path, 0, message, "rename it"))
    if f"{path.stem}.xml" in REGISTERS:
        message = f"would become {path.stem}.xml, which is the name of a register"
        raise InputError(Problem(path, 0, message, "rename it"))
    other = seen.setdefault(path.stem, path)
    if other != path:
        message = f"has the same name as {other}, so that both would become {path.stem}.xml"
        raise InputError(Problem(path, 0, message, "rename one of them"))
