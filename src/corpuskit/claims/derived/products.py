"""So much for a time, for each of many, in a hundred: what it makes for the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from corpuskit.claims.derived.model import Derived, Rule, derived, together
from corpuskit.claims.derived.rates import LASTING, Rate, is_apiece, is_named, rate_of
from corpuskit.claims.grammar.content import THING
from corpuskit.claims.grammar.times import DAYS
from corpuskit.claims.linkage.agreement import SURE
from corpuskit.claims.model import Claim, Kind
from corpuskit.language.units import dimension, to_base

_HUNDRED = Decimal(100)
_OF_WHICH = re.compile(
    r"\beach\s+of\s+(?:which|whom|them|these)\b|\beach\s*$|\beach\s+with\b", re.I
)
_OF = re.compile(r"\s+(?:of|with|carrying|holding)\s+(?:some\s+|about\s+)?", re.I)
# «Eight of 61 reports» are a part of them, «eight sheets of 61 maps» have so many each.
_NOUN = re.compile(r"\w\s+[^\W\d_]+$")
_VOTES = re.compile(r"\b(?:to|against)\s+$", re.I)
# «In three villages, each of which received a church»: each of what stands before it.
_EACH = re.compile(r"\beach\b(?!\s+of\s+(?:which|whom)\b)|\bapiece\b", re.I)
_NEAR = 40
# «14 months less than», «two years later»: no length that anything held for.
_COMPARED = re.compile(
    r"\s+(?:less|more|longer|shorter|later|earlier|before|after|ago|old|behind|ahead|early|late)\b",
    re.I,
)
# How many sentences away a length of time may stand.
_FAR = 3
# Nearly a whole unit of time: a year of 365 days.
_WHOLE = Decimal("0.95")
_POINTS = frozenset({"exact", "about"})
_EACH_OF = re.compile(r"\beach\s+of\s+(?:the|its|his|her|their|these|those)\s+$", re.I)
_LASTING = re.compile(
    r"\b(?:in|for|over|during|of|the|after|within|last|first|past|these|those|whole|all)\s+$", re.I
)


def products_of(
    sentence: Sequence[Claim], near: Sequence[Claim], far: Sequence[Claim] = ()
) -> Iterator[Derived]:
    """Yield what the rates of a sentence make, with the lengths and counts beside them.

    `far` are the figures a few sentences away: what a rate names may be counted there.
    """
    for claim in sentence:
        if claim.dimension == "time" or claim.kind is not Kind.QUANTITY or claim.unit == "1":
            continue
        rate = rate_of(claim)
        yield from _over_time(rate, near, far)
        yield from _interest(claim, sentence)
        yield from _per_time(claim, sentence)
        for count in _counts(rate, sentence, near, far):
            yield from _for_each(rate, count, near, far)


def is_length(claim: Claim) -> bool:
    """Tell a length of time that something may have held for."""
    long = claim.value.point is not None and claim.value.point > 1
    exact = long and claim.unit in DAYS and claim.value.modality == "exact"
    return exact and _COMPARED.match(claim.where.sentence, claim.where.end) is None


def _over_time(rate: Rate, near: Sequence[Claim], far: Sequence[Claim]) -> Iterator[Derived]:
    """Yield «46 a month» for the months that it held for, printed as a length or as two ends."""
    if not rate.per:
        return
    claim = rate.claim
    lengths = _lengths(rate, near, far)
    for length in lengths:
        times = _point(length) * DAYS[length.unit] / LASTING[rate.per]
        if times > 1:
            whole = length.unit == rate.per
            times = times if whole else Decimal(round(times))
            yield times_of(claim, (length,), times, rate.unit, length.where.quote)
    days = _days(claim)
    own = any(length.group == claim.group and length.unit == rate.per for length in lengths)
    if days >= 2 * LASTING[rate.per] and not own:
        times = Decimal(round(days / LASTING[rate.per]))
        yield times_of(claim, (), times, rate.unit, f"{times} ({claim.time})")


def _lengths(rate: Rate, near: Sequence[Claim], far: Sequence[Claim]) -> list[Claim]:
    """Return the lengths of time beside a rate, or else the nearest in its unit."""
    found = [claim for claim in near if is_length(claim)]
    if found:
        return found
    group = rate.claim.group
    away = [c for c in far if is_length(c) and c.unit == rate.per and abs(c.group - group) <= _FAR]
    return sorted(away, key=lambda c: abs(c.group - group))[:1]


def _interest(amount: Claim, sentence: Sequence[Claim]) -> Iterator[Derived]:
    """Yield so many per cent a year of an amount of money in the sentence."""
    if not amount.dimension.startswith("money") or "/" in amount.unit:
        return
    following = [c for c in sentence if c.where.start > amount.where.start and c.unit[:2] == "%/"]
    for rate in following[:1]:
        unit = f"{amount.unit}/{rate.unit[2:]}"
        yield times_of(amount, (rate,), _point(rate) / _HUNDRED, unit, rate.where.quote)


def _per_time(total: Claim, sentence: Sequence[Claim]) -> Iterator[Derived]:
    """Yield what a total given for a length of time makes for each unit of it."""
    if "/" in total.unit:
        return
    for length in sentence:
        before = length.where.sentence[: length.where.start]
        if is_length(length) and _LASTING.search(before):
            unit, count = f"{total.unit}/{length.unit}", _point(length)
            point = _point(total) / count
            made = f"{total.where.quote} ÷ {length.where.quote}"
            step = total.value.step / count
            yield derived(Rule.PRODUCT, (total, length), point, step, unit, made)


def _counts(
    rate: Rate, sentence: Sequence[Claim], near: Sequence[Claim], far: Sequence[Claim]
) -> Iterator[Claim]:
    """Yield how many there are of what a figure is given for each of."""
    one = rate.claim
    text, start, end = one.where.sentence, one.where.start, one.where.end
    before = [c for c in sentence if is_count(c) and c.where.end <= start]
    earlier = [c for c in near if is_count(c) and c.group < one.group]
    if is_apiece(one):
        told = before or earlier
        # «160 acres apiece. There were 75 settlers»: counted behind, by the same noun.
        things = {THING + c.counted: c for c in near[::-1] if is_count(c) and c.group > one.group}
        yield from told[-1:] or [c for thing, c in things.items() if thing in one.words][:1]
        return
    if rate.each or rate.measure:
        if is_one_of_several(one, sentence):
            return
        named = _named(rate, (*near, *far))
        yield from named
        if named:
            return
    for count in [c for c in before[-1:] if not _VOTES.search(text[: c.where.start])]:
        between = text[count.where.end : start]
        each = _EACH_OF.search(text[: count.where.start]) or _OF_WHICH.search(between)
        # «A board of six members, three from each state»: each state, not each member.
        of_others = bool(rate.each and count.counted) and not counts_for(rate, count)
        close = not of_others and _EACH.search(text, max(start - _NEAR, 0), end + _NEAR)
        of = _OF.fullmatch(between) and _NOUN.search(count.where.quote)
        if each or close or of:
            yield count


def _named(rate: Rate, claims: Sequence[Claim]) -> list[Claim]:
    """Return the counts, or amounts in its unit, of what a rate names, of the nearest sentence."""
    one = rate.claim
    found = [c for c in claims if c is not one and counts_for(rate, c)]
    least = min((abs(c.group - one.group) for c in found), default=0)
    return [c for c in found if abs(c.group - one.group) == least]


def is_one_of_several(claim: Claim, sentence: Sequence[Claim]) -> bool:
    """Tell one of two prices: «at 4 crowns a seat, and at 9 in the boxes»."""
    money, _, _ = claim.unit.partition("/")
    return claim.dimension.startswith("money") and any(
        c is not claim and c.unit.partition("/")[0] == money for c in sentence
    )


def counts_for(rate: Rate, claim: Claim) -> bool:
    """Tell whether a figure says how many there are of what a rate is for each of."""
    if rate.measure:
        return dimension(rate.measure) == claim.dimension and claim.value.modality in _POINTS
    return is_count(claim) and is_named(claim, rate.each)


def is_count(claim: Claim) -> bool:
    """Tell an exact number of things, more than one."""
    point = claim.value.point
    whole = claim.unit == "count" and claim.value.modality == "exact"
    return whole and point is not None and point >= 2


def number_of(rate: Rate, count: Claim) -> Decimal:
    """Return how many times a rate is to be taken, in the unit that it is for each of."""
    number = _point(count)
    if not rate.measure or rate.measure == count.unit:
        return number
    one = to_base(Decimal(1), Decimal(1), rate.measure)
    all_of_it = to_base(number, number, count.unit)
    if one is None or all_of_it is None or not one[0]:
        return Decimal(0)
    # Of a ton, which may be one of several, the middle.
    return (all_of_it[0] + all_of_it[1]) / (one[0] + one[1])


def _for_each(
    rate: Rate, count: Claim, near: Sequence[Claim], far: Sequence[Claim]
) -> Iterator[Derived]:
    one, number = rate.claim, number_of(rate, count)
    named = rate.each or ((rate.measure,) if rate.measure else ())
    if not number:
        return
    if not rate.per:
        yield times_of(
            one, (count,), number, one.unit.partition("/")[0], count.where.quote, named=named
        )
        return
    yield times_of(one, (count,), number, f"{rate.unit}/{rate.per}", count.where.quote, named=named)
    for length in _lengths(rate, near, far):
        times = _point(length) * DAYS[length.unit] / LASTING[rate.per]
        words = f"{count.where.quote} × {length.where.quote}"
        yield times_of(one, (count, length), number * times, rate.unit, words, named=named)
    # «In 1968 there were 150»: so many for all the weeks of that year.
    days = _days(count)
    if days >= LASTING[rate.per] * _WHOLE:
        times = Decimal(round(days / LASTING[rate.per]))
        words = f"{count.where.quote} × {times} ({count.time})"
        yield times_of(one, (count,), number * times, rate.unit, words, named=named)


def times_of(
    one: Claim,
    others: tuple[Claim, ...],
    times: Decimal,
    unit: str,
    words: str,
    *,
    named: tuple[str, ...] = (),
) -> Derived:
    """Return what an amount makes so many times; `named` are the words for what is counted."""
    made = f"{one.where.quote} × {words}"
    rule = Rule.PRODUCT if all(c.group == one.group for c in others) else Rule.ACROSS
    rule = Rule.NAMED if named else rule
    point, step = _point(one) * times, one.value.step * times
    found = derived(rule, (one, *others), point, step, unit, made)
    sure = [c.time for c in (one, *others) if c.time.known and c.time.basis in SURE]
    if sure and others:
        # What the text around says of the time gives way to what one of the sentences says.
        found = replace(found, claim=replace(found.claim, time=together(sure)))
    if named:
        # «On each clear night» is no place.
        facets = {f for f in one.subject.facets if not set(f[1].split()) & set(named)}
        subject = replace(found.claim.subject, facets=frozenset(facets))
        found = replace(found, claim=replace(found.claim, subject=subject))
    if any(abs(c.group - one.group) > 1 for c in others):
        # What is told a few sentences away tells how many, not what the rate is of.
        return replace(found, claim=replace(found.claim, words=one.words, local=one.local))
    return found


def _point(claim: Claim) -> Decimal:
    return claim.value.point or Decimal(0)


def _days(claim: Claim) -> int:
    if claim.time.first is None or claim.time.last is None:
        return 0
    return (claim.time.last - claim.time.first).days + 1
