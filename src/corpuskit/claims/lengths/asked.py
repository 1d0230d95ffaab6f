"""Lengths of time against two dates that another document gives, whatever the words.

Where two authors share words, a length is set beside the beginning and the end of the same thing
(claims/derived/lengths.py). Where they share none, what stands from one date to the next is read
beside the passage of the length, as two figures are (linkage/questions.py): «seventeen years of
smoke that was», «lit in November 1977 and extinguished for good in November 1989».
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, pairwise

from corpuskit.claims.grammar.times import DAYS
from corpuskit.claims.linkage.likeliest import likeliest
from corpuskit.claims.linkage.other_words import says_enough
from corpuskit.claims.linkage.questions import documents_of_one_affair, most_read
from corpuskit.claims.model import Claim, Extract
from corpuskit.claims.model.slots import Passage, SlotKind
from corpuskit.claims.slots.cross_encoder import side_by_side
from corpuskit.claims.slots.likeness import enough
from corpuskit.claims.slots.marked import masked, passage_in
from corpuskit.claims.slots.mentions import Mention
from corpuskit.core.findings import Location
from corpuskit.core.tolerances import ABOUT, tolerance

_OFFSET = re.compile(r"[\s-]+(?:ago|later|after|before|earlier|previously|old|of\s+age)\b", re.I)
_AGED = re.compile(r"\b(?:aged|age\s+of|every)\s+$", re.I)
# A length that is so many times another is of something else.
_MOST_APART = 3


@dataclass(frozen=True, slots=True)
class Dated:
    """Hold a date of a text: the days that it can mean, and where it is printed."""

    first: date
    last: date
    where: Location


@dataclass(frozen=True, slots=True)
class LengthAsked:
    """Hold a length and two dates between which the same thing went on, and how likely that is."""

    length: Claim
    start: Dated
    end: Dated
    odds: float

    @property
    def units(self) -> float:
        """Return how many units of the length lie between the dates, in the middle."""
        return (self.least + self.most) / 2 / float(DAYS[self.length.unit])

    @property
    def least(self) -> int:
        """Return how many days there are between the dates at least."""
        return (self.end.first - self.start.last).days

    @property
    def most(self) -> int:
        """Return how many days there are between the dates at most."""
        return (self.end.last - self.start.first).days

    @property
    def fits(self) -> bool:
        """Tell whether n units can lie between: from n-1 to n+1, and what the dates leave open."""
        value, days = self.length.value, float(DAYS[self.length.unit])
        count = float(value.point or 0)
        about = value.modality != "exact"
        slack = max(1.0, count * float(tolerance(ABOUT)) if about else 0.0)
        return (count - slack) * days <= self.most and self.least <= (count + slack) * days

    @property
    def ends(self) -> tuple[tuple[Location, str], tuple[Location, str]]:
        """Return each side's place with the document of the other."""
        a, b = self.length.where, self.start.where
        return (a, b.document), (b.part(b.start, self.end.where.end), a.document)


def lengths_asked(extracts: Sequence[Extract]) -> Iterator[LengthAsked]:
    """Yield the lengths that two dates of another document contradict, the likeliest of both."""
    found: list[LengthAsked] = []
    pairs = documents_of_one_affair(extracts)
    most = most_read(len(pairs))
    for one, other in pairs:
        for mine, yours in ((one, other), (other, one)):
            read = islice(_lengths_and_dates(mine, yours), most)
            found += [each for each in read if each.odds >= enough(SlotKind.FIGURE, "spans")]
    for each in likeliest(found, lambda each: each.ends, lambda each: each.odds):
        if not each.fits and says_enough(each.length.where):
            yield each


def _lengths_and_dates(mine: Extract, yours: Extract) -> Iterator[LengthAsked]:
    """Yield the lengths of one document with pairs of dates of the other, and read them."""
    told = {slot.where: slot.passage for slot in mine.slots if slot.kind is SlotKind.FIGURE}
    lengths = [claim for claim in mine.claims if _is_length(claim) and claim.where in told]
    if not lengths:
        return
    for start, end in _stretches(yours):
        passage = _passage(yours, start, end)
        for length in lengths:
            each = LengthAsked(length, start, end, 0.0)
            units = float(length.value.point or 0)
            if units <= _MOST_APART * each.units and each.units <= _MOST_APART * units:
                yield replace(each, odds=side_by_side(told[length.where], passage))


def _is_length(claim: Claim) -> bool:
    """Tell how long something lasted from how old somebody was and how long ago it happened."""
    if claim.dimension != "time" or claim.unit not in DAYS or not claim.value.point:
        return False
    where = claim.where
    bare = masked(where.quote) == masked(where.quote.split()[0])
    return not (
        bare
        or _OFFSET.match(where.sentence, where.end)
        or _AGED.search(where.sentence[: where.start])
    )


def _passage(extract: Extract, start: Dated, end: Dated) -> Passage:
    where = start.where.part(start.where.start, end.where.end)
    return passage_in(extract, Mention(SlotKind.FIGURE, where))


def _stretches(extract: Extract) -> Iterator[tuple[Dated, Dated]]:
    """Yield two dates that stand one after the other in a sentence, the second one later."""
    for dates in _dates(extract).values():
        for start, end in pairwise(dates):
            if start.last < end.first:
                yield start, end


def _dates(extract: Extract) -> Mapping[str, Sequence[Dated]]:
    """Return the dates of each sentence of a document in their order."""
    found: defaultdict[str, dict[int, Dated]] = defaultdict(dict)
    told = [each for telling in extract.tellings for each in telling.dates]
    told += [day.told for day in extract.days]
    dates = [Dated(each.first, each.last, each.where) for each in told]
    dates += [Dated(each.first, each.last, each.where) for each in extract.beside]
    for dated in dates:
        found[dated.where.sentence].setdefault(dated.where.start, dated)
    return {sentence: [by[at] for at in sorted(by)] for sentence, by in found.items()}
