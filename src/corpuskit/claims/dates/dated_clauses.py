"""What a clause says was done on a day: the verb, and the words around it as a bag.

Where the subject of a verb is a country, a pronoun or left out, as notes leave it out, the thing
that a deed was done to cannot be read (claims/dates/deeds.py). Who and what the clause names then
has to do. One verb may have several dates: «Kenya withdrew its men in May and Ghana in June».
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from corpuskit.claims.dates.happenings import is_recurring
from corpuskit.claims.documents.affairs import names_in
from corpuskit.claims.grammar.clauses import Clause, clauses_of
from corpuskit.claims.grammar.content import DEED, NAME, THING, name_key, words_of
from corpuskit.claims.grammar.deed_words import deed_of
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.grammar.verb_groups import word_class
from corpuskit.claims.grammar.verbs import stem_of
from corpuskit.claims.model import STATED, DatedClause, EventDate
from corpuskit.language.places import country_names, country_of

_MONTH = 31
_PRONOUNS = frozenset({"it", "they"})
# What is done to a treaty when it is made.
_SIGNED, _CONCLUDED = "signed", frozenset({"enter", "conclud", "reach", "sign", "signed", "mak"})
_AGREEMENT = THING + "agreement"
_UNDATING = frozenset({"from", "since", "until", "till", "by", "before", "after", "between", "to"})


def dated_clauses(
    reading: Reading, document: str, signed: Sequence[DatedClause] = ()
) -> Iterator[DatedClause]:
    """Yield what a sentence dates to a month or a day, but for treaties known to be signed then.

    Figures of a month are a series.
    """
    if not reading.dates:
        return
    known = {(clause.deed, clause.where) for clause in signed}
    for clause in clauses_of(reading.sentence):
        word = deed_of(reading.sentence.tokens, clause.verb)[0]
        main = reading.sentence.tokens[clause.verb.main].low
        unsure = clause.verb.negated or clause.verb.modal or word.recurs or is_recurring(main)
        if unsure or word.name in word_class("no_deeds"):
            continue
        low = clause.start
        for dated in _dates(reading, clause):
            high = max(dated.end, clause.verb.stop)
            if _is_told(reading, dated, low):
                found = _clause(reading, document, clause, word.name, dated, low)
                if (found.deed, found.where) not in known:
                    yield found
            low = high


def clauses_of_treaties(events: Sequence[EventDate], reading: Reading) -> Iterator[DatedClause]:
    """Yield the signing of treaties, so that it meets what a text calls «the peace treaty»."""
    for event in events:
        long = (event.last - event.first).days > _MONTH
        if event.role == _SIGNED and event.stance in STATED and not long:
            yield DatedClause(
                document=event.document,
                deed=_SIGNED,
                words=_coded(names_in(event.label)) | {_AGREEMENT},
                local=frozenset(),
                affair=reading.affair,
                first=event.first,
                last=event.last,
                where=event.where,
                event=event.event,
            )


def _dates(reading: Reading, clause: Clause) -> Sequence[Dated]:
    """Return the dates of a clause, or the one of what it was done «when»."""
    inside = [d for d in reading.dates if clause.start <= d.start < clause.end]
    tokens = reading.sentence.tokens
    behind = tokens[clause.verb.stop].low if clause.verb.stop < len(tokens) else ""
    if not inside and behind == "when" and len(reading.dates) == 1:
        return reading.dates
    return inside


def _is_told(reading: Reading, dated: Dated, low: int) -> bool:
    """Tell a month or day on which something is said to have been done, and not how often."""
    if (dated.last - dated.first).days > _MONTH:
        return False
    before = reading.text[: dated.start].split()
    if before and before[-1].casefold() in _UNDATING:
        return False
    if any(low <= figure.start < dated.end for figure in reading.figures):
        return False
    return stance_of(reading.sentence, dated.start, dated.end) in STATED


@functools.cache
def _codes() -> Mapping[str, str]:
    """Return the codes of countries by what their names share with their adjectives."""
    return MappingProxyType({NAME + name_key(n): NAME + c for n, c in country_names().items()})


def _coded(names: frozenset[str]) -> frozenset[str]:
    return frozenset(_codes().get(name, name) for name in names)


def _by_country(reading: Reading, low: int, high: int, said: frozenset[str]) -> frozenset[str]:
    """Return a bag in which a country and its adjective are one name."""
    for token in reading.sentence.tokens:
        code = country_of(token.text) if low <= token.start < high else None
        if code is not None:
            said = (said - {NAME + name_key(token.text)}) | {NAME + code}
    return said


def _clause(
    reading: Reading, document: str, clause: Clause, deed: str, dated: Dated, low: int
) -> DatedClause:
    later = [d.start for d in reading.dates if d.start > dated.start]
    high = dated.end if later and min(later) < clause.end else max(clause.end, clause.verb.stop)
    said = words_of(reading.sentence, low, high, reading.bodies)
    said = said | {
        word
        for start, end in reading.bodies
        if low <= start < high
        for word in names_in(reading.text[start:end])
    }
    # A name that opens a sentence is no name to the bag.
    if clause.subject is not None and clause.subject.start >= low:
        said |= names_in(reading.text[clause.subject.start : clause.subject.stop])
    said = _by_country(reading, low, high, said)
    # The bag has the verb too, by its stem or by what it says was done.
    main = reading.sentence.tokens[clause.verb.main].low
    own = {THING + stem_of(main)} | {word for word in said if word.startswith(DEED)}
    return DatedClause(
        document=document,
        deed=_SIGNED if deed in _CONCLUDED and _AGREEMENT in said else deed,
        words=said - own,
        local=_coded(reading.local) if clause.pronoun in _PRONOUNS else frozenset(),
        affair=reading.affair,
        first=dated.first,
        last=dated.last,
        where=reading.locate(dated.start, dated.end, dated.xml_id),
    )
