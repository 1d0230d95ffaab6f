"""Dates of what happens once: «the camp was opened on 17 August 1998».

A list of verbs knows what can happen only once to a thing. What any other verb tells is read from
its clause (claims/dates/deeds.py).
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpuskit.claims.dates.bounding import bounds_time
from corpuskit.claims.dates.counted_from import counted_from
from corpuskit.claims.dates.none_told import bounds_none
from corpuskit.claims.grammar.antecedents import pronoun_subject, resolved
from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.phrases import Phrase, Sort, Token
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.stance import clause_bounds, stance_of
from corpuskit.claims.grammar.subjects import resolve
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.grammar.verb_groups import word_class
from corpuskit.claims.grammar.verbs import irregular
from corpuskit.claims.model import Edge, EventDate, Subject, Term
from corpuskit.core import lexicons

_LONGEST = 31
_YEAR = 366
_GAP = 3
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_PAST_OF_BE = frozenset({"was", "were", "had"})
_AGAIN = frozenset({"again", "anew"})
_OBJECTS = frozenset({"him", "her", "them", "us", "me"})


@dataclass(frozen=True, slots=True)
class Happening:
    """Hold what a word says happened, once to a thing or more often, to the object or not.

    `done` says that whoever does it is not the one to whom it happens.
    """

    name: str
    once: bool = False
    patient: bool = False
    done: bool = False


@functools.cache
def happenings() -> Mapping[str, Happening]:
    """Return every verb form that dates a happening, with what it says happened."""
    return _by_word("verbs")


@functools.cache
def _nouns() -> Mapping[str, Happening]:
    return _by_word("nouns")


def _by_word(field: str) -> Mapping[str, Happening]:
    table = lexicons.table("corpuskit.claims", "happenings.toml")
    return {
        word: Happening(
            name,
            bool(entry.get("once")),
            bool(entry.get("patient")),
            word in entry.get("done_to", ()),
        )
        for name, entry in table.items()
        for word in entry.get(field, ())
    }


def is_listed(role: str) -> bool:
    """Tell whether a happening is one of those that a thing has only once."""
    return role in _names()


def is_repeated(role: str) -> bool:
    """Tell whether a happening may be another's on another day: somebody is arrested twice."""
    return bool(lexicons.table("corpuskit.claims", "happenings.toml").get(role, {}).get("repeated"))


@functools.cache
def _names() -> frozenset[str]:
    return frozenset(lexicons.table("corpuskit.claims", "happenings.toml"))


def happenings_of(reading: Reading, document: str) -> Iterator[EventDate]:
    """Yield the dated happenings of a sentence that are no stage of a treaty.

    The verb stands in the date's clause, next to the date or to the subject before it; the subject
    is the noun phrase before the verb, behind «which» the one before that, and of what happens to
    a thing the object of the active verb.
    """
    for dated in reading.dates:
        if (dated.last - dated.first).days > _YEAR or bounds_none(reading.text, dated.start):
            continue
        if bounds_time(reading.text, dated.start):
            continue
        told = _told_by_verb(reading, dated) or _told_by_noun(reading, dated)
        if told is None:
            continue
        what, subject, past = told
        longest = _YEAR if what.once else _LONGEST
        if not subject.head or (dated.last - dated.first).days > longest:
            continue
        yield EventDate(
            document=document,
            event="",
            label=subject.phrase,
            role=what.name,
            party="",
            first=dated.first,
            last=dated.last,
            stance=stance_of(reading.sentence, dated.start, dated.end),
            where=reading.locate(dated.start, dated.end, dated.xml_id),
            subject=subject,
            past=past,
        )


def ends_of(events: Iterable[EventDate]) -> Iterator[Term]:
    """Yield the beginnings and ends among dated happenings, by what began and ended."""
    edges = {"began": Edge.START, "launched": Edge.START, "ended": Edge.END}
    for event in events:
        edge = edges.get(event.role)
        if edge is not None and event.subject is not None:
            yield Term(
                document=event.document,
                about=event.subject.head,
                label=event.label,
                edge=edge,
                stance=event.stance,
                where=event.where,
                first=event.first,
                last=event.last,
                subject=event.subject,
            )


def _told_by_verb(reading: Reading, dated: Dated) -> tuple[Happening, Subject, bool] | None:
    verb = _verb_of(reading, dated)
    if verb is None:
        return None
    index, what = verb
    if counted_from(reading.text, dated.end, reading.sentence.tokens[index].start):
        return None
    subject = _object(reading, index, dated) if what.patient or what.done else None
    if subject is None and what.done and not _is_passive(reading.sentence.tokens, index):
        return None
    subject = subject or _subject(reading, index)
    past = not reading.sentence.tokens[index].low.endswith("s")
    past = past or _is_finite(reading.sentence.tokens, index)
    return (what, subject, past) if subject is not None else None


def _is_finite(tokens: Sequence[Token], index: int) -> bool:
    """Tell a verb in the past from a participle: «was banned», «banned him», not «men employed»."""
    before = [token.low for token in tokens[max(0, index - 2) : index]]
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    words = lexicon().words
    takes = behind is not None and (
        behind.sort is Sort.DETERMINER or behind.low in words["pronouns"] or behind.low in _OBJECTS
    )
    return takes or bool(_PAST_OF_BE.intersection(before))


def _told_by_noun(reading: Reading, dated: Dated) -> tuple[Happening, Subject, bool] | None:
    """Read «the opening of the port on 4 March», where it opens its clause.

    Behind a verb the date may be the verb's: «they marked the opening of the port on 4 March».
    """
    tokens = reading.sentence.tokens
    for phrase in reading.sentence.phrases:
        what = _nouns().get(phrase.head.casefold())
        if what is None or not phrase.tail or phrase.tail[0][0] != "of":
            continue
        gap = reading.text[phrase.stop : dated.start].strip()
        before = tokens[: reading.sentence.token_at(phrase.start)]
        opens = not before or before[-1].low in ("the", "after", "before", "since", "until", ",")
        if phrase.stop <= dated.start and gap in ("on", "in", "of") and opens:
            return what, _resolved(reading, phrase.tail[0][1]), False
    return None


def _verb_of(reading: Reading, dated: Dated) -> tuple[int, Happening] | None:
    """Return the verb that a date belongs to, the nearest in its clause, and what it says."""
    tokens = reading.sentence.tokens
    first, last = clause_bounds(reading.sentence, dated.start, dated.end)
    at = reading.sentence.token_at(dated.start)
    prepositions = lexicon().words["prepositions"]
    found = []
    for index in range(first, last):
        what = _happening(tokens, index)
        if what is None:
            continue
        if index + 1 < len(tokens) and tokens[index + 1].low in _AGAIN:
            continue
        if index and tokens[index - 1].low in word_class("partly"):
            continue
        between = tokens[min(index, at) + 1 : max(index, at)]
        if index < at and not all(t.low in prepositions for t in between[-1:]):
            continue
        if index > at and any(t.text in ",;" for t in between[1:]):
            continue
        # «On the 17th it will be two years since she sank» dates no sinking.
        if index > at and any(t.low in ("and", "but", "since") for t in between):
            continue
        if any(t.sort is Sort.DATE for t in between):
            continue
        found.append((abs(index - at), index, what))
    found = [one for one in found if one[0] <= _GAP * 4]
    return min(found, key=lambda one: one[:2])[1:] if found else None


def _happening(tokens: Sequence[Token], index: int) -> Happening | None:
    """Return what a verb says happened, with the particle behind it: «called off»."""
    both = " ".join(token.low for token in tokens[index : index + 2])
    return happenings().get(both) or happenings().get(tokens[index].low)


def is_recurring(low: str) -> bool:
    """Tell a form of a verb whose dates tell no single event."""
    base = irregular().get(low) or low.removesuffix("ed")
    return bool(_recurring() & {base, base + "e", base[:-1], base.removesuffix("i") + "y"})


@functools.cache
def _recurring() -> frozenset[str]:
    return frozenset(lexicons.table("corpuskit.claims", "recurring.toml")["verbs"])


def _object(reading: Reading, verb: int, dated: Dated) -> Subject | None:
    """Return what an active verb is done to: the noun phrase right behind it."""
    tokens = reading.sentence.tokens
    if _is_passive(tokens, verb):
        return None
    phrase = reading.phrase_from(tokens[verb].end)
    if phrase is None or phrase.start > dated.start > tokens[verb].start:
        return None
    between = reading.text[tokens[verb].end : phrase.start].split()
    if any(word.casefold() != phrase.determiner.casefold() for word in between):
        return None
    return _resolved(reading, phrase)


def _is_passive(tokens: Sequence[Token], verb: int) -> bool:
    return any(token.low in _BE for token in tokens[max(0, verb - 2) : verb])


def _resolved(reading: Reading, phrase: Phrase) -> Subject:
    """Return the subject of a phrase; «the Code» is the Electoral Code that was named before."""
    subject = resolved(reading, phrase) or Subject("")
    named = phrase.head[:1].isupper() and not subject.facets
    return resolve(subject, reading.named) if named else subject


def _subject(reading: Reading, verb: int) -> Subject | None:
    tokens = reading.sentence.tokens
    words = lexicon().words
    index = verb
    while index and (
        tokens[index - 1].low in words["auxiliaries"]
        or tokens[index - 1].low.endswith("ly")
        or tokens[index - 1].low in ("which", "that", "who", "first", "finally")
        or (tokens[index - 1].text == "," and tokens[index].low in ("which", "who"))
    ):
        index -= 1
    before = tokens[index - 1] if index else None
    if before is not None and before.low in ("it", "they"):
        return pronoun_subject(reading, tokens[index].start)
    if before is not None and before.low == "and":
        earlier = [i for i in range(index - 1) if _happening(tokens, i)]
        return _subject(reading, earlier[-1]) if earlier else None
    phrase = reading.phrase_before(tokens[index].start)
    if phrase is None or tokens[index].start - phrase.stop > _GAP:
        return None
    return _resolved(reading, _governing(reading, phrase))


def _governing(reading: Reading, phrase: Phrase) -> Phrase:
    """Return what a participle before a phrase is said of: «a lorry bringing a team home»."""
    at = reading.sentence.token_at(phrase.start)
    participle = reading.sentence.tokens[at - 1] if at else None
    if participle is None or not participle.low.endswith("ing"):
        return phrase
    for p in reading.sentence.phrases:
        if p.end == participle.end and len(p.words) > 1:
            return replace(p, words=p.words[:-1], end=participle.start - 1, tail=())
    governor = reading.phrase_before(participle.start)
    return phrase if governor is None or participle.start - governor.stop > 1 else governor
