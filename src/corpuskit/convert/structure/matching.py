"""Marks to notes: the heaviest assignment in which both follow the order of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from corpuskit.convert.structure.marks import Candidate

# Bounds the work on documents whose numbering begins again on every page.
MOST_RIVALS = 300
NEARNESS = 0.25
LATENESS = -0.75

# A long document has no more lists between its notes, or each page begins at 1.
_MOST_LISTS = 40
# What each note of a run speaks against it that has no mark where others have one.
_LOST = 0.5

# Below this a pair explains nothing.
LEAST = 0.45


@dataclass(frozen=True, slots=True)
class Label:
    """Hold a block that may be note `number`.

    A mark must stand between block `floor` and the label; from block `near` on it is likelier.
    `late` is the block after the notes where they stand inside a sentence: its mark may follow.
    """

    block: int
    number: int
    end: int
    style: str
    weight: float
    floor: int
    near: int
    late: int = -1


@dataclass(frozen=True, slots=True)
class Match:
    """Hold the marks of some labels (by index) and the weight of the assignment."""

    pairs: tuple[tuple[int, Candidate], ...]
    weight: float


def match(labels: list[Label], marks: list[Candidate]) -> Match:
    """Give labels their marks so that the order of numbers, marks and notes agrees.

    `labels` and `marks` in order of the text. A weighted longest chain: for each label the
    best chain that ends before its mark, with a Fenwick tree of maxima over mark positions;
    O(m log m) for m admissible pairs.
    """
    by_number: dict[int, list[int]] = defaultdict(list)
    for index, mark in enumerate(marks):
        by_number[mark.number].append(index)
    chain = _Chain(len(marks))
    for at, label in enumerate(labels):
        rivals = by_number.get(label.number)
        if not rivals:
            continue
        chain.extend(at, _admissible(label, rivals, marks))
    return Match(tuple((at, marks[index]) for at, index in chain.best()), chain.weight)


def without_lists(labels: list[Label], marks: list[Candidate]) -> tuple[list[Label], Match]:
    """Return the labels that are of notes, with their marks; a numbered list is none.

    Where numbers do not begin again, each has one note. A run of labels is left out where its
    numbers stand again further down and the others are explained better without it.
    """
    best = match(labels, marks)
    runs = _runs(labels)
    if len(runs) > _MOST_LISTS:
        return labels, best
    left = labels
    for run in runs:
        numbers = {label.number for label in run}
        if numbers <= {label.number for label in left if label.block > run[-1].block}:
            others = [label for label in left if label not in run]
            found = match(others, marks)
            if _explained(others, found) > _explained(left, best):
                left, best = others, found
    return left, best


def _explained(labels: list[Label], found: Match) -> float:
    """Return the weight of a match, less what speaks against runs of which a part has no marks."""
    matched = {at for at, _ in found.pairs}
    lost, at = 0, 0
    for run in _runs(labels):
        count = len(matched & set(range(at, at + len(run))))
        lost += len(run) - count if count else 0
        at += len(run)
    return found.weight - _LOST * lost


def _runs(labels: list[Label]) -> list[list[Label]]:
    """Return the labels that count on by one in neighbouring blocks, run by run."""
    runs: list[list[Label]] = []
    for label in labels:
        last = runs[-1][-1] if runs else None
        if last and label.number == last.number + 1 and label.block - last.block <= 2:
            runs[-1].append(label)
        else:
            runs.append([label])
    return runs


def _admissible(label: Label, rivals: list[int], marks: list[Candidate]) -> list[tuple[int, float]]:
    """Return the marks a label may have, with their weights."""
    low = bisect_left(rivals, label.floor, key=lambda i: marks[i].block)
    high = bisect_left(rivals, label.block, key=lambda i: marks[i].block)
    found: list[tuple[int, float]] = []
    for index in rivals[max(low, high - MOST_RIVALS) : high]:
        near = NEARNESS if marks[index].block >= label.near else 0.0
        found.append((index, marks[index].weight + label.weight + near))
    if label.late > label.block:
        start = bisect_left(rivals, label.late, key=lambda i: marks[i].block)
        end = bisect_left(rivals, label.late + 1, key=lambda i: marks[i].block)
        found += [
            (index, marks[index].weight + label.weight + LATENESS)
            for index in rivals[start : min(end, start + MOST_RIVALS)]
        ]
    return [(index, weight) for index, weight in found if weight >= LEAST]


class _Chain:
    """Keep the heaviest chains of (label, mark) pairs with rising marks."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
        self._links: list[tuple[int, int, int]] = []
        self._top = (0.0, -1)

    @property
    def weight(self) -> float:
        return self._top[0]

    def extend(self, label: int, found: list[tuple[int, float]]) -> None:
        """Try the label with each of its marks; all see the chains of earlier labels only."""
        grown: list[tuple[int, float]] = []
        for mark, weight in found:
            before, link = self._highest_before(mark)
            self._links.append((label, mark, link))
            grown.append((len(self._links) - 1, before + weight))
        for link, weight in grown:
            self._raise(self._links[link][1], weight, link)

    def best(self) -> list[tuple[int, int]]:
        """Return the heaviest chain as (label, mark) pairs in order."""
        chain: list[tuple[int, int]] = []
        link = self._top[1]
        while link >= 0:
            label, mark, link = self._links[link]
            chain.append((label, mark))
        return chain[::-1]

    def _highest_before(self, mark: int) -> tuple[float, int]:
        best = (0.0, -1)
        while mark > 0:
            if self._tree[mark][0] > best[0]:
                best = self._tree[mark]
            mark -= mark & -mark
        return best

    def _raise(self, mark: int, weight: float, link: int) -> None:
        if weight > self._top[0]:
            self._top = (weight, link)
        mark += 1
        while mark <= self._size:
            if weight > self._tree[mark][0]:
                self._tree[mark] = (weight, link)
            mark += mark & -mark
