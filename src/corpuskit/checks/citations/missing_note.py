"""CIT002: A note refers to a note that is not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Evidence, Finding, Level, Location


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield references to a number that no note of the document has.

    A document whose notes do not begin with 1 is part of a longer one, which may have the note.
    """
    for extract in extracts:
        present = {note.number for note in extract.notes}
        if 1 not in present:
            continue
        for number, where in _pointed(extract):
            if number not in present:
                yield CHECK.finding(
                    f"note {where.note} refers to note {number}, but the document has "
                    f"{len(present)} notes and none of that number",
                    [Evidence(where, f"note {number}")],
                )


def _pointed(extract: Extract) -> Iterator[tuple[int, Location]]:
    for pointer in extract.pointers:
        yield pointer.number, pointer.where
    for work in extract.cited:
        if work.points_to:
            yield work.points_to, work.where


CHECK = Check(
    id="CIT002",
    slug="reference-to-missing-note",
    level=Level.WARNING,
    summary="A note refers to a note that is not there.",
    why="The reader cannot find the source: the notes were numbered anew, or the number is wrong.",
    fix="Find the note that is meant and correct the number.",
    find=find,
    reported=(
        Example(
            "there are two notes",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    "[1] Okafor, N., *Cod and Empire* (Hart: Oxford, 2003), p. 9.\n\n"
                    "[2] See note 14.\n"
                )
            },
        ),
        Example(
            "a short form",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    "[1] Okafor, N., *Cod and Empire* (Hart: Oxford, 2003), p. 9.\n\n"
                    "[2] Okafor (note 7), p. 12.\n"
                )
            },
        ),
    ),
    silent=(
        Example(
            "the note is there",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    "[1] Okafor, N., *Cod and Empire* (Hart: Oxford, 2003), p. 9.\n\n"
                    "[2] Okafor (note 1), p. 12.\n"
                )
            },
        ),
        Example(
            "a note of another work",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    "[1] Okafor, N., *Cod and Empire* (Hart: Oxford, 2003), p. 9, note 44.\n\n"
                    "[2] Ito, K., *Nets* (Hart: Oxford, 2004), p. 12.\n"
                )
            },
        ),
        Example(
            "an extract",
            {
                "chapter": (
                    "The port closed.[31] The fleet left.[32]\n\n"
                    "[31] Harbour log, 3 May 1921.\n\n[32] Okafor (note 7), p. 12.\n"
                )
            },
        ),
    ),
    references=(
        "The Chicago Manual of Style, 17th edition (2017), chapter 14: Notes and Bibliography",
        "TEI P5 Guidelines, Elements Available in All TEI Documents: Simple Links and Cross-References",
    ),
)
