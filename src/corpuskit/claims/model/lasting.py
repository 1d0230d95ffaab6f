"""What lasts: where it begins and ends, and how long it is said to be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpuskit.claims.model.statements import Edge
from corpuskit.claims.model.terms import Subject, Value
from corpuskit.core.findings import Location


@dataclass(frozen=True, slots=True)
class DatedEdge:
    """Hold a date on which something begins or ends.

    `words` is what stands with the date, `context` all that its sentence speaks of and the one
    before it. `person` was named last, `office` says that somebody took one up. `paragraph` and
    `group` number the paragraph and the sentence. `founds` says that a thing is there from then on,
    `about` which one it may be.
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
    about: frozenset[str] = frozenset()
    founds: bool = False


@dataclass(frozen=True, slots=True)
class Lasting:
    """Hold a length of time that something is said to have gone on.

    `until` is the date of the text where it may go on till then, `present` says that it does;
    `pronoun` says that the clause begins with one, `nth` that it is an ordinal year: the tenth is
    one from the ninth to the tenth. `office` says that somebody held one, `person` who it may be.
    `part` is what is said of a part of the time: «for 40 years, 27 of them as headmistress»,
    `ended` when it ended where that stands beside it: «for nine years, until 1899».
    `service` is where somebody is for so long: «her thirty years at the Office».
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
    part: frozenset[str] = frozenset()
    ended: tuple[date, date] | None = None
    service: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ProcessEdge:
    """Hold when a process of which a noun tells began or ended: «talks opened in May».

    `process` names the group of the noun, `theme` is the noun that «of» gives it («construction of
    the bridge»), `names` and `own` are the names and the other words of its phrase, `single` those
    that tell one of several. `context` and `told` are the words and the names of its sentence,
    `opening` is its first word, which may be a name. `indefinite` says that the text brings it up
    as one of many.
    """

    document: str
    process: str
    recurs: bool
    label: str
    edge: Edge
    first: date
    last: date
    theme: str
    names: frozenset[str]
    own: frozenset[str]
    single: frozenset[str]
    indefinite: bool
    context: frozenset[str]
    told: frozenset[str]
    opening: str
    affair: frozenset[str]
    group: int
    where: Location


@dataclass(frozen=True, slots=True)
class Anniversary:
    """Hold the years from which an anniversary counts, and what it may be an anniversary of.

    `heads` are the keys of the noun of its phrase, `names` the names in it. `roles` are the
    beginnings that it may count from, any where there are none.
    """

    document: str
    label: str
    subject: Subject
    heads: frozenset[str]
    names: frozenset[str]
    first: int
    last: int
    affair: frozenset[str]
    where: Location
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ProcessLength:
    """Hold how long a process is said to have gone on, in `unit`, as ProcessEdge holds its ends.

    `first` and `last` bound the year that the words give it, if they give one.
    """

    document: str
    process: str
    label: str
    length: Value
    unit: str
    first: date | None
    last: date | None
    theme: str
    names: frozenset[str]
    own: frozenset[str]
    single: frozenset[str]
    context: frozenset[str]
    told: frozenset[str]
    opening: str
    affair: frozenset[str]
    where: Location


@dataclass(frozen=True, slots=True)
class LifeEdge:
    """Hold when a body came to be there or went: «deployed on 1 May 2000», «closed in 2006».

    `noun` is what it is, `names` what else it is called.
    """

    document: str
    noun: str
    names: frozenset[str]
    label: str
    edge: Edge
    first: date
    last: date
    where: Location


@dataclass(frozen=True, slots=True)
class LifeLength:
    """Hold how long a body is said to have been there: «its nine years of existence»."""

    document: str
    noun: str
    names: frozenset[str]
    label: str
    length: Value
    unit: str
    where: Location
