"""The days that a sentence prints, each with what its clause speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuskit.claims.clauses import clauses_of
from corpuskit.claims.content import words_of
from corpuskit.claims.model import PrintedDay, ToldDate
from corpuskit.claims.reading import Reading
from corpuskit.claims.stance import stance_of

_DIGIT = re.compile(r"\d")


def printed_days(reading: Reading, document: str) -> Iterator[PrintedDay]:
    """Yield the days of a sentence of the text; «yesterday», «that day» and «Monday» are none."""
    if reading.note:
        return
    for dated in reading.dates:
        text = reading.text[dated.start : dated.end]
        if dated.first != dated.last or not _DIGIT.search(text):
            continue
        yield PrintedDay(
            document=document,
            group=reading.group,
            told=ToldDate(
                dated.first,
                dated.last,
                stance_of(reading.sentence, dated.start, dated.end),
                reading.locate(dated.start, dated.end, dated.xml_id),
            ),
            words=_of_clause(reading, dated.start),
            affair=reading.affair,
        )


def _of_clause(reading: Reading, at: int) -> frozenset[str]:
    for clause in clauses_of(reading.sentence):
        if clause.start <= at < clause.end:
            return words_of(reading.sentence, clause.start, clause.end, bodies=reading.bodies)
    return words_of(reading.sentence, bodies=reading.bodies)
