"""QUO002: a quotation is not in the document of the corpus that it is cited from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.claims.citations.attributed import Unfound, unfound
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield quotations whose note cites a document of the corpus in which they do not stand."""
    for each in unfound(extracts):
        yield _finding(each)


def _finding(found: Unfound) -> Finding:
    where = found.quotation.where
    sides = [Evidence(where, f"quoted from {found.cited.document}")]
    instead = ""
    if found.elsewhere is not None:
        instead = f"; it is in {found.elsewhere.citation}"
        sides.append(Evidence(found.elsewhere, "as it stands there"))
    return CHECK.finding(
        f"the quotation in {where.citation} is not in {found.cited.document}, from which it is "
        f"cited{instead}",
        sides,
        why=f"its note cites {found.cited.printed!r}, which is a document of the corpus",
        tolerance="case, punctuation, and what is marked as left out or put in",
    )


_PAPER = (
    "Harbours of the West\n\nAna Ruiz\n\n4 May 1999\n\nThe port of Marsala was closed. Nobody asked "
    "the fishermen what they would live on in the winter that was to come.\n"
)
_NOTE = "[1] A. Ruiz, *Harbours of the West* (Hart: Oxford, 1999), p. 4.\n"

CHECK = Check(
    id="QUO002",
    slug="quotation-not-in-source",
    level=Level.WARNING,
    summary="A quotation is not in the document of the corpus that it is cited from.",
    why="Somebody is said to have written what they did not write, or the note cites the wrong work.",
    fix="Find the passage; correct the quotation or the note.",
    find=find,
    reported=(
        Example(
            "words that nobody wrote",
            {
                "ruiz": _PAPER,
                "review": (
                    "Sea and Law\n\nKen Ito\n\n6 June 2001\n\nShe says that “every harbour on that coast "
                    "was sold to the highest bidder within a year”.[1]\n\n" + _NOTE
                ),
            },
        ),
    ),
    silent=(
        Example(
            "over two sentences",
            {
                "ruiz": _PAPER,
                "review": (
                    "Sea and Law\n\nKen Ito\n\n6 June 2001\n\nShe says: “The port of Marsala was closed. "
                    "Nobody asked the fishermen”.[1]\n\n" + _NOTE
                ),
            },
        ),
        Example(
            "the note cites another work",
            {
                "ruiz": _PAPER,
                "review": (
                    "Sea and Law\n\nKen Ito\n\n6 June 2001\n\nShe says that “every harbour on that coast "
                    "was sold to the highest bidder within a year”.[1]\n\n"
                    "[1] A. Ruiz, *Nets and Laws* (Hart: Oxford, 1998), p. 4.\n"
                ),
            },
        ),
    ),
    references=(
        "The Chicago Manual of Style, 17th edition (2017), chapter 13: Quotations and Dialogue",
        "Howell and Prevenier, From Reliable Sources: An Introduction to Historical Methods (Cornell University Press, 2001)",
    ),
)
