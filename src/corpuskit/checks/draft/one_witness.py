"""DRF014: two sources for one figure that have it from one source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.claims.drafts.dependence import one_witness
from corpuskit.claims.drafts.desk import desks
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield the figures for which papers cite two documents that are one witness."""
    for desk in desks(extracts):
        for each in one_witness(desk):
            yield CHECK.finding(
                f"{each.first.document} and {each.second.document} both have "
                f"«{each.used.quote}» from {each.shared}: they are one witness",
                [
                    Evidence(each.used, "cited from both"),
                    Evidence(each.first, "as it stands there"),
                    Evidence(each.second, "as it stands there"),
                ],
                why="the sentence cites both for it",
                level=CHECK.level if each.said else Level.NOTE,
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
        Example(
            "the second in a sentence of its own",
            {
                "ruiz": _FIRST,
                "ito": _OTHER,
                "paper.md": "In March 1998 the port of Marsala employed 1150 people [@ruiz1999]. Without knowing of her work, Ito gives Marsala the same 1150 people [@ito2001].\n",
                "refs.bib": _BIB
                + "@book{ito2001, author = {Ito, Ken}, title = {Sea and Law}, year = {2001}}\n",
            },
        ),
    ),
    silent=(
        Example(
            "two that cite none",
            {
                "ruiz": _FIRST.partition("[1]")[0] + "\n",
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
