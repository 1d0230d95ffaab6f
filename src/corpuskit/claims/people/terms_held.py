"""From when to when a clause says that somebody had something: led it, owned it, was its head."""

from __future__ import annotations

import re
from datetime import date

from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.times import Dated

_RANGE = re.compile(r"\s(?:to|until|till|and)\s|[–—-]")
_OPENS = re.compile(r"\b(?:from|between|since)\s+(?:the\s+)?$", re.I)
_CLOSES = re.compile(
    r"\b(?:to|until|till|and)\s+(?:(?:his|her|its|their)\s+[a-z]+\s+(?:in|on)\s+)?(?:the\s+)?$",
    re.I,
)
# «Directed the choir until 1931» says nothing of 1931.
_BEFORE = re.compile(r"\b(?:until|till|before)\s+(?:the\s+)?$", re.I)
_ALL_YEAR = re.compile(
    r"\b(?:throughout|during|all\s+through|in|for\s+the\s+whole\s+of)\s+the\s+(?:whole\s+)?year\b",
    re.I,
)
_BESIDE = re.compile(r"\b(?:born|died|buried|married|founded|built)\s+(?:[\w’'-]+\s+){0,4}$", re.I)


def term_held(reading: Reading, offset: int) -> tuple[date, date] | None:
    """Return the days that a term surely has that the clause at an offset gives.

    «Born in 1801, owned the mill from 1844 until his death in 1866»: of several dates those that
    open and close the term are meant. Of a term of whole years the first and the last year are
    shared with who came before and after.
    """
    clause = next((c for c in clauses_of(reading.sentence) if c.start <= offset < c.end), None)
    low, high = (clause.start, clause.end) if clause else (0, len(reading.text))
    inside = [d for d in reading.dates if low <= d.start < high]
    for at, dated in enumerate(inside):
        if _RANGE.search(reading.text, dated.start, dated.end):
            return surely(dated.first, dated.last)
        if _OPENS.search(reading.text, 0, dated.start):
            return surely(dated.first, _end(reading, dated, inside[at + 1 :]))
    own = [d for d in inside if not _BESIDE.search(reading.text, low, d.start)]
    own = [d for d in own if not _BEFORE.search(reading.text, low, d.start)]
    if own:
        return min(d.first for d in own), max(d.last for d in own)
    # What a report on a year says of the whole of it.
    return reading.reviewed if not inside and _ALL_YEAR.search(reading.text, low, high) else None


def surely(first: date, last: date) -> tuple[date, date]:
    """Return the days that a term of years surely has: one ends in the year the next begins.

    >>> surely(date(1995, 1, 1), date(1999, 12, 31))
    (datetime.date(1995, 12, 31), datetime.date(1999, 1, 1))
    """
    if first.year == last.year:
        return first, last
    begins = date(first.year, 12, 31) if (first.month, first.day) == (1, 1) else first
    ends = date(last.year, 1, 1) if (last.month, last.day) == (12, 31) else last
    return begins, ends


def _end(reading: Reading, start: Dated, behind: list[Dated]) -> date:
    closes = (d for d in behind if _CLOSES.search(reading.text, start.end, d.start))
    return next((d.last for d in closes), start.last)
