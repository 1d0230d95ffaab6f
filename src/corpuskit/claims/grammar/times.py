"""The time that a claim speaks of, and how it was found."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from corpuskit.claims.grammar.deed_words import deed_of_noun
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Sentence
from corpuskit.claims.grammar.stance import clause_bounds
from corpuskit.claims.model import Basis, Time
from corpuskit.language.dates import Anchor, find_dates
from corpuskit.language.intervals import widen

_PRESENT = frozenset(
    {"is", "are", "has", "have", "currently", "now", "remains", "remain", "presently"}
)
_PAST = frozenset({"was", "were", "had", "did"})
_UNDER_REVIEW = re.compile(
    r"\b(?:period|time|half-year|quarter|year|months)\s+under\s+(?:review|report)\b|"
    r"\breporting\s+period\b|\bperiod\s+of\s+(?:this|the)\s+report\b|\bduring\s+the\s+period\b",
    re.I,
)
_TO_DATE = re.compile(
    r"\b(?:by|at|as\s+of|until|till|to)\s+(?:the\s+)?(?:date|time|day)\s+of\s+(?:this|the\s+present|writing)\b"
    r"|\bto\s+date\b|\bso\s+far\b|\bas\s+of\s+this\s+writing\b|\bup\s+to\s+now\b|\buntil\s+now\b",
    re.I,
)
_AT_PRESENT = re.compile(
    r"\b(?:at\s+present|at\s+the\s+present\s+(?:time|day)|nowadays|these\s+days)\b", re.I
)
# «170,000 in 1881 and 162,000 now».
_NOW = re.compile(r"(?:\s+[a-z-]+)?\s+(?:now|today|at\s+present)(?=[,.;:)]|$)")
_BEFORE = re.compile(r"\b(?:before|prior\s+to|not\s+until)\s+(?:the\s+)?$", re.I)
_CLOSING_YEAR = re.compile(r",\s+(1[4-9]\d\d|20\d\d)\.?$")
_YEAR = re.compile(r"\d{4}|['’]\d\d\b")
# «At suspension the bank had 71 branches»: a moment of its own, which no date near it tells.
_MOMENT = re.compile(
    r"(?:(?:At|On|Upon)\s+|(?:Before|After|Following|Until|Since|By\s+the\s+time\s+of)\s+)"
    r"(?:(?:the|its|their|his|her|that|this)\s+)?(?P<noun>[a-z]+)\b"
    r"(?!\s+of\s+(?:(?:the|that|this|each|every)\s+)?(?:day|week|month|year|decade|century|\d))"
)
# «Before 1850 it had 300 hands» says nothing of 1850.
_BOUND = re.compile(
    r"\b(?:before|prior\s+to)\s+(?:the\s+)?(?:[\w’'.]+\s+){0,2}(?:1[4-9]|20)\d\d\b", re.I
)
_GAP = 2
# How many days a unit of time has, on the average of the calendar.
DAYS: Mapping[str, Decimal] = MappingProxyType(
    {"a": Decimal("365.25"), "mo": Decimal("30.44"), "wk": Decimal(7), "d": Decimal(1)}
)
_AGAINST = re.compile(
    r"\b(?:(?:as\s+)?against|as\s+compared|compared|in\s+contrast|instead\s+of|rather\s+than|whereas)\b"
    r"[^;.]*\d",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """Hold a date of a sentence: offsets in it and the days it covers, and its `xml:id`.

    `counted` says that it is no date that is printed, but counted from one.
    """

    start: int
    end: int
    first: date
    last: date
    xml_id: str = ""
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """Hold what the surroundings of a sentence say of time.

    `period` is what a report says that it covers, `reviewed` the year that its title is about.
    """

    heading: tuple[date, date] | None = None
    paragraph: tuple[date, date] | None = None
    published: tuple[date, date] | None = None
    period: tuple[date, date] | None = None
    reviewed: tuple[date, date] | None = None


def time_of(
    sentence: Sentence, start: int, end: int, dates: Sequence[Dated], setting: Setting
) -> Time:
    """Find the time of a figure: its clause's date, else the sentence's, and so on outwards.

    In the present tense the document's own date counts, widened by one unit (a day to its month, a
    month to its year), before an earlier sentence's date does.
    """
    bounding = [d for d in dates if _BEFORE.search(sentence.text[: d.start])]
    dates = [d for d in dates if d not in bounding]
    # «1,140 beds, as against the 1,400 foreseen in 1961»: that year is not of the first figure.
    dates = [d for d in dates if d.start < end or not _AGAINST.search(sentence.text, end, d.start)]
    near = _beside(sentence, start, end, dates)
    if not near and setting.published and _NOW.match(sentence.text, end):
        return Time(*widen(setting.published), Basis.DOCUMENT)
    if near:
        return _timed(sentence, near, Basis.CLAUSE)
    first, last = clause_bounds(sentence, start, end)
    low = sentence.tokens[first].start if first < len(sentence.tokens) else 0
    high = sentence.tokens[last - 1].end if 0 < last <= len(sentence.tokens) else len(sentence.text)
    inside = [d for d in dates if low <= d.start < high]
    chosen = _nearest(inside, start)
    if chosen:
        return _timed(sentence, chosen, Basis.CLAUSE)
    # What a semicolon sets apart further on has a time of its own.
    close = sentence.text.find(";", end)
    told = [d for d in dates if close < 0 or d.start < close]
    if told and (chosen := _nearest(told, start)):
        return _timed(sentence, chosen, Basis.SENTENCE)
    if setting.published and _AT_PRESENT.search(sentence.text, low, high):
        return Time(*widen(setting.published), Basis.DOCUMENT)
    # «Before 1850» is no time that the text around tells.
    return Time() if bounding else _outside(sentence, setting)


def _timed(sentence: Sentence, dated: Dated, basis: Basis) -> Time:
    yearless = _YEAR.search(sentence.text, dated.start, dated.end) is None
    return Time(dated.first, dated.last, basis, yearless)


def but_for_the_year(a: Time, b: Time) -> bool:
    """Tell times of which one may be of the other's year: «at the end of August», not printed.

    What an essay of 1991 tells of 1985 without the year can be read as of its own time.
    """
    if not (a.yearless or b.yearless) or not (a.first and a.last and b.first and b.last):
        return False
    ends = ((a.first, b.first), (a.last, b.last))
    return all((x.month, x.day) == (y.month, y.day) for x, y in ends)


def present_tense(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of the document's own time."""
    lows = {token.low for token in sentence.tokens}
    speaking = lows & _PRESENT or _AT_PRESENT.search(sentence.text)
    return bool(speaking) and not lows & _PAST


@functools.lru_cache(maxsize=4096)
def only_date(text: str) -> tuple[date, date] | None:
    """Return the days of the date of a head or label that has just one.

    >>> only_date("Exports, 1931"), only_date("From 1931 to spring 1933, and in 1935")
    ((datetime.date(1931, 1, 1), datetime.date(1931, 12, 31)), None)

    A year that closes a head behind a comma is one, whatever stands before it.

    >>> only_date("Landings of fish, 1931")
    (datetime.date(1931, 1, 1), datetime.date(1931, 12, 31))
    """
    found = [s for s in find_dates(text, Anchor()) if s.valid]
    if not found and (closing := _CLOSING_YEAR.search(text)) is not None:
        year = int(closing[1])
        return date(year, 1, 1), date(year, 12, 31)
    return (found[0].first, found[0].last) if len(found) == 1 else None


def only_time(dates: Sequence[Dated]) -> Time:
    """Return the only date of a sentence as a time, an unknown one where it has more or none."""
    if len(dates) != 1:
        return Time()
    return Time(dates[0].first, dates[0].last, Basis.SENTENCE)


def overlap(a: Time, b: Time) -> bool:
    """Tell whether two known times share a day."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return False
    return a.first <= b.last and b.first <= a.last


def same_period(a: Time, b: Time) -> bool:
    """Tell whether two known times are the same days."""
    return a.known and (a.first, a.last) == (b.first, b.last)


def moment_told(text: str) -> str:
    """Return the words that tell the time of a sentence by what happened then, or only bound it.

    >>> moment_told("At suspension the bank had 71 branches.")
    'At suspension'
    >>> moment_told("The mill had 71 looms before 1850.")
    'before 1850'
    >>> moment_told("At the mill they were 71."), moment_told("At the end of the year it had 71.")
    ('', '')
    """
    bound = _BOUND.search(text)
    if bound is not None:
        return bound[0]
    opening = _MOMENT.match(text)
    return opening[0] if opening and deed_of_noun(lemma(opening["noun"])) else ""


def _outside(sentence: Sentence, setting: Setting) -> Time:
    if setting.period and _UNDER_REVIEW.search(sentence.text):
        return Time(*setting.period, Basis.HEADING)
    if present_tense(sentence) or _TO_DATE.search(sentence.text):
        if setting.published:
            return Time(*widen(setting.published), Basis.DOCUMENT)
        return Time()
    if setting.heading:
        return Time(*setting.heading, Basis.HEADING)
    if moment_told(sentence.text):
        return Time()
    if setting.paragraph:
        return Time(*setting.paragraph, Basis.PARAGRAPH)
    if setting.reviewed:
        return Time(*setting.reviewed, Basis.HEADING)
    return Time()


def _beside(sentence: Sentence, start: int, end: int, dates: Sequence[Dated]) -> Dated | None:
    """Return the date that a preposition alone parts from the figure, before or after it."""
    prepositions = lexicon().words["prepositions"]
    tokens = sentence.tokens
    near = sorted(dates, key=lambda d: abs(d.start - start))
    # What follows binds closer: «800 in 1993, 900 in 1997».
    for dated in (d for d in near if d.start >= end):
        between = tokens[sentence.token_at(end) : sentence.token_at(dated.start)]
        if len(between) <= _GAP and all(t.low in prepositions for t in between):
            return dated
    for dated in (d for d in near if d.end <= start):
        between = tokens[sentence.token_at(dated.end) : sentence.token_at(start)]
        if not between or [t.text for t in between] == [","]:
            return dated
    return None


def _nearest(dates: Sequence[Dated], offset: int) -> Dated | None:
    before = [d for d in dates if d.end <= offset]
    return before[-1] if before else (dates[0] if dates else None)
