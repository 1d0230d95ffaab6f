"""A TEI file as tokens: words, single spaces and tags of structure, each with its bytes.

Annotations are no tokens, and neither are comments and white space that is layout: two files that
differ in these alone have the same tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import groupby
from typing import Protocol

from corpuskit.tei.align import TAG
from corpuskit.tei.edit import attributes_of
from corpuskit.tei.seal import MACHINE

MARKUP = re.compile(
    rb"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[|\]\]>|<![^>]*>"
    rb"|<[^<>\"']*+(?:\"[^\"]*+\"[^<>\"']*+|'[^']*+'[^<>\"']*+)*+>",
    re.DOTALL,
)
NAME = re.compile(rb"</?([^\s/>]+)")
ID = "xml:id"
END = f"{TAG}/"
_WORD = re.compile(r"&[^;&<\s]+;|\w+|[ \t\r\n]+|[^\w\s]|\s")
_LINE_END = re.compile(rb"[\r\n]")


class Annotates(Protocol):
    """Tell whether an element of the text annotates, from its name and attributes."""

    def __call__(self, tag: str, attributes: Mapping[str, str], *, is_empty: bool) -> bool:
        """Return whether it does."""


@dataclass(frozen=True, slots=True)
class Token:
    """Hold one token: what it is compared by, and its bytes."""

    key: str
    start: int
    end: int

    @property
    def is_tag(self) -> bool:
        """Tell whether it is a tag."""
        return self.key.startswith(TAG)

    @property
    def name(self) -> str:
        """Return the name of a tag's element, with a slash before that of an end tag."""
        return self.key[1:].split("\x1f", 1)[0] if self.is_tag else ""

    @property
    def is_opening(self) -> bool:
        """Tell whether it is a start tag, or an empty one."""
        return self.key.startswith(TAG) and not self.key.startswith(END)


def tokens(data: bytes, annotates: Annotates) -> list[Token]:
    """Return the tokens of a TEI file; `annotates` says which elements of the text are none."""
    found: list[Token] = []
    hidden: list[bool] = []
    in_text = is_begin = False
    at = 0
    for match in MARKUP.finditer(data):
        tag = match[0]
        found += _words(data, *_inside(data, at, match.start(), is_begin, tag.startswith(b"</")))
        at = match.end()
        is_begin = tag[:2] not in (b"</", b"<!", b"<?", b"]]") and not tag.endswith(b"/>")
        if tag[:2] in (b"<!", b"<?", b"]]"):
            continue
        name = NAME.match(tag)
        if name is None:
            continue
        if tag.startswith(b"</"):
            skipped = hidden.pop() if hidden else False
            key = f"{END}{name[1].decode()}"
        else:
            pairs = attributes_of(tag)
            empty = tag.endswith(b"/>") or data.startswith(b"</", at)
            skipped = in_text and annotates(name[1].decode(), pairs, is_empty=empty)
            in_text = in_text or name[1] == b"text"
            if not tag.endswith(b"/>"):
                hidden.append(skipped)
            key = _tag_key(name[1].decode(), pairs)
        if not skipped:
            found.append(Token(key, match.start(), match.end()))
    found += _words(data, at, len(data))
    return list(_without_layout(found))


def _inside(data: bytes, start: int, end: int, is_begin: bool, is_end: bool) -> tuple[int, int]:
    """Leave out line ends, with the white space by them, where an element begins or ends."""
    words = data[start:end]
    lead, tail = len(words) - len(words.lstrip()), len(words.rstrip())
    if is_begin and _LINE_END.search(words[:lead]):
        start += lead
    if is_end and _LINE_END.search(words[tail:]):
        end = max(start, end - len(words) + tail)
    return start, end


def _words(data: bytes, start: int, end: int) -> Iterator[Token]:
    at = start
    for match in _WORD.finditer(data[start:end].decode("utf-8")):
        words = match[0]
        stop = at + len(words.encode())
        key = unescape(words) if words.startswith("&") and len(words) > 1 else words
        yield Token(
            "\n" if re.search("[\r\n]", key) else " " if not key.strip(" \t\r\n") else key, at, stop
        )
        at = stop


def _without_layout(found: Sequence[Token]) -> Iterator[Token]:
    """Leave out white space that is layout: with a line end, beside a tag or the file's edge.

    White space on both sides of an annotation's tag is one; a space in it counts before line ends.
    """
    start = 0
    for is_space, group in groupby(found, lambda token: token.key in (" ", "\n")):
        run = list(group)
        end = start + len(run)
        spaces = [token for token in run if token.key == " "]
        if not is_space or len(spaces) == len(run):
            yield from run
        elif spaces:
            yield spaces[0]
        elif start > 0 and end < len(found) and not (found[start - 1].is_tag or found[end].is_tag):
            yield Token(" ", run[0].start, run[0].end)
        start = end


def _tag_key(name: str, pairs: dict[str, str]) -> str:
    shown = sorted((k, v) for k, v in pairs.items() if k != ID and not is_seal(k, pairs))
    return TAG + "\x1f".join((name, *(f"{k}={v}" for k, v in shown)))


def is_seal(name: str, pairs: Mapping[str, str]) -> bool:
    """Tell whether an attribute is the seal of the machine's change, which every run makes anew."""
    return name == "n" and pairs.get("who") == f"#{MACHINE}"
