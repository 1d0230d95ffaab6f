"""Votes for and against: «by 120 votes to 40», «31,000 said yes and 14,000 said no».

The two are all votes that were cast for either, so that both have a share of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from corpuskit.claims.grammar.content import words_of
from corpuskit.claims.grammar.counted import Item, items_of
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.times import only_time
from corpuskit.claims.model import Claim, Poll, Time

_FOR = r"(?:for|in\s+favou?r|yes|ayes?|said\s+yes)\b"
_AGAINST = r"(?:against|no|noes|nays?|opposed|rejected)\b"
_VOTED = r"(?:\s+[^\W\d]+){0,3}?"
_DID = (
    r"(?:\s+(?:had\s+)?(?:voted|were|was|said|cast|came\s+out|declared(?:\s+themselves)?|spoke))?"
)
_JOINED = r"[^.;:]{0,60}?(?:,|\band\b|\bwhile\b|\bwith\b|\bto\b|\bbut\b)\s+(?:only\s+|some\s+)?$"
_SIDES = {
    side: (
        re.compile(rf"{_VOTED}{_DID}\s+{mine}{_JOINED}", re.I),
        re.compile(rf"{_VOTED}{_DID}\s+{yours}", re.I),
    )
    for side, mine, yours in ((0, _FOR, _AGAINST), (1, _AGAINST, _FOR))
}
_VERSUS = re.compile(r"\s+(?:votes?\s+)?(?:to|against|as\s+against)\s+(?:only\s+)?$", re.I)
_BY = re.compile(r"\b(?:by|with|of)\s+(?:a\s+vote\s+of\s+)?$", re.I)
_CARRIED = re.compile(
    r"\b(?:approved|adopted|carried|passed|accepted|elected|ratified|confirmed|agreed\s+to|chosen)\b",
    re.I,
)
_LOST = re.compile(
    r"\b(?:rejected|defeated|lost|refused|thrown\s+out|turned\s+down|voted\s+down)\b", re.I
)
_VOTES = re.compile(r"\bvot(?:e|es|ed|ing|ers?)\b|\bballots?\b|\breferendum\b|\bplebiscite\b", re.I)


def polls_of(reading: Reading, claims: Iterable[Claim], document: str) -> Iterator[Poll]:
    """Yield the votes for and against that a sentence sets side by side."""
    if _VOTES.search(reading.text) is None and _BY.search(reading.text) is None:
        return
    times = {claim.where.start: claim.time for claim in claims}
    counts = [item for item in items_of(reading) if item.unit == "count"]
    for first, second in pairwise(counts):
        side = _side(reading.text, first, second)
        if side is None or not first.value.point or not second.value.point:
            continue
        ayes, noes = (first, second) if side == 0 else (second, first)
        yield Poll(
            document=document,
            ayes=ayes.value,
            noes=noes.value,
            where=reading.locate(ayes.start, ayes.end, ayes.xml_id),
            noes_where=reading.locate(noes.start, noes.end, noes.xml_id),
            words=words_of(reading.sentence),
            time=times.get(first.start) or _time_of(reading, times),
            affair=reading.affair,
        )


def _side(text: str, first: Item, second: Item) -> int | None:
    """Return which side the first of two counts is of: 0 for, 1 against."""
    between = text[first.number_end : second.start]
    behind = text[second.number_end :]
    for side, (mine, yours) in _SIDES.items():
        if mine.fullmatch(between) and yours.match(behind):
            return side
    if _VERSUS.fullmatch(between) is None or _BY.search(text, 0, first.start) is None:
        return None
    carried, lost = _CARRIED.search(text), _LOST.search(text)
    if (carried is None) == (lost is None):
        return None
    return 0 if carried else 1


def _time_of(reading: Reading, times: Mapping[int, Time]) -> Time:
    """Return the time of the other figures of a sentence, else its only date."""
    if times:
        return next(iter(times.values()))
    return only_time(reading.dates)
