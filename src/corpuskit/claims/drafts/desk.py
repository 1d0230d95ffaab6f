"""A paper on the desk beside what it cites: which documents each sentence of it rests on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from operator import itemgetter
from typing import Any, TypeVar

from corpuskit.claims.drafts.days import days_in
from corpuskit.claims.drafts.nearness import Index, bag_of, index_of
from corpuskit.claims.drafts.printed import Printed, printed_in
from corpuskit.claims.drafts.spelling import Spelled, names_of
from corpuskit.claims.drafts.wording import Wording, wording_of
from corpuskit.claims.model import Citing, Extract, Listed, Manuscript, SentenceDate
from corpuskit.core.findings import Location

_Made = TypeVar("_Made")
# Items of a list that are no sentences by themselves, and what leads into them.
_GOES_ON, _LEADS = re.compile(r"[;,]\s*(?:and|or)?\s*$"), re.compile(r":\s*$")
_FEWEST_BREAKS = 2


@dataclass(frozen=True, eq=False)
class Desk:
    """Hold a paper and the documents of the corpus, and answer what cites what."""

    paper: Extract
    manuscript: Manuscript
    sources: Mapping[str, Extract]
    _indexes: dict[str, Index] = field(default_factory=dict)
    _days: dict[str, tuple[SentenceDate, ...]] = field(default_factory=dict)
    _wordings: dict[str, Wording] = field(default_factory=dict)
    _found: dict[tuple[object, ...], Any] = field(default_factory=dict)
    _names: dict[str, Mapping[str, Spelled]] = field(default_factory=dict)

    @cached_property
    def entries(self) -> Mapping[str, Listed]:
        """Return the bibliography by its keys; of two entries with one key the first counts."""
        return {entry.key: entry for entry in reversed(self.manuscript.listed)}

    @cached_property
    def by_group(self) -> Mapping[int, Sequence[Citing]]:
        """Return the citations at each sentence, in their order."""
        found: defaultdict[int, list[Citing]] = defaultdict(list)
        for citing in self.manuscript.citings:
            found[citing.group].append(citing)
        return {group: sorted(each, key=lambda c: c.offset) for group, each in found.items()}

    def grounds(self, group: int, end: int) -> tuple[Citing, ...]:
        """Return the citations that what ends at a place of a sentence rests on.

        They are those that stand next behind it together; where there are none behind it, those
        before it. A list without any rests on what stands at the sentence that leads into it, else
        on what the sentence behind the list cites.
        """
        here = self.by_group.get(group, ())
        if not here:
            return self._of_list(group)
        behind = [each.offset for each in here if each.offset >= end]
        at = min(behind) if behind else max(each.offset for each in here)
        return tuple(each for each in here if each.offset == at)

    def _of_list(self, group: int) -> tuple[Citing, ...]:
        sentences = self.paper.sentences
        first = last = group
        while first > 1 and _GOES_ON.search(sentences[first - 2].sentence):
            first -= 1
        if first < 2 or not _LEADS.search(sentences[first - 2].sentence):
            return ()
        while last < len(sentences) and _GOES_ON.search(sentences[last - 1].sentence):
            last += 1
        if first == last and sentences[group - 1].sentence.count(";") < _FEWEST_BREAKS:
            return ()
        lead, behind = self.by_group.get(first - 1, ()), self.by_group.get(last + 1, ())
        return tuple(lead) or tuple(each for each in behind if each.offset == behind[0].offset)

    def cited(self, citings: Sequence[Citing]) -> tuple[Extract, ...]:
        """Return the documents that citations are of, each once."""
        names = dict.fromkeys(name for each in citings for name in each.documents)
        return tuple(self.sources[name] for name in names if name in self.sources)

    def before(self, group: int, end: int) -> tuple[Extract, ...]:
        """Return the documents that a figure may be from: its grounds, and what is cited before."""
        grounds = self.grounds(group, end)
        own = any(each.offset >= end for each in grounds)
        here = [
            each
            for each in self.by_group.get(group, ())
            if each.offset < end and (each.named or not own)
        ]
        return self.cited((*grounds, *here))

    def beside(self, group: int) -> tuple[Extract, ...]:
        """Return all documents that a sentence cites."""
        return self.cited(self.by_group.get(group, ()))

    def behind(self, group: int) -> tuple[Citing, ...]:
        """Return the citations of the next sentence of the paragraph, or of the one after it.

        They may be for a sentence before them that has none of its own.
        """
        places = self.manuscript.paragraphs
        for other in (group + 1, group + 2):
            if not 0 < other <= len(places) or places[other - 1] != places[group - 1]:
                break
            if other in self.by_group:
                return self.grounds(other, 0)
        return ()

    def goes_on(self, group: int) -> bool:
        """Tell whether a sentence goes on in the paragraph of the one before it."""
        places = self.manuscript.paragraphs
        return 1 < group <= len(places) and places[group - 1] == places[group - 2]

    def near_grounds(self, group: int, end: int) -> tuple[Citing, ...]:
        """Return the citations that a passage rests on, in its paragraph if not in its sentence.

        A citation that closes a paragraph may be for all of it.
        """
        found = self.grounds(group, end)
        places = self.manuscript.paragraphs
        if found or not 0 < group <= len(places):
            return found
        own = places[group - 1]
        behind = (g for g in range(group + 1, len(places) + 1) if places[g - 1] == own)
        before = (g for g in range(group - 1, 0, -1) if places[g - 1] == own)
        beyond = (g for g in (group + 1, group - 1) if 0 < g <= len(places))
        for other in (*behind, *before, *beyond):
            if other in self.by_group:
                first = self.by_group[other][0] if other > group else self.by_group[other][-1]
                return tuple(c for c in self.by_group[other] if c.offset == first.offset)
        return ()

    def beside_near(self, group: int) -> tuple[Extract, ...]:
        """Return all documents that a sentence cites, or that are cited next in its paragraph."""
        return self.beside(group) or self.cited(self.near_grounds(group, 0))

    def place(self, group: int, start: int, end: int) -> Location:
        """Return the place of some words of a sentence of the paper."""
        where = self.paper.sentences[group - 1]
        spots = self.manuscript.spots[group - 1] if self.manuscript.spots else ()
        number = bisect_right(spots, start, key=itemgetter(0)) - 1
        if number < 0:
            return where.part(start, end)
        spot = spots[number]
        begin = spot.column + start - spot.offset
        return replace(
            where,
            document=spot.document,
            path=spot.path,
            line=spot.line,
            column=begin,
            end_column=begin + end - start,
            start=start,
            end=end,
        )

    def appeared(self, citing: Citing) -> date | None:
        """Return the last day on which a cited work can have appeared."""
        entry = self.entries.get(citing.key)
        days = [entry.last] if entry is not None else []
        for name in citing.documents:
            source = self.sources.get(name)
            days.append(source.published[1] if source and source.published else None)
        return max((day for day in days if day is not None), default=None)

    def remembered(self, key: tuple[object, ...], made: Callable[[], _Made]) -> _Made:
        """Return what was found before under a key, found now where it was not."""
        if key not in self._found:
            self._found[key] = made()
        found: _Made = self._found[key]
        return found

    def page_marks(self, document: str) -> Sequence[tuple[int, int, str]]:
        """Return where the pages of a document begin: line, column and number."""
        return dict(self.manuscript.pages).get(document, ())

    def pages_of(self, source: Extract, where: Location) -> frozenset[int]:
        """Return the pages on which a passage of a document may stand.

        Where its sentence runs over a page, both.
        """
        marks = self.page_marks(source.name)
        after = [s for s in source.sentences if (s.line, s.column) > (where.line, where.column)]
        following = min(after, key=lambda s: (s.line, s.column), default=where)
        found = set()
        for place in (where, following):
            at = bisect_right(marks, (place.line, place.column, "\U0010ffff")) - 1
            if at >= 0 and marks[at][2].isdecimal():
                found.add(int(marks[at][2]))
        return frozenset(found)

    def wording(self, source: Extract) -> Wording:
        """Return the words of a document in their order."""
        if source.name not in self._wordings:
            self._wordings[source.name] = wording_of(source)
        return self._wordings[source.name]

    def spelled(self, source: Extract) -> Mapping[str, Spelled]:
        """Return the names of a document as it spells them."""
        if source.name not in self._names:
            self._names[source.name] = names_of(source)
        return self._names[source.name]

    def index(self, source: Extract) -> Index:
        """Return the sentences of a document by their words."""
        if source.name not in self._indexes:
            self._indexes[source.name] = index_of(source.sentences)
        return self._indexes[source.name]

    def scores(self, source: Extract, sentence: str) -> Mapping[int, float]:
        """Return how much each sentence of a document has in common with one of the paper."""
        return self.remembered(
            ("scores", source.name, sentence),
            lambda: {n: score for score, n in self.index(source).nearest(bag_of(sentence))},
        )

    def days(self, source: Extract) -> Sequence[SentenceDate]:
        """Return the dates that a document prints."""
        if source.name not in self._days:
            self._days[source.name] = tuple(days_in(source))
        return self._days[source.name]

    def days_at(self, source: Extract, number: int) -> Sequence[SentenceDate]:
        """Return the dates of one sentence of a document."""
        return self.remembered(("days", source.name), partial(self._days_by, source))[number]

    def _days_by(self, source: Extract) -> Mapping[int, Sequence[SentenceDate]]:
        found: defaultdict[int, list[SentenceDate]] = defaultdict(list)
        for day in self.days(source):
            found[day.number].append(day)
        return found

    def printed(self, text: Extract) -> Sequence[Printed]:
        """Return the figures that the paper or a document prints."""
        return self.remembered(("printed", text.name), partial(self._printed, text))

    def _printed(self, text: Extract) -> tuple[Printed, ...]:
        found = printed_in(text)
        if text is not self.paper:
            return found
        # A figure that is no claim has the place of its sentence, which may begin on another line.
        return tuple(
            each
            if each.claim is not None or each.number < 0
            else replace(each, where=self.place(each.number + 1, each.where.start, each.where.end))
            for each in found
        )

    def printed_at(self, number: int) -> Sequence[Printed]:
        """Return the figures of one sentence of the paper, from 0."""
        return self.remembered(("printed at",), self._printed_by).get(number, ())

    def _printed_by(self) -> Mapping[int, Sequence[Printed]]:
        found: defaultdict[int, list[Printed]] = defaultdict(list)
        for each in self.printed(self.paper):
            found[each.number].append(each)
        return dict(found)


_kept: list[tuple[tuple[Extract, ...], tuple[Desk, ...]]] = []


def desks(extracts: Sequence[Extract]) -> tuple[Desk, ...]:
    """Return a desk for each paper among documents; what the last call made is kept.

    Every check of papers asks for them, with the same documents.
    """
    wanted = tuple(extracts)
    if _kept:
        known, made = _kept[0]
        if len(known) == len(wanted) and all(a is b for a, b in zip(known, wanted, strict=True)):
            return made
    sources = {each.name: each for each in wanted if each.manuscript is None}
    made = tuple(
        Desk(each, each.manuscript, sources) for each in wanted if each.manuscript is not None
    )
    _kept[:] = [(wanted, made)]
    return made
