"""Which claims are looked at for linking: near in value, with a telling word in common.

Words that few claims share are looked at first. What is looked at of each claim is bounded, so
that a corpus of a hundred thousand documents is linked in a time that grows with it and no faster.
What costs little to ask is asked first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from corpuskit.claims.documents.affairs import one_affair, one_name_and_year
from corpuskit.claims.linkage.figures import Figure

# So many of the rarest words of each figure, and so large a block of which every pair is looked at;
# in a large corpus fewer, as its rare words are rarer.
_LARGE = 20_000
_RAREST, _MOST = (8, 60), (4, 16)
_WINDOW = 4
_MOST_APART = 2.2255
# Days.
_HALF_A_YEAR = 183


def pairs(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield pairs of differing figures of one dimension that are near and share words.

    In one document a sentence is set beside a table; two sentences of it are another question
    (linkage/within.py).
    """
    count, large = len(figures), len(figures) > _LARGE
    # Numbers of pairs, of which a large corpus has so many that tuples would fill the memory.
    seen: set[int] = set()
    values = [figure.value for figure in figures]
    for block in _blocks(figures, _RAREST[large]):
        for one, other in _near(block, values, _MOST[large]):
            pair = one * count + other
            if pair not in seen:
                seen.add(pair)
                if may_be_one(figures[one], figures[other]):
                    yield figures[one], figures[other]


def may_be_one(a: Figure, b: Figure) -> bool:
    """Tell whether time, document and words leave two figures to be one."""
    if of_two_times(a, b):
        return False
    if a.document == b.document:
        if a.cell == b.cell:
            return False
    elif a.affair.isdisjoint(b.affair) and not _of_one_affair(a, b):
        return one_tally(a, b) and one_name_and_year(a.about, b.about)
    return one_tally(a, b) or one_measure(a, b) or not a.words.isdisjoint(b.words)


def one_measure(a: Figure, b: Figure) -> bool:
    """Tell whether two figures measure one property, as the height, of whatever."""
    return bool(a.measure) and a.measure == b.measure


def one_tally(a: Figure, b: Figure) -> bool:
    """Tell whether two figures are of one tally, whatever words their clauses share."""
    return bool(a.tally) and a.tally == b.tally


def of_two_times(a: Figure, b: Figure) -> bool:
    """Tell whether two figures are of two times.

    A share that is measured again is another one; a count may only seem of another day. Of a tally
    what two documents tell of their own day says less.
    """
    another_time = bool(a.first and b.first) and (a.last < b.first or b.last < a.first)
    if a.sure and b.sure and _cross(a, b):
        return True
    if a.lasts and b.lasts:
        return False
    dated = a.dated and b.dated and (a.sure or b.sure or not one_tally(a, b))
    return another_time and (a.share or dated)


def _cross(a: Figure, b: Figure) -> bool:
    """Tell the year to March from the year to December: each has months that the other has not."""
    first, second = sorted((a, b), key=lambda figure: figure.first)
    if not first.first or not first.first < second.first <= first.last < second.last:
        return False
    return min(a.last - a.first, b.last - b.first) > _HALF_A_YEAR


def _of_one_affair(a: Figure, b: Figure) -> bool:
    """Tell documents about one affair by what they name; tables name little."""
    in_table = (a.cell or b.cell) and not a.about.told.isdisjoint(b.about.told)
    return in_table or one_affair(a.about, b.about)


def _blocks(figures: Sequence[Figure], rarest: int) -> Iterator[list[int]]:
    common = Counter(chain.from_iterable(figure.bag for figure in figures))
    blocks: defaultdict[tuple[tuple[str, str], str], list[int]] = defaultdict(list)
    for at, figure in enumerate(figures):
        shared = sorted((common[word], word) for word in figure.bag if common[word] > 1)
        for _, word in shared[:rarest]:
            blocks[figure.join, word].append(at)
        if figure.tally:
            blocks[figure.join, figure.tally].append(at)
        if figure.measure:
            for name in sorted(figure.affair):
                blocks[figure.join, f"{figure.measure} {name}"].append(at)
    for key in sorted(blocks):
        if len(blocks[key]) > 1:
            yield blocks[key]


def _near(block: Sequence[int], values: Sequence[float], most: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a block that are near in value, of a large one the nearest.

    Most figures of a large corpus are told twice: equal ones cannot exclude each other.
    """
    reach = len(block) if len(block) <= most else _WINDOW
    # Blocks are in the order of the figures, which sorting leaves among equal ones.
    ordered = sorted(block, key=values.__getitem__)
    for place, one in enumerate(ordered, 1):
        value = values[one]
        limit = value * _MOST_APART
        for other in ordered[place : place + reach]:
            if values[other] > limit:
                break
            if values[other] != value:
                yield (one, other) if one < other else (other, one)
