"""A work as an entry of biblatex's data model, complete and valid for its type.

biber checks an entry against the data model: each type has fields that it must and may have. Notes
say less than that, so a work gets the type nearest to its own whose fields it has, and for the rest
`misc`, which takes every work. Nothing is made up: an unsigned article has its paper as author, as
the Chicago Manual of Style has it (17th edition, 14.199), a work without a date has the year
«XXXX».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuskit.bib.edtf import attributes_of_edtf
from corpuskit.bib.entry import Entry, Person
from corpuskit.bib.fields import BIBLATEX, BibField, Pen
from corpuskit.bib.folding import printed_where, valid_isbn
from corpuskit.bib.languages import langid, language_names

_PEN = Pen(BIBLATEX)
_RANGES = re.compile(r"[\w.]+(?:\s?[–—-]{1,2}\s?[\w.]+)?(?:,\s?[\w.]+(?:\s?[–—-]{1,2}\s?[\w.]+)?)*")
# A year of which no digit is known (ISO 8601-2, level 1); «n.d.» is no date to biber.
NO_DATE = "XXXX"
UNTITLED = "[untitled]"
REPORT = "Report"

_JOURNAL = ("volume", "number", "pages", "note")
_BOOK = ("series", "number", "edition", "volume", "part", "publisher", "place", "isbn", "note")
_OF_TYPE: dict[str, tuple[str, ...]] = {
    "article": _JOURNAL,
    "book": ("chapter", *_BOOK),
    "collection": ("chapter", *_BOOK),
    "incollection": (*_BOOK, "chapter", "pages"),
    "inbook": (*_BOOK, "chapter", "pages"),
    "inproceedings": (
        "series",
        "volume",
        "part",
        "publisher",
        "place",
        "isbn",
        "note",
        "chapter",
        "pages",
    ),
    "report": ("document_number", "number", "place", "note", "chapter", "pages"),
    "thesis": ("place", "note", "chapter", "pages"),
    "online": ("note",),
    "unpublished": ("place", "note"),
    "misc": ("place", "note"),
}
_NAMES = {"place": "location", "document_number": "number"}


def biblatex_entry(entry: Entry) -> tuple[str, tuple[BibField, ...]]:
    """Return the type and the fields of a work's entry, in the order in which people read them."""
    kind = biblatex_type(entry)
    return kind, tuple(_fields(entry, kind))


def biblatex_type(entry: Entry) -> str:
    """Return the type whose mandatory fields a work has, the nearest to its own."""
    kind = _MODERN.get(entry.type, entry.type)
    has_people, titled = bool(entry.authors), bool(entry.title)
    ways: dict[str, tuple[tuple[bool, str], ...]] = {
        "article": ((titled and bool(entry.container), "article"),),
        "book": ((has_people and titled, "book"), (bool(entry.editors) and titled, "collection")),
        # The data model has no author of a collection.
        "collection": (
            (has_people and titled, "book"),
            (bool(entry.editors) and titled, "collection"),
        ),
        "incollection": (
            (
                has_people and bool(entry.editors) and titled and bool(entry.container),
                "incollection",
            ),
            (has_people and titled and bool(entry.container), "inbook"),
        ),
        "inbook": ((has_people and titled and bool(entry.container), "inbook"),),
        "inproceedings": ((has_people and titled and bool(entry.container), "inproceedings"),),
        "report": ((titled and bool(_institution(entry)) and not entry.container, "report"),),
        "thesis": ((has_people and titled and bool(entry.publisher), "thesis"),),
        "online": ((titled and bool(entry.url or entry.doi), "online"),),
        "unpublished": ((has_people and titled and not entry.container, "unpublished"),),
    }
    return next((name for possible, name in ways.get(kind, ()) if possible), "misc")


# Types of classic BibTeX and of older files.
_MODERN = {
    "techreport": "report",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "conference": "inproceedings",
    "electronic": "online",
    "www": "online",
    "proceedings": "collection",
    "mvbook": "book",
}


def _institution(entry: Entry) -> str:
    """Return who issued a report: its publisher, else the institution that wrote it."""
    bodies = (each.family for each in (*entry.authors, *entry.editors) if each.institution)
    return entry.publisher or next(bodies, "")


def _fields(entry: Entry, kind: str) -> Iterator[BibField]:
    yield from _people(entry, kind)
    yield from _titles(entry, kind)
    if attributes_of_edtf(entry.date) is not None:
        yield BibField("date", f"{{{entry.date}}}", "date")
    else:
        yield BibField("date", f"{{{NO_DATE}}}")
    yield from _details(entry, kind)
    yield from _everywhere(entry)
    # Whom it is cited by, so that a bibliography of one document can be printed.
    citing = dict.fromkeys(at.document for at in entry.cited)
    if citing:
        yield _PEN.text("keywords", ", ".join(citing))


def _people(entry: Entry, kind: str) -> Iterator[BibField]:
    if entry.authors:
        yield _PEN.names("author", entry.authors, "authors", others=entry.others)
    elif kind == "article":
        yield _PEN.names("author", [Person(entry.container, institution=True)], others=False)
    elif kind == "report":
        yield _PEN.names("author", [Person(_institution(entry), institution=True)], others=False)
    # The data model has no editors of reports and theses.
    if entry.editors and kind not in {"report", "thesis", "unpublished"}:
        yield _PEN.names("editor", entry.editors, "editors", others=False)


def _titles(entry: Entry, kind: str) -> Iterator[BibField]:
    if entry.title:
        yield _PEN.title("title", entry.title, "title")
    else:
        own = "container" if entry.container else ""
        yield _PEN.title("title", entry.container or UNTITLED, own)
    if entry.translation:
        yield _PEN.text("titleaddon", f"[{entry.translation}]", "translation")
    elif not entry.title and entry.container_translation:
        yield _PEN.text("titleaddon", f"[{entry.container_translation}]", "container_translation")
    if entry.original:
        yield _PEN.text("origtitle", entry.original, "original")
    held = {"article": "journaltitle", "online": "organization"}
    name = held.get(kind, "booktitle" if kind.startswith("in") else "")
    if not name or not entry.container:
        return
    yield _PEN.text(name, entry.container, "container")
    place = f"({entry.place})" if kind == "article" and entry.place else ""
    translation = f"[{entry.container_translation}]" if entry.container_translation else ""
    if kind != "online" and (translation or place):
        addon = f"{translation} {place}".strip()
        of = "" if translation and place else "container_translation" if translation else "place"
        yield _PEN.text(f"{name}addon", addon, of)


def _details(entry: Entry, kind: str) -> Iterator[BibField]:
    if kind == "report":
        yield _PEN.text("type", REPORT)
        yield _PEN.text("institution", _institution(entry), "publisher" if entry.publisher else "")
    elif kind == "thesis":
        yield BibField("type", "{thesis}")
        yield _PEN.text("institution", entry.publisher, "publisher")
    elif kind == "online" and not entry.container and entry.publisher:
        yield _PEN.text("organization", entry.publisher, "publisher")
    elif kind == "misc":
        yield from _misc(entry)
    left: list[str] = []
    for field in _OF_TYPE[kind]:
        value = str(getattr(entry, field))
        if field == "note" or not value:
            continue
        if _fits(entry, kind, field):
            yield _detail(entry, field, value)
        else:
            left.append(f"{_LABELS.get(field, '')}{value}")
    yield from _note(entry, left)


_LABELS = {"number": "no. ", "volume": "vol. ", "pages": "pp. ", "isbn": "ISBN "}


def _fits(entry: Entry, kind: str, field: str) -> bool:
    """Tell whether the data model takes a value: whole numbers as volumes, ranges as pages."""
    value = str(getattr(entry, field))
    if field == "number":
        # A book has a number in its series, a report has one of the two.
        return kind == "article" or (
            not entry.document_number if kind == "report" else bool(entry.series)
        )
    if field == "volume":
        return value.isascii() and value.isdecimal()
    if field == "pages":
        return _RANGES.fullmatch(value) is not None
    return field != "isbn" or valid_isbn(value)


def _detail(entry: Entry, field: str, value: str) -> BibField:
    if field == "pages":
        ranged = re.sub(r"\s?[–—-]{1,2}\s?", "--", value)
        return BibField("pages", f"{{{ranged}}}", "pages")
    if field == "number" and entry.part:
        return _PEN.text("number", f"{value}, part {entry.part}")
    return _PEN.text(_NAMES.get(field, field), value, field)


def _note(entry: Entry, left: list[str]) -> Iterator[BibField]:
    if left:
        yield _PEN.text("note", "; ".join(filter(None, [entry.note, *left])))
    elif entry.note:
        yield _PEN.text("note", entry.note, "note")


def _misc(entry: Entry) -> Iterator[BibField]:
    where = printed_where(entry, with_container=bool(entry.title))
    if where:
        yield _PEN.text("howpublished", where)
    if entry.publisher:
        yield _PEN.text("organization", entry.publisher, "publisher")
    # What a style has no driver for is printed as `misc`; the sort of thing is not lost.
    if entry.type != "misc":
        yield BibField("entrysubtype", f"{{{entry.type}}}", "type")


def _everywhere(entry: Entry) -> Iterator[BibField]:
    if entry.doi:
        yield _PEN.verbatim("doi", entry.doi, "doi")
    if entry.url:
        yield _PEN.verbatim("url", entry.url, "url")
    if entry.url and attributes_of_edtf(entry.accessed) is not None:
        yield BibField("urldate", f"{{{entry.accessed}}}", "accessed")
    if entry.language:
        yield _PEN.text("language", " and ".join(language_names(entry.language)), "language")
        babel = langid(entry.language)
        if babel:
            yield BibField("langid", f"{{{babel}}}")
