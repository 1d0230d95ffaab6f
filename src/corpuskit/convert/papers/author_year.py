"""Citations by author and year in the text: «(Okoro 1999: 5)», «Okoro (1999)», «(ibid.)».

A bracket with a year cites where its words name a work that is known. Of what is in no list only
that is taken for a citation which cannot well be anything else, since a bracket may hold the place
and year of an event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpuskit.bib.keys import surname_skeleton
from corpuskit.claims.model import Listed
from corpuskit.convert.papers.locators import locator_in
from corpuskit.convert.papers.paper import Cite, Paragraph
from corpuskit.convert.papers.shelf import YEAR, Shelf, is_by, skeletons
from corpuskit.language.sentences import sentences

_BRACKET = re.compile(
    r"[(\[](?P<in>[^()\[\]]{0,200}?(?:(?<!\d)(?:1[5-9]|20)\d\d[a-z]?(?!\d)|\b[Ii]bid\b)[^()\[\]]{0,80})[)\]]"
)
_IBID = re.compile(r"\s*(?:(?:see|cf)\.?\s+)?ibid(?:em)?\b\.?", re.IGNORECASE)
_BEFORE = re.compile(r"(?<![\w’'-])[^\W\d_][\w’'-]+(?:\s(?:(?:and|&)\s)?[^\W\d_][\w’'-]+){0,3}\s?$")
_ALONE = re.compile(r"\s*(?:1[5-9]|20)\d\d[a-z]?(?:\s*[,:]\s.*|:\d.*)?\s*$", re.DOTALL)
# What follows such a word is a work of its own: the one in which the other was found.
_PARTS = re.compile(
    r";\s*|,\s+(?=(?:as\s+)?(?:quoted|cited|reprinted|discussed)\s+(?:in|by|from)\s"
    r"|(?:citing|quoting|and also)\s)"
)
# A work that was read in another need not be in the list.
_SECOND_HAND = re.compile(r"(?:as\s+)?(?:quoted|cited|reprinted|discussed)\s")
_UNLISTED = re.compile(
    r"\s*(?:(?:see|cf|also|e\.g)\b[.,]*\s*)*"
    r"(?P<who>(?:(?:van|von|de|der|al)[ -])*[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?)"
    r"(?P<others>(?:,?\s+(?:and|&)\s+[A-Z][^\W\d_]+|\s+et\s+al\.?)?),?\s+"
    r"(?P<year>(?:1[5-9]|20)\d\d[a-z]?)"
    r"(?P<pages>\s*[,:]\s*(?:pp?\.\s*)?\d{1,4}(?:\s*[-–]+\s*\d{1,4})?)?\s*$"
)
_TOLD = (
    r"(?:\s+\w+ly)?\s+(?:also\s+)?(?:found|finds|writes|wrote|argues|argued|notes|noted|says|said|"
    r"calls|called|thinks|thought|believes|reckons|reckoned|reports|reported|counts|counted|gives|gave|"
    r"puts|shows|showed|dates|dated|states|stated|claims|claimed|estimates|estimated|records|recorded|"
    r"observes|observed|tells|told|describes|described|maintains|mentions|mentioned)\b"
)
_ACCOUNT = (
    r"[’']s?\s+(?:account|figures?|count|estimate|study|chapter|article|book|version|table|data|"
    r"words|view)\b"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """Hold one work that a bracket cites, known or not, and the pages."""

    key: str
    locator: str
    work: Listed | None = None


def brackets_in(paragraph: Paragraph) -> int:
    """Count what may be citations by author and year."""
    return 0 if paragraph.kind == "note" else len(_BRACKET.findall(paragraph.chars))


def cited_by_year(paragraph: Paragraph, shelf: Shelf, told: bool) -> Paragraph:
    """Take citations by author and year out of the text of a paragraph.

    `told` says that an author who is named stands for the work, as where there are no notes.
    """
    cites: list[Cite] = []
    cuts: list[tuple[int, int]] = []
    last: Listed | None = None
    for found in _BRACKET.finditer(paragraph.chars):
        lead = _lead(paragraph.chars[: found.start()], found["in"])
        works = list(_works(found["in"], lead, paragraph.chars[: found.start()], shelf))
        if _IBID.match(found["in"]):
            works = _again(found["in"], last)

        at = paragraph.at[found.start()]
        end = paragraph.at[found.end() - 1] + 1
        for each in works:
            cites.append(Cite(each.key, found.start(), at, end, each.locator, named=bool(lead)))
            last = each.work or last
            shelf.last = last
        if works:
            begin = found.start()
            cuts.append((begin - (paragraph.chars[begin - 1 : begin] == " "), found.end()))
    if told:
        cites += _told(paragraph, shelf, [cite.offset for cite in cites])
    return _without(paragraph, cuts, cites) if cites else paragraph


def _lead(before: str, inner: str) -> str:
    """Return the name before a bracket that begins with the year."""
    if not YEAR.match(inner.strip()):
        return ""
    found = _BEFORE.search(before)
    return found[0] if found else ""


def _works(inner: str, lead: str, before: str, shelf: Shelf) -> Iterator[_Found]:
    """Yield the works that a bracket cites, those without an entry behind those that are known."""
    known: list[_Found] = []
    unknown: list[_Found] = []
    parts = _PARTS.split(inner)
    for part, following in zip(parts, (*parts[1:], ""), strict=True):
        work = shelf.of_year(f"{lead} {part}")
        if work is None and _ALONE.match(part):
            work = _named_before(shelf, before, part)
        if work is not None:
            year = YEAR.search(part)
            behind = part[year.end() :] if year else ""
            known.append(_Found(work.key, locator_in(f", {behind.lstrip(' ,:')}"), work))
        elif (missing := _UNLISTED.match(part)) and not _SECOND_HAND.match(following):
            surname, year_said = missing["who"], missing["year"]
            sure = bool(missing["pages"] or missing["others"])
            if sure or _writes(shelf, surname) or len(parts) > 1:
                unknown.append(_Found(f"{surname} {year_said}", ""))
    yield from known
    if _listed(shelf):
        # Only a paper that has a list can have left a work out of it.
        yield from (each for each in unknown if known or _writes(shelf, each.key.split()[0]))


def _again(inner: str, last: Listed | None) -> list[_Found]:
    """Return the work cited before in the paragraph, with the pages behind «ibid.»."""
    if last is None:
        return []
    behind = inner[_match_end(_IBID, inner) :].lstrip(" ,:")
    return [_Found(last.key, locator_in(f", {behind}"), last)]


def _writes(shelf: Shelf, surname: str) -> bool:
    return any(surname_skeleton(surname) in work.surnames for work in shelf.works)


def _match_end(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0


def _named_before(shelf: Shelf, before: str, part: str) -> Listed | None:
    """Return the work of a year by the author whom the paragraph named last."""
    year = YEAR.search(part)
    begins = max((low for low, _ in sentences(before)), default=0)
    for words in (before[begins:], before):
        named = skeletons(words)
        found = [w for w in shelf.works if year and w.year == year[1] and is_by(w, named)]
        if len({work.key for work in found}) == 1:
            return found[0]
        if found:
            return None
    return None


def _told(paragraph: Paragraph, shelf: Shelf, offsets: Sequence[int]) -> Iterator[Cite]:
    """Yield citations of authors who are said to tell something, in sentences without another."""
    authors = dict(_tellers(shelf))
    for low, high in sentences(paragraph.chars):
        if any(low < offset <= high for offset in offsets):
            continue
        words = paragraph.chars[low:high]
        for name, work in authors.items():
            own = re.escape(name)
            told = rf"\b{own}(?:{_TOLD}|{_ACCOUNT})|\b[Aa]ccording to (?:[A-Z]\w+ )?{own}\b"
            if name in words and re.search(told, words):
                at = paragraph.at[low]
                yield Cite(work.key, max(low + 1, high - 1), at, at + 1, named=True)


def _tellers(shelf: Shelf) -> Iterator[tuple[str, Listed]]:
    """Yield the surnames that stand for one work of the list and no more."""
    listed = _listed(shelf)
    for work in listed:
        name = work.people[0].split(",")[0].split()[-1] if work.people else ""
        if name and sum(is_by(each, skeletons(name)) for each in listed) == 1:
            yield name, work


def _listed(shelf: Shelf) -> list[Listed]:
    return [work for work in shelf.works if work.used]


def _without(
    paragraph: Paragraph, cuts: Sequence[tuple[int, int]], cites: Sequence[Cite]
) -> Paragraph:
    """Return a paragraph without some stretches, all offsets moved."""
    kept = [
        place for place in range(len(paragraph.chars)) if not any(a <= place < b for a, b in cuts)
    ]
    ends = kept

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
