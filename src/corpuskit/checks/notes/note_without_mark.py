"""NOT002: A note has no mark in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.oddities import oddities
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield notes that no mark leads to."""
    for oddity, evidence in oddities(extracts, "note-without-mark"):
        yield CHECK.finding(oddity.message, evidence)


CHECK = Check(
    id="NOT002",
    slug="note-without-mark",
    level=Level.WARNING,
    summary="A note has no mark in the text.",
    why="What the note supports is lost: a figure may stand without its source.",
    fix="Find the mark in the source and move the note there.",
    find=find,
    reported=(
        Example(
            "the mark of the second note is missing",
            {
                "chapter": "The harbour was closed.[1] The fleet left.\n\n[1] Harbour log, 3 May 1921.\n\n[2] Ship list, 4 May 1921.\n"
            },
        ),
    ),
    silent=(
        Example(
            "every note has its mark",
            {
                "chapter": "The harbour was closed.[1] The fleet left.[2]\n\n[1] Harbour log, 3 May 1921.\n\n[2] Ship list, 4 May 1921.\n"
            },
        ),
    ),
    references=(
        "TEI P5 Guidelines, Elements Available in All TEI Documents: Notes, Annotation, and Indexing",
        "The Chicago Manual of Style, 17th edition (2017), chapter 14: Notes and Bibliography",
    ),
)
