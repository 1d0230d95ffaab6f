"""Who has what is counted, in whatever turn of words a passage says it."""

from __future__ import annotations

from dataclasses import replace

from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.model import Subject


def holder_of(owner: Subject) -> Subject:
    """Return the library for «the library's stock», the school for «the staff of the school»."""
    held = owner.facet("of")
    if owner.noun not in lexicon().words["keeping"] or len(held) != 1:
        return owner
    return Subject(min(held), frozenset(), owner.phrase)


def one_holder(a: Subject, b: Subject) -> tuple[Subject, Subject]:
    """Return two subjects without who has them, where both say it, each in its own turn of words.

    «The school had 310 pupils», «310 pupils of the school», «there were 310 pupils at the school».
    """
    found = _without_holder(a, b)
    if found is not None:
        return found
    other, one = _without_holder(b, a) or (b, a)
    return one, other


def _without_holder(a: Subject, b: Subject) -> tuple[Subject, Subject] | None:
    owners = a.facet("owner")
    if len(owners) != 1 or b.facet("owner"):
        return None
    for name in ("of", "place"):
        held = b.facet(name)
        if len(held) == 1 and _one(min(owners), min(held)):
            return (
                replace(a, facets=frozenset(f for f in a.facets if f[0] != "owner")),
                replace(b, facets=frozenset(f for f in b.facets if f[0] != name)),
            )
    return None


def _one(owner: str, place: str) -> bool:
    """Tell whether an owner, a noun with what narrows it, is what a phrase of the other names."""
    head, _, mods = owner.partition(":")
    *narrowing, last = place.split() or [""]
    said, again = set(filter(None, mods.split("+"))), set(narrowing)
    return head == lexicon().concept_of(last) and (said <= again or again <= said)
