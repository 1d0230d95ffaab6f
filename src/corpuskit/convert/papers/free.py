"""Citations in words: in notes («Okoro, Tides, p. 5», «ibid.») and by author and year in the text.

Such a citation has no key. What it cites is found among the works that may be meant: the paper's
list of references, the documents of the corpus, and what was cited in full in a note before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpuskit.bib.keys import surname_skeleton
from corpuskit.bib.parse import parse_work
from corpuskit.bib.segment import segment
from corpuskit.bib.vocabulary import fold
from corpuskit.bib.work import Work
from corpuskit.claims.model import Listed
from corpuskit.convert.papers.author_year import brackets_in, cited_by_year
from corpuskit.convert.papers.locators import locator_in
from corpuskit.convert.papers.paper import Cite, Paper, Paragraph
from corpuskit.convert.papers.places import placed
from corpuskit.convert.papers.shelf import YEAR, Shelf, lead_of
from corpuskit.core.passages import Mark

_IBID = re.compile(
    r"\s*(?:see\s+|cf\.\s+)?(?:ibid|ibidem|idem|id|eodem|ebd)\b\.?(?!\w)", re.IGNORECASE
)
_PAGES = re.compile(r"(?:\bpp?\.|\bpages?|\bat|\bS\.)\s*(?=\d)", re.IGNORECASE)
# «Okoro, Tides, 12.»: what closes a short note is a page, unless it is a year.
_LAST = re.compile(
    r"(?:,|\(n\.? ?\d+\),?)\s(?P<pages>\d{1,4}(?:\s?[-–]\s?\d{1,4})?)\s*+(?:\.\s*+)?$"
)
_PARTS = re.compile(r";\s+|(?<=[\d”\"’)])\.\s+(?=[A-Z“\"‘])")
_WITHIN = re.compile(
    r"(?:,\s+with(?:\s+a\s+reference\s+to)?"
    r"|(?:,|(?<![\s,]))\s+(?:(?:both|as|all)\s+){0,3}(?:cited|quoted|reprinted)\s+(?:by|in|from)"
    r"|,\s+(?:citing|quoting))\s+(?=[A-Z“\"‘])"
)


def with_citations(paper: Paper, works: Sequence[Listed]) -> tuple[Paper, tuple[Listed, ...]]:
    """Return a paper with the citations of its notes and text, and the works cited only there."""
    shelf = Shelf(list(works))
    noted = sum(paragraph.kind == "note" for paragraph in paper.paragraphs)
    dated = sum(brackets_in(paragraph) for paragraph in paper.paragraphs)
    paragraphs = list(paper.paragraphs)
    for number in _in_order(paper):
        paragraph = paragraphs[number]
        if paragraph.kind == "note":
            found = tuple(_in_note(paper, paragraph, shelf))
            paragraphs[number] = replace(paragraph, cites=(*paragraph.cites, *found))
        else:
            paragraphs[number] = cited_by_year(paragraph, shelf, dated > noted)
    return replace(paper, paragraphs=tuple(paragraphs)), tuple(shelf.made)


def _in_order(paper: Paper) -> Iterator[int]:
    """Yield the paragraphs as they are read: notes where their marks stand."""
    told: set[int] = set()
    for number, paragraph in enumerate(paper.paragraphs):
        if paragraph.kind != "note":
            yield number
            for _, note in paragraph.notes:
                told.add(note)
                yield note
    for number, paragraph in enumerate(paper.paragraphs):
        if paragraph.kind == "note" and number not in told:
            yield number


def _in_note(paper: Paper, note: Paragraph, shelf: Shelf) -> Iterator[Cite]:
    at = 0
    here = False
    for part in _parts(note.chars):
        begin = note.chars.find(part, at)
        at = begin + len(part)
        if not part.strip():
            continue
        for work, said in _works(paper, note, (part, begin), shelf, here):
            shelf.last = work
            here = True
            start = note.at[begin] if note.at else 0
            end = start if paper.numbered else note.at[min(at, len(note.at)) - 1] + 1
            yield Cite(work.key, at, start, end, _locator(said))


def _works(
    paper: Paper, note: Paragraph, piece: tuple[str, int], shelf: Shelf, here: bool
) -> Iterator[tuple[Listed, str]]:
    """Yield the works that a stretch of a note cites, each with the words that may have its page.

    `here` says that the note has cited a work before: «the point is made on p. 5» goes on with it.
    """
    part, begin = piece
    if _IBID.match(part, lead_of(part)):
        if shelf.last is not None:
            yield shelf.last, part
        return
    halves = _WITHIN.split(part)
    if len(halves) > 1:
        known = [(work, half) for half in halves if (work := shelf.meant(half)) is not None]
        if len({work.key for work, _ in known}) > 1:
            yield from known
            return
    work = shelf.meant(part)
    if work is None and here and _PAGES.search(part) and not re.search(r"[A-Z“\"‘\[]", part[1:]):
        work = shelf.last
    work = work or _new(paper, note, part, begin, shelf)
    if work is not None:
        shelf.introduce(part, work)
        yield work, part


def _parts(text: str) -> list[str]:
    return [part for part in _PARTS.split(text) if part]


def _new(paper: Paper, note: Paragraph, part: str, begin: int, shelf: Shelf) -> Listed | None:
    """Return a work that a note cites in full for the first time."""
    work = _read(note, part, begin)
    if work is None or work.title is None or not work.authors or work.reference is not None:
        return None
    first = work.authors[0].surname
    year = str(work.date.last.year) if work.date else ""
    pages = ""
    if work.pages is not None and work.pages.first != work.pages.last and work.container:
        pages = f"{work.pages.first}-{work.pages.last}"
    listed = Listed(
        key=f"{first} {year or work.title.text}".strip(),
        where=placed(paper, note, begin, begin + len(part), (begin, begin + len(part))),
        type="article" if work.container is not None else work.type,
        surnames=frozenset(surname_skeleton(name.surname) for name in work.authors),
        title=fold(work.title.text),
        printed=work.title.text,
        people=tuple(f"{name.given} {name.surname}".strip() for name in work.authors),
        year=year,
        pages=pages,
        first=work.date.first if work.date else None,
        last=work.date.last if work.date else None,
        used=False,
    )
    shelf.works.append(listed)
    shelf.made.append(listed)
    return listed


def _read(note: Paragraph, part: str, begin: int) -> Work | None:
    marks = tuple(
        Mark(max(0, a - begin), min(b - begin, len(part)), "hi", (("rend", "italic"),))
        for a, b in note.italic
        if a < begin + len(part) and b > begin
    )
    for each in segment(part, marks):
        if each.kind == "work":
            return parse_work(part, marks, each.start, each.end)
    return None


def _locator(part: str) -> str:
    """Return the last pages that a citation names: those behind the work's own."""
    found = list(_PAGES.finditer(part))
    if found:
        return locator_in(f", p. {part[found[-1].end() :]}")
    closing = _LAST.search(part)
    if closing is None or YEAR.fullmatch(closing["pages"]):
        return ""
    return locator_in(f", p. {closing['pages']}")
