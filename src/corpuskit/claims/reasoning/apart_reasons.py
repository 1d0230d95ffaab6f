"""What tells two passages apart, in words: the two names, the two homes, what narrows one side."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

from corpuskit.claims.grammar.content import name_key, stem_of_noun
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.model.apart import Apart
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.core.findings import Location

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_Words: TypeAlias = Callable[[Apart, str, str], str]


def apart_words(apart: Apart, a: Location, b: Location) -> str:
    """Say in one sentence why two passages are held to be of two things.

    >>> here, there = (Location(name, "", 9, 1, 1, "", "") for name in ("book", "letter"))
    >>> apart_words(Apart(Obstacle.TWO_OF_A_KIND, ("Orm",), ("Tal",), "mill"), here, there)
    "they speak of two of a kind: in book of the mill of 'Orm', in letter of that of 'Tal'"
    """
    mine, yours = a.document, b.document
    if mine == yours:
        mine, yours = f"line {a.line}", f"line {b.line}"
        if mine == yours:
            mine, yours = f"{a.quote!r}", f"{b.quote!r}"
    said = replace(
        apart,
        a=tuple(dict.fromkeys(_as_printed(word, a) for word in apart.a)),
        b=tuple(dict.fromkeys(_as_printed(word, b) for word in apart.b)),
        noun=_as_printed(apart.noun, a, b),
    )
    return _WORDS[apart.obstacle](said, mine, yours)


def _as_printed(key: str, *places: Location) -> str:
    """Return a word as a passage has it, of which only the stem or the lemma is known."""
    low = key.casefold()
    found = (_WORD.findall(place.sentence) for place in places if key)
    words: list[str] = [word for each in found for word in each]
    for word in words:
        known = lemma(word.casefold())
        if low in {word.casefold(), known, name_key(word), stem_of_noun(known)}:
            return word
    return next((word for word in words if word.casefold().startswith(low)), key)


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(map(repr, words)) or "nothing such"


def _sides(apart: Apart, a: str, b: str) -> str:
    return f"{_listed(apart.a)} in {a}, {_listed(apart.b)} in {b}"


def _kinds(apart: Apart, a: str, b: str) -> str:
    if not any(word[:1].isupper() for word in (*apart.a, *apart.b)):
        mine, yours = (" ".join((*words, apart.noun)) for words in (apart.a, apart.b))
        return f"they speak of two of a kind: of the {mine!r} in {a}, of the {yours!r} in {b}"
    return (
        f"they speak of two of a kind: in {a} of the {apart.noun} of {_listed(apart.a)}, "
        f"in {b} of that of {_listed(apart.b)}"
    )


def _one_sided(apart: Apart, a: str, b: str) -> str:
    here, there = (a, b) if apart.a else (b, a)
    return (
        f"a share is told with what it is a share of, and only {here} speaks of "
        f"{_listed(apart.a or apart.b)}, not {there}"
    )


def _row(apart: Apart, a: str, b: str) -> str:
    here, there = (a, b) if apart.a else (b, a)
    head = " ".join(apart.a or apart.b)
    return f"the figure of {here} stands in the row {head!r} of a table, of which {there} is not"


def _occasions(apart: Apart, a: str, b: str) -> str:
    what = f" of what is told ({apart.noun})" if apart.noun else ""
    return f"the words tell two occasions{what}: {_sides(apart, a, b)}"


def _names(apart: Apart, a: str, b: str) -> str:
    if not (apart.a or apart.b):
        return "the two sentences have no name in common"
    return f"each names what the other document does not: {_sides(apart, a, b)}"


def _affair(apart: Apart, a: str, b: str) -> str:
    return (
        "it is not known that the documents are about one affair, as they have too few names in "
        f"common: {_sides(apart, a, b)}"
    )


def _few(apart: Apart, *_: str) -> str:
    shared = f" (only {_listed(apart.a)})" if apart.a else ""
    return f"their clauses share too few telling words{shared}"


def _roles(apart: Apart, a: str, b: str) -> str:
    if apart.a and apart.b:
        return f"two things are said: {_sides(apart, a, b)}"
    return "they tell two roles, such as the signing and the coming into force"


def _subjects(apart: Apart, a: str, b: str) -> str:
    if apart.a and apart.b:
        return f"they are said of two things, as far as their words tell: {_sides(apart, a, b)}"
    return "what was done was done to two things, or by two"


_WORDS: Mapping[Obstacle, _Words] = {
    Obstacle.TWO_OF_A_KIND: _kinds,
    Obstacle.HOMES: lambda x, a, b: (
        f"each document is about something of its own, which it names again and again: "
        f"{_sides(x, a, b)}"
    ),
    Obstacle.TITLES: lambda x, a, b: (
        f"the titles of the documents say the same of two things: {_sides(x, a, b)}"
    ),
    Obstacle.NO_COMMON_NAME: lambda x, a, b: (
        f"the documents have no name in common, so that each is held to speak of its own: "
        f"{_sides(x, a, b)}"
    ),
    Obstacle.BOUNDED: lambda x, a, b: (
        f"a bound narrows what is counted, and not alike: {_sides(x, a, b)}"
    ),
    Obstacle.MARKED: lambda x, a, b: f"words narrow one of them alone: {_sides(x, a, b)}",
    Obstacle.OPPOSED: lambda x, a, b: f"they speak of opposites: {_sides(x, a, b)}",
    Obstacle.MEASURED: lambda x, a, b: f"it is measured in two ways: {_sides(x, a, b)}",
    Obstacle.NUMBER_OF_BODIES: lambda x, a, b: (
        f"one body is not several: in {a} of {' '.join(x.a)} ({x.noun}), in {b} of {' '.join(x.b)}"
    ),
    Obstacle.WHOLE_PLACE: lambda x, a, b: (
        f"only one of them is said to be of the whole place: {_sides(x, a, b)}"
    ),
    Obstacle.RANK: lambda x, a, b: (
        f"of two ranks one is a part of the other: a {' or '.join(x.a)} in {a}, "
        f"a {' or '.join(x.b)} in {b}"
    ),
    Obstacle.SHARE_OF: _one_sided,
    Obstacle.TWO_LISTS: lambda x, *_: (
        f"both stand in lists of like things, of which all other figures differ as well "
        f"({_listed(x.a)}): two counts, not one with a slip"
    ),
    Obstacle.AGES: lambda *_: "ages are compared by who somebody is (DAT006), never as two figures",
    Obstacle.ROW: _row,
    Obstacle.PART: lambda *_: "one of them is said to be of the whole, the other is not",
    Obstacle.TWO_PARTS: lambda *_: "they are shares of one whole, but of two parts of it",
    Obstacle.OCCASION: _occasions,
    Obstacle.ELSEWHERE: lambda x, a, b: f"they are put in two places: {_sides(x, a, b)}",
    Obstacle.HOW_MANY: lambda x, *_: f"another number of {x.noun} is told of in either",
    Obstacle.NUMBERED: lambda *_: (
        "a number, a rank or the last word of a name sets what they speak of apart («the Second "
        "...», «the last public ...»)"
    ),
    Obstacle.NAMES: _names,
    Obstacle.AFFAIR: _affair,
    Obstacle.FEW_SIGNS: _few,
    Obstacle.FEW_WORDS: _few,
    Obstacle.DAYS: lambda x, a, b: f"they are of two times: {_sides(x, a, b)}",
    Obstacle.TIME: lambda *_: "one is dated by the text around it alone («in the first year»)",
    Obstacle.ONE_DOCUMENT: lambda *_: (
        "within one document the words around two figures have to tell that they are of one thing"
    ),
    Obstacle.NARROWED: lambda *_: (
        "a word narrows what one of them counts, and the other passage has no such word"
    ),
    Obstacle.SUM: lambda *_: "one figure is what the other makes with those beside it",
    Obstacle.TOLD_BESIDE: lambda *_: "one of the texts prints what the other says as well",
    Obstacle.FAR_APART: lambda *_: "they differ too much to be taken for one by their words alone",
    Obstacle.UNITS: lambda *_: "no conversion between their units is known",
    Obstacle.AGREE: lambda *_: "they agree",
    Obstacle.NO_NUMBER: lambda x, *_: (
        f"{_listed(x.a)} is no single number that is stated as so, so that it is not linked"
    ),
    Obstacle.NO_DAY: lambda x, *_: (
        f"{_listed(x.a)} is no day of something that is told as having happened"
    ),
    Obstacle.STANCE: lambda x, a, b: (
        f"only what a document says is so is compared: {_sides(x, a, b)}"
    ),
    Obstacle.AGENT: lambda x, *_: (
        f"both name one, so that they agree: {_listed(x.a)} and {_listed(x.b)}"
    ),
    Obstacle.PERSON: lambda x, a, b: f"one is a person and the other is not: {_sides(x, a, b)}",
    Obstacle.HANDED_OVER: lambda x, a, b: (
        f"they are not said of one time, so that one may have come after the other: "
        f"{_sides(x, a, b)}"
    ),
    Obstacle.RECURS: lambda x, *_: (
        f"one of the documents says so of more than one {x.noun}, so that it is not known which "
        "is meant"
    ),
    Obstacle.LIKELIER: lambda x, *_: (
        f"{' '.join(x.a)} has a likelier partner: {' '.join(x.b)}"
        if x.a
        else "one of them has a likelier partner"
    ),
    Obstacle.ROLE: _roles,
    Obstacle.SUBJECT: _subjects,
    Obstacle.PREDICATE: lambda x, a, b: f"two deeds are told: {_sides(x, a, b)}",
}
