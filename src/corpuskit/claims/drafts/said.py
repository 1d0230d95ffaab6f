"""What documents say of a thing, sentence by sentence, to be cited from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpuskit.claims.drafts.days import days_in
from corpuskit.claims.drafts.nearness import bag_of, index_of
from corpuskit.claims.drafts.printed import printed_in
from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Location


@dataclass(frozen=True, slots=True)
class Said:
    """Hold a sentence that speaks of what was asked for, with the figures in it.

    `score` is how telling the words are that it shares with the question.
    """

    document: str
    where: Location
    figures: tuple[Location, ...]
    score: float


def said_of(
    extracts: Sequence[Extract], words: str, when: tuple[date, date] | None = None
) -> tuple[Said, ...]:
    """Return the sentences that have all words of a question, document by document.

    A word counts in any form, and a noun as any of its kind that the lexicon knows. With `when` a
    sentence has to speak of that time: by a date in it, or by the time of one of its figures.
    """
    return tuple(each for extract in extracts for each in _in(extract, words, when))


def _in(extract: Extract, words: str, when: tuple[date, date] | None) -> Iterator[Said]:
    wanted = [_kin(word) for word in sorted(bag_of(words))]
    if not wanted:
        return
    index = index_of(extract.sentences)
    printed = printed_in(extract)
    dated: defaultdict[int, list[tuple[date, date]]] = defaultdict(list)
    for each in days_in(extract):
        dated[each.number].append((each.first, each.last))
    for number, where in enumerate(extract.sentences):
        bag = index.bags[number]
        kinds = {kin for word in bag for kin in _kin(word)}
        if not all(kin & kinds for kin in wanted):
            continue
        figures = [each for each in printed if each.number == number]
        times = [
            (each.claim.time.first, each.claim.time.last)
            for each in figures
            if each.claim is not None and each.claim.time.known
        ]
        if when is not None and not _speaks_of(when, [*times, *dated[number]]):
            continue
        shared = index.score({word for kin in wanted for word in kin}, number)
        yield Said(extract.name, where, tuple(each.where for each in figures), shared)


def _kin(word: str) -> frozenset[str]:
    """Return a word with the concept that it is a word for."""
    concept = lexicon().concepts.get(word)
    return frozenset({word, f"concept:{concept}"} if concept else {word})


def _speaks_of(when: tuple[date, date], times: Iterable[tuple[date | None, date | None]]) -> bool:
    return any(a is not None and b is not None and a <= when[1] and when[0] <= b for a, b in times)
