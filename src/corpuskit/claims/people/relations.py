"""Who built, owned, led or founded what."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from corpuskit.claims.dates.deeds import Deed, Party, deeds_of
from corpuskit.claims.grammar.antecedents import resolved
from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.happened import is_event
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.stance import clause_bounds, stance_of
from corpuskit.claims.grammar.verb_groups import word_class
from corpuskit.claims.model import Relation, Stance, Subject
from corpuskit.claims.people.about import (
    behind_inversion,
    perhaps_meant,
    sort_of,
    subject_before,
    thing_meant,
    thing_named,
)
from corpuskit.claims.people.credited import credited
from corpuskit.claims.people.doers import (
    behind_its_title,
    described_twice,
    doer_of,
    is_person,
    label_of,
    names_of_agents,
)
from corpuskit.claims.people.firsts import firsts_of
from corpuskit.claims.people.makers import Made, made
from corpuskit.claims.people.presiding import is_for_one_matter, is_sat_once, presided
from corpuskit.claims.people.signatories import signed_for
from corpuskit.claims.people.terms_held import term_held
from corpuskit.core import lexicons

_OF_INQUIRY = re.compile(
    r"\b(?:commission|committee|court|board|tribunal)\s+of\s+[ei]nquiry\b", re.I
)
_YEAR = re.compile(r"(?<![\d.,])(1[4-9]\d\d|20\d\d)(?![\d.,]\d)")
_BY = re.compile(r"\bby\s+(?:the\s+(?:[a-z-]+\s+){0,2})?$")
# «Built by the architect Hall», whose building it is by his plans.
_ARCHITECT = re.compile(r"(?:the\s+)?(?:[a-z]+\s+)?architects?\b")
# Their things say whose part it was (people/signatories.py, people/firsts.py).
_OF_A_SIDE = frozenset({"signed", "first"})
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    state: bool
    repeats: bool = False


@functools.cache
def _kind_named(name: str) -> _Kind:
    entry = lexicons.table("corpuskit.claims", "relations.toml")[name]
    return _Kind(name, bool(entry.get("state")), bool(entry.get("repeats")))


_DESIGNED = _Kind("designed", False)


def repeats(name: str) -> bool:
    """Tell a relation that another agent has the next time: the winner of a prize."""
    return bool(lexicons.table("corpuskit.claims", "relations.toml").get(name, {}).get("repeats"))


@functools.cache
def _designed(field: str) -> frozenset[str]:
    words = lexicons.table("corpuskit.claims", "relations.toml")["designed"][field]
    return frozenset(words)


def relations_of(reading: Reading, document: str) -> Iterator[Relation]:
    """Yield what a sentence says of a thing and an agent with a name.

    «The line was built by Hall & Sons», «Hall & Sons built the line», «the ship belonged to Hall».
    Agents without a name («by its workers», «by hand») say nothing that could be contradicted.
    """
    for deed in deeds_of(reading):
        agent, planned = doer_of(reading, deed), _planned(reading, deed)
        if planned is not None and agent is not None:
            yield from _relation(reading, document, _DESIGNED, planned, agent, None)
            continue
        if not deed.word.sole or deed.thing is None or deed.agent is None:
            continue
        if _counted(reading, deed.thing) or _is_act(deed):
            continue
        if agent is not None and deed.thing.subject.head:
            # What happened once is led by one, and no other can follow.
            lasts = deed.word.state and not _is_once(deed.thing.subject)
            kind = _Kind(deed.word.name, lasts)
            thing = _in_full(reading, deed, kind)
            verb = reading.sentence.tokens[deed.clause.verb.main]
            when = term_held(reading, verb.start) if lasts else deed.when
            yield from _relation(reading, document, kind, thing, agent, when)
            if kind.name == "built" and _ARCHITECT.match(reading.text, agent.start, agent.stop):
                yield from _relation(reading, document, _DESIGNED, thing, agent, when)
    yield from _by_turn(reading, document)
    for each in presided(reading):
        kind = _Kind("led", not _is_once(each.thing))
        when = _when(reading, kind, each.agent.start, each.agent.end)
        yield from _relation(reading, document, kind, each.thing, each.agent, when)


def _in_full(reading: Reading, deed: Deed, kind: _Kind) -> Subject:
    """Return what a deed was done to by the name that it bears elsewhere in the text."""
    assert deed.thing is not None
    printed = deed.clause.subject if deed.clause.verb.passive else deed.clause.obj
    classes = _classes(kind.name)
    if printed is not None and _is_maker(reading, printed):
        main = next((c for c in clauses_of(reading.sentence) if c.verb.finite), None)
        whole = main.subject if main is not None else None
        return (thing_named(reading, whole, classes) if whole else None) or deed.thing.subject
    if printed is not None and printed.start == deed.thing.start:
        return thing_named(reading, printed, classes) or deed.thing.subject
    if deed.clause.pronoun in ("it", "she") and deed.thing.subject.noun not in ("", "person"):
        if (inverted := behind_inversion(reading, classes)) is not None:
            return inverted
        if (before := subject_before(reading, classes)) is not None:
            return before
        known = sort_of(reading, deed.thing.subject) & classes
        return deed.thing.subject if known else thing_meant(reading, classes) or deed.thing.subject
    return deed.thing.subject


def _is_maker(reading: Reading, phrase: Phrase) -> bool:
    """Tell Hall in «the house was built by Hall, designed by Weir»: both made the house."""
    by = _BY.search(reading.text, 0, phrase.start)
    return by is not None and any(phrase.start <= p.start < phrase.stop for p in reading.people)


@functools.cache
def _classes(kind: str) -> frozenset[str]:
    entry = lexicons.table("corpuskit.claims", "relations.toml").get(kind, {})
    return frozenset(entry.get("things", ()))


def _is_once(thing: Subject) -> bool:
    return is_event(thing.noun) or is_sat_once(thing.noun) or is_for_one_matter(thing.phrase)


def _planned(reading: Reading, deed: Deed) -> Subject | None:
    """Return what was designed where somebody «drew the plans for the bridge»."""
    if deed.word.name not in _designed("making"):
        return None
    plans = deed.clause.subject if deed.clause.verb.passive else deed.clause.obj
    if plans is None or lemma(plans.head) not in _designed("plans"):
        return None
    inner = next((below for prep, below in plans.tail if prep in ("of", "for")), None)
    thing = resolved(reading, inner)
    return thing if thing is not None and thing.head else None


def _counted(reading: Reading, thing: Party) -> bool:
    """Tell «1,436 clinics» that a town opened: another town may open as many others."""
    return any(
        figure.start <= thing.end and thing.start <= figure.end and figure.value.point != 1
        for figure in reading.figures
        if figure.unit == "count"
    )


def _is_act(deed: Deed) -> bool:
    """Tell «the offer was made by Hall»: what is made is no thing, and others make their own."""
    words = lexicons.table("corpuskit.claims", "relations.toml").get(deed.word.name, {})
    if deed.thing is None or not (acts := words.get("acts")):
        return False
    noun = deed.thing.subject.noun
    return noun in acts or noun.endswith(tuple(words["act_endings"]))


def _by_turns(reading: Reading) -> Iterator[Made]:
    for reader in (made, credited, signed_for, firsts_of):
        yield from reader(reading)


def _by_turn(reading: Reading, document: str) -> Iterator[Relation]:
    """Yield «the founder of the prize was Edith Vane», «to plans by Hall», «it went to Hall»."""
    for each in _by_turns(reading):
        kind = _kind_named(each.kind)
        known = (each.thing, *perhaps_meant(reading, each.thing, _classes(kind.name)))
        if kind.state and any(map(_is_once, known)):
            kind = _Kind(kind.name, False)
        at = (each.agent.start, each.agent.end) if each.at < 0 else (each.at, each.at)
        when = _when(reading, kind, *at)
        # Of two who led one body, each at some time, both may be true.
        whenever = kind.state and when is None
        for found in _relation(reading, document, kind, each.thing, each.agent, when):
            stance = Stance.ASSERTED if each.granted else found.stance
            yield replace(found, stance=stance, whenever=whenever)


def _relation(
    reading: Reading,
    document: str,
    kind: _Kind,
    thing: Subject,
    agent: Phrase,
    when: tuple[date, date] | None,
) -> Iterator[Relation]:
    agent = behind_its_title(reading, described_twice(reading, agent))
    names = names_of_agents(reading, agent)
    if not names:
        return
    yield Relation(
        document=document,
        kind=kind.name,
        state=kind.state,
        thing=_inquiry(thing),
        agent=label_of(reading, agent),
        names=names,
        person=is_person(reading, kind.name, agent),
        stance=_stance(reading, kind, agent),
        where=reading.locate(agent.start, agent.end, ""),
        affair=reading.affair,
        first=when[0] if when else None,
        last=when[1] if when else None,
        perhaps=_perhaps(reading, thing, kind),
    )


def _perhaps(reading: Reading, thing: Subject, kind: _Kind) -> tuple[Subject, ...]:
    """Return what else may be meant by a thing; which side signed is no guess."""
    return () if kind.name in _OF_A_SIDE else perhaps_meant(reading, thing, _classes(kind.name))


def _inquiry(thing: Subject) -> Subject:
    """Return «the commission of inquiry» as the inquiry that it is."""
    if _OF_INQUIRY.search(thing.phrase) is None:
        return thing
    facets = frozenset(f for f in thing.facets if f[1] not in ("inquiry", "enquiry"))
    return replace(thing, head="inquiry", noun="inquiry", facets=facets)


def _stance(reading: Reading, kind: _Kind, agent: Phrase) -> Stance:
    """Return how a text stands to what it says; the plans that somebody drew are no plan of it."""
    stance = stance_of(reading.sentence, agent.start, agent.end)
    if stance is Stance.DENIED and _is_plain(reading, agent):
        return Stance.ASSERTED
    if kind.name != "designed" or stance is not Stance.PLANNED:
        return stance
    said = {token.low for token in reading.sentence.tokens} & lexicon().words["planned"]
    planned = any(lemma(word) not in _designed("plans") for word in said)
    return stance if planned else Stance.ASSERTED


def _is_plain(reading: Reading, agent: Phrase) -> bool:
    """Tell «Hall bought the line, and never rode on it»: what is denied is said behind it."""
    for clause in clauses_of(reading.sentence):
        if clause.doer is None or not clause.doer.start <= agent.start < clause.doer.stop:
            continue
        told = (clause.subject, clause.obj, clause.agent)
        stop = max(phrase.stop for phrase in told if phrase is not None)
        words = _WORD.findall(reading.text[:stop].casefold())
        return not (clause.verb.negated or clause.lead or word_class("negations") & set(words))
    return False


def _when(reading: Reading, kind: _Kind, start: int, end: int) -> tuple[date, date] | None:
    if kind.state:
        return term_held(reading, start)
    tokens = reading.sentence.tokens
    first, last = clause_bounds(reading.sentence, start, end)
    high = tokens[last - 1].end if last else len(reading.text)
    dates = [d for d in reading.dates if tokens[first].start <= d.start <= high]
    if not dates and kind.repeats:
        return _year_told(reading)
    return (min(d.first for d in dates), max(d.last for d in dates)) if dates else None


def _year_told(reading: Reading) -> tuple[date, date] | None:
    """Return the one year of which a sentence or the one before it speaks."""
    texts = (reading.text, reading.said.text if reading.said else "")
    years = {int(year) for text in texts for year in _YEAR.findall(text)}
    only = next(iter(years)) if len(years) == 1 else None
    return (date(only, 1, 1), date(only, 12, 31)) if only else None
