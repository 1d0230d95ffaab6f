"""Read a field of a .bib entry back into a work."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from corpuskit.bib.classic import MONTHS
from corpuskit.bib.edtf import attributes_of_edtf
from corpuskit.bib.entry import Entry
from corpuskit.bib.fields import BibField, names_of
from corpuskit.bib.folding import printed_where
from corpuskit.bib.latex import decoded

# What is said for styles and sorting alone; what people put there is theirs, and stays in the file.
DERIVED = frozenset({"keywords", "langid", "entrysubtype", "key", "type"})
# Fields of either dialect by what they say of a work, where the entry itself does not tell.
_OF = {
    "author": "authors",
    "editor": "editors",
    "title": "title",
    "titleaddon": "translation",
    "origtitle": "original",
    "journaltitle": "container",
    "journal": "container",
    "booktitle": "container",
    "booktitleaddon": "container_translation",
    "journaltitleaddon": "container_translation",
    "series": "series",
    "edition": "edition",
    "volume": "volume",
    "number": "number",
    "issue": "number",
    "part": "part",
    "chapter": "chapter",
    "date": "date",
    "year": "date",
    "month": "date",
    "pages": "pages",
    "location": "place",
    "address": "place",
    "publisher": "publisher",
    "institution": "publisher",
    "organization": "publisher",
    "school": "publisher",
    "doi": "doi",
    "isbn": "isbn",
    "url": "url",
    "urldate": "accessed",
    "language": "language",
    "note": "note",
}
_WHERE = re.compile(
    r"(?P<container>.*?)(?:(?:^|,\s)vol\.\s(?P<volume>[^,]+))?(?:(?:^|,\s)no\.\s(?P<number>.+?))?"
    r"(?:(?:^|,\s)part\s(?P<part>[^,]+))?(?:(?:^|,\s)chapter\s(?P<chapter>[^,]+))?"
    r"(?:(?:^|,\s)pp?\.\s(?P<pages>[^,].*))?"
)


class UnreadableFieldError(ValueError):
    """Say why a field cannot be read back."""


def corrected(work: Entry, field: BibField, value: str | None) -> Entry:
    """Return a work with one field as a person has it; None takes it out.

    `field` is the one that the export wrote, or its name alone where it wrote none. A field that
    the TEI has no place for is left to the file: the work is returned as it was.

    Raises UnreadableFieldError where the value means nothing, or says several things at once.
    """
    if field.name == "howpublished":
        return _where(work, value or "")
    of = field.of or _OF.get(field.name, "")
    if not of:
        return work
    if field.value and not field.of and _is_said(work, of):
        raise UnreadableFieldError("it says several things at once here")
    if of in {"authors", "editors"}:
        return _people(work, of, value)
    if of == "date" and field.name in {"year", "month"}:
        return _dated(work, field.name, value)
    text = _text(field.name, of, value)
    if of in {"date", "accessed"} and text and attributes_of_edtf(text) is None:
        raise UnreadableFieldError(
            f"«{text}» is no EDTF date, such as 1998-07 or 1998-07-05/1998-07-06"
        )
    changed: dict[str, Any] = {of: text}
    return replace(work, **changed)


def _is_said(work: Entry, of: str) -> bool:
    return bool(getattr(work, of))


def _text(name: str, of: str, value: str | None) -> str:
    if value is None:
        return ""
    if name in {"url", "doi", "date", "urldate"}:
        return value.strip()
    text = decoded(value)
    if of in {"translation", "container_translation"}:
        return text.removeprefix("[").removesuffix("]")
    if of == "place" and name.endswith("addon"):
        return text.removeprefix("(").removesuffix(")")
    if of == "pages":
        return re.sub(r"\s?(?:--|–|—)\s?", "–", text)
    if of == "language":
        return ", ".join(each[:1].upper() + each[1:] for each in re.split(r"\s+and\s+", text))
    return text


def _people(work: Entry, of: str, value: str | None) -> Entry:
    people, others = names_of(value or "")
    found: dict[str, Any] = {of: people} | ({"others": others} if of == "authors" else {})
    return replace(work, **found)


def _dated(work: Entry, name: str, value: str | None) -> Entry:
    """Return a work whose year or month, as classic BibTeX has them, was changed."""
    year, _, rest = work.date.partition("-")
    if name == "year":
        text = decoded(value or "")
        if not text:
            return replace(work, date="")
        match = re.fullmatch(r"(\d{4})(?:\s?(?:–|--|/)\s?(\d{4}))?(\??)", text)
        if match is None:
            raise UnreadableFieldError(f"«{text}» is no year")
        first, last, sign = match.groups()
        if last:
            return replace(work, date=f"{first}/{last}")
        return replace(work, date="-".join(filter(None, (first, rest.rstrip("?")))) + sign)
    if "/" in work.date or not year[:4].isdecimal():
        raise UnreadableFieldError("the date is more than a year and a month")
    text = decoded(value or "")
    if not text:
        return replace(work, date=year[:4])
    match = re.fullmatch(
        r"(?:(\d{1,2})[\s\u00a0])?([A-Za-z]{3})[a-z]*\.?(?:[\s\u00a0](\d{1,2}))?", text
    )
    number = re.fullmatch(r"\d{1,2}", text)
    if match and match[2].casefold() in MONTHS:
        month, day = MONTHS.index(match[2].casefold()) + 1, match[1] or match[3]
    elif number and 1 <= int(text) <= len(MONTHS):
        month, day = int(text), None
    else:
        raise UnreadableFieldError(f"«{text}» is no month")
    edtf = f"{year[:4]}-{month:02d}" + (f"-{int(day):02d}" if day else "")
    return replace(work, date=edtf)


def _where(work: Entry, value: str) -> Entry:
    """Read back what tells where a work was printed, if it says nothing that the work does not."""
    text = decoded(value)
    match = _WHERE.fullmatch(text)
    if match is None:
        raise UnreadableFieldError(
            "it cannot be told apart into container, volume, number and pages"
        )
    found: dict[str, Any] = {name: (part or "").strip() for name, part in match.groupdict().items()}
    container = found.pop("container").rstrip(", ")
    if container.endswith("]") and " [" in container:
        container, _, translation = container.removesuffix("]").partition(" [")
        found["container_translation"] = translation
    if work.title:
        found["container"] = container
    better = replace(work, **found)
    if printed_where(better, with_container=bool(work.title)) != text:
        raise UnreadableFieldError(
            "it cannot be told apart into container, volume, number and pages"
        )
    return better
