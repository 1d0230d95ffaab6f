"""Which words of a clause name the process that it is about, and how far its own words reach."""

from __future__ import annotations

from corpuskit.claims.grammar.clauses import Clause
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.grammar.phrases import Phrase, Sort, Token
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.lengths.process_words import edge_nouns, process_named

_HANGING = frozenset({"and", "that", "which", "also", "first"})


def in_clause(reading: Reading, clause: Clause) -> tuple[Phrase, int, int] | None:
    """Return the phrase of a process that a clause is about, and the stretch of its own words.

    Of «the Guild began talks» who began them belongs to the stretch too.
    """
    verb = reading.sentence.tokens[clause.verb.first].start
    subject = clause.subject
    if subject is None or process_named(subject.head) is None:
        subject = leading(reading, clause.verb.first)
    if subject is None:
        subject = _resumed(reading, clause)
    if subject is not None:
        high = verb if subject.start < verb else subject.stop
        return subject, subject.start, own_words_until(reading, subject, high)
    if clause.pronoun == "it":
        return _meant(reading, clause)
    if clause.verb.passive or clause.obj is None or process_named(clause.obj.head) is None:
        return None
    return clause.obj, clause.start, own_words_until(reading, clause.obj, clause.end)


def _resumed(reading: Reading, clause: Clause) -> Phrase | None:
    """Return what a verb behind an aside is said of: «the siege, begun in May, ended in June»."""
    tokens = reading.sentence.tokens
    first = next(iter(reading.sentence.phrases), None)
    at = reading.sentence.token_at(clause.start)
    bare = clause.subject is None and not clause.pronoun and not clause.lead
    if not bare or at >= len(tokens) or tokens[at].text != ",":
        return None
    opens = first is not None and not first.start and process_named(first.head) is not None
    return first if opens else None


def _meant(reading: Reading, clause: Clause) -> tuple[Phrase, int, int] | None:
    """Return the process that «it» stands for: what the sentence before began with."""
    known = next(iter(reading.topics), None)
    before = [p for p in reading.sentence.phrases if p.stop <= clause.start]
    at = reading.sentence.tokens[clause.verb.first].start
    first = next((p for p in before if process_named(p.head) is not None), None)
    own = {edge_nouns().get(lemma(p.head)) for p in before[:1]} - {None}
    if first is not None and (first is before[0] or own):
        # «The embargo began on 12 April; it ended on 3 May».
        return first, first.start, first.stop
    if before:
        return None
    if known is not None and known.noun and process_named(known.noun) is not None:
        return Phrase(clause.start, at, "the", (known.noun,)), clause.start, at
    # «The dockers went on strike on 4 March. It was called off on 22 April.»
    told = {t.low for t in reading.said.tokens if process_named(t.low)} if reading.said else set()
    only = told.pop() if len(told) == 1 else ""
    return (Phrase(clause.start, at, "the", (only,)), clause.start, at) if only else None


def leading(reading: Reading, verb: int) -> Phrase | None:
    """Return the process that stands before a verb, whatever hangs on it between the two.

    «The talks between the Guild and the owners began», «the boycott that Ada Finch launched».
    """
    tokens = reading.sentence.tokens
    for phrase in reversed(reading.sentence.phrases):
        if phrase.end > tokens[verb].start or process_named(phrase.head) is None:
            continue
        first = reading.sentence.token_at(phrase.start)
        behind = reading.sentence.token_at(phrase.end)
        hung = first > 0 and tokens[first - 1].sort is Sort.PREPOSITION
        if not hung and all(_hangs(token) for token in tokens[behind:verb]):
            return phrase
    return None


def _hangs(token: Token) -> bool:
    """Tell a word that can stand between a noun and its verb without opening a clause."""
    if token.sort in (Sort.VERB, Sort.PUNCTUATION):
        return False
    return token.sort is not Sort.STOP or token.low in _HANGING or token.low.endswith("ly")


def own_words_until(reading: Reading, phrase: Phrase, high: int) -> int:
    """Return where the words of a phrase stop: at a comma, a relative, a verb."""
    for token in reading.sentence.tokens:
        if token.start < phrase.stop:
            continue
        if token.start >= high:
            break
        stops = token.text in ",;:()—–" or token.sort is Sort.VERB
        if stops or token.low in ("which", "that", "who", "when", "while"):
            return token.start
    return max(high, phrase.stop)
