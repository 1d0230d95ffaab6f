"""Figures and dated roles: what is compared across documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from corpuskit.claims.model.source import Source
from corpuskit.claims.model.tally import Tally
from corpuskit.claims.model.terms import Kind, Stance, Subject, Time, Value
from corpuskit.core.findings import Location


@dataclass(frozen=True, slots=True)
class Claim:
    """Hold one assertion that another passage could contradict.

    `group` numbers the sentence within the document, so that checks can find the claims that stand
    together; `rank` is the claim's place among the `ranks` figures of its sentence. `base` is, for
    a share, what it is a share of; `ratio` the two counts that a share is printed as («12 out of
    16»). `sources` are the works cited for it in its note. `beside` are the ids of further elements
    that it is read from: the date that dates it, the whole of a ratio. `words` is what its clause
    speaks of (claims/grammar/content.py), `telling` what sets it apart from its neighbours: the
    head of its row, the noun that it counts; `around` is what the whole sentence speaks of. `verb`
    is the stem of the verb that governs it (claims/grammar/verbs.py), `events` are the known events
    that its sentence is tied to (claims/grammar/happened.py), `affair` the names that its paragraph
    and the head of its document are about, `local` those of the paragraph alone. `earliest` is the
    first day that its sentence names. `counted` is the concept of the noun that stands behind the
    number, whatever its subject is («2,914 people» that an earthquake killed). `carried` are the
    words of what the pronoun of its clause stands for, and places without a name. `tally` is what
    is counted, whatever the words (claims/figures/tallies.py).
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
    counted: str = ""
    carried: frozenset[str] = frozenset()
    tally: Tally | None = None


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
