"""The sentences of a document in turn, each with what the earlier ones leave behind.

What a pronoun or a definite noun stands for, the year that a day leans on, the number of a note and
whom a text is about are known from what was read before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from corpuskit.claims.arithmetic.per import last_length, with_period
from corpuskit.claims.documents.affairs import names_in
from corpuskit.claims.figures.coins import as_coins
from corpuskit.claims.figures.gapped import with_units
from corpuskit.claims.grammar.antecedents import opens_clause, resolved
from corpuskit.claims.grammar.common_words import common_in
from corpuskit.claims.grammar.content import words_of
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Sentence, parse_sentence
from corpuskit.claims.grammar.reading import Figure, Person, Reading
from corpuskit.claims.grammar.subjects import Aliases, subject_of
from corpuskit.claims.grammar.things import Thing, things_in
from corpuskit.claims.grammar.times import Setting
from corpuskit.claims.markup import blocks as markup
from corpuskit.claims.markup.blocks import BlockText
from corpuskit.claims.markup.paragraph_numbers import numbered_sentences
from corpuskit.claims.markup.places import locator
from corpuskit.claims.model import Source, Subject
from corpuskit.claims.people.protagonist import Protagonist, goes_on_with

# A sentence of its own between a remark and the next work.
_BIRTH = re.compile(r"\bborn\b[^.;]{0,40}$")
_REMARK = re.compile(r"\w{3,}[.?!]\s")
_MEMORY = 12


@dataclass
class Walk:
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
        # Of when somebody was born nothing else is told.
        told_of = [d for d in reading.dates if not _BIRTH.search(reading.text[: d.start])]
        if told_of:
            last = told_of[-1]
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


def _completed(reading: Reading, marked: Sequence[Figure], lasting: str) -> tuple[Figure, ...]:
    """Return the figures of a sentence with what stands elsewhere in it: a unit, a unit of time."""
    told = (with_period(reading, figure, lasting) for figure in with_units(reading, marked))
    return tuple(as_coins(reading, figure) for figure in told)
