"""What a figure counts: its subject, predicate and property, from the words around it."""

from __future__ import annotations

import re

from corpuskit.claims.antecedents import opens_clause, pronoun_subject, resolved
from corpuskit.claims.clauses import clauses_of
from corpuskit.claims.lexicon import lemma, lexicon
from corpuskit.claims.model import Subject
from corpuskit.claims.phrases import Phrase, Sort, Token
from corpuskit.claims.reading import Figure, Reading
from corpuskit.claims.stance import clause_bounds
from corpuskit.claims.subjects import merge, subject_of
from corpuskit.claims.verbs import participle, stem_of

_STRONG = "strong"
_ABOVE_SEA = re.compile(r"\s+(?:above|below)\s+(?:the\s+)?(?:mean\s+)?sea\b", re.I)
_REACH = 12
# Adverbs between a verb and its figure: «is now 1,680».
_TIMELY = frozenset({"now", "currently", "still", "already", "presently", "then", "only", "just"})


def subject_of_figure(reading: Reading, figure: Figure) -> Subject:
    """Find what a figure counts or measures.

    The noun counted comes first («6700 troops»); who has it («the division has some ...») or what
    is measured («the force numbered ...», «the force (11 500)») is joined to it.
    """
    counted = _counted(reading, figure)
    owner = _owner(reading, figure)
    return merge(counted, owner, acts=owner is not None and _acts(reading, figure, owner))


def _acts(reading: Reading, figure: Figure, owner: Subject) -> bool:
    """Tell whether what stands before the verb does something to what is counted.

    «The fire destroyed 37 lorries» says no more of the lorries than «37 were destroyed»; what has a
    name is kept, for another may do the same.
    """
    at = reading.sentence.token_at(figure.start)
    verb = _verb_before(reading, figure, at)
    if verb is None or any(word[:1].isupper() for word in owner.phrase.split()):
        return False
    words = lexicon().words
    group = [t.low for t in reading.sentence.tokens[verb:at] if t.sort is Sort.VERB]
    last = group[-1] if group else ""
    return participle(last) and last not in words["having"] and last not in words["measuring"]


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
        and not (figure.start <= token.start < figure.end and token.low not in lex.deed_nouns)
        and not (token.sort is Sort.WORD and lex.names_thing(token.low))
    ]
    _, of_money, of_things = min(found, default=(0, "", ""))
    return of_things if figure.unit == "count" and figure.commodity else of_money


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
        and dimension in lex.measured.get(lex.properties[word], {dimension})
    ]
    if dimension == "length" and _ABOVE_SEA.match(reading.text, figure.end):
        return "elevation"
    name = min(found)[1] if found else dimension
    return dimension if dimension.startswith("money") and name != "price" else name


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
    if phrase is None or figure.unit in ("%", "1"):
        return Subject("")
    return subject_of(_within(reading, phrase, figure), reading.aliases)


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


def _owner(reading: Reading, figure: Figure) -> Subject | None:
    """Find who has what is counted, or what is measured.

    Looked for in this order: «NP (12 000 men)» and «NP: 620 km²»; «NP, currently 11 500 strong»;
    «NP 6687» with nothing between; the subject of the clause's verb. In a list, what led into it.
    """
    tokens = reading.sentence.tokens
    at = reading.sentence.token_at(figure.start)
    while at and tokens[at - 1].low in _TIMELY:
        at -= 1
    before = tokens[at - 1] if at else None
    if before is None:
        return None
    if before.text in "(:":
        told = before.text == ":" and _has_verb(reading, before.start)
        return None if told else _subject_before(reading, before.start) or reading.lead
    if _is_subject(reading, figure):
        return None
    following = tokens[reading.sentence.token_at(figure.end) :][:1]
    if following and following[0].low == _STRONG:
        return _subject_before(reading, _comma_before(tokens, at))
    if not figure.commodity and lemma(before.low) in lexicon().properties:
        opening = _opening(reading, figure)
        if opening is not None:
            return opening
    # What a person says in the markup that a bare figure counts stands nowhere in the words.
    bare = not figure.commodity or figure.end == figure.number_end
    if bare and before.sort is Sort.WORD:
        return _subject_before(reading, figure.start)
    verb = _verb_before(reading, figure, at)
    if verb is not None:
        return _clause_subject(reading, verb, figure.commodity)
    first, _ = clause_bounds(reading.sentence, figure.start, figure.end)
    if figure.unit != "count" and first and tokens[first].low == "and":
        return _opening(reading, figure)
    if figure.unit != "count" and (hung := _governor(reading, at)) is not None:
        return subject_of(hung, reading.aliases)
    return None


def _is_subject(reading: Reading, figure: Figure) -> bool:
    """Tell «When the report was out, 17 medals had been withdrawn»: nobody has the medals."""
    tokens = reading.sentence.tokens
    at = reading.sentence.token_at(figure.end)
    verbs = lexicon().words["auxiliaries"]
    return figure.unit == "count" and at < len(tokens) and tokens[at].low in verbs


def _has_verb(reading: Reading, offset: int) -> bool:
    """Tell whether what stands before a colon is a whole clause: «it was busy: 1,310 samples»."""
    first, _ = clause_bounds(reading.sentence, max(0, offset - 1), offset)
    last = reading.sentence.token_at(offset)
    return any(token.sort is Sort.VERB for token in reading.sentence.tokens[first:last])


def _opening(reading: Reading, figure: Figure) -> Subject | None:
    """Return what a sentence opens with: «Concrete dam, height 96 m, length 3,180 m»."""
    first = reading.sentence.phrases[0] if reading.sentence.phrases else None
    if first is None or first.stop >= figure.start or lemma(first.head) in lexicon().properties:
        return None
    return resolved(reading, first) if opens_clause(reading, first.start) else None


def _comma_before(tokens: tuple[Token, ...], at: int) -> int:
    for index in range(at - 1, -1, -1):
        if tokens[index].text in ",(":
            return tokens[index].start
    return tokens[at].start


def _verb_before(reading: Reading, figure: Figure, at: int) -> int | None:
    """Return the verb that a figure is the object of, back to the word that opens its clause.

    «He was glad to report that 840 ships had passed» says nothing of his ships.
    """
    first, _ = clause_bounds(reading.sentence, figure.start, figure.end)
    for index in range(at - 1, first - 1, -1):
        if reading.sentence.tokens[index].low in lexicon().words["clause_openers"]:
            return None
        if reading.sentence.tokens[index].sort is Sort.VERB:
            while index > first and reading.sentence.tokens[index - 1].sort is Sort.VERB:
                index -= 1
            return index
    return None


def _clause_subject(reading: Reading, verb: int, commodity: str) -> Subject | None:
    """Return the noun phrase before a verb; a pronoun stands for the nearest earlier subject."""
    tokens = reading.sentence.tokens
    before = tokens[verb - 1] if verb else None
    if before is None:
        return None
    words = lexicon().words
    if before.low in words["subject_pronouns"]:
        return pronoun_subject(reading, tokens[verb].start, commodity)
    return _subject_before(reading, tokens[verb].start)


def _subject_before(reading: Reading, offset: int) -> Subject | None:
    phrase = reading.phrase_before(offset)
    if phrase is None or offset - phrase.stop > 40:
        return None
    return resolved(reading, phrase)


def _governor(reading: Reading, at: int) -> Phrase | None:
    """Return the noun that a measure hangs on: «a credit of 5 million», «a capacity of 90 MW»."""
    tokens = reading.sentence.tokens
    if tokens[at - 1].low != "of":
        return None
    return reading.phrase_before(tokens[at - 1].start)
