"""FIG020: a change printed beside both its ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import grouped, printed_value
from corpuskit.claims.figures.rises import Rise, rises_of
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield changes that the two figures in their own sentence do not bear out."""
    for extract in extracts:
        for rise in rises_of(extract.claims):
            if not rise.fits:
                yield _finding(rise)


def _finding(rise: Rise) -> Finding:
    before, after, by = rise.before, rise.after, rise.by
    step = by.value.step
    shown = grouped(abs(round(rise.ways[0] / step) * step))
    return CHECK.finding(
        f"from {printed_value(before.value)} to {printed_value(after.value)} is {shown} "
        f"{by.unit}, not {by.where.quote} as in {by.where.citation}",
        [
            Evidence(before.where, f"{printed_value(before.value)} {before.unit}; before"),
            Evidence(after.where, f"{printed_value(after.value)} {after.unit}; after"),
            Evidence(by.where, f"{printed_value(by.value)} {by.unit}; change"),
        ],
        why="the sentence gives the change and both its ends",
        tolerance="half the last printed place of the change, and of decimals at its ends",
    )


CHECK = Check(
    id="FIG020",
    slug="change-differs-in-sentence",
    level=Level.ERROR,
    summary="A change does not follow from the two figures in the same sentence.",
    why="The change is computed from its two ends; one of the three is wrong as printed.",
    fix="Compute the change again; correct the figure that the sources do not bear out.",
    find=find,
    reported=(
        Example(
            "points of a percentage",
            {
                "report": (
                    "The duty was raised from 12.5 per cent in 1988 to 16.0 per cent in 1990, that "
                    "is by 4.5 percentage points.\n"
                )
            },
        ),
        Example(
            "a difference ahead of its ends",
            {"report": "The fare went up by 15 crowns, from 40 crowns to 65 crowns.\n"},
        ),
        Example(
            "a share of the first figure",
            {
                "report": (
                    "Membership grew from 2,400 members to 3,000 members, an increase of 35 per "
                    "cent.\n"
                )
            },
        ),
    ),
    silent=(
        Example(
            "a change that follows",
            {
                "report": (
                    "The duty was raised from 12.5 per cent in 1988 to 16.0 per cent in 1990, that "
                    "is by 3.5 percentage points.\n"
                )
            },
        ),
        Example(
            "per cent of a percentage, either way",
            {
                "report": (
                    "Turnout fell from 80 per cent to 60 per cent, a drop of 25 per cent. "
                    "Abstention rose from 20 per cent to 40 per cent, a rise of 20 per cent.\n"
                )
            },
        ),
        Example(
            "rounded",
            {
                "report": "Output rose from 640 tonnes to 1,024 tonnes, an increase of 60 per cent.\n"
            },
        ),
        Example(
            "what something else was raised by",
            {
                "report": (
                    "The share fell from 40 per cent to 30 per cent; wages rose by 12 per cent.\n"
                )
            },
        ),
    ),
    references=(
        "Nuijten, Hartgerink, van Assen, Epskamp and Wicherts, The prevalence of statistical reporting errors in psychology (1985–2013), Behavior Research Methods 48 (2016), pp. 1205–1226",
        "UNECE, Making Data Meaningful, Part 2: A guide to presenting statistics (2009)",
    ),
)
