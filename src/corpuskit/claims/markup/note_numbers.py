"""Numbers of notes that their own printed marks, or the numbers around them, contradict."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from corpuskit.claims.markup.blocks import BlockText
from corpuskit.claims.markup.mending import attribute_fix
from corpuskit.claims.model.citation import NoteNumber, NotePointer
from corpuskit.core.fixes import Fix
from corpuskit.tei.names import XML_ID
from corpuskit.tei.runs import tag_of

_PRINTED = re.compile(r"[\[(]?(\d{1,4})[\])]?[.:]?")
_RAISED = re.compile(r"\b(?:sup|super|superscript)\b")
_FAR = 2


def misnumbered(
    texts: Sequence[BlockText],
) -> Iterator[tuple[BlockText, str, Fix | None]]:
    """Yield the notes whose `@n` is not the number printed at their mark or before their text.

    Where these two differ from each other too, nobody can tell which is right, and there is no fix.
    """
    printed = printed_numbers(texts)
    given = Counter(block.note for block in texts if block.kind == "note")
    for block in texts:
        numbers = printed.get(block.index, frozenset())
        if not numbers or block.note in numbers:
            continue
        said = " and ".join(sorted(numbers, key=int))
        fix = None
        if len(numbers) == 1:
            element = block.block.element
            fix = attribute_fix(block.document, element, {"n": said}, safe=not given[said])
        yield block, f"the note numbered {block.note} is printed as {said}", fix


def printed_numbers(texts: Sequence[BlockText]) -> Mapping[int, frozenset[str]]:
    """Return the numbers printed at the mark or before the text of notes, by their block."""
    notes = [block for block in texts if block.kind == "note" and block.note.isdecimal()]
    marks = _marks(texts) if notes else {}
    found: dict[int, frozenset[str]] = {}
    for block in notes:
        element = block.block.element
        label = _label(element)
        numbers = {*marks.get(element.get(XML_ID) or "", ()), *([label] if label else ())}
        if numbers:
            found[block.index] = frozenset(numbers)
    return found


def _marks(texts: Sequence[BlockText]) -> Mapping[str, set[str]]:
    """Return the numbers printed at references to notes, by the id that they point to."""
    found: dict[str, set[str]] = defaultdict(set)
    for block in texts:
        for span in block.block.spans:
            target = span.element.get("target") or ""
            words = _PRINTED.fullmatch(block.chars[span.start : span.end].strip())
            if span.tag == "ref" and target.startswith("#") and words:
                found[target[1:]].add(words[1])
    return found


def _label(note: etree._Element) -> str:
    """Return the number that the text of a note begins with, where it is marked as a label."""
    first = next(iter(note), None)
    while first is not None and tag_of(first) == "p" and not (note.text or "").strip():
        note, first = first, next(iter(first), None)
    if first is None or (note.text or "").strip():
        return ""
    is_label = tag_of(first) == "label" or (
        tag_of(first) == "hi" and _RAISED.search(first.get("rend") or "")
    )
    words = _PRINTED.fullmatch("".join(map(str, first.itertext())).strip())
    return words[1] if is_label and words else ""


def with_fixes(
    numbered: Sequence[tuple[NoteNumber, BlockText]],
    pointers: Sequence[NotePointer],
    printed: Collection[int],
) -> tuple[NoteNumber, ...]:
    """Return the numbers of notes, those with a fix that alone break the sequence around them.

    The notes before and after must leave room for one number, which no other note has. It is safe
    where the sequence goes on to both sides, and no note is referred to by the wrong number. Of
    `printed` blocks the number is printed, whatever stands around them.
    """
    numbers = [note.number for note, _ in numbered]
    told = {pointer.number for pointer in pointers}
    return tuple(
        note if block.index in printed else replace(note, fix=_fix(numbers, told, index, numbered))
        for index, (note, block) in enumerate(numbered)
    )


def _fix(
    numbers: Sequence[int],
    told: set[int],
    index: int,
    numbered: Sequence[tuple[NoteNumber, BlockText]],
) -> Fix | None:
    if not 0 < index < len(numbers) - 1:
        return None
    before, number, after = numbers[index - 1 : index + 2]
    wanted = before + 1
    runs = {note.run for note, _ in numbered[index - 1 : index + 2]}
    if number == wanted or after != wanted + 1 or wanted in numbers or len(runs) > 1:
        return None
    around = (*numbers[max(0, index - _FAR) : index], *numbers[index + 1 : index + 1 + _FAR])
    even = [n for n in range(wanted - _FAR, wanted + _FAR + 1) if n not in (wanted, 0, -1)]
    goes_on = len(around) > _FAR and set(around) <= set(even)
    alone = number not in told or numbers.count(number) > 1
    block = numbered[index][1]
    element = block.block.element
    return attribute_fix(block.document, element, {"n": str(wanted)}, safe=goes_on and alone)
