"""Which days of two documents are looked at: near ones, or such as differ as by a slip.

As figures (linkage/pairing.py) they share a word that few days have, or a deed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from corpuskit.claims.comparison.blocks import neighbours
from corpuskit.claims.linkage.day_signs import is_slip
from corpuskit.claims.linkage.usage import Usage
from corpuskit.claims.model import PrintedDay

_YEARS, _APART = 5, 366
_YEAR = re.compile(r"\d{4}|['’]\d\d\b")
_RAREST = 8


def day_pairs(
    told: Sequence[PrintedDay], usage: Mapping[str, Usage]
) -> Iterator[tuple[PrintedDay, PrintedDay]]:
    """Yield the pairs of different documents that share a word or a deed and part of their days."""
    bags = [each.words | usage[each.document].spoken.get(each.group, each.words) for each in told]
    common = Counter(word for words in bags for word in words)
    blocks: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, each in enumerate(told):
        shared = sorted((common[word], word) for word in bags[at] if common[word] > 1)
        day = each.day
        for _, word in shared[:_RAREST]:
            blocks["day", day.year, day.month, word].append(at)
            blocks["month", day.year, day.day, word].append(at)
            blocks["year", day.month, day.day, word].append(at)
            blocks["in", day.year, word].append(at)
        if each.deed:
            blocks["deed", each.deed].append(at)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks, key=str):
        for one, other in neighbours(blocks[key], lambda at: (told[at].day, told[at].told.where)):
            pair = min(one, other), max(one, other)
            if pair not in seen and may_be_one(told[one], told[other]):
                seen.add(pair)
                yield told[pair[0]], told[pair[1]]


def may_be_one(a: PrintedDay, b: PrintedDay) -> bool:
    """Tell whether two days of two documents are near enough, or differ as by a slip."""
    if a.document == b.document or a.day == b.day:
        return False
    if a.day.year == b.day.year:
        return True
    if not is_slip(a.day, b.day):
        return abs((a.day - b.day).days) <= _APART
    # A year that a day borrows from the words around it may be that of another story.
    printed_years = all(_YEAR.search(day.told.where.quote) for day in (a, b))
    near = abs(a.day.year - b.day.year) <= _YEARS
    return printed_years and near and not _closes_a_period(a.day)


def _closes_a_period(day: date) -> bool:
    """Tell the first and the last of a month: what is reported for each year is reported then."""
    return day.day == 1 or (day + timedelta(days=1)).day == 1
