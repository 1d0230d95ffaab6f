"""Subjects: what is counted or measured, and whether two passages count the same thing."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum

from corpuskit.claims.grammar.holders import holder_of, one_holder
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.verbs import stem_of
from corpuskit.claims.model import Subject
from corpuskit.language.places import country_of

_PLACE_FACETS = {
    "in": "place",
    "at": "place",
    "on": "place",
    "within": "place",
    "across": "place",
    "near": "place",
    "along": "place",
    "outside": "outside",
    "from": "origin",
    "to": "target",
    "into": "target",
    "for": "for",
    "of": "nation",
    "between": "between",
    "among": "among",
}
EXCLUSIVE = frozenset({"nation", "origin", "target", "place", "outside", "for", "between", "among"})
_EXCLUSIVE_NAMES = tuple(sorted(EXCLUSIVE))
_GENITIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
# «To the island» is to the place that the text is about, whatever its name.
_DESCRIBED = "*"
_ORDINAL = re.compile(r"(\d{2,4})(?:st|nd|rd|th)")
_LOW = 30
_GENERIC = frozenset({"person", "man", "woman", "individual", "people", "strong", "personnel"})
# Words that say no more of those who are counted than that they are people.
_ANYBODY = frozenset({"person", "individual", "people"})


_INHABITANT = "inhabitant"
# Concepts whose collective nouns are of a place or a body: «the membership of the guild».
_OF_A_PLACE = frozenset({_INHABITANT, "member"})


class Fit(IntEnum):
    """Say how well two subjects unify: not at all, only perhaps, or plainly."""

    APART = 0
    PERHAPS = 1
    SAME = 2


@dataclass(frozen=True, slots=True)
class Unification:
    """Say how well two subjects unify, and by what: «head» or the name of a facet.

    `differs` is what keeps them apart, `missing` what only one side says.
    """

    fit: Fit
    differs: str = ""
    missing: tuple[str, ...] = ()


_ALIKE = Unification(Fit.SAME)


@dataclass(frozen=True, slots=True, eq=False)
class Aliases:
    """Map acronyms and short names of a document to the words that they stand for, keys folded.

    Each is like itself alone, so that what is read with it can be kept.
    """

    expansions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    short: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def in_full(self, phrase: Phrase) -> Phrase:
        """Return «the Bank» with the words of its full name, where the document gives one."""
        named = len(phrase.words) == 1 and phrase.head[:1].isupper()
        if not named or phrase.determiner not in lexicon().words["definite"]:
            return phrase
        return replace(phrase, words=self.short.get(phrase.head.casefold(), phrase.words))

    def expand(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return the words with each acronym replaced by its expansion."""
        out: list[str] = []
        for word in words:
            out.extend(self.expansions.get(word.casefold(), (word,)))
        return tuple(out)


@functools.lru_cache(maxsize=256)
def subject_of(phrase: Phrase, aliases: Aliases = Aliases()) -> Subject:
    """Read a noun phrase as a subject.

    «The number of X», «the strength of X» are about X; «the contingent of guards» counts guards:
    a measuring or collective head gives way to the noun that hangs on it by «of».
    """
    lex = lexicon()
    phrase = aliases.in_full(phrase)
    words = _unnumbered(_significant(aliases.expand(phrase.words)))
    tail = phrase.tail
    head = lemma(words[-1]) if words else ""
    if tail and tail[0][0] == "of" and (not head or _gives_way(head, tail[0][1])):
        inner = subject_of(tail[0][1], aliases)
        if not country_of(tail[0][1].head):
            # «The final cost of the plant»: it is the cost that is final.
            own = () if head in lex.properties else _premodifiers(words[:-1])
            facets = set(inner.facets) | set(_tail_facets(tail[1:], aliases)) | set(own)
            return Subject(inner.head, frozenset(facets), _printed(phrase), inner.noun)
    counted = lex.bodies.get(head) or lex.concept_of(head)
    facets = set(_premodifiers(words[:-1])) | set(_tail_facets(tail, aliases, counted))
    if country_of(words[-1]) if words else False:
        facets.add(("nation", str(country_of(words[-1]))))
        head = ""
    concept = lex.bodies.get(head) or lex.concept_of(head)
    facets |= _body_facets(concept, tail, aliases)
    # «Guard troops» are troops.
    facets = {f for f in facets if f[0] != "mod" or lex.concepts.get(f[1]) != concept}
    return Subject(concept, frozenset(facets), _printed(phrase), head)


def _unnumbered(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return «14 tank» for «Tank 14»: the number tells one of its kind from the others."""
    numbered = len(words) > 1 and words[-1].isdigit() and words[-2].isalpha()
    return (*words[:-2], words[-1], words[-2]) if numbered else words


def _body_facets(
    concept: str, tail: Iterable[tuple[str, Phrase]], aliases: Aliases
) -> set[tuple[str, str]]:
    """Return what is said of the body that people serve in: «men in the garrison of Hol»."""
    found: set[tuple[str, str]] = set()
    for _, hung in tail:
        if lexicon().bodies.get(lemma(hung.head)) == concept:
            found |= subject_of(hung, aliases).facets
    return found


def unify(a: Subject, b: Subject) -> Fit:
    """Judge whether two subjects are the same thing."""
    return unified(a, b).fit


def unified(a: Subject, b: Subject) -> Unification:
    """Judge whether two subjects are the same thing, and say by what.

    Heads must name one concept. Facets of one exclusive kind must not differ; a modifier that only
    one side has weakens, modifiers on both sides that the other lacks keep apart.
    """
    if not a.head or a.head != b.head:
        return Unification(Fit.APART, "head")
    if a.facets == b.facets:
        return _ALIKE
    a, b = one_holder(a, b)
    missing: list[str] = []
    told = a.narrowed_by | b.narrowed_by
    for name in (name for name in _EXCLUSIVE_NAMES if name in told):
        mine, yours = a.facet(name), b.facet(name)
        if mine and yours and not (mine & yours) and _DESCRIBED not in mine | yours:
            return Unification(Fit.APART, name)
        if bool(mine) != bool(yours) and _DESCRIBED not in mine | yours:
            missing.append(name)
    only_a, only_b = _modifiers_apart(a, b)
    if only_a and only_b:
        return Unification(Fit.APART, "mod")
    for name in ("of", "owner", "agent"):
        mine, yours = a.facet(name), b.facet(name)
        one = bool(mine & yours) or _one_owner(mine, yours)
        if mine and yours and not one:
            return Unification(Fit.APART, name)
        if bool(mine) != bool(yours) and name != "agent":
            missing.append(name)
    if only_a or only_b:
        missing.append("mod")
    if not missing:
        return _ALIKE
    return Unification(Fit.PERHAPS if len(missing) == 1 else Fit.APART, "", tuple(missing))


def _modifiers_apart(a: Subject, b: Subject) -> tuple[frozenset[str], frozenset[str]]:
    """Return the modifiers that only one of two subjects has."""
    only_a, only_b = a.facet("mod") - b.facet("mod"), b.facet("mod") - a.facet("mod")
    if _one_number(a, b):
        only_a, only_b = only_a & _capital(a), only_b & _capital(b)
        if not (only_a and only_b):
            return frozenset(), frozenset()
    return only_a, only_b


def _one_number(a: Subject, b: Subject) -> bool:
    """Tell whether both are one numbered unit: there is one 114th brigade, whatever its kind.

    Low numbers are borne by units of every kind.
    """
    shared = a.facet("mod") & b.facet("mod")
    return a.noun == b.noun and any(
        (number := _ORDINAL.fullmatch(word)) and int(number[1]) > _LOW for word in shared
    )


def _capital(subject: Subject) -> frozenset[str]:
    """Return the modifiers that the passage writes as part of a name."""
    words = (word.strip("‘’'“”\"") for word in subject.phrase.split())
    return frozenset(word.casefold() for word in words if word[:1].isupper())


def _one_owner(mine: frozenset[str], yours: frozenset[str]) -> bool:
    """Tell whether two owners are one, of which one passage says more: «the crane driver»."""
    for first in mine:
        for second in yours:
            head, _, mods = first.partition(":")
            other, _, more = second.partition(":")
            said, again = set(filter(None, mods.split("+"))), set(filter(None, more.split("+")))
            if ":" in first and head == other and (said <= again or again <= said):
                return True
    return False


def merge(counted: Subject, owner: Subject | None, *, acts: bool = False) -> Subject:
    """Join what is counted with who has it: «the division has some 6700 troops».

    Who only `acts` on it is kept apart: two who do the same differ, a missing one is no doubt.
    """
    if owner is None or not (owner.head or owner.facets):
        return counted
    members = set(lexicon().bodies.values())
    serve = owner.head in members or not owner.head
    anybody = counted.head in _GENERIC and not acts and serve
    if not counted.head or anybody or (owner.head == counted.head in members):
        facets = owner.facets | {f for f in counted.facets if not owner.facet(f[0])}
        phrase = owner.phrase or counted.phrase
        return Subject(owner.head or counted.head, facets, phrase, owner.noun)
    if not owner.head:
        extra = (
            {("nation", v) for v in owner.facet("nation")} if not counted.facet("nation") else set()
        )
        return Subject(counted.head, counted.facets | extra, counted.phrase)
    name = "agent" if acts else "owner"
    owner = holder_of(owner)
    owned = {(name, owner.head + ":" + "+".join(sorted(owner.facet("mod"))))}
    return Subject(counted.head, counted.facets | owned, f"{counted.phrase} ({owner.phrase})")


def as_deed(subject: Subject, predicate: str) -> Subject:
    """Return a count of people to whom something was done as the count of that deed.

    «214 arrests» and «214 people were arrested» count one thing.
    """
    noun = lexicon().predicates.get(subject.noun, "") if subject.noun else ""
    if not predicate or (subject.head not in _ANYBODY and noun != predicate):
        return subject
    if predicate not in lexicon().flows:
        return subject
    return Subject(predicate, subject.facets, subject.phrase, subject.noun)


def as_inhabitants(subject: Subject, verb: str) -> tuple[Subject, str]:
    """Return people who live somewhere as its inhabitants, of whom nothing more is said."""
    if subject.head not in _ANYBODY or verb != stem_of("live"):
        return subject, verb
    return replace(subject, head=_INHABITANT), ""


def resolve(subject: Subject, earlier: Iterable[Subject]) -> Subject:
    """Give a definite description what its antecedent says of it.

    «The force» after «the Danish force in Kosovo» is that force. The nearest earlier subject of
    the same noun with more said about it wins.
    """
    for candidate in earlier:
        same = candidate.head == subject.head and candidate.noun == subject.noun
        if same and candidate.facets >= subject.facets:
            return candidate
    return subject


def _gives_way(head: str, hung: Phrase) -> bool:
    lex = lexicon()
    if head in lex.words["membership"]:
        return lemma(hung.head) in lex.bodies
    if lex.bodies.get(head) in _OF_A_PLACE and lemma(hung.head) not in lex.concepts:
        return False
    if head in lex.bodies and hung.head[:1].isupper() and lemma(hung.head) not in lex.bodies:
        return False
    return head in lex.words["empty"] or head in lex.properties or head in lex.bodies


def _significant(words: Iterable[str]) -> tuple[str, ...]:
    empty = lexicon().words["empty"]
    return tuple(w for w in words if w.casefold() not in empty)


def _premodifiers(words: Iterable[str]) -> Iterable[tuple[str, str]]:
    for word in words:
        if _GENITIVE.search(word) and country_of(word) is None:
            # «The League's force» is the force of the League.
            owner = _GENITIVE.sub("", word)
            yield "of", owner.casefold() if owner[:1].isupper() else lexicon().concept_of(owner)
            continue
        for part in word.replace("–", "-").split("-") if country_of(word) is None else [word]:
            country = country_of(part)
            if country:
                yield "nation", country
            elif part:
                yield "mod", lemma(part)


def _tail_facets(
    tail: Iterable[tuple[str, Phrase]], aliases: Aliases, counted: str = ""
) -> Iterable[tuple[str, str]]:
    for preposition, phrase in tail:
        if counted and lexicon().bodies.get(lemma(phrase.head)) == counted:
            continue
        words = _significant(aliases.expand(phrase.words))
        if phrase.head.casefold() in lexicon().words["keeping"]:
            yield from _tail_facets(phrase.tail, aliases, counted)
            continue
        if preposition == "in" and phrase.head.casefold() in lexicon().words["discourse"]:
            continue
        if preposition in ("in", "on") and phrase.head.casefold() in lexicon().words["conditions"]:
            # «Kitchens in operation», «copies on a weekday» are of no place.
            continue
        if preposition == "on" and phrase.words == ("board",):
            yield from _tail_facets(phrase.tail, aliases)
            continue
        if not words or words[-1] != phrase.words[-1] or _says_no_more(words[-1]):
            if words and phrase.determiner == "the" and words[-1] in lexicon().words["place_nouns"]:
                yield _PLACE_FACETS.get(preposition, preposition), _DESCRIBED
            continue
        country = country_of(" ".join(words)) or country_of(words[-1])
        facet = _PLACE_FACETS.get(preposition, preposition)
        if country and words[-1][0].isupper():
            yield facet, country
        elif words[-1][0].isupper():
            yield ("of" if preposition == "of" else facet), " ".join(words).casefold()
        elif preposition == "of":
            yield "of", lexicon().concept_of(lemma(words[-1]))
        else:
            yield facet, " ".join(lemma(w) for w in words)
        yield from _tail_facets(phrase.tail, aliases)


def _says_no_more(word: str) -> bool:
    """Tell a noun of time, or one that stands for a place, from what narrows a subject."""
    words = lexicon().words
    return word.casefold() in words["time_nouns"] or word in words["place_nouns"]


def _printed(phrase: Phrase) -> str:
    words = " ".join(phrase.words)
    return " ".join([words, *(f"{p} {_printed(q)}" for p, q in phrase.tail)])
