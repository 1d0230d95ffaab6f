"""Days and periods that documents tell, a page a year, with the address of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from corpuskit.claims.model import printed_period
from corpuskit.report.site.mentions import Mention, Places

Days = tuple[date, date]
_PLACES = 300


@dataclass(frozen=True, slots=True)
class Told:
    """Hold a day or period with the places that tell of it."""

    first: date
    last: date
    mentions: tuple[Mention, ...]

    @property
    def words(self) -> str:
        """Return the period as a person would write it, also one that is open at an end."""
        if self.first == date.min:
            return f"until {printed_period(self.last, self.last)}"
        if self.last == date.max:
            return f"from {printed_period(self.first, self.first)}"
        return printed_period(self.first, self.last)

    @property
    def anchor(self) -> str:
        """Return the id that it has on its page."""
        return f"d{self.first.isoformat()}_{self.last.isoformat()}"

    @property
    def year(self) -> int:
        """Return the year whose page it stands on: that in which it begins, where that is known."""
        return self.last.year if self.first == date.min else self.first.year


@dataclass(frozen=True, slots=True)
class Year:
    """Hold a page of the chronology: a year, or part of one with very many places."""

    year: int
    path: str
    told: tuple[Told, ...]


def chronology(days: Mapping[Days, Places]) -> tuple[Year, ...]:
    """Return the pages of the chronology in order of time."""
    told = sorted(
        (Told(first, last, places.every) for (first, last), places in days.items()),
        key=lambda each: (each.year, each.first, each.last),
    )
    return tuple(
        page
        for year, group in groupby(told, lambda each: each.year)
        for page in _pages(year, group)
    )


def day_urls(years: tuple[Year, ...]) -> Mapping[Days, str]:
    """Return the address of each day and period."""
    return {
        (each.first, each.last): f"{year.path}#{each.anchor}"
        for year in years
        for each in year.told
    }


def _pages(year: int, told: Iterator[Told]) -> Iterator[Year]:
    """Yield the pages of one year; a period stands on one whole."""
    part: list[Told] = []
    held = number = 0
    for each in told:
        if part and held + len(each.mentions) > _PLACES:
            number += 1
            yield Year(year, _path(year, number), tuple(part))
            part, held = [], 0
        part.append(each)
        held += len(each.mentions)
    yield Year(year, _path(year, number + 1), tuple(part))


def _path(year: int, number: int) -> str:
    return f"dates/{year}.html" if number == 1 else f"dates/{year}-{number}.html"
