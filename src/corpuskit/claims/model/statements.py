"""Further statements that checks compare: tables, breakdowns, ages, terms, relations and others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from corpuskit.claims.model.source import Source
from corpuskit.claims.model.terms import Stance, Subject, Time, Value
from corpuskit.core.findings import Location
from corpuskit.core.fixes import Fix


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold one figure of a table with its heads; rows and columns count from 0.

    `group` is the last row without figures above it, `unit` what the markup of the figure says.
    `power` is the power of ten that the value has and the print leaves to a head or caption
    («US$ million»).
    """

    table: str
    row: int
    column: int
    row_head: str
    column_head: str
    value: Value
    where: Location
    group: str = ""
    caption: str = ""
    unit: str = ""
    power: int = 0


@dataclass(frozen=True, slots=True)
class Amount:
    """Hold a figure of a breakdown and where it stands."""

    value: Value
    unit: str
    where: Location


class Cut(StrEnum):
    """Say what a breakdown does with its whole."""

    PARTS = "parts"
    SHARE = "share"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Hold a whole that a sentence divides, or takes a share of.

    `complete` says that the words name all parts, `disjoint` that no part can overlap another.
    `share` is the percentage printed for the only part. The parts of a list are its items.
    """

    cut: Cut
    document: str
    whole: Amount
    parts: tuple[Amount, ...]
    complete: bool = False
    disjoint: bool = True
    share: Amount | None = None


@dataclass(frozen=True, slots=True)
class Proportion:
    """Hold a count and the whole that it is counted out of, wherever the two are printed.

    `words` is what both passages speak of, `telling` what names the part; a share that names the
    same must follow from the two counts. `noun` is the concept of what the whole counts.
    """

    document: str
    part: Value
    whole: Value
    where: Location
    whole_where: Location
    time: Time
    words: frozenset[str]
    telling: frozenset[str]
    base: frozenset[str]
    affair: frozenset[str] = frozenset()
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Hold by what share something grew between two times, or that it grew all the time.

    `ratio` is the change as a part of what was there at the start, below nought for a decline;
    without it, `direction` says which way each step between the two times went. `property` is what
    of the subject grew, where it is not its number.
    """

    document: str
    subject: Subject
    ratio: Decimal | None
    direction: int
    start: tuple[date, date]
    end: tuple[date, date]
    words: frozenset[str]
    affair: frozenset[str]
    where: Location
    property: str = ""


class Generation(StrEnum):
    """Say which of two people of one name is meant, where the words beside the name do."""

    UNSAID = ""
    ELDER = "elder"
    YOUNGER = "younger"


@dataclass(frozen=True, slots=True)
class Namesake:
    """Hold that a document tells a person of the register from another of the same name."""

    document: str
    person: str
    generation: Generation


@dataclass(frozen=True, slots=True)
class Age:
    """Hold the days between which a person was born, as a birth date or an age on a day says.

    `person` is the register entry, `near` that the words name the person or follow the name in
    its paragraph. `generation` says which of two of the name is meant.
    """

    document: str
    person: str
    label: str
    first: date
    last: date
    stance: Stance
    where: Location
    near: bool = True
    generation: Generation = Generation.UNSAID


class Edge(StrEnum):
    """Say what a passage tells of a term: when it began, when it ended, how long it was."""

    START = "start"
    END = "end"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class Term:
    """Hold an end of the time that somebody or something lasted, or its length in a unit.

    `about` is the register entry of a person in office, else the concept of what began and ended;
    `subject` then narrows it. `posts` are the nouns of the office, where the words give one, `body`
    is what it is of.
    """

    document: str
    about: str
    label: str
    edge: Edge
    stance: Stance
    where: Location
    first: date | None = None
    last: date | None = None
    length: Value | None = None
    unit: str = ""
    subject: Subject | None = None
    posts: frozenset[str] = frozenset()
    body: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Relation:
    """Hold who built, owned, led or founded something.

    `names` are the words that name the agent, or the agents that did it together; `person` says
    that a person is among them. `state` relations last, between `first` and `last` where known.
    `perhaps` is what else of the text a pronoun or a bare noun may stand for than `thing`;
    `whenever` says that a noun tells the state, and nothing when: «its director, Hall».
    """

    document: str
    kind: str
    state: bool
    thing: Subject
    agent: str
    names: frozenset[str]
    person: bool
    stance: Stance
    where: Location
    affair: frozenset[str] = frozenset()
    first: date | None = None
    last: date | None = None
    perhaps: tuple[Subject, ...] = ()
    whenever: bool = False


@dataclass(frozen=True, slots=True)
class Holding:
    """Hold who held an office, and the first and last day on which that is sure.

    `sometime` says that it is sure only of some day between the two.
    """

    document: str
    person: str
    label: str
    office: Subject
    stance: Stance
    where: Location
    first: date
    last: date
    sometime: bool = False
    affair: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Hold what stands in quotation marks; `sources` are the works that the note at it cites."""

    document: str
    words: str
    where: Location
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Expansion:
    """Hold what a passage says that an acronym stands for."""

    document: str
    acronym: str
    words: str
    where: Location


@dataclass(frozen=True, slots=True)
class Absence:
    """Hold what a passage says there was none of after a day: «no case since 1996».

    `last` is the last day that the passage can speak of, where that is known; of «no case before
    1996» it is the last day of that time, and `first` the first of all days.
    """

    document: str
    words: frozenset[str]
    telling: frozenset[str]
    first: date
    last: date | None
    where: Location
    affair: frozenset[str] = frozenset()

    @property
    def before(self) -> bool:
        """Tell what there was none of before a day."""
        return self.first == date.min


@dataclass(frozen=True, slots=True)
class Statement:
    """Hold what a clause with a date of its own speaks of."""

    document: str
    words: frozenset[str]
    first: date
    last: date
    affair: frozenset[str]
    where: Location


@dataclass(frozen=True, slots=True)
class ActMention:
    """Hold an act that a sentence names with its day, and the note at it by run and number."""

    document: str
    kind: str
    title: str
    number: str
    first: date
    last: date
    note: tuple[int, int]
    where: Location


@dataclass(frozen=True, slots=True)
class DatedClause:
    """Hold what a clause dates: the deed, the other words of the clause, who «it» may stand for.

    `local` are the names of the paragraph where the clause begins with a pronoun, `event` is the
    entry of the treaty that was signed.
    """

    document: str
    deed: str
    words: frozenset[str]
    local: frozenset[str]
    affair: frozenset[str]
    first: date
    last: date
    where: Location
    event: str = ""


@dataclass(frozen=True, slots=True)
class NumberedUnit:
    """Hold a unit that bears a number; `more` are the stems of what else names it."""

    document: str
    number: str
    kind: str
    more: frozenset[str]
    affair: frozenset[str]
    where: Location


@dataclass(frozen=True, slots=True)
class TakenUp:
    """Hold a figure and the passage that takes it up."""

    document: str
    given: Value
    again: Value
    unit: str
    where: Location
    again_where: Location


@dataclass(frozen=True, slots=True)
class Period:
    """Hold the years in which a passage says that a war or the like began, ended or was on."""

    document: str
    noun: str
    names: frozenset[str]
    began: int | None
    ended: int | None
    during: int | None
    affair: frozenset[str]
    where: Location


@dataclass(frozen=True, slots=True)
class Reported:
    """Hold a date, all `dates` near it, and the only work that a note at them cites.

    `direct` says that the note stands in the sentence of the date.
    """

    document: str
    first: date
    last: date
    dates: tuple[tuple[date, date], ...]
    source: Source
    where: Location
    direct: bool = True


@dataclass(frozen=True, slots=True)
class Extreme:
    """Hold a figure that a passage says was never passed in some days: downwards, or upwards."""

    document: str
    subject: Subject
    predicate: str
    value: Decimal
    unit: str
    below: bool
    first: date
    last: date
    words: frozenset[str]
    affair: frozenset[str]
    where: Location


@dataclass(frozen=True, slots=True)
class Oddity:
    """Hold what the markup itself gets wrong, found while claims were read from it."""

    kind: str
    message: str
    where: Location
    fix: Fix | None = None
