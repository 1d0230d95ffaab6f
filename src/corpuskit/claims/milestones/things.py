"""What something happened to: read from a phrase, and known again by its document.

«The tunnel», «it» and «Orne» are what the document has named in full before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpuskit.claims.grammar.content import name_key
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Phrase, Sentence, Sort
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.milestones.turns import words
from corpuskit.claims.model.milestones import Thing

_OWN = frozenset({"its", "his", "her", "their"})
_IS = frozenset({"is", "was", "are", "were"})
_MEMORY = 60
_FAR = 8
# «The novel The Salt Road», «the comedy “Two Clerks”»: the title stands beside its kind.
_TITLE = re.compile(
    r"\s+(?:[“\"‘«]\s?(?P<quoted>[^”\"’»]{2,60})[”\"’»]|(?P<plain>(?:The|A|An)\s+[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,4}))"
)
_DROPPED = frozenset({"the", "a", "an", "of", "and"})


def thing_of(reading: Reading, phrase: Phrase) -> Thing:
    """Read what a phrase names; «the town of Karsund» is Karsund."""
    sentence = reading.sentence
    if len(phrase.words) > 1 and phrase.head in ("first", "then", "also", "again"):
        phrase = replace(phrase, words=phrase.words[:-1])
    if phrase.tail and phrase.tail[0][0] == "of" and _is_first_copy(phrase):
        return thing_of(reading, phrase.tail[0][1])
    if phrase.tail and phrase.tail[0][0] == "of" and lemma(phrase.head) in words("places"):
        below = phrase.tail[0][1]
        if below.head[:1].isupper():
            return replace(_thing(sentence, below), label=_label(reading, phrase))
    thing = _thing(sentence, phrase)
    title = None if thing.names else _TITLE.match(reading.text, phrase.end)
    if title is not None:
        told = title["quoted"] or title["plain"]
        names = frozenset(name_key(w) for w in re.findall(r"\w[\w’'-]*", told))
        return replace(thing, names=names - _DROPPED, label=f"{thing.label} {told}")
    return replace(thing, label=_label(reading, phrase))


def _is_first_copy(phrase: Phrase) -> bool:
    """Tell «the first number of the Courier»: the Courier began with it."""
    first = "first" in (w.casefold() for w in phrase.words[:-1])
    return first and phrase.head.casefold() in words("copies")


def _label(reading: Reading, phrase: Phrase) -> str:
    return reading.text[phrase.start : phrase.stop]


def _thing(sentence: Sentence, phrase: Phrase) -> Thing:
    own = [w for w in phrase.words if _is_name(sentence, phrase, w)]
    plain = [w for w in phrase.words[:-1] if w not in own]
    last = phrase.words[-1]
    return Thing(
        noun=name_key(last) if last in own else lemma(last),
        names=frozenset(name_key(w) for w in own),
        beside=frozenset(
            name_key(w) for _, below in phrase.tail for w in _all(below) if w[:1].isupper()
        ),
        attributes=frozenset(lemma(w) for w in plain) - lexicon().words["empty"],
        about=frozenset(lemma(b.head) for _, b in phrase.tail if b.head.islower()),
        label=" ".join(phrase.words),
    )


def _all(phrase: Phrase) -> Iterator[str]:
    yield from phrase.words
    for _, below in phrase.tail:
        yield from _all(below)


def _is_name(sentence: Sentence, phrase: Phrase, word: str) -> bool:
    if not word[:1].isupper():
        return False
    opens = not phrase.start and word == phrase.words[0] and not phrase.determiner
    return not (opens and word.casefold() in sentence.common)


@dataclass
class Known:
    """Carry what a document has named so far."""

    things: list[Thing] = field(default_factory=list)
    topic: Thing | None = None
    person: Thing | None = None
    kinds: dict[str, Thing] = field(default_factory=dict)

    def read(self, reading: Reading) -> None:
        """Take in what a sentence names, and what it says that something is."""
        sentence = reading.sentence
        for phrase in sentence.phrases:
            thing = thing_of(reading, phrase)
            # «Ferries of the Sound» is no ferry that a text goes on to speak of.
            if (thing.named or (thing.about and phrase.determiner == "the")) and (thing.noun == phrase.head.casefold() or len(phrase.words) > 1):
                self.things.append(self.full(thing, definite=False))
                del self.things[:-_MEMORY]
        if reading.people:
            self.person = _person(reading.people[-1].label)
        first = sentence.phrases[0] if sentence.phrases else None
        if first is None or sentence.token_at(first.start) > 1:
            return
        topic = self.full(thing_of(reading, first), definite=first.determiner in ("the", "this"))
        if topic.named:
            self.topic = topic
            self._learn(reading, first, topic)

    def _learn(self, reading: Reading, first: Phrase, topic: Thing) -> None:
        """Learn that the Corvana is a steamer: «the steamer» is she."""
        tokens = reading.sentence.tokens
        at = reading.sentence.token_at(first.stop)
        if at < len(tokens) and tokens[at].low in _IS:
            said = reading.phrase_from(tokens[at].end)
            if said is not None and said.determiner in ("a", "an", "the") and said.words:
                near = reading.text[tokens[at].end : said.start].split()
                if len(near) <= 1 and said.head[:1].islower():
                    self.kinds.setdefault(lemma(said.head), topic)

    def full(self, thing: Thing, *, definite: bool) -> Thing:
        """Return what was named in full before; «Orne» was Matthias Orne."""
        if thing.named:
            for known in reversed(self.things):
                longer = thing.names < known.names and thing.noun == known.noun
                if longer and not known.attributes ^ thing.attributes:
                    return replace(known, label=thing.label)
            return thing
        if not definite:
            return thing
        if thing.about:
            return thing
        for known in reversed(self.things):
            same = known.noun == thing.noun or thing.noun in known.attributes & _common(known)
            if same and not thing.attributes - known.words - known.attributes:
                return replace(known, label=f"{thing.label} ({known.label})")
        if thing.attributes:
            return thing
        told = self.kinds.get(thing.noun)
        if told is None and thing.noun in words("ships"):
            told = next((self.kinds[noun] for noun in self.kinds if noun in words("ships")), None)
            told = told or next(
                (k for k in reversed(self.things) if k.attributes & words("ships")), None
            )
        if told is None and thing.noun in words("places") and self.topic is not None:
            told = next((self.kinds[n] for n in self.kinds if n in words("places")), None)
            told = told or (self.topic if self.topic.noun in self.topic.names else None)
        return replace(told, label=f"{thing.label} ({told.label})") if told else thing

    def pronoun(self, reading: Reading, word: str, offset: int) -> Thing | None:
        """Return what a pronoun stands for."""
        if word in ("he", "his", "she", "her"):
            person = reading.person_at(offset)
            if person is not None:
                return self.full(_person(person.label), definite=False)
            if word in ("he", "his"):
                return self.person
        return self.topic

    def owner(self, reading: Reading, word: str, offset: int) -> Thing | None:
        """Return whose something is: what its sentence began with, else what the last did."""
        first = reading.sentence.phrases[0] if reading.sentence.phrases else None
        opens = first is not None and first.stop < offset and first.determiner not in _OWN
        if first is not None and opens and reading.sentence.token_at(first.start) <= _FAR:
            thing = self.full(thing_of(reading, first), definite=first.determiner == "the")
            if thing.named:
                return thing
        return self.pronoun(reading, word, offset)


def _common(known: Thing) -> frozenset[str]:
    """Return the nouns that stand as attributes before a name: «the steamer Corvana»."""
    return known.attributes if known.noun in known.names else frozenset()


def _person(label: str) -> Thing:
    told = [w for w in re.findall(r"\w[\w’'-]*", label) if w[:1].isupper()]
    keys = [name_key(w) for w in told]
    none = frozenset[str]()
    return Thing(keys[-1] if keys else "", frozenset(keys), none, none, none, label)


def is_date(sort: Sort) -> bool:
    """Tell a date among tokens."""
    return sort is Sort.DATE


def one_thing(a: Thing, b: Thing) -> bool:
    """Tell whether two documents name one thing.

    All names of one side are known to the other, and nothing else sets them apart.
    """
    if a.noun != b.noun or not (a.named and b.named):
        return False
    if a.about and b.about and a.about.isdisjoint(b.about):
        return False
    mine, yours = a.names - {a.noun}, b.names - {b.noun}
    if a.beside and b.beside and not a.beside & b.beside and not (mine & yours):
        return False
    if mine and yours and not (mine <= b.words or yours <= a.words):
        return False
    if mine and not yours and not mine <= b.words:
        return False
    if yours and not mine and not yours <= a.words:
        return False
    if not mine and not yours and not (a.beside & b.beside or a.noun in a.names & b.names):
        return False
    said, again = a.attributes - b.words, b.attributes - a.words
    proper = bool(mine & yours) or a.noun in a.names & b.names
    if (said - again) and (again - said) and not proper:
        return False
    return not _telling(said ^ again)


def one_described(a: Thing, b: Thing) -> bool:
    """Tell whether two things without a name are described alike: «the decree on the tithe»."""
    if a.named or b.named or a.noun != b.noun or not a.about:
        return False
    return a.about == b.about and a.attributes == b.attributes


def _telling(attributes: frozenset[str]) -> bool:
    """Tell words by which one thing is told from another of its name: «the new», «the second»."""
    return not attributes.isdisjoint(_apart())


def _apart() -> frozenset[str]:
    return words("apart")
