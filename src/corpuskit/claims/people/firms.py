"""The firms that the sentences of a text name."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from corpuskit.claims.documents.affairs import names_in
from corpuskit.claims.grammar.content import NAME, name_key
from corpuskit.claims.grammar.phrases import Sort
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.model import NamedAgent
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation
from corpuskit.core.letters import CAPITALS

_NAME = rf"[{CAPITALS}][\w’'-]+"


def named_firms(reading: Reading, document: str) -> Iterator[NamedAgent]:
    """Yield what is spelled as firms are in a sentence of the text that has a verb.

    «Lind & Sons», «the Lind Brothers» build and own what people do. Bodies of the markup
    (ministries, unions) are mostly what a sentence is about, and no answer to whose work it was.
    """
    if reading.note or not any(token.sort is Sort.VERB for token in reading.sentence.tokens):
        return
    beside = names_in(reading.text)
    for start, end in _places(reading):
        words = re.findall(_NAME, reading.text[start:end])
        names = [name_key(word) for word in words if word not in _kinds()]
        if names:
            yield NamedAgent(
                document=document,
                group=reading.group,
                names=frozenset(names),
                surname=names[0],
                beside=beside - {NAME + name_key(word) for word in words},
                affair=reading.affair,
                stance=stance_of(reading.sentence, start, end),
                where=reading.locate(start, end, ""),
            )


def _places(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the stretches that name a firm, in order; none of them is a person's."""
    taken = [(person.start, person.end) for person in reading.people]
    for match in _firm().finditer(reading.text):
        start, end = match.span("name")
        if not any(first < end and start < last for first, last in taken):
            yield start, end


@functools.cache
def _kinds() -> frozenset[str]:
    """Return the words that say what sort of firm a name is of."""
    table = lexicons.table("corpuskit.claims", "firms.toml")
    return frozenset([*table["closing"], *table["opening"]])


@functools.cache
def _firm() -> re.Pattern[str]:
    table = lexicons.table("corpuskit.claims", "firms.toml")
    run = rf"{_NAME}(?:\s+(?:(?:of|and|&)\s+)?{_NAME}){{0,4}}?"
    joined = rf"{_NAME}(?:\s+{_NAME}){{0,2}}(?:,\s+{_NAME})?\s*&\s*{_NAME}(?:\s+{_NAME})?"
    closed = rf"{run}\s+(?:(?:and|&)\s+)?(?:{alternation(table['closing'])})(?![\w’'-])"
    opened = rf"(?:{alternation(table['opening'])})\s+{_NAME}(?:\s+{_NAME})?"
    return re.compile(rf"(?<![\w&])(?!The\b)(?P<name>{joined}|{opened}|{closed})")
