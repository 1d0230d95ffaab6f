"""What a thing cost to make: «was built at a cost of 14 million», «the bill came to 14 million».

What a thing cost is said of it like its height: once, whatever was paid in which year. What is sold
over and over has a price instead, and a body spends so much in a year; neither is read here.
"""

from __future__ import annotations

import functools
import re

from corpuskit.claims.figures.compounds import compound_subject, is_compound
from corpuskit.claims.grammar.antecedents import pronoun_subject, resolved
from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.grammar.subjects import subject_of
from corpuskit.claims.model import Subject
from corpuskit.core import lexicons
from corpuskit.language.units import dimension

_SO_MUCH = (
    r"(?:(?:an?|the|its)\s+)?(?:(?:total|sum|estimated|final)\s+(?:of\s+)?)?"
    r"(?:some|about|around|nearly|almost|roughly|approximately|exactly|over|just|fully)?\s*$"
)
# What is not yet the whole: «by then 3 million had been spent on it».
_SO_FAR = re.compile(
    r"\b(?:so\s+far|to\s+date|already|by\s+then|until\s+then|up\s+to|a\s+(?:year|month)"
    r"|annually|every|each|per|only\s+part|of\s+which|another|further|additional|extra)\b",
    re.I,
)
_AT = re.compile(
    rf"\b(?:at|for)\s+(?:an?\s+|the\s+)?(?:total\s+|final\s+|overall\s+)?"
    rf"(?:(?:cost|price|expense|outlay)\s+of\s+)?{_SO_MUCH}",
    re.I,
)
_CAME_TO = re.compile(
    r"\b(?:was|were|is|are|be|been|came|come|comes|ran|amounted|amounts|reached|rose|risen|totall?ed"
    rf"|stood|worked\s+out|came\s+in|put)\s+(?:in\s+|out\s+)?(?:to\s+|at\s+)?{_SO_MUCH}",
    re.I,
)
_TOOK = re.compile(
    r"\b(?P<verb>cost|costs|costing|swallowed|swallows|consumed|absorbed|devoured)\s+"
    rf"(?:(?:the|its|his|her|their|our)\s+[\w’'-]+(?:\s+[\w’'-]+){{0,2}}\s+)?{_SO_MUCH}",
    re.I,
)
_SPENT_ON = re.compile(
    r"\s*(?:(?:was|were|had\s+been|has\s+been|have\s+been)\s+)?"
    r"(?:spent|laid\s+out|expended|paid|invested|sunk)\s+(?:on|for|in|into)\s+",
    re.I,
)
_NEEDED = re.compile(
    r"\b(?:needed|required|underwent|called\s+for)\s+(?P<work>[\w’'-]+(?:\s+[\w’'-]+)?)\s+"
    rf"(?:for|worth|costing|at\s+a\s+cost\s+of)\s+{_SO_MUCH}",
    re.I,
)
_PAID = re.compile(rf"\b(?:paid|spent|laid\s+out|invested)\s+{_SO_MUCH}", re.I)
_FOR = re.compile(r"\s*(?:for|on|in)\s+", re.I)


def cost_of(reading: Reading, figure: Figure) -> Subject | None:
    """Return the thing that an amount of money is the cost of, none where it is not said to be.

    A thing is what has a name or an article; its cost is a sum of money and no rate.
    """
    size = dimension(figure.unit)
    if not size.startswith("money") or "/" in figure.unit or _SO_FAR.search(reading.text):
        return None
    before, text = reading.text[: figure.start], reading.text
    if is_compound(reading, figure):
        return compound_subject(reading, figure)
    if (spent := _SPENT_ON.match(text, figure.end)) is not None:
        return _thing(reading, reading.phrase_from(spent.end()), spent.end())
    if _PAID.search(before) and (told := _FOR.match(text, figure.end)) is not None:
        return _thing(reading, reading.phrase_from(told.end()), told.end())
    if (needed := _NEEDED.search(before)) is not None:
        return _thing(reading, reading.phrase_from(needed.start("work")), needed.start("work"))
    if _AT.search(before) is not None and (made := _made(reading, figure)) is not None:
        return made
    if (took := _TOOK.search(before)) is not None:
        return _subject_at(reading, took.start("verb"))
    came = _CAME_TO.search(before)
    if came is None:
        return None
    named = reading.phrase_before(came.start())
    if named is not None and lemma(named.head) in _words("bills"):
        return _billed(reading, named)
    return _subject_at(reading, came.start()) if "came in" in came[0].casefold() else None


def _made(reading: Reading, figure: Figure) -> Subject | None:
    """Return what was made for so much: who is built, or what somebody built."""
    for clause in clauses_of(reading.sentence):
        if not clause.start <= figure.start < clause.end:
            continue
        if lemma(clause.verb.low) not in _words("making"):
            return None
        if clause.pronoun in ("it", "they") and clause.verb.passive:
            return _pronoun(reading, clause.start)
        return _thing(reading, clause.subject if clause.verb.passive else clause.obj)
    return None


def _subject_at(reading: Reading, offset: int) -> Subject | None:
    """Return the subject of the verb that stands at an offset."""
    for clause in clauses_of(reading.sentence):
        if clause.start <= offset < clause.end:
            if clause.pronoun == "it":
                return _pronoun(reading, offset)
            return _thing(reading, clause.subject)
    return None


def _billed(reading: Reading, named: Phrase) -> Subject | None:
    """Return what a bill is for; without a word of it, what the text was speaking of."""
    hung = next((phrase for word, phrase in named.tail if word in ("of", "for", "on")), None)
    if hung is not None:
        return _thing(reading, hung)
    own = all(word.casefold() in _words("making_nouns") for word in named.words[:-1])
    return _pronoun(reading, named.start) if own else None


def _pronoun(reading: Reading, offset: int) -> Subject | None:
    found = pronoun_subject(reading, offset)
    return found if found is not None and _is_named(found) else None


def _thing(reading: Reading, phrase: Phrase | None, offset: int = -1) -> Subject | None:
    """Return one certain thing: with a name, or known to the reader by its article."""
    if phrase is None or (offset >= 0 and reading.text[offset : phrase.start].strip()):
        return None
    if phrase.head.casefold() in _words("making_nouns"):
        hung = next((each for word, each in phrase.tail if word == "of"), None)
        return _thing(reading, hung)
    definite = phrase.determiner in lexicon().words["definite"]
    work = not phrase.determiner and lemma(phrase.head) in _words("works")
    if not definite and not work and not phrase.head[:1].isupper():
        return None
    subject = resolved(reading, phrase) or subject_of(phrase, reading.aliases)
    of_people = subject.head in lexicon().bodies.values()
    return None if of_people or not subject.head else subject


def _is_named(subject: Subject) -> bool:
    return any(word[:1].isupper() for word in subject.phrase.split())


@functools.cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicons.table("corpuskit.claims", "costs.toml")[name])
