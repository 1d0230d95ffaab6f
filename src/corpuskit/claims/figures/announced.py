"""Lists whose number of items is announced: «the three camps: Lorit, Tesi and Barako»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from corpuskit.claims.grammar.counted import Item, items_of
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.model import Amount, Breakdown, Cut, Value
from corpuskit.language.places import country_names

_MOST = 12
_LEAD = re.compile(r"(?:\s+[a-z][\w’'-]*){1,4}?\s*(?P<sign>:|\(|–|—)\s*")
_FIRST = re.compile(
    r"(?:^|\s)(?:the|these|those|all|its|their|has|have|had|are|were|comprises?)\s+$", re.I
)
_NAME = (
    r"(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:of\s+|de\s+|da\s+|do\s+|del\s+|al\s+)?[A-Z][\w’'-]*){0,3}"
)
_LIST = re.compile(rf"{_NAME}(?:,\s+{_NAME}){{0,11}},?\s+and\s+{_NAME}")
_SPLIT = re.compile(r",\s+and\s+|,\s+|\s+and\s+")
_END = re.compile(r"\s*(?:[.;)]|$|–|—)")


def lists_of(reading: Reading, document: str) -> Iterator[Breakdown]:
    """Yield lists of names behind a number that announces how many they are."""
    for item in items_of(reading):
        count = item.value.point
        if item.unit == "count" and count is not None and 2 <= count <= _MOST:
            yield from _list(reading, document, item)


def _list(reading: Reading, document: str, item: Item) -> Iterator[Breakdown]:
    text = reading.text
    lead = _LEAD.match(text, item.number_end)
    if lead is None or _FIRST.search(text[: item.start]) is None:
        return
    found = _LIST.match(text, lead.end())
    if found is None or _END.match(text, found.end()) is None:
        return
    names, at = [], found.start()
    for piece in _SPLIT.split(found[0]):
        start = text.index(piece, at)
        names.append((start, start + len(piece)))
        at = start + len(piece)
    last = text[names[-2][0] : names[-1][1]]
    if last in country_names():
        return
    one = Value(Decimal(1), Decimal(1), Decimal(1), "exact")
    yield Breakdown(
        cut=Cut.LIST,
        document=document,
        whole=item.amount(reading),
        parts=tuple(Amount(one, "count", reading.locate(low, high, "")) for low, high in names),
        complete=True,
    )
