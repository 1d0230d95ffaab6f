"""Merge into one TEI file what the machine now sees in it.

The file as it stands is the text that everything is about: the annotators read it as it is, what
the machine said before is carried over to it, and what is to change is changed in its bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from corpuskit.convert.annotate.suggestions import Suggester
from corpuskit.convert.merging.bases import own_base
from corpuskit.convert.merging.disputes import disputes, notices
from corpuskit.convert.merging.fit import fitting
from corpuskit.convert.merging.sight import (
    Said,
    Stood,
    annotating,
    by_passage,
    flat,
    said_before,
    seen_now,
    standing,
    stood_before,
)
from corpuskit.convert.merging.tags import Tags, Wrap
from corpuskit.convert.pipeline import Converted, annotate_draft
from corpuskit.convert.reread import Reading, Standing, read_again
from corpuskit.core.errors import InputError, Problem
from corpuskit.core.fixes import Edit
from corpuskit.core.software import Software
from corpuskit.tei.align import Flat
from corpuskit.tei.base import Base, Seen
from corpuskit.tei.document import Document, parse
from corpuskit.tei.edit import edited as edited_bytes
from corpuskit.tei.edit import start_tag
from corpuskit.tei.header import JULIAN, julian_calendar, responsible
from corpuskit.tei.identifiers import Identifiers, last_numbers
from corpuskit.tei.merge import Merged, merge
from corpuskit.tei.names import TEI, tei
from corpuskit.tei.pointers import Pointers, pointers_in
from corpuskit.tei.seal import seal
from corpuskit.tei.weave import IDENTIFIED

_ID = "xml:id"


@dataclass(frozen=True)
class Edition:
    """Hold a TEI file on its way, read and annotated again, waiting for the registers.

    `original` are its bytes on disk, `edited` its words there, `document` the file with what
    changed in its source already in it; `stood` says what became of its elements by that. `base` is
    that of the last run, with the skeleton of this one; where `adopts`, nothing is known of it, and
    what stands counts as decided.
    """

    original: bytes
    edited: Flat
    stood: tuple[Stood, ...]
    document: Document
    reading: Reading
    base: Base
    converted: Converted
    is_untouched: bool
    adopts: bool


@dataclass(frozen=True)
class Merge:
    """Hold the outcome for one file: it and its bytes, its new base, what is to be told.

    `base` is None where the file could not be merged, and the old one holds.
    """

    document: Document
    data: bytes
    base: Base | None
    notices: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_edition(
    original: bytes,
    document: Document,
    base: Base | None,
    *,
    is_untouched: bool,
    adopts: bool = False,
    edited: Document | None = None,
    edits: Sequence[Edit] = (),
    suggester: Suggester | None = None,
) -> Edition:
    """Read and annotate a TEI file.

    `edited` is the file on disk where `document` is not, `edits` are those that lie between the
    two. Without a base, a file that nobody edited is its own base.
    """
    reading = read_again(document)
    before = flat(reading.draft)
    stood: tuple[Stood, ...] = ()
    if edited is not None:
        earlier = read_again(edited)
        before = flat(earlier.draft)
        stood = stood_before(edited, earlier, document, reading, edits)
    if base is None:
        base = own_base(document) if is_untouched else Base()
    converted = annotate_draft(document, reading.draft, suggester)
    return Edition(
        original, before, stood, document, reading, base, converted, is_untouched, adopts
    )


def mergeable(document: Document) -> Document:
    """Return a document or register if it is one that can be merged into.

    Raises InputError for one with ids that stand twice, or that is no TEI document: what a person
    did there cannot be told. Also for one whose elements have a prefix, which new ones would lack.
    """
    if document.problems:
        raise InputError(document.problems[0])
    prefix = document.tree.prefix
    if prefix:
        message = f"its elements have the prefix «{prefix}:», and what is new cannot be merged in"
        advice = f'leave the prefix out, and write xmlns="{TEI}" in the root'
        raise InputError(document.problem(document.tree, message, advice))
    return document


def merged(
    edition: Edition,
    references: Mapping[tuple[str, str], str],
    pointed: Pointers = frozenset(),
) -> Merge:
    """Merge what the machine sees into a file.

    `references` are the pointers into the registers by (tag, key), `pointed` what the files of the
    corpus point to.
    """
    text = flat(edition.reading.draft)
    elements = annotating(edition.reading)
    ours = standing(elements, text)
    theirs = seen_now(edition.reading, edition.converted.draft, references)
    said = said_before(edition.base.passages, edition.edited, text, edition.stood)
    if edition.adopts:
        said = Said(tuple(theirs), frozenset(range(len(theirs))))
    result = merge(
        said.seen,
        ours,
        theirs,
        pinned=_pinned(edition, pointed),
        kept=said.kept,
        reworded=said.reworded,
    )
    if edition.edited.blocks != text.blocks:
        result.unwrapped |= _emptied(edition.base, ours)
    identifiers = _identifiers(edition, said.seen)
    added, edits = _edits(edition, text, elements, result, theirs, identifiers)
    declared = (
        *_calendar(edition.document, [*added, *theirs]),
        *_software(edition.document, edition.converted.software),
    )
    written = _written(edition, [*edits, *declared])
    if written is None:
        path = edition.document.path
        message = "could not be merged without breaking it, and is left as it is"
        problem = Problem(path, 0, message, "report it, with the file")
        return Merge(edition.document, edition.original, None, (), (problem,))
    base = replace(
        edition.base,
        last=_highest(edition.base.last, identifiers.counts),
        passages=by_passage([*result.base, *added], text),
        disputes=disputes(edition.reading, elements, result.conflicts),
    )
    return Merge(
        *written, base, notices(edition.document, edition.reading, elements, result.conflicts)
    )


def _edits(
    edition: Edition,
    text: Flat,
    elements: Sequence[Standing],
    result: Merged,
    theirs: Sequence[Seen],
    identifiers: Identifiers,
) -> tuple[list[Seen], list[Edit]]:
    """Return what is added of what the machine sees, with ids, and the edits of the merge.

    What is added or moved must nest with what stands; what does not is left out.
    """
    tags = Tags(edition.document, edition.reading)
    gone = [elements[o] for o in sorted(result.unwrapped)]
    moves = sorted(result.moved)
    wraps = [
        *(_wrap(text, elements[o].tag, *result.moved[o]) for o in moves),
        *(_wrap(text, theirs[t].tag, theirs[t].start, theirs[t].end) for t in result.added),
    ]
    fit = fitting(tags, text, [*gone, *(elements[o] for o in moves)], wraps) if wraps else []
    moved = {elements[moves[n]]: (wraps[n].start, wraps[n].end) for n in fit if n < len(moves)}
    added = [
        replace(sees, xml_id=identifiers.take(sees.tag) if sees.tag in IDENTIFIED else "")
        for sees in (theirs[result.added[n - len(moves)]] for n in fit if n >= len(moves))
    ]
    retags = {elements[o]: changes for o, changes in result.retagged.items()}
    return added, list(tags.edits([_opened(text, each) for each in added], gone, retags, moved))


def _pinned(edition: Edition, pointed: Pointers) -> frozenset[str]:
    """Return the ids in the file that something points to."""
    name = edition.document.path.name
    own = {identifier for file, identifier in pointers_in(edition.document.data) if not file}
    return frozenset(own | {identifier for file, identifier in pointed if file == name})


def _emptied(base: Base, ours: Sequence[Seen]) -> set[int]:
    """Return the elements of the machine's that stand there without any words."""
    said = {
        (mark.tag, mark.xml_id, frozenset(mark.attributes))
        for passage in base.passages
        for mark in passage.marks
    }
    return {
        o
        for o, each in enumerate(ours)
        if each.start == each.end and (each.tag, each.xml_id, frozenset(each.attributes)) in said
    }


def _identifiers(edition: Edition, said: Sequence[Seen]) -> Identifiers:
    """Return the names that are still free: none that was ever given is given again."""
    taken = {*edition.document.ids, *(each.xml_id for each in said)}
    last = dict(edition.base.last)
    if edition.adopts or not last:
        last = last_numbers(taken)
    return Identifiers(taken, counts=last)


def _highest(last: Mapping[str, int], counts: Mapping[str, int]) -> dict[str, int]:
    return {name: max(last.get(name, 0), counts.get(name, 0)) for name in {*last, *counts}}


def _wrap(text: Flat, tag: str, start: int, end: int, opening: bytes = b"") -> Wrap:
    passage, offset = text.place(start)
    return Wrap(passage, offset, offset + end - start, tag, opening)


def _opened(text: Flat, seen: Seen) -> Wrap:
    named = ((_ID, seen.xml_id),) if seen.xml_id else ()
    opening = start_tag(seen.tag, (*named, *seen.attributes))
    return _wrap(text, seen.tag, seen.start, seen.end, opening)


def _calendar(document: Document, seen: Sequence[Seen]) -> Iterator[Edit]:
    """Declare the calendar of old-style dates where one points to it and none declares it."""
    if JULIAN in document.ids or not any(
        value == f"#{JULIAN}" for each in seen for name, value in each.attributes
    ):
        return
    profile = document.tree.find(f"{tei('teiHeader')}/{tei('profileDesc')}")
    if profile is None or len(profile) == 0:
        return
    last = profile[-1]
    end = document.positions.end_tag(last) or document.positions.start_tag(last)
    declared = _markup(julian_calendar())
    yield Edit(end[1], end[1], f"{profile.text or ''}{declared}".encode())


def _software(document: Document, software: Sequence[Software]) -> Iterator[Edit]:
    """State what programs answer for annotations, where nothing states it yet."""
    new = [program for program in software if program.identifier not in document.ids]
    stmt = document.tree.find(f"{tei('teiHeader')}//{tei('titleStmt')}")
    if not new or stmt is None or len(stmt) == 0:
        return
    last = stmt[-1]
    end = document.positions.end_tag(last) or document.positions.start_tag(last)
    stated = "".join(f"{stmt.text or ''}{_markup(responsible(program))}" for program in new)
    yield Edit(end[1], end[1], stated.encode())


def _markup(element: etree._Element) -> str:
    """Return an element as it is written inside a document: without prefix and declaration."""
    root = etree.Element(tei("TEI"), nsmap={None: TEI})
    root.append(element)
    return etree.tostring(element, encoding="unicode").replace(f' xmlns="{TEI}"', "")


def _written(edition: Edition, edits: Sequence[Edit]) -> tuple[Document, bytes] | None:
    """Make the edits; None where what came out cannot be read, or has other words."""
    path = edition.document.path
    data = edited_bytes(edition.original, edits, path, edition.document.data)
    if edition.is_untouched:
        data = seal(data)
    if data == edition.original:
        return edition.document, data
    try:
        document = parse(data, path)
    except InputError:
        return None
    return (document, data) if _words(document) == _words(edition.document) else None


def _words(document: Document) -> str:
    text = document.tree.find(tei("text"))
    return "" if text is None else "".join(map(str, text.itertext()))
