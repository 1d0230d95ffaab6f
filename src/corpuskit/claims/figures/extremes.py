"""Bounds that a passage says were never passed: «in no year since 1950 less than 30,000 tons»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from corpuskit.claims.grammar.content import NOT, words_of
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.stance import attribution, clause_bounds
from corpuskit.claims.model import Claim, Extreme

_NONE = re.compile(
    r"\b(?:no|not\s+(?:one|a\s+single|once)|never|none|at\s+no\s+time|neither)\b", re.I
)
_BELOW = re.compile(r"\b(?:less|fewer|lower|smaller|shorter)\s+than|\b(?:under|below)\b", re.I)
_ABOVE = re.compile(
    r"\b(?:more|higher|greater|larger|longer)\s+than|\b(?:over|above)\b|\bexceed(?:s|ed|ing)?\b|"
    r"\bpassed\b|\btopped\b",
    re.I,
)
_SINCE = re.compile(r"\b(?:since|after)\s+(?:the\s+(?:end|beginning)\s+of\s+)?$", re.I)
_GAP = 40
_CENTURY = 100


def extremes_of(reading: Reading, document: str, claims: Sequence[Claim]) -> Iterator[Extreme]:
    """Yield the bounds that a sentence says no figure of a time passed."""
    text = reading.text
    for figure, claim in zip(reading.figures, claims, strict=False):
        before = text[max(0, figure.start - _GAP) : figure.end]
        below, above = _BELOW.search(before), _ABOVE.search(before)
        first, last = clause_bounds(reading.sentence, figure.start, figure.end)
        tokens = reading.sentence.tokens[first:last]
        point = figure.value.point
        if not (below or above) or not tokens or point is None:
            continue
        low = tokens[0].start
        none = _NONE.search(text, low, figure.start)
        # «No less than» is a bound on the figure itself.
        if none is None or not re.search(r"\w+\s+\w+", text[none.end() : figure.number_start]):
            continue
        if re.match(r"\s+(?:less|fewer|more)\b", text[none.end() :]):
            continue
        period = _period(reading, low, tokens[-1].end)
        if period is None:
            continue
        yield Extreme(
            document=document,
            subject=claim.subject,
            predicate=claim.predicate,
            value=point,
            unit=claim.unit,
            below=below is not None,
            first=period[0],
            last=period[1],
            words=words_of(
                reading.sentence, low, min(tokens[-1].end, attribution(text, figure.end))
            )
            - {NOT},
            affair=reading.affair,
            where=reading.locate(none.start(), figure.end, figure.xml_id),
        )


def _period(reading: Reading, low: int, high: int) -> tuple[date, date] | None:
    inside = [d for d in reading.dates if low <= d.start < high]
    for dated in inside:
        if _SINCE.search(reading.text[: dated.start]):
            end = reading.published[1] if reading.published else dated.last
            return dated.first, end if end > dated.last else date(dated.last.year + _CENTURY, 1, 1)
    if len(inside) == 1:
        return inside[0].first, inside[0].last
    if len(inside) == 2 and inside[0].last < inside[1].first:
        return inside[0].first, inside[1].last
    return None
