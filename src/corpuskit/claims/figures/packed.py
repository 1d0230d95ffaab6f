"""What containers hold: «54 thousand vials of 20 doses each» are 1.08 million doses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.model import Claim, Value

_OF = re.compile(r"\s+(?:of|with|containing|holding|at)\s+")
_EACH = re.compile(r"\s+(?:each|apiece)\b")


def packed_claims(reading: Reading, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the whole of what some containers hold, where the words say how much each does."""
    for (number, held), (outer, inner) in zip(
        pairwise(reading.figures), pairwise(claims), strict=True
    ):
        if not _OF.fullmatch(reading.text, number.end, held.start):
            continue
        if not _EACH.match(reading.text, held.end):
            continue
        count, each = number.value.point, held.value.point
        if number.unit == "count" and count and each:
            whole = count * each
            yield replace(
                inner,
                value=Value(whole, whole, number.value.step * each, "exact"),
                predicate=outer.predicate,
                time=outer.time,
                words=inner.words | outer.words,
                where=reading.locate(number.start, held.end, number.xml_id),
            )
