"""Who made, led or gave what the text is about: «the architect was Hall», «to plans by Hall».

The agent is called something, or made something for the thing, or did something to it that a noun
tells; of what, the words say, or leave to what the text is about (people/about.py).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpuskit.claims.grammar.clauses import Clause, clauses_of
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.things import classes_of
from corpuskit.claims.grammar.verb_groups import word_class
from corpuskit.claims.grammar.verbs import bare_stem, past_of
from corpuskit.claims.model import Subject
from corpuskit.claims.people.about import sort_of, thing_meant, thing_named, turn_words
from corpuskit.claims.people.agents import agent_at, agent_before
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

_OF = ("of", "for", "to")
_OWN = frozenset({"its", "their", "her", "his"})
# «The composer of the opera The Ferryman was».
_TITLE = r"(?:\s+[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,4})?"
# «Built to a design by Hall»; «a design by Hall» may be one of several.
_TO = re.compile(r"\b(?:to|on|from|after|with|following)\s+$")
_WENT_TO = re.compile(r"(?:\s+(?:in|on)\s+[\w ]*?\d{4})?,?\s+to\s+")
_IN_DATE = r"(?:\s+(?:in|of)\s+\d{4})?"


@dataclass(frozen=True, slots=True)
class Made:
    """Hold that an agent stands in a relation of a kind to a thing.

    `granted` says that the turn itself states it, whatever the rest of the sentence denies or
    plans: «its architect, Hall, had never built», «the design is due to Hall». `at` is where the
    words stand that tell it, if that is not beside the agent.
    """

    kind: str
    thing: Subject
    agent: Phrase
    granted: bool = False
    at: int = -1


@dataclass(frozen=True, slots=True)
class _Role:
    kind: str
    field: str
    classes: frozenset[str]


@functools.cache
def _roles() -> Mapping[str, tuple[_Role, ...]]:
    """Return what each noun can say of an agent, what he makes or does."""
    found: dict[str, list[_Role]] = {}
    for kind, entry in lexicons.table("corpuskit.claims", "relations.toml").items():
        classes = frozenset(entry.get("things", ()))
        for field in ("nouns", "agents", "products", "doings"):
            for noun in entry.get(field, ()):
                found.setdefault(noun, []).append(_Role(kind, field, classes))
    return {noun: tuple(roles) for noun, roles in found.items()}


def made(reading: Reading) -> Iterator[Made]:
    """Yield what a sentence says of an agent and a thing by a noun for either."""
    for phrase in reading.sentence.phrases:
        noun = _noun(phrase)
        if noun is None:
            continue
        inner = next((below for prep, below in phrase.tail if prep in _OF), None)
        for role in _roles()[noun]:
            agent = _agent(reading, phrase, role)
            whose = inner or _own(phrase) or len(phrase.words) > 1
            if agent is None or (role.field == "nouns" and not whose):
                continue
            if inner is not None and inner.start <= agent.start < inner.stop:
                inner = None
            if inner is None and _is_chosen(reading, phrase, agent):
                # «The bishop took Hall as architect»: for what, another sentence may say.
                continue
            thing = _thing(reading, phrase, inner, role)
            if thing is not None and thing.head:
                yield Made(role.kind, thing, agent, _granted(reading, phrase, agent))
                break
    yield from _verbs(reading)


def _granted(reading: Reading, phrase: Phrase, agent: Phrase) -> bool:
    low, high = sorted((phrase, agent), key=lambda each: each.start)
    between = reading.text[low.stop if low is phrase else low.end : high.start]
    return between.strip() == "," or "due to" in between


def _noun(phrase: Phrase) -> str | None:
    """Return the noun that a phrase says a role with, where nothing else narrows it."""
    if phrase.determiner not in ("the", "a", "an", "", *_OWN):
        return None
    low = [word.casefold() for word in phrase.words]
    for length in (2, 1):
        noun = " ".join((*low[-length:-1], lemma(low[-1])))
        before = low[:-length]
        if noun in _roles() and len(low) >= length:
            if before and _heads(before[-1], noun):
                before = before[:-1]
            narrowed = [w for w in before if w not in turn_words("modifiers") and not _genitive(w)]
            return None if narrowed else noun
    return None


def _heads(word: str, noun: str) -> bool:
    """Tell «the strike leader», «the force commander»: whose he is stands before what he is."""
    return any(
        role.field in ("nouns", "agents") and classes_of(word) & role.classes
        for role in _roles()[noun]
    )


def _genitive(word: str) -> bool:
    return word.endswith(("'s", "’s", "s'", "s’"))


def _own(phrase: Phrase) -> bool:
    return phrase.determiner in _OWN or any(_genitive(word) for word in phrase.words)


def _thing(reading: Reading, phrase: Phrase, inner: Phrase | None, role: _Role) -> Subject | None:
    if inner is not None:
        return thing_named(reading, inner, role.classes)
    owner = next((word for word in phrase.words[:-1] if _genitive(word)), None)
    if owner is not None:
        low = owner[:-2] if owner[-1] == "s" else owner[:-1]
        own = Phrase(phrase.start, phrase.start + len(low), phrase.determiner, (low,))
        known = classes_of(low.casefold()) & role.classes
        return thing_named(reading, own, role.classes) if known else None
    headed = phrase.words[-2] if len(phrase.words) > 1 else ""
    if role.field in ("nouns", "agents") and classes_of(headed) & role.classes:
        own = Phrase(phrase.start, phrase.stop, phrase.determiner, (headed,))
        return thing_named(reading, own, role.classes)
    if role.field != "agents" and phrase.determiner in ("a", "an") and role.field == "doings":
        return None
    return thing_meant(reading, role.classes, phrase.start)


def _agent(reading: Reading, phrase: Phrase, role: _Role) -> Phrase | None:
    """Return who a phrase says a role of: named before or behind it in one of the turns."""
    text = reading.text
    if role.field in ("nouns", "agents"):
        for pattern in _behind_agent():
            match = pattern.match(text, phrase.stop)
            agent = agent_at(reading, match.end()) if match else None
            if agent is not None and match is not None:
                apposed = match["apposed"] is not None
                if not apposed or text[agent.end : agent.end + 1] in (",", "", "."):
                    return agent
        if phrase.determiner in ("a", "an"):
            return None
        before = _before_agent().search(text, 0, phrase.start)
        return agent_before(reading, before.start()) if before else _with(reading, phrase)
    if phrase.determiner in ("a", "an") and not _TO.search(text, 0, phrase.start):
        return None
    for stop in dict.fromkeys((phrase.stop, phrase.end)):
        match = _behind_product(role.field).match(text, stop)
        agent = agent_at(reading, match.end()) if match else None
        if agent is not None:
            return agent
    doing = _before_product().search(text, 0, phrase.start)
    return agent_before(reading, doing.start()) if doing else None


def _with(reading: Reading, phrase: Phrase) -> Phrase | None:
    """Return who stands in «with Hall as its architect»."""
    match = _as().search(reading.text, 0, phrase.start)
    agent = agent_before(reading, match.start()) if match else None
    opened = agent is not None and _chosen().search(reading.text[: agent.start])
    return agent if opened else None


def _is_chosen(reading: Reading, phrase: Phrase, agent: Phrase) -> bool:
    before = reading.text[: agent.start]
    with_him = re.search(r"\b(?:with|under)\s+(?:the\s+)?$", before, re.I)
    return agent.start < phrase.start and not with_him and _chosen().search(before) is not None


@functools.cache
def _chosen() -> re.Pattern[str]:
    """Return what stands before the name in «with Hall as», «the council chose Hall as»."""
    return re.compile(
        rf"\b(?:with|under|{alternation(turn_words('choosing'))})\s+(?:the\s+)?$", re.I
    )


@functools.cache
def _as() -> re.Pattern[str]:
    return re.compile(r"\s+as\s+(?:the\s+)?$")


@functools.cache
def _behind_agent() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(
            rf"(?P<apposed>(?!))?{_TITLE}{_IN_DATE}\s+(?:was|were|is|are|being|had\s+been|has\s+been)\s+"
        ),
        re.compile(r"(?P<apposed>,\s+)(?=[\w])"),
        re.compile(r"(?P<apposed>(?!))?\s*(?::|–|—|\t)\s*"),
    )


@functools.cache
def _before_agent() -> re.Pattern[str]:
    being = alternation((*turn_words("being"), *turn_words("made")))
    return re.compile(rf"(?:,|(?:,\s+[^,;:()]{{3,60}},)?(?:,\s+who)?\s+(?:{being}))\s+(?:the\s+)?$")


@functools.cache
def _behind_product(field: str) -> re.Pattern[str]:
    done = alternation(turn_words("done"))
    entrusted = alternation((*turn_words("entrusted"), *turn_words("from")))
    is_ = r"(?:,?\s+(?:was|were|is|are|being|had\s+been|has\s+been))?"
    came = r"(?:\s+(?:came|comes|was|were|is))?"
    of = r"|\s+of\s+" if field == "products" else ""
    return re.compile(
        rf"(?:{is_}(?:\s+(?:{done}))?\s+by\s+|{came}\s+(?:{entrusted})\s+|\s*:\s*{of})"
    )


@functools.cache
def _before_product() -> re.Pattern[str]:
    doing = alternation(turn_words("doing"))
    return re.compile(rf",?\s+(?:who\s+)?(?:had\s+)?(?:{doing})\s+(?:(?:the|its|their)\s+)?$")


# ---------------------------------------------------------------- verbs


@functools.cache
def _verb_roles(field: str) -> Mapping[str, tuple[tuple[tuple[str, ...], _Role], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], _Role]]] = {}
    for kind, entry in lexicons.table("corpuskit.claims", "relations.toml").items():
        classes = frozenset(entry.get("things", ()))
        for verb in entry.get(field, ()):
            base, *behind = verb.split()
            stem = bare_stem(past_of(base))
            found.setdefault(stem, []).append((tuple(behind), _Role(kind, field, classes)))
    return {stem: tuple(turns) for stem, turns in found.items()}


def _verbs(reading: Reading) -> Iterator[Made]:
    """Yield what verbs say of things of the classes that they mean it of: «the cave was found»."""
    tokens = reading.sentence.tokens
    for clause in clauses_of(reading.sentence):
        verb = clause.verb
        if verb.negated or verb.modal:
            continue
        stem = bare_stem(verb.low)
        behind = tuple(t.low for t in tokens[verb.main + 1 : verb.main + 3])
        for turn, role in _verb_roles("does").get(stem, ()):
            if behind[: len(turn)] != turn:
                continue
            agent = clause.agent if verb.passive else clause.subject
            patient = clause.subject if verb.passive else clause.obj
            if turn and not verb.passive:
                patient = reading.phrase_from(
                    tokens[min(verb.main + len(turn), len(tokens) - 1)].end
                )
            named = agent_at(reading, agent.start) if agent else None
            thing = _of_class(reading, patient, clause.pronoun if verb.passive else "", role)
            if named and thing:
                yield Made(role.kind, thing, named)
        for turn, role in _verb_roles("gets").get(stem, ()):
            yield from _got(reading, clause, turn, role)


def _got(reading: Reading, clause: Clause, turn: tuple[str, ...], role: _Role) -> Iterator[Made]:
    tokens = reading.sentence.tokens
    end = tokens[clause.verb.stop - 1 + len(turn)].end if turn else tokens[clause.verb.stop - 1].end
    match = _WENT_TO.match(reading.text, end)
    agent = agent_at(reading, match.end()) if match else None
    thing = _of_class(reading, clause.subject, clause.pronoun, role)
    if agent and thing:
        yield Made(role.kind, thing, agent)


def _of_class(reading: Reading, phrase: Phrase | None, pronoun: str, role: _Role) -> Subject | None:
    """Return the thing that a phrase or pronoun means, where it is one of the classes asked for."""
    if phrase is None:
        return thing_meant(reading, role.classes) if pronoun in ("it", "she") else None
    subject = thing_named(reading, phrase, role.classes)
    known = sort_of(reading, subject) if subject is not None else frozenset()
    if not known and role.kind in word_class("changing_hands") and phrase.head[:1].isupper():
        # «The Magpie was bought by Hall»: whatever has a name can be bought.
        return subject
    return subject if known & role.classes else None
