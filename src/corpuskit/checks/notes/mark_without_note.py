"""NOT001: A note mark in the text has no note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.oddities import oddities
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield marks that lead nowhere."""
    for oddity, evidence in oddities(extracts, "mark-without-note"):
        yield CHECK.finding(oddity.message, evidence)


CHECK = Check(
    id="NOT001",
    slug="mark-without-note",
    level=Level.WARNING,
    summary="A note mark in the text has no note.",
    why="The reader is sent to a source that is not there.",
    fix="Find the note in the source and put it at its mark, or delete the mark.",
    find=find,
    reported=(
        Example(
            "the second note is missing",
            {
                "chapter": "The harbour was closed.[1] The fleet left.[2]\n\n[1] Harbour log, 3 May 1921.\n"
            },
        ),
    ),
    silent=(
        Example(
            "every mark has its note",
            {
                "chapter": "The harbour was closed.[1] The fleet left.\n\n[1] Harbour log, 3 May 1921.\n"
            },
        ),
    ),
    references=(
        "TEI P5 Guidelines, Elements Available in All TEI Documents: Notes, Annotation, and Indexing",
        "The Chicago Manual of Style, 17th edition (2017), chapter 14: Notes and Bibliography",
    ),
)
