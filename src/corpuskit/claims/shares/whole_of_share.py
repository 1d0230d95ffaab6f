"""Whether what a share is printed with shows that it is of another whole than two counts.

«88 per cent of 510,000 children» is no share of 41,300 children, nor is «448,800 children, or 88
per cent». «In the hotels 71 per cent of the beds were let» tells not how many beds are in hotels.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from corpuskit.claims.grammar.content import matter, words_in
from corpuskit.claims.model import Value
from corpuskit.claims.shares.share_facts import ShareFact
from corpuskit.core.findings import Location

_COUNT = r"(?P<count>\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+|\d+)"
_OF = re.compile(
    rf"\s*(?:per\s+cent|percent|%)?\s*of\s+(?:the\s+|its\s+|their\s+|all\s+)*{_COUNT}\b"
)
_BESIDE = re.compile(
    rf"{_COUNT}\s+(?:[a-z-]+\s+){{0,3}}?[a-z-]+,?\s+(?:or\s+|\(|that\s+is,?\s+)"
    r"(?:some\s+|about\s+|nearly\s+|almost\s+)?$"
)
# A whole that is rounded is still the whole.
_ROUNDED = Decimal("0.1")
_OPENING = re.compile(r"(?:^|[;:,]\s)(?:In|Among|Of|At|On)\s(?P<whole>[^,;:\d]+?),?\s*$", re.I)


def other_whole(share: Location, whole: Value) -> bool:
    """Tell whether the number of which a share is one, or what it makes, is no part of a whole."""
    if whole.point is None:
        return False
    of = _number(_OF, share.sentence, share.end) or _number(_OF, share.quote, 0)
    if of is not None and abs(of - whole.point) > _ROUNDED * max(of, whole.point):
        return True
    beside = _BESIDE.search(share.sentence, 0, share.start)
    return beside is not None and _read(beside) > whole.point


def of_the_part(share: ShareFact, counted: ShareFact) -> bool:
    """Tell whether a share is one of the very part that is counted, and not what that part is."""
    told = counted.telling
    return bool(told) and told <= _opened_with(share.where[0].sentence, share.where[0].start)


@functools.lru_cache(maxsize=4096)
def _opened_with(sentence: str, start: int) -> frozenset[str]:
    """Return what the words that open a clause before a figure say that it is one of."""
    opening = _OPENING.search(sentence, 0, start)
    return matter(words_in(opening["whole"])) if opening is not None else frozenset()


def _number(pattern: re.Pattern[str], text: str, start: int) -> Decimal | None:
    found = pattern.match(text, start) or (pattern.search(text) if not start else None)
    return _read(found) if found is not None else None


def _read(match: re.Match[str]) -> Decimal:
    return Decimal(re.sub(r"\D", "", match["count"]))
