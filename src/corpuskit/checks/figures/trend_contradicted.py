"""FIG015: what is said to have grown every time, and figures of which a later one is lower."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import claim_evidence, printed_value
from corpuskit.claims.model import Extract
from corpuskit.claims.reasoning.series import steps_against
from corpuskit.core.findings import Evidence, Finding, Level

_MOST = 1000


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield trends without exception that two figures of one series contradict."""
    claims = [claim for extract in extracts for claim in extract.claims]
    trends = [c for e in extracts for c in e.changes if c.ratio is None]
    for trend, before, after in steps_against(trends[:_MOST], claims):
        word = "grew" if trend.direction > 0 else "fell"
        yield CHECK.finding(
            f"said to have {'grown' if trend.direction > 0 else 'fallen'} every time in "
            f"{trend.where.citation}, but {printed_value(before.value)} for {before.time} and "
            f"{printed_value(after.value)} for {after.time} in {after.where.citation}",
            [
                Evidence(trend.where, f"{trend.subject.phrase}: {word} every time"),
                claim_evidence(before),
                claim_evidence(after),
            ],
            why="the figures are of the thing and the years that the sentence names",
            tolerance="none: the figures as printed",
        )


CHECK = Check(
    id="FIG015",
    slug="trend-contradicted",
    level=Level.WARNING,
    summary="Something is said to have grown every time, and its figures show an exception.",
    why="One of the passages is wrong, or they do not speak of the same thing.",
    fix="Look the figures up; name the exception, or correct the figure.",
    find=find,
    reported=(
        Example(
            "grew every year, with a year in which it fell",
            {
                "article": "The herd of Ommen has grown every year since 1931.\n",
                "report": (
                    "The herd of Ommen had 400 cows in 1931, 520 in 1932 and 480 in 1933.\n"
                ),
            },
        ),
    ),
    silent=(
        Example(
            "figures that bear it out",
            {
                "article": "The herd of Ommen has grown every year since 1931.\n",
                "report": (
                    "The herd of Ommen had 400 cows in 1931, 520 in 1932 and 580 in 1933.\n"
                ),
            },
        ),
        Example(
            "before the years it is said of",
            {
                "article": "The herd of Ommen has grown every year since 1932.\n",
                "report": (
                    "The herd of Ommen had 600 cows in 1931, 520 in 1932 and 580 in 1933.\n"
                ),
            },
        ),
    ),
    references=(
        "De Marneffe, Rafferty and Manning, Finding Contradictions in Text, ACL-08: HLT (2008), pp. 1039–1047",
        "UNECE, Making Data Meaningful, Part 1: A guide to writing stories about numbers (2009)",
    ),
)
