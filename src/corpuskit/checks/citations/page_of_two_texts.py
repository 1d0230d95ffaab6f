"""CIT011: One page is cited for two different texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.claims.citations.shared_pages import shared_pages
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield articles with pages in common, and treaties of different days on one page."""
    works = [work for extract in extracts for work in extract.cited]
    events = [event for extract in extracts for event in extract.events]
    for each in shared_pages(works, events):
        one, other = each.titles
        yield CHECK.finding(
            f"page {each.page} is cited for {one!r} in {each.left.citation} and for {other!r} in "
            f"{each.right.citation}",
            [Evidence(each.left, one), Evidence(each.right, other)],
            why="volume, number and year of what they appeared in are the same",
            tolerance="one article may begin on the page on which another ends"
            if each.sure
            else "a page may have the end of one text and the beginning of another",
            level=CHECK.level if each.sure else Level.NOTE,
        )


_FIRST = "[1] N. Okafor, “Who Ate the Cod”, *Sea Journal*, vol. 3, no. 2 (1999), pp. 14–39.\n\n"

CHECK = Check(
    id="CIT011",
    slug="page-of-two-texts",
    level=Level.WARNING,
    summary="One page is cited for two different texts.",
    why="One of the citations has the wrong pages, volume or number.",
    fix="Open the issue and correct the pages of one of the two.",
    find=find,
    reported=(
        Example(
            "two articles with the same pages",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    + _FIRST
                    + "[2] K. Ito, “Nets of the North”, *Sea Journal*, vol. 3, no. 2 (1999), pp. 21–44.\n"
                )
            },
        ),
        Example(
            "two treaties on one page of a gazette",
            {
                "chapter": (
                    "The Treaty of Friendship and Transit was signed in Lagos on 4 March 1987.[1] The "
                    "Treaty on Fishing Rights was signed in Dakar on 9 June 1988.[2]\n\n"
                    "[1] For the text, see *Gazette of the Federation*, no. 12 (1989), p. 33.\n\n"
                    "[2] For the text, see *Gazette of the Federation*, no. 12 (1989), p. 33.\n"
                )
            },
        ),
    ),
    silent=(
        Example(
            "one begins where the other ends",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    + _FIRST
                    + "[2] K. Ito, “Nets of the North”, *Sea Journal*, vol. 3, no. 2 (1999), pp. 39–50.\n"
                )
            },
        ),
        Example(
            "another volume",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    + _FIRST
                    + "[2] K. Ito, “Nets of the North”, *Sea Journal*, vol. 4, no. 2 (2000), pp. 21–44.\n"
                )
            },
        ),
    ),
    references=(
        "Sweetland, Errors in Bibliographic Citations: A Continuing Problem, The Library Quarterly 59 (1989), pp. 291–304",
        "ISO 690:2021, Guidelines for bibliographic references and citations to information resources",
    ),
)
