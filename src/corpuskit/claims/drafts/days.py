"""The dates that a document prints, sentence by sentence."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpuskit.claims.model import Extract
from corpuskit.core.alternation import alternation
from corpuskit.core.findings import Location
from corpuskit.language.dates import Anchor, DateSpan, find_dates

_DIGITS = re.compile(r"\d")
_DATED = re.compile(rf"\d{{4}}|\b(?:{alternation(filter(None, month_name))})\b")


@dataclass(frozen=True, slots=True)
class Day:
    """Hold a date that a document prints, in a sentence of it."""

    first: date
    last: date
    where: Location
    number: int


def days_in(source: Extract) -> Iterator[Day]:
    """Yield every date that a document prints, its notes included."""
    anchor = Anchor(published=source.published)
    for number, where in enumerate(source.sentences):
        if not _DATED.search(where.sentence):
            continue
        for span in find_dates(where.sentence, anchor):
            if span.valid and _DIGITS.search(where.sentence[span.start : span.end]):
                yield Day(span.first, span.last, _within(where, span), number)
    for telling in source.tellings:
        for told in telling.dates:
            if 0 < telling.group <= len(source.sentences):
                yield Day(told.first, told.last, told.where, telling.group - 1)


def _within(where: Location, span: DateSpan) -> Location:
    """Return the place of a date in a sentence; its column is that of the sentence."""
    return Location(
        where.document,
        where.path,
        where.line,
        where.column,
        where.column + 1,
        where.xml_id,
        where.sentence,
        span.start,
        span.end,
        where.note,
    )
