"""How long and from when to when somebody held an office, in the turns that lives tell it with.

«For six years she was rector», «he directed the mill for 30 years», «his term, which began
on 15 January, will end on 14 January», «its directors were Ana Ruiz (1951–58) and Karl Brodt».
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.content import words_in
from corpuskit.claims.grammar.reading import Figure, Person, Reading
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.model import Edge, Extract, Holding, Term
from corpuskit.claims.people.office_turns import TITLES, office_words
from corpuskit.claims.people.post_names import body_named, posts_named
from corpuskit.claims.people.spoken_of import spoken_of, subject_of
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

_FOR = re.compile(r"\bfor\s+(?:(?:about|some|only|just|almost|nearly|all\s+of|the)\s+)*$", re.I)
# «In her eleven years as director».
_IN_HIS = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Oo]f|[Aa]fter|[Oo]ver|[Tt]hroughout)\s+(?P<who>his|her)\s+(?:long\s+|short\s+)?$"
)
_HE = re.compile(r",?\s+(?:he|she)\s+")
_TERM = re.compile(
    r"\b(?:his|her|whose)\s+(?:(?!first|second|third|last|new|next|previous)[a-z-]+\s+)?term\b"
    r"(?:\s+(?:of\s+office|in\s+office|as\s+[^,;:.]{1,40}))?"
)
_BEGAN = re.compile(r"\b(?:began|started|begins|starts|ran|runs|from)\b[^,;:.]{0,12}$")
_ENDS = re.compile(
    r"\b(?:ends?|ended|expires?|expired|runs?\s+out|ran\s+out|to|until|till)\b[^,;:.]{0,12}$"
)
_LEAST = 300
_YEAR = re.compile(r"\b\d{4}\b")
_SHORT = re.compile(r"\b(\d\d)\d\d[–-](\d\d)\b")
_AGAIN = re.compile(r"\bagain\b|\bsecond\s+time\b")
_NEW_YEAR, _OLD_YEAR = (1, 1), (12, 31)


@dataclass(frozen=True, slots=True)
class Tenure:
    """Hold whose time in office a figure counts, and the words that say which office."""

    person: Person
    words: str
    body: frozenset[str]


@dataclass(frozen=True, slots=True)
class TermEdge:
    """Hold the date that begins or ends somebody's term, and the words beside it."""

    person: Person
    edge: Edge
    dated: Dated
    words: str


def tenure_counted(reading: Reading, figure: Figure) -> Tenure | None:
    """Return whose whole time in office a figure counts: with «for», before or behind the verb."""
    text = reading.text
    own = _IN_HIS.search(text, 0, figure.start)
    as_ = _as_post().match(text, figure.end) if own else None
    if own is not None and as_ is not None:
        person = spoken_of(reading, own.end("who") - 1)
        return (
            Tenure(person, as_["post"], body_named(text[as_.start("post") :])) if person else None
        )
    ahead = _FOR.search(text, 0, figure.start)
    if ahead is None:
        return None
    behind = _was_behind().match(text, figure.end)
    if behind is not None:
        pronoun = _HE.match(text, figure.end)
        named = next((p for p in reading.people if behind.start() <= p.start < behind.end()), None)
        person = spoken_of(reading, pronoun.end() - 1) if pronoun else named
        body = body_named(text[behind.start("post") :])
        return Tenure(person, behind["post"], body) if person else None
    for clause in clauses_of(reading.sentence):
        if not clause.start <= figure.start < clause.end or clause.verb.negated:
            continue
        at = reading.sentence.tokens[clause.verb.first].start
        held = _held().match(text, at, ahead.start())
        person = subject_of(reading, clause, at) if held and not clause.verb.modal else None
        if person is not None and held is not None:
            words = text[held.start() : ahead.start()]
            led = frozenset(w.partition(":")[2] for w in words_in(text[held.end() : ahead.start()]))
            return Tenure(person, words, body_named(words) if posts_named(words) else led)
    return None


def term_edges(reading: Reading) -> Iterator[TermEdge]:
    """Yield the beginning and the end of what is called somebody's term."""
    term = _TERM.search(reading.text)
    person = spoken_of(reading, term.start()) if term else None
    if term is None or person is None:
        return
    for dated in (d for d in reading.dates if d.start >= term.end()):
        between = reading.text[term.end() : dated.start]
        if _BEGAN.search(between):
            yield TermEdge(person, Edge.START, dated, term[0])
        elif _ENDS.search(between):
            yield TermEdge(person, Edge.END, dated, term[0])


def terms_of_holdings(extract: Extract) -> Iterator[Term]:
    """Yield the ends of the offices that a text says somebody held from one time to another.

    What goes on when the text is written has no end yet, and none that is printed.
    """
    for holding in extract.holdings:
        printed = f"{holding.last.year}" in _years_in(holding.where.sentence)
        again = _AGAIN.search(holding.where.sentence)
        if holding.sometime or again or not printed or (holding.last - holding.first).days < _LEAST:
            continue
        for edge, first, last in _edges(holding):
            yield Term(
                document=holding.document,
                about=holding.person,
                label=holding.label,
                edge=edge,
                stance=holding.stance,
                where=holding.where,
                first=first,
                last=last,
                posts=posts_named(holding.office.phrase or holding.office.head),
                body=body_named(holding.office.phrase),
            )


def _years_in(text: str) -> frozenset[str]:
    """Return the years that a text prints; «1951–58» has two."""
    found = {match[0] for match in _YEAR.finditer(text)}
    found |= {match[1] + match[2] for match in _SHORT.finditer(text)}
    return frozenset(found)


def _edges(holding: Holding) -> Iterator[tuple[Edge, date, date]]:
    """Yield when an office was taken and left; of whole years a holding has the sure days only."""
    first, last = holding.first, holding.last
    opened = (first.month, first.day) == _OLD_YEAR
    closed = (last.month, last.day) == _NEW_YEAR
    yield Edge.START, first.replace(month=1, day=1) if opened else first, first
    yield Edge.END, last, last.replace(month=12, day=31) if closed else last


@functools.cache
def _was_behind() -> re.Pattern[str]:
    return re.compile(
        rf",?\s+(?:he|she|{TITLES}(?:[A-Z][\w’'-]+\s?){{1,3}})\s+(?:was|had\s+been|served\s+as|acted\s+as)"
        rf"\s+(?:the\s+|its\s+|their\s+)?(?P<post>(?:[\w-]+\s+){{0,2}}?(?:{_heads()}))\b"
    )


@functools.cache
def _as_post() -> re.Pattern[str]:
    return re.compile(
        rf"\s+as\s+(?:the\s+|its\s+|their\s+)?(?P<post>(?:[\w-]+\s+){{0,2}}?(?:{_heads()}))\b"
    )


@functools.cache
def _held() -> re.Pattern[str]:
    verbs = alternation(lexicons.table("corpuskit.claims", "terms.toml")["holding"])
    return re.compile(
        rf"(?:had\s+)?(?:{verbs})\b"
        rf"|(?:was|had\s+been|served\s+as|acted\s+as|remained)\s+(?:the\s+|its\s+|their\s+)?"
        rf"(?:[\w-]+\s+){{0,2}}?(?:{_heads()})\b"
    )


def _heads() -> str:
    return alternation(office_words()["heads"])
