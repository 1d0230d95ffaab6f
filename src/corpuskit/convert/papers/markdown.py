"""Papers in Markdown with the citations of pandoc.

Only what changes the prose is read: headings, lists, quotations, emphasis, links, code, notes and
citations. https://pandoc.org/MANUAL.html, «Pandoc's Markdown» and «Citation syntax».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpuskit.convert.papers.locators import locator_in
from corpuskit.convert.papers.paper import Cite, Paper, Prose, surname_for, whole

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_BIBLIOGRAPHY = re.compile(
    r"^bibliography:[ \t]*(?P<one>[^\n\[]*)(?P<more>(?:\n[ \t]*-[^\n]+)*)", re.MULTILINE
)
_VERB = re.compile(r"\s+[a-z]")
_NOCITE = re.compile(r"^nocite:.*?@\*", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"[ \t]{0,60}(?:[-+*]|\(?(?:\d{1,3}|[a-zA-Z])[.)]|\(@\w*\))[ \t]+")
_QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
_NOTE = re.compile(r"[ ]{0,3}\[\^([^\]\s]+)\]:[ \t]*")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\]^@][^\]]*\]:[ \t]+\S+.*$")
_INDENT = re.compile(r"(?: {4}|\t| {2,3}(?=\S))")
_TABLE = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_TABLE_RULE = re.compile(r"[ \t:|+=-]+$")
_KEY = re.compile(r"(?<![\w@])(-?)@(?:\{([^}\s]+)\}|([\w](?:[\w]|[:.#$%&+?<>~/-](?=\w))*))")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_MATH = re.compile(r"\$(?=\S)([^$\n]+?)(?<=\S)\$(?!\d)")
_EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)")
_ATTRIBUTES = re.compile(r"\{[#.][^}\n]*\}|\{=\w+\}")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
_TARGET = re.compile(r"\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)|\[[^\]]*\]")
_MARK = re.compile(r"\[\^([^\]\s]+)\]")


_LONGEST_BRACKET = 3000
# What holds no sign of markup and none of a citation.
_PLAIN = re.compile(r"[^\s\\`$<{^!\[\]*_@-]+")


@dataclass(frozen=True, slots=True)
class _Line:
    """Hold a stretch of one line with its offset in the file."""

    text: str
    at: int


@dataclass
class _Reader:
    names: Mapping[str, str]
    done: list[Prose] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    definitions: dict[str, list[_Line]] = field(default_factory=dict)
    marks: list[tuple[Prose, int, str]] = field(default_factory=list)

    def block(self, kind: str, lines: list[_Line], label: str = "") -> Prose:
        """Read the lines of one paragraph."""
        prose = Prose(kind, label)
        self.done.append(prose)
        text = "\n".join(line.text for line in lines)
        at: list[int] = []
        for line in lines:
            at.extend(range(line.at, line.at + len(line.text) + 1))
        _Inline(self, prose, text, at).read(0, len(text))
        return prose

    def note(self, prose: Prose, text_lines: list[_Line], label: str) -> None:
        """Read a note that stands at the end of what was read of a paragraph."""
        made = self.block("note", text_lines, label)
        prose.notes.append((len(prose), self.done.index(made)))


@dataclass
class _Inline:
    reader: _Reader
    prose: Prose
    text: str
    at: list[int]

    def read(self, start: int, end: int) -> None:
        """Read a stretch: markup goes, citations and notes are kept with their places."""
        place = start
        opened: list[tuple[str, int]] = []
        while place < end:
            place = self._step(place, end, opened)

    def _step(self, place: int, end: int, opened: list[tuple[str, int]]) -> int:
        if plain := _PLAIN.match(self.text, place, end):
            self.prose.add_words(plain[0], self.at[place])
            return plain.end()
        char = self.text[place]
        reading = _READERS.get(char)
        if reading is not None:
            beyond = reading(self, place, end)
            if beyond > place:
                return beyond
        if char in "*_" and (emphasis := _EMPHASIS.match(self.text, place)):
            self._emphasis(emphasis[0], opened)
            return emphasis.end()
        if (char in "@-") and (key := _KEY.match(self.text, place)) and key.end() <= end:
            return self._narrative(key, end)
        self.prose.add(char, self.at[place])
        return place + 1

    def _emphasis(self, sign: str, opened: list[tuple[str, int]]) -> None:
        if opened and opened[-1][0] == sign:
            _, start = opened.pop()
            if len(sign) == 1 and start < len(self.prose):
                self.prose.italic.append((start, len(self.prose)))
        else:
            opened.append((sign, len(self.prose)))

    def _escape(self, place: int, _end: int) -> int:
        if escaped := _ESCAPED.match(self.text, place):
            self.prose.add(escaped[1], self.at[place + 1])
            return escaped.end()
        if self.text.startswith("\\ ", place):
            self.prose.put("\u00a0", self.at[place])
            return place + 2
        return place + 1 if self.text.startswith("\\\n", place) else place

    def _code(self, place: int, end: int) -> int:
        code = _CODE.match(self.text, place, end)
        return code.end() if code else place

    def _maths(self, place: int, end: int) -> int:
        maths = _MATH.match(self.text, place, end)
        if not maths:
            return place
        from corpuskit.convert.papers.maths import put_maths

        put_maths(self.prose, maths[1], self.at[maths.start(1)])
        return maths.end()

    def _angle(self, place: int, end: int) -> int:
        for pattern in (_COMMENT, _AUTOLINK, _TAG):
            if found := pattern.match(self.text, place, end):
                return found.end()
        return place

    def _brace(self, place: int, end: int) -> int:
        found = _ATTRIBUTES.match(self.text, place, end)
        return found.end() if found else place

    def _hat(self, place: int, end: int) -> int:
        if not self.text.startswith("^[", place):
            return place
        closing = self._closing(place + 1, end)
        if closing is None:
            return place
        inner = [_Line(self.text[place + 2 : closing], self.at[place + 2])]
        self.prose.close_gap()
        self.reader.note(self.prose, inner, "")
        return closing + 1

    def _picture(self, place: int, end: int) -> int:
        if not self.text.startswith("![", place):
            return place
        closing = self._closing(place + 1, end)
        if closing is None:
            return place
        target = _TARGET.match(self.text, closing + 1, end)
        return target.end() if target else closing + 1

    def _bracket(self, place: int, end: int) -> int:
        if mark := _MARK.match(self.text, place, end):
            self.prose.close_gap()
            self.reader.marks.append((self.prose, len(self.prose), mark[1]))
            return mark.end()
        closing = self._closing(place, end)
        if closing is None:
            return place
        inner = self.text[place + 1 : closing]
        if _KEY.search(inner):
            self._cited(place + 1, closing)
            return closing + 1
        target = _TARGET.match(self.text, closing + 1, end)
        attributes = _ATTRIBUTES.match(self.text, closing + 1, end)
        if target or attributes:
            self.read(place + 1, closing)
            return (target or attributes).end()  # type: ignore[union-attr]
        return place

    def _closing(self, place: int, end: int) -> int | None:
        depth = 0
        for at in range(place, min(end, place + _LONGEST_BRACKET)):
            if self.text[at] == "[":
                depth += 1
            elif self.text[at] == "]":
                depth -= 1
                if not depth:
                    return at
        return None

    def _cited(self, start: int, end: int) -> None:
        """Read «see @a, pp. 3-4; @b» between brackets."""
        first = _KEY.search(self.text, start, end)
        # «It fell. [@a] counts 44» would be one sentence without a word for the citation.
        verb = first and len(self.prose) and _VERB.match(self.text, end + 1)
        subject = bool(verb) and self.prose.begins_sentence()
        if not subject:
            self.prose.close_gap()
        at = start
        for part in self.text[start:end].split(";"):
            key = _KEY.search(part)
            if key:
                begin = at + key.start()
                behind = part[key.end() :]
                before = part[: key.start()]
                self._cite(key, begin, at + key.end(), locator_in(behind), before, subject)
            at += len(part) + 1
        if first and subject:
            name = surname_for(first[2] or first[3], self.reader.names)
            self.prose.put_name(name, self.at[first.start()])

    def _cite(
        self,
        key: re.Match[str],
        start: int,
        end: int,
        locator: str,
        prefix: str,
        named: bool = False,
    ) -> None:
        self.prose.cites.append(
            Cite(
                key[2] or key[3],
                len(self.prose),
                self.at[start],
                self.at[end - 1] + 1,
                locator,
                " ".join(prefix.split()).strip(" ,-"),
                named,
            )
        )

    def _narrative(self, key: re.Match[str], end: int) -> int:
        """Read «@a [p. 3] says»: the name of the author is part of the sentence."""
        beyond, locator = key.end(), ""
        bracket = re.compile(r"\s?\[").match(self.text, beyond, end)
        if bracket:
            closing = self._closing(bracket.end() - 1, end)
            inner = self.text[bracket.end() : closing] if closing else ""
            if closing and not _KEY.search(inner) and not inner.startswith("^"):
                locator, beyond = locator_in(f", {inner}"), closing + 1
        name = surname_for(key[2] or key[3], self.reader.names)
        self._cite(key, key.start(), key.end(), locator, "", named=True)
        if not key[1]:
            self.prose.put_name(name, self.at[key.start()])
        return beyond


_READERS = {
    "\\": _Inline._escape,
    "`": _Inline._code,
    "$": _Inline._maths,
    "<": _Inline._angle,
    "{": _Inline._brace,
    "^": _Inline._hat,
    "!": _Inline._picture,
    "[": _Inline._bracket,
}


def read_markdown(path: Path, text: str, names: Mapping[str, str]) -> Paper:
    """Read a paper in Markdown; `names` are surnames by the keys of works."""
    front = _FRONT.match(text)
    head = front[1] if front else ""
    reader = _Reader(names)
    lines = list(_lines(text, front.end() if front else 0))
    lines = _without_definitions(reader, lines)
    for kind, block in _blocks(lines):
        reader.block(kind, block)
    _join_notes(reader)
    return Paper(
        path,
        text,
        whole(reader.done),
        tuple(_bibliographies(head)),
        everything=bool(_NOCITE.search(head)),
    )


def _lines(text: str, start: int) -> Iterator[_Line]:
    """Yield the lines behind the front matter, those of code and comments left out."""
    fence = ""
    at = start
    blank = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for line in blank[start:].split("\n"):
        found = _FENCE.match(line)
        if fence:
            if found and found[1].startswith(fence):
                fence = ""
        elif found:
            fence = found[1]
        else:
            yield _Line(line.rstrip("\r"), at)
        at += len(line) + 1


def _without_definitions(reader: _Reader, lines: list[_Line]) -> list[_Line]:
    """Take out the notes that are defined on lines of their own."""
    kept: list[_Line] = []
    label, blank = "", False
    for line in lines:
        begun = _NOTE.match(line.text)
        indented = _INDENT.match(line.text)
        if begun:
            label, blank = begun[1], False
            rest = line.text[begun.end() :]
            reader.definitions.setdefault(label, []).append(_Line(rest, line.at + begun.end()))
        elif label and not line.text.strip():
            blank = True
        elif label and (indented or not blank):
            begin = indented.end() if indented else 0
            reader.definitions[label].append(_Line(line.text[begin:], line.at + begin))
        else:
            if label and blank:
                kept.append(_Line("", line.at))
            label, blank = "", False
            if not _DEFINITION.match(line.text):
                kept.append(line)
    return kept


def _blocks(lines: list[_Line]) -> Iterator[tuple[str, list[_Line]]]:
    """Yield the paragraphs with the element that each becomes."""
    kind, block = "p", list[_Line]()
    for line in lines:
        if block and kind == "p" and len(block) == 1 and _UNDERLINE.match(line.text):
            yield "head", block
            block = []
            continue
        begun = _begins(line)
        ends = not line.text.strip() or _RULE.match(line.text)
        if ends or begun is not None:
            if block and not (begun and begun[0] == kind == "quote"):
                yield kind, block
                block = []
            if ends:
                if block:
                    yield kind, block
                    block = []
                kind = "p"
                continue
        if begun is None:
            block.append(_stripped(line))
            continue
        kind = begun[0]
        if kind == "cell":
            for cell in _cells(line):
                yield kind, [cell]
            kind = "p"
        elif kind == "head":
            yield kind, [begun[1]]
            kind = "p"
        else:
            block.append(begun[1])
    if block:
        yield kind, block


def _begins(line: _Line) -> tuple[str, _Line] | None:
    for kind, pattern in (("head", _HEADING), ("quote", _QUOTE), ("item", _ITEM)):
        if found := pattern.match(line.text):
            text = line.text[found.end() :]
            return kind, _Line(text.rstrip("# ") if kind == "head" else text, line.at + found.end())
    if _TABLE.match(line.text):
        return "cell", line
    return None


def _cells(line: _Line) -> Iterator[_Line]:
    if _TABLE_RULE.match(line.text):
        return
    at = line.at
    for part in line.text.split("|"):
        if part.strip():
            yield _Line(part, at)
        at += len(part) + 1


def _stripped(line: _Line) -> _Line:
    quote = _QUOTE.match(line.text)
    begin = quote.end() if quote else 0
    return _Line(line.text[begin:], line.at + begin)


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
