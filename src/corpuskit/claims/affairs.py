"""What a document and a paragraph are about, by the names in them.

Two accounts of one affair need not name it in their heads, nor in each paragraph. What they share
then is a good part of the names that stand in the midst of their sentences.
"""

from __future__ import annotations

import functools
import re
from calendar import day_name, month_abbr, month_name
from collections.abc import Iterable, Sequence

from corpuskit.claims.content import NAME, name_key
from corpuskit.claims.lexicon import lemma, lexicon
from corpuskit.claims.markup import BlockText
from corpuskit.language.number_words import vocabulary
from corpuskit.language.places import country_of

_CAPITAL = re.compile(r"\b[A-Z][^\W\d_][\w’'-]*")
# What happened in March is no affair of its own.
_CALENDAR = frozenset({*month_name, *month_abbr, *day_name})
# Behind a word in lower case or a comma, where no sentence begins.
_MIDST = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_][\w’'-]+(?: [A-Z][\w’'-]+)*")
_LOWER = re.compile(r"\b[a-z][\w’'-]{2,}")
# So many names in common, and so large a part of those of the document that has fewer: of 5,400
# pairs of documents on unlike affairs in four sets of corpora none has both, of 150 on one affair
# 80 have.
_SHARED, _PART = 3, 0.2
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


def names_told(sentences: Iterable[str]) -> frozenset[str]:
    """Return the names that stand in the midst of sentences and are no common nouns in any.

    >>> sorted(names_told(["By noon the Vetka had left Lutz.", "In Lutz the River is no river."]))
    ['name:lutz', 'name:vetka']
    """
    named: set[str] = set()
    common: set[str] = set()
    for sentence in sentences:
        for run in _MIDST.findall(sentence):
            named |= names_in(run)
        common.update(_LOWER.findall(sentence))
    return frozenset(named - {NAME + name_key(word) for word in common})


@functools.lru_cache(maxsize=4096)
def telling_names(affair: frozenset[str]) -> frozenset[str]:
    """Return the names that tell one affair from another: any document has a summary or minutes."""
    return affair - _headings()


@functools.cache
def _headings() -> frozenset[str]:
    numbers = (*vocabulary().units, *vocabulary().tens)
    return frozenset(NAME + name_key(word) for word in (*lexicon().words["headings"], *numbers))


# Pairs of documents are few beside pairs of what stands in them.
@functools.lru_cache(maxsize=65536)
def one_affair(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether two documents that tell these names are about one affair."""
    shared = sum(country_of(name.removeprefix(NAME)) is None for name in a & b)
    return shared >= _SHARED and shared >= _PART * min(len(a), len(b))
