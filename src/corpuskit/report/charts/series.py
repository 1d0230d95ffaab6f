"""A chart of what is said of one thing over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from corpuskit.report.charts.legends import Key, legend
from corpuskit.report.charts.lettering import lines_of, width_of
from corpuskit.report.charts.points import Point, Points, by_document
from corpuskit.report.charts.scales import (
    Scale,
    Tick,
    day_ticks,
    scale_over,
    upright_ticks,
    years_words,
)
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

_EDGE = 8.0
_HEIGHT = 190.0
_STRIP = 62.0
_WIDEST = 100.0
_APART = 24.0
_MOST = 400
_HALF = Decimal("0.5")
_RING = 9.0
_ARROW = 4.0
_BEYOND = 13.0
_JOINED = 3
# Of so many figures the signs would cover one another.
_CROWD = 80
_SMALLER = 0.6
_HEAD = ("time", "figure", "who says so", "source", "finding")


@dataclass(frozen=True, slots=True)
class _Frame:
    """Hold where the plot is and how values map to it."""

    across: Scale
    up: Scale
    strip: float | None

    def x(self, point: Point) -> float:
        first, last = point.first or point.last, point.last or point.first
        if first is None or last is None:
            return self.strip or self.across.end
        return (self.across.at(_day(first)) + self.across.at(_day(last) + 1)) / 2

    def y(self, point: Point) -> float:
        if point.figure is not None:
            return self.up.at(point.figure)
        ends = [self.up.at(end) for end in (point.low, point.high) if end is not None]
        return sum(ends) / len(ends) if ends else self.up.start


def draw_series(series: Points) -> Drawing:
    """Draw figures over time: a form a document, bars for ranges, hollow forms for «about».

    Figures that a finding is about have a ring, and a broken line joins the two or three of one
    finding. Of very many only some are drawn, those in findings first; the table has all.
    """
    points = _chosen([point for point in series.points if point.bounded])
    documents = by_document(series.points)
    forms = {name: min(n, len(MARKS) - 1) for n, name in enumerate(documents)}
    up, ticks, counted = _upright(points, _EDGE + LINE + _APART / 2, whole=not series.unit)
    frame, marked = _frame(points, up, ticks)
    shapes: list[Shape] = [*_grid(frame, ticks), *_dates(frame, marked, points)]
    shapes += _caption(f"{counted} {series.unit}")
    shapes += _joined(frame, points)
    shapes += _contradictions(frame, points)
    for point in points:
        shapes += _drawn(frame, point, forms[point.document])
    if len(points) > _CROWD:
        shapes = [_smaller(shape) for shape in shapes]
    bottom = max(shape.box.bottom for shape in shapes) + 2
    keys, height = legend(_keys(documents, points, len(series.points) - len(points)), bottom)
    rows = tuple(_row(point) for point in series.points)
    told = _told(series, documents)
    return Drawing(series.title, told, height, (*shapes, *keys), _HEAD, rows)


def _chosen(points: Sequence[Point]) -> tuple[Point, ...]:
    if len(points) <= _MOST:
        return tuple(points)
    first = [point for point in points if point.findings][:_MOST]
    rest = [point for point in points if not point.findings]
    room = _MOST - len(first)
    step = -(-len(rest) // room) if room else len(rest) + 1
    chosen = {id(point) for point in (*first, *(rest[::step] if room else ()))}
    return tuple(point for point in points if id(point) in chosen)


def _upright(
    points: Sequence[Point], top: float, *, whole: bool
) -> tuple[Scale, tuple[Tick, ...], str]:
    ends = [e for p in points for e in (p.low, p.high, p.figure) if e is not None] or [Decimal(0)]
    if 0 < min(ends) < max(ends) * _HALF:
        ends.append(Decimal(0))
    scale = scale_over(
        ends,
        top + _HEIGHT,
        top,
        below=any(p.low is None for p in points),
        above=any(p.high is None for p in points),
    )
    return scale, *upright_ticks(scale, _APART, whole=whole)


def _frame(
    points: Sequence[Point], up: Scale, ticks: Sequence[Tick]
) -> tuple[_Frame, tuple[Tick, ...]]:
    widest = max((width_of(_short(tick.words), SIZE) for tick in ticks), default=0.0)
    untimed = any(not point.timed for point in points)
    right = WIDTH - _EDGE - (_STRIP if untimed else 0)
    days = [_day(day) for p in points for day in (p.first, p.last) if day is not None]
    across = scale_over(
        [*days, max(days, default=Decimal(1)) + 1],
        _EDGE + widest + 8,
        right,
        below=any(p.timed and p.first is None for p in points),
        above=any(p.timed and p.last is None for p in points),
        days=True,
    )
    strip = WIDTH - _EDGE - _STRIP / 2 if untimed else None
    return _Frame(across, up, strip), day_ticks(across, right + (0 if untimed else _EDGE))


def _grid(frame: _Frame, ticks: Sequence[Tick]) -> Iterator[Shape]:
    left, right = frame.across.start, frame.across.end
    for tick in ticks:
        y = frame.up.at(tick.at)
        yield Line(left, y, right, y, "grid")
        yield Words(left - 5, y + SIZE * 0.35, _short(tick.words), "tick", "end")
    yield Line(left, frame.up.start, right, frame.up.start, "axis")
    if frame.strip is not None:
        yield Area(
            frame.strip - _STRIP / 2 + 8,
            frame.up.end,
            _STRIP - 8,
            frame.up.start - frame.up.end,
            "strip",
        )


def _caption(words: str) -> Iterator[Shape]:
    for line in lines_of(words, SIZE, WIDTH - 2 * _EDGE, 1):
        yield Words(_EDGE, _EDGE + LINE - 3, line, "faint")


def _dates(frame: _Frame, ticks: Sequence[Tick], points: Sequence[Point]) -> Iterator[Shape]:
    y = frame.up.start
    base = y + LINE + 7
    for tick in ticks:
        x = frame.across.at(tick.at)
        yield Line(x, y, x, y + 4, "axis")
        yield Words(x, base, tick.words, "tick", "middle")
    if frame.strip is not None:
        yield Words(frame.strip + 4, base, "no time", "tick", "middle")
    years = years_words(ticks, [day for p in points for day in (p.first, p.last) if day])
    if years:
        middle = (frame.across.start + frame.across.end) / 2
        yield Words(middle, base + LINE + 1, years, "faint", "middle")


def _joined(frame: _Frame, points: Sequence[Point]) -> Iterator[Shape]:
    """Join the like figures of one document that follow one another, as those of a table do."""
    lines: dict[Hashable, list[Point]] = defaultdict(list)
    for point in points:
        if point.first and point.last and point.stated:
            lines[point.document, point.line].append(point)
    for line in lines.values():
        line.sort(key=lambda point: (point.first or date.min, point.last or date.min))
        if all((a.last or date.max) < (b.first or date.min) for a, b in pairwise(line)):
            for a, b in pairwise(line):
                yield Line(frame.x(a), frame.y(a), frame.x(b), frame.y(b), "join")


def _contradictions(frame: _Frame, points: Sequence[Point]) -> Iterator[Shape]:
    found: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        for mark in point.findings:
            found[mark].append(point)
    for together in found.values():
        # A sum with all its parts would be a thicket.
        if len(together) > _JOINED:
            continue
        together.sort(key=frame.y)
        for a, b in pairwise(together):
            yield Line(frame.x(a), frame.y(a), frame.x(b), frame.y(b), "against")
    for point in points:
        if point.findings:
            yield Mark(frame.x(point), frame.y(point), "circle", "ring", _RING)


def _drawn(frame: _Frame, point: Point, number: int) -> Iterator[Shape]:
    x, y = frame.x(point), frame.y(point)
    faint = "" if point.stated else " unsure"
    kind = f"side-{number + 1}{faint}"
    if point.timed:
        left = frame.across.at(_day(point.first)) if point.first else frame.across.start
        right = frame.across.at(_day(point.last) + 1) if point.last else frame.across.end
        yield Line(left, y, right, y, f"span {kind}")
    if point.low is not None and point.high is not None and point.low != point.high:
        top, bottom = frame.up.at(point.high), frame.up.at(point.low)
        yield Area(x - 3, top, 6, bottom - top, f"range {kind}")
    if point.high is None:
        yield Mark(x, max(y - _BEYOND, _ARROW), "triangle", f"beyond {kind}", _ARROW)
    if point.low is None:
        yield Mark(x, min(y + _BEYOND, frame.up.start - _ARROW), "down", f"beyond {kind}", _ARROW)
    yield Mark(x, y, MARKS[number], f"{'about' if point.rough else 'dot'} {kind}")


def _smaller(shape: Shape) -> Shape:
    return replace(shape, reach=shape.reach * _SMALLER) if isinstance(shape, Mark) else shape


def _keys(documents: Sequence[str], points: Sequence[Point], left_out: int) -> Iterator[Key]:
    last = len(MARKS) - 1
    shown = documents if len(documents) <= len(MARKS) else documents[:last]
    for number, name in enumerate(shown):
        yield Key(MARKS[number], f"dot side-{number + 1}", name)
    if len(documents) > len(shown):
        others = f"{len(documents) - len(shown)} more documents"
        yield Key(MARKS[last], f"dot side-{last + 1}", others)
    if any(point.rough for point in points):
        yield Key("circle", "about plain", "hollow: «about»")
    if any(p.low is not None and p.high is not None and p.low != p.high for p in points):
        yield Key("bar", "range plain", "upright bar: a range")
    if any(point.high is None for point in points):
        yield Key("triangle", "beyond plain", "or more")
    if any(point.low is None for point in points):
        yield Key("down", "beyond plain", "or less")
    if any(not point.stated for point in points):
        yield Key("circle", "dot plain unsure", "pale: planned, denied or judged wrong")
    if any(point.findings for point in points):
        yield Key("circle", "ring", "ring: in a finding")
    if left_out:
        yield Key("bar", "dot plain", f"{left_out} more are not drawn; the table has them")


def _row(point: Point) -> tuple[str, ...]:
    marks = ", ".join(point.findings)
    return point.time, point.words, point.place, "; ".join(point.sources), marks


def _told(series: Points, documents: Sequence[str]) -> str:
    timed = [day for p in series.points for day in (p.first, p.last) if day is not None]
    years = sorted({day.year for day in timed})
    span = " to ".join(map(str, dict.fromkeys((years[0], years[-1])))) if years else ""
    found = sum(bool(point.findings) for point in series.points)
    parts = [
        f"{len(series.points)} figures{f' of {span}' if span else ''}",
        f"in {len(documents)} document{'' if len(documents) == 1 else 's'}",
        f"{found} of them in findings" if found else "none of them in a finding",
    ]
    untimed = sum(not point.timed for point in series.points)
    if untimed:
        parts.append(f"{untimed} without a time")
    if series.left_out:
        parts.append(f"{series.left_out} more, in other units, are not drawn")
    return f"{', '.join(parts)}. The table has them all."


def _day(day: date) -> Decimal:
    return Decimal(day.toordinal())


def _short(words: str) -> str:
    return next(iter(lines_of(words, SIZE, _WIDEST, 1)), "")
