"""Lists of numbers without a noun: «121 in the old seam, 58 in the gallery and nine at the shaft».

What they count is told before them, or in another sentence, so that no figure is made of each. All
of them together are one figure, which another document may print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from corpuskit.claims.grammar.content import words_of
from corpuskit.claims.grammar.counted import small_number
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.grammar.times import only_time
from corpuskit.claims.model import Basis, Claim, Kind, Subject, Value
from corpuskit.core.alternation import alternation
from corpuskit.language.number_words import vocabulary

_LEAST, _MOST, _SMALLEST = 3, 10, 10
_PREPOSITION = r"(?:in|at|on|from|for|by|under|near|within|to|through|with|among)"
_SMALL = alternation([*vocabulary().units, *vocabulary().tens])
_NUMBER = rf"(?P<n>\b\d{{1,3}}(?:[,  ]\d{{3}})*\b|\b(?:{_SMALL})(?:-(?:{_SMALL}))?\b)"
# Possessive, so that a word is read in one way only.
_WORD = r"(?![^\W_]*+\d)[^\W_][\w’'-]*+"
# «121 in the old seam», «in the old seam 121», «in the old seam (121)».
_BEHIND = re.compile(rf"{_NUMBER}\s+{_PREPOSITION}\s+{_WORD}(?:\s+{_WORD}){{0,5}}", re.I)
_PLACE = rf"(?:{_PREPOSITION}\s+)?{_WORD}(?:\s+{_WORD}){{0,5}}?"
_BEFORE = re.compile(rf"{_PLACE}\s+\(?{_NUMBER}\)?", re.I)
_IN_BRACKETS = re.compile(rf"{_PLACE}\s?\({_NUMBER}\)", re.I)
# No list of a few numbers is longer, and every opening of a longer one would be tried.
_LONGEST = 1000
_JOIN = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+")
_OPENS = re.compile(r"(?<=[:,])\s+|\b(?:was|were|is|are|died|fell|numbered|had|at|in)\s+|^", re.I)
# What is numbered, dated or aged is not counted.
_NO_COUNT = re.compile(
    r"\b(?:pages?|pp?|nos?|numbers|numbered|chapters?|aged?|ages|votes?|points?|degrees|per\s+cent|"
    r"against|rooms?|sheets?|figures?|plates?|line|article|paragraph|clock|of\s+these|of\s+whom)\b",
    re.I,
)


def bare_lists(reading: Reading, document: str) -> Iterator[tuple[Claim, ...]]:
    """Yield the numbers of a list that no noun stands with, each as a figure."""
    if reading.note or len(reading.text) > _LONGEST or _NO_COUNT.search(reading.text):
        return
    for frame in (_BEHIND, _IN_BRACKETS, _BEFORE):
        found = _longest(reading, frame)
        if len(found) >= _LEAST and sum(value for _, _, value in found) >= _SMALLEST:
            yield tuple(_claim(reading, document, *each) for each in found)
            return


def _longest(reading: Reading, frame: re.Pattern[str]) -> list[tuple[int, int, Decimal]]:
    """Return the items of the longest list of one frame that a sentence has."""
    best: list[tuple[int, int, Decimal]] = []
    for opening in _OPENS.finditer(reading.text):
        run = _run(reading, frame, opening.end())
        if len(run) > len(best):
            best = run
    return best


def _run(reading: Reading, frame: re.Pattern[str], at: int) -> list[tuple[int, int, Decimal]]:
    found: list[tuple[int, int, Decimal]] = []
    while len(found) < _MOST:
        item = frame.match(reading.text, at)
        value = _value(reading, item) if item is not None else None
        if item is None or value is None:
            break
        found.append((item.start("n"), item.end("n"), value))
        end = item.start() + len(item[0].rstrip())
        # The last words of an item may have swallowed the «and» before the next one.
        cut = re.search(r"\sand\b", reading.text[item.end("n") : end]) if frame is _BEHIND else None
        end = item.end("n") + cut.start() if cut else end
        join = _JOIN.match(reading.text, end)
        if join is None:
            break
        at = join.end()
    return found


def _value(reading: Reading, item: re.Match[str]) -> Decimal | None:
    """Return the number of an item that is no date and no figure of its own."""
    start, end = item.span("n")
    taken = [(d.start, d.end) for d in reading.dates]
    taken += [(f.start, f.end) for f in reading.figures if f.unit != "count" or f.commodity]
    if any(low < end and start < high for low, high in taken):
        return None
    digits = re.sub(r"\D", "", item["n"])
    if digits:
        return Decimal(digits)
    small = small_number(item["n"])
    return Decimal(small) if small is not None else None


def _claim(reading: Reading, document: str, start: int, end: int, value: Decimal) -> Claim:
    stance = stance_of(reading.sentence, start, end)
    time = only_time(reading.dates)
    return Claim(
        kind=Kind.QUANTITY,
        document=document,
        subject=Subject(""),
        predicate="",
        value=Value(value, value, Decimal(1), "exact"),
        unit="count",
        dimension="count",
        time=replace(time, basis=Basis.CLAUSE) if time.known else time,
        stance=stance,
        where=reading.locate(start, end, ""),
        group=reading.group,
        words=words_of(reading.sentence, bodies=reading.bodies),
        affair=reading.affair,
        local=reading.local,
    )
