"""What stands beside a figure: parts that make a total, and counts of other things.

What adds up to a figure is not set against it, nor is one of a list against one of another list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from corpuskit.claims.arithmetic.adds_up import is_rest_of
from corpuskit.claims.grammar.of_them import of_them
from corpuskit.claims.linkage.usage import can_be_linked
from corpuskit.claims.model import Claim, Extract
from corpuskit.claims.model.apart import Apart
from corpuskit.claims.model.obstacles import Obstacle

_MOST, _OTHERS = 12, 2
_ROUNDED = Decimal("0.01")
Sentences = Mapping[tuple[str, int, str], Sequence[Claim]]


def sentences_of(extracts: Iterable[Extract]) -> Sentences:
    """Return the figures of each sentence by its document, its number and their unit."""
    found: defaultdict[tuple[str, int, str], list[Claim]] = defaultdict(list)
    for extract in extracts:
        for claim in extract.claims:
            if not claim.telling and can_be_linked(claim):
                found[_key(claim)].append(claim)
    return {key: claims for key, claims in found.items() if 1 < len(claims) <= _MOST}


def whole_and_part(a: Claim, b: Claim, sentences: Sentences) -> bool:
    """Tell whether one figure is what the other makes together with those beside it.

    «11.5 million» is no other figure for one of «3.1 million on printing, 6.4 million on pay and
    2.0 million on transport»: it is their sum. Nor is «nine in the town» another figure for
    «fourteen in all, five of them in the villages»: they are the rest.
    """
    mine, yours = sentences.get(_key(a), ()), sentences.get(_key(b), ())
    if _adds_up(a, yours) or _adds_up(b, mine):
        return True
    return is_rest_of(a, b, yours) or is_rest_of(b, a, mine)


def of_two_lists(a: Claim, b: Claim, sentences: Sentences) -> Apart | None:
    """Return the nouns of two counts of like things, in which all others differ as well, if so.

    «288 guillemots, 97 razorbills and 86 kittiwakes» is no misprint of «412 guillemots, 96
    kittiwakes and 38 razorbills»: who copies a list gets one of it wrong.
    """
    mine, yours = _beside(a, sentences), _beside(b, sentences)
    shared = mine.keys() & yours.keys()
    if len(shared) < _OTHERS or any(mine[noun] == yours[noun] for noun in shared):
        return None
    told = tuple(sorted(shared))
    return Apart(Obstacle.TWO_LISTS, told, told)


def _beside(claim: Claim, sentences: Sentences) -> Mapping[str, Decimal | None]:
    """Return the other figures of a sentence by the noun that each counts."""
    found = {c.subject.noun: c.value.point for c in sentences.get(_key(claim), ()) if c != claim}
    return {noun: point for noun, point in found.items() if noun}


def _adds_up(whole: Claim, parts: Sequence[Claim]) -> bool:
    point = whole.value.point
    # «Nine died, four of them in May»: what is some of the first makes no sum with it.
    parts = [part for part in parts if not of_them(part.where.sentence, part.where.end)]
    if len(parts) < 2 or point is None or parts[0].unit != whole.unit:
        return False
    total = sum((part.value.point or Decimal(0) for part in parts), Decimal(0))
    return abs(total - point) <= _ROUNDED * abs(point)


def _key(claim: Claim) -> tuple[str, int, str]:
    return claim.document, claim.group, claim.unit
