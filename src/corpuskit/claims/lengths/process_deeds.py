"""Processes that a text tells by what was done and not by their noun: «the printers walked out».

Who does it stands for what the process is of: the strike is that of the printers.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpuskit.claims.grammar.clauses import Clause, clauses_of
from corpuskit.claims.grammar.content import name_key
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.lengths.process_words import process_named
from corpuskit.claims.model import Edge
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation


@dataclass(frozen=True, slots=True)
class ProcessDeed:
    """Hold what a clause says of a process without its noun; `own`: its subject tells whose."""

    process: str
    edge: Edge
    clause: Clause
    own: bool


def process_deeds(reading: Reading) -> Iterator[ProcessDeed]:
    """Yield the clauses that tell that a process began, ended or went on, in words of their own.

    «The garrison surrendered» ends a siege where one is spoken of.
    """
    clauses: Sequence[Clause] = ()
    for process, edge, pattern, needs_noun in _turns():
        for match in pattern.finditer(reading.text):
            clauses = clauses or clauses_of(reading.sentence)
            clause = next((c for c in clauses if c.start <= match.start() < c.end), None)
            if clause is None or clause.verb.negated or clause.verb.modal:
                continue
            if not needs_noun or _spoken_of(reading, process):
                yield ProcessDeed(process, edge, clause, not needs_noun)


def opening_name(phrase: Phrase) -> frozenset[str]:
    """Return the name that opens a sentence and undergoes what it tells: «Harn was besieged»."""
    bare = not (phrase.start or phrase.determiner) and phrase.stop > phrase.start
    return frozenset({name_key(phrase.head)} if bare and len(phrase.words) == 1 else ())


def _spoken_of(reading: Reading, process: str) -> bool:
    """Tell whether a sentence or the one before it names a process of a group."""
    sentences = (reading.sentence, *((reading.said,) if reading.said else ()))
    named = (process_named(token.low) for each in sentences for token in each.tokens)
    return any(group is not None and group.name == process for group in named)


@functools.cache
def _turns() -> tuple[tuple[str, Edge, re.Pattern[str], bool], ...]:
    table: Mapping[str, Mapping[str, Sequence[str]]] = lexicons.table(
        "corpuskit.claims", "process_deeds.toml"
    )
    return tuple(
        (
            process,
            Edge(name.removesuffix("_of_it")),
            re.compile(rf"\b(?:{alternation(turns)})\b", re.I),
            name.endswith("_of_it"),
        )
        for process, entry in table.items()
        for name, turns in entry.items()
    )
