"""Scales: where a figure or a day stands on an axis, and what is printed along it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from itertools import pairwise

from corpuskit.checks.evidence import grouped
from corpuskit.language.intervals import month_interval
from corpuskit.report.charts.lettering import width_of
from corpuskit.report.charts.shapes import SIZE

# Figures beyond are drawn as if their side were open: no page has room for them.
LIMIT = Decimal(10) ** 60
_PAD = Decimal("0.08")
_OPEN_PAD = Decimal("0.12")
_ALONE_PAD = Decimal("0.1")
_APART = 10.0
_POWERS = ((12, "trillion"), (9, "billion"), (6, "million"))
_POWER_WITHOUT_NAME = 15
_DIGITS = 90
_NICE = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Tick:
    """Hold one place of an axis with what is printed there."""

    at: Decimal
    words: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Hold what an axis reaches from and to, and between which places of the drawing."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def at(self, value: Decimal) -> float:
        """Return the place of a value; what lies outside is at the end that it is nearest to."""
        with localcontext(prec=_DIGITS):
            share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + float(share) * (self.end - self.start)


def finite(value: Decimal | None) -> Decimal | None:
    """Return a bound that can be drawn; None, as for an open side, for what is beyond all."""
    if value is None or not value.is_finite() or abs(value) > LIMIT:
        return None
    return value


def scale_over(
    values: Iterable[Decimal],
    start: float,
    end: float,
    *,
    below: bool,
    above: bool,
    days: bool = False,
) -> Scale:
    """Return a scale that has all values with some room about them.

    More room is left where a side is open: `below` and `above` say which. Where no figure is below
    nothing the scale ends there; `days` have no such place.
    """
    known = sorted(values) or [Decimal(0)]
    with localcontext(prec=_DIGITS):
        low, high = known[0], known[-1]
        whole = high - low or abs(low) * _ALONE_PAD or Decimal(1)
        down = low - whole * (_PAD + (_OPEN_PAD if below else 0))
        up = high + whole * (_PAD + (_OPEN_PAD if above else 0))
        if low >= 0 > down and not below and not days:
            down = Decimal(0) if low > 0 else -whole * _PAD / 4
        return Scale(down, up, start, end)


def figure_ticks(scale: Scale, most: float, *, whole: bool = False) -> tuple[tuple[Tick, ...], str]:
    """Return the ticks of an axis of figures whose words have room, and what they are counted in.

    `most` is where words have to end; there are as many ticks as fit, of `whole` things none
    between two numbers of them.
    """
    power, name = _power(max(abs(scale.low), abs(scale.high)))
    for step in _steps(scale.high - scale.low, whole=whole):
        ticks = _inside(scale, _figures(scale, step, power), most)
        if _fit(scale, ticks):
            return ticks, name
    return (), name


def upright_ticks(
    scale: Scale, apart: float, *, whole: bool = False
) -> tuple[tuple[Tick, ...], str]:
    """Return the ticks of an axis of figures that stands, at least so far from one another."""
    power, name = _power(max(abs(scale.low), abs(scale.high)))
    for step in _steps(scale.high - scale.low, whole=whole):
        ticks = tuple(_figures(scale, step, power))
        places = [scale.at(tick.at) for tick in ticks]
        if all(abs(a - b) >= apart for a, b in pairwise(places)):
            return ticks, name
    return (), name


def day_ticks(scale: Scale, most: float) -> tuple[Tick, ...]:
    """Return the ticks of an axis of days: days, months or years, as many as fit."""
    for marked in _calendar(scale):
        ticks = _inside(scale, marked, most)
        if _fit(scale, ticks):
            return ticks
    return ()


def years_words(ticks: Iterable[Tick], days: Iterable[date]) -> str:
    """Return the years of some days where the ticks of their axis do not print any."""
    if all(tick.words.rpartition(" ")[2].isdecimal() for tick in ticks):
        return ""
    years = sorted({day.year for day in days})
    return " to ".join(map(str, dict.fromkeys((years[0], years[-1])))) if years else ""


def _inside(scale: Scale, ticks: Iterable[Tick], most: float) -> tuple[Tick, ...]:
    """Leave out the ticks whose words would reach over an edge."""
    halves = ((tick, scale.at(tick.at), width_of(tick.words, SIZE) / 2) for tick in ticks)
    return tuple(tick for tick, at, half in halves if at - half >= 0 and at + half <= most)


def _fit(scale: Scale, ticks: Sequence[Tick]) -> bool:
    edge = -_APART
    for tick in ticks:
        half = width_of(tick.words, SIZE) / 2
        at = scale.at(tick.at)
        if at - half < edge + _APART:
            return False
        edge = at + half
    return bool(ticks)


def _steps(stretch: Decimal, *, whole: bool) -> Iterator[Decimal]:
    """Yield steps for a stretch, growing, until one is longer than all of it."""
    exponent, last = stretch.adjusted() - 1, stretch.adjusted() + 1
    if whole:
        exponent, last = max(exponent, 0), max(last, 0)
    while exponent <= last:
        for digit in _NICE:
            yield Decimal(digit).scaleb(exponent)
        exponent += 1


def _figures(scale: Scale, step: Decimal, power: int) -> Iterator[Tick]:
    with localcontext(prec=_DIGITS):
        at = (scale.low / step).to_integral_value(rounding="ROUND_CEILING") * step
        shown = step.scaleb(-power).normalize()
        places = Decimal(1).scaleb(min(0, int(shown.as_tuple().exponent)))
        while at <= scale.high:
            words = grouped(at.scaleb(-power).quantize(places) + 0).replace("-", "−")
            yield Tick(at, words)
            at += step


def _power(largest: Decimal) -> tuple[int, str]:
    if largest == 0:
        return 0, ""
    exponent = largest.adjusted()
    if exponent >= _POWER_WITHOUT_NAME:
        return exponent, f"in powers of ten: 1 is 10^{exponent}"
    return next((each for each in _POWERS if exponent >= each[0]), (0, ""))


def _calendar(scale: Scale) -> Iterator[tuple[Tick, ...]]:
    first, last = _day(scale.low, up=True), _day(scale.high, up=False)
    if last < first:
        return
    days = last.toordinal() - first.toordinal()
    if days <= _DAYS_SHOWN:
        for step in (1, 2, 5, 10):
            yield tuple(_days(first, last, step))
    for months in (1, 2, 3, 6):
        if days <= _MONTHS_SHOWN * months:
            yield tuple(_months(first, last, months))
    years = 1
    while years <= _MOST_YEARS:
        for digit in _NICE:
            if days <= _YEARS_SHOWN * years * digit:
                yield tuple(_years(first, last, years * digit))
        years *= 10


_DAYS_SHOWN = 120
_MONTHS_SHOWN = 900
_YEARS_SHOWN = 366 * 25
_MOST_YEARS = 1000


def _days(first: date, last: date, step: int) -> Iterator[Tick]:
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        if step == 1 or day.day == 1 or (day.day % step == 0 and day.day <= 31 - step / 2):
            yield Tick(Decimal(ordinal), f"{day.day} {day:%b}")


def _months(first: date, last: date, step: int) -> Iterator[Tick]:
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        year, month = divmod(number, 12)
        start = month_interval(year, month + 1)[0]
        if month % step == 0 and first <= start <= last:
            yield Tick(Decimal(start.toordinal()), f"{start:%b} {start.year}")


def _years(first: date, last: date, step: int) -> Iterator[Tick]:
    for year in range(-(-first.year // step) * step, last.year + 1, step):
        if year >= 1 and first <= (start := date(year, 1, 1)) <= last:
            yield Tick(Decimal(start.toordinal()), str(year))


def _day(ordinal: Decimal, *, up: bool) -> date:
    whole = int(ordinal.to_integral_value(rounding="ROUND_CEILING" if up else "ROUND_FLOOR"))
    return date.fromordinal(min(max(whole, date.min.toordinal()), date.max.toordinal()))
