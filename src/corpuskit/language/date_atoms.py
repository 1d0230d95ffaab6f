"""Read one date expression at one calendar cue: a day, a month, a season, a year, a decade."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from corpuskit.language.date_parts import Part
from corpuskit.language.date_patterns import SPACE
from corpuskit.language.date_relative import relative_part, which_part
from corpuskit.language.date_tokens import Token
from corpuskit.language.date_words import date_words
from corpuskit.language.year_reasons import is_counted, is_labelled, is_plural, site


class Scan(NamedTuple):
    """Hold a text and its calendar cues."""

    text: str
    tokens: list[Token]

    def gap(self, end: int, index: int) -> str | None:
        """Return what stands between a place and the cue after it, None where that is far."""
        if index >= len(self.tokens):
            return None
        start = self.tokens[index].start
        return self.text[end:start] if 0 <= start - end <= _WIDEST_GAP else None


Found: TypeAlias = tuple[Part, int]
_WIDEST_GAP = 18
_MANY_DAYS = 39
_DAY_MONTH = re.compile(rf"{SPACE}(?:of{SPACE})?(?:the{SPACE}month{SPACE}of{SPACE})?|-|\.?{SPACE}")
_MONTH_DAY = re.compile(rf"{SPACE}(?:the{SPACE})?")
_YEAR = re.compile(rf",?{SPACE}{{1,3}}(?:(?:of|in){SPACE})?(?:the{SPACE}year{SPACE})?|,|-|")
_SEASON_YEAR = re.compile(rf",?{SPACE}(?:(?:of|in){SPACE}(?:the{SPACE})?(?:year{SPACE})?)?|-")
_OF_YEAR = re.compile(rf",?{SPACE}(?:(?:of|in){SPACE}(?:the{SPACE})?)?")
_WEEKDAY_DATE = re.compile(rf",?{SPACE}(?:the{SPACE})?")
_DASHES = "-–—‒−/"
_SPLIT = re.compile(rf"{SPACE}?(?:[{_DASHES}]|to){SPACE}?")


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
        whole = relative_part(token)
        if whole is not None and whole.kind == "relative" and whole.base:
            part = replace(part, base=whole.base, step=whole.step, end=token.end, bare=False)
            return part, index + 1
    return part, index


def _is_count(scan: Scan, part: Part, token: Token, gap: str) -> bool:
    where = site(scan.text, token.start, token.end, token.value)
    if part.kind == "day" and gap.startswith(",") and is_plural(where.next):
        return not where.modern or where.round or is_counted(where)
    return is_counted(where)


def full_year(two_digits: int) -> int:
    """Return the year that '98 or '05 stands for: 1930 to 2029."""
    return two_digits + (1900 if two_digits >= 30 else 2000)


def _number(scan: Scan, index: int, token: Token) -> Found | None:
    if token.value > _MANY_DAYS or is_labelled(site(scan.text, token.start, token.end, 0)):
        return None
    gap = scan.gap(token.end, index + 1)
    following = scan.tokens[index + 1] if gap is not None else None
    if following is None or gap is None or not _DAY_MONTH.fullmatch(gap):
        return _lone_number(token, index)
    if following.kind not in ("month", "small", "foreign"):
        return _lone_number(token, index)
    day = Part(token.start, following.end, "day", None, following.value, token.value)
    part, after = with_year(scan, day, index + 2)
    if part.year is None and (following.kind != "month" or token.value > 31):
        return None
    if part.year is None and gap == "-":
        return None
    return part, after


def _lone_number(token: Token, index: int) -> Found | None:
    if not 1 <= token.value <= _MANY_DAYS:
        return None
    return Part(token.start, token.end, "number", day=token.value), index + 1


def _month(scan: Scan, index: int, token: Token) -> Found | None:
    gap = scan.gap(token.end, index + 1)
    if gap is not None and _MONTH_DAY.fullmatch(gap):
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
    where = site(scan.text, token.start, following.end, 0)
    if following.value > 31 or where.next in date_words().after["counted"]:
        return None
    # «In July 18 soldiers died» counts soldiers: a day would stand after «on».
    if where.previous.lower() == "in" and where.next.islower() and is_plural(where.next):
        return None
    return part, after


def _small(scan: Scan, index: int, token: Token) -> Found | None:
    if token.word in date_words().ambiguous_months:
        found = _month(scan, index, token)
        return found if found and found[0].kind == "day" and found[0].year else None
    found = _month(scan, index, token)
    return found if found and found[0].year else None


def _weekday(scan: Scan, index: int, token: Token) -> Found | None:
    gap = scan.gap(token.end, index + 1)
    if gap is not None and _WEEKDAY_DATE.fullmatch(gap):
        if scan.tokens[index + 1].kind in ("number", "month"):
            found = atom(scan, index + 1)
            if found is not None and found[0].kind == "day":
                return replace(found[0], start=token.start), found[1]
    if token.word.lower() not in date_words().full_weekdays:
        return None
    return Part(token.start, token.end, "weekday", day=token.value, bare=True), index + 1


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


def split_year(scan: Scan, first: Token, index: int) -> tuple[int, int] | None:
    """Read the second year of «1995/96» or «1995–1996»: the year and where it ends."""
    gap = scan.gap(first.end, index)
    if gap is None or not _SPLIT.fullmatch(gap):
        return None
    token = scan.tokens[index]
    if token.kind == "year" and token.value == first.value + 1:
        return token.value, token.end
    if token.kind == "number" and len(token.word) == 2 and gap in _DASHES:
        if token.value == (first.value + 1) % 100:
            return first.value + 1, token.end
    return None


def _year(_: Scan, index: int, token: Token) -> Found | None:
    part = Part(token.start, token.start + 4, "year", token.value, bare=True)
    return part, index + 1


def _short(_: Scan, index: int, token: Token) -> Found | None:
    return Part(token.start - 1, token.end, "year", full_year(token.value), bare=True), index + 1


def _decade(scan: Scan, index: int, token: Token) -> Found | None:
    digits = token.word[:4]
    if not token.word[0].isdigit():
        return Part(token.start, token.end, "decade", token.value, bare=True), index + 1
    if len(token.word) < 5 or not digits.isdigit():
        start = token.start - (
            scan.text[token.start - 1 : token.start] in "'’‘" and token.start > 0
        )
        return Part(start, token.end, "decade", 1900 + token.value, bare=True), index + 1
    year = int(digits)
    kind = "century" if year % 100 == 0 and year < 2000 else "decade"
    return Part(token.start, token.end, kind, year, certain=kind == "decade"), index + 1


_ORDINALS = re.compile(r"[0-9]+|[A-Za-z]+(?:-(?:first|second|third|fourth|fifth))?")


def _century(scan: Scan, index: int, token: Token) -> Found | None:
    words = date_words().ordinals
    places = []
    for word in _ORDINALS.findall(token.word):
        if word.isdigit() or word.lower() in words:
            places.append(int(word) if word.isdigit() else words[word.lower()])
    if not places or not all(1 <= place <= 21 for place in places):
        return None
    if scan.text[token.end : token.end + 3].strip(" \u00a0").startswith(("BC", "B.C", "bc")):
        return None
    first, last = (place * 100 - 99 for place in (places[0], places[-1]))
    last_year = last if len(places) > 1 else None
    return Part(token.start, token.end, "century", first, last_year=last_year), index + 1


def _era(_: Scan, index: int, token: Token) -> Found | None:
    digits = re.search("[0-9]{1,4}", token.word)
    if digits is None or "B" in token.word or not int(digits[0]):
        return None
    return Part(token.start, token.end, "year", int(digits[0])), index + 1


def _iso(_: Scan, index: int, token: Token) -> Found | None:
    year, month, day = (int(number) for number in re.split("[-/]", token.word))
    if not 1000 <= year <= 2100:
        return None
    return Part(token.start, token.end, "day", year, month, day), index + 1


_ROMAN = {
    name: place for place, name in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)
}


def _numeric(_: Scan, index: int, token: Token) -> Found | None:
    one, two, last = re.split("[-./]", token.word)
    month = _ROMAN.get(two, 0) if two.isalpha() else int(two)
    day, year, certain = int(one), int(last), len(last) == 4
    if not certain:
        if len(one) != 2 or len(two) != 2 or "-" in token.word:
            return None
        year = full_year(year)
    if not 1000 <= year <= 2100 or max(day, month) > _MANY_DAYS:
        return None
    if "/" in token.word and month > 12 and day <= 12:
        day, month = month, day
    elif "/" in token.word and day <= 12 and day != month:
        certain = False
    return Part(token.start, token.end, "day", year, month, day, certain=certain), index + 1


_SCOPED = frozenset({"month", "year", "decade", "century", "season", "relative"})
_PLACES = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "latter": 2}


def _scoped(scan: Scan, index: int, token: Token) -> Found | None:
    scope = _SCOPES[token.kind](token.word.lower())
    if not scope or scan.gap(token.end, index + 1) != "":
        return None
    # One scope inside another is no date, and must not nest as deep as a text repeats it.
    if scan.tokens[index + 1].kind in _SCOPES:
        return None
    found = atom(scan, index + 1)
    if found is None or found[0].kind not in _SCOPED or found[0].scope:
        return None
    part = found[0]
    definite = token.word.rstrip().endswith("the")
    # «the start of the 1995 season» says nothing about January.
    if part.bare and part.kind == "year" and definite:
        return None
    return replace(part, start=token.start, scope=scope, bare=False), found[1]


def _third_scope(word: str) -> str:
    return (
        word[:5].rstrip(" -") if word.startswith("early") else "mid" if word[0] == "m" else "late"
    )


def _both_scope(word: str) -> str:
    thirds = re.findall("early|mid|late", word)
    return f"{thirds[0]} to {thirds[1]}"


def _edge_scope(word: str) -> str:
    if word.startswith("middle"):
        return "mid"
    return "end" if "end" in word[:8] or word.startswith("close") else "begin"


def _place(word: str, last: int) -> int:
    name = re.split(r"[\s\u00a0-]", word)[0]
    if name in ("last", "final"):
        return last
    return _PLACES.get(name) or date_words().ordinals.get(name, 0)


def _piece_scope(word: str) -> str:
    name, count = ("half", 2) if "half" in word else ("quarter", 4)
    place = _place(word, count)
    return f"{name} {place}" if 1 <= place <= count else ""


def _quarter_scope(word: str) -> str:
    return f"{'quarter' if word[0] == 'q' else 'half'} {word[1]}"


def _months_scope(word: str) -> str:
    first, count = word.split()[:2]
    number = int(count) if count.isdigit() else date_words().numbers.get(count, 0)
    if not 1 <= number <= 11 or _place(first, -1) not in (1, -1):
        return ""
    return f"months {number * _place(first, -1)}"


def _week_scope(word: str) -> str:
    place = _place(word, 5)
    return f"week {place}" if 1 <= place <= 5 else ""


_SCOPES: Mapping[str, Callable[[str], str]] = {
    "third": _third_scope,
    "both": _both_scope,
    "edge": _edge_scope,
    "piece": _piece_scope,
    "quarter": _quarter_scope,
    "months": _months_scope,
    "week": _week_scope,
}


def _relative(_: Scan, index: int, token: Token) -> Found | None:
    part = relative_part(token)
    return None if part is None else (part, index + 1)


def _which(scan: Scan, index: int, token: Token) -> Found | None:
    if scan.gap(token.end, index + 1) != "":
        return None
    if scan.tokens[index + 1].kind not in ("month", "season", "weekday"):
        return None
    found = atom(scan, index + 1)
    if found is None or not found[0].bare or found[0].year is not None:
        return None
    part = which_part(token, found[0])
    return None if part is None else (part, found[1])


_READERS: Mapping[str, Callable[[Scan, int, Token], Found | None]] = {
    "number": _number,
    "month": _month,
    "small": _small,
    "foreign": lambda *_: None,
    "weekday": _weekday,
    "season": _season,
    "year": _year,
    "short": _short,
    "decade": _decade,
    "century": _century,
    "era": _era,
    "iso": _iso,
    "numeric": _numeric,
    "relative": _relative,
    "which": _which,
    **dict.fromkeys(_SCOPES, _scoped),
}
