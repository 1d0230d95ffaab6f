"""Read a .bib file as people and their programs leave it, and change it entry by entry.

What can be read is read, what cannot is a problem with its line and stays in the file as it is:
comments, macros, order, spacing and every entry that does not change keep their bytes.
"""

from __future__ import annotations

import difflib
import logging
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bibtexparser import model
from bibtexparser.entrypoint import parse_string, write_string
from bibtexparser.library import Library
from bibtexparser.writer import BibtexFormat

from corpuskit.bib.classic import MONTHS
from corpuskit.bib.fields import BibField
from corpuskit.core.errors import Problem
from corpuskit.core.reads import bytes_of

# Entry types of classic BibTeX (btxdoc) and of biblatex's data model (blx-dm.def, with aliases).
TYPES = frozenset(
    re.findall(
        r"\w+",
        """article artwork audio bibnote book bookinbook booklet collection commentary conference
    customa customb customc customd custome customf dataset electronic image inbook incollection
    inproceedings inreference jurisdiction legal legislation letter manual mastersthesis misc movie
    music mvbook mvcollection mvproceedings mvreference online patent performance periodical
    phdthesis proceedings reference report review set software standard suppbook suppcollection
    suppperiodical techreport thesis unpublished video www xdata""",
    )
)
_KEY = re.compile(r"@\s*\w+\s*[{(]\s*([^\s,{}()=]+)\s*,")
_MEND = "it stays in the file as it is; mend it there"
# What the parser says of a mistake that people make, and what they did.
_MISTAKES = (
    (r"Unexpectedly reached end of file", "the brace that closes it is missing"),
    (r"Unexpected block start", "a value or the entry is not closed before the next entry begins"),
    (r"Expected comma after entry key", "the comma behind its key is missing"),
    (r"Expected a `=` after entry key", "the = behind the name of a field is missing"),
    (r"Expected equals sign after field key", "the = behind the name of a field is missing"),
    (r"Expected either a `,` or", "the comma between two fields is missing"),
)


@dataclass(frozen=True, slots=True)
class BibEntry:
    """Hold one entry as it stands in a file: `fields` have their values as written.

    `start` and `end` are characters of the file's text, `lines` those of the fields.
    """

    key: str
    type: str
    fields: tuple[BibField, ...]
    start: int
    end: int
    line: int
    lines: Mapping[str, int]

    def raw(self, name: str) -> str | None:
        """Return the value of a field as written."""
        return next((field.value for field in self.fields if field.name == name), None)


@dataclass(frozen=True)
class BibFile:
    """Hold a .bib file: its text, the entries that could be read, and what could not.

    `unread` are the keys of blocks that could not be read. Bytes that are not UTF-8 stand in `text`
    as surrogates, and are written as the bytes they were.
    """

    path: Path
    text: str
    entries: tuple[BibEntry, ...] = ()
    macros: Mapping[str, str] | None = None
    problems: tuple[Problem, ...] = ()
    unread: frozenset[str] = frozenset()

    @cached_property
    def by_key(self) -> Mapping[str, BibEntry]:
        """Return the entries by their keys."""
        return {entry.key: entry for entry in self.entries}

    def value(self, entry: BibEntry, name: str) -> str | None:
        """Return what a field says, macros in place; None without it or with an unknown macro."""
        raw = entry.raw(name)
        return None if raw is None else evaluated(raw, self.macros or {})

    def data(self) -> bytes:
        """Return the bytes of the file."""
        return self.text.encode("utf-8", "surrogateescape")


def read_bibfile(path: Path) -> BibFile:
    """Return a .bib file; an empty one where there is none yet."""
    return parse_bibfile(bytes_of(path) if path.is_file() else b"", path)


def parse_bibfile(data: bytes, path: Path) -> BibFile:
    """Return the bytes of a .bib file, read as far as they can be."""
    text = data.decode("utf-8", "surrogateescape")
    with _quiet():
        library = parse_string(text.removeprefix("\ufeff"), parse_stack=[])
    reader = _Reader(path, text)
    for block in library.blocks:
        reader.take(block)
    return BibFile(
        path,
        text,
        tuple(reader.entries),
        reader.macros,
        tuple(sorted(reader.problems, key=lambda each: each.line)),
        frozenset(reader.unread),
    )


class _Reader:
    """Take the blocks of one file in their order."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.text = path, text
        self.entries: list[BibEntry] = []
        self.macros: dict[str, str] = {month: month for month in MONTHS}
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        self._at = self._counted = 0
        self._line = 1

    def take(self, block: model.Block) -> None:
        """Read one block, or say why it cannot be read."""
        raw = (block.raw or "").rstrip("\n")
        start = self.text.find(raw, self._at)
        start = self._at if start < 0 else start
        self._at = start + len(raw)
        self._line += self.text.count("\n", self._counted, start)
        self._counted, line = start, self._line
        if not isinstance(block, model.ImplicitComment) and not _is_utf8(raw):
            self._refuse(raw, line + _first_bad_line(raw), "has bytes that are not UTF-8")
        elif isinstance(block, model.ParsingFailedBlock):
            self._refuse(raw, line, _reason(block))
        elif isinstance(block, model.String):
            value = evaluated(block.value, self.macros)
            if value is None:
                self._refuse(raw, line, "uses a macro that no @string defines")
            else:
                self.macros[block.key.casefold()] = value
        elif isinstance(block, model.Entry):
            self._entry(block, start, line)

    def _refuse(self, raw: str, line: int, reason: str) -> None:
        key = _KEY.match(raw)
        name = f"the entry «{key[1]}» " if key else "this block "
        if key:
            self.unread.add(key[1])
        self.problems.append(Problem(self.path, line, f"{name}{reason}", _MEND))

    def _entry(self, block: model.Entry, start: int, line: int) -> None:
        kind = block.entry_type.strip().casefold()
        if kind not in TYPES:
            near = difflib.get_close_matches(kind, sorted(TYPES), 1, 0.5)
            advice = f"did you mean @{near[0]}?" if near else "use one of biblatex's types"
            message = f"the entry «{block.key}» has the unknown type @{block.entry_type}"
            self.problems.append(Problem(self.path, line, message, advice))
        fields = []
        lines = {}
        for each in block.fields:
            name = str(each.key).strip().casefold()
            fields.append(BibField(name, str(each.value).strip()))
            lines[name] = (each.start_line or 0) + 1
            if evaluated(fields[-1].value, self.macros) is None:
                message = f"the field {name} of «{block.key}» uses a macro that no @string defines"
                self.problems.append(Problem(self.path, lines[name], message, "define it"))
        self.entries.append(
            BibEntry(block.key.strip(), kind, tuple(fields), start, self._at, line, lines)
        )


def evaluated(raw: str, macros: Mapping[str, str]) -> str | None:
    """Return what a value says: parts joined at #, braces or quotes off, macros in place.

    >>> evaluated('"24~" # feb', {"feb": "feb"})
    '24~feb'
    """
    parts: list[str] = []
    for part in _joined_parts(raw.strip()):
        if len(part) > 1 and part[0] + part[-1] in {"{}", '""'}:
            parts.append(part[1:-1])
        elif part.isdecimal():
            parts.append(part)
        elif part.casefold() in macros:
            parts.append(macros[part.casefold()])
        else:
            return None
    return "".join(parts)


def _joined_parts(raw: str) -> Iterator[str]:
    depth, quoted, start = 0, False, 0
    for place, char in enumerate(raw):
        depth += (char == "{") - (char == "}")
        if char == '"' and depth == 0:
            quoted = not quoted
        elif char == "#" and depth == 0 and not quoted:
            yield raw[start:place].strip()
            start = place + 1
    yield raw[start:].strip()


def written(key: str, kind: str, fields: Sequence[BibField]) -> str:
    """Return an entry as the file has it, a field a line."""
    entry = model.Entry(kind, key, [model.Field(each.name, each.value) for each in fields])
    form = BibtexFormat()  # type: ignore[no-untyped-call]
    form.indent, form.trailing_comma, form.block_separator = "  ", True, "\n"
    return write_string(Library([entry]), unparse_stack=[], bibtex_format=form)


def spliced(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """Return a text with stretches replaced; two insertions at one place keep their order."""
    parts: list[str] = []
    at = 0
    for start, end, new in sorted(changes, key=lambda each: each[:2]):
        parts += (text[at:start], new)
        at = end
    return "".join([*parts, text[at:]])


def _is_utf8(text: str) -> bool:
    return re.search("[\udc80-\udcff]", text) is None


def _first_bad_line(raw: str) -> int:
    match = re.search("[\udc80-\udcff]", raw)
    return raw.count("\n", 0, match.start()) if match else 0


def _reason(block: model.ParsingFailedBlock) -> str:
    if isinstance(block, model.DuplicateBlockKeyBlock):
        first = (block.previous_block.start_line or 0) + 1
        return f"has the key of the entry in line {first}"
    if isinstance(block, model.DuplicateFieldKeyBlock):
        return f"has a field twice: {', '.join(sorted(block.duplicate_keys))}"
    words = str(getattr(block.error, "abort_reason", "") or block.error).strip().rstrip(".")
    found = (told for of_parser, told in _MISTAKES if re.match(of_parser, words))
    return f"cannot be read ({next(found, words)})"


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the parser from logging what becomes a problem of ours."""
    logger = logging.getLogger("bibtexparser")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)
