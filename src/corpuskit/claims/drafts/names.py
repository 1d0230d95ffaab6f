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

from corpuskit.claims.drafts.desk import Desk
from corpuskit.claims.drafts.spelling import SHORTEST, WORD, Spelled, plain
from corpuskit.claims.grammar.content import name_key
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.model import Citing, Extract
from corpuskit.core.findings import Location

_NAME = re.compile(r"(?<![\w’'-])[^\W\d_a-zà-þ][^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LONG = 8
_SHORTEST_STEM = 3
# What makes of a name that of its people, its language, its adjective, or its plural.
_ENDINGS = frozenset(
    [
        "", "s", "es", "n", "ns", "an", "ans", "ian", "ians", "i", "is", "ese", "ish", "ic",
        "a", "e", "ia", "ist", "ists", "ism", "al", "y", "ies", "ine", "en", "er", "ers",
    ]
)  # fmt: skip


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
                before = _before(where.sentence, match.start())
                original = _nearly(word, desk.spelled(source), before)
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


def _before(sentence: str, at: int) -> str:
    """Return the name right before a place, as a given name stands before a surname."""
    found = WORD.findall(sentence[:at])
    touches = sentence[:at].endswith(f"{found[-1]} ") if found else False
    return plain(found[-1]) if touches and found[-1][0].isupper() else ""


def _nearly(word: str, names: Mapping[str, Spelled], before: str) -> Location | None:
    """Return the place of the one name that a word nearly is.

    Of short names one letter may be a name of its own, unless the given name is the same.
    """
    found: defaultdict[int, list[str]] = defaultdict(list)
    for name, spelled in names.items():
        together = bool(before) and before in spelled.before
        most = 3 if together else 2 if len(word) >= _LONG else 1
        if abs(len(name) - len(word)) > most or (len(name) < SHORTEST and not together):
            continue
        distance = Levenshtein.distance(word, name, score_cutoff=most)
        if distance <= most and (together or not _one_stem(word, name)):
            found[distance].append(name)
    if not found:
        return None
    best = found[min(found)]
    return names[best[0]].where if len(best) == 1 else None


def _one_stem(a: str, b: str) -> bool:
    """Tell two forms of one word: «Galvian» and «Galvians», «Adria» and «Adrian»."""
    if name_key(a.capitalize()) == name_key(b.capitalize()) or lemma(a) == lemma(b):
        return True
    shared = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        shared += 1
    return a[shared:] in _ENDINGS and b[shared:] in _ENDINGS and shared >= _SHORTEST_STEM
