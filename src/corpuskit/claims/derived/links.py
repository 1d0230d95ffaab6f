"""Printed figures that contradict what follows from the figures of another document.

A derived figure is linked like a printed one (claims/linkage): by all that both have in common. It
is rarer than a printed one and nearer to nothing by chance, so that less is asked for: by how much
less is learnt with the weights (data/linkage.toml).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corpuskit.claims.arithmetic.rate_totals import is_of_trade
from corpuskit.claims.comparison.common_unit import in_base, judge
from corpuskit.claims.derived.abroad import products_abroad
from corpuskit.claims.derived.figures import SAID, derived_of
from corpuskit.claims.derived.holding import holds, is_for_another, is_net, is_opposite
from corpuskit.claims.derived.model import Derived, Rule
from corpuskit.claims.derived.wholes import is_same_deed, may_be_whole
from corpuskit.claims.documents.affairs import telling_names
from corpuskit.claims.grammar.content import NAME, THING, stem_of_noun
from corpuskit.claims.grammar.times import overlap
from corpuskit.claims.identity.two_of_a_kind import kinds_of
from corpuskit.claims.linkage.agreement import SURE, agreement, one_moment, weights
from corpuskit.claims.linkage.likeliest import likeliest
from corpuskit.claims.linkage.links import parted
from corpuskit.claims.linkage.usage import Texts, Usage, can_be_linked, things, usage_of
from corpuskit.claims.model import STATED, Claim, Extract, Kind, Value
from corpuskit.core.findings import Level, Location
from corpuskit.core.tolerances import tolerance

_YEAR = re.compile(r"\s+(?:in|for|of|during)\s+(?P<year>(?:1[5-9]|20)\d{2})\b")
_YEARS = re.compile(r"\b(?:1[5-9]|20)\d{2}\b")
# A word that more figures than that speak of tells nothing.
_MOST = 2000
_NEAREST = 64
_MOST_APART = Decimal("2.25")
# What takes several figures to make is rarer still.
_MOST_TIMES = Decimal("2.5")
_ROUNDED = Decimal("1.02")
_NAMES = 2
_LIST = 4
_NEAR = 40
_NOW = re.compile(r"\b(?:now|today|currently|at\s+present|nowadays)\b", re.I)
# What boys and girls are counted as together, besides a figure that names no noun.
_ANYBODY = frozenset({"", "individual", "person"})
_PRODUCTS = frozenset({Rule.PRODUCT, Rule.ACROSS, Rule.NAMED})


@dataclass(frozen=True, slots=True)
class Implied:
    """Hold a derived figure and the printed one that it should be, and how likely that is."""

    derived: Derived
    printed: Claim
    total: float

    @property
    def ends(self) -> tuple[tuple[Location, str], tuple[Location, str]]:
        """Return each side's place with the document of the other."""
        a, b = self.derived.claim, self.printed
        return (a.where, b.document), (b.where, a.document)

    @property
    def level(self) -> Level:
        """Return how surely the two are reported."""
        return Level.WARNING if self.total >= weights("derived").warning else Level.NOTE


def contradicted(extracts: Sequence[Extract], rules: Sequence[Rule]) -> Iterator[Implied]:
    """Yield what is printed otherwise than it follows, each pair the likeliest of both."""
    kinds = kinds_of(extracts)
    found = [
        each
        for each in candidates(extracts, rules)
        if each.total >= weights("derived").note
        and not kinds.apart(each.derived.claim.where, each.printed.where)
    ]
    yield from likeliest(found, lambda each: each.ends, lambda each: each.total)


def candidates(extracts: Sequence[Extract], rules: Sequence[Rule]) -> Iterator[Implied]:
    """Yield the pairs that were looked at and differ, whatever they add up to."""
    named = {extract.name: extract for extract in extracts}
    pairs = _Pairs(named)
    agreeing: set[tuple[Location, str]] = set()
    found: list[Implied] = []
    for each, name, near in _looked_at(named, rules):
        both, one = pairs.texts(each.claim.document, name)
        of_it = [c for c in near if one or telling_names(c.affair & each.claim.affair)]
        differing = _between(each, of_it, named[each.claim.document], named[name], both)
        if differing is None:
            agreeing.add((each.claim.where, name))
        else:
            found += differing
    # Of all that a rate may be multiplied with, one that fits the other text is the right one.
    for implied in found:
        key = implied.derived.claim.where, implied.printed.document
        if implied.derived.rule not in _PRODUCTS or key not in agreeing:
            yield implied


def _looked_at(
    named: Mapping[str, Extract], rules: Sequence[Rule]
) -> Iterator[tuple[Derived, str, Sequence[Claim]]]:
    """Yield each derived figure with the figures of another document that it may be."""
    made = [d for name in sorted(named) for d in derived_of(named[name]) if d.rule in rules]
    printed = _by_word(named[name] for name in sorted(named)) if made else {}
    for each in made:
        for name, near in _near(each, printed):
            yield each, name, near
    if _PRODUCTS.isdisjoint(rules):
        return
    for each, name, beside in products_abroad({n: e.claims for n, e in named.items()}):
        near = [c for c in beside if _is_printed(c) and c.dimension == each.claim.dimension]
        if near:
            yield each, name, near


def is_as_it_follows(made: Derived, claim: Claim) -> bool:
    """Tell a printed figure that is what follows, but for its rounding."""
    apart = _apart(made.claim, claim)
    return apart is not None and (apart <= _allowed(made) or _agree(made.claim, claim))


def may_follow(made: Derived, claim: Claim) -> bool:
    """Tell a printed figure that is so near to what follows that somebody may have added wrongly.

    The whole is greater than each of its parts.
    """
    apart = _apart(made.claim, claim)
    if apart is None or apart > _most_apart(made) or not _is_printed(claim):
        return False
    greatest = max(part.value.point or Decimal(0) for part in made.inputs)
    return (claim.value.point or Decimal(0)) > greatest or claim.unit != made.inputs[0].unit


def is_another_than(made: Derived, claim: Claim, mine: Extract) -> bool:
    """Tell a figure of another time or stage than what follows, or that `mine` prints as well."""
    return _is_apart(made, claim) or _is_told(claim, made, mine)


class _Pairs:
    """Remember how often two documents use each word, and whether they are of one affair."""

    def __init__(self, named: Mapping[str, Extract]) -> None:
        self._named = named
        self._usage: dict[str, Usage] = {}
        self._texts: dict[tuple[str, str], tuple[Texts, bool]] = {}

    def texts(self, first: str, second: str) -> tuple[Texts, bool]:
        """Return the texts of two documents, and whether they are of one affair."""
        pair = first, second
        if pair not in self._texts:
            for document in pair:
                if document not in self._usage:
                    self._usage[document] = usage_of(self._named[document])
            both = Texts(self._usage[first], self._usage[second])
            self._texts[pair] = both, _of_one_affair(both)
        return self._texts[pair]


def _by_word(extracts: Iterable[Extract]) -> Mapping[str, list[Claim]]:
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for extract in extracts:
        spoken = {passage.group: passage.words for passage in extract.passages}
        for claim in extract.claims:
            if _is_printed(claim) and claim.kind is Kind.QUANTITY and not claim.telling:
                for word in sorted(claim.words | spoken.get(claim.group, frozenset())):
                    found[word].append(claim)
    return found


def _near(
    made: Derived, printed: Mapping[str, Sequence[Claim]]
) -> Iterator[tuple[str, list[Claim]]]:
    """Yield the figures of each other document that share a word which not very many have."""
    shared: dict[int, Claim] = {}
    for word in sorted(made.claim.words):
        block = printed.get(word, ())
        for claim in block if len(block) <= _MOST else ():
            if claim.document != made.claim.document and claim.dimension == made.claim.dimension:
                shared[id(claim)] = claim
    apart = {key: _apart(made.claim, claim) for key, claim in shared.items()}
    near = {key: far for key, far in apart.items() if far is not None and far <= _most_apart(made)}
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for key in sorted(near, key=lambda key: (near[key], shared[key].where))[:_NEAREST]:
        found[shared[key].document].append(shared[key])
    yield from sorted(found.items())


def _is_printed(claim: Claim) -> bool:
    bare = claim.where.quote == claim.where.sentence
    return not bare and claim.ratio is None and bool(claim.value.point) and claim.stance in SAID


def _of_one_affair(texts: Texts) -> bool:
    """Tell whether the sentences with figures of two documents have two names in common."""
    shared = (w for w in texts.a.words if w.startswith(NAME) and w in texts.b.words)
    return sum(1 for _ in zip(shared, range(_NAMES), strict=False)) == _NAMES


def _between(
    made: Derived, near: Sequence[Claim], mine: Extract, yours: Extract, texts: Texts
) -> list[Implied] | None:
    """Return the figures of one document that one may be; None where one of them is what it is."""
    found = []
    for claim in near:
        apart = _apart(made.claim, claim)
        if apart is None or parted(_of_whole(made), claim, texts) or _is_apart(made, claim):
            continue
        if is_as_it_follows(made, claim):
            return None
        if apart <= _most_apart(made) and not _is_told(claim, made, mine):
            found.append(claim)
    of = weights("derived")
    likely = []
    for claim in found:
        signs = agreement(made.claim, claim, texts)
        total = of.total(signs) + of.added[made.rule.value]
        if total > _printed_total(claim, mine, texts) and _may_be_whole(claim, made, yours):
            likely.append(Implied(made, claim, total))
    return likely


def _may_be_whole(claim: Claim, made: Derived, yours: Extract) -> bool:
    """Tell a figure that may be the whole of a sum; of a rate nothing is asked."""
    if made.rule in _PRODUCTS:
        return True
    return may_be_whole(claim, made, [c for c in yours.claims if c.group == claim.group])


def _most_apart(made: Derived) -> Decimal:
    """Return how many times as large a figure may be: what takes several to make is rarer."""
    return _MOST_TIMES if made.rule in _PRODUCTS else _MOST_APART


def _of_whole(made: Derived) -> Claim:
    """Return a derived figure; what is said of one part of a sum is not said of the sum."""
    claim = made.claim
    if made.rule in _PRODUCTS:
        return claim
    where = replace(claim.where, sentence=claim.where.sentence[: claim.where.end])
    return replace(claim, where=where)


def _is_apart(made: Derived, claim: Claim) -> bool:
    """Tell what is planned from what is, and a rate over its days from a figure of others."""
    if claim.stance not in STATED and all(c.stance in STATED for c in made.inputs):
        return True
    if _is_of_one_part(made, claim):
        return True
    if _is_listed(claim) or _at_other_times(made.claim, claim) or _is_bounded(made, claim):
        return True
    over_span = len(made.inputs) == 1 and claim.time.known
    one = overlap(made.claim.time, claim.time) and one_moment(made.claim.time, claim.time)
    return over_span and not one


def _is_of_one_part(made: Derived, claim: Claim) -> bool:
    """Tell the figure of one year from the sum of two: «£840 in 1957, and £610 in 1958»."""
    if len(made.inputs) < 2:
        return False
    text = made.inputs[0].where.sentence
    starts = [*(part.where.start for part in made.inputs[1:]), len(text)]
    years = [
        _YEAR.match(text, part.where.end, start)
        for part, start in zip(made.inputs, starts, strict=True)
    ]
    told = {year["year"] for year in years if year is not None}
    said = set(_YEARS.findall(claim.where.sentence))
    return len(told) == len(years) and len(said) == 1 and said <= told


def _is_bounded(made: Derived, claim: Claim) -> bool:
    """Tell what a rate or a total says nothing of: other days, more than is there, another sum."""
    a, b = made.claim, claim
    if is_opposite(a, b):
        return True
    sure = {a.time.basis, b.time.basis} <= SURE and a.time.known and b.time.known
    # What was awarded in one year may be due in the next; numbers without a noun say no more.
    told = made.rule not in _PRODUCTS and bool(a.counted or a.subject.head)
    if sure and not told and not overlap(a.time, b.time):
        return True
    if made.rule not in _PRODUCTS:
        return False
    if is_of_trade(a, b):
        return True
    return not holds(made, claim) or is_net(a) != is_net(b) or is_for_another(a, b)


def _is_listed(claim: Claim) -> bool:
    """Tell one of many figures of a sentence: the last of a list of parts is no whole."""
    return claim.ranks >= _LIST and claim.rank > 0


def _at_other_times(a: Claim, b: Claim) -> bool:
    """Tell a total of now from a sum of then, or of a time that is not told."""
    if overlap(a.time, b.time):
        return False
    return any(
        _NOW.search(c.where.sentence, max(0, c.where.start - _NEAR), c.where.start) for c in (a, b)
    )


def _apart(a: Claim, b: Claim) -> Decimal | None:
    """Return how many times as large the greater of two figures is."""
    if a.dimension != b.dimension:
        return None
    one_unit = a.unit == b.unit
    first, second = (a.value, b.value) if one_unit else (in_base(a), in_base(b))
    mine, yours = _middle(first), _middle(second)
    if not mine or not yours:
        return None
    low, high = sorted((abs(mine), abs(yours)))
    return high / low


def _middle(value: Value | None) -> Decimal | None:
    """Return a figure, or the middle of what one in an ambiguous unit may be."""
    if value is None or value.low is None or value.high is None:
        return value.point if value else None
    return (value.low + value.high) / 2


def _allowed(made: Derived) -> Decimal:
    """Return how far a figure may lie from what follows: rates and averages are no exact counts."""
    return 1 + tolerance("rate-contradicts-total") if made.rule in _PRODUCTS else _ROUNDED


def _agree(a: Claim, b: Claim) -> bool:
    judgement = judge(a, b)
    return judgement is None or judgement.agree


def _is_told(claim: Claim, made: Derived, mine: Extract) -> bool:
    """Tell whether the document that a figure is derived from prints the other one as well."""
    if _counts_a_part(claim, made):
        return True
    return any(
        c.unit == claim.unit and c.value.point == claim.value.point and c.words & claim.words
        for c in mine.claims
    ) or any(c.unit == claim.unit and _agree(c, claim) for c in made.inputs)


def _counts_a_part(claim: Claim, made: Derived) -> bool:
    """Tell whether what narrows a figure narrows one part of a sum, and another value another."""
    if made.rule in _PRODUCTS:
        return False
    if _counts_another(claim, made):
        return True
    parts = [claim.subject for claim in made.inputs]
    return any(
        any(value in part.facet(name) for part in parts)
        and any(part.facet(name) and value not in part.facet(name) for part in parts)
        for name, value in claim.subject.facets
    )


def _counts_another(claim: Claim, made: Derived) -> bool:
    """Tell a figure of another noun than what was added up: «54 sailors» of reports."""
    if claim.dimension != "count" or claim.counted in _ANYBODY or _is_of_all(claim, made):
        return False
    if made.rule is Rule.MIXED:
        return True
    parts = [part for part in made.inputs if part.counted not in _ANYBODY]
    if not parts or THING + stem_of_noun(claim.counted) in made.claim.words:
        return False
    return all(things(part).isdisjoint(things(claim)) for part in parts)


def _is_of_all(claim: Claim, made: Derived) -> bool:
    """Tell what all parts are together: «heard 88 witnesses» of men, hands and experts heard."""
    kinds = {part.counted for part in made.inputs}
    return claim.counted not in kinds and is_same_deed(claim, made)


def _printed_total(claim: Claim, mine: Extract, texts: Texts) -> float:
    """Return how likely the likeliest printed figure of the other document is the same thing."""
    return max(
        (
            weights("derived").total(agreement(other, claim, texts))
            for other in mine.claims
            if can_be_linked(other)
            and other.dimension == claim.dimension
            and other.words & claim.words
            and (_apart(other, claim) or _MOST_APART) < _MOST_APART
            and not parted(other, claim, texts)
        ),
        default=float("-inf"),
    )
