"""What a document and a paragraph are about, by the names in them.

Two accounts of one affair need not name it in their heads, nor in each paragraph. What they share
then is a good part of the names that stand in the midst of their sentences.
"""

from __future__ import annotations

import functools
import re
from calendar import day_name, month_abbr, month_name
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpuskit.claims.grammar.content import NAME, name_key
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.markup.blocks import BlockText
from corpuskit.core.letters import CAPITALS, SMALL
from corpuskit.language.number_words import vocabulary
from corpuskit.language.places import country_of

_NAME = rf"[{CAPITALS}][^\W\d_][\w’'-]*"
_CAPITAL = re.compile(rf"\b{_NAME}")
# What happened in March is no affair of its own.
_CALENDAR = frozenset({*month_name, *month_abbr, *day_name})
# Behind a word in lower case or a comma, where no sentence begins.
_MIDST = re.compile(rf"(?<=[{SMALL},;] ){_NAME}(?: [{CAPITALS}][\w’'-]+)*")
_LOWER = re.compile(rf"\b[{SMALL}][\w’'-]{{2,}}")
# So many names in common, and so large a part of those that the document with fewer tells: of
# 22,000 pairs of documents on unlike affairs in nine sets of corpora 29 have both, of 225 on one
# affair 206 have (docs/decisions/0059).
_SHARED, _PART = 2, 0.2
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


@dataclass(frozen=True, slots=True)
class Affair:
    """Hold the names of a document: those that it tells in the midst of sentences, and all.

    A signature, a head or the first word of a sentence is a name that another document tells.
    `common` are the words that it writes without a capital, keyed like names, `head` the names of
    its title, `years` those that it prints.
    """

    told: frozenset[str] = frozenset()
    printed: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    head: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()


def affair_of(sentences: Iterable[str]) -> Affair:
    """Return the names that sentences print and that are no common nouns in any of them.

    >>> affair = affair_of(["By noon the Vetka had left Lutz.", "Terns of the River: a river."])
    >>> sorted(affair.told), sorted(affair.printed - affair.told)
    (['name:lutz', 'name:vetka'], ['name:tern'])
    """
    told: set[str] = set()
    printed: set[str] = set()
    common: set[str] = set()
    for sentence in sentences:
        for run in _MIDST.findall(sentence):
            told |= names_in(run)
        printed |= names_in(sentence)
        common.update(_LOWER.findall(sentence))
    nouns = frozenset(NAME + name_key(word) for word in common)
    return Affair(frozenset(told - nouns), frozenset(printed - nouns), nouns)


@functools.lru_cache(maxsize=4096)
def telling_names(affair: frozenset[str]) -> frozenset[str]:
    """Return the names that tell one affair from another: any document has a summary or minutes."""
    return affair - _headings()


@functools.cache
def _headings() -> frozenset[str]:
    numbers = (*vocabulary().units, *vocabulary().tens)
    return frozenset(NAME + name_key(word) for word in (*lexicon().words["headings"], *numbers))


@functools.lru_cache(maxsize=4096)
def _own_names(names: frozenset[str]) -> frozenset[str]:
    """Return the names that few affairs have: no country, and no part of the names of many."""
    rest = telling_names(names) - _in_names()
    return frozenset(name for name in rest if country_of(name.removeprefix(NAME)) is None)


@functools.cache
def _in_names() -> frozenset[str]:
    words = lexicon().words
    known = (*words["in_names"], *words["institutions"])
    return frozenset(NAME + name_key(word) for word in known)


@functools.lru_cache(maxsize=65536)
def one_name_and_year(a: Affair, b: Affair) -> bool:
    """Tell whether two documents share a year and a name that stands in the title of one of them.

    Two short texts about one affair often have no second name in common. Of 24,000 pairs about two
    affairs in eight sets of corpora 41 have such a name, half of them common words with a capital.
    """
    if a.years.isdisjoint(b.years):
        return False
    shared = (_own_names(a.told) & b.printed) | (_own_names(b.told) & a.printed)
    return bool((shared & (a.head | b.head)) - a.common - b.common)


# Pairs of documents are few beside pairs of what stands in them.
@functools.lru_cache(maxsize=65536)
def one_affair(a: Affair, b: Affair) -> bool:
    """Tell whether two documents are about one affair, by the names that one of them tells."""
    mine, yours = _own_names(a.told), _own_names(b.told)
    shared = len((mine & b.printed) | (yours & a.printed))
    return shared >= _SHARED and shared >= _PART * min(len(mine), len(yours))


def may_be_one_affair(a: Affair, b: Affair) -> bool:
    """Tell whether two documents are about one affair, by several names or by one and a year."""
    return one_affair(a, b) or one_name_and_year(a, b)
