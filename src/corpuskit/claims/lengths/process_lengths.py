"""How long a process went on: «the ten-week strike», «construction took eleven years»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.content import name_key, stem_of_noun
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.grammar.times import DAYS
from corpuskit.claims.lengths.lastings import is_whole
from corpuskit.claims.lengths.process_words import (
    edge_of,
    keys_of,
    listed,
    names_among,
    process_named,
    theme_of,
)
from corpuskit.claims.lengths.processes import in_clause
from corpuskit.claims.model import Edge, ProcessLength

_LONGEST_GAP = 14
_YEAR = 366
_TAKES = frozenset({"took", "taken"})
_FROM = re.compile(r"\b(?:since|from|until|till|by|before|after)\s+$", re.I)
_OWN = frozenset({"week", "month", "year", "day", "long"})


def process_lengths(reading: Reading, document: str) -> Iterator[ProcessLength]:
    """Yield how long a sentence says that processes went on in all."""
    if reading.note:
        return
    for figure in reading.figures:
        if figure.unit not in DAYS or not figure.value.point or not is_whole(reading, figure):
            continue
        found = _attribute(reading, figure) or _predicate(reading, figure)
        group = process_named(found[0].head) if found is not None else None
        if found is not None and group is not None:
            yield _length(reading, document, group.name, figure, found)


def _attribute(reading: Reading, figure: Figure) -> tuple[Phrase, int, int] | None:
    """Return the process of «the ten-week strike of the dockers»."""
    if "-" not in reading.text[figure.start : figure.end].split()[0]:
        return None
    for phrase in reading.sentence.phrases:
        near = phrase.start - _LONGEST_GAP <= figure.number_end <= phrase.end
        if near and phrase.end >= figure.end and process_named(phrase.head) is not None:
            return phrase, phrase.start, phrase.stop
    return None


def _predicate(reading: Reading, figure: Figure) -> tuple[Phrase, int, int] | None:
    """Return the process of «the strike lasted ten weeks», «construction took eleven years»."""
    tokens = reading.sentence.tokens
    for clause in clauses_of(reading.sentence):
        verb = tokens[clause.verb.main]
        if not clause.start <= figure.start < clause.end or verb.start > figure.start:
            continue
        lasts = edge_of(tokens, clause) is Edge.LENGTH or verb.low in _TAKES
        if lasts and not clause.verb.negated and not clause.verb.modal:
            return in_clause(reading, clause)
    return None


def _length(
    reading: Reading, document: str, process: str, figure: Figure, found: tuple[Phrase, int, int]
) -> ProcessLength:
    phrase, low, high = found
    sentence = reading.sentence
    tokens = [t for t in sentence.tokens if low <= t.start < high]
    dates = [d for d in reading.dates if not _FROM.search(reading.text, 0, d.start)]
    known = len(dates) == 1 and (dates[0].last - dates[0].first).days <= _YEAR
    return ProcessLength(
        document=document,
        process=process,
        label=reading.text[low:high].strip(" ,"),
        length=figure.value,
        unit=figure.unit,
        first=dates[0].first if known else None,
        last=dates[0].last if known else None,
        theme=theme_of(phrase),
        names=frozenset(names_among(tokens)),
        own=keys_of(tokens) - {stem_of_noun(lemma(phrase.head))} - _OWN,
        single=frozenset({t.low for t in tokens if t.text.islower() or not t.start})
        & listed("single"),
        context=keys_of(sentence.tokens),
        told=frozenset(names_among(sentence.tokens)),
        opening=name_key(sentence.tokens[0].text),
        affair=reading.affair,
        where=reading.locate(figure.start, figure.end, ""),
    )
