"""What the passes exchange: blocks of characters as printed, and spots that say what is where.

Passes never change a block's characters. They give it a kind, lay spots over it, or join it to
another; `build` takes the marks out of the characters once, at the end.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpuskit.convert.readers.text import Source
from corpuskit.core.errors import Problem
from corpuskit.core.passages import Attributes


@dataclass(frozen=True, slots=True)
class Spot:
    """Say what stands at characters `start` to `end` of a block, as printed.

    `note`: the mark of the note in block `target`. `noteMark`: a mark without a note. `pb`: a page
    break. `lb`: the end of a paragraph inside a note. `end`: the point in the source line where
    the characters after it begin is on line `line`.
    """

    start: int
    end: int
    kind: str
    attributes: Attributes = ()
    target: int = -1
    line: int = 0

    def moved(self, by: int) -> Spot:
        """Return the spot `by` characters further on."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Block:
    """Hold one block of the source: a paragraph, heading, item, table, note or running head.

    `key` is unique in the document and never changes. `line` counts from 1. `head` is the
    number of characters of a label at the beginning («1.», «-»), which `build` keeps apart for
    items and takes off for notes. `page` says that a page began with or within the gap before.
    """

    key: int
    line: int
    text: str
    kind: str = "p"
    indent: int = 0
    lines: int = 1
    gap: bool = True
    page: bool = False
    level: int = 0
    head: int = 0
    label: str = ""
    place: str = ""
    spots: tuple[Spot, ...] = ()

    def having(self, *spots: Spot) -> Block:
        """Return the block with spots added, in order."""
        ordered = sorted((*self.spots, *spots), key=lambda s: (s.start, s.end))
        return replace(self, spots=tuple(ordered))

    @property
    def bare(self) -> str:
        """The characters without note marks."""
        if not self.spots:
            return self.text
        kept: list[str] = []
        at = 0
        for spot in self.spots:
            kept.append(self.text[at : spot.start])
            at = max(at, spot.end)
        kept.append(self.text[at:])
        return "".join(kept)


@dataclass(frozen=True, slots=True)
class Masthead:
    """Hold what the text says of itself, each as printed, empty where it does not say."""

    title: str = ""
    authors: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    dateline: str = ""
    publication: str = ""
    volume: str = ""
    issue: str = ""
    date: str = ""
    pages: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """Hold the document while the passes work on it."""

    source: Source
    wrapped: bool
    blocks: tuple[Block, ...]
    masthead: Masthead = Masthead()
    problems: tuple[Problem, ...] = ()

    def problem(self, line: int, message: str, advice: str) -> Problem:
        """Return a problem of this document's source."""
        return Problem(self.source.path, line, message, advice)
