"""Shares of a vote set against how many were for and how many against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpuskit.claims.grammar.content import matter, names
from corpuskit.claims.grammar.numbered_apart import numbered_apart
from corpuskit.claims.grammar.portion_words import votes_told
from corpuskit.claims.grammar.times import overlap
from corpuskit.claims.model import STATED, Claim, Extract, Poll, Portion, Time
from corpuskit.claims.shares.same_portion import names_of, one_time
from corpuskit.claims.shares.share_facts import bounds_of

_HUNDRED = Decimal(100)
_APART = Decimal(2)
# What is a share of those who voted, not of those who could.
_CAST = re.compile(
    r"\bof\s+(?:(?:the|all|its|their)\s+)*(?:valid\s+)?(?:votes?|ballots|poll|voting|those\s+voting)\b"
    r"|\bof\s+(?:those|all|the\s+people|the\s+citizens)\s+who\s+(?:had\s+)?(?:voted|took\s+part|cast)"
    r"|\bof\s+[^,.;]{0,40}\bwho\s+(?:had\s+)?(?:voted|cast)"
    r"|\bof\s+the\s+votes\b|\bvotes\s+cast\b",
    re.I,
)
_FOR = re.compile(
    r"\b(?:in\s+favou?r|yes|(?:were|was|voted|been|declared|came\s+out)\s+for|ayes?)\b"
    r"|\b(?:approved|adopted|carried|passed|accepted|elected|ratified|supported|backed)\b",
    re.I,
)
_AGAINST = re.compile(
    r"\b(?:against|opposed|(?:said|voted)\s+no|noes|rejected|defeated|turned\s+down|refused)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Miscounted:
    """Hold a share of a vote, and the votes that make another one."""

    share: Claim
    poll: Poll
    makes: Decimal


def miscounted(extracts: Sequence[Extract]) -> Iterator[Miscounted]:
    """Yield the shares of a vote that the votes for and against do not make."""
    polls = [(poll, extract) for extract in extracts for poll in extract.polls]
    if not polls:
        return
    known = {extract.name: names_of(extract) for extract in extracts}
    for extract in extracts:
        told = {portion.where: portion for portion in extract.portions}
        for share in extract.claims:
            portion, bounds = told.get(share.where), bounds_of(share)
            if portion is None or bounds is None or share.stance not in STATED:
                continue
            side = _side_of(portion)
            if side is None:
                continue
            mine = known[share.document]
            near = [
                poll
                for poll, other in polls
                if _of_one_vote(portion, share.time, poll)
                and (not mine or not known[other.name] or mine & known[other.name])
            ]
            makes = [_share_of(poll, side) for poll in near]
            off = [m < bounds[0] - _APART or bounds[1] + _APART < m for m in makes]
            if makes and all(off) and max(makes) - min(makes) <= 1:
                yield Miscounted(share, near[0], makes[0])


def _side_of(share: Portion) -> int | None:
    """Return which side a share of those who voted is of: 0 for, 1 against."""
    sentence, clause = share.where.sentence, share.clause
    if _CAST.search(sentence, share.where.start) is None:
        return None
    ayes, noes = _FOR.search(clause), _AGAINST.search(clause)
    if (ayes is None) == (noes is None):
        return None
    return 0 if (ayes is not None) != share.denied else 1


def _of_one_vote(share: Portion, time: Time, poll: Poll) -> bool:
    """Tell whether nothing tells two votes, or those who voted, apart."""
    if share.where.sentence == poll.where.sentence or not one_time(time, poll.time):
        return False
    narrowed = matter(share.narrowed) - votes_told()
    if narrowed - poll.words:
        return False
    said = matter(share.said) - votes_told()
    of_it = said & poll.words
    if not of_it and (
        (said and matter(poll.words) - votes_told()) or not _one_day(time, poll.time)
    ):
        return False
    if numbered_apart(share.where.sentence, poll.where.sentence):
        return False
    named = names(share.narrowed | share.said | share.doer)
    return named <= poll.words | poll.affair


def _one_day(a: Time, b: Time) -> bool:
    return a.known and b.known and overlap(a, b)


def _share_of(poll: Poll, side: int) -> Decimal:
    ayes, noes = poll.ayes.point or Decimal(0), poll.noes.point or Decimal(0)
    return (noes if side else ayes) / (ayes + noes) * _HUNDRED
