"""The dates of one treaty or event over time: each role with its dates, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from corpuskit.claims.model import STATED, EventDate, printed_period
from corpuskit.core.findings import Location
from corpuskit.report.charts.lettering import BOLD, lines_of
from corpuskit.report.charts.scales import Scale, day_ticks, scale_over, years_words
from corpuskit.report.charts.shapes import (
    LINE,
    MARKS,
    SIZE,
    WIDTH,
    Area,
    Drawing,
    Line,
    Mark,
    Shape,
    Words,
)

FEWEST = 2
_EDGE = 8.0
_SIGN = 16.0
_ROOM = WIDTH - 2 * _EDGE
_ROW = 20.0
_BETWEEN = 8.0
_BAR = 8.0
_RING = 9.0
_MOST_ROLES, _MOST_DATES = 24, len(MARKS)
_NAME_LINES, _DATE_LINES = 2, 3
_HEAD = ("what", "when", "who says so", "finding")
PRINTED = "text printed, as cited"


@dataclass(frozen=True, slots=True)
class Dated:
    """Hold one date: of what role, from and to which day, where it is said, in which findings.

    Ends are None where the words leave them open; `stated` says that it is told as so, not as
    planned or denied.
    """

    role: str
    first: date | None
    last: date | None
    place: str
    stated: bool = True
    findings: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Return the days as a person would write them."""
        return days_words(self.first, self.last)


@dataclass(frozen=True, slots=True)
class _Row:
    """Hold a role with its dates, each with those who say so."""

    role: str
    dates: tuple[tuple[Dated, ...], ...]


def days_words(first: date | None, last: date | None) -> str:
    """Write days as a person would, also where the words leave an end open.

    >>> days_words(date(1999, 1, 1), date(1999, 12, 31)), days_words(date.min, date(1999, 5, 1))
    ('1999', 'until 1 May 1999')
    """
    first = None if first == date.min else first
    last = None if last == date.max else last
    if first is not None and last is not None:
        return printed_period(first, last)
    if first is not None:
        return f"from {printed_period(first, first)}"
    return f"until {printed_period(last, last)}" if last is not None else "not stated"


def dates_of(
    events: Iterable[EventDate], findings: Mapping[Location, Sequence[str]]
) -> tuple[Dated, ...]:
    """Return the dates of one treaty or event, with those on which a cited work printed its text.

    `findings` has the fingerprints of what is found at a place.
    """
    found: dict[Dated, None] = {}
    for event in events:
        role = f"{event.role} by {event.party}" if event.party else event.role
        marks = tuple(findings.get(event.where, ()))
        found[_dated(role.replace("-", " "), event, event.where, marks)] = None
        for source in event.sources:
            if not source.prints_text or not source.may_print(event.label):
                continue
            if source.first is not None and source.last is not None:
                marks = tuple(findings.get(source.where, ()))
                found[
                    Dated(PRINTED, source.first, source.last, source.where.citation, True, marks)
                ] = None
    return tuple(found)


def draw_timeline(title: str, dates: Sequence[Dated]) -> Drawing | None:
    """Draw a line of time for each role with a mark a date, None where there are too few dates.

    A role that is given several dates has a mark of another form for each; those that a finding is
    about have a ring, and a broken line joins the dates of a role that are in one finding.
    """
    timed = [each for each in dates if each.first is not None or each.last is not None]
    if len({(each.role, each.first, each.last) for each in timed}) < FEWEST:
        return None
    rows = tuple(_rows(timed))
    scale = _scale(timed)
    shapes: list[Shape] = []
    y = _EDGE
    for row in _shown(rows):
        shapes += _labels(row, y)
        y = max(shape.box.bottom for shape in shapes) + 2
        shapes += _line(row, scale, y + _ROW / 2)
        y += _ROW + _BETWEEN
    shapes += _axis(timed, scale, y)
    bottom = max(shape.box.bottom for shape in shapes) + 4
    for line in lines_of(_legend(rows), SIZE, _ROOM, 3):
        bottom += LINE
        shapes.append(Words(_EDGE, bottom, line, "faint"))
    table = tuple(
        (each.role, each.words, each.place, ", ".join(each.findings))
        for row in rows
        for same in row.dates
        for each in same
    )
    return Drawing(title, _told(rows), bottom + _EDGE, tuple(shapes), _HEAD, table)


def _dated(role: str, event: EventDate, where: Location, marks: tuple[str, ...]) -> Dated:
    first = None if event.first == date.min else event.first
    last = None if event.last == date.max else event.last
    return Dated(role, first, last, where.citation, event.stance in STATED, marks)


def _rows(dates: Sequence[Dated]) -> Iterator[_Row]:
    """Yield roles in the order of their first dates, those of one day as they are named."""
    roles: dict[str, list[Dated]] = {}
    for each in sorted(dates, key=_moment):
        roles.setdefault(each.role, []).append(each)
    for role, together in roles.items():
        yield _Row(role, tuple(tuple(same) for _, same in groupby(together, key=_span)))


def _shown(rows: Sequence[_Row]) -> list[_Row]:
    """Return as many rows as there is room for, in their order, those in findings before others."""
    found = [number for number, row in enumerate(rows) if _is_found(row)]
    rest = [number for number, row in enumerate(rows) if not _is_found(row)]
    return [rows[number] for number in sorted((*found, *rest)[:_MOST_ROLES])]


def _is_found(row: _Row) -> bool:
    return any(each.findings for same in row.dates for each in same)


def _span(dated: Dated) -> tuple[date, date, bool]:
    return dated.first or date.min, dated.last or date.max, not dated.stated


def _moment(dated: Dated) -> tuple[tuple[date, date, bool], str, str]:
    return (dated.first or dated.last or date.min, *_span(dated)[1:]), dated.role, dated.place


def _scale(dates: Sequence[Dated]) -> Scale:
    days = [day for each in dates for day in (each.first, each.last) if day is not None]
    return scale_over(
        [*map(_day, days), _day(max(days)) + 1],
        _EDGE,
        WIDTH - _EDGE,
        below=any(each.first is None for each in dates),
        above=any(each.last is None for each in dates),
        days=True,
    )


def _labels(row: _Row, top: float) -> Iterator[Shape]:
    y = top
    for line in lines_of(row.role, SIZE * BOLD, _ROOM, _NAME_LINES):
        y += LINE
        yield Words(_EDGE, y - 3, line, "name")
    for number, same in enumerate(row.dates[:_MOST_DATES]):
        said = "" if same[0].stated else " (not told as so)"
        places = "; ".join(dict.fromkeys(each.place for each in same))
        lines = lines_of(f"{same[0].words}{said}: {places}", SIZE, _ROOM - _SIGN, _DATE_LINES)
        for count, line in enumerate(lines):
            y += LINE
            if not count:
                yield Mark(_EDGE + 6, y - 3 - SIZE * 0.35, MARKS[number], _kind(same), 4.5)
            yield Words(_EDGE + _SIGN, y - 3, line)
    if len(row.dates) > _MOST_DATES:
        yield Words(_EDGE + _SIGN, y + LINE - 3, f"and {len(row.dates) - _MOST_DATES} more dates")


def _line(row: _Row, scale: Scale, y: float) -> Iterator[Shape]:
    yield Line(scale.start, y, scale.end, y, "grid")
    shown = row.dates[:_MOST_DATES]
    found: dict[str, list[float]] = {}
    for same in shown:
        for mark in {mark for each in same for mark in each.findings}:
            found.setdefault(mark, []).append(_middle(same[0], scale))
    for places in found.values():
        if len(places) > 1:
            yield Line(min(places), y, max(places), y, "against")
    for number, same in enumerate(shown):
        first, last = same[0].first, same[0].last
        left = scale.at(_day(first)) if first is not None else scale.start
        right = scale.at(_day(last) + 1) if last is not None else scale.end
        x = _middle(same[0], scale)
        if first != last:
            yield Area(left, y - _BAR / 2, right - left, _BAR, f"reach{_pale(same)}")
        if any(each.findings for each in same):
            yield Mark(x, y, "circle", "ring", _RING)
        yield Mark(x, y, MARKS[number], _kind(same))


def _middle(dated: Dated, scale: Scale) -> float:
    first, last = dated.first or dated.last, dated.last or dated.first
    if first is None or last is None:
        return scale.start
    return (scale.at(_day(first)) + scale.at(_day(last) + 1)) / 2


def _kind(same: Sequence[Dated]) -> str:
    return f"point{_pale(same)}"


def _pale(same: Sequence[Dated]) -> str:
    return "" if same[0].stated else " unsure"


def _axis(dates: Sequence[Dated], scale: Scale, y: float) -> Iterator[Shape]:
    yield Line(scale.start, y, scale.end, y, "axis")
    ticks = day_ticks(scale, WIDTH)
    for tick in ticks:
        x = scale.at(tick.at)
        yield Line(x, y, x, y + 4, "axis")
        yield Words(x, y + LINE + 4, tick.words, "tick", "middle")
    years = years_words(ticks, [day for each in dates for day in (each.first, each.last) if day])
    if years:
        yield Words(WIDTH / 2, y + 2 * LINE + 5, years, "faint", "middle")


def _legend(rows: Sequence[_Row]) -> str:
    said = []
    if any(map(_is_found, rows)):
        said.append("Ring: a finding is about it.")
    if any(not same[0].stated for row in rows for same in row.dates):
        said.append("Pale: planned, denied or judged wrong.")
    if len(rows) > _MOST_ROLES:
        said.append(f"{len(rows) - _MOST_ROLES} more stand in the table below.")
    return " ".join(said)


def _told(rows: Sequence[_Row]) -> str:
    return "; ".join(
        f"{row.role}: "
        + ", ".join(
            f"{same[0].words} ({len(same)} place{'' if len(same) == 1 else 's'}"
            f"{', in a finding' if any(each.findings for each in same) else ''})"
            for same in row.dates
        )
        for row in rows
    )


def _day(day: date) -> Decimal:
    return Decimal(day.toordinal())
