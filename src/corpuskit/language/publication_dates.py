"""Find when a document appeared, from what it says itself.

A dateline, a line of volume and issue or a line that is nothing but a date states it. Failing
that, a document is no older than the latest date it reports and, where it speaks of a date as
still to come, no younger than that.
"""

from __future__ import annotations

import re
from calendar import day_name
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile

from corpuskit.language.dates import Anchor, DateSpan, find_dates
from corpuskit.language.intervals import Interval
from corpuskit.language.treaty_words import kind_words
from corpuskit.language.word_lists import words

# Dates stand in the title block, or in the colophon at the end.
# Three lines of this length one after another are running text wrapped by its editor.
_WRAPPED_LINE, _WRAPPED_LINES = 55, 3
_FIRST_LINES, _LAST_LINES = 20, 8
_LONGEST_LINE = 200
# Running text is longer than what a title block says in a line.
_LONGEST_TITLE_LINE = 120
_FIRST_LINES_OF_TITLE = 6
_SESSION = re.compile(
    r"\b(?:minutes|proceedings|address|lecture|speech|remarks|paper|sermon|meeting|session)\b.{0,160}"
    r"\b(?:held|delivered|read|given)\b[^.]{0,80}\bon\s+(?:the\s+)?$",
    re.I,
)
_SEPARATOR = re.compile(r"\s[|•·‧]\s")
_AHEAD = re.compile(
    r"\b(?:(?:until|till|by|through|beyond|before)\s+(?:at least\s+)?(?:the\s+)?"
    r"|(?:expires?|expiring|lapses?|due|runs?|lasts?|ends?)\s+(?:out\s+)?(?:on|in|to)\s+)$",
    re.I,
)
# Longer than any of those words.
_LOOK_BACK = 80
_LONGEST_SESSION = 400
_MARKUP = re.compile(r"^[\s#>*_|]+|[\s*_|]+$")
_SAID = re.compile(
    r"^(?:first\s+|date\s+|originally\s+)?(?:published|publication\s+date|posted|issued|released|"
    r"date(?:d|line)?|updated|last\s+updated|revised|filed|printed|publication)\b[^.]{0,60}?$",
    re.I,
)
_UPDATED = re.compile(r"\b(?:updated|revised|modified|accessed|retrieved|copyright)\b|©", re.I)
_ISSUE = re.compile(
    r"\b(?:vol(?:ume|\.)?|no\.?|numb\.?|issue|number|nr\.?|edition|bulletin|newsletter|monitor|report|"
    r"working paper|briefing|press release|fact ?sheet)\b",
    re.I,
)
_PLACE = re.compile(
    r"^[A-ZÀ-Þ][A-Za-zÀ-ɏ.'’ -]{1,40}(?:,\s*[A-ZÀ-Þ][A-Za-zÀ-ɏ.'’ -]{1,30}){0,2}[,:]?\s*\(?$"
)
_DATELINE_END = re.compile(r"^\)?\s*(?:[-–—―:]|\([A-Z][A-Za-z ]{1,20}\)\s*[-–—])")
_BYLINE = re.compile(r"^(?:by|from)\b.{0,60}$|^[|•·,\s–—-]*$", re.I)
_TAIL = re.compile(r"^[\s.,;:|•·)\]–—-]*$")
_CLOCK = re.compile(
    r"^[\s,|•·–—-]*(?:at\s+)?[0-9]{1,2}(?:[:.][0-9]{2}(?:\s*[ap]\.?m\.?)?|\s*[ap]\.?m\.?)"
    r"[\sA-Z]{0,6}$",
    re.I,
)
# «THE OBSERVER — Tuesday, 1 June 1999 — page 3», «14 May 1998 (unrevised)».
_PAGE = re.compile(r"^[\s.,;|•·–—-]*(?:p(?:age|\.)?\s*[0-9]{1,3}|\([a-z ]{3,20}\))[\s.]*$")
# «Saturday, 5 July 1788. Price twopence» is the head of a newspaper.
_PRICE = re.compile(r"^[\s.,;|•·–—-]*price\b[^.]{1,40}\.?\s*$", re.I)
_WEEKDAY = re.compile(rf"^(?P<before>.*?)\b(?:{'|'.join(day_name)})\b", re.I | re.S)
_SET_OFF = re.compile(r"(?:^|[.,|•·–—-])\s*$")
# A line of a note: its mark, or what stands in notes only.
_OF_THE_DAY = re.compile(r"(?P<what>[^\W\d_]+)\s+(?:of|dated)\s+(?:the\s+)?$")
_NOTE = re.compile(
    "\\s*(?:[*_]{0,2}[¹²³⁰-⁹]|\\[\\^?[0-9]{1,3}\\]|\\^|[0-9]{1,3}[.)]?\\s+.*\\bpp?\\.\\s|Source)"
)
# A journal's own line, or the book that a chapter is from, stands at the very top.
_MASTHEAD = 4
_SAID_GRADE, _JOURNAL_GRADE, _ISSUE_GRADE, _EDITION_GRADE, _PLACE_GRADE, _WEAK_GRADE = (
    6,
    5,
    4,
    3,
    2,
    1,
)
# «Sea Review 17 (1974), no. 4», «(2nd edition, 1962)» and «third edition (1986)».
_VOLUME = re.compile(r"[A-Za-z.,]\s+[0-9]{1,3},?(?:\s*[(:/][0-9]{1,2}\)?)?\s*\($")
_VOLUME_END = re.compile(r"\)(?:$|[,:]\s*(?:no|nr|issue|pp?|[0-9]))", re.I)
_EDITION = re.compile(
    r"\((?:[^()]{0,60}\b(?:edition|edn|ed\.|press|publishers?|verlag|books)),?\s*$"
    r"|\b(?:edition|edn|ed\.)\s+\($",
    re.I,
)
# An issue may be dated with a quarter of a year or a season, seldom with more.
_LONGEST_ISSUE = 130
_NEAR = frozenset({"day", "month", "season"})
_KINDS = frozenset({"day", "month", "season", "year", "range"})


def publication_date(lines: Sequence[str]) -> DateSpan | None:
    """Return the date of the document as its own lines state it, None where none does.

    `lines` are the lines of the whole document; offsets of the span are those in its line. A
    statement («Published: 3 June 2011», a dateline) wins over a date that merely stands alone,
    the title block over the last lines, and the earlier line over the later.
    """
    shown = [line for line in lines if line.strip()]
    block = list(_title_block(shown))
    rest = shown[max(len(block), len(shown) - _LAST_LINES) :]
    graded = [
        *(
            _stated(part, colophon=False, top=n < _MASTHEAD)
            for n, line in enumerate(block)
            for part in (line, *_parts(line))
        ),
        *(_stated(line, colophon=True, top=False) for line in rest),
    ]
    found = [pair for pair in (*graded, _session(block)) if pair is not None]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _session(block: Sequence[str]) -> tuple[int, DateSpan] | None:
    """Read the day of a meeting or speech that the title is about: «Minutes of ..., held on»."""
    lines = takewhile(lambda line: len(line) <= _LONGEST_LINE, block[:_FIRST_LINES_OF_TITLE])
    title = " ".join(line.strip() for line in lines)
    for span in find_dates(title):
        said = _SESSION.search(title, max(0, span.start - _LONGEST_SESSION), span.start)
        its_own = not dates_instrument(title[: span.start])
        if span.valid and not span.anchored and span.precision == "day" and said and its_own:
            return _ISSUE_GRADE, span
    return None


def dates_instrument(before: str) -> bool:
    """Tell whether what stands before a date makes it an instrument's: «the Convention of ...».

    A report names in its head what it rests on, and is of another day.
    """
    dated = _OF_THE_DAY.search(before[-_LOOK_BACK:])
    return dated is not None and dated["what"].casefold() in kind_words()


def _parts(line: str) -> tuple[str, ...]:
    """Return the parts of a line of a web page («Forum | Published 1 May 1999 | 9 min read»)."""
    parts = _SEPARATOR.split(line) if len(line) <= _LONGEST_LINE else ()
    return tuple(parts) if len(parts) > 1 else ()


def told_dates(text: str) -> tuple[DateSpan, ...]:
    """Find the dates of a passage; one that something lasts or waits until is still to come."""
    return tuple(
        replace(span, future=True)
        if _AHEAD.search(text, max(0, span.start - _LOOK_BACK), span.start)
        else span
        for span in find_dates(text, Anchor())
    )


def _title_block(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines before the running text, and its first line, which a dateline may begin."""
    running = 0
    for line in lines[:_FIRST_LINES]:
        if not _NOTE.match(line):
            yield line
        running = running + 1 if len(line) > _WRAPPED_LINE else 0
        if len(line) > _LONGEST_LINE or running == _WRAPPED_LINES:
            return


def _stated(line: str, *, colophon: bool, top: bool) -> tuple[int, DateSpan] | None:
    """Return how plainly a line states the document's date, and the date.

    At the end of a document a date after an issue number is a citation like any other.
    """
    if _NOTE.match(line):
        return None
    head = line[:_LONGEST_LINE]
    spans = [s for s in find_dates(head) if s.valid and not s.anchored and s.precision in _KINDS]
    if not spans:
        return None
    span = spans[0]
    if span.precision == "range" and (span.last - span.first).days > _LONGEST_ISSUE:
        return None
    before = _MARKUP.sub("", head[: span.start])
    if dates_instrument(before):
        return None
    grade = _grade(before, _MARKUP.sub("", head[span.end :]), line)
    if not grade and span.precision == "day" and not colophon:
        grade = _headed(line, span)
    if colophon and grade < _SAID_GRADE and before:
        return None
    if grade in (_JOURNAL_GRADE, _EDITION_GRADE) and not top:
        return None
    if span.precision == "year" and grade not in (_JOURNAL_GRADE, _EDITION_GRADE):
        return None
    return (grade, span) if grade else None


def _grade(before: str, after: str, line: str) -> int:
    if _UPDATED.search(before):
        return _WEAK_GRADE if _SAID.match(before) else 0
    if _SAID.match(before) or (_is_place(before) and _DATELINE_END.match(after)):
        return _SAID_GRADE
    if len(line) >= _LONGEST_TITLE_LINE:
        return 0
    if _VOLUME.search(before) and _VOLUME_END.match(after):
        return _JOURNAL_GRADE
    if _EDITION.search(before) and after.startswith(")"):
        return _EDITION_GRADE
    closed = any(pattern.match(after) for pattern in (_TAIL, _CLOCK, _PRICE))
    if closed and (not before or _ISSUE.search(before)):
        return _ISSUE_GRADE
    if _ISSUE.search(after) and (not before or _ISSUE.search(before)):
        return _ISSUE_GRADE
    placed = _BYLINE.match(before) or ("," in before and _is_place(before))
    return _PLACE_GRADE if closed and placed else 0


def _is_place(before: str) -> bool:
    """Tell «Ile de France, Brest» from a sentence that runs on into its date."""
    small = {word for word in re.findall(r"[^\W\d_]+", before) if word.islower()}
    return _PLACE.match(before) is not None and small <= words(
        "function_words", "place_names", "words"
    )


def _headed(line: str, span: DateSpan) -> int:
    """Grade a line that has a day with its weekday, or a page, set off from the name of a paper."""
    if len(line) >= _LONGEST_TITLE_LINE:
        return 0
    before, after = _MARKUP.sub("", line[: span.start]), _MARKUP.sub("", line[span.end :])
    weekday = _WEEKDAY.match(line[: span.end])
    paged = _PAGE.match(after) is not None
    if not paged and not any(pattern.match(after) for pattern in (_TAIL, _CLOCK, _PRICE)):
        return 0
    if weekday is not None:
        return _PLACE_GRADE if _SET_OFF.search(weekday["before"]) else 0
    return _WEAK_GRADE if paged and _SET_OFF.search(before) else 0


def latest_cited(spans: Iterable[DateSpan], limit: date | None = None) -> date | None:
    """Return the last day that the document reports on or cites, None where it dates nothing.

    The document cannot be older. What it foresees does not count, nor a date it leans on itself
    («July 18»), nor what lies beyond `limit`; of a period only the beginning is certain to have
    come.
    """
    days = [
        span.first
        for span in spans
        if span.valid and not span.future and not span.anchored and span.certain
    ]
    return max((day for day in days if limit is None or day <= limit), default=None)


def inferred_publication(spans: Sequence[DateSpan], limit: date | None = None) -> Interval | None:
    """Return the days on which a document can have appeared, judged by the dates in it.

    From the latest date reported to the day before the first one foreseen after it, at most to
    the end of the next year; where none is foreseen, to the end of the latest year reported. A
    guess: the caller should say so.
    """
    lower = latest_cited(spans, limit)
    if lower is None:
        return None
    foreseen = [
        span
        for span in spans
        if span.valid and span.future and not span.anchored and span.first > lower
    ]
    if not foreseen:
        return lower, date(lower.year, 12, 31)
    nearest = min(foreseen, key=lambda span: span.first)
    upper = nearest.first - timedelta(days=1)
    if nearest.precision in _NEAR:
        # A day, month or season ahead is spoken of within the year before it.
        return max(lower, upper - timedelta(days=365)), upper
    return lower, min(upper, date(min(lower.year + 1, 9999), 12, 31))
