"""DRF012: a figure that another passage of the corpus contradicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.draft.examples import BIB, SOURCE
from corpuskit.claims.drafts.desk import desks
from corpuskit.claims.drafts.rests import Disputed, disputed
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield the figures of papers that rest on a passage which another one contradicts."""
    for desk in desks(extracts):
        for each in disputed(desk):
            yield _finding(each)


def _finding(found: Disputed) -> Finding:
    taken, against = found.taken, found.sides[0].location
    whose = "itself elsewhere" if against.document == taken.document else against.document
    return CHECK.finding(
        f"«{found.used.quote}» is what {taken.document} says, and {whose} contradicts: "
        f"«{against.quote}»",
        [
            Evidence(found.used, "taken from there"),
            Evidence(taken, "as it stands there"),
            *found.sides,
        ],
        why=f"{found.finding.check}: {found.finding.message}",
        tolerance=found.finding.tolerance,
    )


_OTHER = (
    "Sea and Law\n\nKen Ito\n\n6 June 2001\n\nThe port of Marsala had 1600 people in March 1998.\n"
)

CHECK = Check(
    id="DRF012",
    slug="rests-on-contradiction",
    level=Level.WARNING,
    summary="A paper rests on a figure that another passage of the corpus contradicts.",
    why="A reader learns of one side of a dispute as if it were settled.",
    fix="Give both figures, or say why one of them is right.",
    find=find,
    reported=(
        Example(
            "one side of two",
            {
                "ruiz": SOURCE,
                "ito": _OTHER,
                "paper.md": "In March 1998 the port of Marsala employed 1150 people [@ruiz1999].\n",
                "refs.bib": BIB
                + "@book{ito2001, author = {Ito, Ken}, title = {Sea and Law}, year = {2001}}\n",
            },
        ),
    ),
    silent=(
        Example(
            "both sides",
            {
                "ruiz": SOURCE,
                "ito": _OTHER,
                "paper.md": "In March 1998 the port of Marsala employed 1150 people [@ruiz1999], or 1600 [@ito2001].\n",
                "refs.bib": BIB
                + "@book{ito2001, author = {Ito, Ken}, title = {Sea and Law}, year = {2001}}\n",
            },
        ),
    ),
    references=(
        "Howell and Prevenier, From Reliable Sources: An Introduction to Historical Methods (Cornell University Press, 2001)",
    ),
)
