"""What lasts: where it begins and ends, and how long it is said to be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpuskit.claims.model.statements import Edge
from corpuskit.claims.model.terms import Value
from corpuskit.core.findings import Location


@dataclass(frozen=True, slots=True)
class DatedEdge:
    """Hold a date on which something begins or ends.

    `words` is what stands with the date, `context` all that its sentence speaks of and the one
    before it. `person` was named last, `office` says that somebody took one up. `paragraph` and
    `group` number the paragraph and the sentence.
    """

    document: str
    edge: Edge
    first: date
    last: date
    words: frozenset[str]
    context: frozenset[str]
    person: str
    office: bool
    affair: frozenset[str]
    paragraph: int
    group: int
    where: Location


@dataclass(frozen=True, slots=True)
class Lasting:
    """Hold a length of time that something is said to have gone on.

    `until` is the date of the text where it may go on till then, `present` says that it does;
    `pronoun` says that the clause begins with one, `nth` that it is an ordinal year: the tenth is
    one from the ninth to the tenth. `office` says that somebody held one, `person` who it may be.
    """

    document: str
    paragraph: int
    length: Value
    unit: str
    words: frozenset[str]
    context: frozenset[str]
    until: tuple[date, date] | None
    present: bool
    nth: bool
    pronoun: bool
    person: str
    office: bool
    affair: frozenset[str]
    group: int
    where: Location
