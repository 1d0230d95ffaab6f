"""Words that name one thing: «doctor» and «physician», «seize» and «confiscate»."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from corpuskit.core import lexicons


@functools.cache
def synonyms(part: str) -> Mapping[str, str]:
    """Return the nouns or the verbs that have synonyms, each with the first word of its group.

    A word of two groups belongs to the later one, which was added on purpose.

    >>> synonyms("verbs")["impound"] == synonyms("verbs")["confiscate"]
    True
    """
    text = lexicons.text("corpuskit.claims", "synonyms.txt")
    found: dict[str, str] = {}
    section = ""
    for line in text.splitlines():
        if line.startswith("["):
            section = line.strip("[]").partition(" ")[0]
        elif line and not line.startswith("#") and section == part:
            words = line.split()
            found.update(dict.fromkeys(words, words[0]))
    return MappingProxyType(found)
