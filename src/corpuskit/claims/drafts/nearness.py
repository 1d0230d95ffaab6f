"""Which sentences of a document speak of what a sentence of a paper speaks of.

Words that few sentences of the document have count most (inverse document frequency).
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpuskit.claims.grammar.content import name_key, stem_of_noun
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.core.findings import Location

# Words, years, and what bodies are called by: «82nd», «NATO».
_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d+(?:st|nd|rd|th)\b|(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d.,])")
_SHORTEST = 4
_SKIPPED = ("determiners", "prepositions", "conjunctions", "pronouns", "auxiliaries", "empty")


@dataclass(frozen=True)
class Index:
    """Hold the sentences of a document with the words that tell them apart."""

    sentences: Sequence[Location]
    bags: Sequence[frozenset[str]]
    having: Mapping[str, Sequence[int]]

    def worth(self, word: str) -> float:
        """Return what a word in common is worth."""
        return math.log((len(self.bags) + 1) / max(1, len(self.having.get(word, ()))))

    def score(self, bag: Iterable[str], number: int) -> float:
        """Return how much a bag has in common with a sentence."""
        return sum(self.worth(word) for word in sorted(self.bags[number].intersection(bag)))

    def nearest(self, bag: frozenset[str], least: float = 0.0) -> list[tuple[float, int]]:
        """Return the sentences that share words with a bag, the nearest first."""
        found: Counter[int] = Counter()
        scores: defaultdict[int, float] = defaultdict(float)
        for word in sorted(bag):
            worth = self.worth(word)
            for number in self.having.get(word, ()):
                scores[number] += worth
                found[number] += 1
        return sorted(
            ((s, n) for n, s in scores.items() if s >= least), key=lambda p: (-p[0], p[1])
        )


def index_of(sentences: Sequence[Location]) -> Index:
    """Return the index of a document's sentences."""
    bags = [bag_of(each.sentence) for each in sentences]
    having: defaultdict[str, list[int]] = defaultdict(list)
    for number, bag in enumerate(bags):
        for word in bag:
            having[word].append(number)
    return Index(sentences, bags, having)


@functools.lru_cache(maxsize=16384)
def bag_of(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that carry meaning."""
    found = set()
    words = lexicon().words
    for match in _WORD.finditer(text):
        low = match[0].casefold().replace("’", "'").removesuffix("'s")
        named = match[0].isupper() and len(low) > 1
        if (len(low) < _SHORTEST and not named) or any(low in words[name] for name in _SKIPPED):
            continue
        noun = lemma(low)
        found.add(name_key(match[0]) if match[0][0].isupper() else stem_of_noun(noun))
    return frozenset(found)
