"""What happened, told by words right beside the date: «in use since 1893», «the decree of 1781»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.grammar.verb_groups import is_past
from corpuskit.claims.milestones.found import Found, stem, told_of
from corpuskit.claims.milestones.things import Known
from corpuskit.claims.milestones.turns import (
    What,
    before_pattern,
    turns,
    words,
)
from corpuskit.claims.milestones.verbal import subject
from corpuskit.claims.model.milestones import Thing

_OF = re.compile(r"\bof\s+(?:the\s+)?(?:[A-Z][a-z]+day,?\s+)?$")

# «Has been director of the mint since 1902», «has been in Castle Street since 1902».
_SINCE = re.compile(
    r"\b(?:has|have|had)\s+been\s+(?P<state>(?:(?P<where>in|at)\s+(?:the\s+)?[A-Z]|(?:the\s+|its\s+)?[a-z])"
    r"[^,;:.]{2,60})\s+since\s+(?:the\s+)?$"
)


def right_before(reading: Reading, known: Known) -> Iterator[tuple[Found, Dated]]:
    """Yield what words right before a date say: «in use since 1893»."""
    for dated in reading.dates:
        said = before_pattern().search(reading.text, 0, dated.start)
        if said is None:
            continue
        subject = _before_words(reading, said.start("said"), known)
        if subject is not None:
            for what in turns().before[said["said"].casefold()]:
                yield Found(what, said.start("said"), said.end("said"), *subject), dated


def since(reading: Reading, known: Known) -> Iterator[tuple[Found, Dated]]:
    """Yield what somebody has been, or where, since a date: he was appointed, or moved there."""
    for dated in reading.dates:
        said = _SINCE.search(reading.text, 0, dated.start)
        subject = _before_words(reading, said.start(), known) if said else None
        if said is not None and subject is not None:
            end = said.start("state") - 1
            for what in _states(said):
                yield Found(what, said.start(), end, *subject), dated


def _states(said: re.Match[str]) -> Iterator[What]:
    """Yield what began a state: «closed», «in Castle Street», «director of the mint»."""
    first = said["state"].split()[0]
    done = [turn.what for turn in turns().verbs.get(stem(first), ()) if turn.place == "done"]
    if said["where"]:
        yield What("moved", again=True)
    elif is_past(first):
        yield from done
    else:
        yield What("appointed", again=True)


def _before_words(reading: Reading, start: int, known: Known) -> tuple[Thing, bool] | None:
    tokens = reading.sentence.tokens
    for clause in clauses_of(reading.sentence):
        first, last = tokens[clause.verb.first].start, tokens[clause.verb.stop - 1].end
        if first <= start <= last + 2:
            return subject(reading, clause.verb.main, clause, known)
    phrase = next((p for p in reading.sentence.phrases if p.start < start < p.stop), None)
    if phrase is not None:
        count = len(reading.text[phrase.start : start].split())
        phrase = replace(phrase, words=phrase.words[:count]) if count else None
    phrase = phrase or reading.phrase_before(start)
    return told_of(reading, phrase, known) if phrase is not None else None


def acts(reading: Reading, known: Known) -> Iterator[tuple[Found, Dated]]:
    """Read «the decree on the tithe of 4 May 1781»: an act is known by its date."""
    for dated in (*reading.dates, *reading.in_names):
        of = _OF.search(reading.text, 0, dated.start)
        phrase = reading.phrase_before(of.start()) if of else None
        if of is None or phrase is None or reading.text[phrase.stop : of.start()].strip():
            continue
        thing, told = told_of(reading, phrase, known)
        if thing.noun in words("acts"):
            for kind in ("adopted", "signed"):
                yield Found(What(kind, once=True), phrase.start, of.start(), thing, told), dated
