"""Words that a document prints in lower case: such a word that opens a sentence is no name.

«Drilling began»: a noun without an article looks like a name there, but not where the text has
«the drillers» or «to drill» elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpuskit.core.letters import CAPITALS, SMALL

_LOWER = re.compile(rf"\b[{SMALL}][{SMALL}’'-]{{2,}}")
_CAPITAL = re.compile(rf"\b[{CAPITALS}][{SMALL}’'-]{{2,}}")
_PLURAL = re.compile(r"(?:es|s)$")


def common_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that texts print in lower case."""
    return frozenset(word for text in texts for word in _LOWER.findall(text))


def common_in(sentence: str, known: frozenset[str]) -> frozenset[str]:
    """Return the capitalised words of a sentence that are common in the document, folded.

    >>> sorted(common_in("Drilling by Engel began.", frozenset({"drill"})))
    ['drilling']
    """
    capitals = {word.casefold() for word in _CAPITAL.findall(sentence)}
    return frozenset(word for word in capitals if not known.isdisjoint(_forms(word)))


def _forms(word: str) -> tuple[str, ...]:
    """Return a word, its singular, and the verb that a word in -ing is made of."""
    stem = word.removesuffix("ing") if word.endswith("ing") else word
    return word, _PLURAL.sub("", word), word + "s", stem, stem + "e", stem + "ed", stem[:-1]
