"""Mark the works that notes cite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpuskit.bib.keys import join, surname_skeleton, work_key
from corpuskit.bib.parse import parse_work
from corpuskit.bib.segment import segment
from corpuskit.bib.vocabulary import fold
from corpuskit.bib.work import Work
from corpuskit.convert.annotate.context import Context
from corpuskit.convert.annotate.numbering import note_numbers, notes
from corpuskit.convert.annotate.reference_lists import listed_works
from corpuskit.core.passages import Attributes, Draft, Mark, Passage

# Fields that become elements inside `bibl`; dates and persons are marked by their own annotators.
_INNER = {
    "title": "title",
    "container": "title",
    "series": "title",
    "volume": "biblScope",
    "number": "biblScope",
    "publisher": "publisher",
    "place": "pubPlace",
    "pages": "citedRange",
}
_LEVELS = {
    "article": "j",
    "incollection": "m",
    "inproceedings": "m",
    "legislation": "j",
    "report": "m",
}


@dataclass(frozen=True, slots=True)
class Cited:
    """Hold one citation: the passage it stands in, the work and the key under which it is known."""

    passage: int
    work: Work
    key: str


@dataclass(slots=True)
class _Memory:
    """What was cited so far, by note and by author, for «ibid.» and «op. cit.»."""

    by_note: dict[int, list[Cited]] = field(default_factory=dict)
    by_author: dict[str, list[Cited]] = field(default_factory=dict)
    last: Cited | None = None


def annotate_citations(draft: Draft, _context: Context) -> Draft:
    """Mark each work that a note cites or a list of references has as `bibl` with its parts.

    `key` joins the citations of one work within the document, short forms and «ibid.» included;
    `type` is the kind of work, `cert` is `low` where a reader could doubt that the words cite one.
    """
    added: dict[int, tuple[Mark, ...]] = {}
    for cited in cited_works(draft):
        passage = draft.passages[cited.passage]
        marks = tuple(mark for mark in _marks(cited) if _fits(mark, passage))
        added[cited.passage] = added.get(cited.passage, ()) + marks
    return draft.with_marks(added)


def works(draft: Draft) -> tuple[tuple[int, Work], ...]:
    """Return every cited work with the number of its passage, short forms included."""
    return tuple((cited.passage, cited.work) for cited in cited_works(draft))


def cited_works(draft: Draft) -> tuple[Cited, ...]:
    """Return every citation of the notes in their order, then those of lists of references.

    Each has the key of the work that it is of.
    """
    read = [(note.number, work) for note in notes(draft) for work in _read(note)]
    noted = {passage for passage, _ in read}
    read += [(number, work) for number, work in listed_works(draft) if number not in noted]
    full = [index for index, (_, work) in enumerate(read) if not _is_short(work)]
    keys = _keys([read[index][1] for index in full])
    known = dict(zip(full, keys, strict=True))
    numbers = note_numbers(draft)
    memory = _Memory()
    found: list[Cited] = []
    for index, (passage, work) in enumerate(read):
        key = known.get(index) or _resolve(passage, work, memory, numbers.get(passage, {}))
        cited = Cited(passage, work, key)
        _remember(memory, cited)
        found.append(cited)
    return tuple(found)


def _is_short(work: Work) -> bool:
    """Tell a citation that points to a fuller one, if only by author and short title."""
    bare = work.date is None and work.url is None and work.publisher is None and not work.place
    by_title = bare and bool(work.authors) and work.title is not None and work.container is None
    return work.reference is not None or by_title


def _read(note: Passage) -> Iterator[Work]:
    for part in segment(note.chars, note.marks):
        if part.kind == "work":
            work = parse_work(note.chars, note.marks, part.start, part.end)
            yield work if part.certain else replace(work, certain=False)


def _keys(full: list[Work]) -> list[str]:
    keys = [""] * len(full)
    used: dict[str, int] = {}
    for group in join(full):
        fullest = max(group, key=lambda index: len(full[index].spans()))
        key = work_key(full[fullest])
        used[key] = used.get(key, 0) + 1
        if used[key] > 1:
            key = f"{key}-{used[key]}"
        for index in group:
            keys[index] = key
    return keys


def _remember(memory: _Memory, cited: Cited) -> None:
    memory.by_note.setdefault(cited.passage, []).append(cited)
    memory.last = cited
    for name in (*cited.work.authors, *cited.work.editors):
        for form in _forms(name.surname):
            memory.by_author.setdefault(form, []).append(cited)


def _forms(surname: str) -> set[str]:
    """Return how a surname may be cited: whole, or without the particles before it."""
    return {surname_skeleton(surname), surname_skeleton(surname.split()[-1])}


def _resolve(passage: int, work: Work, memory: _Memory, numbers: dict[str, int]) -> str:
    """Find the work that a short form is of; a key of its own where none answers."""
    wanted = {form for name in work.authors for form in _forms(name.surname)}
    reference = work.reference
    if reference is not None and reference.kind == "ibid":
        here = memory.by_note.get(passage)
        answer = here[-1] if here else memory.last
        return answer.key if answer else work_key(work)
    candidates: list[Cited] = []
    if reference is not None and reference.number in numbers:
        candidates = memory.by_note.get(numbers[reference.number], [])
    elif reference is None or reference.kind == "opcit":
        named = [cited for name in wanted for cited in memory.by_author.get(name, [])]
        candidates = named[::-1]
    chosen = [cited for cited in candidates if _answers(cited.work, work, wanted)]
    if not chosen and not wanted and len({cited.key for cited in candidates}) == 1:
        chosen = candidates
    return chosen[0].key if chosen else work_key(work)


def _answers(full: Work, short: Work, wanted: set[str]) -> bool:
    names = {form for name in (*full.authors, *full.editors) for form in _forms(name.surname)}
    said = [name.surname for name in short.authors]
    said += [short.title.text] if short.title is not None and not said else []
    if any(_is_body(full, words) for words in said):
        return True
    if wanted and not wanted & names and not _named_in(full, wanted):
        return False
    if short.title is None or full.title is None:
        return bool(wanted) or short.title is None
    return set(fold(short.title.text).split()) <= set(fold(full.title.text).split())


def _is_body(full: Work, words: str) -> bool:
    """Tell the institution or the periodical that a fuller citation begins with, or its acronym."""
    said = [name.surname for name in (*full.authors, *full.editors) if name.institution]
    said += [full.container.text] if full.container is not None and full.title is None else []
    wanted = fold(words)
    for each in said:
        letters = "".join(word[0] for word in each.split() if word[:1].isupper())
        if fold(each).startswith(wanted) or wanted == letters.casefold() or f"({words})" in each:
            return True
    return False


def _named_in(full: Work, wanted: set[str]) -> bool:
    printed = [part.text for part in (full.container, full.title) if part is not None]
    return any(surname_skeleton(text).startswith(name) for text in printed for name in wanted)


def _marks(cited: Cited) -> Iterator[Mark]:
    work = cited.work
    attributes: Attributes = (("key", cited.key), ("type", work.type))
    if not work.certain:
        attributes += (("cert", "low"),)
    yield Mark(work.start, work.end, "bibl", attributes)
    taken = -1
    for name, start, end in work.spans():
        tag = _INNER.get(name)
        if tag is None or start < taken:
            continue
        taken = end
        yield Mark(start, end, tag, _attributes(work, name))


def _attributes(work: Work, name: str) -> Attributes:
    if name == "title":
        return (("level", "a" if work.container is not None else "m"),)
    if name == "container":
        return (("level", _LEVELS.get(work.type, "m")),)
    if name == "series":
        return (("level", "s"),)
    if name == "volume":
        return (("unit", "volume"),)
    if name == "number":
        return (("unit", "issue"),)
    if name == "pages" and work.pages is not None:
        pages = work.pages
        plain = re.fullmatch(r"[\w.-]+", pages.first) and re.fullmatch(r"[\w.-]+", pages.last)
        return (("unit", "page"), *((("from", pages.first), ("to", pages.last)) if plain else ()))
    return ()


def _fits(mark: Mark, passage: Passage) -> bool:
    """Tell whether a mark nests with the marks that are there already."""
    if mark.tag == "bibl":
        return True
    return not any(
        other.start < mark.start < other.end < mark.end
        or mark.start < other.start < mark.end < other.end
        for other in passage.marks
    )
