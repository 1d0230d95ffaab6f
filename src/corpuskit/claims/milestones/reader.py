"""Milestones of things: what happened to them once, and on which date, read from sentences.

A verb with what belongs to it, a noun, or words right before the date tell what happened; the
clause tells to what. Where the sentence only says «it» or «the tunnel», the document tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpuskit.claims.dates.deeds import office_behind
from corpuskit.claims.dates.none_told import bounds_none
from corpuskit.claims.grammar.content import words_of
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.grammar.verb_groups import word_class
from corpuskit.claims.milestones.dating import NOT_UNTIL, date_of_noun, date_of_verb
from corpuskit.claims.milestones.found import Found
from corpuskit.claims.milestones.nominal import by_noun
from corpuskit.claims.milestones.printed import acts, right_before, since
from corpuskit.claims.milestones.relative import with_counted
from corpuskit.claims.milestones.spans import spans_of
from corpuskit.claims.milestones.things import Known
from corpuskit.claims.milestones.turns import (
    words,
)
from corpuskit.claims.milestones.verbal import by_verb
from corpuskit.claims.model import STATED, Stance
from corpuskit.claims.model.milestones import Milestone, Span

_LONGEST = 366
_FIRST = re.compile(r"\bfirst\b|\bfor\s+the\s+first\s+time\b", re.I)
_NOT = re.compile(r"\b(?:not|never|no|nor|none|neither)\b|n[’']t\b", re.I)
_TO_WHOM = re.compile(r"\s+(?:to|for)\s+(?:the\s+)?(?P<whom>[a-z-]+)")
_OF = re.compile(r"\s+of(?=\s)")
_MADE = frozenset({"elected", "appointed"})
_CLOSED = ("closed", "opened")
_STRETCHED = frozenset({"opened", "completed", "begun", "closed", "reopened"})
_STRETCH = re.compile(
    r"\b(?:as\s+far\s+as|through\s+to|up\s+to|between|from)\s+(?:the\s+)?[A-Z]|"
    r"\blast\s+(?:section|stretch|part|stage)\b"
)


def milestones_of(readings: Iterable[Reading], document: str) -> Iterator[Milestone | Span]:
    """Yield the dated milestones of a document and the lengths of time between them, in order."""
    known = Known()
    for reading in readings:
        if not reading.note and (counted := with_counted(reading)).dates:
            yield from _of_sentence(counted, document, known)
        if not reading.note and reading.figures:
            yield from spans_of(reading, document, known)
        if not reading.note:
            known.read(reading)


def _of_sentence(reading: Reading, document: str, known: Known) -> Iterator[Milestone]:
    taken: set[tuple[str, int]] = set()
    for found, dated in _dated(reading, known):
        if (found.what.kind, dated.start) in taken or not _is_stated(reading, found, dated):
            continue
        taken.add((found.what.kind, dated.start))
        yield Milestone(
            document=document,
            kind=found.what.kind,
            also=found.what.also,
            once=found.what.once,
            again=found.what.again,
            thing=found.thing,
            told=found.told,
            doers=found.doers,
            office=_office(reading, found),
            around=words_of(reading.sentence, bodies=reading.bodies),
            affair=reading.affair,
            first=dated.first,
            last=dated.last,
            where=reading.locate(dated.start, dated.end, dated.xml_id),
        )


def _dated(reading: Reading, known: Known) -> Iterator[tuple[Found, Dated]]:
    yield from right_before(reading, known)
    yield from acts(reading, known)
    yield from since(reading, known)
    for found in by_verb(reading, known):
        dated = date_of_verb(reading, found)
        if dated is not None:
            yield found, dated
    for found in by_noun(reading, known):
        dated = date_of_noun(reading, found)
        if dated is not None:
            yield found, dated


def _office(reading: Reading, found: Found) -> str:
    if found.what.kind not in _MADE:
        return ""
    at = found.end
    if found.thing.label and found.told:
        behind = reading.text.find(found.thing.label, at)
        at = behind + len(found.thing.label) if behind == at + 1 else at
    of = _OF.match(reading.text, at)
    return office_behind(reading.text, of.end() if of else at)


def _is_stated(reading: Reading, found: Found, dated: Dated) -> bool:
    """Tell what was done from what was planned, denied or done in part."""
    if bounds_none(reading.text, dated.start):
        return False
    if not dated.counted and (dated.last - dated.first).days > _LONGEST:
        return False
    low, high = min(found.start, dated.start), max(found.end, dated.end)
    stance = stance_of(reading.sentence, dated.start, dated.end)
    until = NOT_UNTIL.search(reading.text, 0, dated.start)
    if stance is Stance.DENIED:
        near = reading.text[max(0, found.start - 24) : high]
        if until is None and _NOT.search(near):
            return False
    elif stance not in STATED:
        return False
    if found.what.first and not _FIRST.search(reading.text[max(0, low - 12) : high + 24]):
        return False
    if found.what.kind in _STRETCHED and _STRETCH.search(reading.text, low):
        # «Was opened as far as Lorne»: the rest was opened in another year.
        return False
    around = reading.text[max(0, found.start - 24) : found.end + 24].casefold()
    if word_class("partly") & set(re.findall(r"[a-z-]+", around)):
        return False
    whom = _TO_WHOM.match(reading.text, found.end)
    return not (whom and found.what.kind in _CLOSED and whom["whom"] not in words("whom"))
