"""Compare two states of a corpus, file by file, and what they assert as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpuskit.checks.check import Check
from corpuskit.claims.model import Extract
from corpuskit.core.differences import Change, Difference, Matter, Section, Sign
from corpuskit.core.errors import InputError, Problem
from corpuskit.core.reads import bytes_of
from corpuskit.lint.corpus import findings_of, read_corpus
from corpuskit.lint.difference.claims import claim_changes, finding_changes
from corpuskit.lint.difference.headers import header_changes
from corpuskit.lint.difference.marks import text_changes
from corpuskit.lint.difference.registers import entry_changes
from corpuskit.lint.reading import Reading, read_document
from corpuskit.tei.document import Document, parse
from corpuskit.tei.registers import ORGANISATIONS, PEOPLE, PLACES, TREATIES

_KINDS = {kind.file: kind for kind in (PEOPLE, ORGANISATIONS, PLACES, TREATIES)}
Read = Callable[[Path], Reading]


@dataclass(frozen=True, slots=True)
class State:
    """Hold the files of one state of a corpus, by the path that both states know them by.

    `lasts` is False of files that are there for this comparison alone.
    """

    files: Mapping[str, Path]
    lasts: bool = True


def compare(
    old: State, new: State, chosen: Sequence[Check], read: Read = read_document
) -> Difference:
    """Return what differs; files of the same bytes are not read, unless others changed.

    A file that is broken on one side is a problem and said; the rest is compared as if neither
    side had it.
    """
    names = sorted({*old.files, *new.files})
    before, after = ({name: _bytes(side, name) for name in names} for side in (old, new))
    if before == after:
        return Difference()
    problems: list[Problem] = []
    found: dict[str, list[Change]] = defaultdict(list)
    for name in names:
        if before[name] != after[name]:
            found[name] += _file(name, (before[name], after[name]), problems)
    broken = {problem.path.as_posix() for problem in problems}
    was, is_ = (_extracts(side, read, without=broken) for side in (old, new))
    for name in names:
        found[name] += claim_changes(was.get(name), is_.get(name))
    shown = {str(path): name for side in (old, new) for name, path in side.files.items()}
    told, tells = (findings_of(tuple(side.values()), chosen) for side in (was, is_))
    findings = finding_changes(told, tells, shown)
    sections = (Section(name, gathered(changes)) for name, changes in sorted(found.items()))
    return Difference(
        tuple(section for section in sections if section.changes),
        tuple(sorted(findings, key=lambda change: (change.sign, change.says))),
        tuple(problems),
    )


def gathered(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Put changes in order; what was changed alike in many places is one of them."""
    alike: dict[tuple[Matter, Sign, str], Change] = {}
    for change in changes:
        key = (change.matter, change.sign, change.says)
        first = alike.get(key)
        if first is None or change.matter is Matter.TEXT:
            alike[key if first is None else (*key[:2], f"{key[2]} {change.line}")] = change
        else:
            alike[key] = replace(first, places=(*first.places, *change.places))
    order = list(Matter)
    return tuple(sorted(alike.values(), key=lambda c: (order.index(c.matter), c.line, c.says)))


def _bytes(state: State, name: str) -> bytes | None:
    path = state.files.get(name)
    try:
        return bytes_of(path) if path is not None else None
    except OSError:
        return b""


def _file(
    name: str,
    data: tuple[bytes | None, bytes | None],
    problems: list[Problem],
) -> Iterator[Change]:
    documents = [_parsed(each, name, problems) for each in data]
    sides = ("old", "new")
    if data[0] is None or data[1] is None:
        sign, says = (Sign.ADDED, "new file") if data[0] is None else (Sign.REMOVED, "file is gone")
        yield Change(Matter.FILE, sign, says)
        return
    broken = [side for side, each in zip(sides, documents, strict=True) if each is None]
    if broken:
        states = " and the ".join(broken)
        says = f"cannot be read in the {states} state; its marks and claims are not compared"
        yield Change(Matter.FILE, Sign.CHANGED, says)
        return
    before, after = (document for document in documents if document is not None)
    yield from header_changes(before, after)
    kind = _KINDS.get(Path(name).name)
    if kind is not None:
        yield from entry_changes(kind, before, after)
    yield from text_changes(before, after)


def _parsed(data: bytes | None, name: str, problems: list[Problem]) -> Document | None:
    try:
        return parse(data, Path(name)) if data is not None else None
    except InputError as error:
        problems.append(error.problem)
        return None


def _extracts(state: State, read: Read, without: Container[str]) -> dict[str, Extract]:
    """Return what files assert; of one that is broken on the other side nothing has vanished."""
    names = {str(path): name for name, path in state.files.items()}
    reading = read if state.lasts else read_document
    extracts, _ = read_corpus(tuple(state.files.values()), read=reading)
    found = {names[extract.path]: extract for extract in extracts}
    return {name: extract for name, extract in found.items() if name not in without}
