"""Figures that can be linked, each with what is asked of it again and again."""

from __future__ import annotations

import functools
import math
from typing import TypeAlias

from corpuskit.claims.comparison.common_unit import in_base
from corpuskit.claims.documents.affairs import telling_names
from corpuskit.claims.grammar.content import NAME, words_in
from corpuskit.claims.grammar.unsaid import SIZES
from corpuskit.claims.linkage.agreement import SURE
from corpuskit.claims.linkage.slips import digits
from corpuskit.claims.linkage.usage import (
    COUNT,
    Usage,
    can_be_linked,
    clause_words,
    things,
    usage_of,
)
from corpuskit.claims.model import Basis, Claim, Extract, Kind
from corpuskit.core import lexicons
from corpuskit.core.same import Same

# So many documents are remembered: more than anybody edits beside each other.
_MOST = 2048
# Most sentences of a document name the same, which is held once.
Names: TypeAlias = dict[frozenset[str], frozenset[str]]
LASTING = SIZES - {"mass", "volume"}
_DATED = SURE | {Basis.DOCUMENT}


class Figure:
    """Hold a figure with what it is linked by.

    `value` is in the base unit of its dimension, `size` its logarithm where it has one. `words`
    are those of its clause, `bag` those of its sentence, `names` the names among the latter,
    `about` those that its document tells. `lasts` says that it is a size that its own
    words give no date, in a text that tells of no other size of anything.
    """

    __slots__ = (
        "about", "affair", "bag", "cell", "claim", "dated", "digits", "document", "facets",
        "first", "join", "last", "lasts", "measure", "names", "noun", "predicate", "share", "size",
        "sure", "tally", "things", "unit", "value", "verb", "words",
    )  # fmt: skip

    def __init__(self, claim: Claim, usage: Usage, names: Names) -> None:
        self.claim = claim
        base = in_base(claim)
        point = (base or claim.value).point
        self.value = abs(float(point)) if point is not None else 0.0
        self.size = math.log(self.value) if base is not None and self.value else None
        self.digits = digits(claim.value.point)
        self.join = claim.kind.value, claim.dimension
        self.document = claim.document
        self.tally = claim.tally.key if claim.tally is not None else ""
        self.words = clause_words(claim)
        spoken = usage.spoken.get(claim.group, self.words)
        # A union is another bag, even where it holds no more. What a pronoun stands for is not
        # looked up by: it may stand for something else.
        said = self.words - claim.carried if claim.carried else self.words
        self.bag = spoken if said <= spoken else spoken | said
        named = frozenset([word for word in self.bag if word.startswith(NAME)])
        self.names = names.setdefault(named, named)
        self.affair = telling_names(claim.affair)
        self.about = usage.affair
        self.cell = claim.group not in usage.spoken
        self.things = things(claim)
        self.noun, self.facets = claim.subject.noun, claim.subject.facets
        self.predicate, self.verb, self.unit = claim.predicate, claim.verb, claim.unit
        self.measure = claim.property if claim.property != COUNT else ""
        self.share = claim.kind is Kind.SHARE
        # How large a thing is does not change with the day of what tells it.
        undated = claim.time.basis in (Basis.DOCUMENT, Basis.HEADING)
        told = claim.dimension in LASTING and undated
        self.lasts = told and usage.words.keys().isdisjoint(_altered())
        first, last = claim.time.first, claim.time.last
        self.first = first.toordinal() if first and last else 0
        self.last = last.toordinal() if first and last else 0
        self.dated = claim.time.basis in _DATED
        self.sure = claim.time.basis in SURE


@functools.cache
def _altered() -> frozenset[str]:
    """Return what a text speaks of that tells of new sizes: «was rebuilt», «the widening»."""
    words = lexicons.table("corpuskit.claims", "surroundings.toml")["altered"]["words"]
    return frozenset().union(*(words_in(word) for word in words))


def figures_of(extract: Extract) -> tuple[Figure, ...]:
    """Return the figures of a document that can be linked.

    They are remembered, as most documents stand as they were when one is edited.
    """
    return _figures(Same(extract.claims), Same(usage_of(extract)))


@functools.lru_cache(maxsize=_MOST)
def _figures(claims: Same[tuple[Claim, ...]], usage: Same[Usage]) -> tuple[Figure, ...]:
    names: Names = {}
    return tuple(Figure(c, usage.value, names) for c in claims.value if can_be_linked(c))
