"""DRF014: two sources for one figure that have it from one source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import printed_evidence, printed_value
from corpuskit.claims.drafts.dependence import one_witness
from corpuskit.claims.drafts.desk import desks
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield the figures for which papers cite two documents that are one witness."""
    for desk in desks(extracts):
        for each in one_witness(desk):
            yield CHECK.finding(
                f"{each.first.where.document} and {each.second.where.document} both have "
                f"{printed_value(each.figure.value)} from {each.shared}: they are one witness",
                [printed_evidence(c) for c in (each.figure, each.first, each.second)],
                why="the sentence cites both for it",
                level=CHECK.level if each.said else Level.NOTE,
            )


_SOURCE = (
    "Harbours of the West\n\nAna Ruiz\n\n4 May 1999\n\nIn March 1998 the port of Marsala employed "
    "1150 people. Its 14 cranes were built in 1991 by engineer Zygmunt Kowalczyk. Nobody asked the "
    "fishermen what they would live on in the winter that was to come. The port treaty with Malta was "
    "signed on 5 June 1996.\n"
)
_BIB = "@book{ruiz1999, author = {Ruiz, Ana}, title = {Harbours of the West}, year = {1999}}\n"
_NOTE = "[1]\n\n[1] *Defence Weekly*, 4 Mar. 1998, p. 5.\n"
_FIRST = (
    "Harbours of the West\n\nAna Ruiz\n\n4 May 1999\n\nIn March 1998 the port of Marsala employed "
    "1150 people." + _NOTE
)
_OTHER = (
    "Sea and Law\n\nKen Ito\n\n6 June 2001\n\nThe port of Marsala had 1150 people in March 1998."
    + _NOTE
)

CHECK = Check(
    id="DRF014",
    slug="one-witness",
    level=Level.WARNING,
    summary="A paper cites two documents for a figure that both have from one source.",
    why="Two sources that copy one are one witness, and confirm nothing.",
    fix="Cite the source that both rest on, or say that they do.",
    find=find,
    reported=(
        Example(
            "two that cite one report",
            {
                "ruiz": _FIRST,
                "ito": _OTHER,
                "paper.md": "Both sources agree that the port of Marsala employed 1150 people in March 1998 [@ruiz1999; @ito2001].\n",
                "refs.bib": _BIB
                + "@book{ito2001, author = {Ito, Ken}, title = {Sea and Law}, year = {2001}}\n",
            },
        ),
    ),
    silent=(
        Example(
            "two that cite none",
            {
                "ruiz": _SOURCE,
                "ito": _OTHER.partition("[1]")[0] + "\n",
                "paper.md": "Both sources agree that the port of Marsala employed 1150 people in March 1998 [@ruiz1999; @ito2001].\n",
                "refs.bib": _BIB
                + "@book{ito2001, author = {Ito, Ken}, title = {Sea and Law}, year = {2001}}\n",
            },
        ),
    ),
    references=(
        "Howell and Prevenier, From Reliable Sources: An Introduction to Historical Methods (Cornell University Press, 2001)",
    ),
)
