"""Papers in Markdown with the citations of pandoc.

Only what changes the prose is read: headings, lists, quotations, emphasis, links, code, notes and
citations. https://pandoc.org/MANUAL.html, «Pandoc's Markdown» and «Citation syntax».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpuskit.convert.papers.markdown.blocks import Line, blocks_of, lines_of, without_definitions
from corpuskit.convert.papers.markdown.inline import Inline
from corpuskit.convert.papers.paper import Paper, Prose, whole

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_BIBLIOGRAPHY = re.compile(
    r"^bibliography:[ \t]*(?P<one>[^\n\[]*)(?P<more>(?:\n[ \t]*-[^\n]+)*)", re.MULTILINE
)
_GAP = re.compile(r"\n[ \t]*\n")
_NOCITE = re.compile(r"^nocite:.*?@\*", re.MULTILINE | re.DOTALL)


@dataclass
class _Reader:
    names: Mapping[str, str]
    done: list[Prose] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    definitions: dict[str, list[Line]] = field(default_factory=dict)
    marks: list[tuple[Prose, int, str]] = field(default_factory=list)
    table: int = 0
    rows: int = 0
    beyond: int = 0

    def block(self, kind: str, lines: list[Line], label: str = "") -> Prose:
        """Read the lines of one paragraph."""
        prose = Prose(kind, label)
        self.done.append(prose)
        text = "\n".join(line.text for line in lines)
        at: list[int] = []
        for line in lines:
            at.extend(range(line.at, line.at + len(line.text) + 1))
        Inline(self, prose, text, at).read(0, len(text))
        return prose

    def row(self, cells: list[Line], text: str) -> None:
        """Read the cells of a row of a table; a rule has none."""
        if cells and _GAP.search(text, self.beyond, cells[0].at):
            self.table, self.rows = self.table + 1, 0
        self.beyond = cells[-1].at if cells else self.beyond
        for column, cell in enumerate(cells):
            if cell.text.strip():
                self.block("cell", [cell]).cell = (self.table, self.rows, column)
        self.rows += bool(cells)

    def note(self, prose: Prose, text_lines: list[Line], label: str) -> None:
        """Read a note that stands at the end of what was read of a paragraph."""
        made = self.block("note", text_lines, label)
        prose.notes.append((len(prose), self.done.index(made)))


def read_markdown(path: Path, text: str, names: Mapping[str, str]) -> Paper:
    """Read a paper in Markdown; `names` are surnames by the keys of works."""
    front = _FRONT.match(text)
    head = front[1] if front else ""
    reader = _Reader(names)
    lines = list(lines_of(text, front.end() if front else 0))
    lines = without_definitions(lines, reader.definitions)
    for kind, block in blocks_of(lines):
        if kind == "row":
            reader.row(block, text)
        else:
            reader.block(kind, block)
            reader.table, reader.rows = reader.table + bool(reader.rows), 0
    _join_notes(reader)
    return Paper(
        path,
        text,
        whole(reader.done),
        tuple(_bibliographies(head)),
        everything=bool(_NOCITE.search(head)),
    )


def _join_notes(reader: _Reader) -> None:
    """Read the notes that marks lead to, each once, and those that no mark leads to."""
    waiting = reader.marks
    while waiting:
        reader.marks = []
        for prose, offset, label in waiting:
            lines = reader.definitions.get(label)
            if lines is None:
                continue
            if label not in reader.numbers:
                made = reader.block("note", lines, label)
                reader.numbers[label] = reader.done.index(made)
                prose.notes.append((offset, reader.numbers[label]))
        waiting = reader.marks
    for label, lines in reader.definitions.items():
        if label not in reader.numbers:
            reader.block("note", lines, label)


def _bibliographies(head: str) -> Iterator[str]:
    found = _BIBLIOGRAPHY.search(head)
    if not found:
        return
    named = re.findall(r"^bibliography:[ \t]*\[([^\]]*)\]", head, re.MULTILINE)
    listed = named[0].split(",") if named else [found["one"], *found["more"].split("\n")]
    for each in listed:
        name = each.strip().removeprefix("-").strip().strip("\"'")
        if name:
            yield name
