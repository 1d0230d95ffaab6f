"""What a figure counts: its subject, predicate and property, from the words around it."""

from __future__ import annotations

import functools
import re

from corpuskit.claims.figures.apposed import apposed_to
from corpuskit.claims.figures.compounds import compound_height, compound_subject
from corpuskit.claims.figures.measured import amount_named, measured_of
from corpuskit.claims.figures.owners import owner_of, verb_before
from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Phrase, Sort, Token
from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.grammar.stance import clause_bounds
from corpuskit.claims.grammar.subjects import merge, subject_of
from corpuskit.claims.grammar.verb_groups import is_past
from corpuskit.claims.grammar.verbs import participle, stem_of
from corpuskit.claims.model import Subject

_OF_WATER = re.compile(r"\s+of\s+(?:water|snow|ice|mud|earth|soil|sand|silt|rock)\b", re.I)
# What «rises to 56 metres» is so high.
_RISES = re.compile(
    r"\b(?:rises|rose|rising|towers|towered|soars|soared|stands|stood)\s+(?:up\s+)?(?:to\s+)?"
    r"(?:(?:a\s+height\s+of|some|about|nearly|almost)\s+)?$",
    re.I,
)
# What «goes down to 80 metres» is so deep.
_GOES_DOWN = re.compile(
    r"\b(?:(?:goes|went|going|runs|ran|reach(?:es|ed)|extends?|extended|sunk|bored|drilled|dug|driven)"
    r"\s+(?:down|as\s+deep\s+as)|plunges|plunged|descends|descended)\s+(?:to\s+)?"
    r"(?:(?:a\s+depth\s+of|some|about|nearly|almost)\s+)?$",
    re.I,
)
_ABOVE_SEA = re.compile(r"\s+(?:above|below)\s+(?:the\s+)?(?:mean\s+)?sea\b", re.I)
_BELOW = re.compile(
    r"\s+(?:below|beneath|under)\s+(?:the\s+)?(?:surface|ground|earth|street|seabed|sea\s+bed|"
    r"lake\s+bed|water|waterline)\b",
    re.I,
)
_REACH = 12


def subject_of_figure(reading: Reading, figure: Figure) -> Subject:
    """Find what a figure counts or measures.

    The noun counted comes first («6700 troops»); who has it («the division has some ...») or what
    is measured («the force numbered ...», «the force (11 500)») is joined to it.
    """
    compound = compound_subject(reading, figure)
    if compound is not None:
        return compound
    counted = _counted(reading, figure)
    owner = owner_of(reading, figure)
    return merge(counted, owner, acts=owner is not None and _acts(reading, figure, owner))


def _acts(reading: Reading, figure: Figure, owner: Subject) -> bool:
    """Tell whether what stands before the verb does something to what is counted.

    «The fire destroyed 37 lorries» says no more of the lorries than «37 were destroyed»; what has a
    name is kept, for another may do the same.
    """
    at = reading.sentence.token_at(figure.start)
    verb = verb_before(reading, figure, at)
    if verb is None or any(word[:1].isupper() for word in owner.phrase.split()):
        return False
    words = lexicon().words
    group = [t.low for t in reading.sentence.tokens[verb:at] if t.sort is Sort.VERB]
    last = group[-1] if group else ""
    return participle(last) and last not in words["having"] and last not in words["measuring"]


@functools.cache
def _bases() -> frozenset[str]:
    """Return the forms of verbs of a predicate that have no ending of a past or participle."""
    return frozenset(w for w in lexicon().predicates if not is_past(w) and not w.endswith("ing"))


def predicate_of(reading: Reading, figure: Figure) -> str:
    """Return the predicate of the lexicon that governs a figure, the nearest in its clause."""
    lex = lexicon()
    tokens = reading.sentence.tokens
    first, last = clause_bounds(reading.sentence, figure.start, figure.end)
    said = tokens[first:last]
    clause = reading.text[said[0].start : said[-1].end].casefold() if said else ""
    for phrase, what in lex.idioms.items():
        if phrase in clause:
            return what
    at = reading.sentence.token_at(figure.start)
    found = [
        (
            abs(index - at) + (index < at) + _hangs(tokens, index),
            lex.predicates[token.low],
            lex.of_things.get(token.low, lex.predicates[token.low]),
        )
        for index, token in enumerate(tokens[first:last], first)
        if token.sort in (Sort.WORD, Sort.VERB)
        and token.low in lex.predicates
        and abs(index - at) <= _REACH
        and not (figure.start <= token.start < figure.end and not _heads(figure, token))
        and not (token.sort is Sort.WORD and lex.names_thing(token.low))
        and not _is_thing(tokens, index)
    ]
    _, of_money, of_things = min(found, default=(0, "", ""))
    return of_things if figure.unit == "count" and figure.commodity else of_money


def _heads(figure: Figure, token: Token) -> bool:
    """Tell a deed that is counted from one that says of what kind a thing is: «64 rescue teams»."""
    return token.low in lexicon().deed_nouns and token.end == figure.end


def _is_thing(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell a noun that looks like a verb: «families on the land», «the Commission»."""
    token = tokens[index]
    if index and token.text[:1].isupper():
        return True
    if token.low in lexicon().deed_nouns or not index or token.sort is not Sort.WORD:
        return False
    return token.low in _bases() and tokens[index - 1].sort in (Sort.DETERMINER, Sort.PREPOSITION)


def _hangs(tokens: tuple[Token, ...], index: int) -> int:
    """Return how much farther a noun counts that hangs on another deed: «budget of the survey»."""
    before = [i for i in range(max(0, index - 3), index) if tokens[i].low == "of"]
    hung = bool(before) and tokens[before[-1] - 1].low in lexicon().deed_nouns
    return _REACH if hung and tokens[index].sort is Sort.WORD else 0


def verb_of(reading: Reading, figure: Figure) -> str:
    """Return the stem of the verb that governs a figure, or nothing for one that only counts.

    That of its clause; where a clause only says so much («there were 640 seized»), the nearest that
    is no auxiliary: behind the figure in the passive, before it else.
    """
    words = lexicon().words
    for clause in clauses_of(reading.sentence):
        if clause.start <= figure.start < clause.end:
            low = clause.verb.low
            counts = any(low in words[name] for name in ("light", "auxiliaries", "measuring"))
            return stem_of(low) if not counts else _verb_near(reading, figure)
    return _verb_near(reading, figure)


def _verb_near(reading: Reading, figure: Figure) -> str:
    words = lexicon().words
    tokens = reading.sentence.tokens
    first, last = clause_bounds(reading.sentence, figure.start, figure.end)
    at = reading.sentence.token_at(figure.start)
    found = []
    for index, token in enumerate(tokens[first:last], first):
        if token.sort is not Sort.VERB or token.low in words["light"]:
            continue
        if token.low in words["auxiliaries"] or token.low in words["measuring"]:
            continue
        if abs(index - at) <= _REACH:
            found.append((abs(index - at) + 2 * (index < at), token.low))
    return stem_of(min(found)[1]) if found else ""


def property_of(reading: Reading, figure: Figure, dimension: str) -> str:
    """Return the property that a measure with a unit gives, from the nouns of its clause.

    What an amount of money is for is its subject; only prices are a property of something.
    """
    lex = lexicon()
    first, last = clause_bounds(reading.sentence, figure.start, figure.end)
    at = reading.sentence.token_at(figure.start)
    found = [
        (abs(index - at), lex.properties[word])
        for index, token in enumerate(reading.sentence.tokens[first:last], first)
        if (word := lemma(token.text)) in lex.properties
        and _may_have(lex.properties[word], dimension)
        and not _of_another(reading, index, figure)
    ]
    lies_under = _OF_WATER.match(reading.text, figure.end) or _BELOW.match(reading.text, figure.end)
    if dimension == "length" and lies_under:
        return "depth"
    if dimension == "length" and _ABOVE_SEA.match(reading.text, figure.end):
        return "elevation"
    if dimension == "length" and (
        compound_height(reading, figure) or _RISES.search(reading.text, 0, figure.start)
    ):
        return "height"
    if dimension == "length" and _GOES_DOWN.search(reading.text, 0, figure.start):
        return "depth"
    name = min(found)[1] if found else dimension
    return dimension if dimension.startswith("money") and name != "price" else name


def _may_have(name: str, dimension: str) -> bool:
    """Tell whether a property can be so much: a cost is money, a width a length."""
    possible = lexicon().measured.get(name, {dimension})
    return dimension in possible or dimension.partition("-")[0] in possible


def _of_another(reading: Reading, index: int, figure: Figure) -> bool:
    """Tell a property that the words right behind give another figure: «at a cost of 40 dollars».

    «A length of 40 kilometres at a depth of 3 metres»: each has its own.
    """
    tokens = reading.sentence.tokens
    if index + 1 >= len(tokens) or tokens[index + 1].low != "of":
        return False
    stop = tokens[index + 1].end
    near = [
        f for f in reading.figures if f.start >= stop and not reading.text[stop : f.start].strip()
    ]
    return bool(near) and near[0].start != figure.start


def _counted(reading: Reading, figure: Figure) -> Subject:
    """Read the noun inside the figure's own expression, and what hangs on it after."""
    phrase = next(
        (
            p
            for p in reading.sentence.phrases
            if figure.number_end <= p.start < figure.end or _around(p, figure)
        ),
        None,
    )
    if figure.unit.startswith("count/") and figure.commodity:
        return Subject(lexicon().concept_of(figure.commodity), noun=lemma(figure.commodity))
    told = apposed_to(reading, figure)
    if told is not None:
        return subject_of(told, reading.aliases)
    if phrase is None or figure.unit in ("%", "1"):
        named = measured_of(reading, figure) or amount_named(reading, figure)
        return named or _of_body(reading, figure)
    return subject_of(_within(reading, phrase, figure), reading.aliases)


def _of_body(reading: Reading, figure: Figure) -> Subject:
    """Return who makes up the noun before «of»: «a population of 12,600»."""
    at = reading.sentence.token_at(figure.start)
    tokens = reading.sentence.tokens
    if at < 2 or tokens[at - 1].low != "of" or figure.unit != "count" or figure.commodity:
        return Subject("")
    concept = lexicon().bodies.get(lemma(tokens[at - 2].text), "")
    return Subject(concept, noun=lemma(tokens[at - 2].text)) if concept else Subject("")


def _within(reading: Reading, phrase: Phrase, figure: Figure) -> Phrase:
    """Return a phrase without the words behind the counted noun: «64 shelters open in all»."""
    tokens = reading.sentence.tokens
    inside = [
        token
        for token in tokens[reading.sentence.token_at(phrase.start) :]
        if token.start < phrase.end and token.sort is not Sort.FIGURE
    ]
    kept = tuple(t.text for t in inside if t.end <= figure.end and t.text in phrase.words)
    beyond = any(t.start >= figure.end for t in inside)
    if not beyond or not kept or not figure.commodity:
        return phrase
    return Phrase(phrase.start, figure.end, phrase.determiner, kept)


def _around(phrase: Phrase, figure: Figure) -> bool:
    """Tell whether a determiner stands before the number: «the 27 vessels»."""
    within = figure.number_end < phrase.end and phrase.start < figure.number_start
    return bool(phrase.determiner) and phrase.start <= figure.start and within
