"""Where a figure stands again: what two documents tell alike is not what they differ in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from corpuskit.claims.linkage.figures import Figure
from corpuskit.claims.linkage.pairing import may_be_one
from corpuskit.claims.model import Claim
from corpuskit.language.figure_tokens import tokenize
from corpuskit.language.numbers import read_number

_NUMBER = re.compile(r"\d+(?:[,.\u00a0\u202f ]\d{3})*(?:\.\d+)?")
_OF_SO_MANY = re.compile(r"\b(?:of|among)\s+(?:the|these|those|its|their|his|her|our)\s+", re.I)
_WORDS = re.compile(r"[a-z]+(?:-[a-z]+)*")
# One and two stand in too many sentences to tell.
_TELLING = 3
_GAPS = re.compile(r"[,\u00a0\u202f ]")


def told_beside(a: Claim, b: Claim) -> bool:
    """Tell whether the sentence of one figure prints the number of the other as well.

    «A whale of 51 feet, when the rule says 57» knows the rule that the other text gives.
    """
    if _prints(b.where.sentence, a) or _prints(a.where.sentence, b):
        return True
    return _is_of(a, b) or _is_of(b, a)


def _is_of(part: Claim, whole: Claim) -> bool:
    """Tell «of the four drowned three were hers», where the other text has four drowned."""
    before = part.where.sentence[: part.where.start]
    for found in _OF_SO_MANY.finditer(before):
        number = read_number(tokenize(before[found.end() :]), 0)
        if number is not None and number.value == whole.value.point:
            return True
    return False


def _prints(sentence: str, claim: Claim) -> bool:
    found = _NUMBER.search(claim.where.quote)
    if found is None:
        word = next(iter(claim.where.quote.split()), "").casefold()
        told = (claim.value.point or 0) >= _TELLING and word in _WORDS.findall(sentence.casefold())
        return told and read_number(tokenize(word), 0) is not None
    return _digits(found[0]) in {_digits(number) for number in _NUMBER.findall(sentence)}


def _digits(number: str) -> str:
    return _GAPS.sub("", number)


class Told:
    """Find equal figures in the documents of a corpus."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._known: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
        for figure in figures:
            self._known[figure.document, figure.join, figure.value].append(figure)

    def again(
        self, figures: Iterable[Figure], first: str, second: str
    ) -> Iterator[tuple[Figure, Figure]]:
        """Yield figures of either document with equal ones of the other that may be one."""
        for figure in figures:
            if figure.document == first:
                yield from ((figure, other) for other in self._equal(figure, second))
            if figure.document == second:
                yield from ((other, figure) for other in self._equal(figure, first))

    def _equal(self, figure: Figure, document: str) -> Iterator[Figure]:
        for other in self._known.get((document, figure.join, figure.value), ()):
            if other is not figure and may_be_one(figure, other):
                yield other
