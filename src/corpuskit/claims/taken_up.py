"""Figures that a sentence takes up: «the figure of 70 per cent», given a sentence before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpuskit.claims.model import TakenUp
from corpuskit.claims.reading import Reading

_TAKEN = re.compile(
    r"\b(?:the|this|that)\s+(?:figure|number|total|share|percentage|estimate|sum|amount)\s+of\s+"
    r"(?:(?:some|about|around|nearly)\s+)?$",
    re.I,
)
_BACK = 3


def taken_up(readings: Sequence[Reading], document: str) -> Iterator[TakenUp]:
    """Yield the figures of a block that take up one in the sentences before them.

    Only a unit that those sentences have once can tell which figure is meant.
    """
    for number, reading in enumerate(readings):
        for figure in reading.figures:
            if not _TAKEN.search(reading.text, 0, figure.start):
                continue
            earlier = [
                (before, given)
                for before in readings[max(0, number - _BACK) : number]
                for given in before.figures
                if given.unit == figure.unit and given.unit != "count"
            ]
            if len(earlier) == 1:
                before, given = earlier[0]
                yield TakenUp(
                    document=document,
                    given=given.value,
                    again=figure.value,
                    unit=figure.unit,
                    where=before.locate(given.start, given.end, given.xml_id),
                    again_where=reading.locate(figure.start, figure.end, figure.xml_id),
                )
