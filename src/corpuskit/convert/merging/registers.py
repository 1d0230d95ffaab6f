"""Join what the documents name into the registers, and merge these with what people keep."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpuskit.convert.merging.document import mergeable
from corpuskit.convert.pipeline import Converted
from corpuskit.core.errors import InputError, Problem
from corpuskit.core.reads import bytes_of
from corpuskit.core.settings import REGISTERS as REGISTER_NAMES
from corpuskit.language.name_keys import register_key, same_name, sort_name
from corpuskit.language.treaty_identity import instrument_keys, same_instrument
from corpuskit.tei.base import (
    RegisterBase,
    base_path,
    read_register_base,
    write_register_base,
)
from corpuskit.tei.document import Document, parse
from corpuskit.tei.edit import edited
from corpuskit.tei.likeness import Likeness
from corpuskit.tei.pointers import Pointers
from corpuskit.tei.register_merge import Proposal, propose_to, register_edits, withdrawable
from corpuskit.tei.registers import (
    ORGANISATIONS,
    PEOPLE,
    PLACES,
    TREATIES,
    Entry,
    Kind,
    identifier_of,
    propose,
    read_register,
    write_register,
)
from corpuskit.tei.seal import is_untouched, seal


@dataclass(frozen=True, slots=True)
class Joining:
    """Describe how one kind of mark is joined into a register."""

    kind: Kind
    tag: str
    likeness: Likeness
    identifier: Callable[[str], str]


def _person_id(name: str) -> str:
    surname, given = sort_name(name)
    return identifier_of(f"{surname} {given}", PEOPLE.id_prefix)


def _folded(name: str) -> tuple[str]:
    return (name.casefold(),)


_EXACTLY = Likeness(lambda a, b: a.casefold() == b.casefold(), _folded)
JOININGS = (
    Joining(PEOPLE, "persName", Likeness(same_name, lambda n: (register_key(n),)), _person_id),
    Joining(ORGANISATIONS, "orgName", _EXACTLY, lambda n: identifier_of(n, "org")),
    Joining(PLACES, "placeName", _EXACTLY, lambda n: identifier_of(n, "place")),
    Joining(
        TREATIES,
        "rs",
        Likeness(same_instrument, instrument_keys),
        lambda n: identifier_of(n, "treaty"),
    ),
)

_NOTHING = "until then no file of its folder is changed"

REGISTERS = frozenset(joining.kind.file for joining in JOININGS)


@dataclass(frozen=True)
class _Register:
    """Hold one register of a folder with what is to be brought into it."""

    joining: Joining
    path: Path
    original: bytes
    document: Document
    base: RegisterBase | None
    proposal: Proposal

    def files(self, pointed: Pointers) -> dict[Path, bytes]:
        """Return the register and its base; entries that nothing points to are left out.

        Of those that stand only what the machine proposed and nobody changed: what people keep,
        they keep.
        """
        kind, proposal = self.joining.kind, self.proposal
        base = proposal.base
        withdrawn: set[str] = set()
        if self.base is not None:
            used = {identifier for file, identifier in pointed if file == kind.file}
            withdrawn = set(withdrawable(kind, self.document, self.base)) - used
            wanted = tuple(each for each in proposal.entries if each.identifier in used)
            stands = {each.identifier for each in read_register(kind, self.document.tree)}
            if stands == withdrawn and not wanted:
                # The schema has no list without entries.
                withdrawn = set()
            unused = {each.identifier for each in proposal.entries} - used
            proposal = replace(proposal, entries=wanted)
            gone = withdrawn | unused
            base = RegisterBase({key: v for key, v in base.entries.items() if key not in gone})
        edits = tuple(register_edits(kind, self.document, proposal, withdrawn))
        data = self.original
        if edits:
            data = edited(self.original, edits, self.path)
            if is_untouched(self.original):
                data = seal(data)
            parse(data, self.path)
        return {self.path: data, base_path(self.path): write_register_base(base)}


@dataclass
class Shelf:
    """Hold the registers of a folder: what marks point to, and the files that come of it.

    `references` are the pointers by (tag, key). `is_whole` says that every register could be read:
    if not, nobody knows where the marks of a kind point to, and nothing must be written.
    """

    references: dict[tuple[str, str], str] = field(default_factory=dict)
    registers: list[_Register] = field(default_factory=list)
    made: dict[Path, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    is_whole: bool = True

    def files(self, pointed: Pointers) -> Mapping[Path, bytes]:
        """Return all files; `pointed` is what the documents point to now."""
        files = dict(self.made)
        for register in self.registers:
            files |= register.files(pointed)
        return files


def read_shelf(
    folder: Path,
    converted: Sequence[Converted],
    schema: str,
    kept: Collection[str] = REGISTER_NAMES,
) -> Shelf:
    """Join the entities of documents into the registers of their folder.

    A register that cannot be read is a problem. One that is not `kept` is left alone, and no mark
    points into it.
    """
    shelf = Shelf()
    for joining in JOININGS:
        if Path(joining.kind.file).stem not in kept:
            continue
        names = [key for each in converted for key in each.keys(joining.tag)]
        path = folder / joining.kind.file
        if path.is_file():
            try:
                ids = _existing(shelf, joining, path, names)
            except InputError as error:
                shelf.problems.append(
                    replace(error.problem, advice=f"{error.problem.advice}; {_NOTHING}")
                )
                shelf.is_whole = False
                continue
        else:
            ids = _new(shelf, joining, path, names, schema)
        for name, identifier in ids.items():
            shelf.references[joining.tag, name] = f"{joining.kind.file}#{identifier}"
    return shelf


def _new(
    shelf: Shelf, joining: Joining, path: Path, names: Sequence[str], schema: str
) -> Mapping[str, str]:
    entries = propose((), names, likeness=joining.likeness, identifier=joining.identifier)
    if entries:
        shelf.made[path] = seal(write_register(joining.kind, entries, schema))
        base = RegisterBase({entry.identifier: entry.names for entry in entries})
        shelf.made[base_path(path)] = write_register_base(base)
    return {name: entry.identifier for entry in entries for name in entry.names}


def _existing(
    shelf: Shelf, joining: Joining, path: Path, names: Sequence[str]
) -> Mapping[str, str]:
    original = bytes_of(path)
    document = mergeable(parse(original, path))
    base: RegisterBase | None = None
    try:
        base = read_register_base(path)
    except InputError as error:
        shelf.problems.append(replace(error.problem, fatal=False))
    if base is None and is_untouched(original):
        base = _own_base(read_register(joining.kind, document.tree))
    proposal = propose_to(
        joining.kind,
        document,
        base,
        names,
        likeness=joining.likeness,
        identifier=joining.identifier,
    )
    shelf.registers.append(_Register(joining, path, original, document, base, proposal))
    return proposal.ids


def _own_base(entries: Sequence[Entry]) -> RegisterBase:
    return RegisterBase({entry.identifier: entry.names for entry in entries})
