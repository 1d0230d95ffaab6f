"""What is somebody's work, gift or property, told in turns: «it was the work of Hall», «by Hall».

A turn stands between a thing and its agent, or between an agent and a thing; what it means depends
on the thing: the work of somebody is a hall that he designed or a fresco that he painted.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from corpuskit.claims.grammar.antecedents import pronoun_subject
from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.things import classes_of
from corpuskit.claims.model import Subject
from corpuskit.claims.people.about import sort_of, thing_meant, thing_named
from corpuskit.claims.people.agents import agent_at, agent_before
from corpuskit.claims.people.makers import Made
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

_APPOSED = re.compile(r",\s+(?:the\s+)?$")
_PRONOUN = re.compile(r"(?:^|[\s(])(?:[Ii]t|[Ss]he|[Tt]hey)\s*$")
# «A meeting at which Hall took the chair».
_AT_WHICH = re.compile(r",?\s+(?:at|over|in|of)\s+which\s+$")
# «The Aurelia, which belongs to Hall».
_WHICH = re.compile(r",?\s+(?:which|that)\s*$")
_NEGATED = re.compile(r"\b(?:not|never)\s+$")
_NEAR = 3


def credited(reading: Reading) -> Iterator[Made]:
    """Yield what turns of words say of an agent and a thing."""
    yield from _works(reading)
    yield from _apposed(reading)
    text = reading.text
    for match in _turn("belongs").finditer(text):
        agent = agent_at(reading, match.end())
        if agent is not None:
            yield from _of_kinds(reading, "belongs", match, agent, match.start(), None)
    for match in _turn("holds").finditer(text):
        agent = agent_before(reading, match.start())
        if agent is not None:
            yield from _of_kinds(reading, "holds", match, agent, match.start(), match.end())
    for match in _turn("inverted").finditer(text):
        agent = agent_at(reading, match.end())
        if agent is not None:
            yield from _of_kinds(reading, "inverted", match, agent, match.start(), match.start())


def _of_kinds(
    reading: Reading,
    field: str,
    match: re.Match[str],
    agent: Phrase,
    low: int,
    high: int | None,
) -> Iterator[Made]:
    """Yield the relation that a turn tells of a thing of the classes that it is said of."""
    kinds = _by_turn(field)[" ".join(match["turn"].casefold().split())]
    thing: Subject | None
    for kind in kinds:
        classes = _classes(kind)
        if field == "belongs":
            thing = _before(reading, low, classes)
        else:
            thing = _behind(reading, high or 0, agent, classes)
        if thing is None or not thing.head:
            continue
        sort = sort_of(reading, thing)
        if sort & classes or (not sort and len(kinds) == 1):
            yield Made(kind, thing, agent, at=match.start() if field == "holds" else -1)
            return


def _before(reading: Reading, stop: int, classes: frozenset[str]) -> Subject | None:
    """Return what a turn is said of: the phrase before it, or what «it» stands for."""
    if _NEGATED.search(reading.text, 0, stop):
        return None
    which = _WHICH.search(reading.text, 0, stop)
    stop = which.start() if which else stop
    pronoun = _PRONOUN.search(reading.text, 0, stop)
    if pronoun:
        return thing_meant(reading, classes) or pronoun_subject(reading, stop)
    phrase = reading.phrase_before(stop) or _cut(reading, stop)
    if phrase is None or stop - phrase.stop > _NEAR:
        phrase = _cut(reading, stop)
    return thing_named(reading, phrase, classes) if phrase is not None else None


def _cut(reading: Reading, stop: int) -> Phrase | None:
    """Return the part before an offset of a phrase that took the verb behind it for its noun."""
    phrase = next((p for p in reading.sentence.phrases if p.start < stop < p.end), None)
    if phrase is None:
        return None
    words = tuple(
        w for w in reading.text[phrase.start : stop].split() if w.casefold() != phrase.determiner
    )
    return Phrase(phrase.start, stop, phrase.determiner, words) if words else None


def _behind(reading: Reading, at: int, agent: Phrase, classes: frozenset[str]) -> Subject | None:
    """Return the thing right behind a turn, or what the text is about where there is none."""
    which = _AT_WHICH.search(reading.text, 0, agent.start)
    if which is not None:
        before = reading.phrase_before(which.start())
        return thing_named(reading, before, classes) if before is not None else None
    phrase = next((p for p in reading.sentence.phrases if p.start == at), None)
    if phrase is not None and phrase.start != agent.start:
        return thing_named(reading, phrase, classes)
    return thing_meant(reading, classes, agent.start)


@functools.cache
def _by_turn(field: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for kind, entry in _table().items():
        for turn in entry.get(field, ()):
            found.setdefault(turn, []).append(kind)
    return {turn: tuple(kinds) for turn, kinds in found.items()}


@functools.cache
def _turn(field: str) -> re.Pattern[str]:
    turns = alternation(_by_turn(field)).replace("\\ ", r"\s+")
    closed = {
        "belongs": r"\s+",
        "holds": r"(?=[\s,.;:])(?:\s+(?=the\b|[A-Z]))?",
        "inverted": r"\s+",
    }[field]
    return re.compile(rf"(?<![\w-])(?P<turn>{turns}){closed}", re.I)


def _table() -> Mapping[str, Any]:
    return lexicons.table("corpuskit.claims", "relations.toml")


@functools.cache
def _classes(kind: str) -> frozenset[str]:
    return frozenset(_table()[kind].get("things", ()))


def _apposed(reading: Reading) -> Iterator[Made]:
    """Yield «the house, by the architect Hall, ...»."""
    for match in _by_role().finditer(reading.text):
        kind = _by_agent()[match["role"].casefold()]
        agent, phrase = agent_at(reading, match.end()), reading.phrase_before(match.start())
        if phrase is not None and phrase.head.endswith("self") and len(phrase.words) > 1:
            phrase = replace(phrase, words=phrase.words[:-1])
        if agent is None or phrase is None or match.start() - phrase.stop > len(" itself"):
            continue
        thing = thing_named(reading, phrase, _classes(kind))
        if thing is not None and thing.head and sort_of(reading, thing) & _classes(kind):
            yield Made(kind, thing, agent)


@functools.cache
def _by_agent() -> Mapping[str, str]:
    return {noun: kind for kind, entry in _table().items() for noun in entry.get("agents", ())}


@functools.cache
def _by_role() -> re.Pattern[str]:
    return re.compile(rf",\s+by\s+(?:the\s+)?(?P<role>{alternation(_by_agent())})\s+(?=[A-Z])")


# ---------------------------------------------------------------- works

# Of what a work is made, first what is said of fewer things.
_WORKS = (
    ("painted", "picture"),
    ("composed", "music"),
    ("manufactured", "casting"),
    ("written", "writing"),
)
_ANY = frozenset(
    {"structure", "vessel", "picture", "music", "casting", "writing", "device", "find", "holding"}
)


def _works(reading: Reading) -> Iterator[Made]:
    """Yield «it was the work of Hall», «the hall, the brainchild of Hall, ...»."""
    for phrase in reading.sentence.phrases:
        kind = _credits().get(lemma(phrase.head))
        owner = next((below for prep, below in phrase.tail if prep == "of"), None)
        if kind is None or owner is None or len(phrase.words) > 1:
            continue
        if phrase.determiner not in ("the", "a"):
            continue
        thing, agent = _work(reading, phrase), agent_at(reading, owner.start)
        if thing is not None and thing.head and agent is not None:
            yield Made(_kind_of_work(reading, thing, kind), thing, agent)


@functools.cache
def _credits() -> Mapping[str, str]:
    return {word: kind for kind, entry in _table().items() for word in entry.get("credits", ())}


def _kind_of_work(reading: Reading, thing: Subject, kind: str) -> str:
    if kind != "designed":
        return kind
    classes = sort_of(reading, thing)
    return next((name for name, wanted in _WORKS if wanted in classes), kind)


def _work(reading: Reading, phrase: Phrase) -> Subject | None:
    """Return what is said to be somebody's work: the subject of «is», or what stands before."""
    for clause in clauses_of(reading.sentence):
        if clause.obj is None or clause.obj.start != phrase.start:
            continue
        if clause.verb.key != "be" or clause.verb.negated or clause.verb.modal:
            return None
        if clause.pronoun in ("it", "she"):
            at = reading.sentence.tokens[clause.verb.first].start
            return thing_meant(reading, _ANY) or pronoun_subject(reading, at)
        return thing_named(reading, clause.subject, _ANY) if clause.subject else None
    if _APPOSED.search(reading.text[: phrase.start]):
        near = [p for p in reading.sentence.phrases if 0 <= phrase.start - p.stop <= _NEAR]
        inner = [p for p in near if classes_of(lemma(p.head)) & _ANY]
        before = inner[-1] if inner else reading.phrase_before(phrase.start)
        return thing_named(reading, before, _ANY) if before else None
    return None
