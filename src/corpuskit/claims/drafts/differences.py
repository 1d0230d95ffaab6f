"""Figures that say how far two others are apart: «13 metres higher», «taller by 13 metres»."""

from __future__ import annotations

import re
from functools import cache

from corpuskit.claims.drafts.printed import Printed
from corpuskit.core import lexicons

_BEFORE = 40


def is_difference(figure: Printed) -> bool:
    """Tell a figure that its words state as a difference, so that it is no level of anything."""
    behind, before = _patterns()
    text, where = figure.where.sentence, figure.where
    return bool(
        behind.match(text, where.end)
        or before.search(text[max(0, where.start - _BEFORE) : where.start])
    )


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
