"""Read years in figures and the periods made of them: 1995/96, FY2018, decades, centuries."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from corpuskit.language.date_numerals import full_year
from corpuskit.language.date_parts import Part
from corpuskit.language.date_patterns import SPACE
from corpuskit.language.date_scan import Found, Scan
from corpuskit.language.date_tokens import Token
from corpuskit.language.date_words import date_words

_DASHES = "-–—‒−/"
_SPLIT = re.compile(rf"{SPACE}?(?:[{_DASHES}]|to){SPACE}?")
_ORDINALS = re.compile(r"[0-9]+|[A-Za-z]+(?:[- ](?:first|second|third|fourth|fifth))?")
_THIRD = re.compile("early|mid|late")


def split_year(scan: Scan, first: Token, index: int) -> tuple[int, int] | None:
    """Read the second year of «1995/96» or «1995–1996»: the year and where it ends."""
    gap = scan.gap(first.end, index)
    if gap is None or not _SPLIT.fullmatch(gap):
        return None
    token = scan.tokens[index]
    if token.kind == "year" and token.value == first.value + 1:
        return token.value, token.end
    if token.kind != "number" or len(token.word) != 2 or gap not in _DASHES:
        return None
    return (first.value + 1, token.end) if token.value == (first.value + 1) % 100 else None


def _year(scan: Scan, index: int, token: Token) -> Found | None:
    part = Part(token.start, token.start + 4, "year", token.value, bare=True)
    if scan.text[token.end : token.end + 1] == "/":
        later = split_year(scan, token, index + 1)
        if later is not None:
            return replace(part, last_year=later[0], end=later[1]), index + 2
    return part, index + 1


def _fiscal(scan: Scan, index: int, token: Token) -> Found | None:
    """Read «FY2018», «FY 2017/18», «FY18»: the years that it is named after."""
    if scan.gap(token.end, index + 1) not in ("", "'", "’"):
        return None
    following = scan.tokens[index + 1]
    if following.kind == "year":
        found = _year(scan, index + 1, following)
    elif len(following.word) == 2 and following.kind in ("number", "short"):
        year = full_year(following.value)
        found = Part(following.start, following.end, "year", year), index + 2
    else:
        return None
    return None if found is None else (replace(found[0], start=token.start, bare=False), found[1])


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


def _century(scan: Scan, index: int, token: Token) -> Found | None:
    words = date_words().ordinals
    places = [
        int(word) if word.isdigit() else words[word.lower()]
        for word in _ORDINALS.findall(token.word)
        if word.isdigit() or word.lower() in words
    ]
    if not places or not all(1 <= place <= 21 for place in places):
        return None
    if scan.text[token.end : token.end + 3].strip(" \u00a0").startswith(("BC", "B.C", "bc")):
        return None
    first, last = min(places) * 100 - 99, max(places) * 100 - 99
    third = _THIRD.search(token.word)
    scope = f"all to {third[0]}" if third else ""
    last_year = last if len(places) > 1 else None
    return Part(
        token.start, token.end, "century", first, last_year=last_year, scope=scope
    ), index + 1


YEAR_READERS: Mapping[str, Callable[[Scan, int, Token], Found | None]] = {
    "year": _year,
    "fiscal": _fiscal,
    "short": _short,
    "decade": _decade,
    "century": _century,
}
