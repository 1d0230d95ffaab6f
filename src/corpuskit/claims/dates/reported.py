"""What a sentence dates and the one work that its note cites for it: a report has its own day.

A newspaper tells of an event within days, never before it. So the day of the report and that of
the event check each other. Works on the background of an event, and notes that cite several works,
say nothing of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from corpuskit.bib.acts import names_instrument
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.model import STATED, Reported, Source

_MONTH = 31
# A report of an event appears within a fortnight.
_FRESH = timedelta(days=14)
_YEARS = 3
_NEAR = 3
# What else a note says than where it was told makes of the work more than a report of it.
_PLAIN = re.compile(
    r"(?:see(?:,?\s+e\.g\.)?|for the (?:full )?text,? see|according to|e\.g\.|source|"
    r"(?:as )?(?:reported|quoted|cited|published) (?:in|by))?[,:]?",
    re.I,
)
# A date that some time runs to or from is none of an event.
_EDGE = re.compile(
    r"\b(?:by|until|till|before|after|since|from|to|through|between|for|than|about)\s+"
    r"(?:the\s+)?(?:end\s+of\s+|beginning\s+of\s+|early\s+|late\s+|mid-?\s*)?$",
    re.I,
)
# «This year» is the year of who speaks.
_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_SPEECH = re.compile(
    r"“[^”]*”|«[^»]*»|\"[^\"]*\"|(?<!\w)[‘'](?:[^‘’']|(?<=\w)[’'](?=\w))*[’'](?!\w)"
)
# «Until illness forced his retirement in 1944, ...» dates what ended it.
_ASIDE = re.compile(
    r"(?:^|[,;:(—–])\s*(?:until|till|before|after|since|when|while|once)\b[^,;:(—–]*$", re.I
)
_AHEAD = re.compile(
    r"\b(?:will|shall|would|plans?|planned|planning|scheduled|due|expected|intend\w*|propos\w+|"
    r"promis\w+|next|upcoming|forthcoming|anniversary|commemorat\w+|annual\w*|every|each)\b",
    re.I,
)


def reported_of(readings: Sequence[Reading], document: str) -> Iterator[Reported]:
    """Yield what the sentences of a block date, each with the only work that a note at it cites.

    A sentence without a date goes on with what one shortly before it dates.
    """
    past: list[tuple[int, Reading, Dated]] = []
    for number, reading in enumerate(readings):
        own = [(number, reading, dated) for dated in reading.dates]
        for mark in sorted({offset for offset, _ in reading.sources}):
            works = [source for offset, source in reading.sources if offset == mark]
            before = [each for each in own if each[2].end <= mark]
            near = [each for each in past if number - each[0] <= _NEAR]
            if len(works) == 1 and _is_report(works[0]) and (before or near):
                told = _told(before or near, bool(before), works[0], document)
                if told is not None and not reading.note and not _is_ahead(reading):
                    yield told if before else replace(told, dates=_days([*past, *own]))
        past += own


def _told(
    dates: Sequence[tuple[int, Reading, Dated]], direct: bool, source: Source, document: str
) -> Reported | None:
    """Return what the last of some dates dates, where that is said to have been."""
    _, reading, last = dates[-1]
    if _is_ahead(reading) or not _is_event(reading, last):
        return None
    return Reported(
        document=document,
        first=last.first,
        last=last.last,
        dates=tuple((d.first, d.last) for d in reading.dates),
        source=source,
        where=reading.locate(last.start, last.end, last.xml_id),
        direct=direct,
    )


def _days(dates: Sequence[tuple[int, Reading, Dated]]) -> tuple[tuple[date, date], ...]:
    return tuple((dated.first, dated.last) for _, _, dated in dates)


def _is_report(source: Source) -> bool:
    """Tell a work of a day or a month, cited for nothing but what the sentence says."""
    if source.first is None or source.last is None or (source.last - source.first).days > _MONTH:
        return False
    # An act bears its own day, not that of what is told of it.
    if names_instrument(source.label):
        return False
    return not source.remark and _PLAIN.fullmatch(source.signal.strip()) is not None


def _is_ahead(reading: Reading) -> bool:
    """Tell whether a sentence, whatever it quotes, speaks of what is to come or comes again."""
    return _AHEAD.search(_SPEECH.sub("", reading.text)) is not None


def _is_event(reading: Reading, dated: Dated) -> bool:
    """Tell whether a date dates something that is said to have been."""
    if not _YEAR.search(reading.text, dated.start, dated.end):
        return False
    before = reading.text[: dated.start]
    if dated.first != dated.last and before.rstrip().endswith(" of"):
        return False
    if _EDGE.search(before) or _ASIDE.search(before) or (dated.last - dated.first).days > 366:
        return False
    return stance_of(reading.sentence, dated.start, dated.end) in STATED


def is_older(told: Reported) -> bool:
    """Tell whether the work appeared before all that the sentence dates."""
    began, ended = told.source.first, told.source.last
    if began is None or ended is None or not told.direct:
        return False
    close = (told.last - told.first).days <= _MONTH or began == ended
    return close and all(ended < first for first, _ in told.dates)


def is_of_another_year(told: Reported) -> bool:
    """Tell whether the work is of the days after the event but for the year.

    It must be of no year that is named near it.
    """
    appeared, until = told.source.first, told.source.last
    if appeared is None or until is None or (told.last - told.first).days > _MONTH:
        return False
    gap = appeared.year - told.last.year
    named = any(f.year <= appeared.year <= last.year for f, last in told.dates)
    if not gap or abs(gap) > _YEARS or named or is_older(told):
        return False
    moved = _in_year(appeared, told.last.year)
    return told.first <= _in_year(until, told.last.year) and moved <= told.last + _FRESH


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day)
