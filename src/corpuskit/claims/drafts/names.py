"""Names of a paper that the document cited spells in another way.

A word with a capital that no document has, and that is nearly one which the cited document has, is
a slip or another transliteration. What differs by its ending alone is another form of the word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from corpuskit.claims.content import name_key
from corpuskit.claims.drafts.desk import Desk
from corpuskit.claims.drafts.spelling import SHORTEST, WORD, plain
from corpuskit.claims.lexicon import lemma
from corpuskit.claims.model import Citing, Extract
from corpuskit.core.findings import Location

_NAME = re.compile(r"(?<![\w’'-])[^\W\d_a-zà-þ][^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LONG = 8
_ENDING, _SHORTEST_STEM = 3, 4


@dataclass(frozen=True, slots=True)
class Misspelt:
    """Hold a name of a paper beside the name of the cited document that it nearly is."""

    where: Location
    citings: tuple[Citing, ...]
    source: Extract
    original: Location


def misspelt(desk: Desk) -> Iterator[Misspelt]:
    """Yield each name that the document cited spells otherwise, once, where it stands first."""
    known = _known(desk)
    told: set[str] = set()
    for group, where in enumerate(desk.paper.sentences, 1):
        cited = desk.beside_near(group)
        if not cited:
            continue
        for match in _NAME.finditer(where.sentence):
            word = plain(match[0])
            if len(word) < SHORTEST or word in known or word in told or lemma(word) in known:
                continue
            for source in cited:
                original = _nearly(word, desk.spelled(source))
                if original is not None:
                    told.add(word)
                    place = desk.place(group, match.start(), match.end())
                    citings = tuple(desk.by_group.get(group, ()))
                    yield Misspelt(place, citings, source, original)
                    break


def _known(desk: Desk) -> frozenset[str]:
    """Return all words that the corpus or the bibliography has, whatever their case."""
    words: set[str] = set()
    for source in desk.sources.values():
        for where in source.sentences:
            words.update(_words(where.sentence))
        for record in source.records:
            words.update(_words(record.printed))
    for entry in desk.manuscript.listed:
        words.update(_words(" ".join((entry.printed, *entry.people))))
    return frozenset(words)


@lru_cache(maxsize=16384)
def _words(text: str) -> frozenset[str]:
    return frozenset(plain(word) for word in WORD.findall(text))


def _nearly(word: str, names: Mapping[str, Location]) -> Location | None:
    """Return the place of the one name that a word nearly is."""
    most = 2 if len(word) >= _LONG else 1
    found: defaultdict[int, list[str]] = defaultdict(list)
    for name in names:
        if abs(len(name) - len(word)) > most:
            continue
        distance = Levenshtein.distance(word, name, score_cutoff=most)
        if distance <= most and not _one_stem(word, name):
            found[distance].append(name)
    if not found:
        return None
    best = found[min(found)]
    return names[best[0]] if len(best) == 1 else None


def _one_stem(a: str, b: str) -> bool:
    """Tell two forms of one word: «Galvian» and «Galvians», «Adria» and «Adrian»."""
    if name_key(a.capitalize()) == name_key(b.capitalize()) or lemma(a) == lemma(b):
        return True
    shared = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        shared += 1
    ends = a[shared:], b[shared:]
    if all(ends) and ends[0][-1] == ends[1][-1]:
        # What differs stands inside of the word.
        return False
    return shared >= max(_SHORTEST_STEM, min(len(a), len(b)) - 1) and max(map(len, ends)) <= _ENDING
