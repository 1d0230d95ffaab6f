"""Pairs of passages of which it is known whether they answer one question.

Those of the corpora are what the encoder of points holds for near, with what is known of them
(labelled.py). Those of `tellings` are families: one question about one affair, told by several
authors, and near misses, which answer other questions about it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

from labelled import DECOY, OTHER, SAME, Corpus

from corpuskit.claims.model.slots import Passage, SlotKind
from corpuskit.claims.slots.marked import passage_of
from corpuskit.claims.slots.mentions import Mention
from corpuskit.core.findings import Location

TELLINGS = Path(__file__).parent / "tellings"
# Pairs of a corpus that answer two questions are worth reading where their points are near.
_NEAR, _RIVALS = -2.5, 2
_LINE = re.compile(r"(?P<sort>[=!]) (?P<before>.*)\[(?P<value>.+)\](?P<after>.*)")
# Of so many families, and of what else, pairs are drawn together; of a family so many of each sort.
_FAMILIES, _SAME, _MISSED, _BOTH_MISSED = 96, 4, 7, 1
_OF_CORPORA = {"same": 180, "decoy": 140, "other": 200}


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold two passages and whether they answer one question."""

    a: Passage
    b: Passage
    same: bool


@dataclass(frozen=True, slots=True)
class Family:
    """Hold what several authors tell in answer to one question, and what answers others."""

    tellings: Sequence[Passage]
    missed: Sequence[Passage]


def families(path: Path) -> Iterator[Family]:
    """Yield the families of a file."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        head, *lines = block.split("\n")
        kind = SlotKind[head.removeprefix("# ").partition(" |")[0].upper()]
        told = [(line[0], _passage(line, kind)) for line in lines]
        yield Family(*([passage for sort, passage in told if sort == each] for each in "=!"))


def _passage(line: str, kind: SlotKind) -> Passage:
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValueError(f"{line!r} has no value in square brackets")
    before, value = found["before"], found["value"]
    text = before + value + found["after"]
    place = Location("", "", 1, 1, 1, "", text, len(before), len(before) + len(value))
    return passage_of(Mention(kind, place), ())


class Drawn:
    """Draw pairs in like measure from corpora and from families, so that neither drowns the other."""

    def __init__(self, corpora: Sequence[Corpus], told: Sequence[Family]) -> None:
        self._families = told
        self._of: dict[str, list[Pair]] = {sort: [] for sort in _OF_CORPORA}
        for corpus in corpora:
            for sort, pair in _of_corpus(corpus):
                self._of[sort].append(pair)

    def __iter__(self) -> Iterator[list[Pair]]:
        while True:
            drawn = [
                pair
                for sort, count in _OF_CORPORA.items()
                for pair in random.sample(self._of[sort], count)
            ]
            for family in random.sample(self._families, _FAMILIES):
                drawn += _of_family(family)
            random.shuffle(drawn)
            yield drawn

    def __str__(self) -> str:
        held = ", ".join(f"{len(pairs)} {sort}" for sort, pairs in self._of.items())
        return f"{held}; {len(self._families)} families"


def _of_family(family: Family) -> Iterator[Pair]:
    same = list(combinations(family.tellings, 2))
    missed = list(product(family.tellings, family.missed))
    both = list(combinations(family.missed, 2))
    for pairs, count, one in (
        (same, _SAME, True),
        (missed, _MISSED, False),
        (both, _BOTH_MISSED, False),
    ):
        yield from (Pair(a, b, one) for a, b in random.sample(pairs, min(count, len(pairs))))


def _of_corpus(corpus: Corpus) -> Iterator[tuple[str, Pair]]:
    passages = [passage for chunk in corpus.chunks for passage in chunk.passages]
    for one, other, label in near_pairs(corpus):
        sort = {SAME: "same", DECOY: "decoy", OTHER: "other"}.get(label)
        if sort is not None and (sort != "other" or (one, other) not in corpus.planted):
            yield sort, Pair(passages[one], passages[other], label == SAME)


def near_pairs(corpus: Corpus) -> Iterator[tuple[int, int, int]]:
    """Yield the pairs of mentions that are worth reading or of which something is known."""
    near = corpus.near
    ranks = near.argsort(descending=True).argsort()
    for one, other in combinations(range(len(corpus.mentions)), 2):
        label = int(corpus.labels[one, other])
        rival = min(ranks[one, other], ranks[other, one]) < _RIVALS
        if label in (SAME, DECOY) or (near[one, other] >= _NEAR and rival):
            yield one, other, label
