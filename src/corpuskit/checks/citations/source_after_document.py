"""CIT006: A source is dated after the document that cites it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.claims.model import Extract, printed_period
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield works dated behind the whole period in which the document states that it appeared."""
    for extract in extracts:
        if extract.published is None or not extract.published_stated:
            continue
        for work in extract.cited:
            if work.first is None or work.last is None or not work.certain or work.to_come:
                continue
            if work.first > extract.published[1]:
                when = printed_period(work.first, work.last)
                yield CHECK.finding(
                    f"the source in {work.where.citation} is of {when}, but the document is of "
                    f"{printed_period(*extract.published)}",
                    [Evidence(work.where, f"appeared {when}")],
                    why="the document states its own date",
                    tolerance="none: it lies behind the whole period of publication",
                )


CHECK = Check(
    id="CIT006",
    slug="source-after-document",
    level=Level.WARNING,
    summary="A source is dated after the document that cites it.",
    why="Nobody cites what has not appeared: the date of the source or that of the document is wrong.",
    fix="Correct the date of the source, or that of the document in its header or in sources.toml.",
    find=find,
    reported=(
        Example(
            "a paper of the year after",
            {
                "report": (
                    "Harbours\n\nAna Ruiz\n\n4 May 1999\n\n"
                    "The port of Marsala was closed.[1]\n\n"
                    "[1] N. Okafor, “Who Ate the Cod”, *Sea Journal*, vol. 3, no. 2 (2001), p. 4.\n"
                )
            },
        ),
    ),
    silent=(
        Example(
            "still to appear",
            {
                "report": (
                    "Harbours\n\nAna Ruiz\n\n4 May 1999\n\n"
                    "The port of Marsala was closed.[1]\n\n"
                    "[1] N. Okafor, “Who Ate the Cod”, *Sea Journal*, vol. 3, no. 2 (2001), "
                    "forthcoming.\n"
                )
            },
        ),
        Example(
            "of the same year",
            {
                "report": (
                    "Harbours\n\nAna Ruiz\n\n4 May 1999\n\n"
                    "The port of Marsala was closed.[1]\n\n"
                    "[1] N. Okafor, “Who Ate the Cod”, *Sea Journal*, vol. 3, no. 2 (1999), p. 4.\n"
                )
            },
        ),
    ),
    references=(
        "Howell and Prevenier, From Reliable Sources: An Introduction to Historical Methods (Cornell University Press, 2001)",
        "ISO 690:2021, Guidelines for bibliographic references and citations to information resources",
    ),
)
