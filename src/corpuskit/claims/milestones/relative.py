"""Days that a sentence counts from another: «thirty years after the flood of 1702».

What a length of time counts from is dated in the same words, or by the sentence before: «the peace
was signed on 4 June 1712. Three years after that peace he resigned.»
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from corpuskit.claims.grammar.content import stem_of_noun
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.grammar.times import DAYS, Dated

_AFTER = re.compile(r"\s+(?P<way>after|before)\s+(?=(?:the|that|this|its|his|her|their)\s)")
_OF = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?")
# «The flood of 1702» bears its year like a name.
_OF_YEAR = re.compile(r"\s+of\s+(1[0-9]\d\d|20\d\d)(?![\d.,]\d)")
_LONG = 183
_LEAST, _MOST = 2, 2000
_SHORT = frozenset({"d", "wk", "mo"})


def with_counted(reading: Reading) -> Reading:
    """Return a sentence with the first day that it counts in the place of what it counts from."""
    for figure in reading.figures:
        match = _AFTER.match(reading.text, figure.end)
        if match is None or figure.unit not in DAYS or figure.value.point is None:
            continue
        base = next(_bases(reading, match.end()), None)
        counted = _counted(figure, base, match["way"]) if base is not None else None
        if base is None or counted is None:
            continue
        kept = (d for d in reading.dates if (d.start, d.end) != (base.start, base.end))
        dates = sorted((*kept, counted), key=lambda dated: dated.start)
        return replace(reading, dates=tuple(dates))
    return reading


def _bases(reading: Reading, at: int) -> Iterator[Dated]:
    """Yield the date of what a length counts from: right behind its noun, or told of it before."""
    phrase = reading.phrase_from(at)
    if phrase is None or phrase.start != at or not phrase.head.islower():
        return
    for dated in (*reading.dates, *reading.in_names):
        if dated.start >= phrase.end and _OF.fullmatch(reading.text, phrase.end, dated.start):
            yield dated
            return
    year = _OF_YEAR.match(reading.text, phrase.end)
    if year is not None:
        told = int(year[1])
        yield Dated(year.start(1), year.end(1), date(told, 1, 1), date(told, 12, 31))
        return
    if reading.dates or phrase.tail or phrase.determiner == "the":
        return
    if reading.said is not None and reading.told_said is not None:
        noun = stem_of_noun(lemma(phrase.head))
        if noun in {stem_of_noun(lemma(token.low)) for token in reading.said.tokens}:
            yield Dated(-1, -1, *reading.told_said)


def _counted(figure: Figure, base: Dated, way: str) -> Dated | None:
    """Return the days that lie so far from a date; of years, the whole ones within half a year."""
    point = figure.value.point
    if point is None or (base.last - base.first).days > 2 * _LONG or not _LEAST <= point <= _MOST:
        return None
    length = timedelta(days=round(float(point * DAYS[figure.unit])))
    off = timedelta(days=float(DAYS[figure.unit]) / 2 if figure.unit in _SHORT else _LONG)
    length = length if way == "after" else -length
    try:
        first, last = base.first + length - off, base.last + length + off
    except OverflowError:
        return None
    if figure.unit not in _SHORT:
        first, last = date(first.year, 1, 1), date(last.year, 12, 31)
    return Dated(figure.start, figure.end, first, last, counted=True)
