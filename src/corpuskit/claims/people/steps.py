"""Steps of a life that a sentence tells: who took over, took a doctorate, founded a firm, died.

A turn of words tells the step, the grammar of its clause who made it. What stands beside the turn
says which of several it was: an office by its noun, a founding by what was founded.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.content import NAME, name_key, words_in, words_of
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Person, Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.model import STATED, DatedStep
from corpuskit.claims.people.office_turns import TITLES, office_words
from corpuskit.claims.people.post_names import posts_named
from corpuskit.claims.people.spoken_of import subject_of
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

_YEAR = 366
_FLAGS = ("posts", "things", "alike", "sole")
# How far the date of a step stands behind its turn, and how far an opening date from the start.
_GAP, _OPENING = 70, 14
_CUT = re.compile(r"[,;:.()—–]|\s(?:and|but|when|while|who|which)\s")
_STOPS = re.compile(r"[;:]|\.\s|\b(?:until|till|by|before|after)\s+(?:the\s+)?$|\b(?:when|while)\b")
_DATES_IT = re.compile(
    r"(?:\b(?:in|on|from|since|of|early\s+in|late\s+in)\s+(?:the\s+)?|[,(]\s*)$", re.I
)
# «Became master of the mint»: what stands there without an article is an office.
_ROLE = re.compile(
    r"\s+(?!(?:an?|the|his|her|its|part|one|aware|tired|fond|more)\b)[\w-]+\s+(?:of|to)\s"
)
# A step that is made again is another one.
_AGAIN = re.compile(r"\b(?:again|anew|once\s+more|second|third|fourth|re-\w+)\b", re.I)
_AS = re.compile(r"\s+as\s+(?:an?\s+|the\s+|its\s+)?")
# The last noun before what hangs on it: «the Lowe Gallery in», «professor at».
_NOUN = re.compile(
    r"\s+(?:as\s+)?(?:(?:an?|the|its|their|his|her)\s+)?(?:[A-Za-z][\w’'-]*\s+){0,4}?"
    r"(?P<noun>[A-Za-z][\w’'-]*)"
    r"(?=\s+(?:of|at|in|to|for|on|with|by|and|from|when|until|under|as)\b|[,.;:()]|\s*$)"
)
# Words that say nothing of which step it was.
_IDLE = frozenset({"ag", "succ", "old"})
# «May 1790 to 1808», read as one date.
_RANGED = re.compile(r"(?P<first>[^–-]*?\d)\s*(?:\b(?:to|until|till)\b|[-–—])\s*(?=.*\d)")
_MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Kind:
    """Hold a kind of step: whether offices or things tell one from another.

    `alike` asks that both passages or neither say more of it, `sole` that nobody makes it twice.
    """

    name: str
    posts: bool
    things: bool
    alike: bool
    sole: bool


@dataclass(frozen=True, slots=True)
class Step:
    """Hold a step as a sentence tells it, with the stretch of the words that tell it."""

    kind: Kind
    person: Person
    start: int
    end: int
    posts: frozenset[str]
    words: frozenset[str]


def dated_steps(reading: Reading, document: str) -> Iterator[DatedStep]:
    """Yield the steps that a sentence dates to a year or a shorter time."""
    if reading.note or not reading.dates:
        return
    steps = tuple(steps_in(reading))
    for step in steps:
        found = _date(reading, step, steps)
        if found is None:
            continue
        dated, first, last = found
        if stance_of(reading.sentence, dated.start, dated.end) not in STATED:
            continue
        yield DatedStep(
            document=document,
            person=step.person.ref,
            label=step.person.label,
            kind=step.kind.name,
            posts=step.posts,
            words=step.words,
            first=first,
            last=last,
            near=step.person.near,
            where=reading.locate(dated.start, dated.end, dated.xml_id),
        )


def steps_in(reading: Reading) -> Iterator[Step]:
    """Yield the steps that a sentence tells of somebody."""
    clauses = clauses_of(reading.sentence)
    seen: set[int] = set()
    for kind, before, behind in _kinds():
        ahead = list(before.finditer(reading.text))
        held = list(_holding().finditer(reading.text)) if kind.posts else []
        for match in (m for m in (*ahead, *held) if m.start() not in seen):
            clause = next((c for c in clauses if c.start <= match.start() < c.end), None)
            person = subject_of(reading, clause, match.start()) if clause else None
            if person is not None:
                told = _Told(kind, person, *match.span())
                yield from _step(reading, told, seen, said=match in held)
        for match in behind.finditer(reading.text) if behind else ():
            person = next((p for p in reading.people if p.start == match.end()), None)
            clause = next((c for c in clauses if c.start <= match.start() < c.end), None)
            if person is not None and match.start() not in seen:
                # «The gallery was founded by Ida Roth»: what was founded stands before.
                what = clause.subject if clause is not None and kind.things else None
                told = _Told(kind, person, match.start(), person.end, what)
                yield from _step(reading, told, seen)


@dataclass(frozen=True, slots=True)
class _Told:
    """Hold who makes a step of which kind, where its turn stands, and what it is done to before."""

    kind: Kind
    person: Person
    start: int
    end: int
    what: Phrase | None = None


def _step(reading: Reading, told: _Told, seen: set[int], *, said: bool = False) -> Iterator[Step]:
    """Make a step of its turn; `said` tells that it leads to an office whatever stands beside."""
    kind, start, end = told.kind, told.start, told.end
    cut = _CUT.search(reading.text, end)
    high = cut.start() if cut else len(reading.text)
    text = reading.text[start:high]
    posts, named = posts_named(text), _is_named(text)
    if kind.posts and not (posts or said or named or _is_bare(kind, text)):
        return
    seen.add(start)
    if _AGAIN.search(reading.text, start, high):
        return
    head = _head(reading, told)
    if kind.things or (not posts and head and (named or _AS.match(reading.text, end))):
        posts = head
    own = {NAME + name_key(word) for word in told.person.label.split()}
    words = words_of(reading.sentence, end, high)
    if told.what is not None:
        words |= words_of(reading.sentence, told.what.start, told.what.stop)
    keys = frozenset(word.partition(":")[2] for word in words - own) - _IDLE
    yield Step(kind, told.person, start, end, posts, keys - _keys_of(posts))


def _head(reading: Reading, told: _Told) -> frozenset[str]:
    """Return the noun of what a step is done to, or of the office behind «as»."""
    if told.what is not None:
        return frozenset({lemma(told.what.head.casefold())})
    behind = _NOUN.match(reading.text, told.end)
    return frozenset({lemma(behind["noun"].casefold())}) if behind else frozenset()


def _keys_of(nouns: frozenset[str]) -> frozenset[str]:
    """Return the keys that nouns have among words, with a capital or without."""
    found = (words_in(noun) | {NAME + name_key(noun)} for noun in nouns)
    return frozenset(word.partition(":")[2] for words in found for word in words)


def _date(reading: Reading, step: Step, steps: tuple[Step, ...]) -> tuple[Dated, date, date] | None:
    """Return the date of a step: the first behind its turn, else the one that opens the sentence.

    Of a stretch of years that somebody held an office the first year is meant.
    """
    text = reading.text
    last = step.end
    inside = [d for d in reading.dates if step.start < d.start < step.end]
    if inside:
        return _first(reading, inside[0])
    behind = next((d for d in reading.dates if d.start >= last), None)
    if behind is not None and behind.start - last <= _GAP:
        between = text[last : behind.start]
        crossed = any(last <= s.start < behind.start and s is not step for s in steps)
        if not crossed and not _STOPS.search(between) and _DATES_IT.search(text[: behind.start]):
            return _first(reading, behind)
    opening = [d for d in reading.dates if d.end <= step.start]
    earlier = any(s.start < step.start for s in steps)
    if len(opening) == 1 and opening[0].start <= _OPENING and not earlier:
        return _first(reading, opening[0]) if _DATES_IT.search(text[: opening[0].start]) else None
    return None


def _first(reading: Reading, dated: Dated) -> tuple[Dated, date, date] | None:
    if (dated.last - dated.first).days <= _YEAR:
        return dated, dated.first, dated.last
    ranged = _RANGED.match(reading.text, dated.start, dated.end)
    if ranged is None:
        return None
    month = ranged["first"].strip("0123456789 ,")
    end = dated.first + _MONTH if month else date(dated.first.year, 12, 31)
    return dated, dated.first, end


def _is_named(text: str) -> bool:
    """Tell a turn that only an office can follow, whatever it is called."""
    if _turns(_table()["office"]["named"]).match(text) is not None:
        return True
    turn = _turns(_table()["office"]["turns"]).match(text)
    return turn is not None and _ROLE.match(text, turn.end()) is not None


def _is_bare(kind: Kind, turn: str) -> bool:
    return _bare(kind.name).search(turn) is not None


@functools.cache
def _holding() -> re.Pattern[str]:
    """Return the pattern of «was head of the school from», which dates how an office was taken."""
    lists = office_words()
    verbs = alternation(lexicons.table("corpuskit.claims", "terms.toml")["holding"])
    return re.compile(
        r"\b(?:(?:was|is|has\s+been|had\s+been)\s+(?:(?:the|its|their)\s+)?(?:[\w’'-]+\s+)?"
        rf"(?:{alternation(lists['heads'])})|{verbs})\b[^,;:.()\d]{{0,60}}?"
        r"\s(?:from|since)(?=\s+\d|\s+[A-Z])"
    )


@functools.cache
def _kinds() -> tuple[tuple[Kind, re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (
            Kind(name, **{flag: bool(entry.get(flag)) for flag in _FLAGS}),
            _turns(entry["turns"]),
            _behind(entry["behind"]) if "behind" in entry else None,
        )
        for name, entry in _table().items()
    )


def _behind(turns: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of «founded in 1790 by», of which the person stands behind."""
    made = alternation(turns).replace(r"\ by", r"(?:\s+[^,;:.()]{1,40}?)?\s+by(?:\s+the\s+[a-z]+)?")
    return re.compile(rf"\b(?:{made})\s+{TITLES}")


def kind_of(name: str) -> Kind:
    """Return the kind of step of a name."""
    return next(kind for kind, _, _ in _kinds() if kind.name == name)


def _turns(turns: Sequence[str]) -> re.Pattern[str]:
    made = "|".join(re.escape(turn) for turn in sorted(turns, key=lambda turn: (-len(turn), turn)))
    made = made.replace(r"\ his\ ", r"\s+(?:his|her|a|an|the)\s+").replace(
        r"was\ ", r"(?:was|were|is|been)\s+(?:(?:first|later|then|finally|himself|herself)\s+)?"
    )
    # «Was succeeded by» tells the step of another.
    return re.compile(rf"(?<!\bwas )(?<!\bbeen )(?<!\bwere )\b(?:{made})\b")


@functools.cache
def _bare(name: str) -> re.Pattern[str]:
    return _turns(_table()[name].get("bare", ()) or ["\0"])


def _table() -> Mapping[str, Mapping[str, Any]]:
    return lexicons.table("corpuskit.claims", "steps.toml")
