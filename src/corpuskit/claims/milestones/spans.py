"""Lengths of time between two milestones of a thing: «eleven years after its inauguration».

A noun of a milestone or what a thing is said to have been for so long tells where the time begins;
the date of the sentence, another verb, or what ends such a state tells where it ends.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from datetime import date

from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.grammar.times import DAYS
from corpuskit.claims.milestones.found import Found, told_of
from corpuskit.claims.milestones.nominal import by_noun
from corpuskit.claims.milestones.things import Known
from corpuskit.claims.milestones.verbal import by_verb, subject
from corpuskit.claims.model import STATED
from corpuskit.claims.model.milestones import Span, Thing
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

_YEAR = 366
_LEAST = 2
_POINTS = frozenset({"exact", "about"})
_AFTER = re.compile(
    r"\s+(?:to\s+the\s+day\s+)?after\s+(?:(?:its|his|her|their|the)\s+)?(?:[a-z]+\s+)?", re.I
)
# A further length is counted from another one: «another ten years», «the first ten years».
_PART = re.compile(
    r"\b(?:first|last|next|past|other|another|further|every|each|within|final|remaining|than|"
    r"until|till|by|least|most)\s+(?:the\s+)?$",
    re.I,
)
_FOR = re.compile(r"\bfor\s+(?:(?:about|some|only|just|almost|nearly|exactly|all\s+of)\s+)*$", re.I)
_GOES_ON = re.compile(
    r"\s+(?:more|longer|after|before|from|in\s+(?:the|all)|under|as|at|with|without|on|by)\b"
)
_AFTER_IT = re.compile(r"\s+after\s+(?:it|they)\s+(?:had|was|were)\b")
_BETWEEN = re.compile(r"\bbetween\s+(?:its|his|her|their|the)\s+(?:[a-z]+\s+)?$", re.I)
_AND = re.compile(r"\band\s+(?:its|his|her|their|the)\s+(?:[a-z]+\s+)?$", re.I)
_TOOK = re.compile(
    r"\b(?:took|had\s+taken|lasted)\s+(?:(?:about|some|only|just|almost|nearly|exactly)\s+)*$"
)
_TO_BUILD = re.compile(r"\s+to\s+(?:build|construct|complete|finish|erect|put\s+up)\b")
_WORK = frozenset({"construction", "building", "erection"})
_BEGUN, _BUILT = frozenset({"begun", "stone-laid"}), frozenset({"completed", "opened"})
# What stands behind one of these is of something else: «and its closure a porter served».
_APART = re.compile(r"[;.]|,\s+(?:and|but|while|whereas)\s|\ban?\s+[a-z]+\s+[a-z]+ed\b")
_OF = re.compile(r"\w\s+of\s+$")
_FROM = re.compile(r"\bfrom\s+(?:its|his|her|their|the)\s+(?:[a-z]+\s+)?$", re.I)
_TO = re.compile(r"\b(?:to|until|till)\s+(?:its|his|her|their|the)\s+(?:[a-z]+\s+)?$", re.I)


def spans_of(reading: Reading, document: str, known: Known) -> Iterator[Span]:
    """Yield the lengths of time that a sentence counts between two milestones of a thing."""
    for figure in reading.figures:
        if not _is_length(reading, figure):
            continue
        for starts, ends, thing, told, until in _told(reading, figure, known):
            yield Span(
                document=document,
                starts=starts,
                ends=ends,
                thing=thing,
                told=told,
                length=figure.value,
                unit=figure.unit,
                until=until,
                affair=reading.affair,
                where=reading.locate(figure.start, figure.end, ""),
            )


_Told = tuple[frozenset[str], frozenset[str], Thing, bool, tuple[date, date] | None]


def _is_length(reading: Reading, figure: Figure) -> bool:
    point = figure.value.point
    if figure.unit not in DAYS or not point or point < _LEAST:
        return False
    if figure.value.modality not in _POINTS or _PART.search(reading.text, 0, figure.start):
        return False
    return stance_of(reading.sentence, figure.start, figure.end) in STATED


def _told(reading: Reading, figure: Figure, known: Known) -> Iterator[_Told]:
    yield from _after(reading, figure, known)
    yield from _lasting(reading, figure, known)
    yield from _from_to(reading, figure, known)
    yield from _building(reading, figure, known)


def _after(reading: Reading, figure: Figure, known: Known) -> Iterator[_Told]:
    """Yield «eleven years after its inauguration the hall burnt down», dated or not."""
    after = _AFTER.match(reading.text, figure.end)
    if after is None:
        return
    verbs = list(by_verb(reading, known))
    begun = [f for f in by_noun(reading, known) if figure.end < f.start <= after.end()]
    if not begun and _AFTER_IT.match(reading.text, figure.end):
        # «Eleven months after it had been signed».
        begun = [f for f in verbs if f.start > figure.end][:1]
    until = _date(reading)
    ends = _kinds([f for f in verbs if until is None and f not in begun])
    for found in begun[:1]:
        starts = _kinds(f for f in begun if f.start == found.start)
        if until is not None or ends - starts:
            yield starts, ends - starts, found.thing, found.told, until


def _lasting(reading: Reading, figure: Figure, known: Known) -> Iterator[_Told]:
    """Yield «the charter remained in force for 19 years», «the tower stood for 80 years»."""
    ahead = _FOR.search(reading.text, 0, figure.start)
    if ahead is None or _GOES_ON.match(reading.text, figure.end) or not _is_undated(reading):
        return
    tokens = reading.sentence.tokens
    for clause in clauses_of(reading.sentence):
        at = tokens[clause.verb.first].start
        if not clause.start <= figure.start < clause.end or clause.verb.negated:
            continue
        said = next((s for s in _states() if s[0].fullmatch(reading.text, at, ahead.start())), None)
        thing = subject(reading, clause.verb.main, clause, known) if said else None
        if said is not None and thing is not None and not clause.verb.modal:
            yield said[1], said[2], *thing, None


def _building(reading: Reading, figure: Figure, known: Known) -> Iterator[_Told]:
    """Yield «the bridge took eleven years to build», «construction of the bridge took them»."""
    took = _TOOK.search(reading.text, 0, figure.start)
    if took is None:
        return
    for clause in clauses_of(reading.sentence):
        phrase = clause.subject
        if not clause.start <= took.start() < clause.end or phrase is None:
            continue
        of = next((below for prep, below in phrase.tail if prep == "of"), None)
        work = phrase.head.casefold() in _WORK
        if _TO_BUILD.match(reading.text, figure.end) or (work and of is not None):
            yield _BEGUN, _BUILT, *told_of(reading, of if work and of else phrase, known), None
        return


def _is_undated(reading: Reading) -> bool:
    """Tell a sentence without a date from «the Constitution of 1921», whose date is a name."""
    return all(_OF.search(reading.text, 0, dated.start) for dated in reading.dates)


def _from_to(reading: Reading, figure: Figure, known: Known) -> Iterator[_Told]:
    """Yield «from its foundation to its dissolution the club had lived for 40 years»."""
    found = sorted(by_noun(reading, known), key=lambda f: f.start)
    begun = [f for f in found if _FROM.search(reading.text, 0, f.start)]
    ended = [f for f in found if _TO.search(reading.text, 0, f.start)]
    if not (begun and ended):
        begun = [f for f in found if _BETWEEN.search(reading.text, 0, f.start)]
        ended = [f for f in found if _AND.search(reading.text, 0, f.start)]
    if not begun or not ended or _APART.search(reading.text, ended[0].start, figure.start):
        return
    if begun[0].start < ended[0].start < figure.start:
        yield _kinds(begun), _kinds(ended), begun[0].thing, begun[0].told, None


def _kinds(found: Iterator[Found] | Sequence[Found]) -> frozenset[str]:
    return frozenset(each.what.kind for each in found)


def _date(reading: Reading) -> tuple[date, date] | None:
    """Return the only date of a sentence, if it is of a year at most."""
    dates = [(d.first, d.last) for d in reading.dates]
    short = [each for each in dates if (each[1] - each[0]).days <= _YEAR]
    return short[0] if len(dates) == 1 == len(short) else None


@functools.cache
def _states() -> tuple[tuple[re.Pattern[str], frozenset[str], frozenset[str]], ...]:
    return tuple(
        (
            re.compile(rf"(?:{alternation(entry['says'])})\s+(?:[^,;:.\d]{{1,40}}\s+)?"),
            frozenset(entry["starts"]),
            frozenset(entry["ends"]),
        )
        for entry in lexicons.table("corpuskit.claims", "spans.toml").values()
    )
