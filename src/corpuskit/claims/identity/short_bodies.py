"""Whether «the institute» of one text is the Polar Institute that another names.

A text that has named a body calls it by its noun alone. Which one is meant is known where the text
names one body with that noun, and always by the same name.
"""

from __future__ import annotations

import re

from corpuskit.claims.model import Extract, Subject


def short_for(short: Subject, full: Subject, text: Extract) -> bool:
    """Tell whether an office «of the institute» is one of the body that another text names.

    `text` is the one that has the short name.
    """
    owners, named = short.facet("of"), full.facet("of")
    if len(owners) != 1 or len(named) != 1 or " " in next(iter(owners)):
        return False
    *before, noun = next(iter(named)).split()
    if not before or not re.search(rf"\b{re.escape(noun)}\b", short.phrase):
        return False
    return _names(noun, text) == {tuple(before)}


def _names(noun: str, text: Extract) -> set[tuple[str, ...]]:
    """Return the names that a text gives bodies with a noun; one with «of» is another for sure."""
    called = noun.capitalize()
    name = re.compile(rf"((?:[A-Z][\w’'-]*\s+)*){called}\b(\s+(?:of|for)\s+(?:the\s+)?[A-Z])?")
    found: set[tuple[str, ...]] = set()
    for where in text.sentences:
        if called not in where.sentence:
            continue
        for match in name.finditer(where.sentence):
            words = tuple(word.casefold() for word in match[1].split() if word != "The")
            if match[2]:
                found.add(("of",))
            elif words:
                found.add(words)
    return found
