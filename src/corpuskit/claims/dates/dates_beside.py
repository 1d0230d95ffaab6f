"""The dates of a sentence that no clause of it tells: in notes, in names, beside hardly a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.model import SentenceDate, Telling


def dates_beside(reading: Reading, told: Sequence[Telling]) -> Iterator[SentenceDate]:
    """Yield the marked dates of a sentence that are none of its tellings, whose dates are known.

    With those every date of the markup is read once, whatever becomes of it.
    """
    known = {(each.where.start, each.where.end) for telling in told for each in telling.dates}
    for dated in (*reading.dates, *reading.in_names):
        if (dated.start, dated.end) not in known:
            where = reading.locate(dated.start, dated.end, dated.xml_id)
            yield SentenceDate(dated.first, dated.last, where, reading.group)
