"""Lengths of time against the two days between which the same thing went on.

A length and a beginning or end are set side by side by what their sentences have in common that
few others have (claims/linkage), whatever the verbs: «it took eleven years to bore the tunnel»,
«the tunnel was begun on 4 March 1951», «pierced on 9 May 1955». Of the stretches that a length may
be of the likeliest is meant; where one of them is as long as is said, nothing is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpuskit.claims.documents.affairs import telling_names
from corpuskit.claims.grammar.content import NAME, NOT, matter, names
from corpuskit.claims.grammar.times import DAYS
from corpuskit.claims.linkage.likeliest import likeliest
from corpuskit.claims.linkage.usage import Texts, Usage, usage_of
from corpuskit.claims.model import DatedEdge, Edge, Extract, Lasting
from corpuskit.core.findings import Location
from corpuskit.core.tolerances import ABOUT, tolerance

_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
_TO = re.compile(r"\s(?:to|until|till)\s|\d\s?[–-]\s?\d")
_MOST = 200
# A text that dates more beginnings with the words of one length is a chronicle: pairs are squares.
_MOST_EDGES = 60
# In a text that dates more than so many, a beginning and an end of two sentences are of one thing
# where they stand near each other and speak of the same.
_CHRONICLE, _NEAR = 8, 2
# What stretches are looked at, how much must be in common, and from where on it is sure.
_MAYBE, _LEAST = 2.0, 4.0
# So many words in common, of whatever rarity.
_WORDS = 2
# What it is worth that one person is spoken of.
_PERSON = 3.0
_MOST_APART = 3.0
# So much of what the likeliest has in common is enough to be meant instead.
_RIVAL = 0.7


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold a beginning and an end of one thing; `until` is the day of the end, told or not."""

    start: DatedEdge
    end: DatedEdge | None
    until: tuple[date, date]
    least: int
    most: int
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lasted:
    """Hold a length and a stretch of another, and how likely it is that they are of one thing."""

    lasting: Lasting
    stretch: Stretch
    shared: frozenset[str]
    rarity: float

    @property
    def units(self) -> float:
        """Return how many units the stretch has."""
        middle = (self.stretch.least + self.stretch.most) / 2
        return middle / float(DAYS[self.lasting.unit])

    @property
    def factor(self) -> float:
        """Return how many times as long as said the stretch is."""
        return self.units / float(self.lasting.length.point or 1)

    @property
    def ends(self) -> tuple[tuple[Location, str], tuple[Location, str]]:
        """Return each side's place with the document of the other."""
        a, b = self.lasting, self.stretch.start
        return (a.where, b.document), (b.where, a.document)


def lasted_otherwise(extracts: Sequence[Extract]) -> Iterator[Lasted]:
    """Yield the lengths that the likeliest stretch of the same thing does not bear out."""
    found = [each for each in candidates(extracts) if each.rarity >= _LEAST]
    yield from likeliest(found, lambda each: each.ends, lambda each: each.rarity)


def candidates(extracts: Sequence[Extract]) -> Iterator[Lasted]:
    """Yield the likeliest stretch of each length that none bears out, however likely."""
    named = {extract.name: extract for extract in extracts}
    lastings = [each for name in sorted(named) for each in named[name].lastings]
    if not lastings:
        return
    index = _by_word(named[name] for name in sorted(named))
    usage: dict[str, Usage] = {}
    for lasting in lastings:
        found = list(_told(lasting, index, named, usage))
        best = max(found, key=lambda each: each.rarity, default=None)
        if best is None:
            continue
        rivals = [each for each in found if each.rarity >= best.rarity * _RIVAL]
        if not any(_fits(each) for each in rivals):
            yield best


def _by_word(extracts: Iterable[Extract]) -> Mapping[str, Sequence[DatedEdge]]:
    found: defaultdict[str, list[DatedEdge]] = defaultdict(list)
    for extract in extracts:
        for edge in extract.edges:
            for word in edge.context:
                found[word].append(edge)
    return found


def _told(
    lasting: Lasting,
    index: Mapping[str, Sequence[DatedEdge]],
    named: Mapping[str, Extract],
    usage: dict[str, Usage],
) -> Iterator[Lasted]:
    near = {
        id(edge): edge
        for word in sorted(lasting.context)
        for edge in index.get(word, ())[:_MOST]
        if (edge.document, edge.paragraph) != (lasting.document, lasting.paragraph)
        and telling_names(edge.affair & lasting.affair)
    }
    by_document: defaultdict[str, list[DatedEdge]] = defaultdict(list)
    for edge in near.values():
        by_document[edge.document].append(edge)
    for name, edges in sorted(by_document.items()):
        for document in (name, lasting.document):
            if document not in usage:
                usage[document] = usage_of(named[document])
        texts = Texts(usage[name], usage[lasting.document])
        chronicle = len(named[name].edges) > _CHRONICLE
        for stretch in _stretches(lasting, edges, chronicle=chronicle):
            each = _linked(lasting, stretch, texts)
            if each is not None and each.factor <= _MOST_APART and each.factor * _MOST_APART >= 1:
                yield each


def _linked(lasting: Lasting, stretch: Stretch, texts: Texts) -> Lasted | None:
    """Return a length with a stretch that it may be of, or None where nothing says so."""
    shared = (stretch.words & lasting.context) - {NOT}
    one = bool(lasting.person) and lasting.person == stretch.start.person
    if not one and _of_two_people(lasting, stretch.start, shared):
        return None
    if one and _is_left_by_another(stretch):
        return None
    if _of_another_year(lasting, stretch):
        return None
    if stretch.words & (lasting.part - lasting.words) or _ends_elsewhere(lasting, stretch):
        return None
    joined = bool(lasting.service) and lasting.service <= stretch.start.words
    if lasting.service and not joined:
        return None
    held = one and (joined or (lasting.office and stretch.start.office))
    if not (matter(shared) or held) or len(shared) < _WORDS - one:
        return None
    if not (lasting.pronoun or one or shared & lasting.words):
        return None
    rarity = texts.rarity(shared) + _PERSON * one
    return Lasted(lasting, stretch, shared, rarity) if rarity >= _MAYBE else None


def _is_left_by_another(stretch: Stretch) -> bool:
    """Tell a beginning of one person from an end of whoever else left: «her deputy retired»."""
    end = stretch.end
    return end is not None and bool(end.person) and end.person != stretch.start.person


def _of_two_people(lasting: Lasting, start: DatedEdge, shared: frozenset[str]) -> bool:
    """Tell somebody's time in office from that of whoever else is spoken of in like words."""
    people = {lasting.person, start.person} - {""}
    # A family shares its name.
    own = {name for name in names(shared) if not any(name[len(NAME) :] in p for p in people)}
    if len(people) > 1 or lasting.office or start.office:
        return not own
    return False


def _of_another_year(lasting: Lasting, stretch: Stretch) -> bool:
    """Tell «struck in 1975 for eight days» from what went on in another year."""
    years = {int(year) for year in _YEAR.findall(lasting.where.sentence)}
    low, high = stretch.start.first.year, stretch.until[1].year
    return bool(years) and not any(low <= year <= high for year in years)


def _ends_elsewhere(lasting: Lasting, stretch: Stretch) -> bool:
    """Tell whether a length has an end of its own that is not that of a stretch."""
    if lasting.ended is None:
        return False
    first, last = lasting.ended
    return stretch.until[1] < first or last < stretch.until[0]


def _stretches(
    lasting: Lasting, edges: Sequence[DatedEdge], *, chronicle: bool
) -> Iterator[Stretch]:
    ends = [e for e in edges if e.edge is Edge.END][:_MOST_EDGES]
    for start in [e for e in edges if e.edge is Edge.START][:_MOST_EDGES]:
        if lasting.until is not None and lasting.until[0] > start.last:
            yield _stretch(start, None, lasting.until)
        if lasting.nth or lasting.present:
            continue
        for end in ends:
            if end.first > start.last and _of_one_thing(start, end, lasting, chronicle=chronicle):
                yield _stretch(start, end, (end.first, end.last))


def _of_one_thing(start: DatedEdge, end: DatedEdge, lasting: Lasting, *, chronicle: bool) -> bool:
    """Tell whether a beginning and an end are of one thing, and of what a length is of."""
    # «In hospital from 28 April to 1 July» has its end.
    if start.where != end.where and _TO.search(start.where.quote):
        return False
    told = bool(matter(start.words & end.words & lasting.context))
    if not chronicle or start.group == end.group:
        return told or end.paragraph == start.paragraph
    return told and end.paragraph == start.paragraph and abs(end.group - start.group) <= _NEAR


def _stretch(start: DatedEdge, end: DatedEdge | None, days: tuple[date, date]) -> Stretch:
    words = start.context
    if end is not None:
        one = end.paragraph == start.paragraph
        words = words | end.context if one else start.words | end.words
    least, most = (days[0] - start.last).days, (days[1] - start.first).days
    return Stretch(start, end, days, least, most, words)


def _fits(each: Lasted) -> bool:
    """Tell whether n units can lie between: from n-1 to n+1, and what the days leave open."""
    count, days = float(each.lasting.length.point or 0), float(DAYS[each.lasting.unit])
    about = each.lasting.length.modality != "exact"
    slack = max(1.0, count * float(tolerance(ABOUT)) if about else 0.0)
    return (count - slack) * days <= each.stretch.most and each.stretch.least <= (
        count + slack
    ) * days
