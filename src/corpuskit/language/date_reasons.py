"""Tell whether an expression that may be a date is one, from the words beside it."""

from __future__ import annotations

import re
from dataclasses import replace

from corpuskit.language.date_feasts import is_told
from corpuskit.language.date_grammar import Reading
from corpuskit.language.date_parts import Part
from corpuskit.language.date_site import is_counted, is_label, site
from corpuskit.language.date_spans import DateSpan
from corpuskit.language.date_words import date_words
from corpuskit.language.year_reasons import is_year

_NEVER_BEFORE_NAMES = frozenset({"in", "since", "until", "till", "during"})
_MONTH_OF = re.compile(r"\bmonths? of[ \u00a0\n]$")
_IN_THE = re.compile(r"\b(?:[Ii]n|[Bb]y|[Uu]ntil|[Ss]ince|[Dd]uring|[Tt]hrough|that)[ \n]the[ \n]$")
_STRETCH = re.compile(
    r"\b(?:[Ii]n|[Ff]or|[Dd]uring|[Bb]y|[Ff]rom|[Tt]o|[Uu]ntil|[Oo]f)[ \n]the[ \n]$"
)
_DETERMINERS = frozenset({"the", "its", "their", "his", "her", "our", "that", "this"})
_ON_THE = re.compile(r"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Ss]ince) the $")
_NAME = re.compile(r"[A-Za-z]+")
_SINGLE = re.compile(r"\b(?:the|mid)[ -]$", re.I)
_ISSUE_BEFORE = re.compile(r"\b(?:no|issue|#)\.?[ \u00a0]?[0-9]{1,5}[ \u00a0]?\($", re.I)
_ISSUE = re.compile(
    r"\)[,;][ \t\r\n\u00a0]"
    r"(?:[0-9]{1,2}[ \u00a0][A-Z][a-z]{2,8}\b|[A-Z][a-z]{2,8}\.?[ \u00a0][0-9]{1,2},)"
)


def has_reason(text: str, reading: Reading, *, joined: bool) -> bool:
    """Tell whether a reading is a date; `joined` where it goes on from one in a list."""
    first, last = reading
    if last is not None:
        return _range(text, first, last)
    if not first.bare:
        return True
    if first.last_year is not None:
        return _range(text, first, replace(first, year=first.last_year))
    if first.kind in ("day", "feast"):
        return _is_day_alone(text, first) if first.month is None else is_told(text, first)
    if first.base and first.kind != "weekday":
        return _stretch(text, first)
    if first.kind == "year":
        return _year(text, first, joined)
    if first.kind == "month":
        return _month(text, first, joined)
    if first.kind == "weekday":
        return _weekday(text, first)
    if first.kind == "decade":
        return joined or _decade(text, first)
    return first.kind == "season" and _season(text, first)


def is_attributive(text: str, span: DateSpan) -> bool:
    """Tell whether a year stands before the noun that it tells apart («a 1921 convention»)."""
    where = site(text, span.start, span.end, span.first.year)
    named = bool(where.next) and where.next not in date_words().after["function"]
    return named and where.previous.lower() in date_words().before["determiners"]


def _range(text: str, first: Part, last: Part) -> bool:
    if first.kind == "year" and last.kind == "year" and first.year and last.year:
        where = site(text, first.start, last.end, first.year)
        second = replace(where, value=last.year)
        if is_label(where) or is_counted(where) or (where.round and is_counted(second)):
            return False
        if where.previous.lower() in date_words().before["approximators"]:
            return False
        printed = where.modern or first.year >= 1500
        return printed or (first.year < last.year and is_year(where))
    if first.bare and first.kind in ("season", "weekday"):
        return False
    if first.bare and first.kind == "month" and last.year is None:
        return _month(text, first, joined=False)
    return True


def _is_day_alone(text: str, part: Part) -> bool:
    """Tell whether «on the 11th» ends there: «on the 11th floor» is no day."""
    where = site(text, part.start, part.end, 0)
    return not where.next.isalpha() or where.next in date_words().after["function"] - {"of"}


def _stretch(text: str, part: Part) -> bool:
    """Tell whether «in the third quarter» is a time and not, say, the half of a match."""
    where = site(text, part.start, part.end, 0)
    if not part.scope or not _STRETCH.search(where.before):
        return False
    return not where.next.isalpha() or where.next in date_words().after["function"]


def _year(text: str, part: Part, joined: bool) -> bool:
    where = site(text, part.start, part.end, part.year or 0)
    # «No. 99 (1873), 1 June 2007»: newspapers print their running number so.
    if _ISSUE.match(text, part.end) and _ISSUE_BEFORE.search(where.before):
        return False
    return is_year(where, joined=joined)


def _month(text: str, part: Part, joined: bool) -> bool:
    where = site(text, part.start, part.end, 0)
    following = text[part.end : part.end + 2]
    # «by June Carter»: some months are given names, seldom after «in».
    named = following[:1] in " \u00a0" and following[1:2].isupper()
    if named and where.previous.lower() not in _NEVER_BEFORE_NAMES:
        return False
    if joined:
        return True
    if _MONTH_OF.search(where.before):
        return True
    owned = where.before.endswith(("’s ", "'s "))
    if (owned or where.previous.lower() in _DETERMINERS) and where.next.islower():
        # «the January meeting»
        return where.next not in date_words().after["function"]
    return where.previous.lower() in date_words().before["month"]


def _weekday(text: str, part: Part) -> bool:
    where = site(text, part.start, part.end, 0)
    words = date_words()
    following = text[part.end : part.end + 2]
    if following[:1] == "-" or where.previous.lower() in words.before["recurring"]:
        return False
    if part.base and not _ON_THE.search(where.before):
        return False
    if following[:1] in " \u00a0\n" and following[1:2].isupper():
        # «On Monday Mr Smith resigned», but the Sunday Times.
        name = _NAME.match(text, part.end + 1)
        named = name is not None and name[0].lower() in words.after["weekday_names"]
        return where.previous.lower() in words.before["weekday"] and not part.base and not named
    return where.previous.islower() or where.previous.lower() in date_words().before["weekday"]


def _season(text: str, part: Part) -> bool:
    """Tell whether «in the winter» is a time; the fall and the winter months are none."""
    where = site(text, part.start, part.end, 0)
    if not _IN_THE.search(where.before) or where.next == "of":
        return False
    return not where.next.islower() or where.next in date_words().after["function"]


def _decade(text: str, part: Part) -> bool:
    if text[part.start] in "'’‘":
        return True
    return bool(_SINGLE.search(text, max(0, part.start - 5), part.start))
