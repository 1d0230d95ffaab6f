"""The list of references of a paper that is written out, without a .bib file.

How such a list parts author, title and place is not always plain, so that an entry is known by all
its words where its parts tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpuskit.bib.keys import surname_skeleton
from corpuskit.bib.vocabulary import fold
from corpuskit.claims.drafts.listing import described, or_part
from corpuskit.claims.model import Extract, Listed
from corpuskit.claims.model.citation import RecordedWork
from corpuskit.core.findings import Location

_FEWEST_WORDS, _ALMOST_ALL = 3, 0.9
_YEARS = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
# The author ends where a year in parentheses, a title in marks or a word of a title begins.
_WHO = re.compile(
    r"(?P<who>[^“\"‘«(]{2,120}?)"
    r"(?:\s*\((?:eds?\.,?\s*)?(?:\d{4}[a-z]?|n\.d\.)\)[.,:]?|\.,|[.:](?:\s+\d{4}[a-z]?\.)?|,(?=\s[“\"‘«]))\s+"
    r"(?=[“\"‘«]|(?:[A-Z][^\W\d_]+|[A-Z])\s|[A-Z][^\W\d_]+[,:.])"
)
# Author and year first: «Okoro, J. 1999. Tides.», «Harbour Board. 1999a. “Tides.”».
_DATED = re.compile(
    r"(?P<who>(?:(?![^\W\d_]{3}\.\s)[^\d]){2,160}?(?:[^\W\d_]{3})?)(?:[.,]+\s+|[.,]?\s+(?=\())"
    r"\(?(?P<year>(?:1[5-9]|20)\d\d)[a-z]?\)?[.,:]\s+(?=\S)"
)
_IN = re.compile(r"[\s.,]*[Ii]n:?\s+([^.,(]{4,}?)(?=[.,(]|$)")
_BEHIND_NUMBER = re.compile(r"\d\)?:\s*(\d+\s*[-–—]+\s*\d+)(?!\d)")
_QUOTED = re.compile(r"[“\"‘«]([^”\"»]{4,}?)[”\"»’](?!\w)")
_TITLE_END = re.compile(r"[.?!]\s|\s\(|,\s(?=\d{4}|vol|pp?\.)")
_FURTHER = re.compile(r"(?:and|&|;)\s+(?:[A-Z][\w.]*\s+)*([A-Z][\w’'-]+)")
_PAGES = re.compile(r"pp?\.\s*(\d+\s*[-–—]+\s*\d+|\d+)")


def in_words(
    references: Sequence[tuple[str, Location]], extracts: Sequence[Extract]
) -> tuple[Listed, ...]:
    """Return the entries of a list of references that is written out."""
    own = [work for extract in extracts for work in extract.records if work.own]
    published = {extract.name: extract.published for extract in extracts}
    found: list[Listed] = []
    for words, where in references:
        entry = _written_out(words, where)
        if entry is not None:
            known = described(entry, own, published)
            if not known.documents:
                known = _by_words(words, entry, own, published)
            found.append(or_part(known, extracts))
    return tuple(found)


def _by_words(
    words: str,
    entry: Listed,
    own: Sequence[RecordedWork],
    published: dict[str, tuple[date, date] | None],
) -> Listed:
    """Return an entry with the one document of its year whose whole title its words have.

    How a list parts author, title and place is not always plain.
    """
    said = frozenset(fold(words).split())
    fitting: list[tuple[int, str]] = []
    for work in own:
        day = published.get(work.document)
        titled = frozenset(fold(work.title).split())
        years = {work.year, str(day[1].year) if day else ""} - {""}
        whole = len(titled & said) >= _ALMOST_ALL * len(titled)
        if whole and len(titled) >= _FEWEST_WORDS and entry.year in years:
            fitting.append((len(titled), work.document))
    most = max(fitting, default=(0, ""))[0]
    best = [name for count, name in fitting if count == most]
    return replace(entry, documents=tuple(best)) if len(best) == 1 else entry


def _written_out(words: str, where: Location) -> Listed | None:
    """Read «Okoro, Joy. “Tides”. Sea 4 (1999), pp. 3-9.» or «Okoro, J. (1999). Tides.»."""
    years = [int(each) for each in _YEARS.findall(words)]
    dated = _DATED.match(words)
    head = dated or _WHO.match(words)
    who = head["who"] if head else ""
    rest = words[head.end() :] if head else words
    titled = _QUOTED.fullmatch(who.rstrip(".,"))
    quoted = titled or _QUOTED.match(rest)
    who = "" if titled else who
    title = quoted[1] if quoted else _TITLE_END.split(rest, maxsplit=1)[0]
    pages = _PAGES.search(words) or _BEHIND_NUMBER.search(words)
    last = int(dated["year"]) if dated else years[-1] if years else 0
    surnames = [_surname(who), *_FURTHER.findall(who)] if who else []
    container = _IN.match(rest[quoted.end() :]) if quoted and not titled else None
    if not title.strip():
        return None
    return Listed(
        key=f"{surnames[0] if surnames else title} {last or ''}".strip(),
        where=where,
        type=_type(bool(quoted), pages[1] if pages else ""),
        surnames=frozenset(surname_skeleton(name) for name in surnames),
        title=fold(title),
        printed=title.strip(" ."),
        people=tuple(surnames),
        year=str(last) if last else "",
        pages=pages[1] if pages else "",
        container=fold(container[1]) if container else "",
        first=date(last, 1, 1) if last else None,
        last=date(last, 12, 31) if last else None,
    )


def _type(quoted: bool, pages: str) -> str:
    """Return what an entry is of: one that gives from which page to which is a part of a work."""
    if quoted and pages:
        return "article"
    return "inbook" if re.search(r"[-–—]", pages) else "book"


def _surname(who: str) -> str:
    """Return the first author: before a comma, and without what a body's short name stands for."""
    return who.split(",")[0].split(" (")[0].strip(" .")
