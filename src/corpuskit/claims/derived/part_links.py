"""Parts of one whole in two documents that cannot both be true."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpuskit.claims.derived.part_signs import (
    another_base,
    another_time,
    is_plain,
    may_be_one,
    narrower_base,
    shared_told,
    signs_of,
    told_of_one,
)
from corpuskit.claims.derived.parts import Part, parts_of
from corpuskit.claims.derived.table_parts import table_parts
from corpuskit.claims.documents.affairs import may_be_one_affair, telling_names
from corpuskit.claims.grammar.opposites import told_by_negation, told_opposed
from corpuskit.claims.linkage.agreement import weights
from corpuskit.claims.linkage.likeliest import likeliest
from corpuskit.claims.linkage.links import is_another
from corpuskit.claims.linkage.usage import Texts, usage_of
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Level, Location
from corpuskit.core.same import Same

_RELATIVE = re.compile(r",\s+(?:which|who|whom|whose|as|although|though|because|since)\b", re.I)
_DENIES = re.compile(
    r"\b(?:not|without|never|none|nothing|lacked|no(?!\s+(?:more|less|fewer|later|other)\b))\b",
    re.I,
)
_HUNDRED = Decimal(100)
# A word that more parts than that are told by tells nothing.
_MOST = 400
# Documents: more than anybody edits beside each other.
_REMEMBERED = 2048
_MOST_APART = Decimal("2.5")
_ROUNDED = Decimal("1.03")
# So many points must lie between two shares at least.
_APART = Decimal("0.5")
# What adds up to so much less than what is shown is still likely to be meant.
_LIKELY = 2.0


@dataclass(frozen=True, slots=True)
class PartLink:
    """Hold two parts that may be one, or the two parts of one whole, and how likely that is.

    A share is printed for `a`. `number` says that their numbers are compared, else their shares.
    """

    a: Part
    b: Part
    number: bool
    opposed: bool
    agree: bool
    signs: Mapping[str, float]
    total: float

    @property
    def ends(self) -> tuple[tuple[Location, str], tuple[Location, str]]:
        """Return each side's place with the document of the other."""
        return (self.a.where, self.b.document), (self.b.where, self.a.document)

    @property
    def level(self) -> Level:
        """Return how surely the two are reported."""
        return Level.WARNING if self.total >= weights("parts").warning else Level.NOTE


def contradicted(extracts: Sequence[Extract]) -> Iterator[PartLink]:
    """Yield what two documents say otherwise of one part, each pair the likeliest of both."""
    least = weights("parts").note
    found = [each for each in candidates(extracts) if each.total >= least - _LIKELY]
    agreeing = {end for each in found if each.agree for end in each.ends}
    differing = [
        each
        for each in found
        if not each.agree and each.total >= least and may_be_one(each.signs)
        if not {*each.ends} & agreeing
    ]
    yield from likeliest_of(differing)


def likeliest_of(found: Iterable[PartLink]) -> Iterator[PartLink]:
    """Yield the links of which neither part has a likelier one in the other's document."""
    return likeliest(found, lambda each: each.ends, lambda each: each.total)


def candidates(extracts: Sequence[Extract]) -> Iterator[PartLink]:
    """Yield the pairs of parts that are told by a word of both, whether or not they agree."""
    named = {extract.name: extract for extract in extracts}
    index: defaultdict[str, list[Part]] = defaultdict(list)
    for name in sorted(named):
        for part in _told_in(named[name]):
            for word in sorted(frozenset().union(*part.told)):
                index[word].append(part)
    pairs = _Pairs(named)
    every = (part for name in sorted(named) for part in _told_in(named[name]))
    near = ((part, other) for part in every for other in _near(part, index))
    for a, b in near:
        texts, one = pairs.texts(a, b)
        if one or told_of_one(a, b):
            found = _compared(a, b, texts)
            yield from (each for each in found if one or is_plain(each.signs))


class _Pairs:
    """Remember how often two documents use each word, and whether they are of one affair."""

    def __init__(self, named: Mapping[str, Extract]) -> None:
        self._usage = {name: usage_of(extract) for name, extract in named.items()}
        self._texts: dict[tuple[str, str], tuple[Texts, bool]] = {}

    def texts(self, a: Part, b: Part) -> tuple[Texts, bool]:
        """Return the documents of two parts, and whether they are of one affair."""
        pair = a.document, b.document
        if pair not in self._texts:
            mine, yours = self._usage[pair[0]], self._usage[pair[1]]
            one = may_be_one_affair(mine.affair, yours.affair)
            self._texts[pair] = Texts(mine, yours), one
        texts, one = self._texts[pair]
        told = telling_names(a.claim.affair) & telling_names(b.claim.affair)
        return texts, one or bool(told)


def _told_in(extract: Extract) -> tuple[Part, ...]:
    """Return the parts that a document tells in sentences and in tables, those remembered."""
    return _told(Same(extract))


@functools.lru_cache(maxsize=_REMEMBERED)
def _told(extract: Same[Extract]) -> tuple[Part, ...]:
    told = extract.value
    return (*parts_of(told), *table_parts(told.claims, told.cells))


def _near(a: Part, index: Mapping[str, Sequence[Part]]) -> list[Part]:
    """Return the parts of other documents to set beside a share, or what is left of one."""
    found: dict[int, Part] = {}
    if not (a.is_share or a.rest):
        return []
    for word in sorted(frozenset().union(*a.told)):
        block = index.get(word, ())
        for b in block if len(block) <= _MOST else ():
            if b.document != a.document and (not (b.is_share or b.rest) or _first(a, b)):
                found[id(b)] = b
    return [b for b in found.values() if shared_told(a, b)]


def _first(a: Part, b: Part) -> bool:
    return a.document < b.document


def _compared(a: Part, b: Part, texts: Texts) -> Iterator[PartLink]:
    if texts.named_apart(a.claim, b.claim) or is_apart(a, b):
        return
    opposed = told_opposed(a.said, b.said)
    by_word = opposed and (told_by_negation(a.said) or told_by_negation(b.said))
    if _is_denied(a) != _is_denied(b) and not by_word:
        return
    if a.low is not None and b.low is not None and (a.is_share or b.is_share):
        agree = _meet(a, b, opposed=opposed)
        yield _link(a, b, texts, number=False, opposed=opposed, agree=agree)
    elif not opposed and a.number and b.number and a.whole is not None and b.whole is None:
        if a.unit != b.claim.unit or b.is_share:
            return
        low, high = sorted((a.number, b.number))
        apart = high / low
        if apart <= _MOST_APART:
            yield _link(a, b, texts, number=True, opposed=False, agree=apart <= _ROUNDED)


def as_shares(a: Part, b: Part) -> PartLink | None:
    """Return two parts of which the shares are near to each other, with no sign counted yet.

    None where one of them denies what the other says, or they are the two parts of a whole.
    """
    if a.low is None or a.high is None or b.low is None or b.high is None:
        return None
    if told_opposed(a.said, b.said) or _is_denied(a) != _is_denied(b) or _is_the_whole(a, b):
        return None
    low, high = sorted((a.low + a.high, b.low + b.high))
    if not 0 < high <= _MOST_APART * low:
        return None
    agree = _meet(a, b, opposed=False)
    return PartLink(a, b, number=False, opposed=False, agree=agree, signs={}, total=0.0)


def is_apart(a: Part, b: Part) -> bool:
    """Tell parts of two times or of two wholes, and two shares, which are compared as shares."""
    tabled = bool(a.claim.telling or b.claim.telling)
    if a.is_share and b.is_share and not (a.rest or b.rest or tabled):
        return True
    if another_time(a, b) or another_base(a, b) or narrower_base(a, b):
        return True
    if not tabled and is_another(a.claim, b.claim):
        return True
    return _is_the_whole(a, b)


def _is_the_whole(a: Part, b: Part) -> bool:
    """Tell «30 per cent of 900 carts» from the number of carts."""
    return any(
        x.whole is not None and y.whole is None and x.whole.value.point == y.claim.value.point
        for x, y in ((a, b), (b, a))
    )


def _is_denied(part: Part) -> bool:
    """Tell a part of which something is said not to be; what is told behind «which» is more."""
    told = _RELATIVE.split(part.said, maxsplit=1)[0]
    return _DENIES.search(told) is not None


def _meet(a: Part, b: Part, *, opposed: bool) -> bool:
    low, high = a.low or Decimal(0), a.high or Decimal(0)
    if opposed:
        low, high = _HUNDRED - high, _HUNDRED - low
    return low - _APART <= (b.high or Decimal(0)) and (b.low or Decimal(0)) <= high + _APART


def _link(a: Part, b: Part, texts: Texts, *, number: bool, opposed: bool, agree: bool) -> PartLink:
    signs = signs_of(a, b, texts, opposed=opposed)
    return PartLink(a, b, number, opposed, agree, signs, weights("parts").total(signs))
