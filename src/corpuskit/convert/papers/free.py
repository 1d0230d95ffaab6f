"""Citations in words: in notes («Okoro, Tides, p. 5», «ibid.») and by author and year in the text.

Such a citation has no key. What it cites is found among the works that may be meant: the paper's
list of references, the documents of the corpus, and what was cited in full in a note before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from corpuskit.bib.keys import surname_skeleton
from corpuskit.bib.parse import parse_work
from corpuskit.bib.segment import segment
from corpuskit.bib.vocabulary import fold
from corpuskit.bib.work import Work
from corpuskit.claims.model import Listed
from corpuskit.convert.papers.locators import locator_in
from corpuskit.convert.papers.paper import Cite, Paper, Paragraph
from corpuskit.convert.papers.places import placed
from corpuskit.core.passages import Mark

_ALIKE = 88.0
_SHORTEST = 8
_IBID = re.compile(r"\s*(?:see\s+|cf\.\s+)?(?:ibid|ibidem|idem|id|eodem|ebd)\b\.?", re.IGNORECASE)
_PAGES = re.compile(r"(?:\bpp?\.|\bpages?|\bat|\bS\.)\s*(?=\d)", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"‘'«]([^”\"’»]{6,})[”\"’»]")
_NAME = re.compile(r"[^\W\d_][\w’'.-]*")
_PARTS = re.compile(r";\s+|(?<=[\d”\"’)])\.\s+(?=[A-Z“\"‘])")
_YEARED = re.compile(r"\((?P<in>[^()]{0,160}?(?<!\d)(?:1[5-9]|20)\d\d[a-z]?(?!\d)[^()]{0,80})\)")
_BEFORE = re.compile(r"(?:[^\W\d_][\w’'-]+(?:\s(?:and|&)\s|\s)?){1,4}\s?$")
_YEAR = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)[a-z]?(?!\d)")


@dataclass
class _Shelf:
    """Hold the works that may be meant, and which was cited last."""

    works: list[Listed]
    made: list[Listed] = field(default_factory=list)
    last: Listed | None = None

    def meant(self, part: str) -> Listed | None:
        """Return the work that a stretch of a note cites, by its title, else by its author."""
        folded = fold(part)
        head = part.split("“")[0].split('"')[0].split("‘")[0]
        people = _skeletons(head if head.strip() else part)
        every = _skeletons(part)
        titled: list[tuple[float, bool, Listed]] = []
        for work in self.works:
            authored = _is_by(work, every)
            likeness = max((_likeness(t, folded) for t in _titles(work)), default=0.0)
            if likeness >= _ALIKE and (authored or likeness >= 95 or not work.surnames):
                titled.append((likeness, authored, work))
        if titled:
            return max(titled, key=lambda each: (each[1], each[0], bool(each[2].documents)))[2]
        quoted = _QUOTED.search(part)
        by = [work for work in self.works if _is_by(work, people)]
        year = _YEAR.search(part)
        if year and len(by) > 1:
            by = [work for work in by if work.year == year[1]] or by
        if quoted:
            short = fold(quoted[1])
            return next((work for work in by if not work.title or short in work.title), None)
        return by[0] if len(by) == 1 else None


def with_citations(paper: Paper, works: Sequence[Listed]) -> tuple[Paper, tuple[Listed, ...]]:
    """Return a paper with the citations of its notes and text, and the works cited only there."""
    shelf = _Shelf(list(works))
    paragraphs = list(paper.paragraphs)
    for number in _in_order(paper):
        paragraph = paragraphs[number]
        if paragraph.kind == "note":
            found = tuple(_in_note(paper, paragraph, shelf))
            paragraphs[number] = replace(paragraph, cites=(*paragraph.cites, *found))
        else:
            paragraphs[number] = _by_year(paragraph, shelf)
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


def _in_note(paper: Paper, note: Paragraph, shelf: _Shelf) -> Iterator[Cite]:
    at = 0
    for part in _parts(note.chars):
        begin = note.chars.find(part, at)
        at = begin + len(part)
        if not part.strip():
            continue
        ibid = _IBID.match(part)
        work = shelf.last if ibid else shelf.meant(part)
        if work is None and not ibid:
            work = _new(paper, note, part, begin, shelf)
        if work is None:
            continue
        shelf.last = work
        start = note.at[begin] if note.at else 0
        end = start if paper.numbered else note.at[min(at, len(note.at)) - 1] + 1
        yield Cite(work.key, at, start, end, _locator(part))


def _parts(text: str) -> list[str]:
    return [part for part in _PARTS.split(text) if part]


def _new(paper: Paper, note: Paragraph, part: str, begin: int, shelf: _Shelf) -> Listed | None:
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
    return locator_in(f", p. {part[found[-1].end() :]}") if found else ""


def _by_year(paragraph: Paragraph, shelf: _Shelf) -> Paragraph:
    """Take «(Okoro 1999: 5)» out of the text of a paragraph, as citations."""
    cites: list[Cite] = []
    cuts: list[tuple[int, int]] = []
    for found in _YEARED.finditer(paragraph.chars):
        inner = found["in"]
        lead = ""
        if _YEAR.match(inner.strip()):
            before = _BEFORE.search(paragraph.chars[: found.start()])
            lead = before[0] if before else ""
        matched = []
        for part in re.split(r";\s*", inner):
            work = _of_year(shelf, f"{lead} {part}")
            if work is not None:
                behind = _YEAR.split(part)[-1]
                matched.append((work, locator_in(f", {behind.lstrip(' ,:')}")))
        for work, locator in matched:
            at = paragraph.at[found.start()]
            end = paragraph.at[found.end() - 1] + 1
            cites.append(Cite(work.key, found.start(), at, end, locator, named=bool(lead)))
            shelf.last = work
        if matched:
            begin = found.start()
            cuts.append((begin - (paragraph.chars[begin - 1 : begin] == " "), found.end()))
    return _without(paragraph, cuts, cites) if cuts else paragraph


def _of_year(shelf: _Shelf, part: str) -> Listed | None:
    year = _YEAR.search(part)
    people = _skeletons(part[: year.start()] if year else part)
    found = [w for w in shelf.works if _is_by(w, people) and year and w.year == year[1]]
    return found[0] if found else None


def _without(
    paragraph: Paragraph, cuts: Sequence[tuple[int, int]], cites: Sequence[Cite]
) -> Paragraph:
    """Return a paragraph without some stretches, all offsets moved."""
    kept = [
        place for place in range(len(paragraph.chars)) if not any(a <= place < b for a, b in cuts)
    ]
    moved = {place: new for new, place in enumerate(kept)}
    ends = sorted(moved)

    def at(place: int) -> int:
        return sum(each < place for each in ends)

    return replace(
        paragraph,
        chars="".join(paragraph.chars[place] for place in kept),
        at=tuple(paragraph.at[place] for place in kept),
        notes=tuple((at(offset), number) for offset, number in paragraph.notes),
        italic=tuple((at(a), at(b)) for a, b in paragraph.italic),
        cites=(*paragraph.cites, *(replace(c, offset=at(c.offset)) for c in cites)),
    )


def _titles(work: Listed) -> Iterator[str]:
    """Yield a title whole and without what follows a colon."""
    if work.title:
        yield work.title
    main = fold(re.split(r"[:.?]\s", work.printed)[0])
    if len(main) >= _SHORTEST and main != work.title:
        yield main


def _likeness(title: str, folded: str) -> float:
    if len(title) < _SHORTEST:
        return 0.0
    if len(title) > len(folded):
        # A part that is shorter than the title may give the beginning of it.
        return 0.0
    return fuzz.partial_ratio(title, folded)


def _is_by(work: Listed, people: frozenset[str]) -> bool:
    """Tell whether one of the names is an author's; bodies may be cut short."""
    for surname in work.surnames:
        for name in people:
            if name == surname or (len(name) >= _SHORTEST and surname.startswith(name)):
                return True
    return False


def _skeletons(text: str) -> frozenset[str]:
    """Return the names of a text, and runs of them, as surnames are compared."""
    words = [w.strip(".’'") for w in _NAME.findall(text)]
    found: set[str] = set()
    for start, word in enumerate(words):
        if not word[:1].isupper():
            continue
        for length in (1, 2, 3, 4):
            run = words[start : start + length]
            if len(run) == length:
                found.add(surname_skeleton(" ".join(run)))
    return frozenset(found - {""})
