"""Whether two dates are of one occasion, where no name of what happened tells.

«Nine people died in the fire of Tarn» tells of some people, not of one thing that dies once: who
they were is only known from where it was, how many there were, and what else both texts say.
"""

from __future__ import annotations

import functools
import re

from corpuskit.claims.documents.affairs import names_in
from corpuskit.claims.grammar.counted import small_number
from corpuskit.claims.grammar.verb_groups import word_class
from corpuskit.claims.model import EventDate
from corpuskit.claims.model.apart import Apart
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.core.alternation import alternation
from corpuskit.core.findings import Location

_DEFINITE = r"\b(?:the|this|that|its|their|his|her|our|both|all)\s+(?:[\w’'-]+\s+){0,3}"
_FOR_WHOM = re.compile(
    r"\b(?P<what>opened|closed|thrown open)\s+(?:to|for)\s+(?:the\s+)?(?P<which>[a-z]+)\b"
)
_AGAIN = re.compile(r"\b(?:again|anew|once\s+more|a\s+second\s+time)\b", re.I)
_NEAR, _BEHIND = 30, 10
_BEFORE = re.compile(r"(\w[\w’'-]*)\s+$")
_ON_OCCASION = re.compile(
    r"\b[Tt]he\s+(?:[a-z-]+\s+)?(?P<noun>[a-z-]+)\s+"
    r"(?:(?:at|in|of|against|with)\s+(?:[A-Z][\w’'-]+\s+){1,3})?"
    r"(?:of|on)\s+(?:the\s+)?(?:[A-Z][a-z]+day,?\s+)?$"
)


def two_occasions(a: EventDate, b: EventDate) -> Apart | None:
    """Return why two dates of what has no name are not known to be of one occasion, if so.

    Things that are definite may be one unless each is placed elsewhere; of others the sentences
    must share a name, and how many there were must not differ.
    """
    if (found := placed_apart(a.where, b.where)) is not None:
        return found
    if _is_definite(a) and _is_definite(b):
        return None
    if not names_in(a.where.sentence) & names_in(b.where.sentence):
        return Apart(Obstacle.NAMES)
    if counted_apart((a.where.sentence, a.label), (b.where.sentence, b.label)):
        return Apart(Obstacle.HOW_MANY, noun=a.label)
    return None


def placed_apart(a: Location, b: Location) -> Apart | None:
    """Return the two places in which two sentences put what they date: «in Brae», «in Tarn»."""
    mine, yours = _places(a.sentence), _places(b.sentence)
    if not (mine and yours) or not mine.isdisjoint(yours):
        return None
    return Apart(Obstacle.ELSEWHERE, _shown(mine), _shown(yours))


def _shown(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(name.partition(":")[2].capitalize() for name in sorted(names))


def counted_apart(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Tell whether two sentences count another number of what is told of, each given with it.

    >>> counted_apart(("Two barges sank.", "barges"), ("Twelve barges sank.", "barges"))
    True
    """
    mine, yours = _count(*a), _count(*b)
    return mine is not None and yours is not None and mine != yours


def occasion_of(sentence: str, at: int) -> str:
    """Return the noun to which a date belongs: «the semi-final at Riva on 10 June»."""
    noun = _ON_OCCASION.search(sentence, 0, at)
    return noun["noun"].casefold() if noun else ""


def another_round(a: str, b: str) -> bool:
    """Tell the semi-final from the final: one noun, and a compound of it.

    >>> another_round("semi-final", "final"), another_round("fire", "blaze")
    (True, False)
    """
    return a != b and a.rpartition("-")[2] == b.rpartition("-")[2]


def told_of_two_occasions(a: Location, b: Location) -> Apart | None:
    """Return the words round two dates that say that they are of two occasions of one kind.

    Another round («the semi-final», «the final»), another turn («the first match», «the return
    match»), for others («opened to carts»), or once more («left again»).
    """
    round_, other = occasion_of(a.sentence, a.start), occasion_of(b.sentence, b.start)
    if another_round(round_, other):
        return Apart(Obstacle.OCCASION, _given(round_), _given(other))
    again, anew = _again(a), _again(b)
    if bool(again) != bool(anew):
        return Apart(Obstacle.OCCASION, _given(again), _given(anew))
    for said in (_ranked(), _FOR_WHOM):
        mine, yours = (
            {m["what"]: m["which"] for m in said.finditer(each.sentence)} for each in (a, b)
        )
        for what in sorted(mine.keys() & yours.keys()):
            anybody = {mine[what], yours[what]} & word_class("for_anybody")
            if mine[what] != yours[what] and not anybody:
                return Apart(Obstacle.OCCASION, (mine[what],), (yours[what],), what)
    return None


def _given(word: str) -> tuple[str, ...]:
    return (word,) if word else ()


def _again(where: Location) -> str:
    found = _AGAIN.search(where.sentence, max(0, where.start - _NEAR), where.end + _BEHIND)
    return found[0].casefold() if found else ""


@functools.cache
def _ranked() -> re.Pattern[str]:
    ranks = alternation(word_class("ranks") | word_class("turns"))
    return re.compile(
        rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s+(?P<which>{ranks})\s+(?P<what>[a-z-]+)\b"
    )


def _places(sentence: str) -> frozenset[str]:
    """Return the names in a sentence that a preposition of place stands before."""
    return frozenset().union(*(names_in(f"in {m['name']}") for m in _placed().finditer(sentence)))


@functools.cache
def _placed() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?i:of|from|{alternation(word_class('whereabouts'))})\s+(?:the\s+)?"
        r"(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)"
    )


def _is_definite(event: EventDate) -> bool:
    return re.search(_DEFINITE + re.escape(event.label), event.where.sentence, re.I) is not None


def _count(sentence: str, label: str) -> int | None:
    """Return the number that stands before what something happened to."""
    at = sentence.find(label)
    before = _BEFORE.search(sentence, 0, at) if at > 0 else None
    if before is None:
        return None
    return int(before[1]) if before[1].isdigit() else small_number(before[1].casefold())
