"""The days that a sentence prints, each with what its clause speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuskit.claims.dates.deeds import deeds_of
from corpuskit.claims.dates.none_told import bounds_none
from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.content import words_of
from corpuskit.claims.grammar.deed_words import deed_of_noun
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.model import PrintedDay, ToldDate

_DIGIT = re.compile(r"\d")
# «The explosion of 27 May», «the opening on 1 September».
_OF_NOUN = re.compile(r"(?P<noun>[a-z]+)\s+(?:of|on)\s+(?:the\s+)?$")


def printed_days(reading: Reading, document: str) -> Iterator[PrintedDay]:
    """Yield the days of a sentence of the text; «yesterday», «that day» and «Monday» are none."""
    if reading.note:
        return
    done = _done(reading)
    for dated in reading.dates:
        text = reading.text[dated.start : dated.end]
        if dated.first != dated.last or not _DIGIT.search(text):
            continue
        if bounds_none(reading.text, dated.start):
            continue
        yield PrintedDay(
            document=document,
            group=reading.group,
            told=ToldDate(
                dated.first,
                dated.last,
                stance_of(reading.sentence, dated.start, dated.end),
                reading.locate(dated.start, dated.end, dated.xml_id),
            ),
            words=_of_clause(reading, dated.start),
            affair=reading.affair,
            deed=_of_noun(reading.text, dated.start) or done.get(dated.start, ""),
        )


def _done(reading: Reading) -> dict[int, str]:
    """Return the deed of each date: of several that take it, the nearest that stands before it.

    «Left the fort on 2 July, cheered by a crowd» tells of leaving.
    """
    found: dict[int, tuple[int, str]] = {}
    for deed in deeds_of(reading):
        if deed.dated is not None:
            verb, at = reading.sentence.tokens[deed.clause.verb.main].start, deed.dated.start
            far = at - verb if verb < at else len(reading.text) + verb
            if at not in found or far < found[at][0]:
                found[at] = far, deed.word.name
    return {at: name for at, (_, name) in found.items()}


def _of_noun(text: str, at: int) -> str:
    """Return the deed that a noun tells to which a date belongs: «the explosion of 27 May»."""
    noun = _OF_NOUN.search(text, 0, at)
    word = deed_of_noun(lemma(noun["noun"])) if noun else None
    return word.name if word else ""


def _of_clause(reading: Reading, at: int) -> frozenset[str]:
    for clause in clauses_of(reading.sentence):
        if clause.start <= at < clause.end:
            told = words_of(reading.sentence, clause.start, clause.end, bodies=reading.bodies)
            # «It was on 4 March that the bridge was opened.»
            return told or words_of(reading.sentence, bodies=reading.bodies)
    return words_of(reading.sentence, bodies=reading.bodies)
