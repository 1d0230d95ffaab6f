"""FIG011: so much for each, times how many there are, against the whole amount."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import claim_evidence, grouped, printed_value
from corpuskit.claims.common_unit import in_base
from corpuskit.claims.content import THING, named_apart
from corpuskit.claims.model import STATED, Claim, Extract, Kind
from corpuskit.claims.times import overlap
from corpuskit.core.findings import Finding, Level
from corpuskit.core.tolerances import per_cent, tolerance

_EACH = re.compile(r"\b(?:each|apiece|a\s+head|on\s+average|per\s+head)\b|\bevery\s+one\b", re.I)
_EACH_OF = re.compile(r"\beach\s+of\s+the\s+(?P<n>[\w-]+)\b", re.I)
_WHOLE = re.compile(
    r"\b(?:in\s+all|altogether|in\s+total|total|whole|installed|combined|overall)\b", re.I
)
_OTHER = re.compile(r"\b(?:of\s+which|of\s+whom|including|more|another)\b", re.I)
_NAME = "unit-value-contradicts-total"
_MOST_APART = Decimal(2)
_MOST = 100_000
_MOST_PAIRED = 1000


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield amounts for each that do not make the whole with the number that a passage gives."""
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
                yield from _judged(unit, count, whole)
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


def _judged(unit: Claim, count: Claim, whole: Claim) -> Iterator[Finding]:
    one, all_of_it = in_base(unit), in_base(whole)
    number = count.value.point or Decimal(0)
    if one is None or all_of_it is None or one.point is None or not all_of_it.point:
        return
    computed = one.point * number
    low, high = sorted((computed, all_of_it.point))
    slack = computed * tolerance(_NAME) + one.step / 2 * number
    if low <= 0 or high / low > _MOST_APART or high - low <= slack:
        return
    yield CHECK.finding(
        f"{printed_value(count.value)} of {printed_value(unit.value)} {unit.unit} "
        f"({unit.where.citation}) make {grouped(computed.normalize())}, not "
        f"{grouped(all_of_it.point.normalize())} as in {whole.where.citation}",
        [claim_evidence(unit), claim_evidence(count), claim_evidence(whole)],
        why="the amount for each, their number and the whole are of one thing",
        tolerance=f"{per_cent(_NAME)}, and half the last place of the amount for each",
    )


CHECK = Check(
    id="FIG011",
    slug=_NAME,
    level=Level.WARNING,
    summary="An amount for each, times their number, is not the whole amount.",
    why="The whole follows from the two; one of the three figures is wrong.",
    fix="Compute again; correct the figure that the sources do not bear out.",
    find=find,
    reported=(
        Example(
            "what was paid for each boat",
            {
                "chapter": "For the 20 boats the ministry paid 30 million dollars in all in 1931.\n",
                "article": "In 1931 the owners of the boats received 2.2 million dollars apiece.\n",
            },
        ),
    ),
    silent=(
        Example(
            "what makes the whole",
            {
                "chapter": "For the 20 boats the ministry paid 30 million dollars in all in 1931.\n",
                "article": "In 1931 the owners of the boats received 1.5 million dollars apiece.\n",
            },
        ),
        Example(
            "another year",
            {
                "chapter": "For the 20 boats the ministry paid 30 million dollars in all in 1931.\n",
                "article": "In 1944 the owners of the boats received 2.2 million dollars apiece.\n",
            },
        ),
    ),
    references=(
        "United Nations, International Merchandise Trade Statistics: Compilers Manual, Revision 1 (2013), on unit values",
        "De Waal, Pannekoek and Scholtus, Handbook of Statistical Data Editing and Imputation (Wiley, 2011)",
    ),
)
