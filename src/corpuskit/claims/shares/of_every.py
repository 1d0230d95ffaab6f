"""Shares that name their whole first: «Of every four patients who came in, three recovered»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.model import Claim, Kind, Value
from corpuskit.language.units import dimension

_EVERY = re.compile(
    r"(?:^\W*|[;:,(–—]\s*|\b(?:and|but|that)\s+)(?:(?:out\s+)?of|from|among|in)\s+(?:every|each)\s+$",
    re.I,
)
_RECURS = re.compile(r"\bevery\s+$", re.I)
# Nothing but what tells of the whole may stand between it and the part.
_BETWEEN = re.compile(r"[^.;:?!]{0,90}$")
_MOST = 1000
_STEP = Decimal("0.005")


def of_every(reading: Reading, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims of a sentence, the two numbers of such a share as one.

    Neither counts anything: so many of every four hundred are any number of people. Nor does a
    number behind «every» of which nothing is said that could be read.
    """
    taken = False
    figures = (*reading.figures, None)
    for (whole, part), (outer, inner) in zip(
        pairwise(figures), pairwise((*claims, None)), strict=True
    ):
        if taken:
            taken = False
        elif whole is not None and part is not None and _is_share(reading.text, whole, part):
            taken = True
            if outer is not None and inner is not None:
                yield _share(reading, (whole, part), outer, inner)
        elif outer is not None and whole is not None and not _recurs(reading.text, whole):
            yield outer


def _is_share(text: str, whole: Figure, part: Figure) -> bool:
    of, so_many = whole.value.point, part.value.point
    if of is None or so_many is None or not 0 < so_many < of <= _MOST:
        return False
    if whole.unit != "count" or part.unit != "count":
        return False
    named = _EVERY.search(text, 0, whole.start) is not None
    return named and _BETWEEN.match(text[whole.end : part.start]) is not None


def _recurs(text: str, figure: Figure) -> bool:
    return figure.unit == "count" and _RECURS.search(text, 0, figure.start) is not None


def _share(reading: Reading, pair: tuple[Figure, Figure], outer: Claim, inner: Claim) -> Claim:
    _, part = pair
    share = (inner.value.point or _STEP) / (outer.value.point or _STEP)
    return replace(
        inner,
        kind=Kind.QUANTITY,
        value=Value(share, share, _STEP, inner.value.modality),
        unit="1",
        dimension=dimension("1"),
        base=outer.subject,
        words=inner.words | outer.words,
        where=reading.locate(part.start, part.end, part.xml_id),
    )
