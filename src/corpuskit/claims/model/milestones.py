"""What happened to a thing once, and when, as documents are compared by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpuskit.claims.model.terms import Value
from corpuskit.core.findings import Location


@dataclass(frozen=True, slots=True)
class Thing:
    """Hold what something happened to.

    `noun` is its head, `names` its own, `beside` those that hang on it («the bridge at Ostby»),
    `attributes` what else describes it, `about` what it is of or over.
    """

    noun: str
    names: frozenset[str]
    beside: frozenset[str]
    attributes: frozenset[str]
    about: frozenset[str]
    label: str

    @property
    def words(self) -> frozenset[str]:
        """Return all that names it."""
        return self.names | self.beside | {self.noun}

    @property
    def named(self) -> bool:
        """Tell whether any name tells it from others of its kind."""
        return bool((self.names - {self.noun}) | self.beside) or self.noun in self.names


@dataclass(frozen=True, slots=True)
class Milestone:
    """Hold one happening of a thing with its date.

    `once` and `again` are those of data/milestones.toml; `also` is
    what a text may call it as well («the disaster»), `told` says that the sentence names the
    thing itself, `doers` is who did it, `office` what
    somebody became, `around` is what else it speaks of.
    """

    document: str
    kind: str
    also: str
    once: bool
    again: bool
    thing: Thing
    told: bool
    doers: frozenset[str]
    office: str
    around: frozenset[str]
    affair: frozenset[str]
    first: date
    last: date
    where: Location


@dataclass(frozen=True, slots=True)
class Span:
    """Hold how long after one milestone of a thing another was.

    `starts` and `ends` are the kinds of milestone that the words may mean, `until` is the date of
    the second where its sentence gives it.
    """

    document: str
    starts: frozenset[str]
    ends: frozenset[str]
    thing: Thing
    told: bool
    length: Value
    unit: str
    until: tuple[date, date] | None
    affair: frozenset[str]
    where: Location
