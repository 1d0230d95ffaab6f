"""Whom a text tells of: the person named first in it, and more often than all others together.

A paragraph of a life that begins with «she» goes on with whose life it is, whoever was named last
in the paragraph before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from corpuskit.claims.grammar.reading import Person
from corpuskit.claims.markup.blocks import BlockText, people_in

_HE, _SHE = (re.compile(rf"\b(?:{words})\b", re.I) for words in ("he|his|him", "she|her|hers"))
# What a paragraph begins with that goes on with somebody: «She», «For eleven years she», «His».
_OPENS = re.compile(
    r"(?:(?:In|On|From|For|After|Before|At|By|During|Until|Since|Between|When|As|Then|Later|Soon)\b"
    r"[^.;:]{0,50}?,?\s+)?(?P<who>he|his|she|her)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Protagonist:
    """Hold whom a text tells of, and which pronouns stand for that person."""

    person: Person
    pronoun: re.Pattern[str]


def protagonist_of(blocks: Iterable[BlockText]) -> Protagonist | None:
    """Return whom a text tells of, if it is one person's."""
    running = [block for block in blocks if block.kind != "note"]
    people = [person for block in running for person in people_in(block, 0, len(block.chars))]
    if not people:
        return None
    named = Counter(person.ref for person in people)
    if 2 * named[people[0].ref] <= named.total():
        return None
    he, she = (sum(len(p.findall(block.chars)) for block in running) for p in (_HE, _SHE))
    return Protagonist(people[0], _HE if he > she else _SHE) if he != she else None


def goes_on_with(block: BlockText, told: Protagonist) -> bool:
    """Tell whether a paragraph begins with a pronoun of who its text tells of."""
    opens = _OPENS.match(block.chars)
    return opens is not None and told.pronoun.fullmatch(opens["who"]) is not None
