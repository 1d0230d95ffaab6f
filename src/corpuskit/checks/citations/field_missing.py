"""CIT009: A full citation leaves out what its kind of work must have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.claims.citations.missing_fields import missing_fields
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield books and articles without a date, and articles without a title."""
    for extract in extracts:
        for work, field in missing_fields(extract.cited):
            kind = "article" if work.container or field == "title" else "book"
            yield CHECK.finding(
                f"the {kind} in {work.where.citation} has no {field}",
                [Evidence(work.where, f"no {field}")],
                why=f"biblatex asks for the {field} of every {kind}",
            )


_BOOK = "[1] Okafor, N., *Cod and Empire* (Hart: Oxford, 2003), p. 9.\n\n"
_ARTICLES = (
    "[1] N. Okafor, “Who Ate the Cod”, *Sea Journal*, vol. 3 (1999), pp. 4–19.\n\n"
    "[2] K. Ito, “Nets of the North”, *Sea Journal*, vol. 4 (2000), pp. 1–12.\n\n"
)

CHECK = Check(
    id="CIT009",
    slug="field-missing",
    level=Level.NOTE,
    summary="A full citation leaves out what its kind of work must have.",
    why="The reader cannot find the work, and a bibliography made from the citation has a gap.",
    fix="Open the work and complete the citation; write «n.d.» where the work has no date.",
    find=find,
    reported=(
        Example(
            "a book without a year",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    + _BOOK
                    + "[2] Ito, K., *Nets of the North* (Hart: Oxford), p. 12.\n"
                )
            },
        ),
        Example(
            "an article without its title, where the others have theirs",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2] It sank.[3]\n\n"
                    + _ARTICLES
                    + "[3] R. Diaz, *Sea Journal*, vol. 5 (2001), pp. 7–20.\n"
                )
            },
        ),
    ),
    silent=(
        Example(
            "shorter the second time",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    + _BOOK
                    + "[2] Okafor, N., *Cod and Empire* (Hart: Oxford), p. 12.\n"
                )
            },
        ),
        Example(
            "the book says no date",
            {
                "chapter": (
                    "The port closed.[1]\n\n"
                    "[1] Okafor, N., *Cod and Empire* (Hart: Oxford, n.d.), p. 9.\n"
                )
            },
        ),
        Example(
            "a newspaper is not signed",
            {
                "chapter": (
                    "The port closed.[1]\n\n[1] ‘Port closed’, *Harbour Times*, 3 May 1999, p. 4.\n"
                )
            },
        ),
    ),
    references=("The biblatex Package, 2.1.1, mandatory fields of the entry types",),
)
