"""The words of a document in their order, in which quotations are looked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from corpuskit.claims.model import Extract
from corpuskit.core.findings import Location

_MARKS = re.compile(r"[\"“”‘’«»](?!\w)|(?<!\w)[\"“”‘’«»]")
_FEWEST, _LONGEST_ASIDE = 3, 40
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
        return where.part(start, end)


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


def interrupted(wording: Wording, stretch: Sequence[str]) -> int | None:
    """Return where words begin that a text quotes itself, parted by who said them.

    «“We came,” she said, “and stayed.”» may be quoted as «We came and stayed».
    """
    for split in range(len(stretch) - _FEWEST, _FEWEST - 1, -1):
        at = find_words(wording, stretch[:split])
        if at is None:
            continue
        end = at + split
        for begin in range(end + 1, min(end + _LONGEST_ASIDE, len(wording.words))):
            rest = tuple(stretch[split:])
            if wording.words[begin : begin + len(rest)] == rest and _quotes_again(
                wording, end - 1, begin
            ):
                return at
        return None
    return None


def _quotes_again(wording: Wording, last: int, first: int) -> bool:
    """Tell whether a quotation ends behind one word and another begins before the other."""
    between = []
    for number in range(wording.sentence_of[last], wording.sentence_of[first] + 1):
        text = wording.sentences[number].sentence
        begin = wording.spans[last][1] if number == wording.sentence_of[last] else 0
        end = wording.spans[first][0] if number == wording.sentence_of[first] else len(text)
        between.append(text[begin:end])
    return len(_MARKS.findall(" ".join(between))) >= 2
