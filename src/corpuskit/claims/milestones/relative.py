"""Days that a sentence counts from another: «forty years after the vow of 1634».

What a length of time counts from is dated in the same words, or in the sentence before: «the
treaty of 8 May 1643. Two years after that treaty he died.»
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

# What a date that is counted has in the place of its id.
RELATIVE = "relative"
_AFTER = re.compile(
    r"\s+(?P<way>after|before)\s+(?P<which>the|that|this|its|his|her|their)\s+"
    r"(?:(?P<kind>[\w’'-]+)\s+)?(?P<noun>[a-z-]{3,})\b(?P<of>(?:\s+(?:of|in|on|at)\s+[^,;:.]{0,40}?)?)"
)
_BARE = re.compile(r"(?:\s+(?:of|in|on|from))?(?:\s+the)?\s+$")
_LONG = 183
_LEAST = 2
_SHORT = frozenset({"d", "wk", "mo"})


def with_counted(reading: Reading) -> Reading:
    """Return a sentence with the days that it counts in the place of those that it counts from."""
    for figure in reading.figures:
        match = _AFTER.match(reading.text, figure.end)
        if match is None or figure.unit not in DAYS or figure.value.point is None:
            continue
        base = next(_bases(reading, match), None)
        if base is None:
            continue
        counted = _counted(figure, base, sign=1 if match["way"] == "after" else -1)
        if counted is None:
            continue
        kept = (d for d in reading.dates if d.start != base.start or d.end != base.end)
        dates = sorted((*kept, counted), key=lambda dated: dated.start)
        return replace(reading, dates=tuple(dates))
    return reading


def _bases(reading: Reading, match: re.Match[str]) -> Iterator[Dated]:
    """Yield the date of what a length counts from: right behind it, or told of it before."""
    # «The fire of 1634» bears its year like a name.
    for dated in (*reading.dates, *reading.in_names):
        behind = reading.text[match.end("noun") : dated.start]
        if dated.start >= match.end("noun") and _BARE.fullmatch(behind):
            yield dated
            return
    if match["of"] or reading.said is None or reading.told is None or reading.dates:
        return
    noun = match["noun"]
    stems = {noun, lemma(noun), stem_of_noun(lemma(noun))}
    said = {t.low for t in reading.said.tokens}
    said |= {lemma(word) for word in said} | {stem_of_noun(lemma(word)) for word in said}
    if stems & said:
        yield Dated(-1, -1, *reading.told)


def _counted(figure: Figure, base: Dated, *, sign: int) -> Dated | None:
    """Return the days that lie so far from a date; of years, the whole ones within half a year."""
    point = figure.value.point
    if point is None or (base.last - base.first).days > 2 * _LONG or point < _LEAST:
        return None
    length = timedelta(days=round(float(point * DAYS[figure.unit])) * sign)
    off = timedelta(days=float(DAYS[figure.unit]) * 0.5 if figure.unit in _SHORT else _LONG)
    try:
        first, last = base.first + length - off, base.last + length + off
    except OverflowError:
        return None
    if not date(1, 1, 2) < first <= last < date(9998, 12, 31):
        return None
    if figure.unit not in _SHORT:
        first, last = date(first.year, 1, 1), date(last.year, 12, 31)
    return Dated(figure.start, figure.end, first, last, RELATIVE)
