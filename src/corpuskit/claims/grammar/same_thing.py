"""Whether two phrases name one thing, whatever the place of its name in them.

«The camp at Tessouma» and «Tessouma camp» are one camp: a name narrows a noun alike as a place, an
owner or an attribute. Subjects of figures are compared more strictly (claims/grammar/subjects.py).
"""

from __future__ import annotations

import functools
import re
from enum import IntEnum

from corpuskit.claims.grammar.content import name_key
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.verb_groups import word_class
from corpuskit.claims.model import Subject
from corpuskit.language.places import country_of

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_GENITIVE = re.compile(r"(?P<owner>\w+)(?:['’]s|(?<=s)['’])\s+(?P<own>[a-z]\w*)")


class Same(IntEnum):
    """Say how surely two phrases name one thing."""

    APART = 0
    PERHAPS = 1
    LIKELY = 2
    SURE = 3


def same_thing(a: Subject, b: Subject) -> Same:
    """Judge whether two phrases name one thing.

    Surely with a name in common and one head; likely with one head, nothing that sets them apart
    and something that both say; perhaps with one head alone.
    """
    if a.phrase != b.phrase and " " in a.phrase and a.phrase.casefold() == b.phrase.casefold():
        # One of them opens its sentence; its capital is no name's.
        return Same.LIKELY
    mine, yours = names_of(a), names_of(b)
    common = mine & yours
    if deputy_of(a) != deputy_of(b) or (mine and yours and not common):
        return Same.APART
    if a.head != b.head and not _one_name(a, b, mine, yours):
        return Same.APART
    said, again = attributes_of(a), attributes_of(b)
    named_only = bool(common) and not (said and again) and (_is_name(a) or _is_name(b))
    if word_class("ranks") & (said ^ again) and not named_only:
        return Same.APART
    if said - again and again - said:
        return Same.APART
    if common and (mine <= yours or yours <= mine):
        return Same.SURE
    if common:
        return Same.APART
    if mine or yours:
        return Same.PERHAPS
    return Same.LIKELY if said & again else Same.PERHAPS


def _one_name(a: Subject, b: Subject, mine: frozenset[str], yours: frozenset[str]) -> bool:
    """Tell «the accused, Peter Holm» and «Peter Holm»: all of one phrase is the other's name."""
    if not (mine and yours) or not (mine <= yours or yours <= mine):
        return False
    if owned_apart(a, b) or _hangs(a) != _hangs(b):
        return False
    return _is_name(a) or _is_name(b)


def _hangs(subject: Subject) -> bool:
    """Tell «approach to the Corran Tunnel»: what a name hangs on is not what it names.

    «The town of Karsund» is Karsund.
    """
    words = subject.phrase.split()
    if not words or words[0][:1].isupper():
        return False
    first = next((i for i, word in enumerate(words) if word[:1].isupper()), 0)
    ahead = words[:first]
    at = next((i for i, w in enumerate(ahead) if w in lexicon().words["prepositions"]), 0)
    if not at:
        return False
    return not (ahead[at] == "of" and ahead[at - 1] in lexicon().words["place_nouns"])


def deputy_of(subject: Subject) -> frozenset[str]:
    """Return what makes another of somebody in office: «the Deputy Mayor»."""
    return frozenset(subject.phrase.casefold().split()) & word_class("deputies")


def owned_apart(a: Subject, b: Subject) -> bool:
    """Tell somebody from what is his: «Bishop Vane», «Bishop Vane's heart»."""
    for whole, part in ((a, b), (b, a)):
        own = _GENITIVE.search(part.phrase)
        if own and _names(whole, own["owner"]) and own["own"] not in whole.phrase:
            return True
    return False


def _names(subject: Subject, owner: str) -> bool:
    """Tell whether a phrase has a word, or another word for the same."""
    noun = lexicon().concept_of(owner)
    words = (match[0] for match in _WORD.finditer(subject.phrase))
    return owner in subject.phrase or any(lexicon().concept_of(word) == noun for word in words)


def _is_name(subject: Subject) -> bool:
    """Tell a phrase of capitalised words alone."""
    return subject.phrase[:1].isupper() and not attributes_of(subject) and _no_noun(subject)


def _no_noun(subject: Subject) -> bool:
    words = [m[0] for m in _WORD.finditer(subject.phrase)]
    prepositions = lexicon().words["prepositions"]
    return all(word[:1].isupper() or word in prepositions for word in words)


def names_of(subject: Subject) -> frozenset[str]:
    """Return the names in a phrase, as keys that a country and its people share."""
    return _names_in(subject.phrase)


@functools.lru_cache(maxsize=65536)
def _names_in(phrase: str) -> frozenset[str]:
    found: set[str] = set()
    if " " in phrase and phrase.isupper():
        # A heading in capitals does not tell which of its words are names.
        return frozenset()
    for match in _WORD.finditer(phrase):
        word = match[0]
        low = word.casefold()
        if word[:1].isupper() and low not in lexicon().words["institutions"]:
            if (
                lemma(low) in lexicon().words["institutions"]
                or low in lexicon().words["determiners"]
            ):
                continue
            country = country_of(word)
            found.add(country or name_key(word))
    return frozenset(found)


def attributes_of(subject: Subject) -> frozenset[str]:
    """Return the words in lower case that describe a thing: «the old wooden bridge»."""
    return _attributes_in(subject.phrase, subject.noun, subject.head)


@functools.lru_cache(maxsize=65536)
def _attributes_in(phrase: str, noun: str, head: str) -> frozenset[str]:
    words = [m[0] for m in _WORD.finditer(phrase)]
    empty = lexicon().words["empty"] - word_class("ranks")
    return frozenset(
        lemma(word)
        for word in words
        if word[:1].islower()
        and word not in empty
        and word not in lexicon().words["prepositions"]
        and lemma(word) not in (noun, head)
    )
