"""What a pronoun or a parenthesis is about."""

from __future__ import annotations

from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Phrase, Sort
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.subjects import resolve, subject_of
from corpuskit.claims.grammar.verb_groups import word_class
from corpuskit.claims.model import Subject

_WHEN = ("when", "after", "before", "as", "once", "since", "although", "though", "until", "because")


def before_parenthesis(reading: Reading, offset: int) -> tuple[Subject, Subject | None] | None:
    """Return the noun before the parenthesis around some words, and the body that it belongs to.

    In «conscripts serving in the Northern Fleet (they number ...)» these are the conscripts and
    the fleet. None where the words stand in no parenthesis.
    """
    opening = reading.text.rfind("(", 0, offset)
    if opening < 0 or ")" in reading.text[opening:offset]:
        return None
    phrases = [p for p in reading.sentence.phrases if p.stop <= opening]
    whole: Phrase | None = None
    members = set(lexicon().bodies.values())
    for phrase in reversed(phrases):
        subject = subject_of(phrase, reading.aliases)
        if whole is None and subject.head in members:
            whole = phrase
        elif subject.head and not _inside(phrase, phrases):
            return subject, resolved(reading, whole)
    return (subject_of(phrases[-1], reading.aliases), None) if phrases else None


def pronoun_subject(reading: Reading, offset: int, commodity: str = "") -> Subject | None:
    """Return what a subject pronoun before some words stands for.

    Inside a parenthesis, the noun before it; else the subject that the same sentence began with;
    else what the sentences before began with, a body of what is counted before any other.
    """
    around = before_parenthesis(reading, offset)
    if around is not None:
        return around[0]
    first = reading.sentence.phrases[0] if reading.sentence.phrases else None
    opens = first is not None and first.stop < offset and not _is_time(first)
    if first is not None and opens and opens_clause(reading, first.start, when=True):
        return resolved(reading, first)
    concept = lexicon().concept_of(commodity) if commodity else ""
    known = (*reading.topics, *reading.earlier)
    fitting = [s for s in known if concept and s.head == concept]
    return next(iter((*fitting, *known)), None)


def _is_time(phrase: Phrase) -> bool:
    return lemma(phrase.head) in word_class("own_nothing")


def opens_clause(reading: Reading, start: int, *, when: bool = False) -> bool:
    """Tell whether a phrase is the first thing in its sentence, dates and «but» apart.

    `when` says that it may open what the sentence goes on from: «when the hall opened, it had».
    """
    before = reading.sentence.tokens[: reading.sentence.token_at(start)]
    openers = ("but", "and", "yet", "so", "while", *(_WHEN if when else ()))
    return all(t.low in openers or t.sort is Sort.PUNCTUATION for t in before)


def resolved(reading: Reading, phrase: Phrase | None) -> Subject | None:
    """Return the subject of a phrase; a definite one means what was named before."""
    if phrase is None:
        return None
    subject = subject_of(phrase, reading.aliases)
    definite = phrase.determiner in lexicon().words["definite"]
    return resolve(subject, reading.earlier) if definite else subject


def _inside(phrase: Phrase, phrases: list[Phrase]) -> bool:
    return any(
        p is not phrase and p.start <= phrase.start and phrase.stop <= p.stop for p in phrases
    )
