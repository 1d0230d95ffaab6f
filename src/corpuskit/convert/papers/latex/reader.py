r"""Papers in LaTeX, with the citation commands of biblatex, natbib and LaTeX itself.

Nothing is executed: commands that are known do to the prose what they do in print, of others the
text of the arguments stays. What a paper reads in (files.py) and abbreviates (macros.py) is put in
before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from corpuskit.convert.papers.latex.accents import put_accented
from corpuskit.convert.papers.latex.arguments import BREAK, Argument, arguments, beyond_blanks
from corpuskit.convert.papers.latex.citations import Citer
from corpuskit.convert.papers.latex.files import gathered
from corpuskit.convert.papers.latex.macros import Expanded, expanded
from corpuskit.convert.papers.latex.numbers import put_number
from corpuskit.convert.papers.latex.quotations import put_quoted, put_source
from corpuskit.convert.papers.latex.traced import in_files
from corpuskit.convert.papers.latex.words import Words, words
from corpuskit.convert.papers.maths import put_maths
from corpuskit.convert.papers.paper import Paper, Prose, whole
from corpuskit.core.errors import Problem

_COMMAND = re.compile(r"\\([A-Za-z@]+)\*?|\\(.)", re.DOTALL)
_BEGIN = re.compile(r"\\begin\s*\{([^{}]*)\}")
_DOCUMENT = re.compile(r"\\begin\s*\{document\}")
_RESOURCE = re.compile(r"\\(?:addbibresource(?:\[[^\]]*\])?|bibliography)\s*\{([^{}]+)\}")
_TITLE = re.compile(r"\\title\b(?=\s*(?:\[[^\]\n]*\]\s*)?\{)")
_NOCITE = re.compile(r"\\nocite\s*\{([^{}]*)\}")
_CHARS = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("`", "‘"), ("'", "’"))
_PLAIN = re.compile(r"[^\s\\${}&~`'%-]+")
_DEEPEST = 40


@dataclass
class _Reader:
    text: str
    names: Mapping[str, str]
    data: Words = field(default_factory=words)
    done: list[Prose] = field(default_factory=list)
    kinds: list[str] = field(default_factory=lambda: ["p"])
    depth: int = 0
    tables: int = 0
    cell: tuple[int, int, int] = (0, 0, 0)

    @cached_property
    def citer(self) -> Citer:
        """Return what reads the citations of the text."""
        return Citer(self.text, self.names, self.data)

    # Paragraphs

    def begin(self, kind: str = "") -> Prose:
        """Begin a paragraph; one without a word is used again."""
        kind = kind or self.kinds[-1]
        last = self.done[-1] if self.done else None
        if last is not None and not last.chars and not last.notes and last.kind != "note":
            last.kind, last.caption = kind, False
        else:
            self.done.append(last := Prose(kind))
        last.cell = self.cell if kind == "cell" else None
        return last

    def next_cell(self, *, row: bool = False, columns: int = 1) -> None:
        """Pass on in the row of a table, or to the next row."""
        table, at, column = self.cell
        self.cell = (table, at + 1, 0) if row else (table, at, column + columns)

    def body(self, start: int, end: int) -> None:
        """Read a stretch of paragraphs; what is nested deeper than any text is left out."""
        if self.depth > _DEEPEST:
            return
        self.depth += 1
        prose = self.begin()
        at = start
        while at < end:
            at, prose = self._piece(at, end, prose)
        self.depth -= 1

    def inline(self, start: int, end: int, prose: Prose) -> None:
        """Read a stretch into one paragraph."""
        if self.depth > _DEEPEST:
            return
        self.depth += 1
        at = start
        while at < end:
            at, _ = self._piece(at, end, prose, inside=True)
        self.depth -= 1

    def _piece(self, at: int, end: int, prose: Prose, *, inside: bool = False) -> tuple[int, Prose]:
        if plain := _PLAIN.match(self.text, at, end):
            prose.add_words(plain[0], at)
            return plain.end(), prose
        char = self.text[at]
        if not inside and char in "\n \t" and (ended := BREAK.match(self.text, at, end)):
            return ended.end(), self.begin()
        if char == "\\":
            return self._command(at, end, prose, inside=inside)
        if char == "$":
            return self._maths(at, end, prose), prose
        if char in "{}":
            return at + 1, prose
        if char == "&" and not inside and self.kinds[-1] == "cell":
            self.next_cell()
            return at + 1, self.begin("cell")
        if char == "~":
            prose.put("\u00a0", at)
            return at + 1, prose
        for signs, sign in _CHARS:
            if self.text.startswith(signs, at):
                prose.put(sign, at)
                return at + len(signs), prose
        prose.add(char, at)
        return at + 1, prose

    def _maths(self, at: int, end: int, prose: Prose) -> int:
        sign = "$$" if self.text.startswith("$$", at) else "$"
        begin = at + len(sign)
        closing = begin
        while closing < end and not self.text.startswith(sign, closing):
            closing += 2 if self.text[closing] == "\\" else 1
        put_maths(prose, self.text[begin : min(closing, end)], begin)
        return closing + len(sign)

    # Commands

    def _command(self, at: int, end: int, prose: Prose, *, inside: bool) -> tuple[int, Prose]:
        if begun := _BEGIN.match(self.text, at, end):
            return self._environment(begun, end, prose, inside=inside)
        found = _COMMAND.match(self.text, at, end)
        if found is None:
            return at + 1, prose
        name = found[1] or found[2]
        if name in ("(", "["):
            closing = self.text.find("\\" + {"(": ")", "[": "]"}[name], found.end(), end)
            closing = end if closing < 0 else closing
            put_maths(prose, self.text[found.end() : closing], found.end())
            return closing + 2, prose
        if name == "\\" and self.kinds[-1] == "cell" and not inside:
            self.next_cell(row=True)
            return found.end(), self.begin("cell")
        if name == "par" and not inside:
            return found.end(), self.begin()
        if name == "item":
            _, beyond = arguments(self.text, found.end(), end, braces=0)
            return beyond, prose if inside else self.begin("item")
        if name in self.data.accents and (
            done := put_accented(self.data, name, self.text, found.end(), end, prose)
        ):
            return done, prose
        if name == "verb":
            closing = self.text.find(self.text[found.end() : found.end() + 1], found.end() + 1)
            return (closing + 1 if 0 <= closing < end else found.end()), prose
        return self._named(name, found, end, prose, inside=inside)

    def _named(
        self, name: str, found: re.Match[str], end: int, prose: Prose, *, inside: bool
    ) -> tuple[int, Prose]:
        data = self.data
        if data.is_in(name, "parenthetical", "named", "several"):
            return self.citer.put_cited(name, found, end, prose), prose
        if name in data.printed:
            return self._printed(name, found, end, prose), prose
        given, beyond = arguments(self.text, found.end(), end)
        braced = [each for each in given if not each.optional]
        if data.is_in(name, "headings") and braced and not inside:
            heading = self.begin("head")
            heading.caption = name.startswith("caption")
            self.inline(braced[-1].start, braced[-1].end, heading)
            return beyond, self.begin()
        if data.is_in(name, "notes") and braced:
            self._note(braced[-1], prose)
        elif data.is_in(name, "quoted", "block_quoted", "quoted_from") and braced:
            put_quoted(self.citer, self.inline, name, given, prose)
        elif data.is_in(name, "bare_numbers", "numbers"):
            put_number(data, name, self.text, braced, prose)
        elif not data.is_in(name, "dropped"):
            if name == "multicolumn" and braced:
                wide = self.text[braced[0].start : braced[0].end]
                self.next_cell(columns=min(int(wide), 99) - 1 if wide.isdecimal() else 0)
            kept = braced[-1:] if data.is_in(name, "last") else braced
            begin = len(prose)
            for each in kept:
                self.inline(each.start, each.end, prose)
            if data.is_in(name, "italic"):
                prose.italic.append((begin, len(prose)))
        return (beyond if given else beyond_blanks(self.text, found.end(), end)), prose

    def _printed(self, name: str, found: re.Match[str], end: int, prose: Prose) -> int:
        prose.put(self.data.printed[name], found.start())
        if found[1] is None:
            if name == "\\":
                _, beyond = arguments(self.text, found.end(), end, braces=0)
                return beyond
            return found.end()
        return (
            found.end() + 2
            if self.text.startswith("{}", found.end())
            else beyond_blanks(self.text, found.end(), end)
        )

    def _note(self, argument: Argument, prose: Prose) -> None:
        prose.close_gap()
        note = Prose("note")
        self.done.append(note)
        prose.notes.append((len(prose), len(self.done) - 1))
        self.inline(argument.start, argument.end, note)

    # Environments

    def _environment(
        self, begun: re.Match[str], end: int, prose: Prose, *, inside: bool
    ) -> tuple[int, Prose]:
        name, data = begun[1], self.data
        closing, beyond = self._end_of(name, begun.end(), end)
        if data.is_in(name, "unread"):
            return beyond, prose
        if data.is_in(name, "mathematics"):
            put_maths(prose, self.text[begun.end() : closing], begun.end())
            return beyond, prose
        kind = "quote" if data.is_in(name, "quotations") else ""
        kind = "cell" if data.is_in(name, "tables") else kind
        start = begun.end()
        given: list[Argument] = []
        if kind or name not in ("document", "abstract"):
            given, start = arguments(self.text, start, closing, braces=2 if kind == "cell" else 1)
        if inside:
            self.inline(start, closing, prose)
            return beyond, prose
        self.kinds.append(kind or self.kinds[-1] if kind != "cell" else "cell")
        around = self.cell
        if kind == "cell":
            self.tables += 1
            self.cell = (self.tables, 0, 0)
        self.begin()
        before = len(self.done)
        self.body(start, closing)
        self.kinds.pop()
        self.cell = around
        if name in ("displayquote", "displaycquote"):
            last = next((p for p in reversed(self.done[before - 1 :]) if p.chars), None)
            if last is not None:
                put_source(self.citer, self.inline, given, last)
        return beyond, self.begin()

    def _end_of(self, name: str, at: int, end: int) -> tuple[int, int]:
        """Return where the inside of an environment ends, and where it itself does."""
        pattern = re.compile(rf"\\(begin|end)\s*\{{{re.escape(name)}\}}")
        depth = 1
        for each in pattern.finditer(self.text, at, end):
            depth += 1 if each[1] == "begin" else -1
            if not depth:
                return each.start(), each.end()
        return end, end


def read_latex(path: Path, text: str, names: Mapping[str, str]) -> Paper:
    """Read a paper in LaTeX; `names` are surnames by the keys of works."""
    given = gathered(path, text)
    made = expanded(given.text)
    plain = made.text.text
    begun = _DOCUMENT.search(plain)
    reader = _Reader(plain, names)
    head = plain[: begun.start()] if begun else ""
    if begun and (title := _TITLE.search(head)):
        reader.body(title.start(), _after_title(reader, title.end(), len(head)))
    start = begun.end() if begun else 0
    ended = plain.find("\\end{document}", start)
    reader.body(start, ended if ended >= 0 else len(plain))
    kept = [key.strip() for each in _NOCITE.findall(plain) for key in each.split(",")]
    paper = Paper(
        path,
        given.source,
        tuple(in_files(each, made.text) for each in whole(reader.done)),
        tuple(name.strip() for each in _RESOURCE.findall(plain) for name in each.split(",")),
        # What is not read in may cite whatever the bibliography has.
        everything="*" in kept or not given.whole,
        kept=frozenset(kept),
        parts=given.parts if len(given.parts) > 1 else (),
    )
    return replace(paper, problems=(*given.problems, *_not_expanded(paper, made)))


def _after_title(reader: _Reader, at: int, end: int) -> int:
    _, beyond = arguments(reader.text, at, end)
    return beyond


def _not_expanded(paper: Paper, made: Expanded) -> Iterator[Problem]:
    """Yield a problem for each command of the paper's own that cannot be written out, once."""
    advice = "write the command that it stands for"
    told = [(n, at, "cites or quotes, and is not expanded") for n, at in made.not_simple]
    told += [(n, at, "stands for itself, and is not expanded") for n, at in made.endless]
    for name, at, said in told:
        yield Problem(Path(paper.file(at)[1]), paper.place(at)[0], f"\\{name} {said}", advice)
