"""Who has what a figure counts, or what it measures: the thing that a figure is said of."""

from __future__ import annotations

from corpuskit.claims.grammar.antecedents import opens_clause, pronoun_subject, resolved
from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Phrase, Sort, Token
from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.grammar.stance import clause_bounds
from corpuskit.claims.grammar.subjects import subject_of
from corpuskit.claims.grammar.unsaid import SIZES, is_attribute
from corpuskit.claims.grammar.verb_groups import word_class
from corpuskit.claims.model import Subject
from corpuskit.language.units import dimension

_STRONG = "strong"
# Adverbs between a verb and its figure: «is now 1,680».
_TIMELY = frozenset({"now", "currently", "still", "already", "presently", "then", "only", "just"})


def owner_of(reading: Reading, figure: Figure) -> Subject | None:
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
    if before.low == "of" and at > 1 and tokens[at - 2].low.endswith("est"):
        # «Nine bridges, the longest of 640 metres»: it is none of the line that has them.
        return Subject("")
    if before.text in "(:":
        told = before.text == ":" and _has_verb(reading, before.start)
        return None if told else _subject_before(reading, before.start) or reading.lead
    if _is_subject(reading, figure):
        return None
    found = _close(reading, figure, at) or _of_clause(reading, figure, at)
    return None if found is not None and _owns_nothing(found) else found


def _owns_nothing(subject: Subject) -> bool:
    """Tell a time or an extreme: «in the first term there were 27»; summers are each another."""
    words = subject.phrase.casefold().split()
    return subject.noun in word_class("own_nothing") and subject.noun in words


def _close(reading: Reading, figure: Figure, at: int) -> Subject | None:
    """Return what stands right before a figure, or what it is an apposition or attribute of."""
    tokens = reading.sentence.tokens
    before = tokens[at - 1]
    following = tokens[reading.sentence.token_at(figure.end) :][:1]
    if following and following[0].low == _STRONG:
        return _subject_before(reading, _comma_before(tokens, at))
    if before.text == "," and (told := _beside(reading, figure, at)) is not None:
        return told
    named = not figure.commodity and lemma(before.low) in lexicon().properties
    if named and (opening := _opening(reading, figure)) is not None:
        return opening
    # What a person says in the markup that a bare figure counts stands nowhere in the words.
    bare = not figure.commodity or figure.end == figure.number_end
    if bare and before.sort is Sort.WORD:
        return _explained(reading, at) or _subject_before(reading, figure.start)
    if before.low == "at" and at == 1 and dimension(figure.unit) in SIZES:
        return _behind_comma(reading, figure)
    return _having(reading, figure, at) if before.low in ("of", "with") else None


def _of_clause(reading: Reading, figure: Figure, at: int) -> Subject | None:
    """Return the subject of the verb that a figure hangs on."""
    tokens = reading.sentence.tokens
    verb = verb_before(reading, figure, at)
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


def verb_before(reading: Reading, figure: Figure, at: int) -> int | None:
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
    for clause in clauses_of(reading.sentence):
        if clause.verb.first <= verb < clause.verb.stop and clause.subject is not None:
            found = resolved(reading, clause.subject)
            break
    else:
        found = _subject_before(reading, tokens[verb].start)
    # «There were six boys» belong to nothing that stands before, but to one of many times.
    there = before.low == "there" and bool(commodity) and found is not None
    if there and found is not None and found.noun not in word_class("own_nothing"):
        return None
    return found


def _subject_before(reading: Reading, offset: int) -> Subject | None:
    phrase = reading.phrase_before(offset)
    if phrase is None or offset - phrase.stop > 40:
        return None
    return resolved(reading, phrase)


def _beside(reading: Reading, figure: Figure, at: int) -> Subject | None:
    """Return what a measure between commas is of: «the dam, 38 metres high, was finished»."""
    return _named_before(reading, at - 1) if is_attribute(reading, figure) else None


def _explained(reading: Reading, at: int) -> Subject | None:
    """Return what a noun with its measure explains: «the tunnel, a work 7,410 metres long»."""
    phrase = reading.phrase_before(reading.sentence.tokens[at - 1].end)
    if phrase is None or phrase.determiner not in ("a", "an"):
        return None
    first = reading.sentence.token_at(phrase.start)
    comma = first > 1 and reading.sentence.tokens[first - 1].text == ","
    return _named_before(reading, first - 1) if comma else None


def _having(reading: Reading, figure: Figure, at: int) -> Subject | None:
    """Return what has so many or so much: «a school of 240 pupils», «with a length of 40 metres».

    Behind «with» it stands before the comma, or where «with» opens the sentence behind the next.
    """
    tokens = reading.sentence.tokens
    if tokens[at - 1].low == "of":
        governor = _governor(reading, at)
        if governor is None:
            return None
        if figure.unit == "count":
            return _made_up(reading, governor)
        if lemma(governor.head) not in lexicon().properties or governor.tail:
            return None
        at = reading.sentence.token_at(governor.start)
        if not at or tokens[at - 1].low not in ("with", "at"):
            return None
    with_at = at - 1
    if not with_at:
        return _behind_comma(reading, figure)
    if tokens[with_at - 1].text == ",":
        return _named_before(reading, with_at - 1)
    return _named_before(reading, with_at)


def _made_up(reading: Reading, governor: Phrase) -> Subject | None:
    """Return «a school» of «a school of 240 pupils», but no «total», «loss» or «convoy»."""
    lex = lexicon()
    head = lemma(governor.head)
    if governor.determiner not in ("a", "an") or governor.tail:
        return None
    vague = head in lex.words["empty"] or head in lex.properties or head in lex.bodies
    if vague or head in lex.deed_nouns or head in lex.words["groups"]:
        return None
    return resolved(reading, governor)


def _behind_comma(reading: Reading, figure: Figure) -> Subject | None:
    """Return what stands behind the comma: «With 310 pupils, the school was full»."""
    comma = reading.text.find(",", figure.end)
    tokens = reading.sentence.tokens
    at = reading.sentence.token_at(comma) + 1 if comma >= 0 else len(tokens)
    if at < len(tokens) and tokens[at].low in lexicon().words["subject_pronouns"]:
        return pronoun_subject(reading, 0, figure.commodity)
    phrase = reading.phrase_from(comma) if comma >= 0 else None
    if phrase is None or reading.text[comma + 1 : phrase.start].strip():
        return None
    return resolved(reading, phrase)


def _named_before(reading: Reading, stop: int) -> Subject | None:
    """Return the noun phrase that ends right before a token, with what it hangs on.

    «The tunnel under the summit» is a tunnel.
    """
    tokens = reading.sentence.tokens
    found: Phrase | None = None
    while stop:
        end = tokens[stop - 1].end
        ending = [p for p in reading.sentence.phrases if p.stop == end]
        phrase = min(ending, key=lambda p: p.start, default=None)
        if phrase is None:
            break
        found = phrase
        first = reading.sentence.token_at(phrase.start)
        if not first or tokens[first - 1].sort is not Sort.PREPOSITION:
            break
        stop = first - 1
    return resolved(reading, found)


def _governor(reading: Reading, at: int) -> Phrase | None:
    """Return the noun that a measure hangs on: «a credit of 5 million», «a capacity of 90 MW»."""
    tokens = reading.sentence.tokens
    if tokens[at - 1].low != "of":
        return None
    return reading.phrase_before(tokens[at - 1].start)
