"""Date what a citation says of its subject by the citation's own date.

«‘Report of 14–16 September’, Monitor (17 Sep. 1997)»: the report's year is its source's, for a
newspaper or bulletin tells of the days before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from corpuskit.language.date_spans import DateSpan

_FARTHEST = 120
_LONGEST_LAG = 60
_PRECISIONS = frozenset({"day", "range", "month"})
# Between a title and the date of its source stands its closing quotation mark or its italics.
_SOURCE = re.compile(r"['’”\"»*_)\]],|, [*_]?[A-Z][^.!?]{0,80}[(,] ?$")
_SENTENCE_END = re.compile(r"[a-z]{3}[.!?]['’”\"]? +[A-Z]")


def dated_by_source(text: str, spans: Sequence[DateSpan]) -> list[DateSpan]:
    """Return the spans, each guess that stands in a cited title dated by what it is cited from."""
    done = list(spans)
    for place, (span, source) in enumerate(pairwise(spans)):
        if _is_guess(span) and not source.anchored and source.precision == "day" and source.valid:
            between = text[span.end : source.start]
            if _is_citation(between):
                done[place] = _moved(span, source.first) or span
    return done


def _is_guess(span: DateSpan) -> bool:
    if not span.valid or span.certain or not span.anchored:
        return False
    return span.precision in _PRECISIONS and (span.last - span.first).days < _LONGEST_LAG


def _is_citation(between: str) -> bool:
    if len(between) > _FARTHEST or _SENTENCE_END.search(between):
        return False
    return _SOURCE.search(between) is not None


def _moved(span: DateSpan, cited: date) -> DateSpan | None:
    """Return the span in the year that puts it shortly before its source, None where none does."""
    for year in (cited.year, cited.year - 1):
        shift = year - span.first.year
        try:
            first = span.first.replace(year=year)
            last = span.last.replace(year=span.last.year + shift)
        except ValueError:
            continue
        if last <= cited and (cited - last).days <= _LONGEST_LAG:
            return replace(span, first=first, last=last)
    return None
