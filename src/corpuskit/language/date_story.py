"""Tell the dates from which a narrative goes on from those that it only looks ahead or back to.

In «the drums, forgotten since 1943, were found in May; weapons made before 1946 count as old. On 3
June …» the story is that of May, not of 1943 or 1946.
"""

from __future__ import annotations

import re

from corpuskit.language.date_clauses import speaks_of_past
from corpuskit.language.date_spans import DateSpan
from corpuskit.language.date_words import date_words
from corpuskit.language.intervals import Interval

_LONG = frozenset({"year", "range", "decade", "century"})
_CLAUSE = 100
_STOP = re.compile(r"[.;:!?](?=[\s’”\"])|[()\[\]—]")
# «had been made in 1936», «who died in 1989», «the Partnership of 2002».
_PLUPERFECT = re.compile(r"\b[Hh]ad\b")
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that)\b[^,]*$")
_GLIMPSE = re.compile(
    r"\b(?:before|since|after|than|until|till|from)[ \u00a0\n](?:the[ \u00a0\n])?$"
    r"|\b[A-Z][a-z]+[ \u00a0\n]of[ \u00a0\n]$"
)
_OPENING = 90
_SENTENCE_START = re.compile(r"(?:^|[.!?][’”\"]?\s+|\n[ \t\u00a0]*)[A-Z‘“\"]")
_LOOKS_BACK = re.compile(
    r"^(?:Since|Before|Until|Till|After|From|Unlike|Like|Than|As|If|[A-Z][a-z]+ed|Born|Built|Begun"
    r"|Made|Set)\b|\b(?:who|whom|whose|which|that|since|before|until|is|are)\b"
)
_SENTENCE = re.compile(
    r"[a-z0-9’”\"%)]{2}[.!?][’”\"]?[\u00b9\u00b2\u00b3\u2070-\u2079]*\s+[A-Z‘“\"]"
)
_REVIEW = re.compile(
    r"\b(?:[Tt]his|[Tt]he present)[ \u00a0](?:annual[ \u00a0])?"
    r"(?:chapter|report|review|survey|article|paper|study|section|bulletin|yearbook|overview)"
    r"[ \u00a0](?:reviews?|surveys?|describes?|examines?|summari[sz]es|reports? on|deals? with"
    r"|covers?|considers?|discusses|analy[sz]es|is about|looks at|assesses|presents)\b"
    r"[^.;:!?]{0,120}?\b(?:in|of|for|during|throughout|over)[ \u00a0](?:the year[ \u00a0])?$"
)
# A title or its second line: «Annual report for 1911», «For the year ending 31 December 1911».
_TITLE = 200
_STOPS = ".;:!?\n"
_BEHIND_TITLE = ("", *".;:(\n")
_FOR_YEAR = re.compile(
    r"\b(?:for|on|of)[ \u00a0]"
    r"(?:the[ \u00a0](?:calendar[ \u00a0])?(?:year[ \u00a0](?:end(?:ed|ing)[ \u00a0])?)?)?$"
    r"|\bannual[ \u00a0]\w+,?[ \u00a0]$",
    re.I,
)
_REPORT = re.compile(r"^\W?for\b|\b(?:report|review|return|statement|survey)s?\b", re.I)


def is_told(text: str, span: DateSpan, told: Interval | None) -> bool:
    """Tell whether the narrative goes on from a date, `told` being the last from which it did."""
    if told is None or not span.valid:
        return True
    if span.first > told[1]:
        return not span.future
    if span.precision not in _LONG or span.last.year >= told[0].year:
        return True
    return not looks_back(text, span)


def looks_back(text: str, span: DateSpan) -> bool:
    """Tell a date that says of something else when it was: «the bank, which opened in 1872»."""
    clause = _clause(text, span.start)
    return any(each.search(clause) for each in (_PLUPERFECT, _RELATIVE, _GLIMPSE))


def sets_scene(text: str, span: DateSpan) -> bool:
    """Tell a year, season or month that opens a sentence in the past, before any verb.

    «In the spring of 1921 the sailors were hungry»: what follows is told of that year. «Founded in
    1952» and «since 1952» look back, and leave the reader where he was.
    """
    low = max(0, span.start - _OPENING)
    window = text[low : span.start]
    starts = [found.end() - 1 for found in _SENTENCE_START.finditer(window)]
    if not starts and low:
        return False
    opening = window[starts[-1] if starts else 0 :]
    if date_words().past.search(opening) or _LOOKS_BACK.search(opening):
        return False
    if not speaks_of_past(text, span.start, span.end):
        return False
    return not re.search(r"[,;:()]", opening)


def reviewed_year(text: str, span: DateSpan) -> int | None:
    """Return the year that a report says it is about, in its title or a sentence.

    «This chapter reviews events in 2010», «Annual report for 1911», «For the year ending 31
    December 1961».
    """
    if not span.valid or span.first.year != span.last.year:
        return None
    before = text[max(0, span.start - 260) : span.start]
    if span.precision == "year" and _REVIEW.search(before):
        return span.first.year
    ends = span.precision == "year" or (span.last.month, span.last.day) == (12, 31)
    return span.first.year if ends and _is_title(text, span) else None


def _is_title(text: str, span: DateSpan) -> bool:
    """Tell a title that ends with a date from a sentence in which it stands."""
    if len(text) > _TITLE or text[span.end :].lstrip(" ")[:1] not in _BEHIND_TITLE:
        return False
    before = text[: span.start]
    own = before[max(before.rfind(stop) for stop in _STOPS) + 1 :]
    return _FOR_YEAR.search(own) is not None and _REPORT.search(own.strip()) is not None


def is_one_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether no sentence ends between two places."""
    return _SENTENCE.search(text, max(0, start - 2), end + 1) is None


def _clause(text: str, start: int) -> str:
    window = text[max(0, start - _CLAUSE) : start]
    return window[max((found.end() for found in _STOP.finditer(window)), default=0) :]
