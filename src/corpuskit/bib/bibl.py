"""Read a `bibl` of running text: its markup, and what the words between its elements say.

What is marked is taken from the markup alone, so that a person's correction counts. What the
encoding has no element for (translations in brackets, addresses, «et al.», «in Russian») is read
from the words by the grammar of citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from corpuskit.bib.edtf import edtf_of
from corpuskit.bib.entry import Entry, Person
from corpuskit.bib.flat_citation import FlatCitation, Part
from corpuskit.bib.parse import parse_work
from corpuskit.bib.person_names import person_of
from corpuskit.bib.work import Name, Work, WorkDate

_SCOPES = {
    "volume": "volume",
    "issue": "number",
    "part": "part",
    "chapter": "chapter",
    "page": "pages",
    "vol": "volume",
    "pp": "pages",
}
_BRACKET = re.compile(r"['’”\"»]?\s*,?\s*\[(?P<words>[^\[\]]+)\]")
_LEAD = re.compile(r"^(?:[\s,.;:'’”\"»\])]+|and\s)+|[\s,.;:(\[<‘“\"«']+$")
_POINTING = re.compile(
    r"(?:[.,;]\s)?(?:for\s(?:the\s)?(?:full\s)?text,?\s)?(?:see|cited\sin|quoted\sin|in|ed\.?|eds\.?"
    r"|edited\sby|vol\.?|no\.?|nr\.?|pp?\.?|available\s(?:at|from)|accessed(?:\son)?|visited(?:\son)?"
    r"|last|retrieved(?:\son)?)$",
    re.IGNORECASE,
)
# What follows the remark: where and by whom the work was printed, an address, an imprint.
_IMPRINT = ("title", "biblScope", "citedRange", "publisher", "pubPlace", "persName", "idno")
_OUTSIDE = re.compile(r"https?:|\(")
_EDITION = re.compile(r"\s*\b(?:edn|edition|ed)\b\.?$", re.IGNORECASE)
_NUMBERED = frozenset({"volume", "vol", "issue"})
_IN_ORG = re.compile(r"(?:^|[\s,'’”])in:?\s*$", re.IGNORECASE)


def read_citation(bibl: etree._Element) -> tuple[Entry, Work]:
    """Return what a `bibl` says of the work, and its words as the grammar reads them.

    The pages are those of the work only where it is a part of something that was printed there;
    a page of a book is a place in it.
    """
    flat = FlatCitation.of(bibl)
    work = parse_work(flat.chars, flat.marks(), 0, len(flat.chars))
    found: dict[str, Any] = {}
    titles = [part for part in flat.having("title") if flat.words(part)]
    main = _title_fields(flat, titles, found)
    for part in flat.having("biblScope"):
        name = _SCOPES.get(part.element.get("unit", ""))
        if name:
            found.setdefault(name, _extent(part.element, flat.words(part)))
    for tag, name in (("publisher", "publisher"), ("pubPlace", "place"), ("edition", "edition")):
        parts = list(flat.having(tag))
        if parts:
            found[name] = "; ".join(flat.words(part) for part in parts)
    _numbers(flat, found, work)
    dates = [edtf_of(dict(_attributes(part.element))) for part in _own_dates(flat, work)]
    printed = None if work.date == work.accessed else work.date
    found["date"] = next((each for each in reversed(dates) if each), _days(printed))
    if work.edition is not None:
        found.setdefault("edition", work.edition.text)
    if "edition" in found:
        found["edition"] = _EDITION.sub("", found["edition"]).strip()
    kind = bibl.get("type") or work.type
    authors, editors = _people(flat, work, main)
    if "pages" not in found:
        found["pages"] = _own_pages(flat, kind, work)
    found["note"] = _remark(flat, work, main)
    found |= {
        "url": re.sub(r"\s", "", work.url.text) if work.url else "",
        "accessed": _days(work.accessed),
        "language": work.language.text if work.language else "",
    }
    certain = bibl.get("cert") != "low"
    if not titles and not any(flat.having("persName", "author", "editor", "orgName")):
        # Not marked up at all: the words alone say what there is.
        found |= _read_words(work)
        authors, editors = _persons(work.authors), _persons(work.editors)
    entry = Entry(
        type=kind,
        authors=authors,
        editors=editors,
        others=work.et_al and bool(authors),
        certain=certain,
        **found,
    )
    return entry, work


def _read_words(work: Work) -> dict[str, str]:
    """Return the fields of a citation that has no markup inside, as the grammar reads them."""
    parts = {
        "title": work.title or work.title_translation,
        "translation": work.title_translation if work.title else None,
        "container": work.container,
        "container_translation": work.container_translation,
        "series": work.series,
        "edition": work.edition,
        "volume": work.volume,
        "number": work.number,
        "place": work.place,
        "publisher": work.publisher,
        "document_number": work.report_number,
    }
    found = {name: part.text for name, part in parts.items() if part is not None}
    if work.pages and work.container and work.type == "article":
        first, last = work.pages.first, work.pages.last
        found["pages"] = first if first == last else f"{first}–{last}"
    return found


def _persons(names: tuple[Name, ...]) -> tuple[Person, ...]:
    return tuple(Person(each.surname, each.given, each.institution) for each in names)


def cited_pages(bibl: etree._Element) -> str:
    """Return the pages that a citation names, as printed."""
    flat = FlatCitation.of(bibl)
    return ", ".join(flat.words(part) for part in flat.having("citedRange"))


def _attributes(element: etree._Element) -> Iterator[tuple[str, str]]:
    return ((str(name), str(value)) for name, value in element.items())


def _title_fields(flat: FlatCitation, titles: list[Part], found: dict[str, str]) -> list[Part]:
    """Sort the titles of a citation by their levels; return those of the work itself."""
    own: list[Part] = []
    for part in titles:
        level, words = part.element.get("level", ""), flat.words(part)
        if part.element.get("type") == "translation":
            found.setdefault("container_translation" if level == "j" else "translation", words)
        elif level == "s":
            found.setdefault("series", words)
        elif level == "j" or (level == "m" and own and own[0].element.get("level") == "a"):
            if "container" not in found:
                found["container"] = words
                found["container_translation"] = _bracket(flat, part.end)
        else:
            own.append(part)
    if own:
        found["title"] = "; ".join(flat.words(part) for part in own)
        found.setdefault("translation", _bracket(flat, own[-1].end))
    return own


def _bracket(flat: FlatCitation, position: int) -> str:
    match = _BRACKET.match(flat.chars, position)
    return match["words"].strip() if match else ""


def _extent(element: etree._Element, words: str) -> str:
    first, last = element.get("from"), element.get("to")
    if first and last:
        return first if first == last else f"{first}–{last}"
    return words


def _own_pages(flat: FlatCitation, kind: str, work: Work) -> str:
    """Return the pages on which an article stands, which are the ones that a note cites of it.

    A single page of a chapter, or of an article in a journal, is where something is said in it; one
    of a newspaper is where the article stands.
    """
    ranges = list(flat.having("citedRange"))
    if len(ranges) != 1 or ranges[0].element.get("unit", "page") != "page":
        return ""
    pages = _extent(ranges[0].element, flat.words(ranges[0]))
    journal = any(part.element.get("level") == "j" for part in flat.having("title"))
    whole = journal and kind in {"article", "legislation"}
    if (
        whole
        and kind == "article"
        and "–" not in pages
        and work.title
        and not _of_a_day(flat, work)
    ):
        return ""
    return pages if whole or (kind.startswith("in") and "–" in pages) else ""


def _of_a_day(flat: FlatCitation, work: Work) -> bool:
    """Tell a newspaper, dated by its day, from a journal, known by volume and number."""
    numbered = any(part.element.get("unit") in _NUMBERED for part in flat.having("biblScope"))
    return not numbered or (work.date is not None and work.date.first == work.date.last)


def _numbers(flat: FlatCitation, found: dict[str, str], work: Work) -> None:
    for part in flat.having("idno"):
        words, kind = flat.words(part), part.element.get("type", "").upper()
        name = {"DOI": "doi", "ISBN": "isbn"}.get(kind)
        if name is None:
            name = "doi" if words.startswith("10.") else "document_number"
        found.setdefault(name, words)
    if work.identifier and work.identifier.text.startswith("10."):
        found.setdefault("doi", work.identifier.text)


def _people(
    flat: FlatCitation, work: Work, main: list[Part]
) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Return authors and editors: those who are marked, by their place and what the words say."""
    authors: list[Person] = []
    editors: list[Person] = []
    after = main[0].start if main else len(flat.chars)
    edited = {name.start for name in work.editors}
    for part in flat.having("persName", "author", "editor"):
        if {"author", "editor"} & set(part.inside) or _is_in_bracket(flat.chars, part.start):
            continue
        person = person_of(part.element, flat.words(part))
        role = {"author": authors, "editor": editors}.get(part.tag)
        if role is None:
            by_words = any(part.start <= place < part.end for place in edited)
            role = editors if by_words or part.start > after else authors
        role.append(person)
    editors += [
        Person(flat.words(part), institution=True)
        for part in flat.having("orgName")
        if part.start > after and _in_org(flat, part)
    ]
    if not authors and not editors:
        authors = [*_persons(tuple(name for name in work.authors if name.institution))]
    return tuple(authors), tuple(editors)


def _in_org(flat: FlatCitation, part: Part) -> bool:
    return _IN_ORG.search(flat.chars[: part.start]) is not None


def _is_in_bracket(chars: str, position: int) -> bool:
    before = chars[:position]
    return before.count("(") > before.count(")") or before.count("[") > before.count("]")


def _own_dates(flat: FlatCitation, work: Work) -> list[Part]:
    """Return the dates of a work, without the day on which somebody looked at it."""
    seen = (work.accessed.start, work.accessed.end) if work.accessed else (0, 0)
    return [p for p in flat.having("date") if p.end <= seen[0] or p.start >= seen[1]]


def _remark(flat: FlatCitation, work: Work, main: list[Part]) -> str:
    """Return what a citation says between the title and where it was printed."""
    if not main:
        return ""
    start = main[-1].end
    bracket = _BRACKET.match(flat.chars, start)
    start = bracket.end() if bracket else start
    later = [part.start for part in flat.having(*_IMPRINT) if part.start >= start]
    later += [match.start() for match in _OUTSIDE.finditer(flat.chars, start)]
    # The date of an act belongs to the remark, that of its printing does not.
    later += [part.start for part in _own_dates(flat, work) if part.start >= start][-1:]
    read = (work.edition, work.accessed)
    later += [part.start for part in read if part is not None and part.start >= start]
    if any(part.start >= start and _in_org(flat, part) for part in flat.having("orgName")):
        return ""
    words = flat.chars[start : min(later, default=len(flat.chars))]
    shorter = None
    while shorter != words:
        shorter = words
        words = _POINTING.sub("", _LEAD.sub("", words).strip()).strip()
    return words if len(words) > 3 else ""


def _days(found: WorkDate | None) -> str:
    if found is None:
        return ""
    first, last = found.first, found.last
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return (
            f"{first.year:04d}" if first.year == last.year else f"{first.year:04d}/{last.year:04d}"
        )
    if first == last:
        return first.isoformat()
    if (first.year, first.month, first.day) == (last.year, last.month, 1) and last.day >= 28:
        return f"{first.year:04d}-{first.month:02d}"
    return f"{first.isoformat()}/{last.isoformat()}"
