"""What a misspelt name was meant to be."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import OSA

# Of so many letters one may be wrong; of a shorter name nothing can be told.
_LETTERS_A_SLIP = 3


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that another is a misspelling of, None where none is near.

    >>> nearest("persname", ["placeName", "persName"])
    'persName'
    >>> nearest("p", ["q"]) is None
    True
    """
    best: tuple[int, str] | None = None
    for each in known:
        if each.casefold() == name.casefold():
            return each
        limit = min(len(each), len(name)) // _LETTERS_A_SLIP
        distance = OSA.distance(each.casefold(), name.casefold(), score_cutoff=limit)
        if 0 < distance <= limit:
            best = min(best or (distance, each), (distance, each))
    return best[1] if best else None
