"""Whether two shares are of one part of one whole, of its two parts, or of things apart."""

from __future__ import annotations

from enum import Enum

from corpuskit.claims.grammar.content import deeds, matter, named_apart, names
from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.times import but_for_the_year, overlap, same_period
from corpuskit.claims.model import Basis
from corpuskit.claims.shares.share_facts import ShareFact, makes_up, opposite, part_words, same_base

_LOOSE = frozenset({Basis.PARAGRAPH, Basis.DOCUMENT, Basis.UNKNOWN})
_LEAST = 2
_PEOPLE = frozenset(
    {"individual", "person", "man", "woman", "child", "refugee", "worker", "student"}
)


class Parts(Enum):
    """Say how the parts of two shares stand to each other."""

    ONE = "one part"
    OTHER = "two parts"
    BESIDE = "two of several parts"
    APART = "things apart"


def compared(a: ShareFact, b: ShareFact) -> Parts:
    """Set two shares side by side.

    One printed in words must be among them: counts of one passage are compared as counts.
    """
    if not (a.printed or b.printed) or not same_base(a, b):
        return Parts.APART
    if a.where[0].sentence == b.where[0].sentence or not _one_time(a, b):
        return Parts.APART
    strangers = a.affair and b.affair and not a.affair & b.affair
    if a.document != b.document and strangers and names(a.words | b.words):
        return Parts.APART
    mine, yours = part_words(a), part_words(b)
    if deeds(a.telling) and deeds(b.telling) and not deeds(a.telling) & deeds(b.telling):
        return Parts.APART
    if named_apart(_own_names(a, b), _own_names(b, a)):
        return Parts.APART
    if opposite(a, b):
        return Parts.OTHER if _told_alike(a, b) else Parts.APART
    if makes_up(a) and makes_up(b) and not _of_people(a):
        return Parts.BESIDE if same_period(a.time, b.time) and _two(a, b) else Parts.APART
    shared = matter(mine & yours)
    fewest = min(len(matter(mine)), len(matter(yours)))
    enough = len(shared) >= _LEAST or (shared and (fewest == 1 or a.count == b.count is not None))
    told = same_period(a.time, b.time) and any(t and t <= shared for t in (a.telling, b.telling))
    return Parts.ONE if enough or told else Parts.APART


def _of_people(fact: ShareFact) -> bool:
    """Tell a share of people, who are women and nurses at once."""
    return fact.base in lexicon().bodies.values() or fact.base in _PEOPLE


def _two(a: ShareFact, b: ShareFact) -> bool:
    """Tell whether two parts are told by words of which they have none in common."""
    return bool(a.part and b.part) and not a.part & b.part


def _own_names(fact: ShareFact, other: ShareFact) -> frozenset[str]:
    return names(fact.words) - (other.affair - names(other.words))


def _told_alike(a: ShareFact, b: ShareFact) -> bool:
    """Tell whether two parts are of one whole: its time, its number, or two words are the same."""
    if same_period(a.time, b.time) or but_for_the_year(a.time, b.time):
        return True
    if a.count is not None and a.count == b.count:
        return True
    return len(part_words(a) & part_words(b)) >= _LEAST


def _one_time(a: ShareFact, b: ShareFact) -> bool:
    if not a.time.known or not b.time.known or overlap(a.time, b.time):
        return True
    if but_for_the_year(a.time, b.time):
        return True
    loose = a.time.basis in _LOOSE or b.time.basis in _LOOSE
    return loose and a.document != b.document and bool(part_words(a) & part_words(b))
