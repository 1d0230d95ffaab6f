"""From TEI to claims: values and references from the markup, the rest from the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from corpuskit.claims import markup
from corpuskit.claims.absences import absences_of
from corpuskit.claims.ages import ages_of
from corpuskit.claims.anniversaries import anniversaries_of
from corpuskit.claims.announced import lists_of
from corpuskit.claims.antecedents import opens_clause, resolved
from corpuskit.claims.breakdowns import breakdowns_of
from corpuskit.claims.cell_claims import cell_claims
from corpuskit.claims.cells import cell_of
from corpuskit.claims.citations import citations_of
from corpuskit.claims.cited import sources_of
from corpuskit.claims.content import THING, words_of
from corpuskit.claims.counted_shares import shares_of
from corpuskit.claims.decisions import read_decisions
from corpuskit.claims.disputes import disputes
from corpuskit.claims.events import events_of, with_antecedent
from corpuskit.claims.figures import predicate_of, property_of, subject_of_figure
from corpuskit.claims.happenings import happenings_of
from corpuskit.claims.lexicon import lexicon
from corpuskit.claims.markup import BlockText
from corpuskit.claims.model import (
    Absence,
    Age,
    Basis,
    Breakdown,
    Cell,
    Claim,
    EventDate,
    Extract,
    Holding,
    Kind,
    Proportion,
    Relation,
    Source,
    Subject,
    Term,
    Time,
)
from corpuskit.claims.oddities import oddities, unread
from corpuskit.claims.offices import holdings_of
from corpuskit.claims.packed import packed_claims
from corpuskit.claims.phrases import parse_sentence
from corpuskit.claims.places import locator
from corpuskit.claims.proportions import proportions_of, table_proportions
from corpuskit.claims.publication import is_stated, publication_of
from corpuskit.claims.reading import Figure, Person, Reading
from corpuskit.claims.relations import relations_of
from corpuskit.claims.shares import Share, ratio_of, share_of
from corpuskit.claims.stance import clause_bounds, stance_of
from corpuskit.claims.subjects import Aliases, subject_of
from corpuskit.claims.terms import terms_of
from corpuskit.claims.times import Setting, time_of
from corpuskit.language.sentences import sentences
from corpuskit.language.units import dimension
from corpuskit.tei.document import Document

_ACRONYM = re.compile(r"\(([A-Z][A-Za-z&]{1,9})\)")
_SAID = re.compile(r",\s+(?:(?:\w+\s+){0,3}(?:said|says|told|observed|added)\b|according to\b)")
# A sentence of its own between a remark and the next work.
_REMARK = re.compile(r"\w{3,}[.?!]\s")
_MEMORY = 12


def extract(document: Document) -> Extract:
    """Extract every claim of one document; the result depends on it and its registers alone."""
    blocks = markup.read_blocks(document)
    published = publication_of(document.tree)
    aliases = acronyms(block.chars for block in blocks)
    sources = {block.index: sources_of(block) for block in blocks if block.kind == "note"}
    claims: list[Claim] = []
    events: list[EventDate] = []
    breakdowns: list[Breakdown] = []
    proportions: list[Proportion] = []
    ages: list[Age] = []
    terms: list[Term] = []
    absences: list[Absence] = []
    relations: list[Relation] = []
    holdings: list[Holding] = []
    decisions, unclear = read_decisions(document, blocks)
    walk = _Walk(document.name, published, aliases, sources, markup.period_covered(blocks))
    for block in blocks:
        before: Reading | None = None
        for reading in walk.readings(block):
            breakdowns.extend(breakdowns_of(reading, document.name, before))
            breakdowns.extend(shares_of(reading, document.name, before))
            breakdowns.extend(lists_of(reading, document.name))
            stated = tuple(claims_of(reading, document.name, walk.setting))
            claims.extend(stated)
            proportions.extend(proportions_of(reading, stated))
            before = with_antecedent(reading, before)
            staged = events_of(before, document.name)
            events.extend(staged)
            taken = {event.where for event in staged}
            ages.extend(ages_of(reading, document.name))
            terms.extend(terms_of(reading, document.name))
            relations.extend(relations_of(reading, document.name))
            holdings.extend(holdings_of(reading, document.name))
            absences.extend(absences_of(reading, document.name, stated))
            happened = (
                *happenings_of(reading, document.name),
                *anniversaries_of(reading, document.name),
            )
            events.extend(event for event in happened if event.where not in taken)
    cited = citations_of(blocks, document.name)
    cells = tuple(cell for block in blocks for cell in _cells(block))
    claims.extend(cell_claims(cells, document.name, walk.group + 1))
    return Extract(
        name=document.name,
        path=str(document.path),
        published=published,
        published_stated=published is not None and is_stated(document.tree),
        claims=tuple(claims),
        events=tuple(events),
        cells=cells,
        sources=tuple(source for found in sources.values() for _, source in found),
        cited=cited.works,
        notes=cited.numbers,
        pointers=cited.pointers,
        oddities=(*oddities(blocks), *disputes(blocks)),
        unread=(*unread(blocks), *unclear),
        decisions=decisions,
        breakdowns=tuple(breakdowns),
        ages=tuple(ages),
        terms=tuple(terms),
        absences=tuple(absences),
        relations=tuple(relations),
        holdings=tuple(holdings),
        proportions=(*proportions, *table_proportions(cells, document.name)),
    )


@dataclass
class _Walk:
    """Carry what earlier sentences leave behind: subjects, the paragraph's date, numbering."""

    document: str
    published: tuple[date, date] | None
    aliases: Aliases
    sources: Mapping[int, tuple[tuple[int, Source], ...]]
    period: tuple[date, date] | None
    setting: Setting = field(default_factory=Setting)
    memory: tuple[Subject, ...] = ()
    group: int = 0
    topics: tuple[Subject, ...] = ()
    named: tuple[Subject, ...] = ()
    lead: Subject | None = None
    person: Person | None = None

    def readings(self, block: BlockText) -> Iterator[Reading]:
        """Yield the sentences of a block, each with its surroundings."""
        if block.kind == "cell":
            return
        kept = self.memory if block.kind == "note" else ()
        known = self.person = replace(self.person, near=False) if self.person else None
        self.setting = Setting(
            heading=markup.heading_dates(block), published=self.published, period=self.period
        )
        for low, high in sentences(block.chars):
            yield self._reading(block, low, high)
        if block.kind == "note":
            self.memory = kept
            self.person = known
        elif block.kind not in ("item", "label"):
            self.lead = self.topics[0] if self.topics and block.chars.endswith(":") else None

    def _reading(self, block: BlockText, low: int, high: int) -> Reading:
        figures = markup.figures_in(block, low, high)
        dates = markup.dates_in(block, low, high)
        sentence = parse_sentence(
            block.chars[low:high],
            [(f.number_start, f.number_end) for f in figures],
            [(d.start, d.end) for d in dates],
        )
        self.group += 1
        reading = Reading(
            sentence=sentence,
            figures=figures,
            dates=tuple(d for d in dates if markup.tells_time(sentence.text, d)),
            instruments=markup.instruments_in(block, low, high),
            sources=self._sources_at(block, low, high),
            locate=locator(block, low, high),
            aliases=self.aliases,
            earlier=self.memory,
            topics=self.topics,
            named=self.named,
            people=markup.people_in(block, low, high),
            person=self.person,
            bodies=markup.bodies_in(block, low, high),
            published=self.published,
            lead=self.lead if block.kind in ("item", "label") else None,
            group=self.group,
            note=block.note,
        )
        self.memory = (*self._mentioned(reading), *self.memory)[:_MEMORY]
        self.named = (*self._named(reading), *self.named)[:_MEMORY]
        self.topics = (*self._topic(reading), *self.topics)[:_MEMORY]
        if reading.people:
            self.person = reading.people[-1]
        if reading.dates:
            last = reading.dates[-1]
            self.setting = replace(self.setting, paragraph=(last.first, last.last))
        return reading

    def _sources_at(self, block: BlockText, low: int, high: int) -> tuple[tuple[int, Source], ...]:
        """Return the works cited at a sentence, with the offset of the mark in it.

        In a note, a sentence rests on the works cited right behind it; one that other sentences
        part from them is a remark of its own. A mark that stands behind the last full stop
        belongs to the sentence that it closes.
        """
        if block.kind == "note":
            cited = [(at, s) for at, s in self.sources.get(block.index, ()) if at >= high]
            if not cited or _REMARK.search(block.chars, high, cited[0][0]):
                return ()
            return tuple((high - low, source) for _, source in cited)
        return tuple(
            (offset - low, source)
            for offset, note in block.notes
            if low < offset <= high + 1
            for _, source in self.sources.get(note, ())
        )

    def _topic(self, reading: Reading) -> Iterator[Subject]:
        """Yield what a sentence begins with, where that is a thing and no circumstance."""
        phrase = reading.sentence.phrases[0] if reading.sentence.phrases else None
        if phrase is not None and opens_clause(reading, phrase.start):
            yield resolved(reading, phrase) or subject_of(phrase, self.aliases)

    def _mentioned(self, reading: Reading) -> Iterator[Subject]:
        """Yield the subjects that a sentence names, the first first: a pronoun takes that."""
        for phrase in reading.sentence.phrases:
            subject = subject_of(phrase, self.aliases)
            if subject.head in lexicon().concept_names and subject.facets:
                yield subject

    def _named(self, reading: Reading) -> Iterator[Subject]:
        """Yield what a sentence gives a name of several words: «the Electoral Code»."""
        for phrase in reading.sentence.phrases:
            if len(phrase.words) > 1 and all(word[:1].isupper() for word in phrase.words):
                yield subject_of(phrase, self.aliases)


def claims_of(reading: Reading, document: str, setting: Setting) -> Iterator[Claim]:
    """Yield the claims of one sentence, a claim a figure, and one for each printed ratio.

    The two counts of a ratio count its part and its whole, whatever stands nearer to them.
    """
    ratios = dict(_ratios(reading))
    known: dict[int, Subject] = {}
    for rank, share in ratios.items():
        known |= {r: s for r, s in ((rank, share.part), (rank + 1, share.whole)) if s is not None}
    stated = []
    for rank, figure in enumerate(reading.figures):
        claim = _claim(reading, figure, rank, document, setting)
        stated.append(replace(claim, subject=known[rank]) if rank in known else claim)
    yield from stated
    yield from packed_claims(reading, stated)
    for rank, share in ratios.items():
        pair = (reading.figures[rank], reading.figures[rank + 1])
        yield _ratio_claim(reading, pair, share, document, setting)


def _ratios(reading: Reading) -> Iterator[tuple[int, Share]]:
    for rank, (count, total) in enumerate(pairwise(reading.figures)):
        share = ratio_of(reading, count, total)
        low, high = count.value.point, total.value.point
        if share is not None and low is not None and high and low <= high:
            yield rank, share


def acronyms(texts: Iterator[str]) -> Aliases:
    """Learn what acronyms stand for from «Motorized Infantry Brigade (MIB)»."""
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        for match in _ACRONYM.finditer(text):
            letters = [c for c in match[1] if c.isupper()]
            words = text[: match.start()].split()[-len(letters) :]
            if [w[:1].upper() for w in words] == letters and match[1].casefold() not in found:
                found[match[1].casefold()] = tuple(words)
    return Aliases(found)


def _claim(reading: Reading, figure: Figure, rank: int, document: str, setting: Setting) -> Claim:
    size = dimension(figure.unit)
    time = _time(reading, figure, setting)
    share = share_of(reading, figure) if figure.unit == "%" else Share(None, None)
    subject = share.part if figure.unit == "%" else subject_of_figure(reading, figure)
    return Claim(
        kind=Kind.SHARE if figure.unit == "%" else Kind.QUANTITY,
        document=document,
        subject=subject or Subject(""),
        predicate=predicate_of(reading, figure) or _implied(subject),
        value=figure.value,
        unit=figure.unit,
        dimension=size,
        time=time,
        stance=stance_of(reading.sentence, figure.start, figure.end),
        where=reading.locate(figure.start, figure.end, figure.xml_id),
        sources=_sources_after(reading, figure),
        base=share.whole,
        property="" if figure.unit in ("count", "%") else property_of(reading, figure, size),
        group=reading.group,
        rank=rank,
        ranks=len(reading.figures),
        note=reading.note,
        certain=figure.certain,
        beside=_dates_of(reading, time),
        words=_words(reading, figure),
        around=words_of(reading.sentence, bodies=reading.bodies) if size == "time" else frozenset(),
        earliest=min((dated.first for dated in reading.dates), default=None),
    )


def _words(reading: Reading, figure: Figure) -> frozenset[str]:
    """Return what the clause around a figure speaks of."""
    first, last = clause_bounds(reading.sentence, figure.start, figure.end)
    tokens = reading.sentence.tokens[first:last]
    if not tokens:
        return frozenset()
    said = _SAID.search(reading.text, figure.end)
    high = min(tokens[-1].end, said.start()) if said else tokens[-1].end
    low = tokens[0].start
    if tokens[0].low in ("which", "who") and (antecedent := reading.phrase_before(low)):
        low = antecedent.start
    counted = {THING + lexicon().concept_of(figure.commodity)} if figure.commodity else set()
    return words_of(reading.sentence, low, high, reading.bodies) | counted


def _implied(subject: Subject | None) -> str:
    """Return the predicate that a noun says by itself: exports are exported."""
    return lexicon().predicates.get(subject.noun, "") if subject else ""


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
    return time_of(reading.sentence, figure.start, figure.end, reading.dates, setting)


def _sources_after(reading: Reading, figure: Figure) -> tuple[Source, ...]:
    """Return the works of the first note behind a figure within its sentence."""
    marks = sorted({offset for offset, _ in reading.sources if offset >= figure.end})
    return tuple(source for offset, source in reading.sources if marks and offset == marks[0])


def _cells(block: BlockText) -> Iterator[Cell]:
    cell = cell_of(block)
    if cell is not None:
        yield cell
