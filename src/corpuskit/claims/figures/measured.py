"""What a measure with a unit measures, from the words behind it: «68 kilometres of the canal»."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Phrase, Sort
from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.grammar.subjects import subject_of
from corpuskit.claims.grammar.verb_groups import is_past
from corpuskit.claims.model import Subject
from corpuskit.language.units import dimension

# What so many hectares or kilometres are, where nothing else is said to be measured.
_SORTS: Mapping[str, str] = MappingProxyType(
    {"area": "area", "length": "length", "volume": "", "mass": ""}
)
_WHOLE = re.compile(
    r"\b(?:all|the|its|their|entire|whole|full|these|those)\s+(?:of\s+the\s+)?$", re.I
)
_ON = frozenset({"with", "under", "to", "by", "as"})
_MOST_VERBS = 4


def measured_of(reading: Reading, figure: Figure) -> Subject | None:
    """Return what stands behind «of», or the surface or stretch that something was done to.

    «28,900 hectares were irrigated» is «the area irrigated was 28,900 hectares». So many kilometres
    of the canal are a part of it, where not all of them are meant.
    """
    sort = _SORTS.get(dimension(figure.unit))
    if sort is None or figure.commodity:
        return None
    tokens = reading.sentence.tokens
    at = reading.sentence.token_at(figure.end)
    if at < len(tokens) and tokens[at].low == "of":
        phrase = reading.phrase_from(tokens[at].end)
        if phrase is None or reading.text[tokens[at].end : phrase.start].strip():
            return None
        return _part_of(reading, figure, phrase)
    return _done_to(reading, at, sort) if sort else None


def amount_named(reading: Reading, figure: Figure) -> Subject | None:
    """Return the noun that an amount of money is the size of: «held deposits of 9 million».

    Who holds them has them; where the noun is the subject of its clause it is found as that.
    """
    if figure.commodity or not dimension(figure.unit).startswith("money"):
        return None
    tokens = reading.sentence.tokens
    at = reading.sentence.token_at(figure.start)
    while at and tokens[at - 1].low in lexicon().words["empty"]:
        at -= 1
    if at < 2 or tokens[at - 1].low != "of":
        return None
    phrase = reading.phrase_before(tokens[at - 1].start)
    if phrase is None or phrase.stop != tokens[at - 2].end:
        return None
    words = lexicon().words
    noun = lemma(tokens[at - 2].text)
    before = tokens[reading.sentence.token_at(phrase.start) - 1 :][:1] if phrase.start else ()
    governed = before and before[0].sort in (Sort.VERB, Sort.PREPOSITION)
    if not governed or noun in words["amounts"] or noun in lexicon().properties:
        return None
    return subject_of(phrase, reading.aliases)


def _part_of(reading: Reading, figure: Figure, phrase: Phrase) -> Subject:
    subject = subject_of(phrase, reading.aliases)
    definite = phrase.determiner in lexicon().words["definite"]
    if not definite or _WHOLE.search(reading.text, 0, figure.start):
        return subject
    return Subject(subject.head, subject.facets | {("mod", "part")}, subject.phrase, subject.noun)


def _done_to(reading: Reading, at: int, sort: str) -> Subject | None:
    """Return the area that was irrigated, planted or flooded, with what it was planted with."""
    tokens = reading.sentence.tokens
    verbs = at
    passives = lexicon().words["passives"] | {"had", "has", "have"}
    while verbs < len(tokens) and verbs - at < _MOST_VERBS and tokens[verbs].low in passives:
        verbs += 1
    if verbs == at or verbs >= len(tokens):
        return None
    under = tokens[verbs].low == "under"
    if not under and not is_past(tokens[verbs].low):
        return None
    hung = verbs if under else verbs + 1
    facets: set[tuple[str, str]] = set()
    if hung < len(tokens) and tokens[hung].sort is Sort.PREPOSITION and tokens[hung].low in _ON:
        phrase = reading.phrase_from(tokens[hung].end)
        if phrase is not None and not reading.text[tokens[hung].end : phrase.start].strip():
            facets.add(("of", lexicon().concept_of(phrase.head)))
    return Subject(sort, frozenset(facets), sort, sort)
