"""What is read from a passage, family by family: what a family has not seen it cannot compare."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpuskit.claims.model import Extract
from corpuskit.claims.reasoning.pairings import Read
from corpuskit.core.findings import Location


class _Placed(Protocol):
    @property
    def where(self) -> Location: ...


# Each family, with what an extract has of it: every date is printed, whatever is told of it.
_FAMILIES: Mapping[str, Callable[[Extract], Iterable[_Placed]]] = {
    "figures": lambda e: e.claims,
    "shares with their counts": lambda e: e.proportions,
    "dates": lambda e: (*e.beside, *(date for telling in e.tellings for date in telling.dates)),
    "lengths of time": lambda e: (*e.lastings, *e.process_lengths, *e.life_lengths),
    "who built, owned or led": lambda e: e.relations,
    "who held an office": lambda e: e.holdings,
    "ages": lambda e: e.ages,
    "parts of a whole": lambda e: [part for whole in e.breakdowns for part in whole.parts],
    "changes": lambda e: e.changes,
    "most, fewest or first": lambda e: e.extremes,
    "none since": lambda e: e.absences,
    "quotations": lambda e: e.quotations,
}


@dataclass(frozen=True, slots=True)
class Readings:
    """Hold what is read from a passage: its sentences, what is compared, words by their family."""

    sentences: tuple[Location, ...]
    read: tuple[Read, ...]
    families: Mapping[str, tuple[str, ...]]


def readings_of(extract: Extract, here: Callable[[Location], bool]) -> Readings:
    """Return what is read from those places of a document that `here` tells."""
    families = {}
    for family, read in _FAMILIES.items():
        quotes = dict.fromkeys(_quoted(each.where) for each in read(extract) if here(each.where))
        if quotes:
            families[family] = tuple(quotes)
    sentences = tuple(where for where in extract.sentences if here(where))
    return Readings(sentences, _compared(extract, here), families)


def _compared(extract: Extract, here: Callable[[Location], bool]) -> tuple[Read, ...]:
    """Return what can be compared with its like, a day only where no event has it."""
    told = {event.where for event in extract.events}
    found: Sequence[Read] = (
        *extract.claims,
        *extract.events,
        *(day for day in extract.days if day.where not in told),
        *extract.relations,
        *extract.holdings,
    )
    return tuple(sorted((r for r in found if here(r.where)), key=lambda read: read.where))


def _quoted(where: Location) -> str:
    return where.quote or where.sentence
