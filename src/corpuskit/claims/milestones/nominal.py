"""What happened, told by a noun: «the opening of the port», «its opening», «the opening»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.milestones.found import Found, told_of
from corpuskit.claims.milestones.things import Known, thing_of
from corpuskit.claims.milestones.turns import (
    noun_pattern,
    noun_told,
    turns,
    words,
)
from corpuskit.claims.model.milestones import Thing

_OWN = frozenset({"its", "his", "her", "their"})
# «The fire of 28 August 1978 at the refinery».
_BEHIND_DATE = re.compile(r"\s+(?:of|on|in)\s+((?:\w+[ ]){0,3}\d{4})\s+(?:at|in|of|on)\s+(?=\w)")
_THINGS = ("of", "on", "at", "for", "in", "to")


def by_noun(reading: Reading, known: Known) -> Iterator[Found]:
    """Yield what the nouns of a sentence say happened, and to what."""
    for told in noun_pattern().finditer(reading.text):
        every = [p for outer in reading.sentence.phrases for p in _with_tails(outer)]
        phrase = next((p for p in every if p.start <= told.start() < p.end), None)
        if phrase is None or not _is_plain(reading, phrase, told):
            continue
        last = next((p for p in every if p.end == told.end()), phrase)
        thing = _of_noun(reading, last, told.end(), known)
        if thing is None:
            continue
        for what in turns().nouns[noun_told(told["noun"])]:
            yield Found(replace(what, first=False), told.start(), told.end(), *thing)


def _with_tails(phrase: Phrase) -> Iterator[Phrase]:
    yield phrase
    for _, below in phrase.tail:
        yield from _with_tails(below)


def _is_plain(reading: Reading, phrase: Phrase, told: re.Match[str]) -> bool:
    """Tell «the official opening» from «the second opening» and «the opening bid»."""
    if phrase.end > told.end():
        return False
    before = reading.text[phrase.start : told.start()].split()
    own = [w.casefold() for w in before]
    if own and own[0] == phrase.determiner.casefold():
        own = own[1:]
    names = [w for w in own if w.endswith(("’s", "'s"))]
    if names:
        return True
    return all(word in words("plain") or word in ("the", *_OWN) for word in own)


def _of_noun(reading: Reading, phrase: Phrase, end: int, known: Known) -> tuple[Thing, bool] | None:
    owner = phrase.determiner.casefold()
    if owner in _OWN:
        thing = known.owner(reading, owner, phrase.start)
        return (thing, False) if thing is not None else None
    below = next((p for prep, p in phrase.tail if prep == "of"), None)
    below = below or next((p for prep, p in phrase.tail if prep in _THINGS), None)
    if below is not None:
        return told_of(reading, below, known)
    before = reading.text[phrase.start : end]
    own = re.search(r"(?:['’]s|s['’])\s", before)
    if own:
        return _genitive(reading, phrase, known)
    placed = _BEHIND_DATE.match(reading.text, end)
    if placed is not None and any(d.start <= placed.end(1) <= d.end for d in reading.dates):
        below = reading.phrase_from(placed.end())
        return told_of(reading, below, known) if below is not None else None
    if owner == "the" and known.topic is not None:
        return known.topic, False
    return None


def _genitive(reading: Reading, phrase: Phrase, known: Known) -> tuple[Thing, bool] | None:
    whole = [w.removesuffix("’s").removesuffix("'s").rstrip("'’") for w in phrase.words]
    at = next((i for i, w in enumerate(phrase.words) if w != whole[i]), None)
    if at is None:
        return None
    owner = Phrase(phrase.start, phrase.end, phrase.determiner, tuple(whole[: at + 1]))
    thing = thing_of(reading, owner)
    return known.full(thing, definite=phrase.determiner in ("the", "this")), thing.named
