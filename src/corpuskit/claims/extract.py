"""From TEI to claims: values and references from the markup, the rest from the words around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from corpuskit.claims.citations.cited import sources_of
from corpuskit.claims.citations.notes import citations_of, numbers_by_block
from corpuskit.claims.dates.absences import absences_of, counts_from_before
from corpuskit.claims.dates.dated_clauses import clauses_of_treaties, dated_clauses
from corpuskit.claims.dates.dates_beside import dates_beside
from corpuskit.claims.dates.events import events_of, with_antecedent
from corpuskit.claims.dates.happenings import happenings_of
from corpuskit.claims.dates.reported import reported_of
from corpuskit.claims.documents.affairs import names_of_head
from corpuskit.claims.documents.publication import is_stated, publication_of
from corpuskit.claims.documents.records import records_of
from corpuskit.claims.documents.short_names import acronyms, short_names
from corpuskit.claims.figures.announced import lists_of
from corpuskit.claims.figures.extremes import extremes_of
from corpuskit.claims.figures.sentence_claims import claims_of
from corpuskit.claims.figures.taken_up import taken_up
from corpuskit.claims.grammar.common_words import common_words
from corpuskit.claims.grammar.needs import DATE, PERSON
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.things import sorts_of_names
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
from corpuskit.claims.markup.places import locator
from corpuskit.claims.milestones.reader import milestones_of
from corpuskit.claims.model import Cell, Claim, Extract
from corpuskit.claims.model.milestones import Span
from corpuskit.claims.people.ages import ages_of
from corpuskit.claims.people.ages_at_steps import ages_at_steps
from corpuskit.claims.people.protagonist import protagonist_of
from corpuskit.claims.readers import NEEDS, OF_SENTENCES
from corpuskit.claims.shares.breakdowns import breakdowns_of
from corpuskit.claims.shares.counted_shares import shares_of
from corpuskit.claims.shares.polls import polls_of
from corpuskit.claims.shares.portions import portions_of
from corpuskit.claims.shares.proportions import proportions_of, table_proportions
from corpuskit.claims.slots.encoder import slots_of
from corpuskit.claims.tables.cell_claims import cell_claims
from corpuskit.claims.walk import Walk
from corpuskit.core.document_dates import days_of
from corpuskit.core.findings import Location
from corpuskit.tei.document import Document

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
    walk = Walk(document.name, setting, aliases, sources)
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


def _read_stated(reading: Reading, before: Reading | None, walk: Walk, found: _Found) -> None:
    """Add the figures and the dates of one sentence."""
    found["claims"].extend(claims_of(reading, walk.document, walk.setting, before))
    _read_tellings(reading, walk, found)
    found["sentences"].append(reading.locate(0, len(reading.text), ""))


def _read_tellings(reading: Reading, walk: Walk, found: _Found) -> None:
    """Add what the clauses of a sentence tell, and the dates that none of them does."""
    told = tuple(tellings_of(reading, walk.document))
    found["tellings"].extend(told)
    found["beside"].extend(dates_beside(reading, told))


def _read_sentence(
    reading: Reading, before: Reading | None, linked: Reading, walk: Walk, found: _Found
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


def _dated(block: BlockText, published: tuple[date, date] | None) -> Location | None:
    """Return the place in the opening of a document where its own date is printed."""
    for dated in markup.dates_in(block, 0, len(block.chars)):
        if (dated.first, dated.last) == published:
            return locator(block, 0, len(block.chars))(dated.start, dated.end, dated.xml_id)
    return None


def _cells(block: BlockText) -> Iterator[Cell]:
    cell = cell_of(block)
    if cell is not None:
        yield cell
