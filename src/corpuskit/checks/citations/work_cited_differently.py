"""CIT004: One work is cited with different years, pages, places or titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.claims.citation_model import CitedWork
from corpuskit.claims.model import Extract
from corpuskit.claims.same_work import Difference, differences
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield the fields on which two citations of one work disagree, within and across documents."""
    for each in differences([work for extract in extracts for work in extract.cited]):
        yield _finding(each)


def _finding(found: Difference) -> Finding:
    left, right = _shown(found.field, found.left), _shown(found.field, found.right)
    names = " and ".join(found.left.names)
    return CHECK.finding(
        f"{names}, {found.left.as_printed('title')}: {found.field} {left} in "
        f"{found.left.where.citation}, {right} in {found.right.where.citation}",
        [
            Evidence(found.left.where, f"{found.field} {left}"),
            Evidence(found.right.where, f"{found.field} {right}"),
        ],
        why="author, title and what it appeared in are the same",
    )


def _shown(field: str, work: CitedWork) -> str:
    return work.as_printed("date" if field == "year" else field)


_FIRST = "[1] Okafor, N., *Cod and the Empire* (Hart: Oxford, 2003), p. 9.\n\n"
_ARTICLE = "[1] N. Okafor, “Who Ate the Cod”, *Sea Journal*, vol. 3, no. 2 (1999), pp. 4–19.\n\n"

CHECK = Check(
    id="CIT004",
    slug="work-cited-differently",
    level=Level.WARNING,
    summary="One work is cited with different years, pages, places or titles.",
    why="One of the citations is wrong, and a bibliography made from them lists the work twice.",
    fix="Open the work and correct the citation that differs.",
    find=find,
    reported=(
        Example(
            "two years of one book",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    + _FIRST
                    + "[2] Okafor, N., *Cod and the Empire* (Hart: Oxford, 2005), p. 12.\n"
                )
            },
        ),
        Example(
            "two years of one issue, in two documents",
            {
                "chapter": "The port closed.[1]\n\n" + _ARTICLE,
                "report": (
                    "The fleet left.[1]\n\n[1] N. Okafor, “Who Ate the Cod”, *Sea Journal*, "
                    "vol. 3, no. 2 (1998), pp. 4–19.\n"
                ),
            },
        ),
        Example(
            "two last pages of one article",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    + _ARTICLE
                    + "[2] N. Okafor, “Who Ate the Cod”, *Sea Journal*, vol. 3, no. 2 (1999), "
                    "pp. 4–29.\n"
                )
            },
        ),
        Example(
            "two places of one book",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    + _FIRST
                    + "[2] Okafor, N., *Cod and the Empire* (Hart: London, 2003), p. 12.\n"
                )
            },
        ),
    ),
    silent=(
        Example(
            "another edition",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    + _FIRST
                    + "[2] Okafor, N., *Cod and the Empire*, 2nd edn (Hart: Oxford, 2005), p. 12.\n"
                )
            },
        ),
        Example(
            "another house",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    + _FIRST
                    + "[2] Okafor, N., *Cod and the Empire* (Norton: New York, 2005), p. 12.\n"
                )
            },
        ),
        Example(
            "other pages of the same article",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    + _ARTICLE
                    + "[2] N. Okafor, “Who Ate the Cod”, *Sea Journal*, vol. 3, no. 2 (1999), p. 7.\n"
                )
            },
        ),
        Example(
            "a column printed every year",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    "[1] N. Okafor, “The cod year”, *Sea Journal*, vol. 3 (1999), pp. 4–19.\n\n"
                    "[2] N. Okafor, “The cod year”, *Sea Journal*, vol. 4 (2000), pp. 6–21.\n"
                )
            },
        ),
    ),
)
