"""A change with both its ends in one sentence: «from 18.5 per cent to 22.0, that is by 3.5»."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from corpuskit.claims.grammar.change_words import change_words, hedges
from corpuskit.claims.grammar.counted import printed_slack
from corpuskit.claims.model import STATED, Claim
from corpuskit.core.alternation import alternation

_HUNDRED = Decimal(100)
_POINTED = frozenset({"exact", "about"})


@dataclass(frozen=True, slots=True)
class Rise:
    """Hold a change, the figures that it leads from and to, and what it comes to by them.

    `ways` are the changes that the two figures bear out: the difference, or a percentage of the
    first; a change «by 4 per cent» of a percentage may be meant either way.
    """

    before: Claim
    after: Claim
    by: Claim
    ways: tuple[Decimal, ...]
    slack: Decimal

    @property
    def fits(self) -> bool:
        """Tell whether the printed change is one that the two figures bear out."""
        printed = abs(self.by.value.point or Decimal(0))
        return any(abs(abs(way) - printed) <= self.slack for way in self.ways)


def rises_of(claims: Iterable[Claim]) -> Iterator[Rise]:
    """Yield the changes that a sentence gives together with both their ends."""
    sentences: dict[tuple[str, int, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.ratio is None and claim.stance in STATED:
            sentences[claim.document, claim.group, claim.where.sentence].append(claim)
    for found in sentences.values():
        if len(found) > 2:
            yield from _rises(sorted(found, key=lambda claim: claim.where.start))


def _rises(claims: Sequence[Claim]) -> Iterator[Rise]:
    for at, (before, after) in enumerate(pairwise(claims)):
        text = before.where.sentence
        if not _patterns().start.search(text[: before.where.start]) or not _patterns().end.match(
            _between(before, after)
        ):
            continue
        behind = claims[at + 2] if at + 2 < len(claims) else None
        ahead = claims[at - 1] if at else None
        if behind is not None and _patterns().behind.match(_between(after, behind)):
            by: Claim | None = behind
        elif (
            ahead is not None
            and _patterns().ahead.search(text[: ahead.where.start])
            and _patterns().then_start.match(_between(ahead, before))
        ):
            by = ahead
        else:
            continue
        if by is not None and (rise := _rise(before, after, by)) is not None:
            yield rise


def _rise(before: Claim, after: Claim, by: Claim) -> Rise | None:
    first, second = before.value.point, after.value.point
    if any(c.value.modality not in _POINTED or c.value.point is None for c in (before, after, by)):
        return None
    if first is None or second is None or before.unit not in (after.unit, "count"):
        return None
    ends = printed_slack(before) + printed_slack(after)
    difference = second - first
    share = difference / first * _HUNDRED if first else None
    relative = [] if share is None else [share]
    if by.unit == "pp":
        ways = [difference] if after.unit == "%" else []
    elif by.unit == "%":
        ways = [*relative, difference] if after.unit == "%" else relative
    else:
        ways = [difference] if by.unit in (after.unit, before.unit) else []
    if not ways:
        return None
    slack = printed_slack(by) + by.value.step / 2
    if by.unit == "%" and first:
        slack += ends / abs(first) * _HUNDRED
    else:
        slack += ends
    if "about" in {c.value.modality for c in (before, after, by)}:
        slack += abs(by.value.point or Decimal(0)) / 10
    return Rise(before, after, by, tuple(ways), slack)


def _between(a: Claim, b: Claim) -> str:
    return a.where.sentence[a.where.end : b.where.start]


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Hold what stands before the two ends of a change, and before its amount."""

    start: re.Pattern[str]
    end: re.Pattern[str]
    behind: re.Pattern[str]
    ahead: re.Pattern[str]
    then_start: re.Pattern[str]


@functools.cache
def _patterns() -> _Patterns:
    hedged = hedges()
    noun = rf"(?:{alternation(change_words()['nouns'])})\s+of"
    told = r"(?:(?:that|which)\s+(?:is|was)\s+|i\.e\.,?\s+|or\s+)?"
    forms = (
        rf"\bfrom\s+{hedged}$",
        rf"^[^.;:]*\bto\s+{hedged}$",
        rf"^[^.;:]*?(?:,|[–—-]|\()\s*{told}(?:by|an?\s+(?:[a-z]+\s+)?{noun})\s+{hedged}$",
        rf"\b(?:by|{noun})\s+{hedged}$",
        rf"^\s*(?:[^\W\d]+\s+){{0,3}}?,?\s*from\s+{hedged}$",
    )
    return _Patterns(*(re.compile(form, re.I) for form in forms))
