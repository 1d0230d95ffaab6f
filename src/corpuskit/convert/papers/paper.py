"""A paper as its readers hand it on: plain prose with the place of every character, and citations.

The prose is what a person reads when the paper is printed. Recognisers get it without markup, and
what they find goes back to the lines of the file by way of `at`, the offset of each character.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from corpuskit.core.errors import Problem
from corpuskit.language.sentences import sentences

_LOOKED_BACK = 200
_NO_NAMES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Cite:
    """Hold one citation of a work by its key.

    `offset` is where it stands in the prose of its paragraph, `start` and `end` where in the file.
    `locator` is the page as printed, `prefix` the words before the key («see»). `named` says that
    the author's name is part of the sentence.
    """

    key: str
    offset: int
    start: int
    end: int
    locator: str = ""
    prefix: str = ""
    named: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold one run of prose: `at` has the offset in the file of each character of `chars`.

    `kind` is the TEI element that holds it (`p`, `head`, `item`, `quote`, `cell`, `note`). `notes`
    are the notes at it, as offset and number of the paragraph. `label` is the number of a note, or
    what names a paragraph where the file has no lines. `italic` are stretches set in italics.
    `cell` are the number of a table, row and column from 0, `caption` says that it is the head of
    one.
    """

    kind: str
    chars: str
    at: tuple[int, ...]
    cites: tuple[Cite, ...] = ()
    notes: tuple[tuple[int, int], ...] = ()
    label: str = ""
    italic: tuple[tuple[int, int], ...] = ()
    cell: tuple[int, int, int] | None = None
    caption: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one file of a paper, and where its text begins among those of all."""

    path: Path
    begin: int


@dataclass(frozen=True)
class Paper:
    """Hold a paper: its paragraphs with the notes among them, and its bibliography files by name.

    `numbered` says that places are numbers of paragraphs, since the file has no lines. `everything`
    says that the paper lists works that it does not cite, `kept` are keys that it lists so. `keyed`
    says that it cites by keys; if not, `references` are the entries of its list of references.
    `parts` are the files that `text` is made of, the paper's own first; none where it is one file.
    """

    path: Path
    text: str
    paragraphs: tuple[Paragraph, ...]
    bibliographies: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    numbered: bool = False
    everything: bool = False
    keyed: bool = True
    kept: frozenset[str] = frozenset()
    references: tuple[Paragraph, ...] = ()
    parts: tuple[Part, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for number, char in enumerate(self.text):
            if char == "\n":
                starts.append(number + 1)
        return starts

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of a character in its file, both from 1."""
        line = bisect_right(self._starts, offset)
        column = offset - self._starts[line - 1] + 1
        part = self._part(offset)
        return line - (bisect_right(self._starts, part.begin) - 1 if part else 0), column

    def file(self, offset: int) -> tuple[str, str]:
        """Return the file that a character stands in: its name beside the paper, and its path."""
        part = None if self.numbered else self._part(offset)
        if part is None or part.path == self.path:
            return self.path.name, str(self.path)
        folder = self.path.parent
        beside = part.path.relative_to(folder) if part.path.is_relative_to(folder) else part.path
        return beside.as_posix(), str(part.path)

    def _part(self, offset: int) -> Part | None:
        number = bisect_right(self.parts, offset, key=lambda part: part.begin)
        return self.parts[number - 1] if number else None

    @property
    def cites(self) -> tuple[Cite, ...]:
        """Return every citation of the paper."""
        return tuple(cite for paragraph in self.paragraphs for cite in paragraph.cites)


@dataclass
class Prose:
    """Gather the prose of one paragraph: white space is one blank, and none begins or ends it."""

    kind: str = "p"
    label: str = ""
    chars: list[str] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    cites: list[Cite] = field(default_factory=list)
    notes: list[tuple[int, int]] = field(default_factory=list)
    italic: list[tuple[int, int]] = field(default_factory=list)
    cell: tuple[int, int, int] | None = None
    caption: bool = False

    def __len__(self) -> int:
        return len(self.chars)

    def add_words(self, text: str, start: int) -> None:
        """Add characters without white space as they stand in the file from an offset on."""
        self.chars.extend(text)
        self.at.extend(range(start, start + len(text)))

    def add(self, text: str, start: int) -> None:
        """Add characters as they stand in the file from an offset on."""
        for number, char in enumerate(text):
            self._put(char, start + number)

    def put(self, text: str, at: int) -> None:
        """Add characters that stand for something else, all at one place of the file."""
        for char in text:
            self._put(char, at)

    def _put(self, char: str, at: int) -> None:
        if char.isspace() and char != "\u00a0":
            if self.chars and self.chars[-1] != " ":
                self.chars.append(" ")
                self.at.append(at)
            return
        self.chars.append(char)
        self.at.append(at)

    def put_name(self, name: str, at: int) -> None:
        """Add the name that a citation reads as, with a capital where it begins a sentence."""
        self.put(name[:1].upper() + name[1:] if self.begins_sentence() else name, at)

    def begins_sentence(self) -> bool:
        """Tell whether a word with a capital would begin a sentence behind what is there."""
        said = "".join(self.chars[-_LOOKED_BACK:])
        return any(low == len(said) for low, _ in sentences(f"{said}Somebody tells"))

    def close_gap(self) -> None:
        """Take back the blank before a citation that leaves no words behind."""
        if self.chars and self.chars[-1] == " ":
            self.chars.pop()
            self.at.pop()

    def paragraph(self) -> Paragraph:
        """Return the paragraph."""
        self.close_gap()
        length = len(self.chars)
        return Paragraph(
            self.kind,
            "".join(self.chars),
            tuple(self.at),
            tuple(self.cites),
            tuple((min(offset, length), number) for offset, number in self.notes),
            self.label,
            tuple((start, min(end, length)) for start, end in self.italic if start < length),
            self.cell,
            self.caption,
        )


def surname_for(key: str, names: Mapping[str, str] = _NO_NAMES) -> str:
    """Return the name to be read where a citation is part of its sentence.

    >>> surname_for("okoro1999policy")
    'Okoro'
    """
    if names.get(key):
        return names[key]
    letters = key.split(":")[-1]
    for number, char in enumerate(letters):
        if not char.isalpha():
            letters = letters[:number]
            break
    return letters[:1].upper() + letters[1:] or "They"


def whole(paragraphs: Sequence[Prose]) -> tuple[Paragraph, ...]:
    """Return paragraphs as they are handed on; empty ones stay, since notes are numbered."""
    return tuple(each.paragraph() for each in paragraphs)
