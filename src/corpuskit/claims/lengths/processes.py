"""When what goes on began and ended: «talks opened in May», «the start of the siege in 1644».

A process is told by its noun, and its beginning by a verb, a noun or «since»; the noun stands in
the place of the verb's subject or object, or hangs on «the start of». What narrows it is read from
its own phrase, so that talks on fish are no talks on timber.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from corpuskit.claims.grammar.clauses import Clause, clauses_of
from corpuskit.claims.grammar.content import name_key, stem_of_noun
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.lengths.process_deeds import opening_name, process_deeds
from corpuskit.claims.lengths.process_phrases import in_clause, leading
from corpuskit.claims.lengths.process_words import (
    Group,
    edge_nouns,
    edge_of,
    group_named,
    keys_of,
    listed,
    names_among,
    process_named,
    theme_of,
)
from corpuskit.claims.model import STATED, Edge, ProcessEdge

_YEAR = 366
# Behind one of these a date bounds a time or names a thing.
_UNDATING = re.compile(
    r"\b(?:of|since|until|till|by|before|after|to|and|for|between|than|under|from|within)\s+"
    r"(?:the\s+|early\s+|late\s+|about\s+)*$",
    re.I,
)
_FROM = re.compile(r"\b(?:from|between)\s+$", re.I)
_TO = re.compile(r"\b(?:to|till|until|and)\s+$", re.I)
_UNTIL = re.compile(r"\b(?:till|until)\b[^,;:.\d]{0,40}$", re.I)
# What stands behind one of these is another deed's.
_APART = re.compile(r";|,\s+(?:and|but|while|whereas)\s")
_SINCE = re.compile(r"\bsince\s+$", re.I)
_DATES = re.compile(r"\b(?:dat|go|went|gone)\w*\s+(?:back\s+)?(?:from|to)\s+$", re.I)
_JOINS = re.compile(
    r"(?:\s*,)?\s+(?:(?:was|came|fell|followed|took\s+place)\s+)?(?:(?:in|on|at|of)\s+)?(?:the\s+)?",
    re.I,
)
_YEARS = re.compile(r"(1[0-9]\d\d|20\d\d)\s?(?:[-–—]|to|until|and)\s?((?:1[0-9]|20)?\d\d)")
_IN = frozenset({"in", "at", "on", "under"})
_BEEN = frozenset({"been", "engaged"})
_DEFINITE = frozenset({"the", "these", "their", "its"})
# «9 June to 12 October 1892», read as one date, and whether an end of it names its day.
_RANGED = re.compile(r"\d.*?\s*(?:\b(?:to|until|till)\b|[-–—])\s*(?=.*\d)")
_DAY = re.compile(r"\b\d{1,2}\b")
# What a stretch of time stands behind its process with: «(1861–1878)», «, from May to July».
_STRETCHES = re.compile(r"\s*\(|,\s+|,?\s+(?:which\s+)?(?:lasted\s+)?(?:from\s+|of\s+(?=\d))", re.I)
_FROM_ON = re.compile(r",?\s+(?:which\s+)?(?:lasted\s+)?(?:from|between)\s+", re.I)
_TO_END = re.compile(r"\s+(?:to|until|till|and)\s+", re.I)
_MONTH = timedelta(days=30)
_OWN = frozenset({"its", "their"})


@dataclass(frozen=True, slots=True)
class _Told:
    """Hold the phrase of a process, the stretch that is its own, and its date.

    Where a deed tells of a process, `group` is that, and the phrase who did it; `own` says that it
    tells whose process it is: «work» was resumed, or «the last case» was seen, by anybody.
    """

    phrase: Phrase
    low: int
    high: int
    edge: Edge
    dated: Dated
    group: Group | None = None
    own: bool = True


def processes_of(reading: Reading, document: str) -> Iterator[ProcessEdge]:
    """Yield the beginnings and ends of processes that a sentence dates."""
    if reading.note:
        return
    lows = {token.low for token in reading.sentence.tokens}
    found: tuple[_Told, ...] = tuple(_by_deeds(reading))
    if "it" in lows or any(map(process_named, lows)):
        found += (*_by_verbs(reading), *_by_nouns(reading), *_since(reading), *_by_ranges(reading))
    seen: set[tuple[int, Edge]] = set()
    for told in found:
        group = told.group or process_named(told.phrase.head)
        if group is None or (told.dated.start, told.edge) in seen:
            continue
        if stance_of(reading.sentence, told.dated.start, told.dated.end) not in STATED:
            continue
        seen.add((told.dated.start, told.edge))
        yield _edge(reading, document, group, told)


def _edge(reading: Reading, document: str, group: Group, told: _Told) -> ProcessEdge:
    tokens = [t for t in reading.sentence.tokens if told.low <= t.start < told.high]
    first, last = _days(reading, told)
    by_deed = told.group is not None and told.own
    own = keys_of(tokens) if told.own else frozenset()
    own -= frozenset() if told.group else {stem_of_noun(lemma(told.phrase.head))}
    singled = {t.low for t in tokens if t.text.islower() or not t.start}
    singled |= set(_behind(reading, told))
    return ProcessEdge(
        document=document,
        process=group.name,
        recurs=group.recurs,
        label=reading.text[told.low : told.high].strip(" ,"),
        edge=told.edge,
        first=first,
        last=last,
        theme=theme_of(told.phrase) if told.group is None else "",
        names=frozenset(names_among(tokens)) | (opening_name(told.phrase) if by_deed else set()),
        own=own,
        single=frozenset(singled & listed("single")) if told.group is None else frozenset(),
        indefinite=told.phrase.determiner in ("a", "an", "another", "one"),
        context=keys_of(reading.sentence.tokens),
        told=frozenset(names_among(reading.sentence.tokens)),
        opening=name_key(reading.sentence.tokens[0].text),
        affair=reading.affair,
        group=reading.group,
        where=reading.locate(told.dated.start, told.dated.end, told.dated.xml_id),
    )


def _behind(reading: Reading, told: _Told) -> Iterator[str]:
    """Yield the words between a process and its date that may say that it began anew."""
    low, high = sorted((told.high, told.dated.start))
    yield from (t.low for t in reading.sentence.tokens if low <= t.start < high)
    yield from (
        t.low
        for t in reading.sentence.tokens
        if told.dated.end <= t.start and t.low in ("again", "anew")
    )


def _days(reading: Reading, told: _Told) -> tuple[date, date]:
    """Return the days of one end: of «from 1904 to 1907», read as one date, the years apart."""
    dated = told.dated
    ranged = _ranged(reading, dated)
    years = _YEARS.fullmatch(reading.text, dated.start, dated.end)
    if ranged is not None and years is None:
        begins = _DAY.search(reading.text, dated.start, ranged.end())
        ends = _DAY.search(reading.text, ranged.end(), dated.end)
        if told.edge is Edge.START:
            return dated.first, dated.first if begins else dated.first + _MONTH
        return dated.last if ends else dated.last - _MONTH, dated.last
    if (dated.last - dated.first).days < _YEAR:
        return dated.first, dated.last
    span = _YEARS.search(reading.text, dated.start, dated.end)
    if span is None:
        return dated.first, dated.last
    year = dated.first.year if told.edge is Edge.START else dated.last.year
    return date(year, 1, 1), date(year + 1, 1, 1) - timedelta(days=1)


def _ranged(reading: Reading, dated: Dated) -> re.Match[str] | None:
    """Return where the end of a date begins that is a stretch of time."""
    if dated.first == dated.last:
        return None
    return _RANGED.match(reading.text, dated.start, dated.end)


def _by_ranges(reading: Reading) -> Iterator[_Told]:
    """Yield the ends of «the restoration (1861–1878)», «a long siege, from 9 June to 3 August»."""
    for dated in reading.dates:
        if _ranged(reading, dated) is None:
            continue
        for phrase in reading.sentence.phrases:
            if process_named(phrase.head) is None or phrase.stop > dated.start:
                continue
            if _STRETCHES.fullmatch(reading.text, phrase.stop, dated.start):
                edges = (Edge.START, Edge.END)
                yield from (_Told(phrase, phrase.start, phrase.stop, e, dated) for e in edges)
    yield from _from_to(reading)


def _from_to(reading: Reading) -> Iterator[_Told]:
    """Yield the ends of «the siege, from 9 June to 3 August», «in quarantine from March to May»."""
    for begins, ends in pairwise(reading.dates):
        if not _TO_END.fullmatch(reading.text, begins.end, ends.start):
            continue
        for phrase in reading.sentence.phrases:
            if process_named(phrase.head) is None or phrase.stop > begins.start:
                continue
            if _FROM_ON.fullmatch(reading.text, phrase.stop, begins.start):
                yield _Told(phrase, phrase.start, phrase.stop, Edge.START, begins)
                yield _Told(phrase, phrase.start, phrase.stop, Edge.END, ends)


def _by_verbs(reading: Reading) -> Iterator[_Told]:
    for clause in clauses_of(reading.sentence):
        if clause.verb.negated or clause.verb.modal:
            continue
        edge = edge_of(reading.sentence.tokens, clause)
        found = in_clause(reading, clause)
        if edge is None or found is None:
            continue
        phrase, low, high = found
        if edge is Edge.LENGTH:
            yield from _lengths(reading, clause, found)
            continue
        dated = _date(reading, clause)
        if dated is not None:
            high = dated.start if phrase.start < dated.start < high else high
            yield _Told(phrase, low, high, edge, dated)


def _by_deeds(reading: Reading) -> Iterator[_Told]:
    """Yield «the printers walked out on 4 March», of whose strike that is.

    «Besieged from 9 May until its garrison gave in on 3 July» gives both ends.
    """
    for deed in process_deeds(reading):
        group, clause = group_named(deed.process), deed.clause
        at = reading.sentence.tokens[clause.verb.first].start
        phrase = clause.subject or Phrase(clause.start, clause.start, "the", (deed.process,))
        span = phrase, phrase.start, phrase.stop
        apart = _APART.search(reading.text, at)
        stop = apart.start() if apart is not None else len(reading.text)
        for dated in (d for d in reading.dates if at < d.start < stop):
            starts = _FROM.search(reading.text, 0, dated.start)
            if starts or _UNTIL.search(reading.text, at, dated.start):
                edge = Edge.START if starts else Edge.END
                yield _Told(*span, edge, dated, group, own=deed.own)
        found = _date(reading, clause)
        if found is not None and deed.edge is not Edge.LENGTH:
            yield _Told(*span, deed.edge, found, group, own=deed.own)


def _lengths(reading: Reading, clause: Clause, found: tuple[Phrase, int, int]) -> Iterator[_Told]:
    """Yield the ends of what «lasted from 1904 to 1907», «has gone on since May»."""
    phrase, low, high = found
    for dated in _inside(reading, clause):
        before = reading.text[: dated.start]
        if _ranged(reading, dated) or _YEARS.fullmatch(reading.text, dated.start, dated.end):
            yield from (_Told(phrase, low, high, edge, dated) for edge in (Edge.START, Edge.END))
        elif _FROM.search(before) or _SINCE.search(before):
            yield _Told(phrase, low, high, Edge.START, dated)
        elif _TO.search(before):
            yield _Told(phrase, low, high, Edge.END, dated)


def _by_nouns(reading: Reading) -> Iterator[_Told]:
    """Yield «the start of the rising in June 1830», and «the rising's outbreak»."""
    for phrase in reading.sentence.phrases:
        edge = edge_nouns().get(lemma(phrase.head))
        if edge is None or not phrase.tail or phrase.tail[0][0] != "of":
            continue
        process = phrase.tail[0][1]
        if process_named(process.head) is None:
            continue
        for dated in reading.dates:
            between = reading.text[phrase.stop : dated.start]
            if dated.start >= phrase.stop and _JOINS.fullmatch(between):
                yield _Told(process, process.start, phrase.stop, edge, dated)
                yield from _other_edge(reading, process, dated)


def _other_edge(reading: Reading, process: Phrase, known: Dated) -> Iterator[_Told]:
    """Yield «its end on 3 August» behind the date of a beginning."""
    for phrase in reading.sentence.phrases:
        edge = edge_nouns().get(lemma(phrase.head))
        if edge is None or phrase.start < known.end or phrase.determiner not in _OWN:
            continue
        for dated in reading.dates:
            if dated.start > phrase.stop and _JOINS.fullmatch(
                reading.text, phrase.stop, dated.start
            ):
                yield _Told(process, process.start, process.stop, edge, dated)


def _since(reading: Reading) -> Iterator[_Told]:
    """Yield «has been in talks since 2000», «the talks since 1993», «it dates from 1961»."""
    tokens = reading.sentence.tokens
    for dated in reading.dates:
        dates = _DATES.search(reading.text, 0, dated.start)
        if dates is not None:
            verb = reading.sentence.token_at(dates.start())
            found = leading(reading, verb)
            if found is not None:
                yield _Told(found, found.start, dates.start(), Edge.START, dated)
        if not _SINCE.search(reading.text, 0, dated.start):
            continue
        since = reading.sentence.token_at(dated.start) - 1
        for phrase in reading.sentence.phrases:
            if process_named(phrase.head) is None or phrase.stop > dated.start:
                continue
            at = reading.sentence.token_at(phrase.start)
            hung = at > 1 and tokens[at - 1].low in _IN and tokens[at - 2].low in _BEEN
            beside = since > 0 and tokens[since - 1].end == phrase.stop
            if hung or (beside and phrase.determiner in _DEFINITE):
                low = 0 if hung else phrase.start
                yield _Told(phrase, low, tokens[since].start, Edge.START, dated)


def _inside(reading: Reading, clause: Clause) -> list[Dated]:
    return [d for d in reading.dates if clause.start <= d.start < clause.end]


def _date(reading: Reading, clause: Clause) -> Dated | None:
    """Return the date of the verb of a clause: the nearest that bounds nothing else."""
    fitting = [
        d
        for d in _inside(reading, clause)
        if (d.last - d.first).days <= _YEAR
        and (
            not _UNDATING.search(reading.text, 0, d.start)
            or _DATES.search(reading.text, 0, d.start)
        )
        and any(char.isdigit() for char in reading.text[d.start : d.end])
    ]
    at = reading.sentence.tokens[clause.verb.main].start
    return min(fitting, key=lambda d: (abs(d.start - at), d.start), default=None)
