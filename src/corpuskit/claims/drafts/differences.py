"""Figures that say how far two others are apart: «13 metres higher», «taller by 13 metres»."""

from __future__ import annotations

import re
from functools import cache

from corpuskit.claims.drafts.printed import Printed
from corpuskit.core import lexicons

_BEFORE = 40
_NUMBER = re.compile(r"\d[\d.,]*(?:[ \u00a0\u202f]\d{3})*|\w+")


def is_difference(figure: Printed) -> bool:
    """Tell a figure that its words state as a difference, so that it is no level of anything."""
    behind, before = _patterns()
    text, where = figure.where.sentence, figure.where
    # Where a claim was made of it, the place of the figure holds its noun: «13 more boats».
    number = _NUMBER.match(text, where.start)
    ends = {where.end, number.end() if number else where.end}
    led = before.search(text[max(0, where.start - _BEFORE) : where.start])
    return bool(led) or any(behind.match(text, end) for end in ends)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicons.table("corpuskit.claims", "differences.toml")
    more = "|".join(words["comparatives"])
    gaps = "|".join(words["differences"])
    close = "|".join(words["approximators"])
    behind = re.compile(
        rf"(?:\s+(?!(?:than|or|and)\b)[\w²³%]+)?\s+(?:{more})\b(?!\s+or\b)", re.IGNORECASE
    )
    before = re.compile(
        rf"\b(?:(?:{more})\s+by|(?:{gaps})\s+(?:of|is|was))\s+(?:(?:{close})\s+)?$", re.IGNORECASE
    )
    return behind, before
