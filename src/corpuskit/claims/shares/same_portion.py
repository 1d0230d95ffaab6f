"""Shares set against counts that only seem to be a part and its whole, by what is said of both.

The share says of what it is one, and what is said of so many. Where the same, or its opposite, is
said of a count that stands behind a greater one of the same things, the two make that share, unless
another count of the text makes it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import combinations

from corpuskit.claims.grammar.content import DEED, NOT, THING, matter, named_apart, names
from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.numbered_apart import numbered_apart
from corpuskit.claims.grammar.opposites import parts_of, told_by_negation
from corpuskit.claims.grammar.portion_words import IS, kin_of, told_by
from corpuskit.claims.grammar.times import but_for_the_year, overlap
from corpuskit.claims.model import Basis, Counted, Extract, Portion, Time
from corpuskit.claims.shares.portions import kinds_in
from corpuskit.claims.shares.share_facts import ShareFact, share_facts
from corpuskit.core.findings import Location

_HUNDRED = Decimal(100)
# So many points more than the share allows must lie between the two.
_APART = Decimal(2)
_PERCENT = Decimal("0.5")
_MOST = 400
_MOST_SHARES = 60


class Deeds(Enum):
    """Say how what is said of two parts stands to each other."""

    SAME = "the same"
    OPPOSITE = "the opposite"
    OTHER = "something else"


@dataclass(frozen=True, slots=True)
class Unlike:
    """Hold a share, and the count and its whole that make another one."""

    share: ShareFact
    part: Portion
    whole: Counted
    makes: Decimal
    opposite: bool


@dataclass(frozen=True, slots=True)
class Excluding:
    """Hold a printed share and those that exclude it, of one part of one whole or of the other."""

    share: ShareFact
    others: tuple[ShareFact, ...]
    opposite: bool


@dataclass(frozen=True, slots=True)
class _Printed:
    """Hold a printed share with what is said of it, and the names that its document speaks of."""

    fact: ShareFact
    told: Portion
    names: frozenset[str]

    def can_be(self, other: Portion, time: Time, known: frozenset[str]) -> bool:
        """Tell whether two passages can be of one affair and time."""
        if self.told.where.sentence == other.where.sentence or not one_time(self.time, time):
            return False
        return not self.names or not known or bool(self.names & known)

    @property
    def time(self) -> Time:
        """Return when it is told that so many were it."""
        return self.told.time if self.told.time.known else self.fact.time


def unlike_shares(extracts: Sequence[Extract]) -> Iterator[Unlike]:
    """Yield the printed shares that the counts of another passage do not make."""
    known = {extract.name: names_of(extract) for extract in extracts}
    counted: dict[str, list[Portion]] = defaultdict(list)
    for portion in (portion for extract in extracts for portion in extract.portions):
        for noun in {kin_of(whole.noun) for whole in portion.wholes}:
            counted[noun].append(portion)
    for share in _printed(extracts, known):
        parts = counted.get(kin_of(share.fact.base), ())[:_MOST]
        near = [p for p in parts if share.can_be(p, p.time, known[p.document])]
        found = list(_made(share, near))
        if found:
            yield min(found, key=lambda each: each.part.where)


def excluding_shares(extracts: Sequence[Extract]) -> Iterator[Excluding]:
    """Yield the printed shares that say otherwise of one part, or leave too much for the other.

    A share that another of the document agrees with is told there for both.
    """
    known = {extract.name: names_of(extract) for extract in extracts}
    blocks: dict[str, list[_Printed]] = defaultdict(list)
    for share in _printed(extracts, known):
        blocks[kin_of(share.fact.base)].append(share)
    for shares in blocks.values():
        found: list[tuple[_Printed, _Printed, Deeds]] = []
        agreed: set[tuple[Location, str]] = set()
        for a, b in combinations(shares[:_MOST_SHARES], 2):
            if not a.can_be(b.told, b.time, b.names):
                continue
            deed = told_of(a.told, b.told)
            if deed is not Deeds.OTHER and _agree(a.fact, b.fact, deed):
                agreed |= _ends(a, b)
            elif deed is not Deeds.OTHER and _of_one_whole(a, b):
                found.append((a, b, deed))
        yield from _together([each for each in found if not _ends(*each[:2]) & agreed])


def _together(found: Sequence[tuple[_Printed, _Printed, Deeds]]) -> Iterator[Excluding]:
    """Yield one finding for all that exclude one share, the one that most do first."""
    partners: dict[tuple[Location, Deeds], list[tuple[_Printed, _Printed]]] = defaultdict(list)
    for a, b, deed in found:
        partners[a.told.where, deed].append((a, b))
        partners[b.told.where, deed].append((b, a))
    told: set[frozenset[Location]] = set()
    for (_, deed), pairs in sorted(partners.items(), key=lambda each: (-len(each[1]), each[0][0])):
        new = [(a, b) for a, b in pairs if frozenset((a.told.where, b.told.where)) not in told]
        told |= {frozenset((a.told.where, b.told.where)) for a, b in new}
        if new:
            others = tuple(b.fact for _, b in new)
            yield Excluding(new[0][0].fact, others, deed is Deeds.OPPOSITE)


def _ends(a: _Printed, b: _Printed) -> set[tuple[Location, str]]:
    return {(a.told.where, b.told.document), (b.told.where, a.told.document)}


def _agree(a: ShareFact, b: ShareFact, deed: Deeds) -> bool:
    low, high = (b.low, b.high) if deed is Deeds.SAME else (_HUNDRED - b.high, _HUNDRED - b.low)
    return a.low - _APART <= high and low <= a.high + _APART


def _of_one_whole(a: _Printed, b: _Printed) -> bool:
    """Tell whether nothing tells what two shares are shares of apart."""
    base = {THING + form for n in (a.fact.base, b.fact.base) for form in (n, n.rstrip("e"))}
    empty = base | told_by("intake") | a.told.deed | b.told.deed
    apart = (matter(a.told.narrowed) - b.told.around, matter(b.told.narrowed) - a.told.around)
    if any(each - empty for each in apart):
        return False
    if numbered_apart(a.told.where.sentence, b.told.where.sentence):
        return False
    return not named_apart(_named(a.told), _named(b.told))


def _printed(
    extracts: Sequence[Extract], known: Mapping[str, frozenset[str]]
) -> Iterator[_Printed]:
    told = {portion.where: portion for extract in extracts for portion in extract.portions}
    for fact in share_facts(extracts):
        share = told.get(fact.where[0])
        if fact.printed and fact.base and share is not None and fact.low <= fact.high:
            yield _Printed(fact, share, known[share.document])


def names_of(extract: Extract) -> frozenset[str]:
    """Return the names that a document speaks of."""
    bags = (passage.words for passage in extract.passages)
    return names(frozenset().union(*bags))


def one_time(a: Time, b: Time) -> bool:
    """Tell whether two times can be one; the day that a document is of parts nothing."""
    if not a.known or not b.known or overlap(a, b) or but_for_the_year(a, b):
        return True
    return Basis.DOCUMENT in (a.basis, b.basis)


def _made(printed: _Printed, near: Iterable[Portion]) -> Iterator[Unlike]:
    """Yield what the counts make otherwise; nothing where any of them make the share."""
    found: list[Unlike] = []
    fact, share = printed.fact, printed.told
    for part in near:
        deed = told_of(share, part)
        if deed is Deeds.OTHER:
            continue
        for whole in part.wholes:
            if kin_of(whole.noun) != kin_of(fact.base):
                continue
            makes = _share_of(part, whole)
            if deed is Deeds.OPPOSITE:
                makes = _HUNDRED - makes
            if fact.low - _PERCENT <= makes <= fact.high + _PERCENT:
                return
            apart = max(fact.low - makes, makes - fact.high)
            if apart > _APART and _is_whole(fact, share, part, whole):
                found.append(Unlike(fact, part, whole, makes, deed is Deeds.OPPOSITE))
    yield from found


def _share_of(part: Portion, whole: Counted) -> Decimal:
    return (part.value.point or Decimal(0)) / (whole.value.point or Decimal(1)) * _HUNDRED


def told_of(a: Portion, b: Portion) -> Deeds:
    """Tell whether the same is said of two parts, or the opposite."""
    mine, yours = parts_of(a.clause), parts_of(b.clause)
    crossed = any((name, 1 - side) in yours for name, side in mine)
    alike = bool(mine & yours)
    shared = {key for key in a.deed & b.deed if key != NOT}
    if _undone(a, b) or _undone(b, a):
        return Deeds.OPPOSITE
    if crossed and not alike and not shared:
        apart = _negated(a) != _negated(b) or _says_little(a, b)
        return Deeds.OTHER if apart else Deeds.OPPOSITE
    are = {key for key in a.deed ^ b.deed if key.startswith(IS)}
    if crossed or not (alike or shared) or are or _done_otherwise(a, b):
        return Deeds.OTHER
    return Deeds.OPPOSITE if a.denied != b.denied else Deeds.SAME


def told_apart(a: Portion, b: Portion) -> bool:
    """Tell whether two shares name other doers, other things, or other ones of them, each its own.

    «30 per cent were heated with coal» is not «half were heated with oil».
    """
    if a.doer and b.doer and not a.doer & b.doer:
        return True
    light = told_by("light") | told_by("intake")
    if matter(a.narrowed) - b.around - light and matter(b.narrowed) - a.around - light:
        return True
    if kinds_in(a) - b.around - light or kinds_in(b) - a.around - light:
        return True
    mine, yours = _are(a), _are(b)
    if mine and yours:
        return not mine & yours
    return _complete_otherwise(a, b)


def _are(portion: Portion) -> frozenset[str]:
    return frozenset(key for key in portion.deed if key.startswith(IS))


def _complete_otherwise(a: Portion, b: Portion) -> bool:
    """Tell one verb that is completed by a word of each: «rejected for their teeth», «eyes»."""
    if not a.deed & b.deed - {NOT}:
        return False
    return bool(a.behind - b.around) and bool(b.behind - a.around)


def _negated(portion: Portion) -> bool:
    """Tell whether a part is denied by more than the word that says which part it is."""
    return portion.denied and not told_by_negation(portion.clause)


def _says_little(a: Portion, b: Portion) -> bool:
    """Tell verbs that say nothing without what stands behind them, where that is not one thing."""
    light = told_by("light")
    if not a.deed or not b.deed or not a.deed <= light or not b.deed <= light:
        return False
    mine, yours = matter(a.said - a.doer), matter(b.said - b.doer)
    return bool(mine and yours) and not mine & yours


def _undone(a: Portion, b: Portion) -> bool:
    """Tell «unanswered» where the other says «answered»."""
    deeds = (key.removeprefix(THING) for key in a.deed if key.startswith(THING))
    return any(THING + "un" + deed in b.words for deed in deeds)


def _done_otherwise(a: Portion, b: Portion) -> bool:
    """Tell what two do, or what is done to two things, under one verb."""
    if a.doer and b.doer and not a.doer & b.doer:
        return True
    if _complete_otherwise(a, b):
        return True
    shared = a.deed & b.deed - {NOT}
    if not shared or shared - told_by("light"):
        return False
    mine, yours = matter(a.said - a.doer), matter(b.said - b.doer)
    return not mine & yours


def _is_whole(fact: ShareFact, share: Portion, part: Portion, whole: Counted) -> bool:
    """Tell whether nothing tells a count from what the share is a share of."""
    if whole.deed & part.deed - {NOT}:
        return False
    nouns = {fact.base, whole.noun, part.noun} - {""}
    base = {THING + form for noun in nouns for form in (noun, noun.rstrip("e"))}
    base |= {DEED + lexicon().implied[n] for n in nouns if n in lexicon().implied}
    empty = base | told_by("intake") | share.deed | part.deed
    around = whole.words | part.words
    if matter(share.narrowed) - around - empty:
        return False
    light = told_by("light")
    if matter(whole.narrowed) - share.around - empty:
        return False
    if matter(part.narrowed) - share.around - whole.words - base - light:
        return False
    named = _named(share)
    if named_apart(_named(part), named) or named_apart(names(whole.words), named):
        return False
    if any(numbered_apart(share.where.sentence, w.where.sentence) for w in (part, whole)):
        return False
    return not named_apart(names(share.narrowed) - share.affair, names(around))


def _named(portion: Portion) -> frozenset[str]:
    """Return the names in what is said of a part, and of what it is a part."""
    return names(portion.narrowed | portion.said | portion.doer)
