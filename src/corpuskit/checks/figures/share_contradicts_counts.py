"""FIG002: a percentage against the counts that it is a share of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import claim_evidence, printed_value
from corpuskit.claims.grammar.subjects import Fit, unify
from corpuskit.claims.grammar.times import overlap
from corpuskit.claims.grammar.values import meets
from corpuskit.claims.model import STATED, Claim, Extract, Kind
from corpuskit.core.findings import Evidence, Finding, Level

_HUNDRED = Decimal(100)
_TOLERANCE = "half the last printed place of the percentage"


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield percentages that the counts of the same part and whole contradict."""
    claims = [c for e in extracts for c in e.claims if c.stance in STATED]
    shares = [c for c in claims if c.kind is Kind.SHARE and c.base is not None and not c.ratio]
    ratios = [c for c in claims if c.ratio is not None]
    for share, ratio in product(shares, ratios):
        finding = _compare(share, ratio)
        if finding:
            yield finding


def _compare(share: Claim, ratio: Claim) -> Finding | None:
    count, total = ratio.ratio or (Decimal(0), Decimal(0))
    if share.where == ratio.where or not total or share.value.point is None:
        return None
    fit = min(unify(share.subject, ratio.subject), _bases(share, ratio))
    if fit is Fit.APART or (
        share.time.known and ratio.time.known and not overlap(share.time, ratio.time)
    ):
        return None
    computed = count / total * _HUNDRED
    if meets(share.value, computed, computed):
        return None
    shown = f"{computed:.1f}".rstrip("0").rstrip(".")
    message = (
        f"{printed_value(share.value)} per cent in {share.where.citation}, but "
        f"{ratio.where.quote} in {ratio.where.citation} is {shown} per cent"
    )
    return CHECK.finding(
        message,
        [claim_evidence(share), Evidence(ratio.where, f"{shown} %; {ratio.subject.phrase}")],
        why=f"both give the share of {share.subject.phrase!r} in {ratio.base.phrase if ratio.base else ''!r}",
        tolerance=_TOLERANCE,
        level=Level.ERROR if fit is Fit.SAME else Level.WARNING,
    )


def _bases(share: Claim, ratio: Claim) -> Fit:
    if share.base is None or ratio.base is None:
        return Fit.PERHAPS
    return unify(share.base, ratio.base)


CHECK = Check(
    id="FIG002",
    slug="share-contradicts-counts",
    level=Level.ERROR,
    summary="A percentage does not follow from the counts given for the same part and whole.",
    why="A share is computed from two counts; when all three are printed, one of them is wrong.",
    fix="Compute the share again from the counts; correct the one that the sources do not bear out.",
    find=find,
    reported=(
        Example(
            "per cent against a count out of a total",
            {
                "article": (
                    "The Northern Fleet guards the coast. Conscripts are numerous: 60 per cent of the "
                    "sailors of the fleet are conscripts.\n\n"
                    "Conscripts (they account for 1080 out of a total of 2400 sailors of the fleet) "
                    "serve for a year.\n"
                )
            },
        ),
    ),
    silent=(
        Example(
            "per cent that follows from the counts",
            {
                "article": (
                    "Conscripts are numerous: 45 per cent of the sailors of the fleet are "
                    "conscripts.\n\nConscripts (they account for 1080 out of a total of 2400 sailors "
                    "of the fleet) serve for a year.\n"
                )
            },
        ),
    ),
    references=(
        "Brown and Heathers, The GRIM Test, Social Psychological and Personality Science 8 (2017), pp. 363–369",
        "Nuijten and others, The prevalence of statistical reporting errors in psychology (1985–2013), Behavior Research Methods 48 (2016), pp. 1205–1226",
    ),
)
