"""Lines and columns of elements and of single characters in a TEI file.

lxml caps lines at 65535 in places and knows no columns, yet a finding must point at the figure
itself. So a second parser, expat, notes at which byte each node begins and ends; everything
else is worked out from the bytes when somebody asks, which costs nothing until then.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from xml.parsers import expat

from lxml import etree

LINE_END = re.compile(rb"\r\n?|\n")
START_TAG = re.compile(rb"<[^<>\"']*+(?:\"[^\"]*+\"[^<>\"']*+|'[^']*+'[^<>\"']*+)*+>")
TOKEN = re.compile(r"&([^;&<]*+);|<!\[CDATA\[(.*?)\]\]>|\r\n?|[^&<\r]{1,1000}+|.", re.DOTALL)


@dataclass
class NodeOffsets:
    """Hold the byte at which each node inside the root begins and at which its end begins.

    Nodes are elements, comments and processing instructions, in document order. The end is
    the `<` of the end tag; it says nothing about empty elements and the other nodes.
    """

    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))


class OffsetRecorder:
    """Listen to an expat parser and note the offsets of nodes inside the root element."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.offsets = NodeOffsets()
        self._parser = parser
        self._open: list[int] = []
        parser.ordered_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CommentHandler = self._comment
        parser.ProcessingInstructionHandler = self._instruction

    def _start(self, _name: str, _attributes: object) -> None:
        starts = self.offsets.starts
        self._open.append(len(starts))
        starts.append(self._parser.CurrentByteIndex)
        self.offsets.ends.append(0)

    def _end(self, _name: str) -> None:
        self.offsets.ends[self._open.pop()] = self._parser.CurrentByteIndex

    def _comment(self, _text: str) -> None:
        if self._open:
            self.offsets.starts.append(self._parser.CurrentByteIndex)
            self.offsets.ends.append(self._parser.CurrentByteIndex)

    def _instruction(self, _target: str, _text: str) -> None:
        self._comment(_text)


class Lines:
    """Turn byte offsets of a UTF-8 text into lines and columns, both counted from 1.

    A column counts characters, as editors do, not bytes.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._last = (0, 1)

    @cached_property
    def _starts(self) -> array[int]:
        return array("q", [0, *(match.end() for match in LINE_END.finditer(self._data))])

    def at(self, offset: int) -> tuple[int, int]:
        """Return the line and column of one byte offset."""
        line = bisect_right(self._starts, offset)
        # A whole text may stand on one line: what was counted last is not counted again.
        start, column = self._last if self._last[0] <= offset else (0, 1)
        if start < self._starts[line - 1]:
            start, column = self._starts[line - 1], 1
        column += len(self._data[start:offset].decode("utf-8", "replace"))
        self._last = (offset, column)
        return line, column

    def offset(self, line: int, column: int) -> int:
        """Return the byte that stands at a line and column, or the nearest one that there is."""
        if line > len(self._starts):
            return len(self._data)
        start = self._starts[max(line, 1) - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._data)
        before = self._data[start:end].decode("utf-8", "replace")[: max(column, 1) - 1]
        return start + len(before.encode("utf-8"))


@dataclass(frozen=True, slots=True)
class _Walk:
    """Hold a run of text, and of each token in it what stands before: characters, and bytes.

    Without tokens every character of it is a byte.
    """

    text: str
    counts: array[int]
    starts: array[int]
    bytes: array[int]


class Positions:
    """Find nodes of one parsed document, and characters of their text, in its file.

    `data` is the file as UTF-8 without a byte order mark, `root` the tree parsed from it and
    `entities` the character entities that it declares itself.
    """

    def __init__(
        self,
        data: bytes,
        root: etree._Element,
        offsets: NodeOffsets,
        entities: Mapping[str, str],
    ) -> None:
        self._data = data
        self._root = root
        self._offsets = offsets
        self._entities = entities
        self._lines = Lines(data)
        self._walked = (-1, _Walk("", array("q"), array("q"), array("q")))

    @cached_property
    def _numbers(self) -> dict[etree._Element, int]:
        return {node: number for number, node in enumerate(self._root.iter())}

    def of(self, node: etree._Element) -> tuple[int, int]:
        """Return the line and column of the `<` that a node begins with."""
        return self._lines.at(self.start_tag(node)[0])

    def of_text(self, node: etree._Element, offset: int) -> tuple[int, int]:
        """Return the line and column of a character of `node.text`, by its offset there."""
        return self._lines.at(self.byte_of(node, offset, is_tail=False))

    def of_tail(self, node: etree._Element, offset: int) -> tuple[int, int]:
        """Return the line and column of a character of `node.tail`, by its offset there."""
        return self._lines.at(self.byte_of(node, offset, is_tail=True))

    def at_byte(self, offset: int) -> tuple[int, int]:
        """Return the line and column of a byte of the file's text."""
        return self._lines.at(offset)

    def start_tag(self, node: etree._Element) -> tuple[int, int]:
        """Return the bytes from and to which the start tag of a node reaches."""
        begin = self._offsets.starts[self._numbers[node]]
        return begin, self._after_start(begin)

    def end_tag(self, node: etree._Element) -> tuple[int, int] | None:
        """Return the bytes of the end tag of an element; None of one that is `<empty/>`."""
        number = self._numbers[node]
        begin = self._offsets.starts[number]
        after = self._after_start(begin)
        if not isinstance(node.tag, str) or self._data.endswith(b"/>", begin, after):
            return None
        start = self._offsets.ends[number]
        return start, self._data.index(b">", start) + 1

    def byte_of(self, node: etree._Element, offset: int, *, is_tail: bool) -> int:
        """Return the byte at which a character of `node.text`, or of its tail, stands.

        One past the last character is the byte after it, in front of the next tag.
        """
        return self._walk(self._run(node, is_tail=is_tail), offset)

    def is_in_cdata(self, node: etree._Element, byte: int, *, is_tail: bool) -> bool:
        """Tell whether a byte of a text or tail stands in a CDATA section of it."""
        run = self._data[self._run(node, is_tail=is_tail) : byte]
        return run.rfind(b"<![CDATA[") > run.rfind(b"]]>")

    def _run(self, node: etree._Element, *, is_tail: bool) -> int:
        """Return the byte at which the text or the tail of a node begins."""
        after = self.start_tag(node)[1]
        end = self.end_tag(node) if is_tail else None
        return end[1] if end else after

    def _after_start(self, begin: int) -> int:
        """Return the byte after a start tag, empty element, comment or instruction."""
        for opening, closing in ((b"<!--", b"-->"), (b"<?", b"?>")):
            if self._data.startswith(opening, begin):
                return self._data.index(closing, begin) + len(closing)
        tag = START_TAG.match(self._data, begin)
        return tag.end() if tag else begin

    def _walk(self, begin: int, offset: int) -> int:
        """Return the byte that the character `offset` characters after byte `begin` stands at.

        References count as what they stand for, both characters of a Windows line end as one.
        """
        walk = self._walked[1] if self._walked[0] == begin else self._walk_through(begin)
        if not walk.counts:
            return begin + min(offset, len(walk.text))
        number = max(bisect_right(walk.counts, offset) - 1, 0)
        start = walk.starts[number]
        token = TOKEN.match(walk.text, start)
        if token is None:
            return begin + walk.bytes[-1]
        position = self._inside(token, offset - walk.counts[number])
        return begin + walk.bytes[number] + len(walk.text[start:position].encode("utf-8"))

    def _walk_through(self, begin: int) -> _Walk:
        """Note where the tokens of a run stand; the last run is kept, as others of it follow."""
        stop = self._data.find(b"<", begin)
        while stop >= 0 and self._data.startswith(b"<![CDATA[", stop):
            stop = self._data.find(b"<", self._data.index(b"]]>", stop))
        run = self._data[begin : stop if stop >= 0 else len(self._data)]
        walk = _Walk(run.decode("utf-8"), array("q"), array("q"), array("q"))
        self._walked = (begin, walk)
        if run.isascii() and not (b"&" in run or b"\r" in run or b"<" in run):
            # Every character is a byte.
            return walk
        text = walk.text
        counted = reached = 0
        for token in TOKEN.finditer(text):
            walk.counts.append(counted)
            walk.starts.append(token.start())
            walk.bytes.append(reached)
            counted += self._length(token)
            reached += len(token.group().encode("utf-8"))
        walk.counts.append(counted)
        walk.starts.append(len(text))
        walk.bytes.append(reached)
        return walk

    def _length(self, token: re.Match[str]) -> int:
        """Return how many characters of parsed text one token of the file stands for."""
        if token.group(2) is not None:
            return len(token.group(2).replace("\r\n", "\n"))
        if token.group(1) is not None:
            return len(self._entities.get(token.group(1), " "))
        return 1 if token.group().startswith("\r") else len(token.group())

    @staticmethod
    def _inside(token: re.Match[str], offset: int) -> int:
        """Return where in the text a character inside a token stands."""
        if token.group(2) is not None:
            raw, position = token.group(2), 0
            for _ in range(offset):
                position += 2 if raw.startswith("\r\n", position) else 1
            return token.start(2) + position
        if token.group(1) is not None:
            return token.start()
        return token.start() + offset
