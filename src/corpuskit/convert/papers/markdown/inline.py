"""The words of a paragraph in Markdown: markup goes, citations and notes keep their places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from corpuskit.convert.papers.locators import locator_in
from corpuskit.convert.papers.markdown.blocks import Line
from corpuskit.convert.papers.maths import put_maths
from corpuskit.convert.papers.paper import Cite, Prose, surname_for

_VERB = re.compile(r"\s+[a-z]")
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


class Notes(Protocol):
    """Gather the notes of a paper; `names` are surnames by keys, `marks` lead to notes by label."""

    names: Mapping[str, str]
    marks: list[tuple[Prose, int, str]]

    def note(self, prose: Prose, text_lines: list[Line], label: str) -> None:
        """Read a note that stands at the end of what was read of a paragraph."""


@dataclass
class Inline:
    """Read the text of one paragraph; `at` is where in the file each character stands."""

    notes: Notes
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
        inner = [Line(self.text[place + 2 : closing], self.at[place + 2])]
        self.prose.close_gap()
        self.notes.note(self.prose, inner, "")
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
            self.notes.marks.append((self.prose, len(self.prose), mark[1]))
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
            name = surname_for(first[2] or first[3], self.notes.names)
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
        name = surname_for(key[2] or key[3], self.notes.names)
        self._cite(key, key.start(), key.end(), locator, "", named=True)
        if not key[1]:
            self.prose.put_name(name, self.at[key.start()])
        return beyond


_READERS = {
    "\\": Inline._escape,
    "`": Inline._code,
    "$": Inline._maths,
    "<": Inline._angle,
    "{": Inline._brace,
    "^": Inline._hat,
    "!": Inline._picture,
    "[": Inline._bracket,
}
