"""Lengths of time between two milestones of a thing against the dates of both."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpuskit.claims.grammar.times import DAYS
from corpuskit.claims.milestones.same import of_one_thing
from corpuskit.claims.model import Extract
from corpuskit.claims.model.milestones import Milestone, Span
from corpuskit.core.findings import Location
from corpuskit.core.tolerances import ABOUT, tolerance

# A time that is so many times another is of another thing.
_MOST_APART = 3.0
_ORDINALS = frozenset({"first", "original", "third", "last"})


@dataclass(frozen=True, slots=True)
class SpannedOtherwise:
    """Hold a length of time and the two dates between which it lies, and does not fit.

    `end` is None where the sentence of the length gives the second date itself.
    """

    span: Span
    start: Milestone
    end: Milestone | None
    until: tuple[date, date]

    @property
    def units(self) -> float:
        """Return how many units lie between the dates."""
        least, most = _days(self.start, self.until)
        return (least + most) / 2 / float(DAYS[self.span.unit])


def spanned_otherwise(extracts: Sequence[Extract]) -> Iterator[SpannedOtherwise]:
    """Yield the lengths that the dates of their two milestones do not bear out.

    A thing of which a milestone is told with two dates is left alone: which is meant is not known.
    """
    spans = [span for extract in extracts for span in extract.spans]
    if not spans:
        return
    told: defaultdict[str, list[Milestone]] = defaultdict(list)
    for extract in extracts:
        for each in extract.milestones:
            told[each.kind].append(each)
    seen: set[Location] = set()
    for span in (each for each in spans if each.where not in seen):
        found = list(_set(span, told))
        if found and not any(_fits(each) for each in found):
            seen.add(span.where)
            yield found[0]


def _set(span: Span, told: Mapping[str, Sequence[Milestone]]) -> Iterator[SpannedOtherwise]:
    """Yield each beginning and end between which a length may lie."""
    starts = [each for kind in sorted(span.starts) if (each := _only(span, told[kind]))]
    ends = [each for kind in sorted(span.ends) if (each := _only(span, told[kind]))]
    for start in starts:
        if span.until is not None and start.last < span.until[0]:
            yield SpannedOtherwise(span, start, None, span.until)
        for end in ends if span.until is None else ():
            if start.last < end.first:
                yield SpannedOtherwise(span, start, end, (end.first, end.last))


def _only(span: Span, told: Sequence[Milestone]) -> Milestone | None:
    """Return the only date that the texts give to one milestone of the thing of a length."""
    alike = [
        each
        for each in told
        if not span.thing.words.isdisjoint(each.thing.words)
        and each.where.sentence != span.where.sentence
        and of_one_thing(span, each)
        and not _of_two_years(span, each)
        and not (span.thing.attributes ^ each.thing.attributes) & _ORDINALS
    ]
    if not alike or any(a.last < b.first for a in alike for b in alike):
        return None
    return min(alike, key=lambda each: (each.last - each.first, each.where))


def _of_two_years(span: Span, each: Milestone) -> bool:
    """Tell «the Constitution of 1868» from that of 1921."""
    mine = _years_of(span.thing.noun, span.where.sentence)
    yours = _years_of(each.thing.noun, each.where.sentence)
    return bool(mine and yours) and mine.isdisjoint(yours)


def _years_of(noun: str, sentence: str) -> frozenset[str]:
    return frozenset(re.findall(rf"\b{re.escape(noun)}\w*\s+of\s+(\d{{4}})\b", sentence, re.I))


def _days(start: Milestone, until: tuple[date, date]) -> tuple[int, int]:
    return (until[0] - start.last).days, (until[1] - start.first).days


def _fits(found: SpannedOtherwise) -> bool:
    """Tell whether n units can lie between: from n-1 to n+1, or so far off that none is meant."""
    least, most = _days(found.start, found.until)
    count = float(found.span.length.point or 0)
    days = float(DAYS[found.span.unit])
    about = found.span.length.modality != "exact"
    slack = max(1.0, count * float(tolerance(ABOUT)) if about else 0.0)
    if found.units > count * _MOST_APART or found.units * _MOST_APART < count:
        return True
    return (count - slack) * days <= most and least <= (count + slack) * days
