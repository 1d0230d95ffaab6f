"""FIG007: a percentage beside the count and the whole that it is computed from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import grouped, printed_value
from corpuskit.claims.grammar.counted import bounds
from corpuskit.claims.grammar.values import meets
from corpuskit.claims.model import Amount, Breakdown, Cut, Extract
from corpuskit.core.findings import Evidence, Finding, Level

_HUNDRED = Decimal(100)


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield percentages that do not follow from the two counts in their sentence."""
    for extract in extracts:
        for breakdown in extract.breakdowns:
            if breakdown.cut is Cut.SHARE and breakdown.share is not None:
                yield from _judged(breakdown, breakdown.share)


def _judged(breakdown: Breakdown, share: Amount) -> Iterator[Finding]:
    part, whole = breakdown.parts[0], breakdown.whole
    (low, high), (least, most) = bounds(part), bounds(whole)
    if high is None or most is None or least <= 0 or high > most:
        return
    if meets(share.value, low / most * _HUNDRED, high / least * _HUNDRED):
        return
    computed = (part.value.point or low) / (whole.value.point or least) * _HUNDRED
    shown = grouped(round(computed / share.value.step) * share.value.step)
    yield CHECK.finding(
        f"{printed_value(part.value)} of {printed_value(whole.value)} is {shown} per cent, not "
        f"{printed_value(share.value)} as in {share.where.citation}",
        [
            Evidence(part.where, f"{printed_value(part.value)}; part"),
            Evidence(whole.where, f"{printed_value(whole.value)}; whole"),
            Evidence(share.where, f"{printed_value(share.value)} %; share"),
        ],
        why="the sentence gives the count, its whole and the share",
        tolerance="half the last printed place of the percentage",
    )


CHECK = Check(
    id="FIG007",
    slug="share-differs-from-its-counts",
    level=Level.ERROR,
    summary="A percentage does not follow from the count and the whole in the same sentence.",
    why="The share is computed from the two counts; one of the three is wrong as printed.",
    fix="Compute the share again; correct the figure that the sources do not bear out.",
    find=find,
    reported=(
        Example(
            "a partitive with count and share",
            {"report": "Of the 850 farms, 340, or 44%, had electricity.\n"},
        ),
        Example(
            "a count out of a total",
            {"report": "By then 36 of the 48 bridges (80 per cent) had been rebuilt.\n"},
        ),
        Example(
            "a share in parentheses within a relative clause",
            {
                "report": "The survey reached 1,500 pupils, of whom 930 (56 per cent) walked to school.\n"
            },
        ),
        Example(
            "the whole in the sentence before",
            {"report": "The team visited 850 farms. Of these, 340 (44%) had electricity.\n"},
        ),
    ),
    silent=(
        Example(
            "a share that follows",
            {"report": "Of the 850 farms, 340, or 40%, had electricity.\n"},
        ),
        Example(
            "a share of something else",
            {"report": "Of the 850 farms, 340 (52% of those asked) had electricity.\n"},
        ),
        Example(
            "an approximate share",
            {"report": "Of the 850 farms, 340, or about 41%, had electricity.\n"},
        ),
        Example(
            "two shares of the same count",
            {
                "report": "Of the 850 farms, 340 had electricity, and 12 per cent of the owners a car.\n"
            },
        ),
    ),
    references=(
        "Brown and Heathers, The GRIM Test, Social Psychological and Personality Science 8 (2017), pp. 363–369",
        "Nuijten and others, The prevalence of statistical reporting errors in psychology (1985–2013), Behavior Research Methods 48 (2016), pp. 1205–1226",
    ),
)
