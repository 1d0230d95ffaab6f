"""DRF001: a figure that the cited source gives otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import cited_for, printed_evidence, printed_value
from corpuskit.claims.drafts.desk import desks
from corpuskit.claims.drafts.figures import Compared, contradicted
from corpuskit.claims.drafts.tabled import contradicted_in_tables
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield the figures of papers that a document which they cite for them gives otherwise."""
    for desk in desks(extracts):
        for each in contradicted(desk):
            yield _finding(each, cited_for(each.citings, each.figure.number + 1))
        for each in contradicted_in_tables(desk):
            keys = ", ".join(dict.fromkeys(citing.key for citing in each.citings))
            yield _finding(each, f"{keys} is cited for it in the table")


def _finding(found: Compared, why: str) -> Finding:
    assert found.rival is not None
    figure, rival = found.figure, found.rival
    return CHECK.finding(
        f"{printed_value(figure.value)} is cited from {found.source.name}, which has "
        f"{printed_value(rival.value)}",
        [printed_evidence(figure), printed_evidence(rival)],
        why=why,
        tolerance=found.tolerance,
    )


_SOURCE = (
    "Harbours of the West\n\nAna Ruiz\n\n4 May 1999\n\nIn March 1998 the port of Marsala employed "
    "1150 people. Its 14 cranes were built in 1991.\n"
)
_BIB = "@book{ruiz1999, author = {Ruiz, Ana}, title = {Harbours of the West}, year = {1999}}\n"

CHECK = Check(
    id="DRF001",
    slug="figure-contradicts-source",
    level=Level.WARNING,
    summary="A paper cites a document for a figure that the document gives otherwise.",
    why="A slip of the pen becomes a fact as soon as somebody cites the paper for it.",
    fix="Correct the figure, or cite the source that has it.",
    find=find,
    reported=(
        Example(
            "a figure mistyped",
            {
                "ruiz": _SOURCE,
                "paper.md": "In March 1998 the port of Marsala employed 1510 people [@ruiz1999].\n",
                "refs.bib": _BIB,
            },
        ),
    ),
    silent=(
        Example(
            "a figure rounded",
            {
                "ruiz": _SOURCE,
                "paper.md": "In 1998 the port of Marsala had more than 1100 people [@ruiz1999].\n",
                "refs.bib": _BIB,
            },
        ),
    ),
    references=(
        "The Chicago Manual of Style, 17th edition (2017), chapter 14: Notes and Bibliography",
    ),
)
