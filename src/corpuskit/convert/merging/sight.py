"""What the machine said about a text, what stands in it, and what the machine sees in it now.

All three as spans over one text: the passages of the file as it stands, one after the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpuskit.convert.reread import Reading, Standing, annotates
from corpuskit.core.fixes import Edit
from corpuskit.core.passages import Draft, Mark
from corpuskit.tei import writable
from corpuskit.tei.align import Flat, align
from corpuskit.tei.base import Seen, SeenPassage
from corpuskit.tei.build import resolved
from corpuskit.tei.document import Document
from corpuskit.tei.edit import moved_by
from corpuskit.tei.names import XML_ID
from corpuskit.tei.nesting import arranged


def flat(draft: Draft) -> Flat:
    """Return the text that the spans are counted in."""
    return Flat(tuple(passage.chars for passage in draft.passages))


def annotating(reading: Reading) -> tuple[Standing, ...]:
    """Return the elements of a file that annotate, in the order of its text."""
    found = (each for each in reading.standing if each.is_annotation)
    return tuple(sorted(found, key=lambda each: (each.passage, each.start, -each.end)))


def standing(elements: Sequence[Standing], text: Flat) -> list[Seen]:
    """Return what stands in a file."""
    return [
        Seen(
            text.starts[each.passage] + each.start,
            text.starts[each.passage] + each.end,
            each.tag,
            each.attributes,
            each.xml_id,
        )
        for each in elements
    ]


def seen_now(
    reading: Reading, draft: Draft, references: Mapping[tuple[str, str], str]
) -> list[Seen]:
    """Return what the machine sees in a file, as it would stand there.

    `draft` is that of `reading` with the marks of the annotators; `references` are the pointers
    into the registers by (tag, key).
    """
    notes = {
        passage.number: reading.holders[passage.number].get(XML_ID) or ""
        for passage in draft.passages
        if passage.kind == "note"
    }
    text = flat(draft)
    found: list[Seen] = []
    for passage in resolved(draft, references, notes).passages:
        begin = text.starts[passage.number]
        spans, _ = arranged(passage.marks, len(passage), passage.kind)
        found += (
            Seen(begin + mark.start, begin + mark.end, mark.tag, _written(mark))
            for mark in spans
            if mark.start < mark.end and annotates(mark.tag, dict(mark.attributes), is_empty=False)
        )
    return found


@dataclass(frozen=True, slots=True)
class Said:
    """Hold what the machine said before, over the text as it stands; what lost its words is not in.

    `kept` are the numbers of those whose words are the same as they were, `reworded` of those whose
    words a person has changed, now or at an earlier time.
    """

    seen: tuple[Seen, ...]
    kept: frozenset[int]
    reworded: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Stood:
    """Hold an element as it stood before the changes of the source came in.

    `now` is its place in the text as it stands, None where it went with the words around it.
    """

    seen: Seen
    now: tuple[int, int] | None


def stood_before(
    edited: Document, earlier: Reading, document: Document, reading: Reading, edits: Sequence[Edit]
) -> tuple[Stood, ...]:
    """Follow the annotations of a file through the edits that made another file of it."""
    elements = annotating(reading)
    now = {
        document.positions.start_tag(each.element)[0]: (seen.start, seen.end)
        for each, seen in zip(elements, standing(elements, flat(reading.draft)), strict=True)
    }
    before = annotating(earlier)
    starts = [edited.positions.start_tag(each.element)[0] for each in before]
    places = moved_by(starts, edits)
    return tuple(
        Stood(seen, now.get(places.get(start, -1)))
        for seen, start in zip(standing(before, flat(earlier.draft)), starts, strict=True)
    )


def said_before(
    passages: Sequence[SeenPassage], edited: Flat, text: Flat, stood: Sequence[Stood] = ()
) -> Said:
    """Carry what the machine said over to the text as it stands.

    `edited` is the text of the file before the changes of its source were brought in: what differs
    there from what the machine had read is a person's doing. `stood` are the elements there: where
    one of them is now, is no guess, and one that went with its words was not taken out by a person.
    """
    old = Flat(tuple(passage.chars for passage in passages))
    marks = [
        replace(mark, start=begin + mark.start, end=begin + mark.end)
        for begin, passage in zip(old.starts, passages, strict=True)
        for mark in passage.marks
    ]
    first = _carried(marks, old, edited)
    second = _followed(first, edited, text, stood)
    by_person = [first[each.number].is_same for each in second]
    return Said(
        tuple(each.seen for each in second),
        frozenset(n for n, each in enumerate(second) if each.is_same and by_person[n]),
        frozenset(n for n, same in enumerate(by_person) if not same or second[n].seen.reworded),
    )


@dataclass(frozen=True, slots=True)
class _Carried:
    """Hold a mark in another text: its number, its place, and whether its words are the same."""

    number: int
    seen: Seen
    is_same: bool


def _carried(marks: Sequence[Seen], old: Flat, new: Flat) -> list[_Carried]:
    if old.blocks == new.blocks:
        return [_Carried(number, mark, True) for number, mark in enumerate(marks)]
    alignment = align(old.blocks, new.blocks)
    found: list[_Carried] = []
    for number, mark in enumerate(marks):
        span = alignment.span(mark.start, mark.end)
        if span is not None:
            same = old.text[mark.start : mark.end].split() == new.text[slice(*span)].split()
            found.append(_Carried(number, replace(mark, start=span[0], end=span[1]), same))
    return found


def _followed(
    first: Sequence[_Carried], edited: Flat, text: Flat, stood: Sequence[Stood]
) -> list[_Carried]:
    """Carry marks to the text as it stands: with their elements, else with their words."""
    by_words = {each.number: each for each in _carried([e.seen for e in first], edited, text)}
    named = {each.seen.xml_id: each for each in stood if each.seen.xml_id}
    placed: dict[tuple[int, int, str], list[Stood]] = defaultdict(list)
    for each in stood:
        placed[each.seen.start, each.seen.end, each.seen.tag].append(each)
    found: list[_Carried] = []
    for number, mark in enumerate(first):
        seen = mark.seen
        same_place = placed.get((seen.start, seen.end, seen.tag), [])
        element = named.get(seen.xml_id) or next(
            (each for each in same_place if not each.seen.xml_id), None
        )
        if element is None:
            if number in by_words:
                found.append(by_words[number])
            continue
        if element.now is None:
            continue
        if element in same_place:
            start, end = element.now
            same = edited.text[seen.start : seen.end].split() == text.text[start:end].split()
            found.append(_Carried(number, replace(seen, start=start, end=end), same))
        elif number in by_words:
            found.append(by_words[number])
    return found


def by_passage(seen: Sequence[Seen], text: Flat) -> tuple[SeenPassage, ...]:
    """Return spans as a base keeps them, in their passages."""
    marks: list[list[Seen]] = [[] for _ in text.blocks]
    for each in sorted(seen, key=lambda s: (s.start, -s.end, s.tag, s.xml_id)):
        number, start = text.place(each.start)
        end = start + each.end - each.start
        marks[number].append(replace(each, start=start, end=end))
    return tuple(
        SeenPassage(chars, tuple(found)) for chars, found in zip(text.blocks, marks, strict=True)
    )


def _written(mark: Mark) -> tuple[tuple[str, str], ...]:
    """Return a mark's attributes as they are written: without what XML cannot hold."""
    return tuple(
        (name, writable.value(value))
        for name, value in mark.attributes
        if writable.is_name(name.removeprefix("xml:"))
    )
