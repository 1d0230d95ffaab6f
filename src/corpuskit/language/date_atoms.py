"""Read one date expression at one calendar cue: a day, a month, a season, a part of a period."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from corpuskit.language.date_feasts import feast_part
from corpuskit.language.date_numerals import (
    era_part,
    full_year,
    iso_part,
    numeric_part,
    quarter_part,
    stretch_part,
)
from corpuskit.language.date_parts import Part, days_of
from corpuskit.language.date_patterns import SPACE
from corpuskit.language.date_relative import relative_part, unit_part, which_part
from corpuskit.language.date_scan import Found, Scan
from corpuskit.language.date_scopes import SCOPE_KINDS, scope_of
from corpuskit.language.date_site import is_counted, is_labelled, is_plural, site
from corpuskit.language.date_tokens import Token
from corpuskit.language.date_words import date_words
from corpuskit.language.date_years import YEAR_READERS, split_year

_MANY_DAYS = 39
_DAY_MONTH = re.compile(
    rf"{SPACE}(?:(?:day{SPACE})?of{SPACE})?(?:the{SPACE}month{SPACE}of{SPACE})?|-|\.?{SPACE}"
)
_OF_MONTH = re.compile(rf"{SPACE}of{SPACE}(?:the{SPACE})?")
_MONTH_DAY = re.compile(rf"{SPACE}(?:the{SPACE})?|,{SPACE}")
_YEAR = re.compile(rf"{SPACE}?,?{SPACE}{{1,3}}(?:(?:of|in){SPACE})?(?:the{SPACE}year{SPACE})?|,|-|")
_SEASON_YEAR = re.compile(
    rf"{SPACE}?,?{SPACE}(?:(?:of|in){SPACE}(?:the{SPACE})?(?:year{SPACE})?)?|-"
)
_OF_YEAR = re.compile(rf"{SPACE}?,?{SPACE}(?:(?:of|in){SPACE}(?:the{SPACE})?)?")
_SAME_OF = re.compile(rf"{SPACE}(?:of|in){SPACE}")
_WEEKDAY_DATE = re.compile(rf",?{SPACE}(?:the{SPACE})?")
_THE_BEFORE = re.compile(rf"\b[Tt]he{SPACE}$")
_ON_THE = re.compile(rf"\b(?:[Oo]n|[Bb]y|[Uu]ntil){SPACE}the{SPACE}$")
_CLOCK = re.compile(rf"{SPACE}?[ap]\.?m\b")


def atom(scan: Scan, index: int) -> Found | None:
    """Read the expression that begins at a cue, and the index of the cue after it."""
    token = scan.tokens[index]
    return _READERS[token.kind](scan, index, token)


def with_year(scan: Scan, part: Part, index: int) -> Found:
    """Complete a day or month with the year that follows it, if one does."""
    gap = scan.gap(part.end, index)
    if gap is None:
        return part, index
    token = scan.tokens[index]
    if token.kind == "year" and _YEAR.fullmatch(gap) and not _is_count(scan, part, token, gap):
        return replace(part, year=token.value, end=token.end, bare=False), index + 1
    if token.kind == "short" and _OF_YEAR.fullmatch(gap[:-1]):
        return replace(part, year=full_year(token.value), end=token.end, bare=False), index + 1
    if token.kind == "relative" and _OF_YEAR.fullmatch(gap):
        whole = relative_part(scan.text, token)
        if whole is not None and whole.kind == "relative" and whole.base:
            part = replace(part, base=whole.base, step=whole.step, end=token.end, bare=False)
            return part, index + 1
    return part, index


def _is_count(scan: Scan, part: Part, token: Token, gap: str) -> bool:
    where = site(scan.text, token.start, token.end, token.value)
    # «On 9 January 1964 students marched»: a comma would part the day from a count.
    if part.kind == "day" and gap.isspace() and where.modern and not where.round:
        return False
    if part.kind == "day" and gap.startswith(",") and is_plural(where.next):
        return where.round or where.next in date_words().after["counted"]
    return is_counted(where)


def _number(scan: Scan, index: int, token: Token) -> Found | None:
    if token.value > _MANY_DAYS:
        return None
    gap = scan.gap(token.end, index + 1)
    following = scan.tokens[index + 1] if gap is not None else None
    if following is None or gap is None:
        return _lone_number(scan, token, index)
    if following.kind == "relative" and _OF_MONTH.fullmatch(gap):
        return _day_of_month_told(scan, token, following, index)
    if not _DAY_MONTH.fullmatch(gap) or following.kind not in ("month", "small", "foreign"):
        return _lone_number(scan, token, index)
    if is_labelled(site(scan.text, token.start, token.end, 0)):
        return None
    day = Part(token.start, following.end, "day", None, following.value, token.value)
    part, after = with_year(scan, day, index + 2)
    if part.year is None and (following.kind != "month" or token.value > 31):
        return None
    if part.year is None and gap == "-":
        return None
    return part, after


def _day_of_month_told(scan: Scan, token: Token, following: Token, index: int) -> Found | None:
    """Read «the 24th of that month»."""
    month = relative_part(scan.text, following)
    if month is None or month.kind != "month" or token.word.isdigit():
        return _lone_number(scan, token, index)
    return replace(month, start=token.start, kind="day", day=token.value), index + 2


def _lone_number(scan: Scan, token: Token, index: int) -> Found | None:
    if not 1 <= token.value <= _MANY_DAYS or _CLOCK.match(scan.text, token.end):
        return None
    part = Part(token.start, token.end, "number", day=token.value)
    ordinal = token.word.endswith(("st", "nd", "rd", "th"))
    if ordinal and _ON_THE.search(scan.text, max(0, token.start - 10), token.start):
        part = replace(part, kind="day", base="previous", bare=True)
    return part, index + 1


def _month(scan: Scan, index: int, token: Token) -> Found | None:
    gap = scan.gap(token.end, index + 1)
    loose = gap == "" and scan.text[token.end - 1] == "."
    if gap is not None and (loose or _MONTH_DAY.fullmatch(gap)):
        following = scan.tokens[index + 1]
        if following.kind == "number" and 1 <= following.value <= _MANY_DAYS:
            found = _month_day(scan, index, token, following)
            if found is not None:
                return found
    part = Part(token.start, token.end, "month", None, token.value, bare=True)
    return with_year(scan, part, index + 1)


def _month_day(scan: Scan, index: int, token: Token, following: Token) -> Found | None:
    day = Part(token.start, following.end, "day", None, token.value, following.value)
    part, after = with_year(scan, day, index + 2)
    if part.year is not None or part.base:
        return part, after
    # «March, 11, 1907» and «Oct.3, 1990» are days for their year alone.
    if scan.text[token.end : following.start][:1] in ("", ","):
        return None
    where = site(scan.text, token.start, following.end, 0)
    if following.value > 31 or where.next in date_words().after["counted"]:
        return None
    # «In July 18 soldiers died» counts soldiers: a day would stand after «on».
    if where.previous.lower() == "in" and where.next.islower() and is_plural(where.next):
        return None
    return part, after


def _small(scan: Scan, index: int, token: Token) -> Found | None:
    found = _month(scan, index, token)
    if found is None or not found[0].year:
        return None
    ambiguous = token.word in date_words().ambiguous_months
    return None if ambiguous and found[0].kind != "day" else found


def _feast(scan: Scan, index: int, token: Token) -> Found | None:
    return with_year(scan, feast_part(token), index + 1)


def _weekday(scan: Scan, index: int, token: Token) -> Found | None:
    gap = scan.gap(token.end, index + 1)
    if gap is not None and _WEEKDAY_DATE.fullmatch(gap):
        dated = scan.tokens[index + 1].kind in ("number", "month")
        found = atom(scan, index + 1) if dated else None
        if found is not None and found[0].kind == "day":
            return replace(found[0], start=token.start, weekday=token.value), found[1]
    if token.word.lower() not in date_words().full_weekdays:
        return None
    # «On the Thursday» is one of the days spoken of.
    told = _THE_BEFORE.search(scan.text, max(0, token.start - 4), token.start)
    base = "previous" if told else ""
    return Part(token.start, token.end, "weekday", day=token.value, base=base, bare=True), index + 1


def _season(scan: Scan, index: int, token: Token) -> Found | None:
    part = Part(token.start, token.end, "season", None, token.value, bare=True)
    gap = scan.gap(token.end, index + 1)
    if gap is None or not _SEASON_YEAR.fullmatch(gap):
        return part, index + 1
    following = scan.tokens[index + 1]
    if following.kind != "year":
        return with_year(scan, part, index + 1)
    if is_counted(site(scan.text, following.start, following.end, following.value)):
        return part, index + 1
    part = replace(part, year=following.value, end=following.end, bare=False)
    later = split_year(scan, following, index + 2)
    if later is None:
        return part, index + 2
    return replace(part, last_year=later[0], end=later[1]), index + 3


_SCOPED = frozenset({"month", "year", "decade", "century", "season", "relative"})


def _scoped(scan: Scan, index: int, token: Token) -> Found | None:
    scope = scope_of(token.kind, token.word)
    if not scope or scan.gap(token.end, index + 1) != "":
        return None
    # One scope inside another is no date, and must not nest as deep as a text repeats it.
    if scan.tokens[index + 1].kind in SCOPE_KINDS:
        return None
    found = atom(scan, index + 1)
    if found is None or found[0].kind not in _SCOPED:
        return None
    part = found[0]
    if part.scope.startswith("all to "):
        # «The late 19th and early 20th centuries.»
        return replace(part, start=token.start, scope=f"{scope}{part.scope[3:]}"), found[1]
    if part.scope:
        return None
    definite = token.word.rstrip().endswith("the")
    # «the start of the 1995 season» says nothing about January.
    if part.bare and part.kind == "year" and definite:
        return None
    part = replace(part, start=token.start, scope=scope, bare=False)
    return (part, found[1]) if _is_divided(part) else None


def _is_divided(part: Part) -> bool:
    """Tell whether the period can have such a part: a month has no quarters."""
    kind = "year" if part.kind == "relative" else part.kind
    return days_of(replace(part, kind=kind, year=2001, month=part.month or 1)) is not None


def _alone(read: Callable[[Token], Part | None]) -> Callable[[Scan, int, Token], Found | None]:
    def reader(_: Scan, index: int, token: Token) -> Found | None:
        part = read(token)
        return None if part is None else (part, index + 1)

    return reader


def _relative(scan: Scan, index: int, token: Token) -> Found | None:
    part = relative_part(scan.text, token)
    if part is None:
        return None
    gap = scan.gap(token.end, index + 1)
    following = scan.tokens[index + 1] if gap is not None else None
    same = part.base == "previous" and not part.step and part.kind != "relative"
    if same and following and gap and following.kind == "year" and _SAME_OF.fullmatch(gap):
        # «The same month of 2016» has the month of the date before it.
        return replace(part, year=following.value, end=following.end), index + 2
    return None if part.kind == "period" else (part, index + 1)


def _which(scan: Scan, index: int, token: Token) -> Found | None:
    if scan.gap(token.end, index + 1) != "":
        return None
    if scan.tokens[index + 1].kind not in ("month", "season", "weekday", "feast"):
        return None
    found = atom(scan, index + 1)
    if found is None or not found[0].bare or found[0].year is not None:
        return None
    part = which_part(scan.text, token, found[0])
    return None if part is None else (part, found[1])


_READERS: Mapping[str, Callable[[Scan, int, Token], Found | None]] = {
    "number": _number,
    "month": _month,
    "small": _small,
    "foreign": lambda *_: None,
    "weekday": _weekday,
    "season": _season,
    "feast": _feast,
    "era": _alone(era_part),
    "iso": _alone(iso_part),
    "quarter_after": _alone(quarter_part),
    "numeric": _alone(numeric_part),
    "relative": _relative,
    "unit": _alone(unit_part),
    "stretch": _alone(stretch_part),
    "which": _which,
    **YEAR_READERS,
    **dict.fromkeys(SCOPE_KINDS, _scoped),
}
