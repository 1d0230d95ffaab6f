"""Ranges in the markup that end before they begin."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from corpuskit.claims.markup.blocks import BlockText, attributes_of, number_in
from corpuskit.claims.markup.date_slips import printed_date
from corpuskit.claims.markup.mending import attribute_fix, is_plain
from corpuskit.core.fixes import Fix
from corpuskit.language.date_spans import DateSpan, period_values
from corpuskit.language.dates import Anchor, find_dates, read_attributes
from corpuskit.language.quantities import find_quantities
from corpuskit.tei.blocks import ElementSpan

_OF_DATES = (("from", "to"), ("notBefore", "notAfter"))
_OF_FIGURES = (("min", "max"), ("atLeast", "atMost"))
_WITH_PAGES = frozenset({"biblScope", "citedRange", "locus"})
_PAGES = ("from", "to")


def reversed_range(block: BlockText, span: ElementSpan) -> tuple[str, Fix | None] | None:
    """Return which two attributes of an element are the wrong way round, and what mends it.

    What the words print in full is safe to set, above all where the two have changed places.
    """
    pair = reversed_pair(span.tag, attributes_of(span.element))
    if pair is None:
        return None
    values = attributes_of(span.element)
    low, high = (values[name] for name in pair)
    words = block.chars[span.start : span.end]
    message = f"@{pair[0]} {low} is after @{pair[1]} {high}"
    if words:
        message += f", at {words!r}"
    changes: dict[str, str | None] = {pair[0]: high, pair[1]: low}
    is_printed = _is_printed(span.tag, words, high, low)
    if words and span.tag in _WITH_PAGES and not is_printed:
        # As printed, which CIT005 judges, or no plain numbers at all.
        return None
    safe = is_plain(span.element) and is_printed
    if (
        pair in _OF_DATES
        and span.tag not in _WITH_PAGES
        and not safe
        and (printed := _stretch(words))
    ):
        # One of the two is a slip: the words say which.
        said = dict(zip(pair, period_values(printed), strict=True))
        changes = {name: value for name, value in said.items() if value != values[name]}
        longest = all(len(values[name]) <= len(said[name]) for name in changes)
        safe = is_plain(span.element) and longest
    return message, attribute_fix(block.document, span.element, changes, safe=safe)


def reversed_pair(tag: str, values: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the names of the attributes that say an end before its beginning.

    >>> reversed_pair("date", {"from": "1995", "to": "1992-06"})
    ('from', 'to')
    >>> reversed_pair("biblScope", {"from": "146", "to": "54"}) is None  # to page 154
    True
    """
    if tag in _WITH_PAGES:
        first, last = (values.get(name, "") for name in _PAGES)
        if first.isdecimal() and last.isdecimal() and _completed(first, last) < int(first):
            return _PAGES
        return None
    if tag in ("measure", "num"):
        for pair in _OF_FIGURES:
            low, high = (number_in(values.get(name)) for name in pair)
            if low is not None and high is not None and low > high:
                return pair
    return next((pair for pair in _OF_DATES if _ends_before(values, *pair)), None)


def _ends_before(values: Mapping[str, str], opener: str, closer: str) -> bool:
    first, last = (_days(values.get(name)) for name in (opener, closer))
    return first is not None and last is not None and first[0] > last[1]


def _days(value: str | None) -> tuple[date, date] | None:
    return read_attributes({"when": value}) if value else None


def _completed(first: str, last: str) -> int:
    """Return the last page, completed from the first where it is shortened."""
    return int(first[: max(0, len(first) - len(last))] + last)


def _is_printed(tag: str, words: str, low: str, high: str) -> bool:
    """Tell whether words print the range from `low` to `high`."""
    if tag in ("measure", "num"):
        found = find_quantities(words)
        return len(found) == 1 and (found[0].low, found[0].high) == (Decimal(low), Decimal(high))
    if tag not in _WITH_PAGES:
        return _is_printed_date(words, low, high)
    numbers = re.findall(r"\d+", words)
    return len(numbers) == 2 and (int(numbers[0]), _completed(*numbers)) == (int(low), int(high))


def _is_printed_date(words: str, low: str, high: str) -> bool:
    first, last, span = _days(low), _days(high), _stretch(words)
    if span is None or first is None or last is None:
        return False
    inside = span.first <= first[0] and last[1] <= span.last
    return inside and (first[0].year, last[1].year) == (span.first.year, span.last.year)


def _stretch(words: str) -> DateSpan | None:
    """Return the range or the vague period that words print, such as «early 1990s»."""
    if (printed := printed_date(words)) is not None:
        return printed if printed.precision == "range" else None
    found = find_dates(words, Anchor())
    return found[0] if len(found) == 1 and found[0].vague and not found[0].anchored else None
