"""A rate of one document with what another counts: «4.50 dollars a ticket», «1,200 tickets».

The total stands beside the count, in its sentence or the next, so that nothing else is asked.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from corpuskit.claims.derived.holding import is_whole
from corpuskit.claims.derived.model import Derived, Rule
from corpuskit.claims.derived.products import (
    counts_for,
    is_count,
    is_length,
    is_one_of_several,
    number_of,
    times_of,
)
from corpuskit.claims.derived.rates import LASTING, Rate, is_apiece, rate_of
from corpuskit.claims.grammar.content import THING, stem_of_noun
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.model import STATED, Claim, Kind
from corpuskit.core.same import Same
from corpuskit.language.units import dimension

# Words that name what is counted and codes of units are told apart by it.
_UNIT = "in "
_MOST_RATES = 200
_MOST_COUNTS = 100
_REMEMBERED = 2048
_POINTS = frozenset({"exact", "about"})


@dataclass(frozen=True, slots=True)
class Counted:
    """Hold the counts and lengths of a document by what names them, and its figures by sentence."""

    named: Mapping[str, Sequence[Claim]]
    figures: Mapping[int, Sequence[Claim]]


def rates_of(claims: tuple[Claim, ...]) -> tuple[Rate, ...]:
    """Return the rates of a document that say what they are for each of."""
    return _rates(Same(claims))


@functools.lru_cache(maxsize=_REMEMBERED)
def _rates(claims: Same[tuple[Claim, ...]]) -> tuple[Rate, ...]:
    found = []
    figures = counted(claims.value).figures
    for claim in claims.value:
        if not _is_stated(claim) or claim.unit == "1" or claim.dimension == "time":
            continue
        if is_one_of_several(claim, figures.get(claim.group, ())):
            continue
        rate = rate_of(claim)
        if not (rate.each or rate.measure or rate.per) and is_apiece(claim):
            rate = replace(rate, each=tuple(sorted(_things(claim))))
        if rate.each or rate.measure or rate.per:
            found.append(rate)
    return tuple(found[:_MOST_RATES])


def counted(claims: tuple[Claim, ...]) -> Counted:
    """Return what a document counts, by each word that names it."""
    return _counted(Same(claims))


@functools.lru_cache(maxsize=_REMEMBERED)
def _counted(claims: Same[tuple[Claim, ...]]) -> Counted:
    named: defaultdict[str, list[Claim]] = defaultdict(list)
    figures: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims.value:
        if not _is_stated(claim):
            continue
        figures[claim.group].append(claim)
        if is_length(claim):
            named[_UNIT + claim.unit].append(claim)
        elif is_count(claim):
            for word in sorted({lemma(w.casefold()) for w in claim.where.quote.split()}):
                named[word].append(claim)
        elif claim.value.modality in _POINTS:
            named[_UNIT + claim.dimension].append(claim)
    return Counted(named, figures)


def products_abroad(
    documents: Mapping[str, tuple[Claim, ...]],
) -> Iterator[tuple[Derived, str, Sequence[Claim]]]:
    """Yield what the rates of each document make with a count of another, and what stands there."""
    named: defaultdict[str, list[Claim]] = defaultdict(list)
    for name in sorted(documents):
        for word, claims in counted(documents[name]).named.items():
            named[word] += claims
    for name in sorted(documents):
        for rate in rates_of(documents[name]):
            for count in _counts(rate, named):
                made = _made(rate, count)
                if made is not None:
                    other = counted(documents[count.document])
                    yield made, count.document, list(_beside(count, other))


def _beside(count: Claim, other: Counted) -> Iterator[Claim]:
    """Yield the figures of the sentence of a count, and the wholes of those beside it.

    They speak of what the count is of.
    """
    for step in (0, 1, -1):
        for claim in other.figures.get(count.group + step, ()):
            if claim is not count and "/" not in claim.unit and (not step or is_whole(claim)):
                yield replace(claim, words=claim.words | count.words)


def _counts(rate: Rate, named: Mapping[str, Sequence[Claim]]) -> list[Claim]:
    if rate.measure:
        found = named.get(_UNIT + dimension(rate.measure), ())
    elif rate.each:
        found = [c for word in rate.each for c in named.get(word, ()) if counts_for(rate, c)]
    else:
        found = named.get(_UNIT + rate.per, ())
    away = (count for count in found if count.document != rate.claim.document)
    return list(islice(away, _MOST_COUNTS))


def _made(rate: Rate, count: Claim) -> Derived | None:
    number = number_of(rate, count)
    if not number or (rate.per and (rate.each or rate.measure)):
        return None
    if rate.per:
        times = number * LASTING[count.unit] / LASTING[rate.per]
        made = times_of(rate.claim, (count,), times, rate.unit, count.where.quote)
    else:
        unit = rate.claim.unit.partition("/")[0]
        made = times_of(
            rate.claim,
            (count,),
            number,
            unit,
            count.where.quote,
            named=rate.each or (rate.measure,),
        )
    rule = Rule.ACROSS if rate.per else Rule.NAMED
    words = rate.claim.words | {THING + stem_of_noun(word) for word in rate.each}
    return replace(made, rule=rule, claim=replace(made.claim, words=words, local=rate.claim.local))


def _is_stated(claim: Claim) -> bool:
    plain = claim.ratio is None and not claim.telling and bool(claim.value.point)
    return plain and claim.kind is Kind.QUANTITY and claim.stance in STATED


def _things(claim: Claim) -> set[str]:
    """Return the nouns of a clause: one of them is what «each» is each of."""
    return {
        lemma(word)
        for word in re.findall(r"[a-z]{3,}s\b", claim.where.sentence[: claim.where.start])
    }
