"""What claims are made of: kinds, stances, values, times, subjects."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from corpuskit.language.intervals import is_months, is_years


class Kind(StrEnum):
    """Say what sort of assertion a claim is."""

    QUANTITY = "quantity"
    SHARE = "share"
    EVENT_DATE = "event-date"


class Stance(StrEnum):
    """Say how the document stands to a claim; only asserted and reported ones are compared.

    The last two are a person's decision, whatever the document's words say.
    """

    ASSERTED = "asserted"
    REPORTED = "reported"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    LIMIT = "limit"
    WITHDRAWN = "withdrawn"
    WRONG = "wrong"


# The property of an amount of money that a thing cost to make, whenever it was paid.
COST = "cost"

# What a document says is so, in its own words or another's.
STATED = frozenset({Stance.ASSERTED, Stance.REPORTED})


class Basis(StrEnum):
    """Say where the time of a claim was read, from the surest to none."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Value:
    """Hold a figure as printed: a point with its step, or an interval between two points.

    `step` is the last place that the printing warrants (11 500 has 100, 6687 has 1, 10.6 has
    0.1). Bounds are None where the words leave them open.
    """

    low: Decimal | None
    high: Decimal | None
    step: Decimal
    modality: str

    @property
    def point(self) -> Decimal | None:
        """Return the figure where it is a single one, bounded or not."""
        if self.low is None:
            return self.high
        # Most figures have one number for both, and then nothing is to be compared.
        if self.high is None or self.low is self.high or self.low == self.high:
            return self.low
        return None


@dataclass(frozen=True, slots=True)
class Time:
    """Hold the days that a claim speaks of, both included, and where that was read.

    `yearless` says that the year is not printed with them.
    """

    first: date | None = None
    last: date | None = None
    basis: Basis = Basis.UNKNOWN
    yearless: bool = False

    @property
    def known(self) -> bool:
        """Tell whether the claim has a time at all."""
        return self.first is not None and self.last is not None

    def __str__(self) -> str:
        if self.first is None or self.last is None:
            return "time not stated"
        return printed_period(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Subject:
    """Hold what is counted or dated.

    `head` is a concept of the lexicon, else the head noun's lemma. Facets are pairs such as
    (`nation`, `KE`), (`place`, `Nairobi`), (`kind`, `border`), (`name`, `42nd brigade`): two
    values of one exclusive facet make two subjects. `phrase` is the subject in the text's words,
    `noun` the lemma of its head noun.
    """

    head: str
    facets: frozenset[tuple[str, str]] = frozenset()
    phrase: str = ""
    noun: str = ""

    def facet(self, name: str) -> frozenset[str]:
        """Return the values of one facet."""
        return _by_name(self.facets).get(name, _NO_VALUES)

    @property
    def narrowed_by(self) -> Set[str]:
        """Return the names of the facets that there are."""
        return _by_name(self.facets).keys()


_NO_VALUES: frozenset[str] = frozenset()


@functools.lru_cache(maxsize=65536)
def _by_name(facets: frozenset[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, value in facets:
        found.setdefault(name, set()).add(value)
    return {name: frozenset(values) for name, values in found.items()}


def printed_period(first: date, last: date) -> str:
    """Write a period as a person would: a day, a month, a year, or from one to the other."""
    if first == last:
        return f"{first.day} {first:%b %Y}"
    if not is_months((first, last)):
        return f"{first.day} {first:%b %Y} to {last.day} {last:%b %Y}"
    if is_years((first, last)):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%b %Y}"
    return f"{first:%b %Y} to {last:%b %Y}"
