"""The bibliography of a paper, and which documents of the corpus its entries describe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from rapidfuzz import fuzz

from corpuskit.bib.bibfile import BibEntry, BibFile
from corpuskit.bib.fields import names_of
from corpuskit.bib.keys import surname_skeleton
from corpuskit.bib.latex import decoded
from corpuskit.bib.vocabulary import fold
from corpuskit.bib.when import find_work_dates
from corpuskit.claims.drafts.taken_from import taken_from
from corpuskit.claims.model import Extract, Listed
from corpuskit.claims.model.citation import RecordedWork
from corpuskit.core.findings import Location

_ALIKE = 90.0
_SHORTEST_TITLE = 8
_NEAR_YEARS = 1
_SHORTEST_BODY, _MANY_WORDS = 5, 5
_LONGEST_NUMBER = 6
_YEAR = re.compile(r"\d{4}")
_LETTERS = re.compile(r"[a-z]+")


def listed(file: BibFile, extracts: Sequence[Extract]) -> tuple[Listed, ...]:
    """Return the entries of a .bib file, each with the documents that it describes."""
    own = [work for extract in extracts for work in extract.records if work.own]
    published = {extract.name: extract.published for extract in extracts}
    return tuple(
        or_part(described(_entry(file, each), own, published), extracts) for each in file.entries
    )


def surnames(file: BibFile) -> dict[str, str]:
    """Return the surname that stands for each entry where a sentence names its author."""
    found = {}
    for entry in file.entries:
        people, _ = names_of(file.value(entry, "author") or file.value(entry, "editor") or "")
        if people:
            found[entry.key] = people[0].family
    return found


def _entry(file: BibFile, entry: BibEntry) -> Listed:
    def said(*names: str) -> str:
        return next((decoded(v) for n in names if (v := file.value(entry, n))), "")

    people, _ = names_of(file.value(entry, "author") or file.value(entry, "editor") or "")
    when = said("date", "year")
    year = _YEAR.search(when)
    days = _days(when, said("month"))
    title = said("title")
    subtitle = said("subtitle")
    printed = f"{title}: {subtitle}" if subtitle else title
    return Listed(
        key=entry.key,
        where=_place(file, entry),
        type=entry.type,
        surnames=frozenset(surname_skeleton(each.family) for each in people),
        title=fold(printed),
        printed=printed,
        people=tuple(f"{each.given} {each.family}".strip() for each in people),
        year=year[0] if year else "",
        pages=said("pages"),
        container=fold(said("journaltitle", "journal", "booktitle", "howpublished")),
        total=_total(said("pagetotal")),
        first=days[0] if days else None,
        last=days[1] if days else None,
        used=said("options").find("skipbib=true") < 0 and entry.type not in ("xdata", "set"),
    )


def _total(said: str) -> int:
    """Return how many pages a work has, where the entry says so."""
    number = re.search(r"\d+", said)
    return int(number[0]) if number and len(number[0]) < _LONGEST_NUMBER else 0


def _days(when: str, month: str) -> tuple[date, date] | None:
    if not _YEAR.search(when):
        return None
    dates = find_work_dates(when.replace("/", "–")) if "-" in when else ()
    if not dates and month:
        dates = find_work_dates(f"{month} {when}")
    if dates:
        return dates[0].first, dates[-1].last
    years = [int(each) for each in _YEAR.findall(when)]
    return date(max(1, min(years)), 1, 1), date(max(1, max(years)), 12, 31)


def _place(file: BibFile, entry: BibEntry) -> Location:
    words = f"@{entry.type}{{{entry.key}"
    return Location(
        document=file.path.stem,
        path=str(file.path),
        line=entry.line,
        column=1,
        end_column=len(words) + 1,
        xml_id="",
        sentence=words,
        start=len(words) - len(entry.key),
        end=len(words),
    )


def described(
    entry: Listed,
    own: Sequence[RecordedWork],
    published: dict[str, tuple[date, date] | None],
) -> Listed:
    """Return an entry with the documents that it describes.

    By title and author; by author and year where the document has no title; by the document's
    name in the key where nothing says otherwise.
    """
    found = [work for work in own if _same(entry, work, published.get(work.document))]
    titled = [work for work in found if work.title and entry.title]
    names = dict.fromkeys(work.document for work in titled or found)
    if not names:
        names = dict.fromkeys((*_named(entry, own), *_only_one(entry, own, published)))
    if not names:
        # A document that says nothing of itself is known by its file.
        silent = published.keys() - {work.document for work in own}
        names = dict.fromkeys(sorted(silent & {entry.key}))
    return replace(entry, documents=tuple(names))


def or_part(entry: Listed, extracts: Sequence[Extract]) -> Listed:
    """Return an entry with the documents that are parts of its work, where it has none whole."""
    if entry.documents:
        return entry
    return replace(entry, documents=tuple(taken_from(entry, extracts)))


def _same(entry: Listed, work: RecordedWork, published: tuple[date, date] | None) -> bool:
    people = bool(entry.surnames & work.surnames) or _one_body(entry, work)
    if entry.surnames and work.surnames and not people:
        return False
    if _named_by_container(entry, work):
        return True
    if entry.title and work.title:
        alike = _alike_titles(entry.printed, work.printed)
        return alike and (people or not work.surnames or not entry.surnames)
    year = work.year or (str(published[1].year) if published else "")
    if not people or not (entry.year and year):
        return False
    return abs(int(entry.year) - int(year)) <= _NEAR_YEARS


def _one_body(entry: Listed, work: RecordedWork) -> bool:
    """Tell «the Board» of a title page and the «Accident Investigation Board» of an entry."""
    return bool(entry.title and work.title) and any(
        len(min(mine, yours, key=len)) >= _SHORTEST_BODY
        and (mine.endswith(yours) or yours.endswith(mine))
        for mine in entry.surnames
        for yours in work.surnames
    )


def _named_by_container(entry: Listed, work: RecordedWork) -> bool:
    """Tell a document without author or title of its own, known by what it was printed in."""
    if not entry.container or work.surnames or entry.year != work.year:
        return False
    named = work.container if not work.title else work.title
    return f"{named} ".startswith(f"{entry.container} ")


def _alike_titles(a: str, b: str) -> bool:
    """Tell one title printed twice, perhaps without what is beside a colon or at the end."""
    short, long = sorted((fold(a), fold(b)), key=len)
    if len(short.split()) >= _MANY_WORDS and long.startswith(f"{short} "):
        return True
    return any(fuzz.ratio(one, other) >= _ALIKE for one in _parts(a) for other in _parts(b))


def _parts(title: str) -> frozenset[str]:
    """Return a title folded, whole and on either side of a colon."""
    parts = [title, *re.split(r":\s|\s[–—]\s|\.\s", title)]
    folded = (fold(part) for part in parts)
    return frozenset(part for part in folded if len(part) >= _SHORTEST_TITLE)


def _named(entry: Listed, own: Sequence[RecordedWork]) -> Iterator[str]:
    """Yield documents whose name the key begins with, where nothing else speaks against it."""
    key = "".join(_LETTERS.findall(entry.key.casefold()))
    for work in own:
        name = "".join(_LETTERS.findall(work.document.casefold()))
        apart = bool(entry.surnames and work.surnames) and not entry.surnames & work.surnames
        retitled = bool(entry.title and work.title) and not _alike_titles(
            entry.printed, work.printed
        )
        if name and len(name) > 3 and not apart and not retitled and key.startswith(name):
            yield work.document


def _only_one(
    entry: Listed,
    own: Sequence[RecordedWork],
    published: dict[str, tuple[date, date] | None],
) -> Iterator[str]:
    """Yield the one document of an author and year, whatever its title is read as.

    A title that was read from the wrong line of a scan says nothing against it.
    """
    found = []
    for work in own:
        day = published.get(work.document)
        years = {work.year, str(day[1].year) if day else ""} - {""}
        if entry.surnames & work.surnames and entry.year in years:
            found.append(work.document)
    if len(found) == 1 and entry.type not in ("book", "thesis", "collection", "mvbook"):
        yield from found


def own_works(extracts: Sequence[Extract]) -> tuple[Listed, ...]:
    """Return the documents of a corpus as works that a paper without keys may cite.

    Each is known by its document's name; it counts as no entry of the paper's list.
    """
    found = []
    for extract in extracts:
        for work in extract.records:
            if work.own:
                day = extract.published
                found.append(
                    Listed(
                        key=work.document,
                        where=work.where,
                        type="document",
                        surnames=work.surnames or _bodies(work),
                        title=work.title,
                        printed=work.printed,
                        year=work.year or (str(day[1].year) if day else ""),
                        first=day[0] if day else None,
                        last=day[1] if day else None,
                        documents=(work.document,),
                        used=False,
                    )
                )
    return tuple(found)


def _bodies(work: RecordedWork) -> frozenset[str]:
    """Return the container as the author of what names no person: a paper, a body."""
    return frozenset({surname_skeleton(work.container)} if work.container else ())
