"""The sides of a finding drawn to scale on one axis: what each can mean, and what parts them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from corpuskit.checks.evidence import grouped
from corpuskit.claims.model import printed_period
from corpuskit.report.charts.lettering import BOLD, lines_of
from corpuskit.report.charts.scales import (
    Scale,
    day_ticks,
    figure_ticks,
    finite,
    scale_over,
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
from corpuskit.report.charts.sides import Axis, Side, Sides

_EDGE = 8.0
_ROOM = WIDTH - 2 * _EDGE
_ROW = 18.0
_BAR = 10.0
_BETWEEN = 9.0
_NAME_LINES, _WORD_LINES, _TOLD_LINES = 2, 2, 4
_THINNEST = 3.0
_ARROW = 6.0
_HEAD = ("where", "words as printed", "from", "to")
_FINEST = Decimal("0.01")


def draw_sides(sides: Sides, title: str) -> Drawing:
    """Draw sides one below the other, each under its place and its words, over one axis.

    A band behind them shows the gap that no value of all sides lies in, or what they all allow.
    """
    drawn = tuple(_bounded(side) for side in sides.sides)
    scale = _scale(drawn, days=sides.axis is Axis.DAYS)
    told = _Told(sides)
    shapes: list[Shape] = []
    y = _EDGE
    for number, side in enumerate(drawn):
        shapes += _label(side, y)
        y = _below(shapes, y) + 3
        shapes += _bar(side, scale, y + _ROW / 2, MARKS[number % len(MARKS)])
        y += _ROW + _BETWEEN
    low, high = _common(drawn)
    band = _band(low, high, scale, y)
    y += _ROW / 2
    axis, bottom = _axis(sides, drawn, scale, y)
    verdict, height = _lines(told.verdict(low, high), bottom)
    drops = [
        Line(mark.x, mark.y, mark.x, y, "drop")
        for mark in shapes
        if isinstance(mark, Mark) and mark.kind == "point"
    ]
    rows = tuple(told.row(side) for side in drawn)
    said = "; ".join(f"{row[0]}: «{row[1]}», {_reach_words(*row[2:])}" for row in rows)
    return Drawing(
        title,
        f"{said}. {told.verdict(low, high)}.",
        height,
        (*band, *drops, *shapes, *axis, *verdict),
        _HEAD,
        rows,
    )


def _bounded(side: Side) -> Side:
    return replace(side, low=finite(side.low), high=finite(side.high), point=finite(side.point))


def _scale(sides: Sequence[Side], *, days: bool) -> Scale:
    ends = [e for side in sides for e in (side.low, side.high, side.point) if e is not None]
    return scale_over(
        ends,
        _EDGE,
        WIDTH - _EDGE,
        below=any(side.low is None for side in sides),
        above=any(side.high is None for side in sides),
        days=days,
    )


def _label(side: Side, top: float) -> Iterable[Words]:
    names = lines_of(side.place, SIZE * BOLD, _ROOM, _NAME_LINES)
    words = lines_of(f"«{side.words}»", SIZE, _ROOM, _WORD_LINES)
    kinds = ["name"] * len(names) + ["words"] * len(words)
    for number, (kind, line) in enumerate(zip(kinds, (*names, *words), strict=True), 1):
        yield Words(_EDGE, top + number * LINE - 3, line, kind)


def _below(shapes: Sequence[Shape], top: float) -> float:
    return max((shape.box.bottom for shape in shapes), default=top)


def _bar(side: Side, scale: Scale, y: float, form: str) -> Iterable[Shape]:
    """Draw the stretch of a side with an arrow where it is open, and its figure as a mark."""
    left = scale.start if side.low is None else scale.at(side.low)
    right = scale.end if side.high is None else scale.at(side.high)
    missing = max(0.0, _THINNEST - (right - left)) / 2
    left, right = max(scale.start, left - missing), min(scale.end, right + missing)
    kind = "reach rough" if side.rough else "reach"
    yield Area(left, y - _BAR / 2, right - left, _BAR, kind)
    if side.low is None:
        yield Mark(scale.start + _ARROW, y, "left", "open", _ARROW)
    if side.high is None:
        yield Mark(scale.end - _ARROW, y, "right", "open", _ARROW)
    if side.point is not None:
        yield Mark(scale.at(side.point), y, form, "point")


def _common(sides: Sequence[Side]) -> tuple[Decimal | None, Decimal | None]:
    """Return the highest beginning and the lowest end; the first above the second is a gap."""
    lows = [side.low for side in sides if side.low is not None]
    highs = [side.high for side in sides if side.high is not None]
    return max(lows, default=None), min(highs, default=None)


def _band(
    low: Decimal | None, high: Decimal | None, scale: Scale, bottom: float
) -> tuple[Shape, ...]:
    """Draw what lies between the sides or in all of them, with a bracket below it."""
    gap = low is not None and high is not None and low > high
    kind = "gap" if gap else "meet"
    first, last = (high, low) if gap else (low, high)
    left = scale.start if first is None else scale.at(first)
    right = scale.end if last is None else scale.at(last)
    bracket = bottom + 2
    return (
        Area(left, _EDGE, right - left, bracket - _EDGE, kind),
        Line(left, bracket, right, bracket, f"{kind}-line"),
        *(Line(x, bracket - 4, x, bracket + 4, f"{kind}-line") for x in (left, right)),
    )


def _lines(words: str, top: float) -> tuple[tuple[Shape, ...], float]:
    lines = lines_of(words, SIZE, _ROOM, _TOLD_LINES)
    placed = [
        Words(_EDGE, top + number * LINE, line, "verdict") for number, line in enumerate(lines, 1)
    ]
    return tuple(placed), top + len(lines) * LINE + _EDGE


def _axis(
    sides: Sides, drawn: Sequence[Side], scale: Scale, y: float
) -> tuple[tuple[Shape, ...], float]:
    if sides.axis is Axis.DAYS:
        ticks, counted = day_ticks(scale, WIDTH), ""
        ends = [e for side in drawn for e in (side.low, side.high and side.high - 1) if e]
        caption = years_words(ticks, [_day(end) for end in ends])
    else:
        ticks, counted = figure_ticks(scale, WIDTH, whole=not sides.unit)
        caption = " ".join(filter(None, (counted, sides.unit)))
    shapes: list[Shape] = [Line(scale.start, y, scale.end, y, "axis")]
    bottom = y + LINE + 4
    for tick in ticks:
        x = scale.at(tick.at)
        shapes.append(Line(x, y, x, y + 4, "axis"))
        shapes.append(Words(x, bottom, tick.words, "tick", "middle"))
    for line in lines_of(caption, SIZE, _ROOM, 1) if caption else ():
        bottom += LINE + 1
        shapes.append(Words(WIDTH / 2, bottom, line, "faint", "middle"))
    return tuple(shapes), bottom + 4


class _Told:
    """Say in words what the drawing shows, in the unit of its axis."""

    def __init__(self, sides: Sides) -> None:
        self._days = sides.axis is Axis.DAYS
        self._unit = f" {sides.unit}" if sides.unit else ""
        self._step = min((side.step for side in sides.sides), default=Decimal(1))
        self._one: Callable[[Decimal], str] = self._date if self._days else self._figure

    def row(self, side: Side) -> tuple[str, ...]:
        """Return a side as a row of a table."""
        low = "" if side.low is None else self._one(side.low)
        high = "" if side.high is None else self._one(self._last(side.high))
        return side.place, side.words, low, high

    def verdict(self, low: Decimal | None, high: Decimal | None) -> str:
        """Say how far apart the sides are, or what fits all of them."""
        if low is not None and high is not None and self._apart(low, high):
            return self._gap(low, high)
        if low is None and high is None:
            return "No gap: the words leave every side open"
        if low is None or high is None:
            edge = self._one(low) if low is not None else self._one(self._last(high or Decimal(0)))
            return f"No gap: all sides allow {edge} {'and more' if high is None else 'and less'}"
        first, last = self._one(low), self._one(self._last(high))
        return f"No gap: all sides allow {first if first == last else f'{first} to {last}'}"

    def _gap(self, low: Decimal, high: Decimal) -> str:
        if self._days:
            # A stretch ends where its last day does: from the 12th to the 13th is one day.
            days = int(low - high) + 1
            return f"{_days_words(days)} apart: no day lies in all"
        return (
            f"Gap of {self._width(low - high)}, from {self._figure(high)} to {self._figure(low)}: "
            "no figure fits all"
        )

    def _apart(self, low: Decimal, high: Decimal) -> bool:
        return low >= high if self._days else low > high

    def _last(self, value: Decimal) -> Decimal:
        return value - 1 if self._days else value

    def _width(self, value: Decimal) -> str:
        shown = self._figure(value)
        return f"{shown.removesuffix(' %')} percentage points" if self._unit == " %" else shown

    def _date(self, value: Decimal) -> str:
        day = _day(value)
        return printed_period(day, day)

    def _figure(self, value: Decimal) -> str:
        """Write a bound to the hundredth of what is printed: what lies below that is computed."""
        place = min(Decimal(1), (self._step * _FINEST).normalize())
        exponent = Decimal(1).scaleb(place.adjusted())
        if value.adjusted() - exponent.adjusted() > _MOST_DIGITS:
            return f"{value:.3g}{self._unit}"
        text = grouped(value.quantize(exponent)).replace("-", "−")
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        return f"{text}{self._unit}"


_MOST_DIGITS = 24


def _days_words(days: int) -> str:
    """Say how many days, and of very many how many years that are."""
    said = f"{grouped(Decimal(days))} day{'' if days == 1 else 's'}"
    return said if days < _TWO_YEARS else f"{said} ({days / _YEAR:.1f} years)"


_YEAR = 365.2425
_TWO_YEARS = 730


def _reach_words(low: str, high: str) -> str:
    if low == high and low:
        return low
    return " ".join(filter(None, (f"from {low}" if low else "", f"to {high}" if high else "")))


def _day(value: Decimal) -> date:
    whole = min(max(int(value), date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(whole)
