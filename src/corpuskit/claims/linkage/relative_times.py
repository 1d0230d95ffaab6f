"""Times that only the text around can date: «in its first year», «in the worst years».

What is told of such a time is not set against what another text dates: whether it is the same time
nobody can see.
"""

from __future__ import annotations

import re

from corpuskit.claims.grammar.accounts import of_another_moment
from corpuskit.claims.linkage.agreement import SURE
from corpuskit.claims.model import Claim

_RELATIVE = re.compile(
    r"\b(?:in|during|within|over|for)\s+(?:the|its|their|his|her|our)\s+"
    r"(?:first|second|third|fourth|next|following|previous|preceding|last|same"
    # «In the fullest summers» is not any summer of a table.
    r"|best|worst|(?!harvest)[a-z]{2,}est)\s+"
    r"(?:(?:few|one|two|three|four|five|six|\d+|full|half)\s+)?"
    r"(?:days?|weeks?|months?|quarters?|years?|seasons?|decades?|summers?|winters?)\b(?!\s+of\s+(?:\w+\s+)?\d)",
    re.I,
)
_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
_AT_AN_END = re.compile(
    r"\bat\s+(?:the|its|their)\s+(?:opening|start|beginning|founding|foundation|end|close|outbreak|"
    r"launch|inauguration)\b(?!\s+of\s+(?:the\s+)?(?:year|month|century|\d))",
    re.I,
)


def of_relative_time(claim: Claim, other: Claim) -> bool:
    """Tell «in the first year after it», which only the text around can date, from dated years."""
    if claim.telling or claim.time.known or not other.time.known:
        return False
    sentence = claim.where.sentence
    found = _RELATIVE.search(sentence)
    if found is None and other.time.basis in SURE:
        found = _AT_AN_END.search(sentence)
    if found is None:
        return of_another_moment(claim, other)
    return found[0].casefold() not in other.where.sentence.casefold()


def dated_relatively(sentence: str, other: str) -> bool:
    """Tell a sentence with such a time alone from one that prints a year."""
    if _YEAR.search(sentence) or not _YEAR.search(other):
        return False
    return _RELATIVE.search(sentence) is not None
