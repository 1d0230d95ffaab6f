"""A cited work as read from a note: frozen values whose every field keeps its place in the text."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date


@dataclass(frozen=True, slots=True)
class Field:
    """Hold one field: its characters from `start` to `end`, end excluded, and how they read."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """Hold one author or editor; an institution has its whole name as `surname`."""

    start: int
    end: int
    surname: str
    given: str = ""
    institution: bool = False


@dataclass(frozen=True, slots=True)
class WorkDate:
    """Hold a date as printed with the days it covers, both included."""

    start: int
    end: int
    text: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Locator:
    """Hold a cited range of pages; `first` and `last` are as a reader would complete them.

    «146–54» has first «146» and last «154»; roman and lettered pages stay as printed.
    """

    start: int
    end: int
    text: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Hold a pointer to another citation or note: «note 2», «ibid.», «op. cit.», «chapter 7».

    `kind` is `note`, `ibid`, `opcit`, `chapter`, or `self` for a place in the same document;
    `number` is the printed number where there is one.
    """

    start: int
    end: int
    kind: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """Hold one part of a note: `signal`, `work`, `comment` or `cross-reference`.

    `certain` is False where a reader could doubt that the words cite a work.
    """

    kind: str
    start: int
    end: int
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Work:
    """Hold one cited work; a field that is not printed is None, never guessed.

    `type` is an entry type of biblatex's data model (article, book, incollection, inproceedings,
    report, thesis, online, legislation, unpublished, misc). `document_date` is the date of the
    act or treaty itself where `date` is that of the paper that printed it. `short` marks a
    citation that only points to a fuller one.
    """

    start: int
    end: int
    type: str = "misc"
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    et_al: bool = False
    title: Field | None = None
    title_translation: Field | None = None
    container: Field | None = None
    container_translation: Field | None = None
    series: Field | None = None
    edition: Field | None = None
    volume: Field | None = None
    number: Field | None = None
    date: WorkDate | None = None
    document_date: WorkDate | None = None
    pages: Locator | None = None
    place: Field | None = None
    publisher: Field | None = None
    report_number: Field | None = None
    identifier: Field | None = None
    url: Field | None = None
    accessed: WorkDate | None = None
    language: Field | None = None
    reference: Reference | None = None
    certain: bool = True

    @property
    def short(self) -> bool:
        """Tell whether the citation points to a fuller one."""
        return self.reference is not None

    def spans(self) -> tuple[tuple[str, int, int], ...]:
        """Return the name and place of every field that is printed, in document order."""
        found: list[tuple[str, int, int]] = []
        for field in fields(self):
            value = getattr(self, field.name)
            parts = value if isinstance(value, tuple) else (value,)
            found += [
                (field.name, part.start, part.end)
                for part in parts
                if isinstance(part, (Field, Name, WorkDate, Locator, Reference))
            ]
        return tuple(sorted(found, key=lambda span: (span[1], -span[2], span[0])))
