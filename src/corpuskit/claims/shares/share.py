"""Shares and ratios: what part, of what whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpuskit.claims.grammar.antecedents import before_parenthesis, pronoun_subject, resolved
from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.grammar.subjects import subject_of
from corpuskit.claims.model import Subject

_OUT_OF = re.compile(
    r"\s*(?:out\s+)?of\s+(?:the\s+|a\s+|all\s+|its\s+|their\s+)?(?:total\s+(?:of\s+)?)?(?:some\s+)?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Share:
    """Hold the two ends of a share: the part, and the whole that it is a share of."""

    part: Subject | None
    whole: Subject | None


def share_of(reading: Reading, figure: Figure) -> Share:
    """Read what a percentage is a share of, and what has that share.

    Patterns: «N% of WHOLE are PART», «X, N% of WHOLE, are PART», «PART make up N% of WHOLE»,
    «the share of PART in WHOLE was N%».
    """
    whole_phrase = _whole_after(reading, figure)
    whole = resolved(reading, whole_phrase)
    end = whole_phrase.stop if whole_phrase else figure.end
    part = _after_copula(reading, end)
    if part is None:
        part = _before_share_verb(reading, figure)
    return Share(part, whole)


def ratio_of(reading: Reading, count: Figure, total: Figure) -> Share | None:
    """Read «COUNT out of a total of TOTAL» as a share, or return None.

    Without nouns, the part is the subject of the clause, «they» its antecedent, and the whole is
    the body of people that the part is said to belong to.
    """
    between = reading.text[count.end : total.start]
    if not _OUT_OF.fullmatch(between):
        return None
    outer = before_parenthesis(reading, count.start)
    part = _before_share_verb(reading, count) or (outer[0] if outer else None)
    whole = outer[1] if outer else None
    noun = next(
        (p for p in reading.sentence.phrases if total.number_end <= p.start <= total.end + 1), None
    )
    if noun is not None and total.commodity:
        whole = resolved(reading, noun)
    return Share(part, whole)


def _whole_after(reading: Reading, figure: Figure) -> Phrase | None:
    tokens = reading.sentence.tokens
    at = reading.sentence.token_at(figure.number_end)
    if at < len(tokens) and tokens[at].low == "of":
        return reading.phrase_from(tokens[at].end)
    return None


def _after_copula(reading: Reading, offset: int) -> Subject | None:
    """Return what stands after «are», directly or behind the comma that closes an apposition."""
    tokens = reading.sentence.tokens
    index = reading.sentence.token_at(offset)
    copulas = lexicon().words["copulas"]
    for token in tokens[index : index + 4]:
        if token.low in copulas:
            phrase = reading.phrase_from(token.end)
            if phrase is None or phrase.start - token.end > 12:
                return None
            return subject_of(phrase, reading.aliases)
        if token.text not in (",", ")") and token.low not in ("who", "which", "that"):
            return None
    return None


def _before_share_verb(reading: Reading, figure: Figure) -> Subject | None:
    words = lexicon().words
    tokens = reading.sentence.tokens
    at = reading.sentence.token_at(figure.start)
    for index in range(at - 1, max(-1, at - 4), -1):
        if tokens[index].low in words["sharing"] and index:
            before = tokens[index - 1]
            if before.low in words["subject_pronouns"]:
                return pronoun_subject(reading, figure.start)
            phrase = reading.phrase_before(tokens[index].start)
            return resolved(reading, phrase)
    return None
