"""Whether two documents tell one tally, and each of them once.

In a short text about an affair there is one number of the dead, one garrison, one cost of the hall.
That two such texts print two figures is told by nothing else than that neither has a second one,
and that nothing narrows either.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from corpuskit.claims.documents.affairs import one_affair, telling_names
from corpuskit.claims.grammar.content import DEED, NAME, THING, name_key, names
from corpuskit.claims.grammar.times import overlap
from corpuskit.claims.linkage.usage import Texts, Usage, clause_words, numbers_in
from corpuskit.claims.linkage.wording import opposed, wording
from corpuskit.claims.model import Basis, Claim
from corpuskit.core import lexicons

_WORD = re.compile(r"[^\W\d_][\w’'-]+")
# Those who are counted, and what they have.
_ANYBODY = frozenset(THING + what for what in ("vote", "individual", "person", "member"))
_ONCE_EACH, _MOST_APART = 2, Decimal("2.2")
_SURE = frozenset({Basis.CLAUSE, Basis.SENTENCE, Basis.HEADING})


def sole(a: Claim, b: Claim, texts: Texts) -> float:
    """Return 1 where each figure is its document's only one of their tally.

    Nothing where the words, the times or the owners say that they are two things.
    """
    if not one_tally(a, b) or a.tally is None or b.tally is None:
        return 0.0
    if a.tally.stages != b.tally.stages or a.document == b.document:
        return 0.0
    if _of_two_times(a, b) or _worded_apart(a, b):
        return 0.0
    if (a.tally.anew or b.tally.anew) and not _shared(a, b):
        return 0.0
    # Who prints the other figure as well, knows of both.
    if numbers_in(b.where.quote) & texts.a.numbers or numbers_in(a.where.quote) & texts.b.numbers:
        return 0.0
    if not (_at_home(a, b, texts.a, texts.b) and _at_home(b, a, texts.b, texts.a)):
        return 0.0
    mine = _told(a, texts.a.tallies.get(a.tally.key, ()))
    return float(mine == 1 == _told(b, texts.b.tallies.get(b.tally.key, ())))


def one_tally(a: Claim, b: Claim) -> bool:
    """Tell whether two figures are of one tally."""
    return a.tally is not None and b.tally is not None and a.tally.key == b.tally.key


def only_of_tally(a: Claim, b: Claim, texts: Texts) -> bool:
    """Tell whether nothing but their tally lets two figures be compared.

    They share no word, their documents share one name, or what dates them are two documents.
    """
    if not one_tally(a, b):
        return False
    times = a.time.known and b.time.known and not overlap(a.time, b.time)
    dated = a.time.basis is not Basis.PARAGRAPH is not b.time.basis
    if (times and dated) or clause_words(a).isdisjoint(clause_words(b)):
        return True
    in_table = bool(a.telling or b.telling) and texts.a.affair.told & texts.b.affair.told
    return not (
        in_table or telling_names(a.affair & b.affair) or one_affair(texts.a.affair, texts.b.affair)
    )


def _shared(a: Claim, b: Claim) -> frozenset[str]:
    """Return what two clauses speak of beside those who are counted."""
    counted = {THING + c.counted for c in (a, b)} | {THING + c.subject.head for c in (a, b)}
    return frozenset(w for w in a.words & b.words if not w.startswith(DEED)) - counted - _ANYBODY


def _told(claim: Claim, told: Sequence[Claim]) -> int:
    """Return how many figures of a text could be meant by a tally: no part, stage or other time."""
    found = {claim.value} | {
        other.value
        for other in told
        if other.tally is not None
        and claim.tally is not None
        and other.tally.stages == claim.tally.stages
        and not wording(other).part
        and not _of_two_times(claim, other)
        and not _far(claim, other)
    }
    return len(found)


def _far(a: Claim, b: Claim) -> bool:
    low, high = sorted(abs(c.value.point or Decimal(0)) for c in (a, b))
    return high > _MOST_APART * low


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
    unsaid = (names(claim.words) | owner) - known
    if any(_alike().get(name, frozenset()).isdisjoint(known) for name in unsaid):
        return False
    # A name that stands once in either document is of something that neither is about.
    named = owner & usage.affair.printed
    if not named or not named.isdisjoint(said | usage.title):
        return True
    return any(own.named.get(name, 0) + usage.named.get(name, 0) > _ONCE_EACH for name in named)


@functools.cache
def _alike() -> Mapping[str, frozenset[str]]:
    """Return the other nouns by which the body goes that a noun stands for."""
    groups = lexicons.table("corpuskit.claims", "tallies.toml")["bodies_alike"]["groups"]
    found: defaultdict[str, set[str]] = defaultdict(set)
    for group in groups:
        keys = {NAME + name_key(word) for word in group}
        for key in keys:
            found[key] |= keys
    return {key: frozenset(keys) for key, keys in found.items()}


@functools.lru_cache(maxsize=4096)
def _spoken(sentence: str) -> frozenset[str]:
    return frozenset(NAME + name_key(word) for word in _WORD.findall(sentence))


def _owner(claim: Claim) -> frozenset[str]:
    return frozenset(claim.tally.owner) if claim.tally is not None else frozenset()
