"""What a sentence says happened, before it is dated."""

from __future__ import annotations

from dataclasses import dataclass

from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.verb_groups import word_class
from corpuskit.claims.grammar.verbs import bare_stem
from corpuskit.claims.milestones.things import Known, thing_of
from corpuskit.claims.milestones.turns import (
    What,
)
from corpuskit.claims.model.milestones import Thing


@dataclass(frozen=True, slots=True)
class Found:
    """Hold what a sentence says happened: the words that say so, and to what."""

    what: What
    start: int
    end: int
    thing: Thing
    told: bool
    doers: frozenset[str] = frozenset()


def told_of(reading: Reading, phrase: Phrase, known: Known) -> tuple[Thing, bool]:
    """Return what a phrase names, known again by its document, and whether it names it itself."""
    thing = thing_of(reading, phrase)
    full = known.full(thing, definite=phrase.determiner in ("the", "this"))
    return full, thing.named


def stem(low: str) -> str:
    """Return what the forms of a verb share."""
    if low in word_class("be"):
        return "be"
    if low.endswith("s") and not low.endswith(("ss", "was", "is")):
        low = low[:-1]
    return {"born": "bear", "got": "get"}.get(low) or bare_stem(low)
