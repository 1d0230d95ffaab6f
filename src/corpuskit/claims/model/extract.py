"""All that checks need of one document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpuskit.claims.model.citation import (
    CitedWork,
    NoteNumber,
    NotePointer,
    RecordedWork,
)
from corpuskit.claims.model.claim import Claim, EventDate
from corpuskit.claims.model.decision import Decision
from corpuskit.claims.model.deeds import DatedDeed, LastOne
from corpuskit.claims.model.lasting import (
    Anniversary,
    DatedEdge,
    Lasting,
    LifeEdge,
    LifeLength,
    ProcessEdge,
    ProcessLength,
)
from corpuskit.claims.model.manuscript import Manuscript
from corpuskit.claims.model.milestones import Milestone, Span
from corpuskit.claims.model.portions import Poll, Portion
from corpuskit.claims.model.slots import Slot
from corpuskit.claims.model.source import Source
from corpuskit.claims.model.statements import (
    Absence,
    ActMention,
    Age,
    Breakdown,
    Cell,
    Change,
    DatedClause,
    Expansion,
    Extreme,
    Holding,
    Namesake,
    NumberedUnit,
    Oddity,
    Period,
    Proportion,
    Quotation,
    Relation,
    Reported,
    Statement,
    TakenUp,
    Term,
)
from corpuskit.claims.model.steps import AgeAtStep, DatedStep
from corpuskit.claims.model.suppression import Suppression
from corpuskit.claims.model.tellings import NamedAgent, Passage, PrintedDay, SentenceDate, Telling
from corpuskit.core.errors import Problem
from corpuskit.core.findings import Location


@dataclass(frozen=True, slots=True)
class Extract:
    """Hold all that checks need of one document, read from it and the registers alone.

    Every `measure` of its sentences is a claim, every `date` stands in `tellings` or in `beside`.
    `title` is what stands at its head. `manuscript` is what makes of it a paper to be checked
    against the documents that it cites. `slots` are what its figures, dates and names answer.
    """

    name: str
    path: str
    published: tuple[date, date] | None
    published_stated: bool = False
    dated: Location | None = None
    claims: tuple[Claim, ...] = ()
    events: tuple[EventDate, ...] = ()
    bare_lists: tuple[tuple[Claim, ...], ...] = ()
    cells: tuple[Cell, ...] = ()
    sources: tuple[Source, ...] = ()
    cited: tuple[CitedWork, ...] = ()
    records: tuple[RecordedWork, ...] = ()
    notes: tuple[NoteNumber, ...] = ()
    pointers: tuple[NotePointer, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    proportions: tuple[Proportion, ...] = ()
    portions: tuple[Portion, ...] = ()
    polls: tuple[Poll, ...] = ()
    ages: tuple[Age, ...] = ()
    steps: tuple[DatedStep, ...] = ()
    ages_at_steps: tuple[AgeAtStep, ...] = ()
    namesakes: tuple[Namesake, ...] = ()
    terms: tuple[Term, ...] = ()
    absences: tuple[Absence, ...] = ()
    last_ones: tuple[LastOne, ...] = ()
    relations: tuple[Relation, ...] = ()
    holdings: tuple[Holding, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    sentences: tuple[Location, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    changes: tuple[Change, ...] = ()
    statements: tuple[Statement, ...] = ()
    extremes: tuple[Extreme, ...] = ()
    deeds: tuple[DatedDeed, ...] = ()
    tellings: tuple[Telling, ...] = ()
    beside: tuple[SentenceDate, ...] = ()
    days: tuple[PrintedDay, ...] = ()
    passages: tuple[Passage, ...] = ()
    people: tuple[NamedAgent, ...] = ()
    firms: tuple[NamedAgent, ...] = ()
    reported: tuple[Reported, ...] = ()
    acts: tuple[ActMention, ...] = ()
    periods: tuple[Period, ...] = ()
    units: tuple[NumberedUnit, ...] = ()
    taken_up: tuple[TakenUp, ...] = ()
    clauses: tuple[DatedClause, ...] = ()
    edges: tuple[DatedEdge, ...] = ()
    lastings: tuple[Lasting, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    processes: tuple[ProcessEdge, ...] = ()
    process_lengths: tuple[ProcessLength, ...] = ()
    life_edges: tuple[LifeEdge, ...] = ()
    life_lengths: tuple[LifeLength, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    spans: tuple[Span, ...] = ()
    decisions: tuple[Decision, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    unread: tuple[Problem, ...] = ()
    manuscript: Manuscript | None = None
    title: str = ""
    slots: tuple[Slot, ...] = ()
