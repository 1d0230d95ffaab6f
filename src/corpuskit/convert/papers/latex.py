r"""Papers in LaTeX, with the citation commands of biblatex, natbib and LaTeX itself.

Nothing is executed: commands that are known do to the prose what they do in print, of others the
text of the arguments stays. What a paper defines by \newcommand without arguments is put in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpuskit.convert.papers.latex_words import Words, words
from corpuskit.convert.papers.locators import locator_in
from corpuskit.convert.papers.maths import put_maths
from corpuskit.convert.papers.paper import Cite, Paper, Prose, surname_for, whole
from corpuskit.core.errors import Problem

_COMMAND = re.compile(r"\\([A-Za-z@]+)\*?|\\(.)", re.DOTALL)
_BEGIN = re.compile(r"\\begin\s*\{([^{}]*)\}")
_BLANK = re.compile(r"\s*")
_BREAK = re.compile(r"[ \t]*\n[ \t]*\n\s*")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*(?:\n(?![ \t]*\n)[ \t]*)?")
_DOCUMENT = re.compile(r"\\begin\s*\{document\}")
_DEFINED = re.compile(
    r"\\(?:new|renew|provide)command\*?\s*\{?\\([A-Za-z]+)\}?"
    r"\s*\{([^{}\\]*(?:\\[ ,;&%$][^{}\\]*)*)\}"
)
_RESOURCE = re.compile(r"\\(?:addbibresource(?:\[[^\]]*\])?|bibliography)\s*\{([^{}]+)\}")
_OWN = re.compile(
    r"\\(?:(?:new|renew|provide)command\*?|def)\s*\{?\\([A-Za-z]+)\}?"
    r"(?:\s*\[[^\]\n]{0,40}\]){0,2}(?:#\d){0,9}\s*\{([^\n]{0,300})"
)
_CITES = re.compile(r"\\[a-z]*(?:cite|quote)[a-z]*")
_VERB = re.compile(r"\s+[a-z]")
_TITLE = re.compile(r"\\title\b")
_INPUT = re.compile(r"\\(?:input|include|subfile)\s*\{([^{}]+)\}")
_NOCITE = re.compile(r"\\nocite\s*\{([^{}]*)\}")
_CHARS = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("`", "‘"), ("'", "’"))
_PLAIN = re.compile(r"[^\s\\${}&~`'%-]+")
_DEEPEST = 40
_LONGEST_ARGUMENT = 20_000


@dataclass(frozen=True, slots=True)
class _Argument:
    """Hold an argument of a command: its bounds without the brackets around it."""

    start: int
    end: int
    optional: bool = False


@dataclass
class _Reader:
    text: str
    names: Mapping[str, str]
    data: Words = field(default_factory=words)
    done: list[Prose] = field(default_factory=list)
    defined: dict[str, str] = field(default_factory=dict)
    kinds: list[str] = field(default_factory=lambda: ["p"])
    depth: int = 0

    # Paragraphs

    def begin(self, kind: str = "") -> Prose:
        """Begin a paragraph; one without a word is used again."""
        kind = kind or self.kinds[-1]
        last = self.done[-1] if self.done else None
        if last is not None and not last.chars and not last.notes and last.kind != "note":
            last.kind = kind
            return last
        self.done.append(Prose(kind))
        return self.done[-1]

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
        if not inside and char in "\n \t" and (ended := _BREAK.match(self.text, at, end)):
            return ended.end(), self.begin()
        if char == "\\":
            return self._command(at, end, prose, inside=inside)
        if char == "$":
            return self._maths(at, end, prose), prose
        if char in "{}":
            return at + 1, prose
        if char == "&" and not inside and self.kinds[-1] == "cell":
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
            return found.end(), self.begin("cell")
        if name == "par" and not inside:
            return found.end(), self.begin()
        if name == "item":
            _, beyond = self._arguments(found.end(), end, braces=0)
            return beyond, prose if inside else self.begin("item")
        if name in self.data.accents and (done := self._accent(name, found.end(), end, prose)):
            return done, prose
        if name == "verb":
            closing = self.text.find(self.text[found.end() : found.end() + 1], found.end() + 1)
            return (closing + 1 if 0 <= closing < end else found.end()), prose
        return self._named(name, found, end, prose, inside=inside)

    def _named(
        self, name: str, found: re.Match[str], end: int, prose: Prose, *, inside: bool
    ) -> tuple[int, Prose]:
        data, at = self.data, found.start()
        if data.is_in(name, "parenthetical", "named", "several"):
            return self._cited(name, found, end, prose), prose
        if name in data.printed:
            return self._printed(name, found, end, prose), prose
        if name in self.defined:
            self._expanded(name, at, prose)
            return self._spaces(found.end(), end), prose
        arguments, beyond = self._arguments(found.end(), end)
        braced = [each for each in arguments if not each.optional]
        if data.is_in(name, "headings") and braced and not inside:
            heading = self.begin("head")
            self.inline(braced[-1].start, braced[-1].end, heading)
            return beyond, self.begin()
        if data.is_in(name, "notes") and braced:
            self._note(braced[-1], prose)
        elif data.is_in(name, "quoted", "block_quoted", "quoted_from") and braced:
            self._quoted(name, arguments, braced, prose)
        elif name in (
            "num",
            "SI",
            "qty",
            "numrange",
            "SIrange",
            "qtyrange",
            "numlist",
            "si",
            "unit",
        ):
            self._number(name, braced, prose)
        elif not data.is_in(name, "dropped"):
            kept = braced[-1:] if data.is_in(name, "last") else braced
            begin = len(prose)
            for each in kept:
                self.inline(each.start, each.end, prose)
            if data.is_in(name, "italic"):
                prose.italic.append((begin, len(prose)))
        return (beyond if arguments else self._spaces(found.end(), end)), prose

    def _spaces(self, at: int, end: int) -> int:
        """Pass the blanks that a command without arguments swallows, but no end of paragraph."""
        if _BREAK.match(self.text, at, end):
            return at
        blank = _BLANK.match(self.text, at, end)
        return blank.end() if blank else at

    def _printed(self, name: str, found: re.Match[str], end: int, prose: Prose) -> int:
        prose.put(self.data.printed[name], found.start())
        if found[1] is None:
            if name == "\\":
                _, beyond = self._arguments(found.end(), end, braces=0)
                return beyond
            return found.end()
        return (
            found.end() + 2
            if self.text.startswith("{}", found.end())
            else self._spaces(found.end(), end)
        )

    def _expanded(self, name: str, at: int, prose: Prose) -> None:
        # Its own commands are not expanded, so that none can call itself.
        inner = _Reader(self.defined[name], self.names, self.data)
        inner.inline(0, len(inner.text), made := Prose())
        prose.put("".join(made.chars), at)

    def _accent(self, name: str, at: int, end: int, prose: Prose) -> int | None:
        letter = re.compile(r"\s*\{?\\?([^\W\d_])\}?").match(self.text, at, end)
        if letter is None or (name.isalpha() and not re.match(r"[\s{\\]", self.text[at : at + 1])):
            return None
        plain = {"ı": "i", "ȷ": "j"}.get(letter[1], letter[1])
        prose.put(unicodedata.normalize("NFC", plain + self.data.accents[name]), at - 2)
        return letter.end()

    def _arguments(
        self, at: int, end: int, *, braces: int = 9, rounds: bool = False
    ) -> tuple[list[_Argument], int]:
        """Return the arguments that follow a command, and where they end."""
        found: list[_Argument] = []
        while at < end:
            begin = self._spaces(at, end)
            sign = self.text[begin : begin + 1]
            if sign == "[" or (sign == "(" and rounds):
                closing = self._closing(begin, end, sign)
            elif sign == "{" and braces:
                closing, braces = self._closing(begin, end, sign), braces - 1
            else:
                break
            if closing is None or (sign == "[" and begin != at and not braces):
                break
            found.append(_Argument(begin + 1, closing, sign != "{"))
            at = closing + 1
        return found, at

    def _closing(self, at: int, end: int, sign: str) -> int | None:
        """Return the place of the bracket that closes the one at a place."""
        closes = {"[": "]", "{": "}", "(": ")"}[sign]
        depth = 0
        end = min(end, at + _LONGEST_ARGUMENT)
        while at < end:
            char = self.text[at]
            if char == "\\":
                at += 2
                continue
            if char == "{" and sign != "{":
                inner = self._closing(at, end, "{")
                at = end if inner is None else inner + 1
                continue
            depth += (char == sign) - (char == closes)
            if not depth:
                return at
            at += 1
        return None

    def _note(self, argument: _Argument, prose: Prose) -> None:
        prose.close_gap()
        note = Prose("note")
        self.done.append(note)
        prose.notes.append((len(prose), len(self.done) - 1))
        self.inline(argument.start, argument.end, note)

    def _quoted(
        self, name: str, arguments: list[_Argument], braced: list[_Argument], prose: Prose
    ) -> None:
        prose.put("“", braced[-1].start)
        self.inline(braced[-1].start, braced[-1].end, prose)
        prose.put("”", braced[-1].end)
        optional = [self.text[a.start : a.end] for a in arguments if a.optional]
        if self.data.is_in(name, "quoted_from") and len(braced) > 1:
            self._keys(braced[-2], optional, prose)
        else:
            for each in arguments:
                if each.optional:
                    # The citation of \textquote stands in brackets, as a command.
                    prose_of_cite = Prose()
                    self.inline(each.start, each.end, prose_of_cite)
                    prose.cites += [replace(c, offset=len(prose)) for c in prose_of_cite.cites]

    def _number(self, name: str, braced: list[_Argument], prose: Prose) -> None:
        units = 0 if name in ("num", "numrange", "numlist") else 1
        figures = braced[:-1] if units and len(braced) > 1 else braced if not units else []
        for number, each in enumerate(figures):
            if number:
                prose.put(" to ", each.start)
            text = self.text[each.start : each.end]
            grouped = re.fullmatch(r"\s*(-?)(\d{5,})((?:[.,]\d+)?)\s*", text)
            if grouped:
                # As it is printed: an ungrouped run of digits could be a number of something else.
                whole_part = f"{int(grouped[2]):,}".replace(",", "\u00a0")
                prose.put(grouped[1] + whole_part + grouped[3], each.start)
            else:
                prose.add(text.strip().replace("e", "e"), each.start)
        if units and braced:
            self._unit(braced[-1], prose, spaced=len(braced) > 1)

    def _unit(self, argument: _Argument, prose: Prose, *, spaced: bool) -> None:
        text = self.text[argument.start : argument.end]
        shown = re.sub(r"\\([A-Za-z]+)", lambda m: self.data.units.get(m[1], ""), text)
        shown = re.sub(r"[\\{}~]", "", shown).strip()
        if shown:
            prose.put(("\u00a0" if spaced and shown != "%" else "") + shown, argument.start)

    # Citations

    def _cited(self, name: str, found: re.Match[str], end: int, prose: Prose) -> int:
        several = self.data.is_in(name, "several")
        arguments, beyond = self._arguments(
            found.end(), end, braces=9 if several else 1, rounds=several
        )
        optional: list[str] = []
        begun = False
        # «It fell. \cite{a} counts 44» would be one sentence without a word for the citation.
        subject = len(prose) and _VERB.match(self.text, beyond) and prose.begins_sentence()
        named = self.data.is_in(name, "named") or bool(arguments and subject)
        if not named:
            prose.close_gap()
        for each in arguments:
            if each.optional:
                if self.text[each.start - 1] == "[":
                    optional.append(self.text[each.start : each.end])
                continue
            if named and begun:
                prose.put(" and ", found.start())
            self._keys(each, optional, prose, named=named, command=found)
            optional, begun = [], True
        return beyond if arguments else found.end()

    def _keys(
        self,
        argument: _Argument,
        optional: list[str],
        prose: Prose,
        *,
        named: bool = False,
        command: re.Match[str] | None = None,
    ) -> None:
        behind = optional[-1] if optional else ""
        prefix = optional[0] if len(optional) > 1 else ""
        at = argument.start
        keys = self.text[argument.start : argument.end].split(",")
        for number, part in enumerate(keys):
            key = part.strip()
            start = at + len(part) - len(part.lstrip())
            at += len(part) + 1
            if not key:
                continue
            last = number == len(keys) - 1
            locator = locator_in(f", {_plain(behind)}") if last else ""
            cite = Cite(
                key, len(prose), start, start + len(key), locator, _plain(prefix), named=named
            )
            prose.cites.append(cite)
            if named:
                if number:
                    prose.put(" and ", start)
                prose.put_name(surname_for(key, self.names), command.start() if command else start)

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
        arguments: list[_Argument] = []
        if kind or name not in ("document", "abstract"):
            arguments, start = self._arguments(start, closing, braces=2 if kind == "cell" else 1)
        if inside:
            self.inline(start, closing, prose)
            return beyond, prose
        self.kinds.append(kind or self.kinds[-1] if kind != "cell" else "cell")
        self.begin()
        before = len(self.done)
        self.body(start, closing)
        self.kinds.pop()
        if name in ("displayquote", "displaycquote"):
            self._source_of(arguments, before)
        return beyond, self.begin()

    def _source_of(self, arguments: list[_Argument], before: int) -> None:
        """Let the citation of a displayed quotation stand at its end."""
        prose = next((p for p in reversed(self.done[before - 1 :]) if p.chars), None)
        if prose is None:
            return
        optional = [self.text[a.start : a.end] for a in arguments if a.optional]
        for each in arguments:
            inner = self.text[each.start : each.end]
            if each.optional and "\\" in inner:
                self.inline(each.start, each.end, made := Prose())
                prose.cites += [replace(cite, offset=len(prose)) for cite in made.cites]
            elif not each.optional:
                self._keys(each, optional, prose)

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
    plain = _COMMENT.sub(lambda found: " " * len(found[0]), text)
    begun = _DOCUMENT.search(plain)
    reader = _Reader(plain, names)
    head = plain[: begun.start()] if begun else ""
    for defined in _DEFINED.finditer(plain):
        reader.defined[defined[1]] = defined[2]
    if begun and (title := _TITLE.search(head)):
        reader.body(title.start(), _after_title(reader, title.end(), len(head)))
    start = begun.end() if begun else 0
    ended = plain.find("\\end{document}", start)
    reader.body(start, ended if ended >= 0 else len(plain))
    return Paper(
        path,
        text,
        whole(reader.done),
        tuple(name.strip() for each in _RESOURCE.findall(plain) for name in each.split(",")),
        problems=(*_not_followed(path, plain), *_not_expanded(path, plain)),
        # What is not followed may cite whatever the bibliography has.
        everything=any(each.strip() == "*" for each in _NOCITE.findall(plain))
        or _INPUT.search(plain) is not None,
        kept=frozenset(k.strip() for each in _NOCITE.findall(plain) for k in each.split(",")),
    )


def _after_title(reader: _Reader, at: int, end: int) -> int:
    _, beyond = reader._arguments(at, end)
    return beyond


def _not_followed(path: Path, text: str) -> Iterator[Problem]:
    files = dict.fromkeys(found[1] for found in _INPUT.finditer(text))
    if files:
        first = _INPUT.search(text)
        line = text.count("\n", 0, first.start()) + 1 if first else 0
        names = ", ".join(files)
        yield Problem(
            path, line, f"reads {names}, which is not followed", "give it beside this one"
        )


def _not_expanded(path: Path, text: str) -> Iterator[Problem]:
    """Yield a problem for each command of the paper's own that cites or quotes, once."""
    told: set[str] = set()
    for found in _OWN.finditer(text):
        if found[1] not in told and _CITES.search(found[2]):
            told.add(found[1])
            line = text.count("\n", 0, found.start()) + 1
            said = f"\\{found[1]} cites or quotes, and is not expanded"
            yield Problem(path, line, said, "write the command that it stands for")


def _plain(text: str) -> str:
    """Return the words of a short argument without commands."""
    text = re.sub(r"\\[A-Za-z]+\*?|[{}]", "", text.replace("~", " ").replace("\\,", " "))
    return " ".join(text.split())
