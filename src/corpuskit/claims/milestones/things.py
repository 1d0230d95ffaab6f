"""What something happened to: read from a phrase, and known again by its document.

«The tunnel», «it» and «Orne» are what the document has named in full before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.content import name_key
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Phrase, Sentence
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.verb_groups import word_class
from corpuskit.claims.milestones.turns import words
from corpuskit.claims.model.milestones import Thing

_OWN = frozenset({"its", "his", "her", "their"})
# What hangs on a thing with one of these is where it went or who did it.
_WHITHER = frozenset({"to", "into", "from", "by", "as", "with", "until"})
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
    phrase = _without_verb(reading, phrase)
    if phrase.tail and phrase.tail[0][0] == "of" and _is_first_copy(phrase):
        return thing_of(reading, phrase.tail[0][1])
    if phrase.tail and phrase.tail[0][0] == "of" and lemma(phrase.head) in words("places"):
        below = phrase.tail[0][1]
        if below.head[:1].isupper():
            return replace(_thing(sentence, below), label=_label(reading, phrase))
    thing = _thing(sentence, phrase)
    kind = _kind_before(reading, phrase)
    if kind is not None:
        return replace(thing, noun=lemma(kind.head), label=f"{kind.head} {_label(reading, phrase)}")
    title = None if thing.names else _TITLE.match(reading.text, phrase.end)
    if title is not None:
        told = title["quoted"] or title["plain"]
        names = frozenset(name_key(w) for w in re.findall(r"\w[\w’'-]*", told))
        return replace(thing, names=names - _DROPPED, label=f"{thing.label} {told}")
    return replace(thing, label=_label(reading, phrase))


def _kind_before(reading: Reading, phrase: Phrase) -> Phrase | None:
    """Return the noun before a title that begins with an article: «the novel The Salt Road»."""
    ahead = reading.text[: phrase.start]
    article = re.search(r"\s(?:The|A|An)\s+$", ahead)
    if article is None or not phrase.head[:1].isupper():
        return None
    return next(
        (p for p in reading.sentence.phrases if p.end == article.start() and p.head.islower()), None
    )


def _without_verb(reading: Reading, phrase: Phrase) -> Phrase:
    """Cut off what a name is followed by where that is a verb: «the ferry Lindisholm carries»."""
    names = [i for i, word in enumerate(phrase.words) if word[:1].isupper()]
    if not names or names[-1] == len(phrase.words) - 1:
        names = names[:-1]
    for at in names:
        behind = phrase.words[at + 1] if at + 1 < len(phrase.words) else ""
        if not behind.islower():
            continue
        present = behind.endswith("s") and not behind.endswith("ss")
        adverb = behind in ("first", "then", "also", "again", "never", "still")
        verb = (present or behind in word_class("unchanged")) and not _has_verb(reading, phrase)
        if verb or adverb:
            end = phrase.start + reading.text[phrase.start : phrase.stop].find(behind)
            return replace(phrase, words=phrase.words[: at + 1], tail=(), end=end - 1)
    if len(phrase.words) > 1 and phrase.head in ("first", "then", "also", "again"):
        return replace(phrase, words=phrase.words[:-1])
    return phrase


def _has_verb(reading: Reading, phrase: Phrase) -> bool:
    """Tell whether a verb stands right behind a phrase."""
    first = reading.sentence.token_at(phrase.stop)
    return any(first <= c.verb.first <= first + 1 for c in clauses_of(reading.sentence))


def _is_first_copy(phrase: Phrase) -> bool:
    """Tell «the first number of the Courier»: the Courier began with it."""
    first = "first" in (w.casefold() for w in phrase.words[:-1])
    return first and phrase.head.casefold() in words("copies")


def _label(reading: Reading, phrase: Phrase) -> str:
    return reading.text[phrase.start : phrase.stop]


def _thing(sentence: Sentence, phrase: Phrase) -> Thing:
    own = [w for w in phrase.words if _is_name(sentence, phrase, w)]
    if len(own) > 1:
        own = [w for w in own if w.casefold().rstrip(".") not in words("titles")] or own
    plain = [w for w in phrase.words[:-1] if w not in own]
    last = phrase.words[-1]
    return Thing(
        noun=name_key(last) if last in own else lemma(last),
        names=frozenset(name_key(w) for w in own),
        beside=frozenset(
            name_key(w)
            for prep, below in phrase.tail
            if prep not in _WHITHER
            for w in _all(below)
            if w[:1].isupper()
        ),
        attributes=frozenset(lemma(w) for w in plain) - lexicon().words["empty"],
        about=frozenset(lemma(b.head) for _, b in phrase.tail if b.head.islower()),
        label=" ".join(phrase.words),
    )


def _all(phrase: Phrase) -> Iterator[str]:
    yield from phrase.words
    for prep, below in phrase.tail:
        if prep not in _WHITHER:
            yield from _all(below)


def _is_name(sentence: Sentence, phrase: Phrase, word: str) -> bool:
    if not word[:1].isupper():
        return False
    opens = not phrase.start and word == phrase.words[0] and not phrase.determiner
    # «Construction of the bridge», «Talks between the two»: no name has so much hanging on it.
    hung = len(phrase.words) == 1 and phrase.tail
    return not (opens and (hung or word.casefold() in sentence.common))


@dataclass
class Known:
    """Carry what a document has named so far."""

    things: list[Thing] = field(default_factory=list)
    topic: Thing | None = None
    lead: Thing | None = None
    person: Thing | None = None
    kinds: dict[str, Thing] = field(default_factory=dict)
    of_part: bool = False

    def read(self, reading: Reading) -> None:
        """Take in what a sentence names, and what it says that something is."""
        sentence = reading.sentence
        for phrase in sentence.phrases:
            thing = thing_of(reading, phrase)
            # «Ferries of the Sound» is no ferry that a text goes on to speak of.
            if (thing.named or (thing.about and phrase.determiner == "the")) and (
                thing.noun == phrase.head.casefold() or len(phrase.words) > 1
            ):
                self.things.append(self.full(thing, definite=False))
                del self.things[:-_MEMORY]
        if reading.people:
            self.person = _person(reading.people[-1].label)
        first = sentence.phrases[0] if sentence.phrases else None
        if first is None or sentence.token_at(first.start) > 1:
            return
        topic = self.full(thing_of(reading, first), definite=first.determiner in ("the", "this"))
        # «Work on the western section began. It was finished in May»: the section was.
        heads = {lemma(first.head), *(lemma(below.head) for _, below in first.tail)}
        self.of_part = not topic.named and bool(heads & words("sections"))
        if topic.named:
            self.topic = topic
            self.lead = self.lead or topic
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
            told = told or (self.lead if self.lead and self.lead.noun in self.lead.names else None)
        if told is None and thing.noun in words("places"):
            told = next((self.kinds[n] for n in self.kinds if n in words("places")), None)
            told = told or (self.lead if self.lead and self.lead.noun in self.lead.names else None)
        return replace(told, label=f"{thing.label} ({told.label})") if told else thing

    def pronoun(self, reading: Reading, word: str, offset: int) -> Thing | None:
        """Return what a pronoun stands for."""
        if word in ("he", "his", "she", "her"):
            person = reading.person_at(offset)
            if person is not None:
                return self.full(_person(person.label), definite=False)
            if word in ("he", "his"):
                return self.person
        return None if self.of_part else self.topic

    def owner(self, reading: Reading, word: str, offset: int) -> Thing | None:
        """Return whose something is: what its sentence began with, else what the last did."""
        first = reading.sentence.phrases[0] if reading.sentence.phrases else None
        opens = first is not None and first.stop < offset and first.determiner not in _OWN
        if first is not None and opens and reading.sentence.token_at(first.start) <= _FAR:
            thing = self.full(thing_of(reading, first), definite=first.determiner == "the")
            if thing.named:
                return thing
        # «At its premiere on 4 May, the ballet was booed.»
        main = next((c for c in clauses_of(reading.sentence) if c.verb.finite), None)
        if main is not None and main.subject is not None and main.subject.start > offset:
            behind = main.subject
            thing = self.full(thing_of(reading, behind), definite=behind.determiner == "the")
            if thing.named and "," in reading.text[offset : behind.start]:
                return thing
        return self.pronoun(reading, word, offset)


def _common(known: Thing) -> frozenset[str]:
    """Return the nouns that stand as attributes before a name: «the steamer Corvana»."""
    return known.attributes if known.noun in known.names else frozenset()


def _person(label: str) -> Thing:
    told = [w for w in re.findall(r"\w[\w’'-]*", label) if w[:1].isupper()]
    keys = [name_key(w) for w in told if w.casefold() not in words("titles")]
    none = frozenset[str]()
    return Thing(keys[-1] if keys else "", frozenset(keys), none, none, none, label)


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
    short = a.noun in a.names & b.names and not (_is_definite(a) or _is_definite(b))
    if mine and not yours and not (short or mine <= b.words):
        return False
    if yours and not mine and not (short or yours <= a.words):
        return False
    nested = a.beside <= b.beside or b.beside <= a.beside
    proper = a.noun in a.names & b.names
    if not mine and not yours and not (nested and (a.beside & b.beside or proper)):
        return False
    if _numbers(a) != _numbers(b) or (a.names ^ b.names) & word_class("deputies"):
        return False
    said, again = a.attributes - b.words, b.attributes - a.words
    if (said - again) and (again - said) and not proper:
        return False
    return not _telling(said ^ again)


def _is_definite(thing: Thing) -> bool:
    """Tell «the Treaty», which may be any, from «Orne», who is Matthias Orne."""
    return thing.label.casefold().startswith(("the ", "this ", "that "))


def named_apart(a: Thing, b: Thing) -> bool:
    """Tell whether two things of one kind have other names: «the Lisk Pact», «the Hollin Pact»."""
    mine, yours = a.names - {a.noun}, b.names - {b.noun}
    if a.noun != b.noun:
        people = a.noun in a.names and b.noun in b.names
        return people and bool(mine and yours) and a.names.isdisjoint(b.names)
    if _numbers(a) and _numbers(b) and _numbers(a) != _numbers(b):
        return True
    return bool(mine and yours) and not (mine <= b.words or yours <= a.words)


def _numbers(thing: Thing) -> frozenset[str]:
    """Return the numbers in a name: «the Harl 7» is not «the Harl 9»."""
    words = thing.names | thing.attributes
    return frozenset(word for word in words if any(char.isdigit() for char in word))


def one_described(a: Thing, b: Thing) -> bool:
    """Tell whether two things without a name are described alike: «the decree on the tithe»."""
    if a.named or b.named or a.noun != b.noun or not a.about:
        return False
    return a.about == b.about and a.attributes == b.attributes


def one_unnamed(a: Thing, b: Thing) -> bool:
    """Tell whether one side says no more than «the ban» of what the other names or describes."""
    bare, full = (a, b) if not (a.named or a.about) else (b, a)
    if a.noun != b.noun or bare.label.casefold() not in (f"the {a.noun}", f"this {a.noun}", a.noun):
        return False
    return full.named or bool(full.about)


def _telling(attributes: frozenset[str]) -> bool:
    """Tell words by which one thing is told from another of its name: «the new», «the second»."""
    return not attributes.isdisjoint(_apart())


def _apart() -> frozenset[str]:
    return words("apart")
