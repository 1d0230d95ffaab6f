"""Who held an office of which a sentence does not say whose: «in 1931 the director was Hanna Orth».

The office is that of the body which the text is about, where it is about one. When it was held is
told in the sentence: from one year to another, or in one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from corpuskit.claims.grammar.antecedents import resolved
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Person, Reading
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.model import Subject
from corpuskit.claims.people.about import thing_meant
from corpuskit.claims.people.office_turns import TITLES, Days, Turn, office_words
from corpuskit.core.alternation import alternation

_BODIES = frozenset({"institution", "panel"})
_OWN = frozenset({"the", "its", "their", "", "his", "her"})
_RANGE = re.compile(r"\s(?:to|until|till|and)\s|[–—-]")
_TO = re.compile(
    r"\s*(?:[–—-]|,?\s(?:to|until|till|and)\s|,?\s(?:and|who|but)\s(?:[\w’'-]+\s){0,5}?"
    r"(?:until|till|to|in|retired\s+in|died\s+in|resigned\s+in|left\s+in|stayed\s+until)\s)"
    r"(?:his\s|her\s|their\s)?(?:[a-z]+\s(?:in|on)\s)?$"
)
_FROM = re.compile(r"(?:\b(?:from|between|in|since)\s+(?:the\s+)?|[(,]\s*)$", re.I)
_SINCE = re.compile(r"\bsince\s+$", re.I)
_DATES = re.compile(r"\s*\(?(?:(?:in|from|to|until|between|and|since)\s+|[–—-])?\0+\)?")
_UNDATED = re.compile(r"\b(?:of|by|after|before|until|till|born\s+in|founded\s+in|than)\s+$", re.I)


def posts_of(reading: Reading) -> Iterator[Turn]:
    """Yield who held an office that the words around his name call by its noun alone."""
    if len(reading.people) != 1 or not reading.dates:
        return
    person = reading.people[0]
    offices = [p for p in reading.sentence.phrases if _is_post(reading, p)]
    if len(offices) != 1:
        return
    phrase = offices[0]
    days = _days(reading)
    if days is None or not _is_his(reading, phrase, person):
        return
    yield Turn(person, phrase, _office(reading, phrase), False, days)


def _is_post(reading: Reading, phrase: Phrase) -> bool:
    """Tell the noun of an office by itself, or with its body; one of its kind is no post."""
    lists = office_words()
    low = phrase.head.casefold()
    if low not in lists["heads"] or phrase.determiner not in _OWN:
        return False
    before = reading.text[: phrase.start].split()[-1:]
    narrowed = {word.casefold() for word in (*phrase.words[:-1], *before)}
    return not narrowed & (lists["not_sole"] | lists["not_yet"])


def _office(reading: Reading, phrase: Phrase) -> Subject:
    own = resolved(reading, phrase) or Subject(phrase.head.casefold())
    if phrase.tail or len(phrase.words) > 1:
        return own
    body = thing_meant(reading, _BODIES)
    if body is None or not any(word[:1].isupper() for word in body.phrase.split()):
        return own
    facets = own.facets | {("of", body.phrase.casefold())}
    return replace(own, facets=facets, phrase=f"{phrase.head} of {body.phrase}")


def _is_his(reading: Reading, phrase: Phrase, person: Person) -> bool:
    """Tell whether a turn joins an office and a name, on whichever side each stands."""
    if person.end <= phrase.start:
        between = reading.text[person.end : phrase.start]
        return _name_first().fullmatch(between) is not None
    between = reading.text[phrase.stop : person.start]
    for dated in reading.dates:
        if phrase.stop <= dated.start and dated.end <= person.start:
            low, high = dated.start - phrase.stop, dated.end - phrase.stop
            between = between[:low] + "\0" * (high - low) + between[high:]
    between = _DATES.sub("", between)
    if _office_first().fullmatch(between) is not None:
        return True
    held = _held_by().search(reading.text[: phrase.start])
    return held is not None and re.fullmatch(rf".*\s+by\s+{TITLES}", between) is not None


@functools.cache
def _name_first() -> re.Pattern[str]:
    being = alternation((*office_words()["holding"], *office_words()["becoming"]))
    posts = alternation(office_words()["posts"])
    aside = r"(?:,\s+[^,;:()]{3,50},)?"
    return re.compile(
        rf"{aside},?\s+(?:(?:who|had|then|also)\s+)*(?:{being})\s+(?:(?:the|its|their)\s+)?"
        rf"(?:(?:{posts})\s+of\s+)?"
        r"|,\s+(?:(?:then|the|its|their|at\s+(?:the|that)\s+time)\s+)*|\s+\(|\s+as\s+(?:its\s+|the\s+)?",
        re.I,
    )


@functools.cache
def _office_first() -> re.Pattern[str]:
    when = r"(?:,?\s+(?:at\s+(?:the|that)\s+time|then))?"
    return re.compile(
        rf"{when}\s+(?:was|were|is|being|had\s+been|has\s+been)\s+{TITLES}"
        rf"|{when},?\s+{TITLES}|\s*:\s*{TITLES}",
        re.I,
    )


@functools.cache
def _held_by() -> re.Pattern[str]:
    posts = alternation(office_words()["posts"])
    return re.compile(rf"\b(?:the|this)\s+(?:{posts})\s+of\s+(?:the\s+)?$", re.I)


def _days(reading: Reading) -> Days | None:
    """Return when the office of a sentence was held: from one date to the next, or in its only one.

    The last says that it was held on some day of them, and perhaps not on all.
    """
    text, dates = reading.text, reading.dates
    for first, second in pairwise(dates):
        opened = _FROM.search(text, 0, first.start)
        if opened and _TO.fullmatch(text, first.end, second.start):
            return first.first, second.last, False
    ranged = [d for d in dates if _RANGE.search(text, d.start, d.end)]
    if len(ranged) == 1:
        return ranged[0].first, ranged[0].last, False
    if len(dates) != 1:
        return _since(reading, dates[0])
    only = dates[0]
    if _SINCE.search(text, 0, only.start):
        return _since(reading, only)
    if _UNDATED.search(text, 0, only.start):
        return None
    return only.first, only.last, only.first != only.last


def _since(reading: Reading, dated: Dated) -> Days | None:
    """Return «since 1928» up to the day of which the sentence speaks next, or of the text."""
    if not _SINCE.search(reading.text, 0, dated.start):
        return None
    later = [d for d in reading.dates if d.start > dated.end]
    if later:
        return dated.last, max(dated.last, later[0].first), False
    published = reading.published
    return dated.last, max(dated.last, published[0]) if published else dated.last, False
