"""What a passage says happened on a day, as a bag of words: counter-examples to «none since»."""

from __future__ import annotations

from collections.abc import Iterator

from corpuskit.claims.grammar.content import NOT, words_of
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.stance import attribution, clause_bounds, stance_of
from corpuskit.claims.model import STATED, Stance, Statement

_LONGEST = 366
_LEAST = 2


def statements_of(reading: Reading, document: str) -> Iterator[Statement]:
    """Yield what the clauses of a sentence say that have a date of their own."""
    if reading.note:
        return
    for dated in reading.dates:
        first, last = clause_bounds(reading.sentence, dated.start, dated.end)
        tokens = reading.sentence.tokens[first:last]
        if not tokens or (dated.last - dated.first).days > _LONGEST:
            continue
        low, high = tokens[0].start, min(tokens[-1].end, attribution(reading.text, dated.end))
        words = words_of(reading.sentence, low, high)
        if len(words) < _LEAST or high <= low:
            continue
        stance = stance_of(reading.sentence, dated.start, dated.end)
        if stance in STATED or (NOT in words and stance is Stance.DENIED):
            yield Statement(
                document=document,
                words=words,
                first=dated.first,
                last=dated.last,
                affair=reading.affair,
                where=reading.locate(low, high, ""),
            )
