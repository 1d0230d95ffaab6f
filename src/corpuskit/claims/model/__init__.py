"""Claims: frozen, serialisable values that checks compare."""

from __future__ import annotations

from corpuskit.claims.model.claim import Claim, EventDate
from corpuskit.claims.model.deeds import DatedDeed
from corpuskit.claims.model.extract import Extract
from corpuskit.claims.model.source import Source
from corpuskit.claims.model.statements import (
    Absence,
    ActMention,
    Age,
    Amount,
    Breakdown,
    Cell,
    Change,
    Cut,
    DatedClause,
    Edge,
    Expansion,
    Extreme,
    Holding,
    NumberedUnit,
    Oddity,
    Proportion,
    Quotation,
    Relation,
    Reported,
    Statement,
    TakenUp,
    Term,
)
from corpuskit.claims.model.tellings import Telling, ToldDate
from corpuskit.claims.model.terms import (
    STATED,
    Basis,
    Kind,
    Stance,
    Subject,
    Time,
    Value,
    printed_period,
)

__all__ = [
    "STATED",
    "Absence",
    "ActMention",
    "Age",
    "Amount",
    "Basis",
    "Breakdown",
    "Cell",
    "Change",
    "Claim",
    "Cut",
    "DatedClause",
    "DatedDeed",
    "Edge",
    "EventDate",
    "Expansion",
    "Extract",
    "Extreme",
    "Holding",
    "Kind",
    "NumberedUnit",
    "Oddity",
    "Proportion",
    "Quotation",
    "Relation",
    "Reported",
    "Source",
    "Stance",
    "Statement",
    "Subject",
    "TakenUp",
    "Telling",
    "Term",
    "Time",
    "ToldDate",
    "Value",
    "printed_period",
]
