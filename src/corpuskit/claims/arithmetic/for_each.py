"""So much for each, how many there are, and the whole amount: three figures that go together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from corpuskit.claims.grammar.content import THING, named_apart
from corpuskit.claims.grammar.times import overlap
from corpuskit.claims.model import STATED, Claim, Extract, Kind

_EACH = re.compile(r"\b(?:each|apiece|a\s+head|on\s+average|per\s+head)\b|\bevery\s+one\b", re.I)
_EACH_OF = re.compile(r"\beach\s+of\s+the\s+(?P<n>[\w-]+)\b", re.I)
_WHOLE = re.compile(
    r"\b(?:in\s+all|altogether|in\s+total|total|whole|installed|combined|overall)\b", re.I
)
_OTHER = re.compile(r"\b(?:of\s+which|of\s+whom|including|more|another)\b", re.I)
_MOST = 100_000
_MOST_PAIRED = 1000


@dataclass(frozen=True, slots=True)
class ForEach:
    """Hold an amount for each, the number of them, and the whole amount."""

    unit: Claim
    count: Claim
    whole: Claim


def amounts_for_each(extracts: Sequence[Extract]) -> Iterator[ForEach]:
    """Yield the amounts for each that some passage gives a number and a whole for."""
    claims = [
        c
        for e in extracts
        for c in e.claims
        if c.stance in STATED and c.kind is Kind.QUANTITY and not c.ratio and not c.telling
    ][:_MOST]
    each = [c for c in claims if _is_each(c)]
    if not each:
        return
    counts: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        if claim.unit == "count" and _whole_number(claim):
            counts.setdefault((claim.document, claim.group), []).append(claim)
    wholes = [c for c in claims if _is_whole(c)]
    for unit, whole in product(each[:_MOST_PAIRED], wholes[:_MOST_PAIRED]):
        together = (unit.document, unit.group) == (whole.document, whole.group)
        if unit.dimension != whole.dimension or together:
            continue
        beside = [(unit.document, unit.group + step) for step in (-1, 0, 1)]
        near = [(whole.document, whole.group), *beside]
        for count in (c for place in dict.fromkeys(near) for c in counts.get(place, ())):
            if _joined(unit, count, whole):
                yield ForEach(unit, count, whole)
                break


def _is_each(claim: Claim) -> bool:
    after = claim.where.sentence[claim.where.end :][:30]
    before = claim.where.sentence[: claim.where.start][-60:]
    marked = _EACH.search(after.split(",")[0]) or _EACH.search(before.rpartition(",")[2])
    return claim.unit not in ("count", "%", "1") and "/" not in claim.unit and marked is not None


def _is_whole(claim: Claim) -> bool:
    if claim.unit in ("count", "%", "1") or "/" in claim.unit or _is_each(claim):
        return False
    around = claim.where.sentence[max(0, claim.where.start - 60) : claim.where.end + 20]
    return _WHOLE.search(around) is not None and _OTHER.search(around) is None


def _whole_number(claim: Claim) -> bool:
    point = claim.value.point
    return point is not None and claim.value.modality == "exact" and 2 <= point <= 10000


def _joined(unit: Claim, count: Claim, whole: Claim) -> bool:
    """Tell whether a count stands with one side, and counts what the other gives an amount of."""
    things = {THING + count.subject.head, THING + count.subject.noun} - {THING}
    if not things or named_apart(unit.words, whole.words) or not _one_time(unit, whole):
        return False
    with_whole = (count.document, count.group) == (whole.document, whole.group)
    if with_whole:
        return bool(things & unit.words) and unit.dimension.startswith("money")
    beside = count.document == unit.document and abs(count.group - unit.group) <= 1
    return beside and _named_again(unit, count) and unit.property == whole.property


def _named_again(unit: Claim, count: Claim) -> bool:
    """Tell whether «each of the twelve» takes up a count of twelve."""
    found = _EACH_OF.search(unit.where.sentence)
    printed = count.where.quote.split()[0].casefold()
    return found is not None and found["n"].casefold() == printed


def _one_time(a: Claim, b: Claim) -> bool:
    return not (a.time.known and b.time.known) or overlap(a.time, b.time)
