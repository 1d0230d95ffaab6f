"""Dates and periods as printed, read into the days that they cover."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace

from corpuskit.language.date_anchors import Place, in_century, is_incomplete, one_year, settle
from corpuskit.language.date_clauses import speaks_of_future, speaks_of_past
from corpuskit.language.date_grammar import LIST, Reading, readings
from corpuskit.language.date_parts import JULIAN, Part, days_of, is_vague, precision_of
from corpuskit.language.date_reasons import has_reason, is_attributive
from corpuskit.language.date_scan import Scan
from corpuskit.language.date_sources import dated_by_source
from corpuskit.language.date_spans import Anchor, DateSpan, date_attributes, read_attributes
from corpuskit.language.date_story import is_one_sentence, is_told, looks_back, sets_scene
from corpuskit.language.date_styles import same_day, style_mark
from corpuskit.language.date_tokens import date_tokens
from corpuskit.language.intervals import Interval, year_interval

__all__ = ["Anchor", "DateSpan", "date_attributes", "find_dates", "read_attributes"]

# The convention leaves out the preposition alone: «in the winter of 1998» is «the winter of 1998».
_ARTICLE = re.compile(r"(?<![A-Za-z])[Tt]he[ \u00a0\n]$")
_THIRD = re.compile("(?:[Ee]arly|[Mm]id|[Ll]ate)\\b(?!.(?:part|years|months|weeks|days)\\b)")
_STOPS = re.compile(r"[.!?][”’\"')]*\s+[A-ZÀ-Þ“‘]")
_CODE = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{1,2}|\d{4}/\d{4}")
_ABOUT = re.compile(r"(?<![A-Za-z])(?:[Aa]bout|[Aa]round|[Cc]irca|ca?\.)[ \u00a0\n]?$")
_YEAR_WORD = re.compile(r"(?<![A-Za-z-])[Yy]ear[ \u00a0]$")


def find_dates(text: str, anchor: Anchor = Anchor()) -> tuple[DateSpan, ...]:
    """Find every date and period in running text, in order and without overlap.

    A span holds the expression without its preposition, a range as one. Dates that
    leave out their year take it from the text before them or from the anchor, and are left out
    where neither has one.

    >>> [(s.first.isoformat(), s.last.isoformat()) for s in find_dates("from 3 to 5 May 1999")]
    [('1999-05-03', '1999-05-05')]
    """
    return _found(text, anchor)


@functools.lru_cache(maxsize=64)
def _found(text: str, anchor: Anchor) -> tuple[DateSpan, ...]:
    return tuple(_Finder(text, anchor).spans())


@dataclass(slots=True)
class _Finder:
    """Walk the cues of one text, remembering the last date for those that lean on it."""

    text: str
    anchor: Anchor
    previous: Interval | None = None
    told: Interval | None = None
    glimpsed: Interval | None = None
    beside: Interval | None = None
    last_end: int = -1

    def spans(self) -> list[DateSpan]:
        self.previous = self.anchor.previous
        self.told = self.anchor.told or self.previous
        scan = Scan(self.text, date_tokens(self.text))
        found: list[DateSpan] = []
        index = 0
        while index < len(scan.tokens):
            got = readings(scan, index)
            spans = [] if got is None else [self._span(reading) for reading in got[0]]
            kept = [span for span in spans if span is not None and not self._is_code(span)]
            # Where nothing anchors a whole list, nothing anchors its members one by one.
            if got is None or not (kept or all(map(_is_left_open, got[0]))):
                index += 1
                continue
            found.extend(kept)
            index = got[1]
        return dated_by_source(self.text, found)

    def _span(self, reading: Reading) -> DateSpan | None:
        joined = self.last_end >= 0 and self._is_joined(reading.first)
        if not has_reason(self.text, reading, joined=joined):
            return None
        if _is_left_open(reading) and not (self.anchor.published or self.previous or self.told):
            return None
        start, end = _extent(self.text, reading)
        future = speaks_of_future(self.text, start, end)
        settled = self._settled(reading, future)
        if settled is None:
            return None
        first, last, anchored = settled
        end, old_style = style_mark(self.text, end)
        if old_style:
            first = replace(first, calendar=JULIAN)
            last = None if last is None else replace(last, calendar=JULIAN)
        elif last is not None and (day := same_day(self.text, first, last)):
            first, last = day, None
        span = replace(_span(first, last, anchored), start=start, end=end, future=future)
        span = replace(span, aside=self._is_aside(span))
        span = replace(span, told=self._tells(span))
        self.last_end = span.end
        if span.valid and not span.aside:
            self.previous = span.first, span.last
            if not span.anchored:
                dated = span.precision == "day" or sets_scene(self.text, span)
                self.beside = self.previous if dated and span.told else None
            elif one_year(self.previous) != one_year(self.beside):
                self.beside = None
            self.told = self.previous if span.told else self.told
            self.glimpsed = None if span.told else self.glimpsed
        return span

    def _is_code(self, span: DateSpan) -> bool:
        """Tell numbers that are no day («12.34.56», «1996/1411») from a misprinted date."""
        return not span.valid and bool(_CODE.fullmatch(self.text, span.start, span.end))

    def _tells(self, span: DateSpan) -> bool:
        """Tell whether the narrative goes on from a date.

        From an older year in a report on one year it does so to the end of the sentence, and from
        an older day that only says of something else when it was.
        """
        if span.aside or not is_told(self.text, span, self.told):
            return False
        reviewed = self.anchor.reviewed
        if reviewed is None or span.last.year >= reviewed:
            return True
        if span.precision != "year":
            return not looks_back(self.text, span)
        self.glimpsed = span.first, span.last
        return False

    def _is_joined(self, part: Part) -> bool:
        # «In 1983, 1983 guns»: a list does not name one year twice.
        if part.kind == "year" and part.year == one_year(self.previous):
            return False
        near = part.start - self.last_end < 12
        return near and bool(LIST.fullmatch(self.text, self.last_end, part.start))

    def _settled(self, reading: Reading, future: bool) -> tuple[Part, Part | None, bool] | None:
        bracketed = _is_bracketed(self.text, reading.first.start)
        anchor = self.anchor
        told = self.told
        if self.glimpsed and is_one_sentence(self.text, self.last_end, reading.first.start):
            told = self.glimpsed
        place = Place(
            anchor.published, self.previous, future, bracketed, anchor.published_certain, told
        )
        if not future and len(_STOPS.findall(self.text, self.last_end, reading.first.start)) <= 1:
            scene = self.beside is None or self.beside[0] < self.beside[1]
            if not scene or speaks_of_past(self.text, reading.first.start, reading.end):
                place = replace(place, beside=self.beside)
        written = anchor.published
        first, last = in_century(self.text, reading.first, self.previous, written), reading.last
        if last is not None:
            last = in_century(self.text, last, self.previous, written)
        anchored = _is_left_open(reading)
        if last is not None and is_incomplete(first) and not first.base:
            # Both ends lack their year: «1–7 November» is dated by its first day.
            settled = settle(first, place)
            if settled is None or settled.year is None:
                return None
            first = settled
            if not last.base:
                crossing = (first.month or 0) > (last.month or 0)
                year = (first.year or 0) + crossing
                last = replace(last, year=year, certain=first.certain)
        if is_incomplete(first):
            completed = settle(first, place)
            if completed is None:
                return None
            first = completed
        if last is not None and is_incomplete(last):
            last = settle(last, place)
            if last is None:
                return None
        return first, last, anchored

    def _is_aside(self, span: DateSpan) -> bool:
        """Tell whether a date is a citation's, or only looks back («a 1921 convention»)."""
        # The date of a source in brackets is not what the next sentence goes on from.
        cited = any(start <= span.start < end for start, end in self.anchor.asides)
        if cited or _is_bracketed(self.text, span.start):
            return True
        older = self.previous is not None and span.last < self.previous[0]
        return older and span.precision == "year" and is_attributive(self.text, span)


def _is_left_open(reading: Reading) -> bool:
    first, last = reading
    return is_incomplete(first) or (last is not None and is_incomplete(last))


def _is_bracketed(text: str, start: int) -> bool:
    window = text[max(0, start - 120) : start]
    return max(window.rfind("("), window.rfind("[")) > max(window.rfind(")"), window.rfind("]"))


def _extent(text: str, reading: Reading) -> tuple[int, int]:
    start = reading.first.start
    first = reading.first
    alone = reading.last is None and first.kind == "year" and first.last_year is None
    if alone and _YEAR_WORD.search(text, max(0, start - 6), start):
        start -= 5
    if alone and (about := _ABOUT.search(text, max(0, start - 8), start)):
        return about.start(), reading.end
    article = _ARTICLE.search(text, max(0, start - 5), start)
    if article and _takes_article(text, start, reading):
        return article.start(), reading.end
    return start, reading.end


def _takes_article(text: str, start: int, reading: Reading) -> bool:
    """Tell whether «the» is the date's own: not in «the January 1989 data»."""
    first = reading.first
    if first.kind in ("month", "year") and _THIRD.match(text, start):
        # «The mid-November meeting», «the late 1998 crisis».
        return False
    if first.kind in ("month", "day") and not (first.scope or first.base):
        return first.weekday is not None or text[start].islower()
    return text[start].isalpha() or first.kind in ("decade", "century", "day")


def _span(first: Part, last: Part | None, anchored: bool) -> DateSpan:
    one, other = days_of(first), days_of(first if last is None else last)
    certain = first.certain and (last is None or last.certain)
    if one is None or other is None or one[0] > other[0]:
        return _impossible(first, last, anchored)
    return DateSpan(
        first.start,
        first.end,
        one[0],
        other[1],
        precision_of(first) if last is None else "range",
        vague=is_vague(first) or (last is not None and is_vague(last)),
        anchored=anchored,
        certain=certain,
        calendar=first.calendar,
        weekday=first.weekday if last is None else None,
    )


def _impossible(part: Part, other: Part | None, anchored: bool) -> DateSpan:
    first, last = year_interval(min(max(part.year or 1, 1), 9999))
    precision = precision_of(part) if other is None else "range"
    return DateSpan(
        part.start, part.end, first, last, precision, anchored=anchored, certain=False, valid=False
    )
