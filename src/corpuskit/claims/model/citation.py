"""Citations and note numbers as checks compare them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from corpuskit.core.findings import Location
from corpuskit.core.fixes import Fix

_TO_COME = re.compile(
    r"\b(?:forthcoming|in press|to appear|to be published|expected|in preparation|under review)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class NoteNumber:
    """Hold the number printed at a note, in the order of the marks in the text.

    `text` is the note, `run` counts how often numbering began anew before it. `fix` sets the number
    that the notes around it leave room for.
    """

    document: str
    number: int
    run: int
    where: Location
    text: str = ""
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class NotePointer:
    """Hold a reference from a note to another note by its number: «See note 14»."""

    document: str
    number: int
    run: int
    source: int
    where: Location


@dataclass(frozen=True, slots=True)
class CitedWork:
    """Hold what one citation prints of its work; a field that is not printed is empty.

    Surnames are without what transliterations disagree on, titles folded. `printed` holds the
    fields as printed, by name. `note` and `run` are where it stands; `points_to` is the number of
    the note that a short form refers to, 0 where it refers to none; `refers` is how it refers
    («ibid», «opcit», «note»). `type` is an entry type of biblatex's data model. `people` says that
    an author or editor is named, an institution included. `within` are pages named behind those of
    the work («pp. 4–19, at p. 7»), `accessed` the days of access, `listed` that the citation is an
    entry of a list of references. `act` is the day of an act that
    was printed later, `symbols` the designations of the document («A/RES/47/1»); `text` says that
    it is cited for the text that it prints, `quoted` that its title stands in quotation marks,
    `set_off` that it does or stands in italics.
    """

    document: str
    where: Location
    surnames: frozenset[str]
    title: str
    container: str
    volume: str
    number: str
    place: str
    publisher: str
    edition: str
    printed: tuple[tuple[str, str], ...] = ()
    first: date | None = None
    last: date | None = None
    pages: tuple[int, int] | None = None
    pages_printed: str = ""
    note: int = 0
    run: int = 0
    points_to: int = 0
    names: tuple[str, ...] = ()
    certain: bool = True
    type: str = "misc"
    refers: str = ""
    people: bool = False
    within: tuple[int, int] | None = None
    accessed: tuple[date, date] | None = None
    listed: bool = False
    translation: str = ""
    act: tuple[date, date] | None = None
    symbols: frozenset[str] = frozenset()
    text: bool = False
    quoted: bool = False
    set_off: bool = False

    def as_printed(self, name: str) -> str:
        """Return a field as printed, or nothing."""
        return dict(self.printed).get(name, "")

    @property
    def to_come(self) -> bool:
        """Tell a work that had not appeared yet when it was cited: «forthcoming»."""
        return _TO_COME.search(self.where.sentence) is not None


@dataclass(frozen=True, slots=True)
class RecordedWork:
    """Hold what a record of a work says, `own` that of the document itself; titles are folded."""

    document: str
    where: Location
    own: bool
    surnames: frozenset[str]
    title: str
    container: str
    volume: str
    number: str
    year: str
    pages: str
    edition: str
    language: str
    printed: str
