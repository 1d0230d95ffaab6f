"""Dates whose markup says another day, month or year than the words that they stand on."""

from __future__ import annotations

import functools
import re
from datetime import date

from corpuskit.claims.markup.blocks import BlockText, attributes_of
from corpuskit.claims.markup.mending import attribute_fix, is_plain, is_signed
from corpuskit.core.fixes import Fix
from corpuskit.language.date_spans import DATE_VALUES, DateSpan, date_attributes
from corpuskit.language.dates import Anchor, find_dates, read_attributes
from corpuskit.language.intervals import Interval
from corpuskit.tei.blocks import ElementSpan

# Documents of one corpus print the same years and months.
_REMEMBERED = 4096
# What is read from the words alone; where a season or half a year begins is a convention.
_EXACT = frozenset({"day", "month", "year", "range"})
# Day and month, or month and day.
_EITHER_WAY = re.compile(r"\b(?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|1[0-2])[./-]\d{4}\b")
# Days between the Julian and the Gregorian calendar, from 1582 to 2100.
_LAGS = range(10, 15)
# Until then the year began in March in places; January to March have two years.
_TWO_YEARS_UNTIL, _MARCH = 1752, 3


def date_slip(block: BlockText, span: ElementSpan) -> tuple[str, Fix | None] | None:
    """Return how a date differs from what its words print, and what mends it.

    None where they agree, where the markup only says more than the words (the day of a month),
    where the words leave a doubt, and where a person answers for the element.
    """
    values = attributes_of(span.element)
    named = DATE_VALUES & set(values)
    if named not in ({"when"}, {"from", "to"}) or _is_left_to_people(values, span):
        return None
    marked = read_attributes(values)
    words = block.chars[span.start : span.end]
    printed = printed_date(words)
    if marked is None or printed is None or not _differs(marked, printed, is_range="to" in named):
        return None
    shown = ", ".join(f"@{name} {values[name]}" for name in sorted(named))
    return f"the markup says {shown}, the text {words!r}", _fix(block, span, printed)


@functools.lru_cache(maxsize=_REMEMBERED)
def printed_date(words: str) -> DateSpan | None:
    """Return the one date that words print in full, None where they leave a doubt.

    >>> printed_date("13 May 1994").first
    datetime.date(1994, 5, 13)
    >>> [printed_date(words) for words in ("13 May", "5/6/1994", "early 1994", "summer 1994")]
    [None, None, None, None]
    """
    if _EITHER_WAY.search(words) or not re.search(r"\d{4}", words):
        return None
    found = find_dates(words, Anchor())
    if len(found) != 1:
        return None
    one = found[0]
    whole = one.start == 0 and one.end == len(words)
    plain = one.valid and one.certain and not (one.vague or one.anchored or one.calendar)
    return one if whole and plain and one.precision in _EXACT else None


def _is_left_to_people(values: dict[str, str], span: ElementSpan) -> bool:
    other = any(values.get(name) for name in ("calendar", "datingMethod", "cert"))
    return other or is_signed(span.element) or not is_plain(span.element)


def _differs(marked: Interval, printed: DateSpan, *, is_range: bool) -> bool:
    first, last = marked
    if is_range and printed.precision == "range":
        return (first.year, last.year) != (printed.first.year, printed.last.year)
    if first <= printed.last and printed.first <= last:
        return False
    return not _other_style(first, printed.first)


def _other_style(marked: date, printed: date) -> bool:
    """Tell a day that may be the same one, in another calendar or with another new year."""
    if (marked - printed).days in _LAGS:
        return True
    same_year = marked.year - printed.year == 1 and printed.month <= _MARCH
    return same_year and printed.year <= _TWO_YEARS_UNTIL


def _fix(block: BlockText, span: ElementSpan, printed: DateSpan) -> Fix | None:
    """Return the fix that sets what is printed; where the markup said more, that is lost."""
    new = dict(date_attributes(printed))
    old = attributes_of(span.element)
    if set(new) != DATE_VALUES & set(old):
        return None
    changes: dict[str, str | None] = {k: v for k, v in new.items() if v != old[k]}
    safe = all(len(old[name]) == len(new[name]) for name in changes)
    return attribute_fix(block.document, span.element, changes, safe=safe)
