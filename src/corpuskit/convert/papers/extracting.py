"""From a paper to its claims: read as a source is, with places in the paper's own lines.

The paper is annotated, made into TEI and read by the functions that read any document, all in
memory; so what its figures mean is settled by the same rules as what those of the sources mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from corpuskit.claims.extract import extract
from corpuskit.claims.model import Citing, Extract, Manuscript
from corpuskit.convert.annotate.context import Context
from corpuskit.convert.papers.paper import Paper, Paragraph
from corpuskit.convert.papers.places import placed, spots
from corpuskit.convert.papers.quotations import quoted_in
from corpuskit.convert.papers.tables import tabled_in
from corpuskit.convert.pipeline import STATED_ANNOTATORS, annotate
from corpuskit.core.findings import Location
from corpuskit.core.passages import Draft, Mark, Node, Passage
from corpuskit.language.sentences import sentences
from corpuskit.tei.blocks import blocks, position_of
from corpuskit.tei.build import build, resolved
from corpuskit.tei.document import Document, parse
from corpuskit.tei.header import Record, header


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Hold a sentence: its paragraph, where in it, and its line in the TEI."""

    paragraph: int
    low: int
    high: int
    line: int


def extracted(paper: Paper) -> Extract:
    """Return the figures and dates of a paper with its citations, in its own lines and columns."""
    draft = annotate(_draft(paper), Context(), STATED_ANNOTATORS)
    path = paper.path.with_name(f"{paper.path.name}.xml")
    document = parse(build(resolved(draft, {}), header(Record(paper.path.name))), path)
    found = list(_sentences(paper, document))
    moved: Extract = _Mover(paper, found).moved(extract(document, stated=True))
    manuscript = Manuscript(
        citings=tuple(_citings(paper, found)),
        quoted=tuple(quoted_in(paper, [(s.paragraph, s.low, s.high) for s in found])),
        everything=paper.everything,
        kept=paper.kept,
        tabled=tuple(tabled_in(paper)),
        paragraphs=tuple(each.paragraph for each in found),
        spots=tuple(
            tuple(spots(paper, paper.paragraphs[each.paragraph], each.low, each.high))
            for each in found
        ),
    )
    return replace(moved, path=str(paper.path), manuscript=manuscript)


def _draft(paper: Paper) -> Draft:
    passages = []
    hosts = {number: at for at, p in enumerate(paper.paragraphs) for _, number in p.notes}
    for number, paragraph in enumerate(paper.paragraphs):
        # A paragraph of nothing but a formula or a picture still keeps its number.
        marks = [Mark(start, end, "hi", (("rend", "italic"),)) for start, end in paragraph.italic]
        marks += [
            Mark(offset, offset, "note", (("n", paper.paragraphs[note].label),), note)
            for offset, note in paragraph.notes
        ]
        kind = {"quote": "p", "cell": "p"}.get(paragraph.kind, paragraph.kind)
        passages.append(
            Passage(
                number,
                kind,
                paragraph.chars,
                tuple(m for m in marks if m.end > m.start or m.tag == "note"),
                host=hosts.get(number),
            )
        )
    body = Node("body", tuple(_nodes(paper)))
    return Draft(paper.path.name, tuple(passages), Node("text", (body,)))


def _nodes(paper: Paper) -> Iterator[Node | int]:
    """Yield sections and paragraphs: a heading is over all that follows up to the next."""
    section: list[Node | int] = []
    items: list[Node | int] = []
    for number, paragraph in enumerate(paper.paragraphs):
        if paragraph.kind == "note":
            continue
        if paragraph.kind != "item" and items:
            section.append(Node("list", tuple(items)))
            items = []
        if paragraph.kind == "head":
            if section:
                yield Node("div", tuple(section))
            section = [number]
        elif paragraph.kind == "item":
            items.append(number)
        else:
            section.append(number)
    if items:
        section.append(Node("list", tuple(items)))
    if section:
        yield Node("div", tuple(section))


def _sentences(paper: Paper, document: Document) -> Iterator[_Sentence]:
    """Yield the sentences in the order in which they are read, so that groups are their places."""
    order = iter(_read_order(paper.paragraphs))
    for block in blocks(document):
        number = next((n for n in order if paper.paragraphs[n].chars == block.chars), None)
        if number is None:
            return
        for low, high in sentences(block.chars):
            yield _Sentence(number, low, high, position_of(document, block, low)[0])


def _read_order(paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    """Yield the numbers of paragraphs as a reader of the TEI meets them: notes at their marks."""
    hosted = {number for paragraph in paragraphs for _, number in paragraph.notes}

    def walked(number: int) -> Iterator[int]:
        yield number
        for _, note in paragraphs[number].notes:
            yield from walked(note)

    for number, paragraph in enumerate(paragraphs):
        if number not in hosted and paragraph.kind != "note":
            yield from walked(number)
    for number, paragraph in enumerate(paragraphs):
        if number not in hosted and paragraph.kind == "note":
            yield from walked(number)


class _Mover:
    """Give every place of an extract the line and column of the paper's file."""

    def __init__(self, paper: Paper, found: Sequence[_Sentence]) -> None:
        self._paper = paper
        self._known: dict[Location, Location] = {}
        self._at: dict[tuple[int, str], _Sentence] = {}
        for each in found:
            words = paper.paragraphs[each.paragraph].chars[each.low : each.high]
            self._at.setdefault((each.line, words), each)

    def moved(self, value: Any) -> Any:
        """Return a value with all places in it moved."""
        if isinstance(value, Location):
            if value not in self._known:
                self._known[value] = self._place(value)
            return self._known[value]
        if isinstance(value, tuple):
            return tuple([self.moved(each) for each in value]) if value else value
        if is_dataclass(value) and not isinstance(value, type):
            changed = {
                each.name: new
                for each in fields(value)
                if (new := self.moved(old := getattr(value, each.name))) is not old
            }
            return replace(value, **changed) if changed else value
        return value

    def _place(self, where: Location) -> Location:
        sentence = self._at.get((where.line, where.sentence))
        if sentence is None:
            return replace(where, path=str(self._paper.path), line=1, column=1, end_column=2)
        paragraph = self._paper.paragraphs[sentence.paragraph]
        start, end = sentence.low + where.start, sentence.low + where.end
        return placed(self._paper, paragraph, start, end, (sentence.low, sentence.high))


def _citings(paper: Paper, found: Sequence[_Sentence]) -> Iterator[Citing]:
    """Yield each citation at its sentence; one in a note counts for the sentence of its mark."""
    of: dict[int, list[tuple[int, _Sentence]]] = {}
    for group, sentence in enumerate(found, 1):
        of.setdefault(sentence.paragraph, []).append((group, sentence))
    marks = {
        note: (number, offset)
        for number, paragraph in enumerate(paper.paragraphs)
        for offset, note in paragraph.notes
    }
    for number, paragraph in enumerate(paper.paragraphs):
        for cite in paragraph.cites:
            places = [(number, cite.offset)]
            if number in marks:
                places.append(marks[number])
            for host, offset in places:
                # A name that begins a sentence stands at its first character.
                begun = offset + (cite.named and host == number)
                at = _sentence_at(of.get(host, ()), begun)
                chars = paper.paragraphs[host].chars
                # A paragraph of citations alone has no sentence.
                group, sentence = at or (0, _Sentence(host, 0, len(chars), 0))
                line, column = (cite.start, 1) if paper.numbered else paper.place(cite.start)
                name, path = paper.file(cite.start)
                low, high = sentence.low, sentence.high
                yield Citing(
                    cite.key,
                    group,
                    offset - low,
                    Location(
                        document=name,
                        path=path,
                        line=line,
                        column=column,
                        end_column=column + max(1, cite.end - cite.start),
                        xml_id="",
                        sentence=chars[low:high],
                        start=min(offset - low, high - low),
                        end=min(offset - low, high - low),
                        note=paragraph.label if paragraph.kind == "note" else "",
                    ),
                    cite.locator,
                    cite.prefix,
                    # What a note names is no part of the sentence that it stands at.
                    cite.named and host == number,
                )


def _sentence_at(
    found: Sequence[tuple[int, _Sentence]], offset: int
) -> tuple[int, _Sentence] | None:
    """Return the sentence that a place lies in or closes: the last that begins before it."""
    before = [each for each in found if each[1].low < offset]
    return before[-1] if before else (found[0] if found else None)
