"""Whether two documents tell one tally, and each of them once.

In a short text about an affair there is one number of the dead, one garrison, one cost of the hall.
That two such texts print two figures is told by nothing else than that neither has a second one,
and that nothing narrows either.
"""

from __future__ import annotations

import functools
import re

from corpuskit.claims.grammar.content import NAME, name_key, names
from corpuskit.claims.grammar.times import overlap
from corpuskit.claims.linkage.usage import Texts, Usage, numbers_in
from corpuskit.claims.linkage.wording import opposed, wording
from corpuskit.claims.model import Basis, Claim

_WORD = re.compile(r"[^\W\d_][\w’'-]+")
_ONCE_EACH = 2
_SURE = frozenset({Basis.CLAUSE, Basis.SENTENCE, Basis.HEADING})


def sole(a: Claim, b: Claim, texts: Texts) -> float:
    """Return 1 where each figure is its document's only one of their tally, less where it is not.

    Nothing where the words, the times or the owners say that they are two things.
    """
    if a.tally is None or b.tally is None or a.tally.key != b.tally.key:
        return 0.0
    if a.tally.stages != b.tally.stages or a.document == b.document:
        return 0.0
    if _of_two_times(a, b) or _worded_apart(a, b):
        return 0.0
    # Who prints the other figure as well, knows of both.
    if numbers_in(b.where.quote) & texts.a.numbers or numbers_in(a.where.quote) & texts.b.numbers:
        return 0.0
    if not (_at_home(a, b, texts.a, texts.b) and _at_home(b, a, texts.b, texts.a)):
        return 0.0
    mine, yours = texts.a.tallies.get(a.tally.key, 1), texts.b.tallies.get(b.tally.key, 1)
    return 1 / (mine * yours)


def _of_two_times(a: Claim, b: Claim) -> bool:
    """Tell figures of two times, of which one at least is stated."""
    if not (a.time.known and b.time.known) or overlap(a.time, b.time):
        return False
    return a.time.basis in _SURE or b.time.basis in _SURE


def _worded_apart(a: Claim, b: Claim) -> bool:
    """Tell a part, or what another figure is measured by, or opposites."""
    mine, yours = wording(a), wording(b)
    if mine.part or yours.part or mine.compared or yours.compared:
        return True
    return opposed(mine.sides, yours.sides)


def _at_home(claim: Claim, other: Claim, own: Usage, usage: Usage) -> bool:
    """Tell whether the other document speaks of whose figure a claim is, and of all it names."""
    said = names(other.words) | _owner(other) | _spoken(other.where.sentence)
    known = usage.affair.printed | usage.affair.common | usage.title | said
    owner = _owner(claim)
    if not (names(claim.words) | owner) <= known:
        return False
    # A name that stands once in either document is of something that neither is about.
    named = owner & usage.affair.printed
    if not named or not named.isdisjoint(said | usage.title):
        return True
    return any(own.named.get(name, 0) + usage.named.get(name, 0) > _ONCE_EACH for name in named)


@functools.lru_cache(maxsize=4096)
def _spoken(sentence: str) -> frozenset[str]:
    return frozenset(NAME + name_key(word) for word in _WORD.findall(sentence))


def _owner(claim: Claim) -> frozenset[str]:
    return frozenset(claim.tally.owner) if claim.tally is not None else frozenset()
