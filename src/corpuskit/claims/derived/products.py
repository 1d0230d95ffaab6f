"""So much for a time, for each of many, in a hundred: what it makes for the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpuskit.claims.derived.model import Derived, Rule, derived
from corpuskit.claims.lexicon import lemma
from corpuskit.claims.model import Claim, Kind
from corpuskit.claims.rate_totals import rated
from corpuskit.claims.times import DAYS

_HUNDRED = Decimal(100)
_APIECE = re.compile(
    r"\s*(?:each|apiece|a\s+head|a\s+piece|per\s+head)\b(?!\s+[a-z]+s?\s+of)", re.I
)
_PER_NOUN = re.compile(
    r"\s+(?:(?:to|for|at|in|on|from|by|with)\s+)?(?:each|every|per|a)\s+(?P<noun>[a-z]{3,})\b", re.I
)
_OF_WHICH = re.compile(
    r"\beach\s+of\s+(?:which|whom|them|these)\b|\beach\s*$|\beach\s+with\b", re.I
)
_OF = re.compile(r"\s+(?:of|with|carrying|holding)\s+(?:some\s+|about\s+)?", re.I)
_EACH = re.compile(r"\beach\b|\bapiece\b", re.I)
_NEAR = 40
_EACH_OF = re.compile(r"\beach\s+of\s+(?:the|its|his|her|their|these|those)\s+$", re.I)
_LASTING = re.compile(
    r"\b(?:in|for|over|during|of|the|after|within|last|first|past|these|those|whole|all)\s+$", re.I
)


def products_of(sentence: Sequence[Claim], near: Sequence[Claim]) -> Iterator[Derived]:
    """Yield what the rates of a sentence make, with the lengths and counts beside them."""
    lengths = [claim for claim in near if _is_length(claim)]
    for claim in sentence:
        if claim.dimension == "time" or claim.kind is not Kind.QUANTITY or claim.unit == "1":
            continue
        yield from _over_time(claim, lengths)
        yield from _interest(claim, sentence)
        yield from _per_time(claim, sentence)
        for count in _counts(claim, sentence, near):
            yield from _for_each(claim, count, lengths)


def _is_length(claim: Claim) -> bool:
    long = claim.value.point is not None and claim.value.point > 1
    return long and claim.unit in DAYS and claim.value.modality == "exact"


def _over_time(rate: Claim, lengths: Sequence[Claim]) -> Iterator[Derived]:
    """Yield «46 a month» for the months that it held for, printed as a length or as two ends."""
    what, per = _rated(rate)
    if not what:
        return
    for length in lengths:
        times = _point(length) * DAYS[length.unit] / DAYS[per]
        if times > 1:
            whole = length.unit == per
            times = times if whole else Decimal(round(times))
            yield _times(rate, (length,), times, what, length.where.quote)
    days = _days(rate)
    if days >= 2 * DAYS[per]:
        times = Decimal(round(days / DAYS[per]))
        yield _times(rate, (), times, what, f"{times} ({rate.time})")


def _rated(claim: Claim) -> tuple[str, str]:
    what, _, per = claim.unit.rpartition("/")
    if per not in DAYS or not what:
        what, per = claim.unit, rated(claim)
    return (what, per) if per and what != "%" else ("", "")


def _interest(amount: Claim, sentence: Sequence[Claim]) -> Iterator[Derived]:
    """Yield so many per cent a year of an amount of money in the sentence."""
    if not amount.dimension.startswith("money") or "/" in amount.unit:
        return
    following = [c for c in sentence if c.where.start > amount.where.start and c.unit[:2] == "%/"]
    for rate in following[:1]:
        unit = f"{amount.unit}/{rate.unit[2:]}"
        yield _times(amount, (rate,), _point(rate) / _HUNDRED, unit, rate.where.quote)


def _per_time(total: Claim, sentence: Sequence[Claim]) -> Iterator[Derived]:
    """Yield what a total given for a length of time makes for each unit of it."""
    if "/" in total.unit:
        return
    for length in sentence:
        before = length.where.sentence[: length.where.start]
        if _is_length(length) and _LASTING.search(before):
            unit, count = f"{total.unit}/{length.unit}", _point(length)
            point = _point(total) / count
            made = f"{total.where.quote} ÷ {length.where.quote}"
            step = total.value.step / count
            yield derived(Rule.PRODUCT, (total, length), point, step, unit, made)


def _counts(one: Claim, sentence: Sequence[Claim], near: Sequence[Claim]) -> Iterator[Claim]:
    """Yield how many there are of what a figure is given for each of."""
    text, start, end = one.where.sentence, one.where.start, one.where.end
    before = [c for c in sentence if _is_count(c) and c.where.end <= start]
    earlier = [c for c in near if _is_count(c) and c.group < one.group]
    if _APIECE.match(text, end):
        yield from (before or earlier)[-1:]
        return
    noun = _PER_NOUN.match(text, end)
    if noun is not None and noun["noun"].casefold() not in _TIMES:
        wanted = lemma(noun["noun"].casefold())
        yield from [c for c in near if _is_count(c) and c is not one and _named(c) == wanted][:1]
        return
    for count in before[-1:]:
        between = text[count.where.end : start]
        each = _EACH_OF.search(text[: count.where.start]) or _OF_WHICH.search(between)
        close = _EACH.search(text, max(start - _NEAR, 0), end + _NEAR)
        if each or close or _OF.fullmatch(between):
            yield count


_TIMES = frozenset({"day", "week", "month", "year", "hour", "minute", "second", "night"})


def _is_count(claim: Claim) -> bool:
    point = claim.value.point
    whole = claim.unit == "count" and claim.value.modality == "exact"
    return whole and point is not None and point >= 2


def _named(claim: Claim) -> str:
    words = claim.where.quote.split()
    return lemma(words[-1].casefold()) if words else ""


def _for_each(one: Claim, count: Claim, lengths: Sequence[Claim]) -> Iterator[Derived]:
    made = _times(one, (count,), _point(count), one.unit, count.where.quote)
    yield made
    what, per = _rated(one)
    for length in lengths if what else ():
        times = _point(length) * DAYS[length.unit] / DAYS[per]
        words = f"{count.where.quote} × {length.where.quote}"
        yield _times(one, (count, length), _point(count) * times, what, words)


def _times(one: Claim, others: tuple[Claim, ...], times: Decimal, unit: str, words: str) -> Derived:
    made = f"{one.where.quote} × {words}"
    rule = Rule.PRODUCT if all(c.group == one.group for c in others) else Rule.ACROSS
    return derived(rule, (one, *others), _point(one) * times, one.value.step * times, unit, made)


def _point(claim: Claim) -> Decimal:
    return claim.value.point or Decimal(0)


def _days(claim: Claim) -> int:
    if claim.time.first is None or claim.time.last is None:
        return 0
    return (claim.time.last - claim.time.first).days + 1
