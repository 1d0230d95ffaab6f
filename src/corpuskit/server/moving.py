"""Where a stretch of an analysed text stands after what was typed since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """State that the characters from `start` to `end` became `length` others."""

    start: int
    end: int
    length: int


def change_between(old: str, new: str) -> Change | None:
    """Return the one change that makes a text of another, None where they are the same.

    >>> change_between("in 1995 and", "in 1996 and")
    Change(start=6, end=7, length=1)
    """
    if old == new:
        return None
    shorter = min(len(old), len(new))
    start = _common(old, new, shorter)
    behind = _common(old[::-1], new[::-1], shorter - start)
    return Change(start, len(old) - behind, len(new) - behind - start)


def moved(start: int, end: int, changes: Iterable[Change]) -> tuple[int, int] | None:
    """Return where a stretch stands after changes, None where one of them ran across its ends.

    What is typed within a stretch belongs to it, what is typed at its ends does not.
    """
    for change in changes:
        by = change.length - (change.end - change.start)
        if change.end <= start and (change.start < start or start != end):
            start, end = start + by, end + by
        elif change.start >= end:
            continue
        elif start <= change.start and change.end <= end:
            end += by
        else:
            return None
    return start, end


def _common(a: str, b: str, most: int) -> int:
    """Return how many characters two texts begin with in common, at most so many."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
