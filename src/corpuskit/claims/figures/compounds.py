"""Measures before their noun: «the 44-metre dam», «a 210-bed hospital»."""

from __future__ import annotations

import re
from dataclasses import replace

from corpuskit.claims.grammar.antecedents import resolved
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Phrase, Sort
from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.grammar.subjects import merge
from corpuskit.claims.grammar.unsaid import SIZES
from corpuskit.claims.model import Subject
from corpuskit.language.units import dimension

_HYPHEN = re.compile(
    r"[-‑]\s?(?:(?:thousand|million|billion)[-‑])?"
    r"(?P<words>(?P<unit>[a-z]+)(?:[-‑](?P<how>high|tall|long|deep|wide|thick))?)\s+(?=\w)"
)
_UPRIGHT = frozenset({"high", "tall"})


def compound_subject(reading: Reading, figure: Figure) -> Subject | None:
    """Return the dam that is so high, or the beds of the hospital that has so many."""
    found = _compound(reading, figure)
    if found is None:
        return None
    unit, thing = found
    owner = resolved(reading, thing)
    if figure.unit != "count":
        return owner
    noun = lemma(unit)
    return merge(Subject(lexicon().concept_of(noun), noun=noun), owner)


def compound_height(reading: Reading, figure: Figure) -> bool:
    """Tell the measure of what stands up: a «44-metre dam» is so high, a road so long."""
    found = _compound(reading, figure)
    if found is None:
        return False
    hung = _HYPHEN.match(reading.text, figure.number_end)
    how = hung["how"] if hung is not None else None
    return how in _UPRIGHT if how else lemma(found[1].head) in lexicon().words["standing"]


def is_compound(reading: Reading, figure: Figure) -> bool:
    """Tell a measure that hangs on its noun with a hyphen."""
    return _compound(reading, figure) is not None


def _compound(reading: Reading, figure: Figure) -> tuple[str, Phrase] | None:
    """Return the unit behind the hyphen, and the noun phrase without it."""
    size = dimension(figure.unit)
    if figure.unit != "count" and size not in SIZES and not size.startswith("money"):
        return None
    hung = _HYPHEN.match(reading.text, figure.number_end)
    if hung is None:
        return None
    inside = (p for p in reading.sentence.phrases if p.start <= hung.start("unit") < p.end)
    phrase = next(inside, None) or reading.phrase_from(hung.start("unit"))
    if phrase is None or hung["words"] not in phrase.words:
        return None
    words = phrase.words[phrase.words.index(hung["words"]) + 1 :]
    at = reading.sentence.token_at(figure.start)
    article = reading.sentence.tokens[at - 1] if at else None
    definite = article is not None and article.sort is Sort.DETERMINER
    determiner = article.low if article is not None and definite else phrase.determiner
    thing = replace(phrase, words=words, determiner=determiner)
    return (hung["unit"], thing) if words else None
