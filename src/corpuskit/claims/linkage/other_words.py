"""Whether two sentences tell what they tell in other words.

Where two sentences are alike but for a word, that word is what parts them: «was opened», «was
closed». Where they share less than half, a word that differs says little, and neither does what was
read by its words; then the question that both answer says more (linkage/questions.py).
"""

from __future__ import annotations

import functools
import re

from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.core.findings import Location
from corpuskit.language.date_words import date_words
from corpuskit.language.treaty_words import function_words

_WORD = re.compile(r"[^\W\d_]+")
# The share of the words of the shorter sentence that the other one has too.
_MOST = 0.5
_FEW = 3


def in_other_words(a: Location, b: Location) -> bool:
    """Tell whether two sentences that say enough share few of the words that carry meaning."""
    mine, yours = _words(a.sentence), _words(b.sentence)
    return (
        says_enough(a) and says_enough(b) and len(mine & yours) < _MOST * min(len(mine), len(yours))
    )


def says_enough(place: Location) -> bool:
    """Tell a sentence that says what it is of from «820 men fell»."""
    return len(_words(place.sentence)) > _FEW


@functools.lru_cache(maxsize=4096)
def _words(sentence: str) -> frozenset[str]:
    words = (word.casefold() for word in _WORD.findall(sentence))
    return frozenset(
        lemma(word)
        for word in words
        if word not in function_words() and word not in date_words().months
    )
