"""Who a sentence names as having done what it tells: the agents of a relation, and their names."""

from __future__ import annotations

import re

from corpuskit.claims.dates.deeds import Deed
from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Person, Reading
from corpuskit.claims.grammar.verb_groups import word_class
from corpuskit.claims.people.office_turns import TITLES, office_words
from corpuskit.core import lexicons
from corpuskit.language.places import country_of

# «A, B and C built it»: more agents than these are a list of something else.
_MOST_AGENTS = 4
_BEFORE_NAME = re.compile(rf",\s+{TITLES}")
_AND = re.compile(r"\s+and\s+")
_JOINER = re.compile(r"\s*(?:,\s+(?:and\s+)?|and\s+|&\s+)")
# A given name and a surname, with a middle name.
_MOST_NAMES = 3
_WHO = re.compile(r",?\s+who\b|,\s+(?:an?|the|then|himself|herself)\s+(?:[a-z][\w’'-]*\s*)+")


def doer_of(reading: Reading, deed: Deed) -> Phrase | None:
    """Return who a clause says did it, by the name that «she» stands for."""
    doer = deed.clause.doer
    if doer is not None and doer.determiner in ("a", "an"):
        # «Hall, a former engineer who directed it».
        return next(
            (_whole(reading, p) for p in reading.people if _is_apposed(reading, p, doer)), doer
        )
    if doer is not None and deed.clause.relative and lemma(doer.head) in word_class("humans"):
        # «The woman who ran it was Hall».
        return _called(reading, doer) or doer
    pronoun = deed.clause.pronoun in ("he", "she") and not deed.clause.verb.passive
    if not pronoun or deed.agent is None or deed.agent.subject.head != "person":
        return doer
    if deed.clause.obj is not None and deed.clause.obj.determiner in ("a", "an", "another"):
        # «She had run a like school»: of which, only who knows him could tell.
        return doer
    printed = next(
        (
            t
            for t in reversed(reading.sentence.tokens[: deed.clause.verb.first])
            if t.low == deed.clause.pronoun
        ),
        None,
    )
    if printed is None:
        return None
    return Phrase(printed.start, printed.end, "", tuple(deed.agent.label.split()))


def _called(reading: Reading, doer: Phrase) -> Phrase | None:
    """Return the name of «the woman who ran it was Hall»: what the main clause says that he is."""
    for clause in clauses_of(reading.sentence):
        subject, said = clause.subject, clause.obj
        if clause.relative or subject is None or subject.start != doer.start or said is None:
            continue
        if clause.verb.key != "be" or clause.verb.negated or clause.verb.modal:
            continue
        within = (p for p in reading.people if said.start <= p.start < said.stop)
        return next((_whole(reading, p) for p in within), None)
    return None


def _is_apposed(reading: Reading, person: Person, phrase: Phrase) -> bool:
    return reading.text[person.end : phrase.start].strip() == ","


def _whole(reading: Reading, person: Person) -> Phrase:
    words = tuple(reading.text[person.start : person.end].split())
    return Phrase(person.start, person.end, "", words)


def behind_its_title(reading: Reading, agent: Phrase) -> Phrase:
    """Return the name behind what somebody is called: «by the foreign minister, Ivo Hagen»."""
    if not agent.determiner or any(word[:1].isupper() for word in agent.words):
        return agent
    behind = next((p for p in reading.people if p.start >= agent.stop), None)
    if behind is None or not _BEFORE_NAME.fullmatch(reading.text, agent.stop, behind.start):
        return agent
    if reading.text[behind.end : behind.end + 1] not in (",", ".", ";", ")", ""):
        return agent
    words = tuple(reading.text[behind.start : behind.end].split())
    return Phrase(behind.start, behind.end, "", words)


def described_twice(reading: Reading, agent: Phrase) -> Phrase:
    """Return one who is named behind the second of what he is: «the surgeon and poet Hall»."""
    joiner = None if _names(agent) else _AND.match(reading.text, agent.stop)
    behind = reading.phrase_from(joiner.end()) if joiner else None
    if joiner is None or behind is None or behind.start != joiner.end() or behind.determiner:
        return agent
    if behind.words[0][:1].isupper() or not behind.words[-1][:1].isupper():
        return agent
    return Phrase(agent.start, behind.end, agent.determiner, (*agent.words, *behind.words))


def label_of(reading: Reading, agent: Phrase) -> str:
    """Return an agent as printed, or by the name that a pronoun stands for."""
    printed = reading.text[agent.start : agent.stop]
    return " ".join(agent.words) if printed.casefold() in ("he", "she") else printed


def is_person(reading: Reading, kind: str, agent: Phrase) -> bool:
    """Tell a person from a body: one who is known, or a given name and a surname.

    Firms are called like their owners; where they may do the like, a word behind must say who it
    is: «Josef Kern, a mason», «Josef Kern, who».
    """
    if agent.words and agent.words[-1].casefold() in word_class("several"):
        return False
    if reading.text[agent.start : agent.end].casefold() in ("he", "she"):
        return True
    if any(p.start < agent.stop and agent.start < p.end for p in reading.people):
        return True
    end = next((e for _, e in reading.bodies if agent.start < e), None)
    words, bodies = agent.words, lexicon().words["institutions"] | word_class("firms") | _posts()
    if end is not None or agent.determiner or not 2 <= len(words) <= _MOST_NAMES:
        return False
    if not all(w[:1].isupper() and w.casefold() not in bodies for w in words):
        return False
    table = lexicons.table("corpuskit.claims", "relations.toml").get(kind, {})
    return bool(table.get("personal")) or _WHO.match(reading.text, agent.end) is not None


def _posts() -> frozenset[str]:
    """Return the words of posts, by which somebody is called without a name."""
    return office_words()["heads"] | office_words()["highest"] | office_words()["ranks"]


def names_of_agents(reading: Reading, agent: Phrase) -> frozenset[str]:
    """Return the names in an agent and in those joined to it by «and» or a comma."""
    found = set(_names(agent))
    at = agent.stop
    for _ in range(_MOST_AGENTS):
        joiner = _JOINER.match(reading.text, at)
        following = reading.phrase_from(joiner.end()) if joiner else None
        if joiner is None or following is None or following.start != joiner.end():
            break
        if not following.words[0][:1].isupper():
            break
        found |= _names(following)
        at = following.stop
    return frozenset(found)


def _names(phrase: Phrase) -> frozenset[str]:
    """Return the words of a phrase that name: capitalised, and no country's.

    «The firm of Castle Brothers» is named behind «of».
    """
    named = frozenset(
        word.casefold().removesuffix("'s").removesuffix("’s")
        for word in phrase.words
        if word[:1].isupper() and country_of(word) is None and not _is_title(word)
    )
    inner = [below for preposition, below in phrase.tail if preposition == "of"]
    return named if named or not inner else _names(inner[0])


def _is_title(word: str) -> bool:
    return word.casefold().rpartition("-")[2] in word_class("titles")
