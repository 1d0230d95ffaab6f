"""Read a `biblStruct` (Guidelines 3.12.2), and name the elements that each of its fields is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from lxml import etree

from corpuskit.bib.edtf import edtf_of
from corpuskit.bib.entry import Entry
from corpuskit.bib.flat_citation import words_of
from corpuskit.bib.person_names import person_of
from corpuskit.tei.names import local, tei

UNITS = {"volume": "volume", "number": "issue", "part": "part", "chapter": "chapter"}
LONGER_UNITS = {"vol": "volume", "pp": "page", "number": "issue", "no": "issue"}
_OTHER_TITLES = frozenset({"translation", "original", "abbreviated"})
NOTES = {"language": "language", "note": "remark"}


@dataclass(frozen=True, slots=True)
class Home:
    """Tell where a field stands: in which part of the `biblStruct`, as which element.

    `parent` is `analytic`, `monogr`, `imprint`, `series` or empty for the `biblStruct` itself.
    """

    parent: str
    tag: str
    attributes: tuple[tuple[str, str], ...] = ()


def homes(field: str, *, contained: bool, level: str = "m") -> Home:
    """Return where a field stands in a record of a work that is, or is not, part of another.

    `level` is that of the container: `j` for a journal.
    """
    own = "analytic" if contained else "monogr"
    title = "a" if contained else "m"
    fixed = {
        "authors": Home(own, "author"),
        "editors": Home("monogr", "editor"),
        "title": Home(own, "title", (("level", title),)),
        "translation": Home(own, "title", (("level", title), ("type", "translation"))),
        "original": Home(own, "title", (("level", title), ("type", "original"))),
        "container": Home("monogr", "title", (("level", level),)),
        "container_translation": Home(
            "monogr", "title", (("level", level), ("type", "translation"))
        ),
        "series": Home("series", "title", (("level", "s"),)),
        "edition": Home("monogr", "edition"),
        "date": Home("imprint", "date"),
        "place": Home("imprint", "pubPlace"),
        "publisher": Home("imprint", "publisher"),
        "pages": Home("imprint", "biblScope", (("unit", "page"),)),
        "document_number": Home(own, "idno", (("type", "report"),)),
        "doi": Home(own, "idno", (("type", "DOI"),)),
        "isbn": Home("monogr", "idno", (("type", "ISBN"),)),
        "url": Home("", "ref"),
        "accessed": Home("", "note", (("type", "accessed"),)),
        "language": Home("", "note", (("type", NOTES["language"]),)),
        "note": Home("", "note", (("type", NOTES["note"]),)),
    }
    if field in UNITS:
        return Home("imprint", "biblScope", (("unit", UNITS[field]),))
    return fixed[field]


def read_record(struct: etree._Element) -> Entry:
    """Return what a `biblStruct` says, empty fields for what it leaves out."""
    found: dict[str, Any] = {}
    for field in (*Entry.__dataclass_fields__,):
        elements = elements_of(struct, field)
        if field in {"authors", "editors"}:
            found[field] = tuple(
                person_of(each, words_of(each)) for each in elements if words_of(each)
            )
        elif elements:
            found[field] = _value(field, elements)
    others = any(each.get("role") == "others" for each in _all(struct, "author"))
    kind = struct.get("type") or _guessed_type(struct, found)
    return Entry(type=kind, others=others, **found)


def elements_of(struct: etree._Element, field: str) -> list[etree._Element]:
    """Return the elements that hold a field, in document order."""
    if field in {"authors", "editors"}:
        tag = field.removesuffix("s")
        return [each for each in _all(struct, tag) if each.get("role") != "others"]
    if field in UNITS or field == "pages":
        unit = UNITS.get(field, "page")
        return [each for each in _all(struct, "biblScope") if _unit(each) == unit]
    read = _ELEMENTS.get(field)
    return read(struct) if read is not None else []


_ELEMENTS: Mapping[str, Callable[[etree._Element], list[etree._Element]]] = MappingProxyType(
    {
        "title": lambda struct: _titles(struct, "", own=True),
        "translation": lambda struct: _titles(struct, "translation", own=True),
        "original": lambda struct: _titles(struct, "original", own=True),
        "container": lambda struct: _titles(struct, "", own=False),
        "container_translation": lambda struct: _titles(struct, "translation", own=False),
        "series": lambda struct: [e for s in _all(struct, "series") for e in _all(s, "title")],
        "edition": lambda struct: _all(struct, "edition"),
        "date": lambda struct: [
            e for i in _all(struct, "imprint") for e in i.iterchildren(tei("date"))
        ],
        "place": lambda struct: _all(struct, "pubPlace"),
        "publisher": lambda struct: _all(struct, "publisher"),
        "url": lambda struct: [e for e in _all(struct, "ref") if e.get("target")],
        "accessed": lambda struct: _notes(struct, "accessed"),
        "language": lambda struct: _notes(struct, NOTES["language"]),
        "note": lambda struct: _notes(struct, NOTES["note"]),
        "doi": lambda struct: _idnos(struct, "DOI"),
        "isbn": lambda struct: _idnos(struct, "ISBN"),
        "document_number": lambda struct: _idnos(struct, "report", "other", ""),
    }
)


def is_contained(struct: etree._Element) -> bool:
    """Tell whether the work is part of another one."""
    return struct.find(tei("analytic")) is not None


def _all(root: etree._Element, tag: str) -> list[etree._Element]:
    return list(root.iter(tei(tag)))


def _notes(struct: etree._Element, kind: str) -> list[etree._Element]:
    return [each for each in _all(struct, "note") if each.get("type") == kind]


def _idnos(struct: etree._Element, *kinds: str) -> list[etree._Element]:
    return [each for each in _all(struct, "idno") if (each.get("type") or "") in kinds]


def _unit(element: etree._Element) -> str:
    unit = element.get("unit", "")
    return LONGER_UNITS.get(unit, unit)


def _titles(struct: etree._Element, kind: str, *, own: bool) -> list[etree._Element]:
    contained = is_contained(struct)
    inside = "analytic" if own and contained else "monogr"
    # Without a part that stands in it, a journal is cited as such: an issue of it.
    levels = {"a", "m", "u", "j", ""} if contained else {"m", "u", "a", ""} if own else {"j"}
    return [
        each
        for parent in struct.iterchildren(tei(inside))
        for each in parent.iterchildren(tei("title"))
        if each.get("level", "") in levels
        and (each.get("type") == kind if kind else each.get("type") not in _OTHER_TITLES)
    ]


def _value(field: str, elements: list[etree._Element]) -> str:
    first = elements[0]
    if field == "date":
        return next((edtf for each in elements if (edtf := _edtf(each))), "")
    if field == "accessed":
        inner = first.find(f".//{tei('date')}")
        return _edtf(inner) if inner is not None else words_of(first)
    if field == "url":
        return str(first.get("target"))
    if field == "pages" and first.get("from") and first.get("to"):
        begin, end = str(first.get("from")), str(first.get("to"))
        return begin if begin == end else f"{begin}–{end}"
    joiner = " " if field in {"title", "translation", "container"} else "; "
    return joiner.join(filter(None, map(words_of, elements)))


def _edtf(element: etree._Element) -> str:
    return edtf_of({str(k): str(v) for k, v in element.items()}) or _plain_year(element)


def _plain_year(element: etree._Element) -> str:
    words = words_of(element)
    return words if len(words) == 4 and words.isdecimal() else ""


def _guessed_type(struct: etree._Element, found: dict[str, str]) -> str:
    if not is_contained(struct):
        if not found.get("title"):
            return "misc"
        return "book" if found.get("publisher") or found.get("place") else "misc"
    levels = [e.get("level") for e in _titles(struct, "", own=False)]
    return "article" if "j" in levels else "incollection"


def walk_records(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the records of works of a document, that of its own source excepted."""
    for each in root.iter(tei("biblStruct")):
        if all(local(str(above.tag)) != "sourceDesc" for above in each.iterancestors()):
            yield each
