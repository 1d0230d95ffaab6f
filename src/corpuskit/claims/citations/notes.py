"""The works that the notes of a document cite, field by field, and the numbers of its notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpuskit.bib.keys import surname_skeleton
from corpuskit.bib.parse import LIMIT, parse_work
from corpuskit.bib.segment import segment
from corpuskit.bib.vocabulary import fold
from corpuskit.bib.work import Locator, Work
from corpuskit.claims.markup.blocks import BlockText, covered_by
from corpuskit.claims.markup.note_numbers import printed_numbers, with_fixes
from corpuskit.claims.markup.places import location
from corpuskit.claims.model.citation import CitedWork, NoteNumber, NotePointer
from corpuskit.core.findings import Location
from corpuskit.core.passages import Mark
from corpuskit.tei.blocks import ElementSpan

_POINTER = re.compile(
    r"(?:the\s)?(?:foot|end)?(?:notes?|nn?\.|fnn?\.?)\s(?P<number>\d{1,4})(?:\s(?:above|below|supra|infra))?$",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?:\bpp?\.?|[)’”\"],|\):)\s?$")
_RANGE = re.compile(r"\d+(?:\s?[-–—]\s?\d+)?")
_SHOWN = (
    "title",
    "title_translation",
    "container",
    "container_translation",
    "date",
    "place",
    "publisher",
    "series",
    "volume",
    "number",
    "pages",
    "report_number",
    "identifier",
    "url",
)
# «pp. 4–19, at p. 33», «pp. 4–19, p. 7»: the page that is cited, behind those of the article.
_WITHIN = re.compile(
    r"[,;]\s(?:here\s|esp(?:ecially|\.)\s)?(?:at\s)?(?P<label>pp?\.\s?)?(?P<first>\d{1,5})(?:\s?[-–—]\s?(?P<last>\d{1,5}))?"
    r"(?=[.,;)]|\s?$)|\s\((?:here\s|at\s)?pp?\.\s?(?P<inner>\d{1,5})\)"
)
_SYMBOL = re.compile(r"(?<![\w/.-])[A-Z]{1,8}(?:[/-][A-Z]{1,8}){0,3}[/-]\d[\w/.()-]*\w")
_FOR_TEXT = re.compile(
    r"\b(?:for (?:the|its) (?:full )?text|text (?:in|of)|reproduced in|reprinted in)\b", re.I
)
_QUOTES = "‘“'\"«„"


@dataclass(frozen=True, slots=True)
class Cited:
    """Hold what the notes of a document cite and how they are numbered."""

    works: tuple[CitedWork, ...] = ()
    numbers: tuple[NoteNumber, ...] = ()
    pointers: tuple[NotePointer, ...] = ()


def citations_of(blocks: Sequence[BlockText], document: str) -> Cited:
    """Read the citations of a document's notes from its markup.

    A work is where the markup has a `bibl`; its fields are read from the words, so that a person's
    correction of either is heeded.
    """
    ordered = (*_in_order(blocks), *(block for block in blocks if block.kind != "note"))
    cells = {block.index for block in blocks if block.kind == "cell"}
    numbered = tuple(_numbers([b for b in ordered if b.kind == "note"], document, cells))
    runs = {number.where: number for number, _ in numbered}
    works: list[CitedWork] = []
    pointers: list[NotePointer] = []
    for block in ordered:
        own = runs.get(_head(block))
        note, run = (own.number, own.run) if own else (0, 0)
        marks = _marks(block)
        works += [replace(work, note=note, run=run) for work in _works(block, marks, document)]
        if block.kind == "note":
            pointers += [
                NotePointer(document, number, run, note, where)
                for number, where in _pointers(block, marks)
            ]
    fixed = with_fixes(numbered, pointers, printed_numbers(blocks))
    return Cited(tuple(works), fixed, tuple(pointers))


def numbers_by_block(blocks: Sequence[BlockText], cited: Cited) -> dict[int, tuple[int, int]]:
    """Return the run and number of each numbered note by its block."""
    heads = {number.where: (number.run, number.number) for number in cited.numbers}
    notes = (block for block in blocks if block.kind == "note")
    found = ((block.index, heads.get(_head(block))) for block in notes)
    return {index: number for index, number in found if number is not None}


def _in_order(blocks: Sequence[BlockText]) -> list[BlockText]:
    """Return the notes in the order of their marks, those without a mark last."""
    order = [note for block in blocks for _, note in sorted(block.notes)]
    places = {note: place for place, note in enumerate(order)}
    notes = [block for block in blocks if block.kind == "note"]
    return sorted(notes, key=lambda each: (places.get(each.index, len(places)), each.index))


def _head(block: BlockText) -> Location:
    return location(block, 0, 1, 0, min(80, len(block.chars)), block.block.element)


def _numbers(
    notes: Sequence[BlockText], document: str, cells: set[int]
) -> Iterator[tuple[NoteNumber, BlockText]]:
    """Yield the numbers of the notes to the text; tables number theirs for themselves.

    Numbering begins anew where a number comes again, unless it goes on from before after it.
    """
    run, before = 0, 0
    seen: set[int] = set()
    counted = [
        block
        for block in notes
        if block.note.isdecimal() and block.block.host and block.block.host[0] not in cells
    ]
    numbers = [int(block.note) for block in counted]
    for block, number, after in zip(counted, numbers, [*numbers, 0][1:], strict=True):
        if number in seen and number < before and after != before + 2:
            run, seen = run + 1, set()
        seen.add(number)
        where = location(block, 0, 1, 0, min(80, len(block.chars)), block.block.element)
        yield NoteNumber(document, number, run, where, block.chars), block
        before = number


def _marks(block: BlockText) -> tuple[Mark, ...]:
    """Return what is set in italics, or is marked as the title of what stands by itself."""
    found = []
    for span in block.block.spans:
        rend = span.element.get("rend") or ""
        level = span.element.get("level") or "m"
        slanted = span.tag in {"hi", "emph"} and "italic" in rend
        if span.end > span.start and (slanted or (span.tag == "title" and level in "mj")):
            found.append(Mark(span.start, span.end, "emph"))
    return tuple(found)


def _works(block: BlockText, marks: tuple[Mark, ...], document: str) -> Iterator[CitedWork]:
    for span in block.block.spans:
        if span.tag == "bibl" and 0 < span.end - span.start <= LIMIT:
            work = parse_work(block.chars, marks, span.start, span.end)
            quoted, slanted = _set_off(block, marks, work)
            cited = _cited(block, span, work, document)
            yield replace(cited, quoted=quoted, set_off=quoted or slanted)


def _cited(block: BlockText, span: ElementSpan, work: Work, document: str) -> CitedWork:
    people = work.authors or work.editors
    fields = {name: getattr(work, name) for name in _SHOWN}
    fields["act date"] = work.document_date
    printed = tuple((name, field.text) for name, field in fields.items() if field is not None)
    folded = {name: fold(text) for name, text in printed}
    reference = work.reference
    pointed = reference.number if reference and reference.kind in {"note", "opcit"} else ""
    low, high = max(0, span.start - 40), min(len(block.chars), span.end + 40)
    appeared = _appeared(block, work)
    return CitedWork(
        document=document,
        where=location(block, span.start, span.end, low, high, span.element),
        surnames=frozenset(surname_skeleton(name.surname) for name in people),
        title=folded.get("title", ""),
        container=folded.get("container", ""),
        volume=folded.get("volume", ""),
        number=folded.get("number", ""),
        place=folded.get("place", ""),
        publisher=folded.get("publisher", ""),
        edition=fold(work.edition.text) if work.edition else "",
        printed=printed,
        first=appeared[0] if appeared else None,
        last=appeared[1] if appeared else None,
        pages=_page_numbers(block.chars, work.pages),
        pages_printed=work.pages.text if work.pages else "",
        points_to=int(pointed) if pointed else 0,
        names=tuple(name.surname for name in people if not name.institution),
        certain=work.certain and span.element.get("cert") != "low",
        type=span.element.get("type") or work.type,
        refers=reference.kind if reference else "",
        people=bool(people),
        within=_within(block.chars, span.end, work.pages),
        accessed=(work.accessed.first, work.accessed.last) if work.accessed else None,
        listed=block.kind != "note",
        translation=fold(work.title_translation.text) if work.title_translation else "",
        act=(work.document_date.first, work.document_date.last) if work.document_date else None,
        symbols=frozenset(_SYMBOL.findall(block.chars, span.start, span.end)),
        text=_FOR_TEXT.search(block.chars, max(0, span.start - 40), span.end) is not None,
    )


def _within(chars: str, end: int, pages: Locator | None) -> tuple[int, int] | None:
    """Return the pages that are named right behind those of the work."""
    match = _WITHIN.match(chars, pages.end, end) if pages is not None else None
    if match is None or not (match["label"] or match["inner"] or "at" in match.group()):
        return None
    first = match["first"] or match["inner"]
    last = match["last"] or first
    return int(first), int(first[: max(0, len(first) - len(last))] + last)


def _set_off(block: BlockText, marks: Sequence[Mark], work: Work) -> tuple[bool, bool]:
    """Tell whether a title stands in quotation marks, and whether it stands in italics."""
    if work.title is None:
        return False, False
    at = work.title.start
    quoted = at > 0 and block.chars[at - 1] in _QUOTES
    return quoted, any(mark.start <= at < mark.end for mark in marks)


def _appeared(block: BlockText, work: Work) -> tuple[date, date] | None:
    """Return the days of a work's date: those of the markup, where it holds more than was read."""
    if work.date is None:
        return None
    for span in block.block.spans:
        if span.tag == "date" and span.start <= work.date.start and work.date.end <= span.end:
            return covered_by(block, span) or (work.date.first, work.date.last)
    return work.date.first, work.date.last


def _page_numbers(chars: str, pages: Locator | None) -> tuple[int, int] | None:
    """Return first and last page where both are plain numbers behind a label."""
    if pages is None or not (pages.first.isdecimal() and pages.last.isdecimal()):
        return None
    if not _RANGE.fullmatch(pages.text):
        return None
    if not _LABELLED.search(chars[max(0, pages.start - 6) : pages.start]):
        return None
    return int(pages.first), int(pages.last)


def _pointers(block: BlockText, marks: tuple[Mark, ...]) -> Iterator[tuple[int, Location]]:
    for part in segment(block.chars, marks):
        if part.kind != "cross-reference":
            continue
        match = _POINTER.match(block.chars[part.start : part.end])
        if match and not re.match(r"\s(?:of|in|to)\s", block.chars[part.end : part.end + 4]):
            low, high = max(0, part.start - 40), min(len(block.chars), part.end + 40)
            where = location(block, part.start, part.end, low, high, block.block.element)
            yield int(match.group("number")), where
