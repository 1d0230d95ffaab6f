"""Counts of what there is, which within a year change little: members, keepers, beds.

What was done in a part of a year is a part of what was done in the year; what there was is not.
«In June the Board had 214 keepers» and «in that year the Board employed 271» cannot both be true.
"""

from __future__ import annotations

import re
from decimal import Decimal

from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.times import overlap
from corpuskit.claims.model import Basis, Claim, Kind, Time

_YEAR, _MONTH = 366, 31
# How much greater one must be to be of another year, where the times are a year and a part of it.
_CHANGED = Decimal("1.15")
_REACH = 60
# What says that so many were there: «employed 271 keepers», not «took on 27 keepers».
_IS_THERE = re.compile(
    r"\b(?:had|has|have|with|employed|employs|counted|numbered|kept|owned|owns|was|were|is|are|of|"
    r"(?:stood|stands)\s+at|(?:down|up|reduced|cut|fallen|risen|grown|came|come|amounted)\s+to|"
    r"comprised|comprises|boasted|totalled|deployed|enrolled|the)\s+"
    r"(?:(?:about|some|only|still|nearly|almost|over|roughly|around|no|fewer|more|less|than|at|least|"
    r"a|total|of)\s+)*$",
    re.I,
)
# The facets that name the whole of which something is a part.
_WHOLES = frozenset({"owner", "of"})
_DATED = frozenset({Basis.CLAUSE, Basis.SENTENCE, Basis.HEADING})


def is_made_of(claim: Claim) -> bool:
    """Tell the count of what a thing is made of: a law has its articles, a bridge its spans."""
    narrowed = claim.subject.facets and claim.subject.narrowed_by
    if claim.dimension != "count" or not narrowed or narrowed.isdisjoint(_WHOLES):
        return False
    parts = lexicon().words["parts"]
    return claim.subject.head in parts or claim.subject.noun in parts


def one_stock(a: Claim, b: Claim) -> bool:
    """Tell whether two claims count what there was, at times that lie within one another.

    Within a month that is one number; within a year the two may differ by a little.
    """
    if not (is_stock(a) and is_stock(b)) or not overlap(a.time, b.time):
        return False
    if a.time.basis not in _DATED or b.time.basis not in _DATED:
        return False
    longest = max(_days(a.time), _days(b.time))
    return longest <= _MONTH or (longest <= _YEAR and _far(a, b))


def is_stock(claim: Claim) -> bool:
    """Tell a count of those who are there, who are had, employed or kept."""
    if claim.kind is not Kind.QUANTITY or claim.dimension != "count":
        return False
    before = claim.where.sentence[max(0, claim.where.start - _REACH) : claim.where.start]
    if _IS_THERE.search(before) is None:
        return False
    lex = lexicon()
    subject = claim.subject
    stays = subject.head in lex.words["staying"] or subject.noun in lex.words["staying"]
    if claim.predicate in lex.flows or (claim.verb and not (claim.predicate or stays)):
        return False
    return stays or claim.predicate in lex.words["states"] or subject.noun in lex.bodies


def _far(a: Claim, b: Claim) -> bool:
    first, second = a.value.point, b.value.point
    if not first or not second:
        return False
    low, high = sorted((abs(first), abs(second)))
    return high >= low * _CHANGED


def _days(time: Time) -> int:
    if time.first is None or time.last is None:
        return 0
    return (time.last - time.first).days
