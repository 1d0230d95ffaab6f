"""Running text with stand-off marks: what every stage of making TEI hands to the next.

Grammars want plain characters, TEI wants nested elements. A passage keeps the characters
in one string and everything else (emphasis, note marks, page breaks, annotations) as marks
with offsets into it, so that no stage ever rewrites the text and maps offsets back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

Attributes: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Set one TEI element over the characters from `start` to `end`, end excluded.

    A mark of no length is a point: a `note` (whose text is the passage numbered `passage`),
    a `pb`. Tags are TEI element names without namespace.
    """

    start: int
    end: int
    tag: str
    attributes: Attributes = ()
    passage: int | None = None

    def get(self, name: str) -> str | None:
        """Return the value of one attribute, or None."""
        return next((value for key, value in self.attributes if key == name), None)

    def having(self, name: str, value: str) -> Mark:
        """Return the mark with one attribute set or replaced."""
        kept = tuple(pair for pair in self.attributes if pair[0] != name)
        return replace(self, attributes=(*kept, (name, value)))


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold one run of text: a paragraph, heading, list item, table cell or note.

    `kind` is the TEI element that will hold the text (`p`, `head`, `item`, `cell`, `note`,
    `docTitle`, `byline`, `dateline`, `label`, ...). `line` is the line of the source on which it
    begins, counted from 1. `host` is, for a note, the number of the passage with its mark.
    """

    number: int
    kind: str
    chars: str
    marks: tuple[Mark, ...] = ()
    line: int = 0
    host: int | None = None

    def __len__(self) -> int:
        return len(self.chars)


@dataclass(frozen=True, slots=True)
class Node:
    """Arrange passages: an element whose children are elements or passage numbers."""

    tag: str
    children: tuple[Node | int, ...] = ()
    attributes: Attributes = ()

    def walk(self) -> Iterator[Node]:
        """Yield this node and every node below it, in document order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def numbers(self) -> Iterator[int]:
        """Yield the numbers of the passages in and below this node, in document order.

        Notes are reached through their marks, not through nodes, unless they stand in `back`.
        """
        for child in self.children:
            if isinstance(child, Node):
                yield from child.numbers()
            else:
                yield child


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold a document between its source and its TEI.

    `passages[n].number == n`. `text` is the TEI `text` element: `front`, `body`, `back`
    nodes over passage numbers. Notes stand in `passages` too, with `host` set.
    """

    name: str
    passages: tuple[Passage, ...]
    text: Node

    def with_marks(self, added: dict[int, tuple[Mark, ...]]) -> Draft:
        """Return the draft with marks added to its passages, by passage number."""
        passages = tuple(
            replace(p, marks=p.marks + added[p.number]) if p.number in added else p
            for p in self.passages
        )
        return replace(self, passages=passages)
