"""Whether a rate held for all that it is multiplied with: not at first only, not at most."""

from __future__ import annotations

import functools
import re

from corpuskit.claims.derived.model import Derived
from corpuskit.claims.derived.rates import rate_words
from corpuskit.claims.grammar.content import THING, stem_of_noun, words_in
from corpuskit.claims.model import Claim

_FOR = re.compile(
    r"\s+(?:a\s+\w+\s+)?(?:for|in|on)\s+(?!each\b|every\b|all\b)"
    r"(?:(?:the|its|his|her|their|an?)\s+)?(?:\d[\d,.]*\s+)?(?P<what>[a-z-]{3,})\b"
)
# «Before 1860», «after the war»: a part of the time that a figure of all is of.
_LIMIT = re.compile(
    r"\b(?:before|until|till|after|since)\s+(?:the\s+)?(?:\w+\s+){0,3}?\d{4}\b", re.I
)
_IN_ALL = re.compile(r"\b(?:in\s+all|altogether|ever|all\s+told|in\s+total)\b", re.I)


def holds(made: Derived, claim: Claim) -> bool:
    """Tell whether what a rate makes may be asked of a figure.

    What could be done at most is no less than what was done.
    """
    sides = (*made.inputs[:1], claim)
    if any(_changes(c) for c in sides if _is_rate(c, made)):
        return False
    rate = made.inputs[0].where
    if _LIMIT.search(rate.sentence) and _IN_ALL.search(claim.where.sentence):
        return False
    if _before("at_most").search(rate.sentence[: rate.start]):
        most, done = made.claim.value.point, claim.value.point
        return most is not None and done is not None and done > most
    return True


def _changes(rate: Claim) -> bool:
    text, where = rate.where.sentence, rate.where
    return bool(
        _before("changed_before").search(text[: where.start]) or _behind().match(text, where.end)
    )


def _is_rate(claim: Claim, made: Derived) -> bool:
    return "/" in claim.unit or (claim is made.inputs[0] and len(made.inputs) == 1)


def is_for_another(a: Claim, b: Claim) -> bool:
    """Tell money for the timber from money for the delay, tons of rice from tons of flour."""
    if a.unit != "count" and a.counted and b.counted and a.counted != b.counted:
        return THING + stem_of_noun(b.counted) not in a.words
    return any(
        (found := _FOR.match(mine.where.sentence, mine.where.end)) is not None
        and words_in(found["what"]).isdisjoint(yours.words)
        and bool(words_in(found["what"]))
        for mine, yours in ((a, b), (b, a))
        if mine.dimension.startswith("money")
    )


def is_opposite(a: Claim, b: Claim) -> bool:
    """Tell what one and the same raised from what it spent."""
    if not a.dimension.startswith("money") or a.subject.head != b.subject.head:
        return False
    return bool(a.subject.head) and {_way(a), _way(b)} == {1, -1}


def _way(claim: Claim) -> int:
    """Return whether the words before an amount say that it came in or went out."""
    before = claim.where.sentence[: claim.where.start]
    comes, goes = (_any(name).search(before) is not None for name in ("money_in", "money_out"))
    return comes - goes


def is_net(claim: Claim) -> bool:
    """Tell an amount that says of itself that it is one without or with what is taken off."""
    return _any("net").search(claim.where.sentence) is not None


def is_whole(claim: Claim) -> bool:
    """Tell what was taken in for all: «The takings came to 7,900 dollars»."""
    return _any("takings").search(claim.where.sentence) is not None


@functools.cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{rate_words(name)})\b", re.I)


@functools.cache
def _before(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{rate_words(name)})\b[^;:.]*$", re.I)


@functools.cache
def _behind() -> re.Pattern[str]:
    """Return what tells right behind a rate that it is one of a day, or one of a while."""
    once = r"\s+in\s+(?:a|one|a\s+single)\s+(?:day|night|week|month|year)\b"
    return re.compile(rf"{once}|[^;:.\d]{{0,30}}\b(?:{rate_words('changed_behind')})\b", re.I)
