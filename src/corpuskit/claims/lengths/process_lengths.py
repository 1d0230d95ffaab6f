"""How long a process went on: «the ten-week strike», «construction took eleven years»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.content import name_key, stem_of_noun
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.grammar.times import DAYS
from corpuskit.claims.lengths.lastings import is_whole
from corpuskit.claims.lengths.process_deeds import process_deeds
from corpuskit.claims.lengths.process_phrases import in_clause
from corpuskit.claims.lengths.process_words import (
    Group,
    edge_of,
    group_named,
    keys_of,
    listed,
    names_among,
    process_named,
    theme_of,
)
from corpuskit.claims.model import Edge, ProcessLength

_LONGEST_GAP = 14
_YEAR = 366
_TAKES = frozenset({"took", "taken"})
_FROM = re.compile(r"\b(?:since|from|until|till|by|before|after)\s+$", re.I)
_IN = re.compile(r"\s+(?:in|of|from|during)\s+(?:the\s+)?(?:\w+\s+of\s+)?", re.I)
_OF = re.compile(r"\s+of\s+(?=the\s|this\s|that\s|[A-Z])", re.I)
_THE = re.compile(r"\b(?:the|all|these|those)\s+$", re.I)
_OF_SO_MANY = re.compile(r",?\s+of\s+(?:(?:about|some|almost|nearly|only|just|over)\s+)?")
_LENGTHS = frozenset({"duration", "length"})
_WAS = re.compile(r"\s+(?:was|is|amounted\s+to|came\s+to)\s+(?:only\s+)?")
_AFTER = re.compile(r"\bafter\s+(?:(?:about|some|only|just|almost|nearly|a\s+mere)\s+)?$", re.I)
_SINCE_BEGUN = re.compile(
    r"\s+after\s+(?:it\s+(?:had\s+)?(?:begun|began|started|broken\s+out|broke\s+out)|"
    r"(?:its|the)\s+(?:beginning|start|outbreak))\b",
    re.I,
)
_FOR = re.compile(r"\s+for\s+(?:(?:about|some|only|just|almost|nearly|all\s+of)\s+)?")
_LASTS = re.compile(r"\bfor\s+(?:(?:about|some|only|just|almost|nearly|all\s+of)\s+)?$")
_OPENS = re.compile(r"\W*For\s+(?:(?:about|some|only|just|almost|nearly|all\s+of)\s+)?")
_BEFORE_IT = re.compile(r"\s+(?:before|until|till)\s+(?=the\s|this\s|[A-Z])")
_IT_WAS = re.compile(r"\bit\s+(?:was|took)\s+(?:\w+\s+)?$", re.I)
_ANY = frozenset({"a", "an", "another"})
_UNITS = frozenset({"week", "month", "year", "day"})
_OWN = frozenset({"week", "month", "year", "day", "long"})


def process_lengths(reading: Reading, document: str) -> Iterator[ProcessLength]:
    """Yield how long a sentence says that processes went on in all."""
    if reading.note:
        return
    for figure in reading.figures:
        if figure.unit not in DAYS or not figure.value.point:
            continue
        if not is_whole(reading, figure, together=True):
            found = _before_its_end(reading, figure) or _after_its_start(reading, figure)
        else:
            found = next(filter(None, (way(reading, figure) for way in _WAYS)), None)
        group = process_named(found[0].head) if found is not None else None
        if found is None:
            group, found = _by_deed(reading, figure)
        several = found is not None and found[0].determiner in _ANY and len(reading.dates) > 1
        several = several and not any(
            _IN.fullmatch(reading.text, figure.end, d.start) for d in reading.dates
        )
        if found is not None and group is not None and not several:
            yield _length(reading, document, group.name, figure, found)


def _by_deed(
    reading: Reading, figure: Figure
) -> tuple[Group | None, tuple[Phrase, int, int] | None]:
    """Return the process of «the castle held out for 40 days», and whose it is."""
    for deed in process_deeds(reading) if is_whole(reading, figure) else ():
        subject = deed.clause.subject
        inside = deed.clause.start <= figure.start < deed.clause.end
        if deed.edge is not Edge.LENGTH or subject is None or not inside:
            continue
        if _LASTS.search(reading.text, subject.stop, figure.start):
            return group_named(deed.process), (subject, subject.start, subject.stop)
    return None, None


def _attribute(reading: Reading, figure: Figure) -> tuple[Phrase, int, int] | None:
    """Return the process of «the ten-week strike of the dockers»."""
    if "-" not in reading.text[figure.start : figure.end].split()[0]:
        return None
    for phrase in reading.sentence.phrases:
        near = phrase.start - _LONGEST_GAP <= figure.number_end < phrase.end
        # «The ten-week strike cost» may be read as three nouns.
        at = next((n for n, word in enumerate(phrase.words) if process_named(word)), None)
        if not near or not at or phrase.words[0] not in _UNITS:
            continue
        if at + 1 == len(phrase.words):
            return phrase, phrase.start, phrase.stop
        end = reading.text.index(phrase.words[at], phrase.start) + len(phrase.words[at])
        return (
            Phrase(phrase.start, end, phrase.determiner, phrase.words[: at + 1]),
            phrase.start,
            end,
        )
    return None


def _predicate(reading: Reading, figure: Figure) -> tuple[Phrase, int, int] | None:
    """Return the process of «the strike lasted ten weeks», «construction took eleven years»."""
    tokens = reading.sentence.tokens
    for clause in clauses_of(reading.sentence):
        verb = tokens[clause.verb.main]
        if not clause.start <= figure.start < clause.end or verb.start > figure.start:
            continue
        lasts = edge_of(tokens, clause) is Edge.LENGTH or verb.low in _TAKES
        if lasts and not clause.verb.negated and not clause.verb.modal:
            return in_clause(reading, clause)
    return None


def _ahead(reading: Reading, figure: Figure) -> tuple[Phrase, int, int] | None:
    """Return the process of «for two years the war dragged on»."""
    if not _OPENS.fullmatch(reading.text, 0, figure.start):
        return None
    for clause in clauses_of(reading.sentence):
        if reading.sentence.tokens[clause.verb.main].start < figure.end:
            continue
        lasts = edge_of(reading.sentence.tokens, clause) is Edge.LENGTH
        return in_clause(reading, clause) if lasts and not clause.verb.negated else None
    return None


def _measured(reading: Reading, figure: Figure) -> tuple[Phrase, int, int] | None:
    """Return the process of «the ten weeks of the strike», «a strike of ten weeks».

    Its duration is told like this too: «the length of the siege was ten weeks».
    """
    text = reading.text
    behind = _OF.match(text, figure.end)
    if behind is not None and _THE.search(text, 0, figure.start):
        phrase = next((p for p in reading.sentence.phrases if p.start >= behind.end()), None)
        if phrase is not None and phrase.start == behind.end():
            return _process(phrase)
    for phrase in reading.sentence.phrases:
        if phrase.end < figure.start and _OF_SO_MANY.fullmatch(text, phrase.end, figure.start):
            return _process(phrase)
        of = next((below for prep, below in phrase.tail if prep == "of"), None)
        if of is None or phrase.head not in _LENGTHS or phrase.stop > figure.start:
            continue
        if _WAS.fullmatch(text, phrase.stop, figure.start):
            return _process(of)
    return None


def _closing(reading: Reading, figure: Figure) -> tuple[Phrase, int, int] | None:
    """Return the process of «after ten weeks the strike ended», in this order or the other."""
    if not _AFTER.search(reading.text, 0, figure.start):
        return None
    for clause in clauses_of(reading.sentence):
        if clause.start <= figure.start < clause.end and not clause.verb.negated:
            ends = edge_of(reading.sentence.tokens, clause) is Edge.END
            return in_clause(reading, clause) if ends and not clause.verb.modal else None
    return None


def _before_its_end(reading: Reading, figure: Figure) -> tuple[Phrase, int, int] | None:
    """Return the process of «it was ten weeks before the strike was over»."""
    text = reading.text
    before = _BEFORE_IT.match(text, figure.end)
    if before is None or not _IT_WAS.search(text, 0, figure.start):
        return None
    for clause in clauses_of(reading.sentence):
        at = reading.sentence.tokens[clause.verb.main].start
        if at > before.end() and edge_of(reading.sentence.tokens, clause) is Edge.END:
            return in_clause(reading, clause)
    return None


def _after_its_start(reading: Reading, figure: Figure) -> tuple[Phrase, int, int] | None:
    """Return the process of «ten weeks after it had begun the strike ended»."""
    began = _SINCE_BEGUN.match(reading.text, figure.end)
    if began is None:
        return None
    for clause in clauses_of(reading.sentence):
        at = reading.sentence.tokens[clause.verb.main].start
        if at >= began.end() and edge_of(reading.sentence.tokens, clause) is Edge.END:
            return in_clause(reading, clause)
    return None


def _endured(reading: Reading, figure: Figure) -> tuple[Phrase, int, int] | None:
    """Return the process of «the town endured the embargo for nine months»."""
    for phrase in reading.sentence.phrases:
        if phrase.stop > figure.start or process_named(phrase.head) is None:
            continue
        at = reading.sentence.token_at(phrase.start)
        before = reading.sentence.tokens[at - 1].low if at else ""
        for_it = _FOR.fullmatch(reading.text, phrase.stop, figure.start)
        if for_it and before in listed("enduring"):
            return _process(phrase)
    return None


def _process(phrase: Phrase) -> tuple[Phrase, int, int] | None:
    return (phrase, phrase.start, phrase.stop) if process_named(phrase.head) else None


_WAYS = (_attribute, _predicate, _ahead, _measured, _closing, _endured)


def _length(
    reading: Reading, document: str, process: str, figure: Figure, found: tuple[Phrase, int, int]
) -> ProcessLength:
    phrase, low, high = found
    sentence = reading.sentence
    tokens = [t for t in sentence.tokens if low <= t.start < high]
    dates = [d for d in reading.dates if not _FROM.search(reading.text, 0, d.start)]
    # «A strike of nine weeks in 1996, and one of two in 2003»: its own date stands behind it.
    own = [d for d in dates if _IN.fullmatch(reading.text, figure.end, d.start)]
    dates = own if len(dates) > 1 and own else dates
    known = len(dates) == 1 and (dates[0].last - dates[0].first).days <= _YEAR
    return ProcessLength(
        document=document,
        process=process,
        label=reading.text[low:high].strip(" ,") if low < phrase.end < high + 1 else phrase.head,
        length=figure.value,
        unit=figure.unit,
        first=dates[0].first if known else None,
        last=dates[0].last if known else None,
        theme=theme_of(phrase),
        names=frozenset(names_among(tokens)),
        own=keys_of(tokens) - {stem_of_noun(lemma(phrase.head))} - _OWN,
        single=frozenset({t.low for t in tokens if t.text.islower() or not t.start})
        & listed("single"),
        context=keys_of(sentence.tokens),
        told=frozenset(names_among(sentence.tokens)),
        opening=name_key(sentence.tokens[0].text),
        affair=reading.affair,
        where=reading.locate(figure.start, figure.end, ""),
    )
