"""Words that part a whole in two: accepted and rejected, returned and still there."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

_DENIES = re.compile(r"\b(?:not|no|without|never|none|nothing|failed|did\s+not)\b", re.I)


def told_opposed(a: str, b: str) -> bool:
    """Tell whether two texts speak of the two parts of a whole: accepted here, rejected there."""
    mine, yours = sides_of(a.casefold()), sides_of(b.casefold())
    return any((name, 1 - side) in yours for name, side in mine) and not mine & yours


def told_by_negation(text: str) -> bool:
    """Tell whether a text has one of the words that part a whole and deny something: «not paid»."""
    hits = (m for _, ps in _opposites() for p in ps for m in p.finditer(text))
    return any(_DENIES.search(hit[0]) for hit in hits)


def parts_of(text: str) -> frozenset[tuple[str, int]]:
    """Return the opposites that part a whole of which a text speaks: a limit parts none."""
    return frozenset(side for side in sides_of(text) if side[0] != "limits")


@functools.lru_cache(maxsize=16384)
def sides_of(text: str) -> frozenset[tuple[str, int]]:
    """Return the opposites of which a text speaks, and which of the two; the longer turn wins."""
    found: set[tuple[str, int]] = set()
    for name, patterns in _opposites():
        hits = [
            (m.start(), m.end(), side) for side, p in enumerate(patterns) for m in p.finditer(text)
        ]
        for start, end, side in hits:
            inside = any(s <= start and end <= e and (e - s) > (end - start) for s, e, _ in hits)
            if not inside:
                found.add((name, side))
    return frozenset(f for f in found if (f[0], 1 - f[1]) not in found)


@functools.cache
def _opposites() -> tuple[tuple[str, tuple[re.Pattern[str], re.Pattern[str]]], ...]:
    table = lexicons.table("corpuskit.claims", "opposites.toml")
    return tuple(
        (name, (_any_of(entry["first"]), _any_of(entry["second"]))) for name, entry in table.items()
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words)})\b", re.I)
