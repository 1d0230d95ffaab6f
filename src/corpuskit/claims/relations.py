"""Who built, owned, led or founded what."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpuskit.claims.antecedents import pronoun_subject, resolved
from corpuskit.claims.model import Relation, Subject
from corpuskit.claims.phrases import Phrase
from corpuskit.claims.reading import Reading
from corpuskit.claims.stance import clause_bounds, stance_of
from corpuskit.core import lexicons
from corpuskit.language.places import country_of

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_PRONOUNS = frozenset({"it", "she", "they"})
_NEAR = 3
# «A, B and C built it»: more agents than these are a list of something else.
_MOST_AGENTS = 4


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    state: bool


@functools.cache
def _kinds(field: str) -> Mapping[str, _Kind]:
    return {
        word: _Kind(name, bool(entry.get("state")))
        for name, entry in lexicons.table("corpuskit.claims", "relations.toml").items()
        for word in entry.get(field, ())
    }


def relations_of(reading: Reading, document: str) -> Iterator[Relation]:
    """Yield what a sentence says of a thing with a name and an agent with a name.

    «The line was built by Hall & Sons», «Hall & Sons built the line», «the ship belonged to Hall».
    Agents without a name («by its workers», «by hand») say nothing that could be contradicted.
    """
    tokens = reading.sentence.tokens
    for index, token in enumerate(tokens):
        kind = _kinds("verbs").get(token.low)
        belongs = _belongs(reading, index)
        if belongs is not None:
            kind, last = belongs
            pair = _thing_before(reading, index), reading.phrase_from(tokens[last].end)
            at = last
        elif kind is not None:
            pair, at = _pair(reading, index), index
        else:
            continue
        thing, agent = pair
        if kind is None or thing is None or agent is None:
            continue
        yield from _relation(reading, document, kind, thing, agent, at)


def _relation(
    reading: Reading, document: str, kind: _Kind, thing: Subject, agent: Phrase, at: int
) -> Iterator[Relation]:
    names = _agents(reading, agent)
    if not names or not thing.head or agent.start - reading.sentence.tokens[at].end > 40:
        return
    token = reading.sentence.tokens[at]
    first, last = clause_bounds(reading.sentence, token.start, token.end)
    low = reading.sentence.tokens[first].start
    high = reading.sentence.tokens[last - 1].end if last else len(reading.text)
    dates = [d for d in reading.dates if low <= d.start <= high]
    yield Relation(
        document=document,
        kind=kind.name,
        state=kind.state,
        thing=thing,
        agent=reading.text[agent.start : agent.stop],
        names=names,
        person=any(p.start < agent.stop and agent.start < p.end for p in reading.people),
        stance=stance_of(reading.sentence, agent.start, agent.end),
        where=reading.locate(agent.start, agent.end, ""),
        affair=reading.affair,
        first=min((d.first for d in dates), default=None),
        last=max((d.last for d in dates), default=None),
    )


def _belongs(reading: Reading, index: int) -> tuple[_Kind, int] | None:
    tokens = reading.sentence.tokens
    for length in (6, 5, 4, 2):
        words = " ".join(token.low for token in tokens[index : index + length])
        kind = _kinds("belongs").get(words)
        if kind is not None:
            return kind, index + length - 1
    return None


def _pair(reading: Reading, index: int) -> tuple[Subject | None, Phrase | None]:
    """Return the thing and the agent of a verb, passive or active."""
    tokens = reading.sentence.tokens
    behind = [token.low for token in tokens[index + 1 : index + 1 + _NEAR]]
    if "by" in behind:
        by = index + 1 + behind.index("by")
        if all(word.endswith("ly") for word in behind[: behind.index("by")]):
            return _thing_before(reading, index), reading.phrase_from(tokens[by].end)
        return None, None
    if any(token.low in _BE for token in tokens[max(0, index - 2) : index]):
        return None, None
    thing = reading.phrase_from(tokens[index].end)
    agent = reading.phrase_before(tokens[index].start)
    if thing is None or agent is None or tokens[index].start - agent.stop > _NEAR:
        return None, None
    gap = reading.text[tokens[index].end : thing.start].split()
    if any(word.casefold() != thing.determiner for word in gap):
        return None, None
    return resolved(reading, thing), agent


def _thing_before(reading: Reading, index: int) -> Subject | None:
    """Return what a passive verb is said of: the phrase before it, or what «it» stands for."""
    tokens = reading.sentence.tokens
    at = index
    while at and (
        tokens[at - 1].low in _BE or tokens[at - 1].low in ("has", "had", "which", "that")
    ):
        at -= 1
    if at and tokens[at - 1].low in _PRONOUNS:
        return pronoun_subject(reading, tokens[at].start)
    phrase = reading.phrase_before(tokens[at].start)
    if phrase is None or tokens[at].start - phrase.stop > _NEAR:
        return None
    return resolved(reading, phrase)


def _agents(reading: Reading, agent: Phrase) -> frozenset[str]:
    """Return the names in an agent and in those joined to it by «and» or a comma."""
    found = set(_names(agent))
    at = agent.stop
    for _ in range(_MOST_AGENTS):
        gap = reading.text[at:].lstrip()
        if not gap.startswith(("and ", "& ", ", ")):
            break
        following = reading.phrase_from(at)
        if following is None or not following.words[0][:1].isupper():
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
        if word[:1].isupper() and country_of(word) is None
    )
    inner = [below for preposition, below in phrase.tail if preposition == "of"]
    return named if named or not inner else _names(inner[0])
