"""What is said of one thing over time, as points of a chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from corpuskit.claims.model import STATED, Claim, Stance, Value
from corpuskit.claims.reasoning.over_time import Entry, Series, kind_of
from corpuskit.report.charts.scales import finite
from corpuskit.report.charts.units import in_one_unit

FEWEST = 3


@dataclass(frozen=True, slots=True)
class Point:
    """Hold one figure: who says it, of which days, what it can mean, which findings are about it.

    Days are None where they are not known or have no such end, bounds where the words leave the
    figure open. `figure` is the single figure that is printed, if it is one. `stated` says that the
    document puts it as so, not as planned, denied or wrong. A line may join those of one `line`:
    a series also holds what findings tie to it, such as a change of the number.
    """

    document: str
    place: str
    words: str
    time: str
    first: date | None
    last: date | None
    low: Decimal | None
    high: Decimal | None
    figure: Decimal | None
    rough: bool = False
    stated: bool = True
    sources: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    line: Hashable = None

    @property
    def timed(self) -> bool:
        """Tell whether it can be placed in time."""
        return self.first is not None or self.last is not None

    @property
    def bounded(self) -> bool:
        """Tell whether its words say anything of how much."""
        return self.low is not None or self.high is not None


@dataclass(frozen=True, slots=True)
class Points:
    """Hold the points of a series in one unit; `left_out` counts those in others."""

    title: str
    points: tuple[Point, ...]
    unit: str = ""
    left_out: int = 0


def points_of(series: Series) -> Points | None:
    """Return the figures of a series, None where they are too few to be one over time."""
    entries = [entry for entry in series.entries if isinstance(entry.statement, Claim)]
    if len(entries) < FEWEST:
        return None
    claims = [entry.statement for entry in entries if isinstance(entry.statement, Claim)]
    common = in_one_unit(claims)
    left_out = 0
    if common is None:
        most = min(Counter(c.unit for c in claims).items(), key=lambda each: (-each[1], each[0]))[0]
        kept = [n for n, claim in enumerate(claims) if claim.unit == most and claim.ratio is None]
        left_out = len(claims) - len(kept)
        entries, claims = [entries[n] for n in kept], [claims[n] for n in kept]
        common = in_one_unit(claims)
    if common is None or len(claims) < FEWEST:
        return None
    unit, values = common
    points = tuple(
        _point(claim, value, entry)
        for claim, value, entry in zip(claims, values, entries, strict=True)
    )
    if not any(point.timed and point.bounded for point in points):
        return None
    return Points(f"{series.title} ({series.what})", points, unit, left_out)


def _point(claim: Claim, value: Value, entry: Entry) -> Point:
    stance = () if claim.stance is Stance.ASSERTED else (claim.stance.value,)
    first, last = claim.time.first, claim.time.last
    return Point(
        claim.document,
        claim.where.citation,
        claim.where.quote,
        str(claim.time),
        None if first == date.min else first,
        None if last == date.max else last,
        finite(value.low),
        finite(value.high),
        finite(value.point),
        value.modality == "about",
        claim.stance in STATED,
        (*stance, *(source.label for source in claim.sources)),
        entry.findings,
        kind_of(claim),
    )


def by_document(points: Sequence[Point]) -> tuple[str, ...]:
    """Return the documents that say something, those with the most figures first."""
    counts = Counter(point.document for point in points)
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))
