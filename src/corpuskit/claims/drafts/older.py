"""What a paper dates to a time after the work that it cites for it had appeared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpuskit.claims.drafts.dates import dated_otherwise, has_date, told_dates
from corpuskit.claims.drafts.desk import Desk
from corpuskit.claims.drafts.elsewhere import Elsewhere, elsewhere
from corpuskit.claims.model import Basis, Citing, Time, ToldDate
from corpuskit.core.findings import Location

# A working life: what began after a work appeared is unknown to it, however long it lasted.
_PERIOD = 18_300
_TOLD = frozenset({Basis.CLAUSE, Basis.SENTENCE, Basis.PARAGRAPH})
# What is to come may stand in a work that is older than it.
_AHEAD = re.compile(
    r"\b(?:will|shall|would|until|till|expir\w+|due|plan\w*|schedul\w+|expected|forecast\w*|"
    r"project(?:ed|ion)\w*|target\w*|propos\w+|promis\w+|anniversary|terminat\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Older:
    """Hold a date of a paper, and the work cited for it that had appeared before."""

    told: ToldDate
    citing: Citing
    appeared: date
    listed: Location | None


@dataclass(frozen=True, slots=True)
class OlderFigure:
    """Hold a figure of a paper that another document dates after the cited work had appeared."""

    found: Elsewhere
    time: Time
    appeared: date


def older_figures(desk: Desk) -> Iterator[OlderFigure]:
    """Yield the figures of a paper that the cited works are too old to have."""
    for each in elsewhere(desk):
        time = each.other.claim.time if each.other.claim is not None else Time()
        day = max((d for c in each.citings if (d := desk.appeared(c))), default=None)
        if day is None or time.first is None or time.basis not in _TOLD:
            continue
        if time.first.year > day.year and not _AHEAD.search(each.other.where.sentence):
            yield OlderFigure(each, time, day)


def older(desk: Desk) -> Iterator[Older]:
    """Yield the dates of a paper that no work which is cited for them can report."""
    otherwise = {each.told.where for each in dated_otherwise(desk)}
    for group, told in told_dates(desk, _PERIOD):
        citings = desk.grounds(group, told.where.end)
        if not citings or told.where in otherwise or any(each.prefix for each in citings):
            continue
        if _AHEAD.search(told.where.sentence):
            continue
        if any(has_date(desk, source, told) for source in desk.cited(citings)):
            continue
        days = [desk.appeared(each) for each in citings]
        if any(day is None or day.year >= told.first.year for day in days):
            continue
        day = desk.appeared(citings[0])
        if day is not None:
            entry = desk.entries.get(citings[0].key)
            yield Older(told, citings[0], day, entry.where if entry else None)
