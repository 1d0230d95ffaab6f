"""Who presided, where no verb has the thing as its object: «over which Judge Orme presided».

Inversions, relative clauses and «with Ana Ruiz in the chair» name the same two parties as «Ana
Ruiz presided over the inquiry».
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpuskit.claims.grammar.antecedents import resolved
from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Person, Reading
from corpuskit.claims.model import Subject
from corpuskit.claims.people.office_turns import TITLES
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

_RELATIVE = re.compile(rf",?\s+(?:over|at|in|of)\s+which\s+{TITLES}$")
_PRESIDED = re.compile(r"\s+(?:had\s+)?(?:presided|took\s+the\s+chair|was\s+in\s+the\s+chair)\b")
_INVERTED = re.compile(
    rf"\b(?:[Oo]ver|[Aa]t|[Pp]residing\s+over|[Pp]residing\s+at)\s+(?P<thing>(?:the|this)\s+[^,;:()]{{3,80}}?)"
    rf"\s+(?:presided|was|sat)\s+{TITLES}$"
)
_PRESIDES = re.compile(r"\bpresid(?:ed|ing)\b", re.I)
_CHAIR = re.compile(
    r"\s+(?:in\s+the\s+(?:president['’]s\s+)?chair|presiding)\b(?!\s+(?:judge|officer|over|at))"
)
_WITH = re.compile(rf"\bwith\s+{TITLES}$", re.I)
_TITLED = re.compile(rf"(?<!\w){TITLES}$")
_AT = re.compile(r"\s+(?:took|was\s+in)\s+the\s+chair\s+(?:at|of)\s+(?=the\s|this\s)")


@dataclass(frozen=True, slots=True)
class Presided:
    """Hold what somebody presided over, and the phrase that names who did."""

    thing: Subject
    agent: Phrase


def presided(reading: Reading) -> Iterator[Presided]:
    """Yield what a sentence says that somebody presided over, told by such a turn."""
    for person in reading.people:
        phrase = _thing(reading, person)
        thing = resolved(reading, phrase)
        if thing is not None and thing.head:
            yield Presided(thing, _named(reading, person))


def _named(reading: Reading, person: Person) -> Phrase:
    """Return a name with the titles before it, and nothing that the grammar joins to it."""
    titles = _TITLED.search(reading.text, 0, person.start)
    start = titles.start() if titles else person.start
    return Phrase(start, person.end, "", tuple(reading.text[start : person.end].split()))


def is_sat_once(noun: str) -> bool:
    """Tell a body that sits once, under one: «a court martial», «the jury»."""
    return noun in _words()["sittings"]


def is_for_one_matter(phrase: str) -> bool:
    """Tell a body by what it was called together for: «a commission of inquiry»."""
    low = f" {phrase.casefold()} "
    return any(f" {words} " in low for words in _words()["one_matter"])


def _thing(reading: Reading, person: Person) -> Phrase | None:
    text = reading.text
    before, end = text[: person.start], person.end
    relative = _RELATIVE.search(before)
    if relative is not None and (_PRESIDED.match(text, end) or _was_head().match(text, end)):
        return reading.phrase_before(relative.start())
    inverted = _INVERTED.search(before)
    if inverted is not None and _PRESIDES.search(inverted[0]):
        return reading.phrase_from(inverted.start("thing"))
    at = _AT.match(text, end)
    if at is not None:
        return reading.phrase_from(at.end())
    if (_WITH.search(before) and _CHAIR.match(text, end)) or _under().search(before):
        clause = next(
            (c for c in clauses_of(reading.sentence) if c.start <= person.start < c.end), None
        )
        return clause.subject if clause is not None else None
    return None


@functools.cache
def _was_head() -> re.Pattern[str]:
    return re.compile(
        rf"\s+(?:was|had\s+been)\s+(?:the\s+)?(?:{alternation(_words()['highest'])})\b"
    )


@functools.cache
def _under() -> re.Pattern[str]:
    leading = alternation(_words()["leading"])
    return re.compile(rf"\bunder\s+the\s+(?:{leading})\s+of\s+{TITLES}$", re.I)


@functools.cache
def _words() -> dict[str, frozenset[str]]:
    table = lexicons.table("corpuskit.claims", "offices.toml")
    return {name: frozenset(map(lemma, entries)) for name, entries in table.items()}
