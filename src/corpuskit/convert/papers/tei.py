"""Papers in TEI: their blocks as claims are read from any TEI file, with places in that file.

A citation is a `ref` or `ptr` whose target is a key («#okoro1999», «refs.bib#okoro1999»); the words
of notes are read as those of other papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from corpuskit.convert.papers.locators import locator_in
from corpuskit.convert.papers.paper import Cite, Paper, Paragraph
from corpuskit.tei.blocks import Block, blocks, position_of
from corpuskit.tei.document import Document, load

_KEY = re.compile(r"(?:[^\s#]*\.bib)?#(\S+)")
_WORD = re.compile(r"\S+\s?")
_KINDS = frozenset({"head", "item", "note", "quote", "cell"})


def read_tei(path: Path) -> Paper:
    """Read a paper in TEI; raises InputError where it is no XML."""
    document = load(path)
    text = document.data.decode("utf-8", "replace")
    starts = _line_starts(text)
    found = blocks(document)
    hosted: dict[int, list[tuple[int, int]]] = {}
    for block in found:
        if block.host is not None:
            hosted.setdefault(block.host[0], []).append((block.host[1], block.index))
    paragraphs = tuple(
        _paragraph(document, block, starts, tuple(hosted.get(block.index, ()))) for block in found
    )
    keyed = any(paragraph.cites for paragraph in paragraphs)
    return Paper(path, text, paragraphs, problems=document.problems, keyed=keyed)


def _paragraph(
    document: Document, block: Block, starts: list[int], notes: tuple[tuple[int, int], ...]
) -> Paragraph:
    at = tuple(_offsets(document, block, starts))
    return Paragraph(
        kind=block.kind if block.kind in _KINDS else "p",
        chars=block.chars,
        at=at,
        cites=tuple(_cites(block, at)),
        notes=notes,
        label=(block.element.get("n") or "") if block.kind == "note" else "",
        italic=tuple((s.start, s.end) for s in block.spans if s.tag == "hi" and s.end > s.start),
    )


def _offsets(document: Document, block: Block, starts: list[int]) -> Iterator[int]:
    """Yield the place in the file of each character; markup inside of a word is passed over."""
    for word in _WORD.finditer(block.chars):
        line, column = position_of(document, block, word.start())
        begin = starts[min(line, len(starts)) - 1] + column - 1
        yield from range(begin, begin + len(word[0]))


def _cites(block: Block, at: tuple[int, ...]) -> Iterator[Cite]:
    for span in block.spans:
        if span.tag not in ("ref", "ptr"):
            continue
        target = span.element.get("target") or span.element.get("cRef") or ""
        for pointer in target.split():
            key = _KEY.fullmatch(pointer)
            # What begins with a letter and is no file may be an id of the paper itself.
            if key is None or (span.element.get("type") or "bibr") not in ("bibr", "cite"):
                continue
            start = at[min(span.start, len(at) - 1)] if at else 0
            locator = locator_in(f", {block.chars[span.start : span.end].rpartition(',')[2]}")
            locator = span.element.get("n") or locator
            yield Cite(key[1], span.end, start, start + max(1, span.end - span.start), locator)


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]
