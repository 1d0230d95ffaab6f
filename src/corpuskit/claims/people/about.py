"""Of what thing somebody is called the maker: the one named, or the one that the text is about."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpuskit.claims.grammar.antecedents import resolved
from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Phrase, Sentence
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.same_thing import names_of
from corpuskit.claims.grammar.subjects import subject_of
from corpuskit.claims.grammar.things import (
    Thing,
    classes_of,
    is_general,
    nouns_of,
    things_in,
    with_places,
)
from corpuskit.claims.model import Subject
from corpuskit.core import lexicons

# A sentence opens with a capital; a name of two words has two.
_NAME = 2
# What bears a name that does not say what it is: «The Salt Road», «Aurelia».
_BARE = frozenset({"writing", "music", "film", "vessel"})
# What is led, and not made: a restoration has its own director.
_LED = frozenset({"company", "panel"})
# Things of which a text names few, and calls one by several nouns.
_SINGLE = frozenset({"picture", "casting", "music", "writing"})
# What a text has spoken of, and its reader knows.
_KNOWN = frozenset({"the", "our", "this", "its", "their"})
# «Upwell Museum: museum of the town of Upwell»: the head of an entry, and what it is.
_ENTRY = re.compile(r"([A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)+)(?::|\.)\s+")
_INVERTED = re.compile(
    r"(?:Beside|Behind|Opposite|Near|Next\s+to|In\s+front\s+of|Above|Below|Across\s+from|Close\s+to)\b"
    r"[^,;:.]{0,60}?\b(?:stands?|stood|lies?|lay|rises?|rose)\s+"
)
_OF_NAME = re.compile(r"\b(?:of|on|about)\s+(?:the\s+)?([A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)$")
# So many things at most may be meant by a pronoun, and so many of what sentences began with.
_MOST, _BEGAN = 8, 3
_PRONOUNS = ("it", "she", "its", "her", "they", "their")


def thing_named(reading: Reading, phrase: Phrase, classes: frozenset[str]) -> Subject | None:
    """Return what a phrase names; «the building» is the one of that sort that was named before."""
    phrase = _without_circumstance(phrase)
    placed = with_places(reading.sentence, phrase)
    subject = resolved(reading, placed if placed.tail else phrase)
    noun = nouns_of(phrase)
    bare = (
        not phrase.tail and not placed.tail and not any(word[:1].isupper() for word in phrase.words)
    )
    definite = phrase.determiner in lexicon().words["definite"]
    if not bare or not definite or len(phrase.words) > len(noun.split()):
        return subject
    known = _known(reading, noun, classes & classes_of(noun) or classes_of(noun))
    return known or subject


def _without_circumstance(phrase: Phrase) -> Phrase:
    """Return «the poem» of «composed the poem on the ferry itself», where it is known anyway."""
    owned = phrase.tail and phrase.tail[0][0] == "of"
    hung = owned or [below for _, below in phrase.tail if any(map(_capital, below.words))]
    definite = phrase.determiner in lexicon().words["definite"]
    if hung or not definite or not classes_of(nouns_of(phrase)):
        return phrase
    return replace(phrase, tail=())


def _capital(word: str) -> bool:
    return word[:1].isupper()


def subject_before(reading: Reading, classes: frozenset[str]) -> Subject | None:
    """Return the subject of the sentence before, where a pronoun can stand for it.

    Writers go on with what they have made the subject (Grosz, Joshi and Weinstein, Centering,
    Computational Linguistics 21 (1995), pp. 203–225). It must be of a fitting class, or bear a name
    that tells none.
    """
    clauses = clauses_of(reading.said) if reading.said is not None else ()
    main = next((c for c in clauses if c.verb.finite and not c.relative), None)
    subject = main.subject if main is not None else None
    if subject is None or subject.determiner in ("a", "an", "no", "few"):
        return None
    plural = lemma(subject.head) != subject.head.casefold() and subject.head.endswith("s")
    known = classes_of(nouns_of(subject))
    named = any(map(_capital, subject.words[1:] if not subject.start else subject.words))
    person = any(p.label and p.label in " ".join(subject.words) for p in reading.people)
    if plural or person or not (known & classes or (named and not known)):
        return None
    return thing_named(reading, subject, classes)


def behind_inversion(reading: Reading, classes: frozenset[str]) -> Subject | None:
    """Return what the sentence before goes on to: «beside the theatre stands the Lorn School»."""
    placed = _INVERTED.match(reading.said.text) if reading.said is not None else None
    if reading.said is None or placed is None:
        return None
    here = things_in(reading.said, reading.aliases, reading.sorts)
    behind = [t for t in here if t.start >= placed.end() and t.classes & classes]
    return _in_full(reading, behind[0]) if behind else None


def thing_meant(reading: Reading, classes: frozenset[str], at: int = 0) -> Subject | None:
    """Return what the text is about where its words name nothing: «the architect was Hall».

    Nothing where the sentence or the one before it tells of a part of it, or of its rebuilding.
    What the sentence itself has named before the place `at` comes first.
    """
    if not classes or _of_something_else(reading, classes):
        return None
    if (inverted := behind_inversion(reading, classes)) is not None:
        return inverted
    here = things_in(reading.sentence, reading.aliases, reading.sorts)
    before = [t for t in here if t.start < at and t.classes & classes]
    if before:
        return _in_full(reading, before[0])
    opener = next((p for p in reading.sentence.phrases[:1] if p.stop < at), None)
    if opener is not None and _is_other(reading, opener):
        return None
    fitting = [t for t in reading.things if t.classes & classes]
    if (last := _in_last_sentence(reading, classes)) is not None:
        return _in_full(reading, last)
    openers = [t for t in fitting if t.near and t.opens]
    head = [t for t in reading.about if t.classes & classes]
    untold = [t for t in reading.about if not t.classes and classes & _BARE]
    near = [t for t in fitting if t.near]
    found = next(iter((*openers, *head, *near, *untold)), None) or _only(fitting)
    if found is None:
        return None
    return _in_full(reading, found)


def perhaps_meant(reading: Reading, thing: Subject, classes: frozenset[str]) -> tuple[Subject, ...]:
    """Return what else a pronoun or a bare noun may stand for: another text may tell which.

    For «it» that is whatever the sentence before speaks of, what the text has begun sentences with
    and its title; for «the firm» what has a name and is a firm, or of which no text says what it
    is.
    """
    printed = next(
        (p for p in reading.sentence.phrases if nouns_of(p).split()[-1] == thing.noun), None
    )
    if printed is None:
        if subject_before(reading, classes) is not None:
            return ()
        near = list(_spoken_of(reading))
        if _is_named_in(reading.said, thing):
            # «Beside the theatre stands the Lorn School. It was ...»: nothing is left to guess.
            return () if sort_of(reading, thing) & classes else _others(thing, near, classes)
        began = [_known_as(reading, topic) for topic in reading.topics[:_BEGAN]]
        return _others(thing, [*near, *began, *reading.things, *reading.about], classes)
    own = classes & classes_of(thing.noun) or classes_of(thing.noun)
    entry = _ENTRY.match(reading.text)
    if entry is not None and printed.start == entry.end():
        noun = lemma(entry[1].split()[-1].casefold())
        return (Subject(noun, phrase=entry[1], noun=noun),)
    alone = len(printed.words) == 1 and not printed.tail
    bare = (alone or not thing.facets) and not any(map(_capital, printed.words))
    if not own or not bare or printed.determiner not in _KNOWN:
        return ()
    told = (*_spoken_of(reading), *reading.things, *reading.about)
    # «The building» may be a library that has no name.
    general = is_general(thing.noun)
    return _others(thing, [t for t in told if t.named or (general and t.classes)], own)


def _spoken_of(reading: Reading) -> Iterator[Thing]:
    """Yield the things and the names of the sentence before, in their order."""
    if reading.said is None:
        return
    for phrase in reading.said.phrases:
        subject = subject_of(with_places(reading.said, phrase), reading.aliases)
        if subject.head and (classes_of(nouns_of(phrase)) or any(map(_capital, phrase.words))):
            yield _known_as(reading, subject)


def _is_named_in(said: Sentence | None, thing: Subject) -> bool:
    """Tell whether the sentence before names a thing: «Opposite stands the Lorn Library»."""
    words = thing.phrase.split()
    head = next((word for word in words if lemma(word.casefold()) == thing.noun), "")
    return said is not None and head[:1].isupper() and head in said.text


def _known_as(reading: Reading, subject: Subject) -> Thing:
    known = reading.sorts.get(subject.phrase, frozenset())
    return Thing(subject, known or classes_of(subject.noun))


def _others(thing: Subject, told: Iterable[Thing], classes: frozenset[str]) -> tuple[Subject, ...]:
    """Return which of the things told may be meant, each once, but the one that is taken for it."""
    fitting = [
        t.subject
        for each in told
        for t in (each, *_own_name(each))
        if (t.classes & classes if t.classes else t.named) or not classes
    ]
    return tuple(s for s in dict.fromkeys(fitting) if s != thing)[:_MOST]


def _own_name(thing: Thing) -> Iterator[Thing]:
    """Yield what a title is of: «A history of the Upwell Museum»."""
    name = _OF_NAME.search(thing.subject.phrase)
    if name is not None:
        noun = lemma(name[1].split()[-1].casefold())
        yield Thing(Subject(noun, phrase=name[1], noun=noun), classes_of(noun))


def _in_last_sentence(reading: Reading, classes: frozenset[str]) -> Thing | None:
    """Return what the sentence before ends with or begins with: «Opposite stands the library»."""
    if reading.said is None or reading.said.tokens[0].low in _PRONOUNS:
        return None
    here = things_in(reading.said, reading.aliases, reading.sorts)
    told = [t for t in here if t.classes & classes and t.named]
    opening = [t for t in told if t.opens]
    return next(iter(opening), told[0] if len(told) == 1 else None)


def _in_full(reading: Reading, thing: Thing) -> Subject:
    """Return a thing by the name that it bears elsewhere in the text."""
    if thing.named:
        return thing.subject
    known = _known(reading, thing.subject.noun, thing.classes)
    if known is None and thing.classes & _SINGLE:
        # «The panel» is the altarpiece where no other picture has a name.
        only = _only([t for t in reading.things if t.classes & thing.classes & _SINGLE])
        known = only.subject if only is not None else None
    return known or thing.subject


def _is_other(reading: Reading, phrase: Phrase) -> bool:
    """Tell a name that opens a sentence and is nobody's, of which the text may go on to speak."""
    if not all(word[:1].isupper() for word in phrase.words) or len(phrase.words) < _NAME:
        return False
    return not any(p.start < phrase.stop and phrase.start < p.end for p in reading.people)


def _only(things: Sequence[Thing]) -> Thing | None:
    """Return what the text has named, where it is one thing."""
    named = [thing for thing in things if thing.named]
    return named[0] if len({names_of(thing.subject) for thing in named}) == 1 else None


def sort_of(reading: Reading, thing: Subject) -> frozenset[str]:
    """Return the classes of a thing: those of its noun, or what the text says that it is."""
    known = next((t.classes for t in reading.things if t.subject == thing), frozenset())
    return known or reading.sorts.get(thing.phrase, frozenset()) or classes_of(thing.noun)


def _known(reading: Reading, noun: str, classes: frozenset[str]) -> Subject | None:
    """Return what was named before, or stands in the title, that a noun can stand for."""
    if not classes:
        return None
    for thing in (*reading.things, *reading.about):
        if thing.named and _stands_for(noun, thing, classes):
            return thing.subject
    return None


def _stands_for(noun: str, thing: Thing, classes: frozenset[str]) -> bool:
    if thing.subject.noun == noun:
        return True
    if lemma(thing.subject.phrase.casefold()) == thing.subject.noun:
        # «The Works» has no name that would tell which plant is meant.
        return False
    other = classes_of(thing.subject.noun)
    return bool(thing.classes & classes) and (is_general(noun) or not other & thing.classes)


def _of_something_else(reading: Reading, classes: frozenset[str]) -> bool:
    """Tell a text that has just spoken of a part of a thing, or of its second making."""
    sentences = [reading.sentence, *([reading.said] if reading.said else [])]
    remade = any(token.low in _turns()["again"] for s in sentences for token in s.tokens)
    if remade and classes - _LED:
        return True
    openers = reading.said.phrases[:1] if reading.said else ()
    new = [p for s in sentences for p in s.phrases if p.determiner in ("a", "an")]
    return any(_is_part(phrase, classes) for phrase in (*openers, *new))


def _is_part(phrase: Phrase, classes: frozenset[str]) -> bool:
    noun = lemma(phrase.head)
    own = classes_of(noun) & classes and phrase.determiner not in ("a", "an")
    return noun in _turns()["parts"] and not own and not _is_name(phrase)


def _is_name(phrase: Phrase) -> bool:
    return phrase.head[:1].isupper()


@functools.cache
def _turns() -> dict[str, frozenset[str]]:
    table = lexicons.table("corpuskit.claims", "turns.toml")
    return {name: frozenset(words) for name, words in table.items()}


def turn_words(name: str) -> Iterable[str]:
    """Return a list of turns."""
    return _turns()[name]
