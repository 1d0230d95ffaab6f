"""What changed in the text of a document and in the marks on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lxml import etree

from corpuskit.convert.reread import annotates
from corpuskit.core.differences import Change, Matter, Sign
from corpuskit.lint.difference.wording import changed, cut, meaning, named
from corpuskit.tei.align import Alignment, Flat, Hunk, align
from corpuskit.tei.base import Seen
from corpuskit.tei.blocks import Block, blocks
from corpuskit.tei.document import Document
from corpuskit.tei.merge import paired
from corpuskit.tei.names import XML_ID

_WORD = re.compile(r"\w+")
# So many of the words that changed in a paragraph are quoted.
_QUOTED = 3


@dataclass(frozen=True)
class _Text:
    """Hold a document as one text, with the marks on it and where each of them stands."""

    document: Document
    blocks: tuple[Block, ...]
    flat: Flat
    marks: tuple[Seen, ...]
    lines: tuple[int, ...]

    def words(self, mark: Seen) -> str:
        return self.flat.text[mark.start : mark.end]

    def place(self, offset: int) -> str:
        """Name a place as a reader finds it: the note or the paragraph."""
        block = self.blocks[self.flat.place(offset)[0]]
        return _label(self.document, block)


def text_changes(old: Document, new: Document) -> Iterator[Change]:
    """Yield what changed in the words, a paragraph each, and then in the marks on them."""
    before, after = _text(old), _text(new)
    alignment = align(before.flat.blocks, after.flat.blocks)
    yield from _words(before, after, alignment)
    yield from _marks(before, after, alignment)


def _text(document: Document) -> _Text:
    found = blocks(document)
    flat = Flat(tuple(block.chars for block in found))
    marks, lines = [], []
    for block, start in zip(found, flat.starts, strict=True):
        for span in block.spans:
            attributes = _attributes(span.element)
            if annotates(span.tag, attributes, is_empty=span.start == span.end):
                name = span.element.get(XML_ID) or ""
                pairs = tuple(attributes.items())
                seen = Seen(start + span.start, start + span.end, span.tag, pairs, name)
                marks.append(seen)
                lines.append(document.positions.of(span.element)[0])
    return _Text(document, found, flat, tuple(marks), tuple(lines))


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(k).replace(XML_ID, "xml:id"): str(v) for k, v in element.attrib.items()}


def _label(document: Document, block: Block) -> str:
    printed = block.element.get("n")
    if block.kind == "note" and printed:
        return f"note {printed}"
    return f"line {document.positions.of(block.element)[0]}"


def _marks(before: _Text, after: _Text, alignment: Alignment) -> Iterator[Change]:
    carried: list[Seen] = []
    numbers: list[int] = []
    for number, mark in enumerate(before.marks):
        span = alignment.span(mark.start, mark.end)
        if span is not None:
            carried.append(replace(mark, start=span[0], end=span[1]))
            numbers.append(number)
    pairs = {numbers[i]: j for i, j in paired(carried, after.marks).items()}
    places = {numbers[i]: (each.start, each.end) for i, each in enumerate(carried)}
    _by_id(before, after, pairs)
    for i, j in pairs.items():
        yield from _changed(before, after, i, j, places.get(i))
    for i, mark in enumerate(before.marks):
        if i not in pairs:
            what = named(mark.tag, dict(mark.attributes), before.words(mark))
            says = f"{what} is marked no more" if i in places else f"{what} went with its words"
            where = (before.place(mark.start),)
            yield Change(Matter.MARK, Sign.REMOVED, says, where, before.lines[i])
    given = set(pairs.values())
    for j, mark in enumerate(after.marks):
        if j not in given:
            says = f"{named(mark.tag, dict(mark.attributes), after.words(mark))} is marked"
            value = meaning(mark.tag, dict(mark.attributes))
            says += f": {value}" if value else ""
            where = (after.place(mark.start),)
            yield Change(Matter.MARK, Sign.ADDED, says, where, after.lines[j])


def _by_id(before: _Text, after: _Text, pairs: dict[int, int]) -> None:
    """Pair what is left by id: its words were written anew."""
    taken = set(pairs.values())
    left = {(m.xml_id, m.tag): j for j, m in enumerate(after.marks) if m.xml_id and j not in taken}
    for i, mark in enumerate(before.marks):
        if i not in pairs and (j := left.pop((mark.xml_id, mark.tag), None)) is not None:
            pairs[i] = j


def _changed(
    before: _Text, after: _Text, i: int, j: int, place: tuple[int, int] | None
) -> Iterator[Change]:
    old, new = before.marks[i], after.marks[j]
    clauses = list(changed(old.tag, dict(old.attributes), dict(new.attributes)))
    words, now = before.words(old), after.words(new)
    is_moved = words.split() != now.split() and place != (new.start, new.end)
    if is_moved:
        clauses.append(f'now covers "{cut(now)}"')
    if old.xml_id != new.xml_id:
        clauses.append(f"has now the id {new.xml_id or 'none'} (was: {old.xml_id or 'none'})")
    if clauses:
        what = named(new.tag, dict(new.attributes), words if is_moved else now)
        says = f"{what} {', '.join(clauses)}"
        where = (after.place(new.start),)
        yield Change(Matter.MARK, Sign.CHANGED, says, where, after.lines[j])


def _words(before: _Text, after: _Text, alignment: Alignment) -> Iterator[Change]:
    """Yield how many words went and came in each paragraph, with the first of them."""
    gone = _not_in(before.flat, [(h.old_start, h.old_end) for h in _same(alignment)])
    come = _not_in(after.flat, [(h.new_start, h.new_end) for h in _same(alignment)])
    home = _homes(before, after, alignment)
    homes = (home[i] for i in gone)
    for number in sorted({*come, *(each for each in homes if each is not None)}):
        lost = [words for i, found in gone.items() if home[i] == number for words in found]
        yield _rewritten(after, number, lost, come.get(number, []))
    for i, found in gone.items():
        if home[i] is None:
            block = before.blocks[i]
            says = f"{_count(found)} removed with the paragraph: {_quoted(found)}"
            line = before.document.positions.of(block.element)[0]
            where = (_label(before.document, block),)
            yield Change(Matter.TEXT, Sign.REMOVED, says, where, line)


def _same(alignment: Alignment) -> list[Hunk]:
    return [hunk for hunk in alignment.hunks if hunk.same]


def _rewritten(after: _Text, number: int, lost: list[str], new: list[str]) -> Change:
    block = after.blocks[number]
    parts = []
    if lost:
        parts.append(f"{_count(lost)} removed: {_quoted(lost)}")
    if new:
        parts.append(f"{_count(new)} added: {_quoted(new)}")
    sign = Sign.CHANGED if lost or _count(new) != _count([block.chars]) else Sign.ADDED
    line = after.document.positions.of(block.element)[0]
    return Change(Matter.TEXT, sign, "; ".join(parts), (_label(after.document, block),), line)


def _homes(before: _Text, after: _Text, alignment: Alignment) -> dict[int, int | None]:
    """Return the new paragraph in which most of each old one stands, None where none does."""
    shared: dict[int, dict[int, int]] = {}
    for hunk in _same(alignment):
        i = before.flat.place(hunk.old_start)[0]
        j = after.flat.place(hunk.new_start)[0]
        counts = shared.setdefault(i, {})
        counts[j] = counts.get(j, 0) + hunk.old_end - hunk.old_start
    return {
        i: max(shared[i], key=lambda j: shared[i][j]) if i in shared else None
        for i in range(len(before.blocks))
    }


def _not_in(flat: Flat, kept: Sequence[tuple[int, int]]) -> dict[int, list[str]]:
    """Return the stretches of each block that are outside of some spans, if they have words."""
    length = len(flat.text)
    # Two new words are one stretch, though the space between them stood there before.
    worded = (span for span in kept if flat.text[slice(*span)].strip())
    edges = [(0, 0), *sorted(worded), (length, length)]
    found: dict[int, list[str]] = {}
    for (_, low), (high, _) in pairwise(edges):
        start = low
        while start < high:
            number, inside = flat.place(start)
            end = min(high, start - inside + len(flat.blocks[number]))
            words = flat.text[start:end].strip()
            if words:
                found.setdefault(number, []).append(words)
            start = max(end, start) + 1
    return found


def _count(stretches: Sequence[str]) -> str:
    words = sum(len(_WORD.findall(each)) for each in stretches)
    if not words:
        return "punctuation"
    return f"{words} word{'' if words == 1 else 's'}"


def _quoted(stretches: Sequence[str]) -> str:
    shown = ", ".join(f'"{cut(each)}"' for each in stretches[:_QUOTED])
    return f"{shown}, ..." if len(stretches) > _QUOTED else shown
