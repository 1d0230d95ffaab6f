"""Deeds as documents are compared by them: what was done to what, by whom, on which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpuskit.claims.model.terms import Stance, Subject
from corpuskit.core.findings import Location


@dataclass(frozen=True, slots=True)
class DatedDeed:
    """Hold a deed with its date.

    `name` is one for all words that tell the deed (data/deeds.toml), `thing` what it was done to or
    what it happened to, `other` what else stands in the place of an object, `office` what somebody
    was made, `place` where what may happen to one thing in many places happened. `once` says that a
    thing undergoes it once, `recurs` that such deeds are done again and again. `words` is what
    the clause speaks of, `affair` the names that its paragraph and the head of its document are
    about. `past` says that the words tell what has happened already.
    """

    document: str
    name: str
    once: bool
    recurs: bool
    thing: Subject
    agent: Subject | None
    other: Subject | None
    office: str
    place: Subject | None
    label: str
    words: frozenset[str]
    affair: frozenset[str]
    first: date
    last: date
    stance: Stance
    past: bool
    where: Location

    @property
    def role(self) -> str:
        """Return what was done, as the dates of treaties call it."""
        return self.name


@dataclass(frozen=True, slots=True)
class LastOne:
    """Hold what a passage says was the last of its kind: «no strike has been called since 1911».

    `thing` is what the noun and its modifiers speak of, `deed` what was done to it where that says
    more than that it happened, `event` says that the noun is one of what happens. `last` is the
    last day that the passage can speak of, where that is known.
    """

    document: str
    noun: str
    thing: frozenset[str]
    deed: frozenset[str]
    event: bool
    names: frozenset[str]
    first: date
    last: date | None
    where: Location
