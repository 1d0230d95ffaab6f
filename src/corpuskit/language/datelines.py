"""Read the dateline that opens a news report: «PORT LOUIS, June 5, 1997 (Agency) —».

A file may hold several reports, each with its own; what one says of «yesterday» is a matter of its
own dateline alone.
"""

from __future__ import annotations

import re
from datetime import date

from corpuskit.language.date_spans import Anchor, DateSpan
from corpuskit.language.dates import find_dates
from corpuskit.language.intervals import Interval, year_interval

_LONGEST = 120
_NAME = "[A-ZÀ-Þ][A-Za-zÀ-ɏ.'’-]*"
_PLACE = rf"{_NAME}(?: (?:{_NAME}|d[aeo]s?|del?|la|le|am|an|upon|of|the)){{0,4}}"
_CAPITALS = re.compile("[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?= |,|/|$)")
_AGENCY = r"\([A-ZÀ-Þ][A-Za-zÀ-ɏ0-9 .,&/'’-]{1,40}\)"
_BEFORE = re.compile(rf"({_PLACE}(?:, {_PLACE}){{0,2}})(?: ({_AGENCY}))?,? $")
_AFTER = re.compile(rf",? ?({_AGENCY})? ?(?:--|[—–:―]|- )")
# A dateline on a line of its own ends with the date, or with the agency.
_ALONE = re.compile(rf",? ?({_AGENCY})?[ .]*$")


def find_dateline(
    text: str, *, before: Interval | None, published: Interval | None
) -> DateSpan | None:
    """Return the day of the dateline that a passage begins with, None where it has none.

    A dateline without its year is of the year of `before`, the dateline or title before it, or
    follows that over the turn of the year; failing that, it is the nearest to the day on which the
    document appeared, and not `certain`. None where neither tells the year.

    >>> find_dateline("LORIT, May 3, 2004 (LNA) - Rain fell", before=None, published=None).first
    datetime.date(2004, 5, 3)
    """
    head = " ".join(text[: _LONGEST + 1].split()) if "\n" in text[:_LONGEST] else text[:_LONGEST]
    told = before or published
    # A year that is only there to make the day readable.
    for span in find_dates(head, Anchor(previous=told or year_interval(date.min.year))):
        if span.precision == "day" and _is_framed(head, span, whole=len(text) <= _LONGEST):
            if not span.anchored:
                return span if span.valid else None
            return _completed(head, span, before, published)
        return None
    return None


def _is_framed(head: str, span: DateSpan, *, whole: bool) -> bool:
    place = _BEFORE.fullmatch(head[: span.start])
    after = _AFTER.match(head, span.end) or (whole and _ALONE.match(head, span.end)) or None
    if place is None or after is None:
        return False
    # «Geneva, 5 May –» may begin any sentence; capitals or an agency make it a dateline.
    return bool(_CAPITALS.match(place[1]) or place[2] or after[1])


def _completed(
    head: str, span: DateSpan, before: Interval | None, published: Interval | None
) -> DateSpan | None:
    for anchor in (Anchor(previous=before), Anchor(published, published_certain=True)):
        if anchor.previous or anchor.published:
            found = next(iter(find_dates(head, anchor)), None)
            if found is not None and found.start == span.start and found.valid:
                return found
    return None
