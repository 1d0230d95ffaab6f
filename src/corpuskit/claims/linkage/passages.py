"""What sentences speak of that give a figure or a day, so that two tellings can be linked."""

from __future__ import annotations

from collections.abc import Iterator

from corpuskit.claims.grammar.content import words_of
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.model import Passage


def passages_of(reading: Reading, document: str) -> Iterator[Passage]:
    """Yield what a sentence speaks of; in a list, with what the sentence before it does."""
    del document
    if reading.figures or reading.dates:
        words = words_of(reading.sentence, bodies=reading.bodies)
        sources = tuple(source for _, source in reading.sources)
        yield Passage(reading.group, words | reading.led, sources)
