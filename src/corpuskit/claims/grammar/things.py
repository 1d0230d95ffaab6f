"""What a text is about, and of what sort it is: «the architect was Hall» is of the bridge.

A text names a thing once and calls it «the building» or nothing at all from then on. What it means
is told by the sort of thing that an agent of that name has.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.grammar.phrases import Phrase, Sentence
from corpuskit.claims.grammar.subjects import Aliases, subject_of
from corpuskit.claims.model import Subject
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

_PLACED = re.compile(
    r"\s+(?P<prep>over|across|near|below|above|between|under|along|off|in|at|on)\s+"
)
# Possessive and from the beginning of a word, so that no long word is tried at each letter.
_NAME = r"\b[A-Z][\w’'-]*+(?:\s+(?:(?:of|the|and|in|on|at)\s+){0,2}[A-Z][\w’'-]*+){0,4}"


@dataclass(frozen=True, slots=True)
class Thing:
    """Hold something that a text speaks of, and the classes of things that it belongs to.

    `opens` says that its sentence begins with it, `near` that it stands in the paragraph that is
    being read. Without classes it is a name that may be of any.
    """

    subject: Subject
    classes: frozenset[str]
    opens: bool = False
    near: bool = True
    start: int = 0

    @property
    def named(self) -> bool:
        """Tell a thing with a name of its own."""
        return any(word[:1].isupper() for word in self.subject.phrase.split())


@functools.cache
def _words() -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    found: tuple[dict[str, set[str]], dict[str, set[str]]] = ({}, {})
    for name, entry in lexicons.table("corpuskit.claims", "things.toml").items():
        for at, field in enumerate(("words", "general")):
            for word in entry.get(field, ()):
                found[at].setdefault(word, set()).add(name)
    first, second = ({word: frozenset(names) for word, names in each.items()} for each in found)
    return first, second


def classes_of(noun: str) -> frozenset[str]:
    """Return the classes of things that a noun names.

    >>> "structure" in classes_of("bridge")
    True
    """
    words, general = _words()
    return words.get(noun, frozenset()) | general.get(noun, frozenset())


def is_general(noun: str) -> bool:
    """Tell a noun that stands for a thing named before, whatever of its class that is."""
    words, general = _words()
    return noun in general and noun not in words


def nouns_of(phrase: Phrase) -> str:
    """Return the noun of a phrase, of two words where these are one: «power station»."""
    two = " ".join(word.casefold() for word in phrase.words[-2:])
    return two if classes_of(two) else lemma(phrase.head)


def sorts_of_names(texts: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Learn what a name is from «the Aurelia, a steamer», «the novel The Salt Road»."""
    found: dict[str, set[str]] = {}
    for text in texts:
        for pattern in _told():
            for match in pattern.finditer(text):
                name = match["name"].removeprefix("The ")
                found.setdefault(name, set()).update(classes_of(match["noun"]))
    return {name: frozenset(classes) for name, classes in found.items()}


@functools.cache
def _told() -> tuple[re.Pattern[str], ...]:
    # «The hall, a work of Hagen», is no writing.
    nouns = alternation(noun for noun in _words()[0] if noun.islower())
    return (
        re.compile(
            rf"(?P<name>{_NAME})(?:,|,?\s+(?:is|was|has\s+been))\s+(?:an?|the)\s+"
            rf"(?:(?!of\b)[\w’'-]++\s+){{0,3}}?(?P<noun>{nouns})\b"
        ),
        re.compile(
            rf"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[’']s)\s+(?:[a-z-]++\s+){{0,2}}?(?P<noun>{nouns})\s+(?P<name>{_NAME})"
        ),
    )


def things_in(
    sentence: Sentence, aliases: Aliases, sorts: Mapping[str, frozenset[str]]
) -> Iterator[Thing]:
    """Yield the things that a sentence speaks of, those first that stand first."""
    stop = 0
    for at, phrase in enumerate(sentence.phrases):
        if phrase.start < stop:
            continue
        called = _called(phrase)
        phrase = called or phrase
        noun = nouns_of(phrase)
        known = sorts.get(" ".join(phrase.words), frozenset())
        classes = known or (classes_of(called.words[0]) if called else classes_of(noun))
        plural = noun != phrase.head.casefold() and phrase.head.casefold().endswith("s")
        if not classes or (plural and not known) or phrase.determiner in ("a", "an", "no"):
            continue
        stop = phrase.stop
        yield Thing(
            subject_of(with_places(sentence, phrase), aliases), classes, not at, True, phrase.start
        )


def _called(phrase: Phrase) -> Phrase | None:
    """Return «the cutter Petrel» out of a phrase: a noun, and the name behind it, no more."""
    words = phrase.words
    first = next((at for at, word in enumerate(words) if word[:1].isupper()), 0)
    if not first or not classes_of(words[first - 1]):
        return None
    stop = first
    while stop < len(words) and words[stop][:1].isupper():
        stop += 1
    return replace(phrase, words=words[first - 1 : stop], tail=())


def with_places(sentence: Sentence, phrase: Phrase) -> Phrase:
    """Return a phrase with the names alone that hang on it: «the bridge over the Ula»."""
    named = tuple((prep, _own(below)) for prep, below in phrase.tail if _names(below))
    behind = _PLACED.match(sentence.text, phrase.stop) if not named else None
    below = behind and next((p for p in sentence.phrases if p.start == behind.end()), None)
    if behind and below and _names(below):
        named = ((behind["prep"], below),)
    return replace(phrase, tail=named)


def _names(phrase: Phrase) -> bool:
    return any(word[:1].isupper() for word in phrase.words)


def _own(phrase: Phrase) -> Phrase:
    """Return a name without the verb that a phrase took for its noun: «Saint Mark's hangs»."""
    *words, last = phrase.words
    verb = words and last.islower() and last.endswith("s") and words[-1].endswith(("'s", "’s"))
    return replace(phrase, words=tuple(words), tail=()) if verb else phrase
