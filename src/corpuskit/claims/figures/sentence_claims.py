"""The claims of one sentence: values and references from the markup, the rest from its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpuskit.claims.figures.apposed import apposed_to
from corpuskit.claims.figures.compounds import is_compound
from corpuskit.claims.figures.costs import cost_of
from corpuskit.claims.figures.elided import elided, unread
from corpuskit.claims.figures.packed import packed_claims
from corpuskit.claims.figures.some_of import is_some, named_part, some_of
from corpuskit.claims.figures.subject import predicate_of, property_of, subject_of_figure, verb_of
from corpuskit.claims.figures.tallies import stated_stance, tally_of
from corpuskit.claims.grammar.antecedents import pronoun_subject
from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.content import THING, places_in, words_in, words_of
from corpuskit.claims.grammar.happened import events_in
from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.phrases import Sort, Token
from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.grammar.stance import attribution, clause_bounds, stance_of
from corpuskit.claims.grammar.stocks import is_made_of
from corpuskit.claims.grammar.subjects import as_deed, as_inhabitants
from corpuskit.claims.grammar.times import Setting, time_of
from corpuskit.claims.grammar.unsaid import SIZES, unsaid
from corpuskit.claims.model import COST, Basis, Claim, Kind, Source, Subject, Time
from corpuskit.claims.shares.of_every import of_every
from corpuskit.claims.shares.share import Share, ratio_of, share_of
from corpuskit.language.units import dimension

_JOIN = re.compile(
    r"\s*(?:(?:in|on|at|by|for)\s+)?\s*,?\s*(?:and|but|then)?\s*(?:(?:in|on|at|by|for)\s+)?", re.I
)
_NEAR = 6
_TIME = "time"
_SPENT = "spent"
_ASKING = frozenset({"how", "why", "whether"})
# So many tonnes may be those of a year.
_LASTING = SIZES - {"mass", "volume"}
_PRONOUNS = frozenset({"it", "they", "she"})
# A present that is older than two years is no present.
_STILL = 2 * 366


def claims_of(
    reading: Reading, document: str, setting: Setting, before: Reading | None = None
) -> Iterator[Claim]:
    """Yield the claims of one sentence, a claim a figure, and one for each printed ratio.

    How often something was done is claimed where it can be read what: «elected three times».
    The two counts of a ratio count its part and its whole, whatever stands nearer to them.
    """
    ratios = dict(_ratios(reading))
    known: dict[int, Subject] = {}
    for rank, share in ratios.items():
        known |= {r: s for r, s in ((rank, share.part), (rank + 1, share.whole)) if s is not None}
    stated: list[Claim] = []
    for rank, figure in enumerate(reading.figures):
        claim = _claim(reading, figure, rank, document, setting)
        left = stated[-1].subject if rank else _left_by(before)
        if left is not None and is_some(reading, figure):
            claim = replace(claim, subject=some_of(reading, figure, left))
        elif left is not None and _goes_on(reading, rank, before):
            claim = replace(claim, subject=left)
            if rank and claim.unit == stated[-1].unit:
                claim = replace(claim, property=stated[-1].property)
        elif unread(reading, figure):
            claim = replace(claim, subject=Subject(""))
        if left is not None and claim.subject is left:
            claim = replace(claim, words=claim.words | words_in(left.phrase))
        stated.append(replace(claim, subject=known[rank]) if rank in known else claim)
    read = zip(stated, reading.figures, strict=True)
    stated = [_costing(_lasting(claim), reading, figure) for claim, figure in read]
    read = zip(stated, reading.figures, strict=True)
    timed = {id(c) for c, each in read if each.commodity == _TIME and not c.predicate}
    yield from (claim for claim in of_every(reading, stated) if id(claim) not in timed)
    yield from packed_claims(reading, stated)
    for rank, share in ratios.items():
        pair = (reading.figures[rank], reading.figures[rank + 1])
        yield _ratio_claim(reading, pair, share, document, setting)


def _carried(reading: Reading, figure: Figure) -> frozenset[str]:
    """Return what the pronoun of a clause stands for: «It has 212 berths»."""
    for clause in clauses_of(reading.sentence):
        if clause.start <= figure.start < clause.end and clause.pronoun in _PRONOUNS:
            start = reading.sentence.tokens[clause.verb.first].start
            found = pronoun_subject(reading, start, figure.commodity)
            return words_in(found.phrase) if found is not None else frozenset()
    return frozenset()


def _places(reading: Reading, figure: Figure) -> frozenset[str]:
    """Return the places without a name that a clause speaks of: «in the capital»."""
    first, last = clause_bounds(reading.sentence, figure.start, figure.end)
    tokens = reading.sentence.tokens[first:last]
    if not tokens:
        return frozenset()
    return places_in(reading.text[_antecedent(reading, tokens[0]) : tokens[-1].end])


def _antecedent(reading: Reading, opening: Token) -> int:
    """Return where a clause begins, with the noun that «who» or «which» stands for."""
    noun = reading.phrase_before(opening.start) if opening.low in ("which", "who") else None
    return noun.start if noun is not None else opening.start


def _lasting(claim: Claim) -> Claim:
    """Leave a time that only the text around gives to what changes with time."""
    if claim.time.basis is Basis.DOCUMENT and is_made_of(claim):
        return replace(claim, time=Time())
    return claim


def _costing(claim: Claim, reading: Reading, figure: Figure) -> Claim:
    """Say of an amount what it is the cost of: that is so, whenever it was paid."""
    thing = cost_of(reading, figure)
    if thing is None:
        return claim
    return replace(claim, subject=thing, property=COST, predicate=_SPENT, verb="", time=Time())


def _left_by(before: Reading | None) -> Subject | None:
    """Return what the last figure of the sentence before counts."""
    if before is None or not before.figures:
        return None
    return subject_of_figure(before, before.figures[-1])


def _goes_on(reading: Reading, rank: int, before: Reading | None) -> bool:
    """Tell whether a figure leaves out the noun of the one before it."""
    figure = reading.figures[rank]
    if not rank:
        return before is not None and elided(reading, figure, before.figures[-1])
    last = reading.figures[rank - 1]
    return _elliptic(reading, last, figure) or elided(reading, figure, last)


def _elliptic(reading: Reading, before: Figure, figure: Figure) -> bool:
    """Tell a bare figure that only another date sets apart: «800 men in 1993, 900 in 1997»."""
    if figure.commodity or figure.unit != before.unit or figure.end != figure.number_end:
        return False
    between, ahead = reading.text[before.end : figure.start], False
    for dated in reading.dates:
        if before.end <= dated.start and dated.end <= figure.start:
            ahead = figure.start - dated.end <= 1
            between = between.replace(reading.text[dated.start : dated.end], "", 1)
    behind = any(0 < d.start - figure.end <= _NEAR for d in reading.dates)
    return (behind or ahead) and _JOIN.fullmatch(between) is not None


def _ratios(reading: Reading) -> Iterator[tuple[int, Share]]:
    for rank, (count, total) in enumerate(pairwise(reading.figures)):
        share = ratio_of(reading, count, total)
        low, high = count.value.point, total.value.point
        if share is not None and low is not None and high and low <= high:
            yield rank, share


def _claim(reading: Reading, figure: Figure, rank: int, document: str, setting: Setting) -> Claim:
    size = dimension(figure.unit)
    if (told := apposed_to(reading, figure)) is not None:
        figure = replace(figure, commodity=told.head)
    sources = _sources_after(reading, figure)
    time = _since_source(_time(reading, figure, setting), sources)
    share = share_of(reading, figure) if figure.unit in ("%", "1") else Share(None, None)
    subject = share.part if figure.unit == "%" else subject_of_figure(reading, figure)
    silent = unsaid(reading, figure) or is_compound(reading, figure)
    predicate = (predicate_of(reading, figure) if not silent else "") or _implied(subject)
    if figure.commodity == _TIME:
        predicate = verb_of(reading, figure)
    verb = "" if silent else verb_of(reading, figure)
    if subject is not None and figure.unit == "count":
        subject = named_part(reading, figure, as_deed(subject, predicate))
        subject, verb = as_inhabitants(subject, verb)
    tally = None if reading.note else tally_of(reading, figure, predicate, verb)
    stance = stance_of(reading.sentence, figure.start, figure.end)
    if tally is not None and tally.stated:
        stance = stated_stance(reading, figure, stance)
    return Claim(
        kind=Kind.SHARE if figure.unit == "%" else Kind.QUANTITY,
        document=document,
        subject=subject or Subject(""),
        predicate=predicate,
        value=figure.value,
        unit=figure.unit,
        dimension=size,
        time=time,
        stance=stance,
        where=reading.locate(figure.start, figure.end, figure.xml_id),
        sources=sources,
        base=share.whole,
        property="" if figure.unit in ("count", "%") else property_of(reading, figure, size),
        group=reading.group,
        rank=rank,
        ranks=len(reading.figures),
        note=reading.note,
        certain=figure.certain,
        beside=_dates_of(reading, time),
        words=_words(reading, figure) | reading.led,
        around=words_of(reading.sentence, bodies=reading.bodies) if size == "time" else frozenset(),
        verb=verb,
        events=events_in(reading.text),
        affair=reading.affair,
        local=reading.local,
        counted=lexicon().concept_of(figure.commodity) if figure.commodity else "",
        carried=_carried(reading, figure) | _places(reading, figure),
        tally=tally,
        earliest=min((dated.first for dated in reading.dates), default=None),
    )


def _words(reading: Reading, figure: Figure) -> frozenset[str]:
    """Return what the clause around a figure speaks of."""
    first, last = clause_bounds(reading.sentence, figure.start, figure.end)
    tokens = reading.sentence.tokens[first:last]
    if not tokens:
        return frozenset()
    high = min(tokens[-1].end, attribution(reading.text, figure.end))
    low = max(tokens[0].start, _complement(reading, figure, first))
    if tokens[0].low in ("which", "who") and (antecedent := reading.phrase_before(low)):
        low = antecedent.start
    counted = {THING + lexicon().concept_of(figure.commodity)} if figure.commodity else set()
    return words_of(reading.sentence, low, high, reading.bodies) | counted


def _complement(reading: Reading, figure: Figure, first: int) -> int:
    """Return where the clause begins that somebody says: «He was glad to report that 840 ships».

    Before a verb «that» belongs to the noun: «the ships that had passed numbered 840».
    """
    tokens = reading.sentence.tokens
    for index in range(reading.sentence.token_at(figure.start) - 1, first, -1):
        if tokens[index].low == "that" and tokens[index + 1].sort is not Sort.VERB:
            return tokens[index].end
        if tokens[index].low in _ASKING and tokens[index - 1].low in lexicon().words["asking"]:
            return tokens[index].end
    return 0


def _implied(subject: Subject | None) -> str:
    """Return the predicate that a noun says by itself: exports are exported, ships are not."""
    if subject is None or lexicon().names_thing(subject.noun):
        return ""
    return lexicon().predicates.get(subject.noun, "")


def _ratio_claim(
    reading: Reading,
    pair: tuple[Figure, Figure],
    share: Share,
    document: str,
    setting: Setting,
) -> Claim:
    count, total = pair
    time = _time(reading, count, setting)
    return Claim(
        kind=Kind.SHARE,
        document=document,
        subject=share.part or Subject(""),
        predicate=predicate_of(reading, count),
        value=count.value,
        unit="%",
        dimension="share",
        time=time,
        stance=stance_of(reading.sentence, count.start, count.end),
        where=reading.locate(count.start, total.end, count.xml_id),
        sources=_sources_after(reading, total),
        base=share.whole,
        ratio=(count.value.point or total.value.step, total.value.point or total.value.step),
        group=reading.group,
        note=reading.note,
        beside=(*filter(None, (total.xml_id,)), *_dates_of(reading, time)),
    )


def _dates_of(reading: Reading, time: Time) -> tuple[str, ...]:
    """Return the ids of the dates of a sentence that give a claim its time."""
    if time.basis not in (Basis.CLAUSE, Basis.SENTENCE):
        return ()
    period = (time.first, time.last)
    return tuple(d.xml_id for d in reading.dates if d.xml_id and (d.first, d.last) == period)


def _time(reading: Reading, figure: Figure, setting: Setting) -> Time:
    """Return the time of a figure; what a report of a year says of a size is of no year."""
    if setting.reviewed and dimension(figure.unit) in _LASTING:
        setting = replace(setting, reviewed=None)
    return time_of(reading.sentence, figure.start, figure.end, reading.dates, setting)


def _since_source(time: Time, sources: Sequence[Source]) -> Time:
    """Let what a document says in the present tense begin with the day of its source."""
    days = [source.first for source in sources if source.first is not None]
    if time.basis is not Basis.DOCUMENT or time.first is None or len(days) != 1:
        return time
    near = (time.first - days[0]).days <= _STILL
    return replace(time, first=days[0]) if near and days[0] < time.first else time


def _sources_after(reading: Reading, figure: Figure) -> tuple[Source, ...]:
    """Return the works of the first note behind a figure within its sentence."""
    marks = sorted({offset for offset, _ in reading.sources if offset >= figure.end})
    return tuple(source for offset, source in reading.sources if marks and offset == marks[0])
