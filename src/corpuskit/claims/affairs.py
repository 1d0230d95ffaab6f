"""What a document and a paragraph are about, by the names in them."""

from __future__ import annotations

import functools
import re
from calendar import day_name, month_abbr, month_name
from collections.abc import Sequence

from corpuskit.claims.content import NAME, name_key
from corpuskit.claims.lexicon import lemma, lexicon
from corpuskit.claims.markup import BlockText

_CAPITAL = re.compile(r"\b[A-Z][^\W\d_][\w’'-]*")
# What happened in March is no affair of its own.
_CALENDAR = frozenset({*month_name, *month_abbr, *day_name})
_HEAD = 10
_LONGEST = 200
_CLOSED = (
    "determiners",
    "prepositions",
    "conjunctions",
    "pronouns",
    "auxiliaries",
    "empty",
    "time_nouns",
    "institutions",
    "adverbs",
)


# Sentences of a corpus are many, and each is asked for while it is read or set beside others.
@functools.lru_cache(maxsize=4096)
def names_in(text: str) -> frozenset[str]:
    """Return every capitalised word that may be a name: headings have all capitals.

    >>> sorted(names_in("THE LUTZ COURIER. Terns of the Vetka were counted."))
    ['name:courier', 'name:lutz', 'name:tern', 'name:vetka']
    """
    words = lexicon().words
    found = set()
    for match in _CAPITAL.finditer(text):
        if match[0] in _CALENDAR:
            continue
        low = match[0].casefold()
        if not any(low in words[name] or lemma(low) in words[name] for name in _CLOSED):
            found.add(NAME + name_key(match[0]))
    return frozenset(found)


def names_of_head(blocks: Sequence[BlockText]) -> frozenset[str]:
    """Return the names that the head of a document has: its title, its dateline, its place."""
    found: frozenset[str] = frozenset()
    for block in blocks[:_HEAD]:
        if block.kind not in ("cell", "note") and len(block.chars) < _LONGEST:
            found |= names_in(block.chars)
    return found
