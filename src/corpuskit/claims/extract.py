"""From TEI to claims: values and references from the markup, the rest from the words around it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from corpuskit.claims.arithmetic.per import last_length, with_period
from corpuskit.claims.citations.cited import sources_of
from corpuskit.claims.citations.notes import citations_of, numbers_by_block
from corpuskit.claims.dates.absences import absences_of, counts_from_before
from corpuskit.claims.dates.dated_clauses import clauses_of_treaties, dated_clauses
from corpuskit.claims.dates.dates_beside import dates_beside
from corpuskit.claims.dates.events import events_of, with_antecedent
from corpuskit.claims.dates.happenings import happenings_of
from corpuskit.claims.dates.reported import reported_of
from corpuskit.claims.documents.affairs import names_in, names_of_head
from corpuskit.claims.documents.publication import is_stated, publication_of
from corpuskit.claims.documents.records import records_of
from corpuskit.claims.documents.short_names import acronyms, short_names
from corpuskit.claims.figures.announced import lists_of
from corpuskit.claims.figures.coins import as_coins
from corpuskit.claims.figures.extremes import extremes_of
from corpuskit.claims.figures.gapped import with_units
from corpuskit.claims.figures.sentence_claims import claims_of
from corpuskit.claims.figures.taken_up import taken_up
from corpuskit.claims.grammar.antecedents import opens_clause, resolved
from corpuskit.claims.grammar.common_words import common_in, common_words
from corpuskit.claims.grammar.content import words_of
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.needs import DATE, PERSON
from corpuskit.claims.grammar.phrases import Sentence, parse_sentence
from corpuskit.claims.grammar.reading import Figure, Person, Reading
from corpuskit.claims.grammar.subjects import Aliases, subject_of
from corpuskit.claims.grammar.things import Thing, sorts_of_names, things_in
from corpuskit.claims.grammar.times import Setting
from corpuskit.claims.judgements.decisions import read_decisions
from corpuskit.claims.judgements.disputes import disputes
from corpuskit.claims.judgements.suppressions import read_suppressions
from corpuskit.claims.lengths.edges import edges_of
from corpuskit.claims.lengths.lastings import lastings_of
from corpuskit.claims.linkage.tellings import tellings_of
from corpuskit.claims.markup import blocks as markup
from corpuskit.claims.markup.blocks import BlockText
from corpuskit.claims.markup.cells import cell_of
from corpuskit.claims.markup.oddities import oddities, unread
from corpuskit.claims.markup.paragraph_numbers import numbered_sentences
from corpuskit.claims.markup.places import locator
from corpuskit.claims.milestones.reader import milestones_of
from corpuskit.claims.model import (
    Cell,
    Claim,
    Extract,
    Source,
    Subject,
)
from corpuskit.claims.model.milestones import Span
from corpuskit.claims.people.ages import ages_of
from corpuskit.claims.people.ages_at_steps import ages_at_steps
from corpuskit.claims.people.protagonist import Protagonist, goes_on_with, protagonist_of
from corpuskit.claims.readers import NEEDS, OF_SENTENCES
from corpuskit.claims.shares.breakdowns import breakdowns_of
from corpuskit.claims.shares.counted_shares import shares_of
from corpuskit.claims.shares.polls import polls_of
from corpuskit.claims.shares.portions import portions_of
from corpuskit.claims.shares.proportions import proportions_of, table_proportions
from corpuskit.claims.slots.encoder import slots_of
from corpuskit.claims.tables.cell_claims import cell_claims
from corpuskit.core.document_dates import days_of
from corpuskit.core.findings import Location
from corpuskit.tei.document import Document

# A sentence of its own between a remark and the next work.
_REMARK = re.compile(r"\w{3,}[.?!]\s")
_MEMORY = 12
_OPENING = 12


_Found = dict[str, list[Any]]


def extract(document: Document, *, stated: bool = False) -> Extract:
    """Extract every claim of one document; it depends on it, its registers and settings alone.

    `stated` asks for no more than its figures, its dates and its sentences, for what is compared
    with other documents by these alone.
    """
    blocks = markup.read_blocks(document)
    told = days_of(document.name)
    published = told or publication_of(document.tree)
    aliases = replace(acronyms(block.chars for block in blocks), short=short_names(blocks))
    sources = {block.index: sources_of(block) for block in blocks if block.kind == "note"}
    found: _Found = defaultdict(list)
    decisions, unclear = read_decisions(document, blocks)
    suppressions, unclear_too = read_suppressions(document, blocks)
    cited = citations_of(blocks, document.name)
    period, reviewed = markup.period_covered(blocks), markup.year_reviewed(blocks)
    setting = Setting(published=published, period=period, reviewed=reviewed)
    walk = _Walk(document.name, setting, aliases, sources)
    walk.head = names_of_head(blocks)
    walk.common = common_words(block.chars for block in blocks)
    walk.numbers = numbers_by_block(blocks, cited)
    walk.protagonist = protagonist_of(blocks)
    walk.sorts = sorts_of_names(block.chars for block in blocks)
    told_all: list[Reading] = []
    for block in blocks:
        before: Reading | None = None
        read: list[Reading] = []
        earlier = len(found["claims"])
        for reading in walk.readings(block):
            read.append(reading)
            if stated:
                _read_stated(reading, before, walk, found)
                before = reading
                continue
            linked = with_antecedent(reading, before)
            _read_sentence(reading, before, linked, walk, found)
            before = linked
        if not stated:
            told_all.extend(read)
            found["taken_up"].extend(taken_up(read, document.name))
            found["portions"].extend(portions_of(read, found["claims"][earlier:], document.name))
            found["reported"].extend(reported_of(read, document.name))
            found["edges"].extend(edges_of(read, document.name))
            found["lastings"].extend(lastings_of(read, document.name))
    for each in milestones_of(told_all, document.name):
        found["spans" if isinstance(each, Span) else "milestones"].append(each)
    cells = tuple(cell for block in blocks for cell in _cells(block))
    found["claims"].extend(cell_claims(cells, document.name, walk.group + 1))
    found["proportions"].extend(table_proportions(cells, document.name))
    claims: Iterable[Claim] = found.pop("claims")
    whole = Extract(
        name=document.name,
        path=str(document.path),
        published=published,
        published_stated=told is not None or (published is not None and is_stated(document.tree)),
        dated=next(filter(None, (_dated(block, published) for block in blocks[:_OPENING])), None),
        claims=tuple(claims),
        cells=cells,
        sources=tuple(source for found in sources.values() for _, source in found),
        cited=cited.works,
        records=records_of(document),
        notes=cited.numbers,
        pointers=cited.pointers,
        oddities=() if stated else (*oddities(blocks), *disputes(blocks)),
        unread=(*unread(blocks), *unclear, *unclear_too),
        decisions=decisions,
        suppressions=suppressions,
        title=_title(blocks),
        **_tuples(found),
    )
    return whole if stated else replace(whole, slots=tuple(slots_of(whole)))


def _title(blocks: Sequence[BlockText]) -> str:
    return "\n".join(block.chars for block in blocks if block.kind == "titlePart")


def _tuples(found: _Found) -> Mapping[str, Any]:
    return {name: tuple(each) for name, each in found.items()}


def _read_stated(reading: Reading, before: Reading | None, walk: _Walk, found: _Found) -> None:
    """Add the figures and the dates of one sentence."""
    found["claims"].extend(claims_of(reading, walk.document, walk.setting, before))
    _read_tellings(reading, walk, found)
    found["sentences"].append(reading.locate(0, len(reading.text), ""))


def _read_tellings(reading: Reading, walk: _Walk, found: _Found) -> None:
    """Add what the clauses of a sentence tell, and the dates that none of them does."""
    told = tuple(tellings_of(reading, walk.document))
    found["tellings"].extend(told)
    found["beside"].extend(dates_beside(reading, told))


def _read_sentence(
    reading: Reading, before: Reading | None, linked: Reading, walk: _Walk, found: _Found
) -> None:
    """Add what one sentence says; what some readers find, others build on or leave alone.

    `linked` is the sentence with the treaty that it goes on to speak of.
    """
    name = walk.document
    stated = tuple(claims_of(reading, name, walk.setting, before))
    events = events_of(linked, name)
    dated = {event.where for event in events}
    signed = tuple(clauses_of_treaties(events, reading))
    dated_here, somebody = DATE.met_by(reading), PERSON.met_by(reading)
    told = tuple(happenings_of(reading, name)) if dated_here else ()
    found["claims"].extend(stated)
    found["breakdowns"].extend(breakdowns_of(reading, name, before))
    found["breakdowns"].extend(shares_of(reading, name, before))
    found["breakdowns"].extend(lists_of(reading, name))
    found["polls"].extend(polls_of(reading, stated, name))
    found["proportions"].extend(proportions_of(reading, stated, before))
    found["events"].extend((*events, *(event for event in told if event.where not in dated)))
    if somebody:
        last = walk.setting.paragraph
        found["ages"].extend(ages_of(reading, name, last))
        found["ages_at_steps"].extend(ages_at_steps(reading, name, last))
    found["extremes"].extend(extremes_of(reading, name, stated))
    if dated_here or (reading.told_said is not None and counts_from_before(reading)):
        found["absences"].extend(absences_of(reading, name, stated))
    found["clauses"].extend((*signed, *dated_clauses(reading, name, signed)))
    found["sentences"].append(reading.locate(0, len(reading.text), ""))
    _read_tellings(reading, walk, found)
    for kind, read in OF_SENTENCES.items():
        needs = NEEDS.get(kind)
        if needs is None or needs.met_by(reading):
            found[kind].extend(read(reading, name))


def _completed(reading: Reading, marked: Sequence[Figure], lasting: str) -> tuple[Figure, ...]:
    """Return the figures of a sentence with what stands elsewhere in it: a unit, a unit of time."""
    told = (with_period(reading, figure, lasting) for figure in with_units(reading, marked))
    return tuple(as_coins(reading, figure) for figure in told)


def _dated(block: BlockText, published: tuple[date, date] | None) -> Location | None:
    """Return the place in the opening of a document where its own date is printed."""
    for dated in markup.dates_in(block, 0, len(block.chars)):
        if (dated.first, dated.last) == published:
            return locator(block, 0, len(block.chars))(dated.start, dated.end, dated.xml_id)
    return None


@dataclass
class _Walk:
    """Carry what earlier sentences leave behind: subjects, the paragraph's date, numbering."""

    document: str
    setting: Setting
    aliases: Aliases
    sources: Mapping[int, tuple[tuple[int, Source], ...]]
    memory: tuple[Subject, ...] = ()
    group: int = 0
    topics: tuple[Subject, ...] = ()
    named: tuple[Subject, ...] = ()
    lead: Subject | None = None
    led: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()
    person: Person | None = None
    protagonist: Protagonist | None = None
    head: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    local: frozenset[str] = frozenset()
    numbers: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    lasting: str = ""
    things: tuple[Thing, ...] = ()
    about: tuple[Thing, ...] = ()
    sorts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    said: Sentence | None = None
    told_said: tuple[date, date] | None = None

    def readings(self, block: BlockText) -> Iterator[Reading]:
        """Yield the sentences of a block, each with its surroundings."""
        if block.kind == "cell":
            return
        kept = self.memory if block.kind == "note" else ()
        known = self.person = replace(self.person, near=False) if self.person else None
        if self.protagonist and block.kind != "note" and goes_on_with(block, self.protagonist):
            self.person = self.protagonist.person
        heading = markup.heading_dates(block, self.setting.published)
        self.setting = replace(self.setting, heading=heading, paragraph=None)
        self.local, self.lasting = frozenset(), ""
        self.things = tuple(replace(thing, near=False) for thing in self.things)
        self.said = self.told_said = None
        for low, high in numbered_sentences(block):
            yield self._reading(block, low, high)
        if block.kind == "note":
            self.memory = kept
            self.person = known
        elif block.kind not in ("item", "label"):
            leads = block.chars.endswith(":")
            self.lead = self.topics[0] if self.topics and leads else None
            self.led = self.last if leads else frozenset()

    def _reading(self, block: BlockText, low: int, high: int) -> Reading:
        marked = markup.figures_in(block, low, high)
        dates = markup.dates_in(block, low, high)
        sentence = parse_sentence(
            block.chars[low:high],
            [(f.number_start, f.number_end) for f in marked],
            [(d.start, d.end) for d in dates],
            common_in(block.chars[low:high], self.common),
        )
        self.group += 1
        self.local |= names_in(sentence.text)
        reading = Reading(
            sentence=sentence,
            figures=marked,
            dates=tuple(d for d in dates if markup.tells_time(sentence.text, d)),
            in_names=tuple(d for d in dates if not markup.tells_time(sentence.text, d)),
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
            affair=self.head | self.local,
            local=self.local,
            published=self.setting.published,
            lead=self.lead if block.kind in ("item", "label") else None,
            led=self.led if block.kind in ("item", "label") else frozenset(),
            group=self.group,
            note=block.note,
            marks=tuple(
                (offset - low, self.numbers[note])
                for offset, note in block.notes
                if low < offset <= high + 1 and note in self.numbers
            ),
            things=self.things,
            about=self.about,
            sorts=self.sorts,
            said=self.said,
            told=self.setting.paragraph,
            told_said=self.told_said,
            reviewed=self.setting.reviewed,
        )
        reading = replace(reading, figures=_completed(reading, marked, self.lasting))
        self.lasting = last_length(reading.figures)
        self.memory = (*self._mentioned(reading), *self.memory)[:_MEMORY]
        self.named = (*self._named(reading), *self.named)[:_MEMORY]
        self.topics = (*self._topic(reading), *self.topics)[:_MEMORY]
        told = tuple(things_in(sentence, self.aliases, self.sorts))
        self.things = (*told, *self.things)[:_MEMORY]
        if block.kind == "titlePart":
            self.about = (*self.about, *told) or self._titled(reading)
        self.said = sentence
        days = {(d.first, d.last) for d in dates}
        self.told_said = next(iter(days)) if len(days) == 1 else None
        self.last = words_of(sentence, bodies=reading.bodies)
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

    def _titled(self, reading: Reading) -> tuple[Thing, ...]:
        """Return the name that a title is, of which it does not say what it is."""
        phrases = reading.sentence.phrases
        if (
            len(phrases) != 1
            or phrases[0].start
            or not all(w[:1].isupper() for w in phrases[0].words)
        ):
            return ()
        if lemma(phrases[0].head) != phrases[0].head.casefold() and len(phrases[0].words) == 1:
            return ()
        return (Thing(subject_of(phrases[0], self.aliases), frozenset()),)

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


def _cells(block: BlockText) -> Iterator[Cell]:
    cell = cell_of(block)
    if cell is not None:
        yield cell
