"""Figures that a sentence takes up: «the figure of 70 per cent», given a sentence before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.grammar.values import compare, step_of
from corpuskit.claims.model import TakenUp, Value

_TAKEN = re.compile(
    r"\b(?:the|this|that)\s+(?:figure|number|total|share|percentage|estimate|sum|amount)\s+of\s+"
    r"(?:(?:some|about|around|nearly)\s+)?$",
    re.I,
)
# «Of the 48, 29 had been settled»: a number without a noun was counted before.
_OF_THE = re.compile(r"(?:^|(?<=[.;:]\s))Of\s+(?:the|these|those)\s+(?P<number>\d{2,3}|\d{4,}),\s")
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
                yield _taken_up(document, *earlier[0], reading, figure)
        yield from _counted(readings[max(0, number - _BACK) : number], reading, document)


def _counted(before: Sequence[Reading], reading: Reading, document: str) -> Iterator[TakenUp]:
    """Yield a bare number that no sentence before counts; the largest of theirs is meant."""
    bare = _OF_THE.search(reading.text)
    counts = [(r, f) for r in before for f in r.figures if f.unit == "count" and f.value.point]
    if bare is None or not counts:
        return
    number = Decimal(bare["number"])
    again = Value(number, number, step_of(number), "exact")
    if not any(compare(f.value, again).agree for _, f in counts):
        most, given = max(counts, key=lambda each: each[1].value.point or 0)
        yield TakenUp(
            document=document,
            given=given.value,
            again=again,
            unit="count",
            where=most.locate(given.start, given.end, given.xml_id),
            again_where=reading.locate(bare.start("number"), bare.end("number"), ""),
        )


def _taken_up(
    document: str, before: Reading, given: Figure, reading: Reading, figure: Figure
) -> TakenUp:
    return TakenUp(
        document=document,
        given=given.value,
        again=figure.value,
        unit=figure.unit,
        where=before.locate(given.start, given.end, given.xml_id),
        again_where=reading.locate(figure.start, figure.end, figure.xml_id),
    )
