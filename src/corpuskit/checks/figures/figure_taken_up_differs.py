"""FIG030: A figure that is taken up again differs from the one in the sentences before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import printed_value
from corpuskit.claims.grammar.values import compare
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield figures that are taken up in other numbers than they were given in."""
    for extract in extracts:
        for each in extract.taken_up:
            judgement = compare(each.given, each.again)
            if judgement.agree:
                continue
            given, again = printed_value(each.given), printed_value(each.again)
            yield CHECK.finding(
                f"{given} {each.unit} in {each.where.citation}, taken up as {again} {each.unit} "
                f"in {each.again_where.citation}",
                [
                    Evidence(each.where, f"{given} {each.unit}"),
                    Evidence(each.again_where, f"{again} {each.unit}"),
                ],
                why="it takes up a figure, and no other of this unit stands in the sentences before",
                tolerance=judgement.tolerance,
            )


CHECK = Check(
    id="FIG030",
    slug="figure-taken-up-differs",
    level=Level.WARNING,
    summary="A figure that is taken up again differs from the one in the sentences before.",
    why="A figure that is named again is the same figure; one of the two was misprinted.",
    fix="Look the figure up in its source; correct the passage that differs.",
    find=find,
    reported=(
        Example(
            "a share taken up",
            {
                "chapter": (
                    "The party would get about 70 per cent of the vote in Marsala. The figure of "
                    "87 per cent may seem high.\n"
                )
            },
        ),
        Example(
            "a number without its noun",
            {
                "chapter": (
                    "In 1998 the port of Marsala received 48 complaints. Of the 60, 29 were "
                    "settled.\n"
                )
            },
        ),
    ),
    silent=(
        Example(
            "the number again",
            {
                "chapter": (
                    "In 1998 the port of Marsala received 48 complaints. Of the 48, 29 were "
                    "settled.\n"
                )
            },
        ),
        Example(
            "the same share",
            {
                "chapter": (
                    "The party would get about 70 per cent of the vote in Marsala. The figure of "
                    "70 per cent may seem high.\n"
                )
            },
        ),
        Example(
            "two shares before",
            {
                "chapter": (
                    "The party got 60 per cent in Marsala and 40 per cent elsewhere. The figure of "
                    "50 per cent was a dream.\n"
                )
            },
        ),
    ),
    references=(
        "De Marneffe, Rafferty and Manning, Finding Contradictions in Text, ACL-08: HLT (2008), pp. 1039–1047",
    ),
)
