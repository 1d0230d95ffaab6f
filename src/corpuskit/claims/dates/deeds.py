"""Deeds: what a clause says was done, by whom, to what, and when."""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpuskit.claims.dates.counted_from import counted_from
from corpuskit.claims.dates.happenings import is_recurring
from corpuskit.claims.grammar.antecedents import pronoun_subject, resolved
from corpuskit.claims.grammar.clauses import Clause, clauses_of
from corpuskit.claims.grammar.content import words_of
from corpuskit.claims.grammar.deed_words import DeedWord, deed_of, deed_of_noun, deed_of_verb
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Phrase, Sort, Token
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.grammar.things import classes_of
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.grammar.verb_groups import word_class
from corpuskit.claims.model import DatedDeed, Stance, Subject
from corpuskit.core.findings import Location

# Behind one of these a date bounds a time, or names a thing; it dates no deed.
_UNDATING = re.compile(
    r"\b(?:(?<!night )(?<!morning )(?<!evening )(?<!afternoon )(?<!day )of|from|since|until|till|by"
    r"|before|after|to|and|for|between|than|under)\s+(?:the\s+)?$",
    re.I,
)
# «On the 17th it will be two years since the ship went down» dates the day that it counts to.
_SINCE = re.compile(r"\bsince\b", re.I)
_LONGEST = 366
_SIGNED = "sign"
_LONG_NOUN = 9
_APPOSED = re.compile(
    r",\s+(?P<name>(?:(?:the|Dr|Mr|Mrs)\.?\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3}),"
)
_MADE = re.compile(
    r"\s+(?:as\s+|to\s+(?:be\s+)?)?(?:(?:the|an?|its|their|his|her)\s+)?"
    r"(?P<office>(?!(?:on|in|by|at|from|for|when|and|with|as)\b)[^\W\d][\w’'-]*"
    r"(?:\s+(?!(?:on|in|by|at|from|for|when|and|with|after|before)\b)[^\W\d][\w’'-]*){0,5})"
)
_IF = frozenset({"if", "unless", "until", "till", "whether", "that", "once", "when"})


@dataclass(frozen=True, slots=True)
class Party:
    """Hold who or what takes part in a deed, as read and as printed."""

    subject: Subject
    label: str
    start: int
    end: int
    named: bool = False


@dataclass(frozen=True, slots=True)
class Deed:
    """Hold one deed that a sentence tells.

    `thing` is what it was done to or what it happened to, `agent` who did it, `other` what else
    stands in the place of an object. `words` is what the clause speaks of. `dated` is the date
    that the clause gives it, `when` the time that its dates span.
    """

    word: DeedWord
    clause: Clause
    thing: Party | None
    agent: Party | None
    other: Party | None
    words: frozenset[str]
    dated: Dated | None
    stance: Stance
    when: tuple[date, date] | None = None


def dated_deeds(reading: Reading, document: str) -> Iterator[DatedDeed]:
    """Yield the deeds of a sentence that have a date."""
    if reading.note:
        return
    for deed in deeds_of(reading):
        if deed.dated is None or deed.thing is None or deed.word.name in word_class("no_deeds"):
            continue
        yield DatedDeed(
            document=document,
            name=deed.word.name,
            once=deed.word.once,
            recurs=deed.word.recurs or _recurs(reading, deed),
            thing=deed.thing.subject,
            agent=deed.agent.subject if deed.agent else None,
            other=deed.other.subject if deed.other else None,
            office=_office(reading, deed),
            place=_place_of_many(reading, deed),
            label=deed.thing.label,
            words=deed.words,
            affair=reading.affair,
            first=deed.dated.first,
            last=deed.dated.last,
            stance=deed.stance,
            past=deed.clause.verb.past and deed.clause.lead not in _IF,
            where=place_of(reading, deed),
        )


def _office(reading: Reading, deed: Deed) -> str:
    """Return what somebody was made: «was appointed chief judge», «was elected to the council»."""
    if not (deed.word.office and deed.clause.verb.passive):
        return ""
    return office_behind(reading.text, reading.sentence.tokens[deed.clause.verb.stop - 1].end)


def office_behind(text: str, at: int) -> str:
    """Return the office that stands behind the verb by which somebody is made something.

    >>> office_behind("was appointed chief judge in 1902", 13)
    'chief judge'
    """
    made = _MADE.match(text, at)
    return made["office"].casefold() if made else ""


def _place_of_many(reading: Reading, deed: Deed) -> Subject | None:
    """Return the place of what can happen to one thing again elsewhere: «was wounded at Torm»."""
    if not deed.clause.verb.passive or (deed.word.listed and not deed.word.recurs):
        return None
    found = _place(reading, deed.clause, word_class("whereabouts"))
    return resolved(reading, found)


def _recurs(reading: Reading, deed: Deed) -> bool:
    main = reading.sentence.tokens[deed.clause.verb.main]
    return not deed.word.listed and is_recurring(main.low)


@functools.lru_cache(maxsize=4)
def deeds_of(reading: Reading) -> tuple[Deed, ...]:
    """Return the deeds of a sentence: a clause tells one, and what it leaves open stays so.

    Left out is what nobody asks for: deeds without a date that are not one doer's alone, in a
    sentence that names no person.
    """
    tokens = reading.sentence.tokens
    told = (
        c
        for c in clauses_of(reading.sentence)
        if not (c.verb.negated or c.verb.modal or _is_partly(tokens, c))
    )
    return tuple(filter(None, (_deed(reading, clause) for clause in told)))


def _is_partly(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell «was partially opened», «was provisionally signed»."""
    words = tokens[clause.verb.first : clause.verb.main]
    return any(token.low in word_class("partly") for token in words)


def _deed(reading: Reading, clause: Clause) -> Deed | None:
    named = _told_by_noun(reading, clause)
    word, turn = (named[0], 0) if named else deed_of(reading.sentence.tokens, clause.verb)
    dated = _date(reading, clause)
    if dated is None and not word.sole and not reading.people:
        return None
    if turn and not clause.verb.passive:
        clause = replace(clause, obj=_behind_turn(reading, clause, turn))
    if named is not None:
        thing, agent, other = named[1], named[2], None
    elif clause.verb.passive:
        thing, agent, other = _subject(reading, clause, word), _party(reading, clause.agent), None
    elif word.undergone and clause.obj is not None:
        thing, agent, other = _party(reading, clause.obj), _subject(reading, clause), None
    else:
        beside = clause.obj or _place(reading, clause)
        thing, agent, other = _subject(reading, clause), None, _party(reading, beside)
    token = reading.sentence.tokens[clause.verb.main]
    if named is None and thing is not None and _is_concluded(token, thing):
        word = deed_of_verb(_SIGNED)
    low = dated.start if dated else token.start
    return Deed(
        word=word,
        clause=clause,
        thing=thing,
        agent=agent,
        other=other,
        words=_words(reading, clause, thing),
        dated=dated,
        stance=stance_of(reading.sentence, low, dated.end if dated else token.end),
        when=_span(reading, clause),
    )


def _is_concluded(token: Token, thing: Party) -> bool:
    """Tell a treaty that was concluded, and so signed, from talks that were."""
    nouns = {thing.subject.noun, *(lemma(word) for word in thing.label.casefold().split())}
    return token.low == "concluded" and any("act" in classes_of(noun) for noun in nouns)


def _place(
    reading: Reading, clause: Clause, prepositions: Container[str] | None = None
) -> Phrase | None:
    """Return the first name that a preposition hangs on a verb: «arrived at Port Lowe»."""
    tokens = reading.sentence.tokens
    for phrase in reading.sentence.phrases:
        if tokens[clause.verb.main].end < phrase.start < clause.end:
            before = tokens[reading.sentence.token_at(phrase.start) - 1]
            hangs = before.sort is Sort.PREPOSITION and phrase.words[0][:1].isupper()
            if hangs and (prepositions is None or before.low in prepositions):
                return phrase
    return None


def _behind_turn(reading: Reading, clause: Clause, turn: int) -> Phrase | None:
    """Return the object of a turn of words: «set fire to the mill», «opened fire on the crowd»."""
    tokens = reading.sentence.tokens
    at = clause.verb.main + 1 + turn
    if at < len(tokens) and tokens[at].sort is Sort.PREPOSITION:
        at += 1
    if at >= len(tokens) or tokens[at].start >= clause.end:
        return None
    return next((p for p in reading.sentence.phrases if p.start == tokens[at].start), None)


def _told_by_noun(
    reading: Reading, clause: Clause
) -> tuple[DeedWord, Party | None, Party | None] | None:
    """Read «the search of the laboratory (by the police) took place»: a noun tells the deed."""
    tokens = reading.sentence.tokens
    main = tokens[clause.verb.main]
    happens = clause.verb.key in word_class("happens") or (
        main.low in ("took", "taken", "takes")
        and clause.verb.stop < len(tokens)
        and tokens[clause.verb.stop].low == "place"
    )
    if clause.subject is None or not happens or (clause.verb.key == "be" and clause.obj):
        return None
    word = deed_of_noun(lemma(clause.subject.head)) or _made_of_verb(lemma(clause.subject.head))
    if word is None:
        return None
    return word, _party(reading, _undergoing(clause.subject)), _acting(clause.subject)


def _made_of_verb(noun: str) -> DeedWord | None:
    """Return what a noun in -ation says was done: «the coronation was held»."""
    if not noun.endswith("ation") or len(noun) < _LONG_NOUN:
        return None
    return DeedWord(noun.removesuffix("ion"), listed=False)


def _acting(noun: Phrase) -> Party | None:
    """Return who acts in «the police raid»."""
    if len(noun.words) < 2 or not noun.words[-2].islower():
        return None
    doer = noun.words[-2]
    return Party(Subject(lexicon().concept_of(doer), phrase=doer, noun=doer), doer, 0, 0)


def _undergoing(noun: Phrase) -> Phrase | None:
    """Return what a noun of a deed was done to: «raid on the offices», «search of the house»."""
    for wanted in ("of", "on", "at", "in", "for"):
        found = next((below for prep, below in noun.tail if prep == wanted), None)
        if found is not None:
            return found
    return None


def _subject(reading: Reading, clause: Clause, word: DeedWord | None = None) -> Party | None:
    if clause.pronoun:
        start = reading.sentence.tokens[clause.verb.first].start
        person = reading.person_at(start) if clause.pronoun in ("he", "she") else None
        if person is not None and not (word and word.unliving):
            return Party(Subject("person", phrase=person.label), person.label, start, start, True)
        if clause.pronoun in ("he", "i", "we", "you"):
            return None
        # A ship is «she» as well.
        found = pronoun_subject(reading, start)
        return Party(found, found.phrase, start, start, _is_named(found.phrase)) if found else None
    party = _party(reading, clause.subject)
    return _with_name(reading, party) if party is not None else None


def _with_name(reading: Reading, party: Party) -> Party:
    """Take in the name that stands beside a noun: «The accused, Peter Holm, was ...»."""
    behind = _APPOSED.match(reading.text, party.end)
    if behind is None or party.named:
        return party
    phrase = f"{party.subject.phrase} {behind['name']}"
    return replace(party, subject=replace(party.subject, phrase=phrase), named=True)


def _party(reading: Reading, phrase: Phrase | None) -> Party | None:
    if phrase is None:
        return None
    subject = resolved(reading, phrase)
    if subject is None:
        return None
    label = reading.text[phrase.start : phrase.stop]
    own = phrase.words[1:] if not phrase.start else phrase.words
    return Party(subject, label, phrase.start, phrase.stop, any(w[:1].isupper() for w in own))


def _is_named(label: str) -> bool:
    return any(word[:1].isupper() for word in label.split())


def _words(reading: Reading, clause: Clause, thing: Party | None) -> frozenset[str]:
    """Return what a clause speaks of, with what its pronoun or relative stands for."""
    found = words_of(reading.sentence, clause.start, clause.end, reading.bodies)
    if clause.relative and clause.subject is not None:
        found |= words_of(
            reading.sentence, clause.subject.start, clause.subject.stop, reading.bodies
        )
    if clause.pronoun and thing is not None and thing.subject.head:
        found |= {f"thing:{thing.subject.head}"}
    return found


def _date(reading: Reading, clause: Clause) -> Dated | None:
    """Return the date that a clause gives its verb: the nearest that no noun takes to itself."""
    inside = [d for d in reading.dates if clause.start <= d.start < clause.end]
    if not inside and clause.lead == "that":
        inside = _cleft(reading, clause)
    fitting = [
        d
        for d in inside
        if not _UNDATING.search(reading.text, 0, d.start) and (d.last - d.first).days <= _LONGEST
    ]
    at = reading.sentence.tokens[clause.verb.main].start
    fitting = [
        d
        for d in fitting
        if not (_SINCE.search(reading.text, d.end, at) or counted_from(reading.text, d.end, at))
    ]
    return min(fitting, key=lambda d: (abs(d.start - at), d.start), default=None)


def _cleft(reading: Reading, clause: Clause) -> list[Dated]:
    """Return the date of «it was on 9 March that the train crossed»."""
    head = reading.text[: clause.start]
    if not re.match(r"(?:It|it)\s+(?:was|is)\b", head) or len(reading.dates) != 1:
        return []
    return list(reading.dates)


def _span(reading: Reading, clause: Clause) -> tuple[date, date] | None:
    inside = [d for d in reading.dates if clause.start <= d.start < clause.end]
    if not inside:
        return None
    return min(d.first for d in inside), max(d.last for d in inside)


def place_of(reading: Reading, deed: Deed) -> Location:
    """Return where a deed is told: its date, else the verb."""
    if deed.dated is not None:
        return reading.locate(deed.dated.start, deed.dated.end, deed.dated.xml_id)
    token = reading.sentence.tokens[deed.clause.verb.main]
    return reading.locate(token.start, token.end, "")
