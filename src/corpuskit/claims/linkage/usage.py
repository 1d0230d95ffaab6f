"""How often a document uses a word, counts a thing, gives a unit: what an agreement is worth."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpuskit.claims.documents.affairs import Affair, affair_of, names_in
from corpuskit.claims.grammar.accounts import of_a_side
from corpuskit.claims.grammar.content import NAME, THING, stem_of_noun
from corpuskit.claims.model import STATED, Claim, Extract, Passage, PrintedDay, Time
from corpuskit.core.findings import Location
from corpuskit.core.same import Same

MOST = 4.0
_NUMBER = re.compile(r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d{2,}(?:\.\d+)?|\d\.\d+")
_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
_GAPS = re.compile(r"[,\u00a0\u202f ]")
# Documents: more than anybody edits beside each other.
_REMEMBERED = 2048
_THINGS = 1 << 14
COUNT = "count"
_SUPERLATIVE = re.compile(r"\bthe\s+\w+est\s+(?:of|with)\s+(?:some|about|nearly|almost)?\s*$", re.I)
_ELIDED = re.compile(r"\bthere\s+(?:were|are|had\s+been)\s+(?:only|about|some)?\s*$", re.I)
_MODALITIES = frozenset({"exact", "about"})
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Usage:
    """Hold how often each word and each kind of figure stands in one document.

    `sentences` numbers those with a figure or a day, and the cells of tables; `spoken` is what
    each of the former speaks of, `words` counts the sentences and cells that each word stands in,
    `counted` the figures by what they count, by their dimension, and whether they stand in a table,
    `dated` those by their unit and period, `tallies` the figures of each tally. `affair`
    are the names that the document tells, `title` those of its head, `named`
    counts the sentences that have each name, `numbers` are those printed in digits, `measured`
    counts the figures of each property.
    """

    sentences: int
    spoken: Mapping[int, frozenset[str]]
    words: Mapping[str, int]
    counted: Mapping[tuple[str, str, bool], int]
    dated: Mapping[tuple[str, Time], int]
    affair: Affair = field(default_factory=Affair)
    tallies: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    title: frozenset[str] = frozenset()
    named: Mapping[str, int] = field(default_factory=dict)
    numbers: frozenset[str] = frozenset()
    measured: Mapping[tuple[str, str], int] = field(default_factory=dict)


def usage_of(extract: Extract) -> Usage:
    """Count what the sentences and tables of one document speak of.

    It is remembered, as most documents stand as they were when one is edited.
    """
    return _usage(
        Same(extract.claims), Same(extract.passages), Same(extract.sentences), extract.title
    )


@functools.lru_cache(maxsize=_REMEMBERED)
def _usage(
    claims: Same[tuple[Claim, ...]],
    passages: Same[tuple[Passage, ...]],
    told: Same[tuple[Location, ...]],
    title: str,
) -> Usage:
    said = {passage.group: passage.words for passage in passages.value}
    figures = [claim for claim in claims.value if can_be_linked(claim)]
    sentences_told = [place.sentence for place in told.value]
    sentences = [
        *said.values(),
        *(clause_words(claim) for claim in figures if claim.group not in said),
    ]
    return Usage(
        len(sentences),
        said,
        Counter(word for words in sentences for word in words),
        Counter(
            (what, claim.dimension, bool(claim.telling))
            for claim in figures
            for what in things(claim)
        ),
        _dated(figures),
        replace(
            affair_of(place.sentence for place in told.value),
            head=names_in(title),
            years=frozenset(y for t in (title, *sentences_told) for y in _YEAR.findall(t)),
        ),
        _told_in(figures),
        names_in(title),
        Counter(name for place in told.value for name in names_in(place.sentence)),
        frozenset(n for place in told.value for n in numbers_in(place.sentence)),
        Counter((claim.property, claim.dimension) for claim in figures),
    )


def _dated(figures: Sequence[Claim]) -> Counter[tuple[str, Time]]:
    """Count figures by their unit and period, those of counts by what they count."""
    found: Counter[tuple[str, Time]] = Counter()
    for claim in figures:
        for what in (
            (COUNT + thing for thing in things(claim)) if claim.unit == COUNT else (claim.unit,)
        ):
            found[what, claim.time] += 1
    return found


def _told_in(figures: Sequence[Claim]) -> Mapping[str, tuple[Claim, ...]]:
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in figures:
        if claim.tally is not None:
            found[claim.tally.key].append(claim)
    return {key: tuple(claims) for key, claims in found.items()}


def numbers_in(text: str) -> frozenset[str]:
    """Return the numbers of two digits or more that a text prints, without their separators."""
    return frozenset(_GAPS.sub("", number) for number in _NUMBER.findall(text))


def can_be_linked(claim: Claim) -> bool:
    """Tell a figure that is printed as one and stated as such, and is no ratio of two counts."""
    if (
        _ELIDED.search(claim.where.sentence[: claim.where.start])
        and claim.where.quote[-1:].isdigit()
    ):
        # «On the island there were 1,038»: of what, the text around says, or the reader knows.
        return False
    printed = claim.ratio is None and bool(claim.value.point) and not of_a_side(claim)
    if not claim.telling and _SUPERLATIVE.search(claim.where.sentence[: claim.where.start]):
        # «Two tunnels, the longest of 910 metres»: of which of them it is so is not said.
        return False
    return printed and claim.value.modality in _MODALITIES and claim.stance in STATED


def clause_words(claim: Claim) -> frozenset[str]:
    """Return what the clause of a figure speaks of, or the heads of its cell and their caption.

    «Pears» at the head of a row has the capital of a name, and may be a thing.
    """
    if not claim.telling:
        return claim.words | claim.carried if claim.carried else claim.words
    heads = (w.removeprefix(NAME) for w in claim.telling if w.startswith(NAME))
    things_told = {THING + stem_of_noun(head) for head in heads}
    return claim.words | claim.carried | things_told


def things(claim: Claim) -> frozenset[str]:
    """Return what a figure may count: its subject's concept or noun, its own noun, its heads."""
    if not claim.subject.head and claim.telling:
        told = claim.telling | (clause_words(claim) - claim.words)
        return frozenset(w.removeprefix(THING) for w in told if w.startswith(THING))
    return _counted(claim.subject.head or claim.subject.noun, claim.counted)


@functools.lru_cache(maxsize=_THINGS)
def _counted(*named: str) -> frozenset[str]:
    """Return the same bag for the same things, of which a corpus has few and many figures."""
    return frozenset(what for what in named if what)


@dataclass(frozen=True, slots=True)
class Texts:
    """Hold two documents, in which a word that few of their sentences have tells most."""

    a: Usage
    b: Usage
    _worth: dict[str, float] = field(default_factory=dict, compare=False, repr=False)

    def bag(self, claim: Claim | PrintedDay, *, second: bool) -> frozenset[str]:
        """Return all that the sentence of a claim speaks of, or the heads of its row."""
        usage = self.b if second else self.a
        words = claim.words if isinstance(claim, PrintedDay) else clause_words(claim)
        return usage.spoken.get(claim.group, _NOTHING) | words

    def named_apart(self, a: Claim | PrintedDay, b: Claim | PrintedDay) -> bool:
        """Tell whether each clause names somebody of whom the other document does not speak."""
        mine = any(_is_new(name, self.b.words) for name in named(a.words))
        return mine and any(_is_new(name, self.a.words) for name in named(b.words))

    def rarity(self, words: Iterable[str]) -> float:
        """Return what words in common are worth: the sum of their inverse document frequencies.

        Sentences stand for documents (Spärck Jones, A Statistical Interpretation of Term
        Specificity, Journal of Documentation 28 (1972), 11–21). A word that everything in the two
        texts is about is worth little, whatever it is worth elsewhere, and what other documents a
        corpus holds makes no difference. The sum is made in the order of the words, so that it is
        the same in every run.
        """
        return sum(self.worth(word) for word in sorted(words))

    def worth(self, word: str) -> float:
        """Return what one word in common is worth."""
        known = self._worth.get(word)
        if known is None:
            sentences = self.a.sentences + self.b.sentences + 1
            used = self.a.words.get(word, 0) + self.b.words.get(word, 0)
            known = min(MOST, math.log(sentences / used)) if used else 0.0
            self._worth[word] = known
        return known

    def alone(self, a: Claim, b: Claim) -> float:
        """Return 1 where each is the only figure of what both count, less where there are more."""
        shared = things(a) & things(b)
        return max((self._alone(what, a, b) for what in sorted(shared)), default=0.0)

    def _alone(self, what: str, a: Claim, b: Claim) -> float:
        mine = self.a.counted.get((what, a.dimension, bool(a.telling)), 1)
        yours = self.b.counted.get((what, b.dimension, bool(b.telling)), 1)
        return 1 / (mine * yours)

    def measured_alone(self, a: Claim, b: Claim) -> float:
        """Return 1 where each is the only height, price or depth of its text, 0 for counts."""
        if not a.property or a.property != b.property or a.property == COUNT:
            return 0.0
        mine = self.a.measured.get((a.property, a.dimension), 1)
        yours = self.b.measured.get((b.property, b.dimension), 1)
        return 1 / math.sqrt(mine * yours)

    def alone_in_period(self, a: Claim, b: Claim) -> float:
        """Return 1 where each is the only amount in its unit for its period, 0 for counts."""
        if a.unit == COUNT or a.unit != b.unit:
            return 0.0
        return self._alone_then(a.unit, a, b)

    def alone_then(self, a: Claim, b: Claim) -> float:
        """Return 1 where each is the only count of its thing for its period, 0 for amounts."""
        shared = things(a) & things(b) if a.unit == b.unit == COUNT else _NOTHING
        return max((self._alone_then(COUNT + what, a, b) for what in sorted(shared)), default=0.0)

    def _alone_then(self, what: str, a: Claim, b: Claim) -> float:
        mine, yours = self.a.dated.get((what, a.time), 1), self.b.dated.get((what, b.time), 1)
        return 1 / (mine * yours)


def _is_new(name: str, words: Mapping[str, int]) -> bool:
    """Tell a name that a document does not have; «the Union» it may have as «the union»."""
    return name not in words and THING + stem_of_noun(name.removeprefix(NAME)) not in words


def named(words: Iterable[str]) -> list[str]:
    """Return the names of a bag."""
    return [word for word in words if word.startswith(NAME)]
