"""A bibliography as data: one frozen value a work, with every place that cites it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Person:
    """Hold an author or editor; an institution has its whole name as `family`."""

    family: str
    given: str = ""
    institution: bool = False


@dataclass(frozen=True, slots=True)
class CitedAt:
    """Hold one place that cites a work: the document, its note as printed, the pages named."""

    path: Path
    line: int
    xml_id: str
    note: str = ""
    pages: str = ""

    @property
    def document(self) -> str:
        """Return the name of the citing document."""
        return self.path.stem

    @property
    def place(self) -> str:
        """Return the place as a pointer into the folder: «report.xml#cit1»."""
        return f"{self.path.name}#{self.xml_id or self.line}"


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one work of the bibliography; what is not known is empty.

    `type` is an entry type of biblatex's data model. Dates are EDTF, level 1. `others` says that
    the authors end in «et al.». `translation` is the title's, as the citation gives it; `original`
    is the title of what the work itself is a translation of. `record` points to the `biblStruct`
    that the fields are read from, as «bibliography.xml#wagner1997public»; without one they are read
    from the citations.
    `self_of` names the document of the corpus that the entry describes.
    """

    key: str = ""
    type: str = "misc"
    authors: tuple[Person, ...] = ()
    others: bool = False
    editors: tuple[Person, ...] = ()
    title: str = ""
    translation: str = ""
    original: str = ""
    container: str = ""
    container_translation: str = ""
    series: str = ""
    edition: str = ""
    volume: str = ""
    number: str = ""
    part: str = ""
    chapter: str = ""
    date: str = ""
    pages: str = ""
    place: str = ""
    publisher: str = ""
    document_number: str = ""
    doi: str = ""
    isbn: str = ""
    url: str = ""
    accessed: str = ""
    language: str = ""
    note: str = ""
    certain: bool = True
    record: str = ""
    self_of: str = ""
    cited: tuple[CitedAt, ...] = ()

    @property
    def year(self) -> str:
        """Return the year, or the first one, of the date; empty without a date."""
        digits = self.date[:4]
        return digits if digits.isdecimal() else ""

    def known(self) -> int:
        """Count the fields that say something, so that the fullest of several can be chosen."""
        return sum(bool(getattr(self, each.name)) for each in fields(self))


# What a record of a work says, as against what it is called and where it is cited.
FIELDS = tuple(
    each.name
    for each in fields(Entry)
    if each.name not in {"key", "certain", "record", "self_of", "cited"}
)
