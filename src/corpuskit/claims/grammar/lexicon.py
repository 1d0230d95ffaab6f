"""The lexicons that claims are read with: concepts, predicates, closed classes of English."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from corpuskit.claims.grammar.synonyms import synonyms
from corpuskit.core import lexicons


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Hold the word lists of `data/` in the form that lookups need.

    `concepts` maps a noun lemma to its concept, `bodies` a collective noun to the concept that
    its strength is counted in, `predicates` any form of a word to its predicate, `idioms` a turn of
    words to one; `implied` maps a concept to the predicate that its nouns say by themselves;
    `of_things` a word to the predicate that it says of what is no money;
    `measured` maps a property to the dimensions that it can have; `deed_nouns` are the nouns that
    say a predicate, `concept_names` the names of all concepts.
    """

    concepts: Mapping[str, str]
    bodies: Mapping[str, str]
    predicates: Mapping[str, str]
    flows: frozenset[str]
    fates: frozenset[str]
    words: Mapping[str, frozenset[str]]
    properties: Mapping[str, str]
    of_things: Mapping[str, str]
    idioms: Mapping[str, str]
    implied: Mapping[str, str]
    measured: Mapping[str, frozenset[str]]
    deed_nouns: frozenset[str]
    concept_names: frozenset[str]

    def names_thing(self, low: str) -> bool:
        """Tell a form that is a thing as a noun and a deed as a verb only: «ships»."""
        known = lemma(low) in self.concepts or lemma(low) in self.bodies
        return known and low not in self.deed_nouns

    def concept_of(self, noun: str) -> str:
        """Return the concept that a noun names, else its lemma or that of a synonym."""
        one = lemma(noun)
        known = self.concepts.get(noun, self.concepts.get(one))
        return known or synonyms("nouns").get(one, one)


@functools.cache
def lexicon() -> Lexicon:
    """Load the lexicons once."""
    concepts = _load("concepts.toml")
    predicates = _load("predicates.toml")
    grammar = _load("grammar.toml")
    properties = grammar.pop("properties")
    measured = grammar.pop("measured")
    forms = {
        form: name
        for name, entry in predicates.items()
        for form in _forms(entry.get("verbs", ()), entry.get("irregular", ()))
    }
    for form, name in _by_synonym(predicates).items():
        forms.setdefault(form, name)
    deed_nouns: set[str] = set()
    for name, entry in predicates.items():
        for noun in entry.get("nouns", ()):
            deed_nouns.update((noun, plural(noun)))
            forms.setdefault(noun, name)
            forms.setdefault(plural(noun), name)
    return Lexicon(
        concepts=_by_word(concepts, "words"),
        concept_names=frozenset(_by_word(concepts, "words").values()),
        bodies=_by_word(concepts, "bodies"),
        predicates=MappingProxyType(forms),
        flows=frozenset(name for name, entry in predicates.items() if entry.get("flow")),
        fates=frozenset(name for name, entry in predicates.items() if entry.get("fate")),
        words=MappingProxyType({key: frozenset(words) for key, words in grammar.items()}),
        properties=MappingProxyType(
            {word: name for name, words in properties.items() for word in words}
        ),
        of_things=MappingProxyType(
            {w: p for e in predicates.values() for w, p in e.get("of_things", {}).items()}
        ),
        idioms=_by_word(predicates, "idioms"),
        deed_nouns=frozenset(deed_nouns),
        measured=MappingProxyType({name: frozenset(units) for name, units in measured.items()}),
        implied=MappingProxyType(
            {name: entry["implies"] for name, entry in concepts.items() if "implies" in entry}
        ),
    )


def _by_synonym(predicates: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the past forms of verbs that say a predicate as a synonym of a listed verb."""
    groups = synonyms("verbs")
    named = {
        groups[verb]: name
        for name, entry in predicates.items()
        for verb in entry.get("verbs", ())
        if verb in groups
    }
    return {
        form: named[first]
        for verb, first in groups.items()
        if first in named
        for form in _forms((verb,), ())
        if form.endswith("ed")
    }


_IRREGULAR = MappingProxyType(
    {
        "children": "child",
        "men": "man",
        "women": "woman",
        "people": "person",
        "feet": "foot",
        "lives": "life",
        "wives": "wife",
        "wolves": "wolf",
        "leaves": "leaf",
        "loaves": "loaf",
        "thieves": "thief",
        "calves": "calf",
        "shelves": "shelf",
        "knives": "knife",
        "mice": "mouse",
        "geese": "goose",
        "oxen": "ox",
        "teeth": "tooth",
        "halves": "half",
        "series": "series",
        "species": "species",
        "troops": "troop",
        "forces": "force",
        "headquarters": "headquarters",
    }
)


@functools.lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """Return the singular of a noun, lower case, by the regular rules of English.

    >>> [lemma(w) for w in ("Vessels", "families", "fishermen", "boxes", "boss", "clinics'")]
    ['vessel', 'family', 'fisherman', 'box', 'boss', 'clinic']
    """
    folded = word.casefold().replace("’", "'").removesuffix("'s").rstrip("'")
    if folded in _IRREGULAR:
        return _IRREGULAR[folded]
    if folded.endswith("men") and len(folded) > 4:
        return folded[:-3] + "man"
    if folded.endswith("ies") and len(folded) > 4:
        return folded[:-3] + "y"
    if folded.endswith(("ches", "shes", "xes", "sses", "zes")):
        return folded[:-2]
    if folded.endswith("s") and not folded.endswith(("ss", "us", "is")) and len(folded) > 3:
        return folded[:-1]
    return folded


def plural(noun: str) -> str:
    """Return the regular plural of a noun.

    >>> [plural(noun) for noun in ("delivery", "loss", "export", "survey")]
    ['deliveries', 'losses', 'exports', 'surveys']
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


def _load(name: str) -> dict[str, Any]:
    return lexicons.table("corpuskit.claims", name)


def _by_word(concepts: Mapping[str, Any], field: str) -> Mapping[str, str]:
    return MappingProxyType(
        {word: name for name, entry in concepts.items() for word in entry.get(field, ())}
    )


def _forms(verbs: tuple[str, ...], irregular: tuple[str, ...]) -> set[str]:
    forms = set(irregular)
    for verb in verbs:
        stem = verb[:-1] if verb.endswith("e") else verb
        forms.update((verb, verb + "s", verb + "es", stem + "ed", stem + "ing"))
        if verb.endswith("y"):
            forms.update((verb[:-1] + "ied", verb[:-1] + "ies"))
        if len(verb) > 3 and verb[-1] in "plnt" and verb[-2] in "aeiou" and verb[-3] not in "aeiou":
            forms.update((verb + verb[-1] + "ed", verb + verb[-1] + "ing"))
    return forms
