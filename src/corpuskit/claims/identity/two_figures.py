"""Two figures that no comparison may take for one, whatever they have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpuskit.claims.arithmetic.adds_up import Sentences, adds_up_to, by_sentence
from corpuskit.claims.identity.two_things import TwoThings, two_things
from corpuskit.claims.model import COST, Claim, Extract


@dataclass(frozen=True, slots=True)
class TwoFigures:
    """Hold what documents say that tells figures apart, and the lists that figures are parts of.

    It is asked before the likeliest pair of a figure is chosen: what cannot be one with it must not
    stand in the way of what is.
    """

    two: TwoThings
    sentences: Sentences

    def apart(self, a: Claim, b: Claim, *, rows: bool = True) -> bool:
        """Tell whether two figures are of two things, one a part of the other, or two costs.

        Who has found the row of a cell by the words around a figure need not ask for `rows`.
        """
        if self.two.apart(a, b, rows=rows) is not None or _of_two_costs(a, b):
            return True
        if a.document == b.document:
            # A fact that one document tells in many figures has sums among them by chance.
            return False
        return adds_up_to(a, b, self.sentences) or adds_up_to(b, a, self.sentences)


def two_figures(extracts: Sequence[Extract]) -> TwoFigures:
    """Return what documents say that tells figures apart."""
    claims = [claim for extract in extracts for claim in extract.claims]
    return TwoFigures(two_things(extracts), by_sentence(claims))


def _of_two_costs(a: Claim, b: Claim) -> bool:
    """Tell what a bridge cost from what its repair did."""
    return a.property == b.property == COST and a.subject.head != b.subject.head
