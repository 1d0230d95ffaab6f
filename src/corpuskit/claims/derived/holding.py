"""Whether a rate held for all that it is multiplied with: not at first only, not at most."""

from __future__ import annotations

import re

from corpuskit.claims.content import words_in
from corpuskit.claims.derived.model import Derived
from corpuskit.claims.model import Claim

_CHANGED = re.compile(
    r"\b(?:at\s+first|initially|later|then|rose|increased|doubled|raised|fell|reduced|lowered|until|"
    r"eventually|(?:at|in)\s+the\s+(?:start|outset|beginning|end)|"
    r"on\s+the\s+(?:first|last|second|third|busiest|best|worst)|at\s+(?:its|their|the)\s+(?:peak|height|best|worst))"
    r"\b[^;:.]*$",
    re.I,
)
_CHANGES = re.compile(
    r"\s+in\s+(?:a|one|a\s+single)\s+(?:day|night|week|month|year)\b"
    r"|[^;:.\d]{0,30}\b(?:at\s+first|initially|later|rising|falling|at\s+(?:its|their|the)\s+(?:peak|height|best|worst))\b",
    re.I,
)
_CAN = re.compile(
    r"\b(?:could|can|capable|capacity|able\s+to|up\s+to|at\s+(?:the\s+)?most|maximum|designed|"
    r"licen[sc]ed)\b[^;:.]*$",
    re.I,
)
_FOR = re.compile(
    r"\s+(?:a\s+\w+\s+)?(?:for|in|on)\s+(?!each\b|every\b|all\b)(?:(?:the|its|his|her|their|an?)\s+)?(?P<what>[a-z-]{3,})\b"
)
_NET = re.compile(r"\b(?:net|gross|(?:after|before)\s+(?:tax(?:es)?|deductions|expenses))\b", re.I)


def holds(made: Derived, claim: Claim) -> bool:
    """Tell whether what a rate makes may be asked of a figure.

    What could be done at most is no less than what was done.
    """
    sides = (*made.inputs[:1], claim)
    if any(_changes(c) for c in sides if _is_rate(c, made)):
        return False
    rate = made.inputs[0].where
    if _CAN.search(rate.sentence[: rate.start]):
        most, done = made.claim.value.point, claim.value.point
        return most is not None and done is not None and done > most
    return True


def _changes(rate: Claim) -> bool:
    text, where = rate.where.sentence, rate.where
    return bool(_CHANGED.search(text[: where.start]) or _CHANGES.match(text, where.end))


def _is_rate(claim: Claim, made: Derived) -> bool:
    return "/" in claim.unit or (claim is made.inputs[0] and len(made.inputs) == 1)


def is_for_another(a: Claim, b: Claim) -> bool:
    """Tell money for the timber from money for the delay: for what only one text speaks of."""
    return any(
        (found := _FOR.match(mine.where.sentence, mine.where.end)) is not None
        and words_in(found["what"]).isdisjoint(yours.words)
        and bool(words_in(found["what"]))
        for mine, yours in ((a, b), (b, a))
        if mine.dimension.startswith("money")
    )


def is_net(claim: Claim) -> bool:
    """Tell an amount that says of itself that it is one without or with what is taken off."""
    return _NET.search(claim.where.sentence) is not None
