"""Parts given in one place and their whole in another: by years, or by places of one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from corpuskit.claims.grammar.accounts import same_verb
from corpuskit.claims.grammar.content import matter, names
from corpuskit.claims.grammar.times import overlap
from corpuskit.claims.model import STATED, Claim, Kind

_POINTS = frozenset({"exact", "about"})
_LEAST, _MOST = 2, 40
_LIMIT = 300
_PLACE = re.compile(r"[^\W\d]*(?:\s[^\W\d]+){0,2}?\s*\b(?:in|from|at|for|to)\s+(?:the\s+)?[A-Z]")
_ALL = re.compile(r"\b(?:in\s+all|altogether|in\s+total|a\s+total\s+of|total|overall)\b", re.I)


@dataclass(frozen=True, slots=True)
class Parted:
    """Hold a whole and what another passage gives as parts of it.

    `complete` says that the parts are all there are, so that they cannot make less.
    """

    whole: Claim
    parts: tuple[Claim, ...]
    complete: bool

    @property
    def together(self) -> Decimal:
        """Return the sum of the parts."""
        return sum((part.value.point or Decimal(0) for part in self.parts), Decimal(0))


def parted(claims: Sequence[Claim]) -> Iterator[Parted]:
    """Yield each whole with the parts that another passage gives of it."""
    counted = [c for c in claims if _is_counted(c)]
    yield from _by_time(counted)
    yield from _by_place(counted)


def _is_counted(claim: Claim) -> bool:
    return (
        claim.kind is Kind.QUANTITY
        and claim.stance in STATED
        and claim.time.known
        and claim.value.point is not None
        and claim.value.modality in _POINTS
        and not claim.ratio
        and "/" not in claim.unit
    )


def _by_time(claims: Sequence[Claim]) -> Iterator[Parted]:
    series: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        series.setdefault(_series_of(claim), []).append(claim)
    lines = [line for line in map(_in_order, series.values()) if len(line) >= _LEAST]
    starts: dict[tuple[str, date], list[list[Claim]]] = {}
    for line in lines[:_LIMIT]:
        for at, claim in enumerate(line):
            if claim.time.first:
                starts.setdefault((claim.unit, claim.time.first), []).append(line[at:])
    for whole in claims:
        if whole.time.first is None or whole.time.last is None:
            continue
        for line in starts.get((whole.unit, whole.time.first), ())[:_LIMIT]:
            parts = _tiling(line, whole.time.last)
            if len(parts) >= _LEAST and all(_is_part(whole, part) for part in parts):
                yield Parted(whole, parts, complete=True)


def _series_of(claim: Claim) -> tuple[object, ...]:
    """Return what the figures of one list or sentence share that only their times set apart."""
    return (
        claim.document,
        claim.unit,
        claim.property,
        claim.subject.head,
        claim.subject.facets,
        claim.predicate or claim.verb,
        names(claim.words),
        claim.telling,
    )


def _in_order(group: list[Claim]) -> list[Claim]:
    """Return claims in the order of their times, or none if a time has two figures."""
    ordered = sorted(group, key=lambda c: (c.time.first or date.min, c.time.last or date.min))
    close = all(b.group - a.group in range(-_LEAST, _LEAST + 1) for a, b in pairwise(ordered))
    apart = all(
        a.time.last and b.time.first and a.time.last < b.time.first for a, b in pairwise(ordered)
    )
    return ordered if apart and close else []


def _tiling(line: Sequence[Claim], end: date) -> tuple[Claim, ...]:
    """Return the claims from the first on whose times follow without a gap up to a day."""
    found: list[Claim] = []
    for claim in line[:_MOST]:
        if found and not _follows(found[-1], claim):
            return ()
        found.append(claim)
        if claim.time.last == end:
            return tuple(found)
    return ()


def _follows(before: Claim, claim: Claim) -> bool:
    """Tell whether one time begins on the day after another ends."""
    last, first = before.time.last, claim.time.first
    return last is not None and first is not None and first - last == timedelta(days=1)


def _by_place(claims: Sequence[Claim]) -> Iterator[Parted]:
    sentences: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        if claim.unit == "count" and not claim.telling:
            sentences.setdefault((claim.document, claim.group), []).append(claim)
    wholes: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.unit == "count" and claim.subject.head and claim.ranks == 1:
            wholes.setdefault(claim.subject.head, []).append(claim)
    for parts in sentences.values():
        head = parts[0].subject.head
        if len(parts) < _LEAST or len(parts) < parts[0].ranks or not _coordinate(parts):
            continue
        for whole in wholes.get(head, ())[:_LIMIT]:
            if _is_part(whole, parts[0]) and not names(whole.words) and _same_day(whole, parts[0]):
                yield Parted(whole, tuple(parts), complete=False)


def _coordinate(parts: Sequence[Claim]) -> bool:
    """Tell whether each figure is followed by a place of its own: «40 in Ulm, 30 in Hof»."""
    text = parts[0].where.sentence
    heads = {part.subject.head for part in parts[1:]} - {"", parts[0].subject.head}
    return not heads and all(_PLACE.match(text[p.where.end :].lstrip()) for p in parts)


def _same_day(whole: Claim, part: Claim) -> bool:
    return overlap(whole.time, part.time)


def _is_part(whole: Claim, part: Claim) -> bool:
    """Tell whether a part counts what the whole counts, so that the two differ in extent alone."""
    if (whole.document, whole.group) == (part.document, part.group):
        return False
    if whole.subject.head != part.subject.head or whole.property != part.property:
        return False
    if not same_verb(whole, part) and not _said_too(whole, part):
        return False
    mine, yours = names(whole.words), names(part.words)
    narrower = mine - yours - part.affair
    mods = whole.subject.facet("mod") ^ part.subject.facet("mod")
    together = matter(whole.words) & matter(part.words)
    return (
        not narrower
        and (not mods or _ALL.search(whole.where.sentence) is not None)
        and bool(together)
    )


def _said_too(whole: Claim, part: Claim) -> bool:
    """Tell whether what is done in one clause is spoken of in the other."""
    return any(
        f"thing:{claim.verb}" in other.words for claim, other in ((whole, part), (part, whole))
    )
