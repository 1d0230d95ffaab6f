"""What clauses tell, in a form in which two tellings of one thing can be laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpuskit.claims.model.source import Source
from corpuskit.claims.model.terms import Stance
from corpuskit.core.findings import Location


@dataclass(frozen=True, slots=True)
class ToldDate:
    """Hold a date of a clause with its place and how the document stands to it."""

    first: date
    last: date
    stance: Stance
    where: Location


@dataclass(frozen=True, slots=True)
class Telling:
    """Hold a clause as what it speaks of, whatever the order, with its dates and its bounds.

    `words` are the stems of all words that carry meaning, names among them as `names`; `start` and
    `end` bound the clause in its sentence, which `group` numbers.
    """

    document: str
    group: int
    start: int
    end: int
    words: frozenset[str]
    names: frozenset[str]
    dates: tuple[ToldDate, ...]
    affair: frozenset[str]
    where: Location


@dataclass(frozen=True, slots=True)
class SentenceDate:
    """Hold a date of a sentence, which `group` numbers, without what is told of it."""

    first: date
    last: date
    where: Location
    group: int

    @property
    def number(self) -> int:
        """Return the number of the sentence, from 0."""
        return self.group - 1


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """Hold a day that a sentence prints, «5 May 1994» and not «yesterday».

    `words` are what its clause speaks of (claims/grammar/content.py), `deed` is what it dates, as
    data/deeds.toml calls it, or empty.
    """

    document: str
    group: int
    told: ToldDate
    words: frozenset[str]
    affair: frozenset[str]
    deed: str = ""

    @property
    def day(self) -> date:
        """Return the day."""
        return self.told.first

    @property
    def where(self) -> Location:
        """Return where it is printed."""
        return self.told.where


@dataclass(frozen=True, slots=True)
class NamedAgent:
    """Hold a person or a firm that a sentence of the text names, by the words of the name.

    `surname` is the last of them, of a firm the first, `beside` are the other names of the
    sentence.
    """

    document: str
    group: int
    names: frozenset[str]
    surname: str
    beside: frozenset[str]
    affair: frozenset[str]
    stance: Stance
    where: Location


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold what a sentence that gives a figure or a day speaks of (claims/grammar/content.py).

    `sources` are the works that the notes at it cite.
    """

    group: int
    words: frozenset[str]
    sources: tuple[Source, ...] = ()
