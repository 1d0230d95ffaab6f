"""Whether two passages say one word of two things: «planted with hops», «planted with barley»."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from corpuskit.claims.grammar.content import words_in
from corpuskit.claims.grammar.lexicon import lexicon

_HUNG = re.compile(
    r"(?<![\w-])(?P<word>[a-z][a-z-]++)\s(?P<link>of|with|for|against)\s"
    r"(?:(?:the|a|an|its|their|his|her)\s)?(?P<rest>[^,;:.()–—\d]+)",
    re.I,
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def said_of_two(a: str, b: str) -> bool:
    """Tell whether what hangs on one word in two sentences shares nothing.

    >>> said_of_two("Talks with the dockers began.", "Talks with the owners of ships began.")
    True
    >>> said_of_two("The opening of the bridge was late.", "The bridge had a late opening.")
    False
    """
    mine, yours = _complements(a), _complements(b)
    return any(mine[key].isdisjoint(yours[key]) for key in mine.keys() & yours.keys())


@functools.lru_cache(maxsize=16384)
def _complements(sentence: str) -> Mapping[tuple[str, str], frozenset[str]]:
    """Return what hangs on each word by each preposition, every time that it stands there."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for match in _HUNG.finditer(sentence):
        keys: set[str] = set()
        for word in _WORD.findall(match["rest"]):
            if word.casefold() in _ends():
                break
            keys |= words_in(word.casefold())
        for head in words_in(match["word"].casefold()) if keys else ():
            key = head.partition(":")[2], match["link"].casefold()
            found[key] = found.get(key, frozenset()) | keys
    return found


@functools.cache
def _ends() -> frozenset[str]:
    """Return the words at which what hangs on a noun ends."""
    words = lexicon().words
    return frozenset().union(*(words[name] for name in _ENDING))


_ENDING = ("conjunctions", "auxiliaries", "pronouns", "prepositions")
