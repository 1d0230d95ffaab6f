"""The words of a document in their order, in which quotations are looked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from corpuskit.claims.model import Extract
from corpuskit.core.findings import Location

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True)
class Wording:
    """Hold the words of a document in their order, each with the place that it stands in."""

    words: tuple[str, ...]
    text: str
    starts: tuple[int, ...]
    sentence_of: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    sentences: Sequence[Location]

    def place(self, first: int, last: int) -> Location:
        """Return the place of some words, within the sentence in which they begin."""
        where = self.sentences[self.sentence_of[first]]
        start = self.spans[first][0]
        same = self.sentence_of[first] == self.sentence_of[last]
        end = self.spans[last][1] if same else len(where.sentence)
        return Location(
            where.document,
            where.path,
            where.line,
            where.column,
            where.end_column,
            where.xml_id,
            where.sentence,
            start,
            end,
            where.note,
        )


def wording_of(source: Extract) -> Wording:
    """Return the words of a document."""
    words: list[str] = []
    of: list[int] = []
    spans: list[tuple[int, int]] = []
    for number, where in enumerate(source.sentences):
        for match in WORD.finditer(where.sentence):
            words.append(_folded(match[0]))
            of.append(number)
            spans.append(match.span())
    starts = tuple(accumulate((len(word) + 1 for word in words), initial=0))
    return Wording(tuple(words), " ".join(words), starts, tuple(of), tuple(spans), source.sentences)


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, without punctuation."""
    return tuple(_folded(word) for word in WORD.findall(text))


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'")


def find_words(wording: Wording, stretch: Sequence[str]) -> int | None:
    """Return the number of the word at which a document has a run of words."""
    sought = " ".join(stretch)
    at = f" {wording.text} ".find(f" {sought} ")
    if at < 0:
        return None
    return word_at(wording, at)


def word_at(wording: Wording, at: int) -> int:
    """Return the number of the word at a character of the text."""
    return min(bisect_right(wording.starts, at) - 1, len(wording.words) - 1)
