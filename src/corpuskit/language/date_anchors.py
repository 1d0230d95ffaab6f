"""Supply the year, month or week that a date leaves out, from the document or from the text before.

A newspaper's «July 18» is the nearest to its own date, before it unless the clause speaks of the
future. In a book, whose date is a year, the year last spoken of is the better guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from corpuskit.language.date_parts import Part, days_of
from corpuskit.language.date_steps import STEPS
from corpuskit.language.intervals import Interval, is_months, is_years, shifted

# A document dated to a month or better speaks of days as a newspaper does.
_NEWS_DAYS = 31
_WEEK, _SEASON_DAYS = 7, 100
# From «December 1996» to «in February» the year has turned; from «June 1997» to «May» it has not.
_TURN_OF_YEAR = 6
_FIRST_MODERN = 1900
_FULL_YEAR = re.compile("[0-9]{4}")
_SHORT_YEAR = re.compile(r"['’][0-9]{2}(?![0-9])")
_CENTURY = 100


@dataclass(frozen=True, slots=True)
class Place:
    """Hold what an incomplete date can be completed from, where it stands.

    `beside` is the last day of the same passage that was printed with its year, or the year in
    which a sentence of it sets the scene.
    """

    published: Interval | None
    previous: Interval | None
    future: bool = False
    bracketed: bool = False
    published_certain: bool = True
    told: Interval | None = None
    beside: Interval | None = None

    @property
    def story(self) -> Interval | None:
        """Return the days from which the narrative goes on at a date without its year."""
        return self.previous if self.future or self.told is None else self.told

    @property
    def is_news(self) -> bool:
        """Tell whether the document's date is known to the month or better, and not inferred."""
        published = self.published
        if published is None or not self.published_certain:
            return False
        return (published[1] - published[0]).days < _NEWS_DAYS

    @property
    def previous_year(self) -> int | None:
        """Return the one year last spoken of."""
        return one_year(self.previous)


def one_year(span: Interval | None) -> int | None:
    """Return the year that an interval lies in, None where it lies in several."""
    return span[0].year if span is not None and span[0].year == span[1].year else None


def is_incomplete(part: Part) -> bool:
    """Tell whether a part needs an anchor."""
    return bool(part.base) or part.year is None


def in_century(
    text: str, part: Part, previous: Interval | None, published: Interval | None = None
) -> Part:
    """Return «the forties» and «'48» in the century of an older story, nearest to its year.

    What two figures tell is over when it is told: «the winter of '86» of a text of 1911 is that of
    1886.
    """
    if part.year is None or _FULL_YEAR.search(text, part.start, part.end) is not None:
        return part
    short = _SHORT_YEAR.search(text, part.start, part.end) is not None
    if short and published and part.year > published[1].year:
        return replace(part, year=part.year - _CENTURY)
    told = previous[1].year if previous else _FIRST_MODERN
    if not (short or part.kind == "decade") or told >= _FIRST_MODERN:
        return part
    nearest = min((part.year, part.year - _CENTURY), key=lambda year: abs(year - told))
    return replace(part, year=nearest, certain=part.certain and nearest == part.year)


def settle(part: Part, place: Place) -> Part | None:
    """Complete a part, `certain` set to False for a guess; None where nothing anchors it."""
    if part.base:
        found = _stepped(part, place)
    elif part.kind == "weekday":
        found = _weekday(part, place)
    elif part.kind in ("day", "month", "season", "feast"):
        found = _undated(part, place)
    else:
        return None
    leaning = not part.base.endswith("previous")
    if part.base == "the" and found is not None and _is_ahead(found, place):
        return None
    if found is None or place.published_certain or not leaning:
        return found
    return replace(found, certain=False)


def _stepped(part: Part, place: Place) -> Part | None:
    if part.kind == "weekday":
        return _weekday(part, place)
    if part.base.startswith("nearest"):
        _, side, base_name = part.base.split()
        # Only a newspaper's «third quarter» is its own year's.
        if part.kind == "year" and not place.is_news:
            return None
        if base_name == "published" and side == "after":
            return _next(part, place)
        near = place.published if base_name == "published" else place.previous
        return _nearest(part, near, future=side == "after", strict=True)
    base = _base(part, place)
    if base is None:
        return None
    if part.year is not None:
        return _of_year(part, base)
    if part.kind == "day" and part.month is None and part.day is not None:
        return _later_day(part, base)
    if part.month is None and part.kind in STEPS:
        found = STEPS[part.kind](base, part.step)
        sure = part.certain and (part.kind != "week" or base[0] == base[1])
        return None if found is None else replace(_unit(part, found), certain=sure)
    year = one_year(base)
    if year is None and part.base == "previous" and part.step > 0:
        year = base[1].year
    if year is None or not 1 <= year + part.step <= date.max.year - 1:
        return None
    kind = "year" if part.kind == "relative" else part.kind
    return replace(part, kind=kind, year=year + part.step, base="")


def _next(part: Part, place: Place) -> Part | None:
    """Return «next spring», seen from when the document was written.

    Where that is only inferred, it must be the same from its first day and its last, or else be the
    one that follows the days told.
    """
    published = place.published
    found = _nearest(part, published, future=True, strict=True)
    if published is None or place.published_certain or found is None:
        return found
    sooner = _nearest(part, (published[0], published[0]), future=True, strict=True)
    if sooner == found:
        return found
    after = _nearest(part, place.told or place.previous, future=True, strict=True)
    return after if after in (sooner, found) else None


def _later_day(part: Part, base: Interval) -> Part | None:
    """Return «the 11th» after the 3rd of the same month, or of the month spoken of."""
    if not part.bare:
        month = STEPS["month"](base, part.step)
        if month is None:
            return None
        return replace(part, year=month[0].year, month=month[0].month, base="")
    first, last = base
    if (first.year, first.month) != (last.year, last.month):
        return None
    if first == last and (part.day or 0) <= first.day:
        return None
    return replace(part, year=first.year, month=first.month, base="", certain=False)


def _base(part: Part, place: Place) -> Interval | None:
    if part.base == "previous":
        return place.previous
    if part.base != "the":
        return place.published
    # «The end of the year» is the year spoken of, unless it is still to come.
    if place.future and place.is_news:
        return place.published
    if not place.is_news or part.kind == "decade":
        return place.story
    same = place.published is not None and place.previous_year == one_year(place.published)
    return place.previous if same else place.published if place.previous is None else None


def _unit(part: Part, found: Interval) -> Part:
    """Return the part for the days of a unit, in the terms of `Part.kind`."""
    first = found[0]
    if part.kind == "quarter":
        scope = f"quarter {(first.month + 2) // 3}"
        return replace(part, kind="year", year=first.year, scope=scope, base="")
    dated = replace(part, year=first.year, base="")
    if part.kind in ("decade", "century"):
        return dated
    return replace(dated, month=first.month, day=first.day if part.kind != "month" else None)


def _of_year(part: Part, base: Interval) -> Part | None:
    """Return «the same month of 1998»: the days told before, in another year."""
    first, last = base
    if one_year(base) is None or is_years(base):
        return None
    moved = replace(part, base="", month=first.month)
    if first == last:
        return replace(moved, kind="day", day=first.day)
    if part.kind == "month" and first.month == last.month:
        return moved
    if not is_months(base) or part.kind == "day":
        return None
    return replace(moved, kind="year", month=None, scope=f"run {first.month} {last.month}")


def _on_day(part: Part, kind: str, day: date) -> Part:
    return replace(part, kind=kind, year=day.year, month=day.month, day=day.day, base="")


def _weekday(part: Part, place: Place) -> Part | None:
    if part.base.startswith("previous"):
        return _told_weekday(part, place.previous)
    published = place.published
    if published is None or (published[1] - published[0]).days >= _WEEK:
        return None
    future = part.step > 0 or (place.future and part.step == 0)
    start = published[0] if future else published[1]
    ahead = ((part.day or 0) - start.weekday()) % _WEEK
    if part.step and not ahead:
        ahead = _WEEK if future else 0
    back = ahead if future else ahead - _WEEK if ahead or part.step else 0
    day = shifted(start, back)
    if day is None:
        return None
    return replace(_on_day(part, "day", day), certain=published[0] == published[1])


def _told_weekday(part: Part, told: Interval | None) -> Part | None:
    """Return the weekday within, after (`step` 1) or before the days last spoken of."""
    if told is None or (told[1] - told[0]).days >= _WEEK:
        return None
    if part.step < 0:
        day = shifted(told[0], ((part.day or 0) - told[0].weekday()) % _WEEK - _WEEK)
    else:
        start = told[1] if part.step else told[0]
        ahead = ((part.day or 0) - start.weekday()) % _WEEK
        day = shifted(start, ahead or (_WEEK if part.step else 0))
    return None if day is None else _on_day(part, "day", day)


def _undated(part: Part, place: Place) -> Part | None:
    # In a newspaper too, what was signed on 8 August 2008 was ratified on 4 December of that year.
    story = place.beside if place.is_news and place.beside else place.story
    year = _year_told(part, story)
    # «(Reuters, June 24)» dates a source of the document, not an event of its story.
    sourced = place.bracketed and place.published is not None
    told_here = not place.is_news or place.beside is not None
    if told_here and place.is_news and _is_recent(part, place):
        told_here = False
    if told_here and not sourced and year is not None and story is not None:
        turned = year + (one_year(story) is not None and _has_turned(part, story))
        told = replace(part, year=turned, certain=False)
        if not _is_ahead(told, place) and _is_weekday_right(told, days_of(told)):
            return told
    found = _nearest(part, place.published, future=place.future, strict=False)
    if found is None:
        return None
    conflict = year is not None and found.year != year
    return replace(found, certain=place.is_news and not conflict)


def _is_recent(part: Part, place: Place) -> bool:
    """Tell a day of a newspaper's last weeks, where only a year sets the scene of a story."""
    if place.published is None or place.beside is None or place.beside[0] == place.beside[1]:
        return False
    found = _nearest(part, place.published, future=place.future, strict=False)
    days = None if found is None else days_of(found)
    return days is not None and (place.published[0] - days[1]).days < _NEWS_DAYS


def _year_told(part: Part, story: Interval | None) -> int | None:
    """Return the year that a date is of: after «the winter of 1993–94», January is 1994's."""
    year = one_year(story)
    if story is None or year is not None or (story[1] - story[0]).days > _SEASON_DAYS:
        return year
    for year in (story[0].year, story[1].year):
        days = days_of(replace(part, year=year))
        if days is not None and story[0] <= days[0] and days[1] <= story[1]:
            return year
    # A winter's story goes on in its second year; of two whole years neither is the one told.
    return story[1].year


def _is_weekday_right(part: Part, days: Interval | None) -> bool:
    return days is None or part.weekday is None or days[0].weekday() == part.weekday


def _is_ahead(part: Part, place: Place) -> bool:
    """Tell whether a date that is spoken of as past would follow the document."""
    days = days_of(part)
    if place.published is None or days is None or place.future:
        return False
    return days[0] > place.published[1]


def _has_turned(part: Part, previous: Interval) -> bool:
    # Only a month that was named, not a whole year, tells where in the year the story stands.
    if (previous[1] - previous[0]).days > _NEWS_DAYS:
        return False
    return previous[0].month - (part.month or 0) >= _TURN_OF_YEAR


def _nearest(part: Part, base: Interval | None, *, future: bool, strict: bool) -> Part | None:
    """Return the occurrence nearest to the document's date, before it or after it.

    A weekday printed beside it («Tuesday, 4 June») chooses between the years where the document
    itself is only known to the year: a newspaper's weekday may simply be wrong.
    """
    if base is None:
        return None
    start = base[0].year if future else base[1].year
    passed: Part | None = None
    for step in range(9):
        found = replace(part, year=start + step if future else start - step, base="")
        days = days_of(found)
        if days is not None and _fits(days, base, future=future, strict=strict):
            if (base[1] - base[0]).days < _NEWS_DAYS or _is_weekday_right(found, days):
                return found
            passed = passed or found
    if passed is not None:
        return passed
    # 30 February occurs in no year: say so in the document's own.
    return replace(part, year=start, base="")


def _fits(days: Interval, base: Interval, *, future: bool, strict: bool) -> bool:
    if future:
        return days[0] > base[1] if strict else days[1] >= base[0]
    # In a book of 2019 «last winter» may end in that year.
    if strict and (base[1] - base[0]).days >= _NEWS_DAYS:
        return days[0] < base[0]
    return days[1] < base[0] if strict else days[0] <= base[1]
