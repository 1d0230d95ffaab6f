"""The words of a text that can fill a slot: figures, dates and names of people and firms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpuskit.claims.model import Extract
from corpuskit.claims.model.slots import SlotKind
from corpuskit.core.findings import Location


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold words that fill a slot."""

    kind: SlotKind
    where: Location


def mentions_of(extract: Extract) -> Sequence[Sequence[Mention]]:
    """Return the mentions of each sentence of a document in their order.

    What overlaps one before it is left out, and so are notes, which say where the text has it from.
    Cells of tables stand in no sentence.
    """
    numbers = _numbers(extract.sentences)
    found: list[dict[int, Mention]] = [{} for _ in extract.sentences]
    for mention in _every(extract):
        where = mention.where
        number = numbers.get(where.sentence)
        if number is not None and where.end > where.start and not where.note:
            found[number].setdefault(where.start, mention)
    return [list(_apart(each)) for each in found]


def _numbers(sentences: Sequence[Location]) -> Mapping[str, int]:
    """Return the number of each sentence by its words, of two alike that of the first."""
    found: dict[str, int] = {}
    for number, sentence in enumerate(sentences):
        found.setdefault(sentence.sentence, number)
    return found


def _every(extract: Extract) -> Iterator[Mention]:
    for claim in extract.claims:
        yield Mention(SlotKind.FIGURE, claim.where)
    for telling in extract.tellings:
        for told in telling.dates:
            yield Mention(SlotKind.DATE, told.where)
    for dated in extract.beside:
        yield Mention(SlotKind.DATE, dated.where)
    for day in extract.days:
        yield Mention(SlotKind.DATE, day.where)
    for agent in (*extract.people, *extract.firms):
        yield Mention(SlotKind.NAME, agent.where)


def _apart(mentions: Mapping[int, Mention]) -> Iterator[Mention]:
    end = 0
    for start in sorted(mentions):
        if start >= end:
            yield mentions[start]
            end = mentions[start].where.end
