"""Claims: frozen, serialisable values that checks compare."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from corpuskit.bib.periodicals import is_official
from corpuskit.claims.citation_model import CitedWork, NoteNumber, NotePointer
from corpuskit.claims.decision import Decision
from corpuskit.core.errors import Problem
from corpuskit.core.findings import Location
from corpuskit.language.intervals import is_months, is_years

_TEXT = re.compile(
    r"^[^|]*\b(?:text|reprinted|reproduced)\b|\b(?:prints?|reprints?|reproduces?|publishes)\s+(?:the|its)\b",
    re.I,
)
_ACT = (
    r"(?:law|laws|act|treaty|treaties|agreement|convention|protocol|decree|constitution|accord|charter|code"
    r"|ordinance|regulations?|statute|resolution|pact|declaration|text|translation)"
)
_PRINTED = re.compile(
    rf"\b{_ACT}\b[^|.;]{{0,60}}?\b(?:is|was|are|were|has been|appears|appeared)\s+"
    r"(?:first\s+|also\s+)?"
    r"(?:printed|published|promulgated|reprinted|reproduced|in\b)",
    re.I,
)
_ACT_TITLE = re.compile(rf"(?:the\s+)?(?:[A-Z][\w-]*\s+){{0,4}}?{_ACT}\b", re.I)
_ACT_WORDS = frozenset(
    [
        "treaty",
        "agreement",
        "convention",
        "protocol",
        "constitution",
        "accord",
        "charter",
        "between",
        "states",
    ]
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_QUOTED = re.compile(r"[“‘«\"]")
_NAMES_ACT = re.compile(rf"\b{_ACT}\b", re.I)


class Kind(StrEnum):
    """Say what sort of assertion a claim is."""

    QUANTITY = "quantity"
    SHARE = "share"
    EVENT_DATE = "event-date"


class Stance(StrEnum):
    """Say how the document stands to a claim; only asserted and reported ones are compared.

    The last two are a person's decision, whatever the document's words say.
    """

    ASSERTED = "asserted"
    REPORTED = "reported"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    LIMIT = "limit"
    WITHDRAWN = "withdrawn"
    WRONG = "wrong"


# What a document says is so, in its own words or another's.
STATED = frozenset({Stance.ASSERTED, Stance.REPORTED})


class Basis(StrEnum):
    """Say where the time of a claim was read, from the surest to none."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Value:
    """Hold a figure as printed: a point with its step, or an interval between two points.

    `step` is the last place that the printing warrants (11 500 has 100, 6687 has 1, 10.6 has
    0.1). Bounds are None where the words leave them open.
    """

    low: Decimal | None
    high: Decimal | None
    step: Decimal
    modality: str

    @property
    def point(self) -> Decimal | None:
        """Return the figure where it is a single one, bounded or not."""
        if self.low is None:
            return self.high
        if self.high is None or self.low == self.high:
            return self.low
        return None


@dataclass(frozen=True, slots=True)
class Time:
    """Hold the days that a claim speaks of, both included, and where that was read."""

    first: date | None = None
    last: date | None = None
    basis: Basis = Basis.UNKNOWN

    @property
    def known(self) -> bool:
        """Tell whether the claim has a time at all."""
        return self.first is not None and self.last is not None

    def __str__(self) -> str:
        if self.first is None or self.last is None:
            return "time not stated"
        return printed_period(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Subject:
    """Hold what is counted or dated.

    `head` is a concept of the lexicon, else the head noun's lemma. Facets are pairs such as
    (`nation`, `KE`), (`place`, `Nairobi`), (`kind`, `border`), (`name`, `42nd brigade`): two
    values of one exclusive facet make two subjects. `phrase` is the subject in the text's words,
    `noun` the lemma of its head noun.
    """

    head: str
    facets: frozenset[tuple[str, str]] = frozenset()
    phrase: str = ""
    noun: str = ""

    def facet(self, name: str) -> frozenset[str]:
        """Return the values of one facet."""
        return frozenset(value for key, value in self.facets if key == name)


@dataclass(frozen=True, slots=True)
class Source:
    """Hold a work that a note cites: enough to date it and to tell whether it is the same.

    `signal` is the words that introduce it («For the text, see»), `remark` what the note says
    behind it. Dates are the first and last day on which it can have appeared; `dated` is the
    `xml:id` of the date that says so.
    """

    label: str
    key: str
    first: date | None
    last: date | None
    signal: str
    where: Location
    remark: str = ""
    dated: str = ""

    @property
    def prints_text(self) -> bool:
        """Tell a work cited because it prints the text of a treaty or law.

        A gazette or treaty series does, unless a title in quotation marks says that it was cited
        for something else.
        """
        words = f"{self.signal} | {self.remark} | {self.label}"
        official = is_official(self.label) and (
            not _QUOTED.search(self.label) or bool(_NAMES_ACT.search(self.label))
        )
        return official or bool(_TEXT.search(words) or _PRINTED.search(words))

    def may_print(self, label: str) -> bool:
        """Tell whether the text that a work prints can be that of the act named.

        An act that the citation names itself must share a word with it; where the only date is
        the day of that act, nothing is known of when it was printed.
        """
        title = re.split(r"[,(“‘«\"\[]", self.label.lstrip("‘“«'\"["))[0]
        if not _ACT_TITLE.match(title):
            return True
        own = set(re.findall(r"[^\W\d_]{5,}", self.label.casefold()))
        named = set(re.findall(r"[^\W\d_]{5,}", label.casefold())) - _ACT_WORDS
        return bool(own & named) and len(_YEAR.findall(self.label)) > 1


@dataclass(frozen=True, slots=True)
class Claim:
    """Hold one assertion that another passage could contradict.

    `group` numbers the sentence within the document, so that checks can find the claims
    that stand together; `rank` is the claim's place among the `ranks` figures of its sentence.
    `base` is, for a share, what it is a share of; `ratio` the two counts that a share is printed
    as («12 out of 16»). `sources` are the works cited for it in its note. `beside` are the ids of
    further elements that it is read from: the date that dates it, the whole of a ratio. `words` is
    what its clause speaks of (claims/content.py), `telling` what sets it apart from its neighbours:
    the head of its row, the noun that it counts; `around` is what the whole sentence speaks of.
    `verb` is the stem of the verb that governs it (claims/verbs.py), `events` are the known events
    that its sentence is tied to (claims/happened.py), `affair` the names that its paragraph and the
    head of its document are about, `local` those of the paragraph alone.
    `earliest` is the first day that its sentence names.
    """

    kind: Kind
    document: str
    subject: Subject
    predicate: str
    value: Value
    unit: str
    dimension: str
    time: Time
    stance: Stance
    where: Location
    sources: tuple[Source, ...] = ()
    base: Subject | None = None
    ratio: tuple[Decimal, Decimal] | None = None
    property: str = ""
    group: int = 0
    rank: int = 0
    ranks: int = 1
    note: str = ""
    certain: bool = True
    beside: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    verb: str = ""
    events: frozenset[str] = frozenset()
    affair: frozenset[str] = frozenset()
    earliest: date | None = None
    local: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EventDate:
    """Hold one dated role of a treaty or event: «signed on 25 May 1995».

    `event` is the register entry of a treaty; a happening without one has its `subject` instead.
    `past` says that the words tell what has happened already.
    """

    document: str
    event: str
    label: str
    role: str
    party: str
    first: date
    last: date
    stance: Stance
    where: Location
    sources: tuple[Source, ...] = ()
    subject: Subject | None = None
    past: bool = False


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


@dataclass(frozen=True, slots=True)
class Age:
    """Hold the days between which a person was born, as a birth date or an age on a day says.

    `person` is the register entry, `near` that the words name the person or follow the name in
    its paragraph.
    """

    document: str
    person: str
    label: str
    first: date
    last: date
    stance: Stance
    where: Location
    near: bool = True


class Edge(StrEnum):
    """Say what a passage tells of a term: when it began, when it ended, how long it was."""

    START = "start"
    END = "end"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class Term:
    """Hold an end of the time that somebody or something lasted, or its length in a unit.

    `about` is the register entry of a person in office, else the concept of what began and ended;
    `subject` then narrows it.
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


@dataclass(frozen=True, slots=True)
class Relation:
    """Hold who built, owned, led or founded something.

    `names` are the words that name the agent, or the agents that did it together; `person` says
    that a person is among them. `state` relations last, between `first` and `last` where known.
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


@dataclass(frozen=True, slots=True)
class Holding:
    """Hold who held an office, and the first and last day on which that is sure."""

    document: str
    person: str
    label: str
    office: Subject
    stance: Stance
    where: Location
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Quotation:
    """Hold what stands in quotation marks."""

    document: str
    words: str
    where: Location


@dataclass(frozen=True, slots=True)
class Absence:
    """Hold what a passage says there was none of after a day: «no case since 1996».

    `last` is the last day that the passage can speak of, where that is known.
    """

    document: str
    words: frozenset[str]
    telling: frozenset[str]
    first: date
    last: date | None
    where: Location


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


@dataclass(frozen=True, slots=True)
class Extract:
    """Hold all that checks need of one document, read from it and the registers alone."""

    name: str
    path: str
    published: tuple[date, date] | None
    published_stated: bool = False
    dated: Location | None = None
    claims: tuple[Claim, ...] = ()
    events: tuple[EventDate, ...] = ()
    cells: tuple[Cell, ...] = ()
    sources: tuple[Source, ...] = ()
    cited: tuple[CitedWork, ...] = ()
    notes: tuple[NoteNumber, ...] = ()
    pointers: tuple[NotePointer, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    proportions: tuple[Proportion, ...] = ()
    ages: tuple[Age, ...] = ()
    terms: tuple[Term, ...] = ()
    absences: tuple[Absence, ...] = ()
    relations: tuple[Relation, ...] = ()
    holdings: tuple[Holding, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    sentences: tuple[Location, ...] = ()
    changes: tuple[Change, ...] = ()
    statements: tuple[Statement, ...] = ()
    extremes: tuple[Extreme, ...] = ()
    decisions: tuple[Decision, ...] = ()
    unread: tuple[Problem, ...] = ()


def printed_period(first: date, last: date) -> str:
    """Write a period as a person would: a day, a month, a year, or from one to the other."""
    if first == last:
        return f"{first.day} {first:%b %Y}"
    if not is_months((first, last)):
        return f"{first.day} {first:%b %Y} to {last.day} {last:%b %Y}"
    if is_years((first, last)):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%b %Y}"
    return f"{first:%b %Y} to {last:%b %Y}"
