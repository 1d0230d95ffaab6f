"""Documents that are a part of a work: «From: Joy Okoro, Tides of War. Oxford: Hart, 1999.».

A chapter that stands in the corpus by itself has its own title, so that the entry of the book does
not describe it; the line that says where it was taken from does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpuskit.bib.keys import surname_skeleton
from corpuskit.bib.vocabulary import fold
from corpuskit.claims.model import Extract, Listed

_FIRST = 6
_SHORTEST = 8
_FROM = re.compile(
    r"[\[(]?\s*(?:(?:an?\s+)?(?:excerpt|extract|chapter\s+\w+|part\s+\w+)\s+(?:from|of|in)|"
    r"(?:excerpted|reprinted|taken|extracted)\s+from|from)\b:?\s",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def taken_from(entry: Listed, extracts: Sequence[Extract]) -> Iterator[str]:
    """Yield the documents that say of themselves that they are of the work of an entry."""
    for extract in extracts:
        first = [each.sentence for each in extract.sentences[: _FIRST + 1]]
        for line, following in pairwise([*first, ""]):
            if _FROM.match(line) and _names(f"{line} {following}", entry, extract):
                yield extract.name
                break


def _names(line: str, entry: Listed, extract: Extract) -> bool:
    """Tell whether a line has the title, an author and the year of an entry."""
    if len(entry.title) < _SHORTEST or f" {entry.title} " not in f" {fold(line)} ":
        return False
    words = _WORD.findall(line)
    runs = {
        surname_skeleton(" ".join(words[at : at + n])) for at in range(len(words)) for n in (1, 2)
    }
    if entry.surnames and not entry.surnames & runs:
        return False
    year = str(extract.published[1].year) if extract.published else ""
    return not entry.year or entry.year == year or entry.year in line
