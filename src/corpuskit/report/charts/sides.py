"""The sides of a finding as stretches of one axis, where it sets like things side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import combinations
from typing import Protocol, TypeAlias

from corpuskit.claims.comparison.common_unit import judge
from corpuskit.claims.grammar.values import Interval, compare
from corpuskit.claims.model import Claim, Extract, Value, printed_period
from corpuskit.core.findings import Evidence, Finding, Location
from corpuskit.report.charts.units import in_one_unit

Days: TypeAlias = tuple[date, date]
# Checks that hold two statements of one thing against each other, by what they compare. Others
# compare what is computed: a sum and its parts on one axis would tell nothing.
_FIGURES = frozenset({"FIG001", "FIG002", "FIG030", "DAT008"})
_DAYS = frozenset(
    [
        *("DAT002", "DAT004", "DAT005", "DAT006", "DAT010", "DAT020", "DAT021", "DAT022"),
        *("TRE001", "TRE002", "TRE003", "TRE010"),
    ]
)
_FEWEST = 2


class _Dated(Protocol):
    @property
    def where(self) -> Location: ...

    @property
    def first(self) -> date: ...

    @property
    def last(self) -> date: ...


class Axis(Enum):
    """Say what an axis measures."""

    FIGURES = "figures"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Side:
    """Hold one side: where it stands, its words as printed, and what stretch it can mean.

    Bounds are None where a side is open. Days are counted from the first of the calendar, and a
    stretch of days ends where its last day does. `rough` says that the words are approximate,
    `step` what place a figure is printed to.
    """

    place: str
    words: str
    low: Decimal | None
    high: Decimal | None
    point: Decimal | None = None
    rough: bool = False
    step: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Sides:
    """Hold what is drawn of a finding: its sides, in what unit, what was allowed."""

    axis: Axis
    sides: tuple[Side, ...]
    unit: str = ""
    tolerance: str = ""


def is_about_days(finding: Finding) -> bool:
    """Tell whether a finding is about the days that something is dated to."""
    return finding.check in _DAYS


class Drawable:
    """Find the sides of findings of one corpus, which is gone through once."""

    def __init__(self, extracts: Sequence[Extract]) -> None:
        self._claims: Mapping[Location, Claim] = {
            claim.where: claim for extract in extracts for claim in extract.claims
        }
        self._days: dict[Location, set[Days]] = defaultdict(set)
        for where, days in _dated(extracts):
            self._days[where].add(days)

    def sides_of(self, finding: Finding) -> Sides | None:
        """Return the sides of a finding, None where they are not of one kind or not known."""
        if len(finding.evidence) < _FEWEST:
            return None
        if finding.check in _FIGURES:
            return self._figures(finding)
        if finding.check in _DAYS:
            return self._dates(finding)
        return None

    def _figures(self, finding: Finding) -> Sides | None:
        claims = [self._claims.get(side.location) for side in finding.evidence]
        known = [claim for claim in claims if claim is not None]
        if len(known) < len(claims):
            return None
        common = in_one_unit(known)
        if common is None:
            return None
        unit, values = common
        reaches = _reaches(known, values)
        sides = [
            Side(
                claim.where.citation,
                claim.where.quote,
                *reach,
                value.point,
                value.modality == "about",
                value.step,
            )
            for claim, value, reach in zip(known, values, reaches, strict=True)
        ]
        return Sides(Axis.FIGURES, tuple(sides), unit, finding.tolerance)

    def _dates(self, finding: Finding) -> Sides | None:
        sides: list[Side] = []
        for evidence in finding.evidence:
            days = self._days_of(evidence)
            if days is None:
                return None
            where = evidence.location
            low, high = (Decimal(day.toordinal()) for day in days)
            sides.append(Side(where.citation, where.quote, low, high + 1))
        return Sides(Axis.DAYS, tuple(sides), "", finding.tolerance)

    def _days_of(self, evidence: Evidence) -> Days | None:
        """Return the days of a side: those that it was read as, else the only ones there are."""
        found = self._days.get(evidence.location, set())
        said = [days for days in found if printed_period(*days) in evidence.reading]
        # «Mar 1998» is also part of «5 Mar 1998».
        said.sort(key=lambda days: -len(printed_period(*days)))
        if said:
            return said[0]
        return next(iter(found)) if len(found) == 1 else None


def _dated(extracts: Iterable[Extract]) -> Iterator[tuple[Location, Days]]:
    for extract in extracts:
        if extract.dated is not None and extract.published is not None:
            yield extract.dated, extract.published
        for claim in extract.claims:
            if claim.time.first is not None and claim.time.last is not None:
                yield claim.where, (claim.time.first, claim.time.last)
        for source in _sources(extract):
            if source[1] is not None and source[2] is not None:
                yield source[0], (source[1], source[2])
        for said in _said(extract):
            yield said.where, (said.first, said.last)


def _said(extract: Extract) -> Iterator[_Dated]:
    yield from extract.events
    yield from extract.deeds
    yield from extract.ages
    yield from extract.acts
    yield from extract.clauses
    yield from extract.reported
    for telling in extract.tellings:
        yield from telling.dates
    for day in extract.days:
        yield day.told


def _sources(extract: Extract) -> Iterator[tuple[Location, date | None, date | None]]:
    told = (each.source for each in extract.reported)
    cited = (source for claim in extract.claims for source in claim.sources)
    acts = (source for event in extract.events for source in event.sources)
    for source in (*extract.sources, *told, *cited, *acts):
        yield source.where, source.first, source.last


def _reaches(claims: Sequence[Claim], values: Sequence[Value]) -> list[Interval]:
    """Return what each figure can mean, as it was compared with one that excludes it."""
    reaches: list[Interval | None] = [None] * len(values)
    for a, b in combinations(range(len(values)), 2):
        judged, shown = judge(claims[a], claims[b]), compare(values[a], values[b])
        if judged is None or judged.agree:
            continue
        for number, reach in zip((a, b), shown.intervals, strict=True):
            reaches[number] = reaches[number] or reach
    return [reach or (value.low, value.high) for reach, value in zip(reaches, values, strict=True)]
