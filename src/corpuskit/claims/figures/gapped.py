"""Bare numbers whose unit the sentence has printed before: «$3 million from Hof and 2.1 from Ulm».

A list names its unit once. The markup reads each number by what stands at it and leaves such a
one a count of nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.model import Value
from corpuskit.language.units import dimension

# What may stand between two amounts of one list, and behind the second of them.
_BETWEEN = re.compile(
    r"[^;:.]{0,90}?(?:,|\band\b|\bbut\b|\bof\s+(?:which|this|that|it)\b)[^;:.]{0,60}", re.I
)
_BEHIND = re.compile(
    r"\s*(?:$|[,;.:)–—]|(?:and|or|but|in|by|on|from|at|during|under|for|to|went|came|had|was|were|as|"
    r"with|between|after|before|until|through|out|more|less)\b)",
    re.I,
)
# So much smaller or greater may an amount be that leaves its unit to another.
_MOST_APART = 200


def with_units(reading: Reading, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures of a sentence, each bare one with the unit of the amount before it."""
    yield from figures[:1]
    last = figures[0] if figures else None
    for before, figure in pairwise(figures):
        source = before if last is None else last
        last = replace(figure, unit=source.unit) if _lacks(reading, source, figure) else figure
        yield last


def _lacks(reading: Reading, before: Figure, figure: Figure) -> bool:
    bare = figure.unit == "count" and not figure.commodity and figure.end == figure.number_end
    if not bare or dimension(before.unit) in ("count", "time", "share", "") or before.unit in "1%":
        return False
    between = reading.text[before.end : figure.start]
    if _BETWEEN.fullmatch(between) is None or _BEHIND.match(reading.text, figure.end) is None:
        return False
    return _alike(before.value, figure.value)


def _alike(a: Value, b: Value) -> bool:
    if not a.point or not b.point:
        return False
    low, high = sorted((abs(a.point), abs(b.point)))
    return high <= low * _MOST_APART
