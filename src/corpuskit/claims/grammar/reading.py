"""One sentence as the markup and the shallow grammar show it: the ground that claims grow on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.phrases import Phrase, Sentence
from corpuskit.claims.grammar.subjects import Aliases
from corpuskit.claims.grammar.things import Thing
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.model import Generation, Source, Subject, Value
from corpuskit.core.findings import Location

_HE_OR_SHE = re.compile(r"(?:he|his|him|she|her|hers)\b", re.I)
# «Her husband Karl», «his late wife, Ida».
_KIN = re.compile(r"\b(?:her|his|their|the)\s+(?:[a-z]+\s+)?(?P<kin>[a-z-]+),?\s+$", re.I)


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold a `measure` or `num` of a sentence.

    `start` and `end` bound the whole expression, `number_start` and `number_end` the number in it.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Value
    unit: str
    commodity: str
    certain: bool
    xml_id: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """Hold a mention of a treaty or its kin: the words, and the register entry or name."""

    start: int
    end: int
    event: str
    label: str


@dataclass(frozen=True, slots=True)
class Person:
    """Hold a mention of a person: the words, and the register entry.

    `near` says that the mention stands in the paragraph that is being read, `generation` which of
    two people of one name is meant.
    """

    start: int
    end: int
    ref: str
    label: str
    near: bool = True
    generation: Generation = Generation.UNSAID


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Hold one sentence with all that was read in it; offsets count from its first character.

    `locate` turns two offsets and an id into a place in the file. `sources` are the works that
    the notes of the sentence cite, with the offset of the note's mark. `earlier` are the subjects
    named so far, nearest first, `topics` those that sentences began with, `named` those that a name
    of several words was given to; `lead` is, in a list, the subject of the sentence that led into
    it, and `led` what that sentence speaks of. `people` are named in the sentence, `person` is
    who was named last before it, `bodies` the stretches that name organisations.
    `local` has the names of the paragraph so far, `affair` those of the document's head as well.
    `marks` are the marks of notes by offset, each note by its run and number. `dates` date
    something, those `in_names` do not. `things` are what the text has spoken of, nearest first,
    `about` what its title names, `sorts` what it says that its names are; `said` is the sentence
    before in the paragraph, `told` the date last told in it, `told_said` the one that the sentence
    before tells, where it tells one, `reviewed` the year that the document
    is the report of.
    """

    sentence: Sentence
    figures: tuple[Figure, ...]
    dates: tuple[Dated, ...]
    instruments: tuple[Instrument, ...]
    sources: tuple[tuple[int, Source], ...]
    locate: Callable[[int, int, str], Location]
    aliases: Aliases
    earlier: tuple[Subject, ...] = ()
    topics: tuple[Subject, ...] = ()
    named: tuple[Subject, ...] = ()
    lead: Subject | None = None
    led: frozenset[str] = frozenset()
    people: tuple[Person, ...] = ()
    person: Person | None = None
    bodies: tuple[tuple[int, int], ...] = ()
    affair: frozenset[str] = frozenset()
    local: frozenset[str] = frozenset()
    published: tuple[date, date] | None = None
    in_names: tuple[Dated, ...] = ()
    group: int = 0
    note: str = ""
    marks: tuple[tuple[int, tuple[int, int]], ...] = ()
    things: tuple[Thing, ...] = ()
    about: tuple[Thing, ...] = ()
    sorts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    said: Sentence | None = None
    told: tuple[date, date] | None = None
    told_said: tuple[date, date] | None = None
    reviewed: tuple[date, date] | None = None

    @property
    def text(self) -> str:
        """Return the sentence's words."""
        return self.sentence.text

    def person_at(self, offset: int) -> Person | None:
        """Return who a pronoun at an offset stands for: who was named last before it."""
        before = [p for p in self.people if p.end <= offset and self._may_be(p, offset)]
        return before[-1] if before else self.person

    def _may_be(self, person: Person, offset: int) -> bool:
        """Tell whether «she» at an offset may be somebody: «her husband Karl» is not."""
        pronoun = _HE_OR_SHE.match(self.text, offset)
        kin = _KIN.search(self.text, 0, person.start)
        if pronoun is None or kin is None:
            return True
        other = "wives" if pronoun[0].casefold() in ("he", "his", "him") else "husbands"
        return kin["kin"].casefold() not in lexicon().words[other]

    def phrase_before(self, offset: int) -> Phrase | None:
        """Return the noun phrase that ends last before an offset, with all that hangs on it."""
        outer = [p for p in self.sentence.phrases if p.stop <= offset]
        if not outer:
            return None
        last = outer[-1]
        return next((p for p in outer if p.start <= last.start and p.stop >= last.stop), last)

    def phrase_from(self, offset: int) -> Phrase | None:
        """Return the noun phrase that begins first at or after an offset."""
        return next((p for p in self.sentence.phrases if p.start >= offset), None)


def value_of(
    quantity: Decimal | None,
    low: Decimal | None,
    high: Decimal | None,
    modality: str,
    step: Decimal,
) -> Value:
    """Make a value of what a measure carries: a point is an interval of no width."""
    if quantity is not None:
        if modality in ("moreThan", "atLeast"):
            return Value(quantity, None, step, modality)
        if modality in ("lessThan", "upTo"):
            return Value(None, quantity, step, modality)
        return Value(quantity, quantity, step, modality)
    return Value(low, high, step, modality)
