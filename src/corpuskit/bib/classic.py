"""A work as an entry of classic BibTeX: ASCII, with what it has no field for folded into the note.

The fields that an entry type needs are those for which the standard styles (btxbst.doc) warn when
they are empty; a work that lacks them is a `misc`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from corpuskit.bib.biblatex import UNTITLED, biblatex_type
from corpuskit.bib.entry import Entry, Person
from corpuskit.bib.fields import BIBTEX, BibField, Pen
from corpuskit.bib.folding import printed_where
from corpuskit.bib.languages import language_names

_PEN = Pen(BIBTEX)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<sign>[?~%]?)")

_KINDS = {
    "article": ("article", "journal"),
    "book": ("book", ""),
    "collection": ("book", ""),
    "incollection": ("incollection", "booktitle"),
    "inbook": ("incollection", "booktitle"),
    "inproceedings": ("inproceedings", "booktitle"),
    "report": ("techreport", ""),
    "thesis": ("phdthesis", ""),
}
_EDITED = frozenset({"book", "incollection", "inproceedings"})
_OF_TYPE: dict[str, tuple[tuple[str, str], ...]] = {
    "article": (("volume", "volume"), ("number", "number"), ("pages", "pages")),
    "book": (
        ("publisher", "publisher"),
        ("address", "place"),
        ("series", "series"),
        ("edition", "edition"),
        ("volume", "volume"),
    ),
    "incollection": (
        ("publisher", "publisher"),
        ("address", "place"),
        ("series", "series"),
        ("edition", "edition"),
        ("volume", "volume"),
        ("chapter", "chapter"),
        ("pages", "pages"),
    ),
    "inproceedings": (
        ("publisher", "publisher"),
        ("address", "place"),
        ("series", "series"),
        ("volume", "volume"),
        ("pages", "pages"),
    ),
    "techreport": (("number", "document_number"), ("address", "place")),
    "phdthesis": (("school", "publisher"), ("address", "place")),
    "misc": (),
}
# What the note takes where an entry has no field for it; `misc` says these where it was printed.
_WHERE = (
    "container",
    "volume",
    "number",
    "part",
    "chapter",
    "pages",
    "series",
    "edition",
    "document_number",
)


def classic_entry(entry: Entry) -> tuple[str, tuple[BibField, ...]]:
    """Return the type and the fields of a work's entry in classic BibTeX."""
    kind, held = _kind(entry)
    return kind, tuple(_fields(entry, kind, held))


def _kind(entry: Entry) -> tuple[str, str]:
    kind, held = _KINDS.get(biblatex_type(entry), ("misc", ""))
    if kind in {"book", "incollection"} and not entry.publisher:
        return "misc", ""
    return kind, held


def _fields(entry: Entry, kind: str, held: str) -> Iterator[BibField]:
    people = list(_people(entry, kind))
    yield from people
    if entry.title:
        yield _PEN.title("title", entry.title, "title")
    else:
        own = "container" if entry.container else ""
        yield _PEN.title("title", entry.container or UNTITLED, own)
    if not any(
        each.name == "author" or (kind == "book" and each.name == "editor") for each in people
    ):
        # What the styles sort by where there is nobody.
        yield _PEN.text("key", entry.title or entry.container or entry.key)
    if held:
        yield _PEN.text(held, entry.container, "container")
    said = {"container"} if held else set()
    if kind == "techreport":
        institutions = (each.family for each in entry.authors if each.institution)
        body = entry.publisher or next(institutions, "")
        yield _PEN.text("institution", body, "publisher" if entry.publisher else "")
    for name, field in _OF_TYPE[kind]:
        value = str(getattr(entry, field))
        # The styles warn of a number without a volume, though newspapers have no other.
        if value and (field != "number" or entry.volume):
            said.add(field)
            yield _detail(name, field, value)
    if kind == "misc":
        where = printed_where(entry, with_container=bool(entry.title))
        printed = ", ".join(filter(None, (where, entry.publisher, entry.place)))
        said |= {*_WHERE, "publisher", "place"}
        if printed:
            yield _PEN.text("howpublished", printed)
    yield from _date(entry.date)
    note = "; ".join(_note(entry, kind, said))
    if note:
        alone = entry.note == note
        yield _PEN.text("note", note, "note" if alone else "")
    citing = dict.fromkeys(at.document for at in entry.cited)
    if citing:
        yield _PEN.text("keywords", ", ".join(citing))


def _people(entry: Entry, kind: str) -> Iterator[BibField]:
    if entry.authors:
        yield _PEN.names("author", entry.authors, "authors", others=entry.others)
    elif kind == "article":
        yield _PEN.names("author", [Person(entry.container, institution=True)], others=False)
    elif kind == "techreport":
        bodies = [each for each in entry.editors if each.institution]
        body = entry.publisher or (bodies[0].family if bodies else "")
        yield _PEN.names("author", [Person(body, institution=True)], others=False)
    # A book has one of the two in classic BibTeX.
    if entry.editors and kind in _EDITED:
        if kind == "book" and entry.authors:
            return
        yield _PEN.names("editor", entry.editors, "editors", others=False)


def _detail(name: str, field: str, value: str) -> BibField:
    if field == "pages":
        ranged = re.sub(r"\s?[–—-]{1,2}\s?", "--", value)
        if ranged.isascii() and re.fullmatch(r"[\w.,\s-]+", ranged):
            return BibField(name, f"{{{ranged}}}", field)
    return _PEN.text(name, value, field)


def _note(entry: Entry, kind: str, said: set[str]) -> Iterator[str]:
    """Yield what an entry has no field for, in words."""
    in_title = {
        "": entry.translation and f"[{entry.translation}]",
        "Original title: ": entry.original,
        f"{entry.container}: ": kind != "misc"
        and entry.container_translation
        and f"[{entry.container_translation}]",
    }
    yield from (f"{label}{words}" for label, words in in_title.items() if words)
    if entry.editors and (kind not in _EDITED or (kind == "book" and entry.authors)):
        yield "edited by " + _listed(entry.editors)
    left = {name: str(getattr(entry, name)) for name in _WHERE if name not in said}
    yield from _unsaid(entry, said | ({"publisher"} if kind == "techreport" else set()), left)
    if _date_is_lost(entry.date):
        yield entry.date.replace("/", "–")
    yield from filter(None, (entry.note, entry.doi and f"doi:{entry.doi}"))
    yield from _addresses(entry)


def _unsaid(entry: Entry, said: set[str], left: dict[str, Any]) -> Iterator[str]:
    where = printed_where(Entry(**left))
    if where:
        yield where
    for name in ("place", "publisher"):
        if name not in said and getattr(entry, name):
            yield getattr(entry, name)


def _addresses(entry: Entry) -> Iterator[str]:
    if entry.isbn:
        yield f"ISBN {entry.isbn}"
    if entry.url:
        yield f"{entry.url} (accessed {entry.accessed})" if entry.accessed else entry.url
    named = [each for each in language_names(entry.language) if each != "english"]
    if named:
        yield "in " + ", ".join(each[:1].upper() + each[1:] for each in named)


def _listed(people: tuple[Person, ...]) -> str:
    return ", ".join(f"{each.given} {each.family}".strip() for each in people)


def _date(edtf: str) -> Iterator[BibField]:
    """Return year and month, days with the month, as «"5--6~" # mar»."""
    first, _, last = edtf.partition("/")
    begin, end = _DATE.fullmatch(first), _DATE.fullmatch(last or first)
    if begin is None or end is None:
        year = re.search(r"\d{4}", edtf)
        yield _PEN.text("year", year.group() if year else "n.d.", "" if not edtf else "date")
        return
    years = begin["year"] if begin["year"] == end["year"] else f"{begin['year']}--{end['year']}"
    yield BibField("year", f"{{{years}{begin['sign']}}}", "date")
    month = _month(begin, end)
    if month:
        yield BibField("month", month, "date")


def _month(begin: re.Match[str], end: re.Match[str]) -> str:
    if not begin["month"] or begin["year"] != end["year"] or not end["month"]:
        return ""
    macros = [MONTHS[int(each["month"]) - 1] for each in (begin, end)]
    if begin["month"] != end["month"]:
        return f'{macros[0]} # "--" # {macros[1]}'
    if not begin["day"]:
        return macros[0]
    days = dict.fromkeys(str(int(each["day"])) for each in (begin, end) if each["day"])
    return f'"{"--".join(days)}~" # {macros[0]}'


def _date_is_lost(edtf: str) -> bool:
    """Tell whether year and month say less than the date."""
    first, slash, last = edtf.partition("/")
    begin, end = _DATE.fullmatch(first), _DATE.fullmatch(last)
    if not slash:
        return False
    if begin is None or end is None:
        return True
    months = [each["month"] for each in (begin, end)]
    apart = begin["year"] != end["year"] and any(months)
    return apart or (months[0] != months[1] and bool(begin["day"] or end["day"]))
