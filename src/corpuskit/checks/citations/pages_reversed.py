"""CIT005: A range of pages ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield page ranges whose last page, completed as readers do, is lower than the first."""
    for extract in extracts:
        for work in extract.cited:
            if work.pages is None or work.pages[1] >= work.pages[0]:
                continue
            yield CHECK.finding(
                f"pages {work.pages_printed} in {work.where.citation} end before they begin",
                [Evidence(work.where, f"from page {work.pages[0]} to page {work.pages[1]}")],
                tolerance="a shortened last page is completed from the first",
            )


CHECK = Check(
    id="CIT005",
    slug="page-range-reversed",
    level=Level.ERROR,
    summary="A range of pages ends before it begins.",
    why="One of the two numbers is wrong, and the reader does not find the place.",
    fix="Open the work and correct the pages.",
    find=find,
    reported=(
        Example(
            "digits changed places",
            {
                "chapter": (
                    "The port closed.[1]\n\n"
                    "[1] Okafor, N., *Cod and Empire* (Hart: Oxford, 2003), pp. 146–129.\n"
                )
            },
        ),
    ),
    silent=(
        Example(
            "a shortened last page",
            {
                "chapter": (
                    "The port closed.[1]\n\n"
                    "[1] Okafor, N., *Cod and Empire* (Hart: Oxford, 2003), pp. 146–54.\n"
                )
            },
        ),
        Example(
            "two pages apart",
            {
                "chapter": (
                    "The port closed.[1]\n\n"
                    "[1] Okafor, N., *Cod and Empire* (Hart: Oxford, 2003), pp. 146, 12.\n"
                )
            },
        ),
    ),
    references=(
        "The Chicago Manual of Style, 17th edition (2017), chapter 9: Numbers",
        "ISO 690:2021, Guidelines for bibliographic references and citations to information resources",
    ),
)
