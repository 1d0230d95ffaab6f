"""FIG018: a bound that no figure is said to have passed, and a figure beyond it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import claim_evidence, grouped, printed_value
from corpuskit.claims.grammar.content import matter, names
from corpuskit.claims.grammar.subjects import Fit, unify
from corpuskit.claims.model import STATED, Claim, Extract, Extreme, Kind
from corpuskit.core.findings import Evidence, Finding, Level

_MOST = 2000
_POINTS = frozenset({"exact"})
_MOST_APART = Decimal(3)


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield bounds said never to have been passed with a figure of the same thing beyond them."""
    figures: dict[str, list[Claim]] = {}
    for extract in extracts:
        for claim in extract.claims:
            if _is_figure(claim):
                figures.setdefault(claim.unit, []).append(claim)
    for extreme in (x for e in extracts for x in e.extremes):
        found = [c for c in figures.get(extreme.unit, ())[:_MOST] if _passes(extreme, c)]
        if found:
            yield _finding(extreme, found)


def _is_figure(claim: Claim) -> bool:
    return (
        claim.stance in STATED
        and claim.kind is Kind.QUANTITY
        and claim.time.known
        and claim.value.point is not None
        and claim.value.modality in _POINTS
        and not claim.ratio
    )


def _passes(extreme: Extreme, claim: Claim) -> bool:
    if extreme.where.sentence == claim.where.sentence or claim.time.first is None:
        return False
    last = claim.time.last or claim.time.first
    if claim.time.first < extreme.first or last > extreme.last:
        return False
    value = claim.value.point or Decimal(0)
    low, high = sorted((value, extreme.value))
    beyond = value < extreme.value if extreme.below else value > extreme.value
    return beyond and low > 0 and high / low <= _MOST_APART and _one_thing(extreme, claim)


def _one_thing(extreme: Extreme, claim: Claim) -> bool:
    counted = extreme.subject.head and claim.subject.head
    if counted and unify(extreme.subject, claim.subject) is Fit.APART:
        return False
    if extreme.predicate != claim.predicate and extreme.predicate and claim.predicate:
        return False
    mine, yours = names(extreme.words), names(claim.words)
    if not (mine <= yours and yours - mine <= extreme.affair):
        return False
    shared = matter(extreme.words) & matter(claim.words)
    return len(shared) + bool(mine & yours) >= 2


def _finding(extreme: Extreme, found: Sequence[Claim]) -> Finding:
    said = " ".join(extreme.where.quote.split())
    claim = found[0]
    return CHECK.finding(
        f"{said!r} in {extreme.where.citation}, but {printed_value(claim.value)} for {claim.time} "
        f"in {claim.where.citation}",
        [
            Evidence(
                extreme.where,
                f"never {'below' if extreme.below else 'above'} {grouped(extreme.value)}",
            ),
            *(claim_evidence(each) for each in found[:3]),
        ],
        why="both name the same thing, and the figure is of the time that the bound is for",
        tolerance="none: the figures as printed",
    )


CHECK = Check(
    id="FIG018",
    slug="extreme-contradicted",
    level=Level.WARNING,
    summary="A figure lies beyond what is said never to have been passed.",
    why="One of the passages is wrong, or they do not speak of the same thing.",
    fix="Look both up; correct the bound or the figure.",
    find=find,
    reported=(
        Example(
            "never less, and less in one year",
            {
                "article": "In no year since 1931 did Ommen produce less than 3,000 tons of milk.\n",
                "report": "In 1934 Ommen produced 2,400 tons of milk.\n",
            },
        ),
    ),
    silent=(
        Example(
            "more than the least",
            {
                "article": "In no year since 1931 did Ommen produce less than 3,000 tons of milk.\n",
                "report": "In 1934 Ommen produced 3,400 tons of milk.\n",
            },
        ),
        Example(
            "another product",
            {
                "article": "In no year since 1931 did Ommen produce less than 3,000 tons of milk.\n",
                "report": "In 1934 Ommen produced 2,400 tons of butter.\n",
            },
        ),
    ),
    references=(
        "De Marneffe, Rafferty and Manning, Finding Contradictions in Text, ACL-08: HLT (2008), pp. 1039–1047",
    ),
)
