"""One run of text gathered from a TEI element: its characters, its inline elements, its notes.

Editors rewrap text and projects nest it, so white space is folded and only one reading of a
choice is taken; what was folded can be found again in the file.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from corpuskit.tei.names import local

# Start in the run, node, whether its tail is meant, characters of it passed over before.
Piece: TypeAlias = tuple[int, etree._Element, bool, int]
Span: TypeAlias = tuple[etree._Element, str, int, int]

# Text that is not the document's: page furniture, deletions, editors' descriptions.
SKIPPED = frozenset({"teiHeader", "standOff", "facsimile", "sourceDoc", "fw", "del", "figDesc"})
# Blocks that may stand in the middle of a paragraph and do not belong to its sentences.
INSETS = frozenset({"p", "ab", "list", "table", "lg", "l", "div", "head", "item", "floatingText"})
PREFERRED = frozenset({"corr", "reg", "expan", "lem"})
WHITE = " \t\r\n"
WHITE_SPACE = re.compile(r"[ \t\r\n]+")
SPACES = re.compile(r" {2,}")
TO_SPACES = str.maketrans("\t\r\n", "   ")


def tag_of(node: etree._Element) -> str:
    """Return an element's local name; empty for comments and instructions."""
    return local(node.tag) if isinstance(node.tag, str) else ""


def has_own_text(element: etree._Element) -> bool:
    """Tell whether characters stand directly in an element, beside its child elements."""
    if element.text and element.text.strip(WHITE):
        return True
    return any(child.tail and child.tail.strip(WHITE) for child in element)


def holds_insets(element: etree._Element) -> bool:
    """Tell whether a block stands directly in an element."""
    return any(tag_of(c) in INSETS or (_quotes(c) and holds_insets(c)) for c in element)


class Unfolding:
    """Know where the characters of folded text stand in the text as it was.

    `passed` characters at the beginning of the text were left out of the folded text.

    >>> Unfolding("a    b", 0).raw(2)
    5
    """

    def __init__(self, text: str, passed: int) -> None:
        # Where in the folded text each space stands, and where in the text its white space ends.
        self._spaces: array[int] = array("q")
        self._ends: array[int] = array("q", [passed])
        folded = 0
        for match in WHITE_SPACE.finditer(text, passed):
            folded += match.start() - self._ends[-1]
            self._spaces.append(folded)
            self._ends.append(match.end())
            folded += 1

    def raw(self, offset: int) -> int:
        """Return where the character at an offset of the folded text stands."""
        number = bisect_left(self._spaces, offset)
        begun = self._spaces[number - 1] + 1 if number else 0
        return self._ends[number] + offset - begun


def _quotes(element: etree._Element) -> bool:
    return tag_of(element) in {"quote", "q", "said", "cit"}


def _reading(element: etree._Element) -> etree._Element | None:
    """Return the one child of a `choice` or `app` that is read."""
    children = [child for child in element if isinstance(child.tag, str)]
    wanted = (child for child in children if tag_of(child) in PREFERRED)
    return next(wanted, children[0] if children else None)


@dataclass
class Run:
    """Gather the characters of one block, folding white space as they come.

    `notes` and `insets` list what stands in it but is no part of it, with its offset; where
    `joined`, blocks inside are read as part of the run, set apart by spaces.
    """

    joined: bool = False
    parts: list[str] = field(default_factory=list)
    length: int = 0
    spaced: bool = True
    pieces: list[Piece] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    notes: list[tuple[etree._Element, int]] = field(default_factory=list)
    insets: list[tuple[etree._Element, int]] = field(default_factory=list)

    def read(self, element: etree._Element) -> None:
        """Take in the content of an element."""
        if element.text:
            self._add(element.text, element, is_tail=False)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, local(child.tag))
            if child.tail:
                self._add(child.tail, child, is_tail=True)

    def finish(self) -> tuple[str, tuple[Span, ...]]:
        """Return the characters and the spans, without white space at their ends."""
        chars = "".join(self.parts).rstrip(WHITE)
        return chars, tuple(_trimmed(span, chars) for span in self.spans)

    def _child(self, child: etree._Element, tag: str) -> None:
        if tag in SKIPPED:
            return
        if tag == "note":
            self.notes.append((child, self.length))
            self.spans.append((child, tag, self.length, self.length))
        elif tag in INSETS or (_quotes(child) and holds_insets(child)):
            self._inset(child, tag)
        elif tag == "ref" and child.get("type") == "noteMark":
            self.spans.append((child, tag, self.length, self.length))
        elif tag in {"choice", "app"}:
            self._span(child, tag, _reading(child))
        else:
            if tag == "lb" and child.get("break") != "no":
                self._space(child)
            self._span(child, tag, child)

    def _inset(self, child: etree._Element, tag: str) -> None:
        self._space(child)
        if self.joined:
            self._span(child, tag, child)
            self._space(child)
        else:
            self.insets.append((child, self.length))

    def _span(self, element: etree._Element, tag: str, read: etree._Element | None) -> None:
        slot, start = len(self.spans), self.length
        self.spans.append((element, tag, start, start))
        if read is element:
            self.read(element)
        elif read is not None:
            self._span(read, local(str(read.tag)), read)
        self.spans[slot] = (element, tag, start, self.length)

    def _space(self, node: etree._Element) -> None:
        """Separate what stands on the two sides of a block or line break."""
        if not self.spaced:
            self.pieces.append((self.length, node, False, 0))
            self.parts.append(" ")
            self.length += 1
            self.spaced = True

    def _add(self, text: str, node: etree._Element, *, is_tail: bool) -> None:
        folded = text.translate(TO_SPACES) if not text.isprintable() else text
        if "  " in folded:
            folded = SPACES.sub(" ", folded)
        passed = 0
        if self.spaced and folded.startswith(" "):
            folded = folded[1:]
            passed = len(text) - len(text.lstrip(WHITE))
        if folded:
            self.pieces.append((self.length, node, is_tail, passed))
            self.parts.append(folded)
            self.length += len(folded)
            self.spaced = folded.endswith(" ")


def _trimmed(span: Span, chars: str) -> Span:
    element, tag, start, end = span
    start, end = min(start, len(chars)), min(end, len(chars))
    if end > start and (chars[start] == " " or chars[end - 1] == " "):
        while end > start and chars[end - 1] == " ":
            end -= 1
        while start < end and chars[start] == " ":
            start += 1
    return element, tag, start, end
