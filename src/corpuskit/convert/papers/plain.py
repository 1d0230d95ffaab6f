"""Papers in plain text: paragraphs, a list of notes at the end, a list of references.

A mark is the number of a note in brackets, parentheses or superscript. What looks like one and has
no note is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpuskit.convert.papers.paper import Paper, Paragraph, Prose, whole

_NOTES = re.compile(r"(?:foot|end)?notes|anmerkungen|fu(?:ß|ss)noten", re.IGNORECASE)
REFERENCES = re.compile(
    r"references|bibliography|works cited|literature(?: cited)?|sources|bibliographie|literatur"
    r"|list of references|references cited",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"[ \t]*(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)]?)[ \t]+(?=\S)")
_MARK = re.compile(r"[ \t]?(?:\[(\d{1,3})\]|\((\d{1,3})\)|([⁰¹²³⁴⁵⁶⁷⁸⁹]+))|\n\((\d{1,3})\)")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\bn\.d\.")
_AUTHOR = re.compile(
    r"(?:(?:van|von|de|der|al)[ -])?[A-Z“\"‘«][\w’'-]*(?:,|\s[A-Z])|—+|-{3,}|_{3,}"
)
_MOST_WHOLE = 0.8
_DECORATION = re.compile(r"[\s#*=_-]+|[.:]$")


@dataclass(frozen=True, slots=True)
class _Block:
    """Hold the lines between two blank ones, with their offset in the file."""

    text: str
    at: int

    @property
    def title(self) -> str:
        return _DECORATION.sub(" ", self.text).strip()


def read_plain(path: Path, text: str, names: Mapping[str, str]) -> Paper:
    """Read a paper in plain text."""
    del names
    body: list[_Block] = []
    notes: dict[str, _Block] = {}
    references: list[_Block] = []
    part = "body"
    for block in _blocks(text):
        if len(block.text) < 40 and _NOTES.fullmatch(block.title):
            part = "notes"
        elif len(block.text) < 40 and REFERENCES.fullmatch(block.title):
            part = "references"
        elif part == "notes":
            notes.update(_numbered(block))
        elif part == "references":
            references.append(block)
        elif (listed := dict(_numbered(block))) and _is_note(block, listed, len(body)):
            notes.update(listed)
        else:
            body.append(block)
    done = [_prose(block, notes) for block in body]
    _add_notes(done, notes)
    listed_entries = []
    for block in _entries(references):
        prose = Prose("bibl")
        prose.add(block.text, block.at)
        listed_entries.append(prose)
    return Paper(path, text, whole(done), keyed=False, references=whole(listed_entries))


def _blocks(text: str) -> Iterator[_Block]:
    at, begin, lines = 0, 0, list[str]()
    for line in text.split("\n"):
        if line.strip():
            begin = begin if lines else at
            lines.append(line)
        elif lines:
            yield _Block("\n".join(lines), begin)
            lines = []
        at += len(line) + 1
    if lines:
        yield _Block("\n".join(lines), begin)


def _numbered(block: _Block) -> Iterator[tuple[str, _Block]]:
    """Yield the notes of a block by their numbers; a line without a number goes on."""
    at = block.at
    number, begin, lines = "", 0, list[str]()
    for line in block.text.split("\n"):
        entry = _ENTRY.match(line)
        if entry and (not number or int(_number(entry)) == int(number) + 1):
            if number:
                yield number, _Block("\n".join(lines), begin)
            number, begin, lines = _number(entry), at + entry.end(), [line[entry.end() :]]
        elif number:
            lines.append(line)
        at += len(line) + 1
    if number:
        yield number, _Block("\n".join(lines), begin)


def _number(found: re.Match[str]) -> str:
    number = next(each for each in found.groups() if each)
    return str(int(number.translate(_SUPERSCRIPT)))


def _is_note(block: _Block, listed: Mapping[str, _Block], bodies: int) -> bool:
    """Tell a note that stands by itself behind the text, as «[1] Okoro, p. 5.» does."""
    return bodies > 0 and block.text.lstrip().startswith("[") and bool(listed)


def _entries(blocks: Sequence[_Block]) -> Iterator[_Block]:
    """Yield the entries of a list of references.

    Lines that are indented go on with the last. Without any, the ends of lines part the entries
    where nearly each line is one by itself; else blank lines do.
    """
    hanging = any(line[:1].isspace() for block in blocks for line in block.text.split("\n"))
    for block in blocks:
        lines = block.text.split("\n")
        if hanging:
            yield from _begun(block, [not line[:1].isspace() for line in lines])
        elif _one_a_line(lines):
            yield from _begun(block, [True] * len(lines))
        elif len(blocks) > 1:
            yield block
        else:
            yield from _begun(block, list(_begins(lines)))


def _one_a_line(lines: Sequence[str]) -> bool:
    """Tell a list with an entry on each line: nearly each has an author and a year."""
    whole_ones = sum(bool(_YEAR.search(line) and _AUTHOR.match(line)) for line in lines)
    return whole_ones >= len(lines) * _MOST_WHOLE


def _begins(lines: Sequence[str]) -> Iterator[bool]:
    """Tell which lines of a wrapped list begin an entry: those behind one that has a year."""
    before = ""
    for line in lines:
        closed = before.rstrip().endswith((".", ")")) and bool(_YEAR.search(before))
        begins = not before or (closed and bool(_AUTHOR.match(line)))
        before = line if begins else f"{before} {line}"
        yield begins


def _begun(block: _Block, begins: Sequence[bool]) -> Iterator[_Block]:
    at, begin, lines = block.at, block.at, list[str]()
    for line, new in zip(block.text.split("\n"), begins, strict=True):
        if lines and new:
            yield _Block("\n".join(lines), begin)
            lines = []
        begin = begin if lines else at
        lines.append(line)
        at += len(line) + 1
    if lines:
        yield _Block("\n".join(lines), begin)


def _prose(block: _Block, notes: Mapping[str, _Block]) -> Prose:
    one_line = "\n" not in block.text
    heading = one_line and len(block.text) < 80 and block.text[-1:] not in ".?!:;,”\"'"
    prose = Prose("head" if heading else "p")
    at = 0
    for mark in _MARK.finditer(block.text):
        number = _number(mark)
        if number not in notes:
            continue
        prose.add(block.text[at : mark.start()], block.at + at)
        prose.close_gap()
        prose.notes.append((len(prose), int(number)))
        at = mark.end()
    prose.add(block.text[at:], block.at + at)
    return prose


def _add_notes(done: list[Prose], notes: Mapping[str, _Block]) -> None:
    """Put the notes behind the paragraphs, and let marks point to them, the first of each."""
    places: dict[str, int] = {}
    for number, block in notes.items():
        prose = Prose("note", number)
        prose.add(block.text, block.at)
        places[number] = len(done)
        done.append(prose)
    used: set[int] = set()
    for prose in done:
        marked = []
        for offset, noted in prose.notes:
            place = places[str(noted)]
            if place not in used:
                used.add(place)
                marked.append((offset, place))
        prose.notes = marked


def is_references(paragraph: Paragraph) -> bool:
    """Tell the heading of a list of references."""
    return len(paragraph.chars) < 40 and bool(REFERENCES.fullmatch(paragraph.chars.strip(" .:")))
