"""The words of a citation as one line, with the places of its elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from corpuskit.core.passages import Mark
from corpuskit.tei.names import local


@dataclass
class Part:
    """One element of a citation with the characters that it covers."""

    tag: str
    element: etree._Element
    start: int
    end: int = 0
    inside: tuple[str, ...] = ()


@dataclass
class FlatCitation:
    """The words of a citation, white space as one blank, with the places of its elements."""

    chars: str = ""
    parts: list[Part] = field(default_factory=list)

    @classmethod
    def of(cls, bibl: etree._Element) -> FlatCitation:
        """Return the words of a citation without its notes."""
        flat = cls()
        pieces: list[str] = []
        length = 0
        blank = True

        def add(words: str | None) -> None:
            nonlocal length, blank
            text = re.sub(r"\s+", " ", words or "")
            if blank and text.startswith(" "):
                text = text[1:]
            if text:
                pieces.append(text)
                length += len(text)
                blank = text.endswith(" ")

        def walk(element: etree._Element, inside: tuple[str, ...]) -> None:
            add(element.text)
            for child in element:
                if isinstance(child.tag, str) and local(child.tag) != "note":
                    part = Part(local(child.tag), child, length, inside=inside)
                    flat.parts.append(part)
                    walk(child, (*inside, part.tag))
                    part.end = length
                add(child.tail)

        walk(bibl, ())
        flat.chars = "".join(pieces)
        return flat

    def words(self, part: Part) -> str:
        """Return the words of one element."""
        return self.chars[part.start : part.end].strip()

    def having(self, *tags: str) -> Iterator[Part]:
        """Yield the parts of the work itself: what stands in its titles belongs to these."""
        for part in self.parts:
            if part.tag in tags and not {"title", "rs", "persName", "orgName"} & set(part.inside):
                yield part

    def marks(self) -> tuple[Mark, ...]:
        """Return the emphasis, as the grammar of citations takes it."""
        return tuple(
            Mark(
                part.start, part.end, "hi", tuple((str(k), str(v)) for k, v in part.element.items())
            )
            for part in self.parts
            if part.tag == "hi"
        )


def words_of(element: etree._Element) -> str:
    """Return the words of a citation without its notes, white space as one blank."""
    return FlatCitation.of(element).chars.strip()
