"""What two passages ask, as one sign more of whether their figures are of one thing.

The signs of agreement.py are words in common; two sentences may share them and ask two questions,
or ask one and share few. Read side by side they say which, and what they say is added.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpuskit.claims.linkage.other_words import in_other_words
from corpuskit.claims.linkage.questions import IN_ALL
from corpuskit.claims.model import Claim, Extract
from corpuskit.claims.slots.cross_encoder import side_by_side
from corpuskit.claims.slots.likeness import scale


class Asked:
    """Hold the passages of a corpus, and say what two of them add to the signs of their figures."""

    def __init__(self, extracts: Sequence[Extract]) -> None:
        self._passages = {slot.where: slot.passage for each in extracts for slot in each.slots}
        self._left = IN_ALL

    @property
    def most(self) -> float:
        """Return how much may be added at most, or taken away: nothing where no text has slots."""
        sign = scale().sign
        return sign.weight * sign.most if self._passages else 0.0

    def of(self, a: Claim, b: Claim, short: float) -> float:
        """Return what is added for two figures, of which so much is short of being shown.

        Nothing is read where it would change nothing, and nothing is added in one document, whose
        sentences speak of its affair all alike, or where two sentences share most of their words:
        there the one word that differs is weighed already, and by what it means.
        """
        mine, yours = self._passages.get(a.where), self._passages.get(b.where)
        if mine is None or yours is None or a.document == b.document:
            return 0.0
        if abs(short) > self.most or not self._left or not in_other_words(a.where, b.where):
            return 0.0
        self._left -= 1
        sign = scale().sign
        told = side_by_side(mine, yours) - sign.even
        return sign.weight * max(-sign.most, min(sign.most, told))
