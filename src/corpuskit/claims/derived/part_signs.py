"""In what two parts of wholes agree, each told in a document of its own: a number for each sign."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from corpuskit.claims.derived.parts import Part
from corpuskit.claims.grammar.content import DEED, NAME, THING
from corpuskit.claims.grammar.times import overlap, same_period
from corpuskit.claims.linkage.agreement import SURE
from corpuskit.claims.linkage.surroundings import keys_of
from corpuskit.claims.linkage.usage import Texts
from corpuskit.claims.model import Time

_OF_ALL = re.compile(r"\bof\s+(?:all|the\s+(?:whole|entire|total))\b", re.I)
_NARROWED = re.compile(r"\s+(?:who|which|that|in|at|from|of|on|with|[a-z]+ed)\b")
_OF_KIND = re.compile(
    r"\b(?:of|among)\s+(?:all\s+)?(?:the|its|their|these|those)\s+(?P<kind>[a-z-]+)\s+"
    r"(?!of\b|in\b|at\b|on\b|who\b|which\b|that\b|[a-z]+ed\b)[a-z]{3,}",
    re.I,
)
_OPENS = re.compile(rf"\W*{_OF_KIND.pattern}", re.I)
_PHRASE = 2
_UNIT, _MOST, _LEAST = 4.0, 3.0, 0.5
# What speaks for one part of one whole, and what against it; a learnt weight keeps its sign.
FOR = ("told", "covered", "both_covered", "base", "period", "whole", "linked", "opposed")
AGAINST = ("later", "another_verb")


def signs_of(a: Part, b: Part, texts: Texts, *, opposed: bool) -> Mapping[str, float]:
    """Return how far two parts agree; `opposed` says that they are the two parts of a whole."""
    base = a.base | b.base
    mine, yours = ([k for k in part.told if not k & base] for part in (a, b))
    heard = frozenset().union(*yours)
    shared = [keys for keys in mine if keys & heard]
    covers = sorted((_covered(mine, b.around), _covered(yours, a.around)))
    based = bool(_of(a) & _of(b))
    one = _one_period(a, b)
    known = a.claim.time.known and b.claim.time.known
    same_whole = a.whole is not None and b.whole is not None
    of_whole = {p.whole.value.point for p in (a, b) if p.whole is not None}
    return {
        "told": min(sum(_worth(keys, texts) for keys in shared) / _UNIT, _MOST),
        "covered": covers[1],
        "both_covered": covers[0],
        "base": float(based),
        "period": float(one),
        "whole": float(same_whole and len(of_whole) == 1),
        "linked": float(a.whole is not None) + float(b.whole is not None),
        "opposed": float(opposed),
        "another_verb": float(_another_verb(a, b)),
        "later": float(known and not _overlap(a, b)),
    }


def may_be_one(signs: Mapping[str, float]) -> bool:
    """Tell parts of which the whole, its number or the time is told alike, not words alone.

    Where no whole is named, or another verb or another time is told, more must be said alike.
    """
    doubtful = not signs["base"] or signs["later"]
    doubtful = doubtful or (signs["another_verb"] and signs["told"] < _LEAST)
    if doubtful and signs["both_covered"] < _LEAST:
        return bool(signs["whole"])
    return bool(signs["base"] or signs["period"] or signs["whole"])


def is_plain(signs: Mapping[str, float]) -> bool:
    """Tell parts that need no common name, as `told_of_one` does: most words are alike as well."""
    alike = signs["both_covered"] >= _LEAST and signs["told"] > _LEAST
    return bool(signs["base"] and signs["period"]) and alike


def told_of_one(a: Part, b: Part) -> bool:
    """Tell parts of wholes that are named alike, of one period."""
    return bool(_of(a) & _of(b)) and _one_period(a, b)


def shared_told(a: Part, b: Part) -> frozenset[str]:
    """Return the keys of the words that say of both which part they are."""
    base = a.base | b.base
    heard = frozenset().union(*b.told)
    return frozenset().union(*(k & heard for k in a.told if not k & base))


def another_base(a: Part, b: Part) -> bool:
    """Tell parts of two wholes: each says of what it is one, and neither speaks of the other's."""
    mine, yours = _of(a), _of(b)
    return bool(mine) and bool(yours) and not (mine & (yours | b.around) or yours & a.around)


def narrower_base(a: Part, b: Part) -> bool:
    """Tell a part of new members from one of members: what narrows a whole is told of it alone.

    What is a part of all of them is none of those who lived in.
    """
    if any(_is_of_all(x) and _is_narrowed(y) for x, y in ((a, b), (b, a))):
        return True
    return any(
        any(not keys_of(word) & other.around for word in mods.split())
        for part, other in ((a, b), (b, a))
        for mods in _narrowing(part)
    )


def _is_of_all(part: Part) -> bool:
    """Tell a share that says that it is of all: «12 per cent of all students»."""
    where = part.claim.where
    return part.whole is None and _OF_ALL.search(where.sentence, where.start) is not None


def _is_narrowed(part: Part) -> bool:
    """Tell a whole of which some are counted: «700 new members», «700 members in town»."""
    if part.whole is None:
        return False
    where = part.whole.where
    return bool(_NARROWED.match(where.sentence, where.end)) or len(where.quote.split()) > _PHRASE


def _narrowing(part: Part) -> frozenset[str]:
    """Return the words that say of which kind the whole is: «of the new members 30 per cent»."""
    where = part.claim.where
    base = part.claim.base if part.is_share and part.whole is None else None
    subject = part.whole.subject if part.whole is not None else base
    kinds = (_OPENS.match(where.sentence, 0, where.start), _OF_KIND.search(where.quote))
    told = frozenset(found["kind"].casefold() for found in kinds if found is not None)
    return told | (subject.facet("mod") if subject is not None else frozenset())


def another_time(a: Part, b: Part) -> bool:
    """Tell parts of two times, each dated by its own words or those at its head."""
    times = [t for t in (a.claim.time, b.claim.time) if t.known and t.basis in SURE]
    return len(times) == 2 and not _overlap(a, b)


def _overlap(a: Part, b: Part) -> bool:
    return any(overlap(x, y) for x in _times(a) for y in _times(b))


def _of(part: Part) -> frozenset[str]:
    """Return of what a part is one; of a count without its whole, what it counts."""
    if part.base or part.whole is not None or part.is_share:
        return part.base
    subject = part.claim.subject
    named = {part.claim.counted, subject.noun, subject.head} - {""}
    return frozenset(named).union(*part.told)


def _covered(keys: Iterable[frozenset[str]], around: frozenset[str]) -> float:
    """Return how many of the words that tell a part the other passage has, of one."""
    every = list(keys)
    return sum(bool(k & around) for k in every) / len(every) if every else 0.0


def _worth(keys: frozenset[str], texts: Texts) -> float:
    bags = (kind + key for key in sorted(keys) for kind in (THING, NAME, DEED))
    return max((texts.worth(word) for word in bags), default=0.0)


def _another_verb(a: Part, b: Part) -> bool:
    """Tell whether each passage says with a verb of its own what was done, or what they did."""
    mine, yours = (keys_of(part.claim.verb) for part in (a, b))
    if a.rest or b.rest or not mine or not yours or mine & yours:
        return False
    return mine.isdisjoint(b.around) and yours.isdisjoint(a.around)


def _times(part: Part) -> tuple[Time, ...]:
    """Return the times of a part and of its whole, of which either may be told."""
    if part.whole is None:
        return (part.claim.time,)
    return part.claim.time, part.whole.time


def _one_period(a: Part, b: Part) -> bool:
    return any(
        x.known and y.known and same_period(x, y) and {x.basis, y.basis} & SURE
        for x in _times(a)
        for y in _times(b)
    )
