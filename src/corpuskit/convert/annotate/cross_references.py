"""Mark references from one place of a document to another: notes and chapters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuskit.convert.annotate.context import Context
from corpuskit.convert.annotate.numbering import note_numbers, notes
from corpuskit.core.passages import Draft, Mark, Passage

_NOTES = re.compile(
    r"(?<![\w.])(?:foot|end)?(?P<word>notes?|nn?\.|fnn?\.?)\s(?P<list>\d{1,4}(?:(?:,\s|\s?[-–]\s?|,?\s(?:and|or|&)\s)\d{1,4}){0,8})(?![\w]|[.,]\d|\s?%)(?:,?\s(?:above|below|supra|infra))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,4}")
_CHAPTER = re.compile(
    r"(?<![\w])chap(?:ters?|s?\.)\s(?P<list>[\dIVXLC]{1,5}(?:(?:,\s|\s?[-–]\s?|,?\s(?:and|or|&)\s)[\dIVXLC]{1,5}){0,6})(?=,?\s(?:(?:in|of|to)\sth(?:is|e\spresent)\s(?:volume|book|report|study|yearbook|collection)|above|below))",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\d{1,5}|[IVXLC]{1,5}")
# Abbreviations of «note» are also abbreviations of «number»: outside notes they need company.
_SHORT = {"n.", "nn.", "fn", "fnn", "fn.", "fnn."}


def annotate_cross_references(draft: Draft, _context: Context) -> Draft:
    """Mark «note 14» as `ref` with `key` `passage:<number of the note's passage>`.

    A number that no note bears stays unmarked. «Chapter 7 in this volume» is
    `ref type="document"` with `key` `chapter:7`.
    """
    numbers = note_numbers(draft)
    everywhere = _unambiguous(draft)
    added: dict[int, tuple[Mark, ...]] = {}
    for passage in draft.passages:
        known = numbers.get(passage.number, everywhere)
        marks = tuple(_note_references(passage, known)) + tuple(_chapters(passage))
        if marks:
            added[passage.number] = marks
    return draft.with_marks(added)


def _unambiguous(draft: Draft) -> dict[str, int]:
    meant: dict[str, set[int]] = {}
    numbers = note_numbers(draft)
    for note in notes(draft):
        for number, passage in numbers[note.number].items():
            meant.setdefault(number, set()).add(passage)
    return {number: passages.pop() for number, passages in meant.items() if len(passages) == 1}


def _note_references(passage: Passage, known: dict[str, int]) -> Iterator[Mark]:
    for match in _NOTES.finditer(passage.chars):
        if match.group("word").casefold() in _SHORT and passage.kind != "note":
            continue
        listed = list(_NUMBER.finditer(passage.chars, match.start("list"), match.end("list")))
        for place, number in enumerate(listed):
            target = known.get(number.group())
            if target is None or target == passage.number:
                continue
            start = match.start() if place == 0 else number.start()
            yield Mark(start, number.end(), "ref", (("type", "note"), ("key", f"passage:{target}")))


def _chapters(passage: Passage) -> Iterator[Mark]:
    for match in _CHAPTER.finditer(passage.chars):
        for place, item in enumerate(
            _ITEM.finditer(passage.chars, match.start("list"), match.end("list"))
        ):
            start = match.start() if place == 0 else item.start()
            named = (("n", item.group()), ("key", f"chapter:{item.group()}"))
            yield Mark(start, item.end(), "ref", (("type", "document"), *named))
