"""CIT004: One work is cited with different years, pages, places or titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import MOST_WITNESSES
from corpuskit.claims.citations.one_source import days_of_one_source
from corpuskit.claims.citations.same_work import Difference, differences
from corpuskit.claims.model import Extract
from corpuskit.claims.model.citation import CitedWork
from corpuskit.core.findings import Evidence, Finding, Level, Location

_ALIKE = "author, title and what it appeared in are the same"
_PLACE = "all else that the two print is the same"


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield the fields on which two citations of one work disagree, within and across documents."""
    told: set[tuple[Location, Location]] = set()
    for each in differences([work for extract in extracts for work in extract.cited]):
        told.add((each.left.where, each.right.where))
        yield _finding(each, _ALIKE if each.left.title else _PLACE)
    for each in days_of_one_source(extracts):
        if (each.left.where, each.right.where) not in told:
            told.add((each.left.where, each.right.where))
            yield _finding(each, "both are cited for one figure, of one month")


def _finding(found: Difference, why: str) -> Finding:
    left, right = _shown(found.field, found.left), _shown(found.field, found.right)
    names = " and ".join(found.left.names)
    title = found.left.as_printed("title") or found.left.as_printed("container")
    sides = {work.where: work for work in (found.left, found.right, *found.cited)}
    shown = [sides[where] for where in sorted(list(sides)[:MOST_WITNESSES])]
    others = [where for where in sides if where not in {work.where for work in shown}]
    return CHECK.finding(
        f"{names}{', ' if names else ''}{title}: {found.field} {left} in "
        f"{found.left.where.citation}, {right} in {found.right.where.citation}",
        [Evidence(work.where, f"{found.field} {_shown(found.field, work)}") for work in shown],
        why=why,
        others=tuple(sorted(others)),
    )


def _shown(field: str, work: CitedWork) -> str:
    if field == "symbol":
        return ", ".join(sorted(work.symbols)) or "not printed"
    if field == "pages":
        return work.pages_printed or "not printed"
    return work.as_printed("date" if field == "year" else field) or "not printed"


_FIRST = "[1] Okafor, N., *Cod and the Empire* (Hart: Oxford, 2003), p. 9.\n\n"
_TEXT = "[1] For the text, see *Harbour Gazette*, no. 7 (July 1998), pp. 45–48.\n\n"
_DECREE = "[1] ‘On the closing of ports’, Decree no. 40, 4 May 1998. For the text, see *Herald*, 9 May 1998, p. 3.\n\n"
_ACT = "[1] ‘{}’, *Official Gazette*, no. 14 ({}), p. {}.\n\n"
_DAY = "[1] *Harbour Herald*, {} Nov. 1998.\n"
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
            "two days of one newspaper, for one figure",
            {
                "chapter": "The yard at Marsala built 340 lorries in 1998.[1]\n\n"
                + _DAY.format(28),
                "report": "In 1998 the yard at Marsala built 340 lorries.[1]\n\n" + _DAY.format(19),
            },
        ),
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
        Example(
            "two numbers of one issue that prints a text",
            {
                "chapter": "The port closed.[1]\n\n" + _TEXT,
                "report": (
                    "The fleet left.[1]\n\n"
                    "[1] For the text, see *Harbour Gazete*, no. 8 (July 1998), pp. 45–48.\n"
                ),
            },
        ),
        Example(
            "two years of one number, in which two treaties stand on one page",
            {
                "chapter": "The port closed.[1]\n\n"
                + _ACT.format("Treaty on the Use of the Port", 1993, 148),
                "report": "The fleet left.[1]\n\n"
                + _ACT.format("Agreement on the Status of the Fleet", 1995, "148–49"),
            },
        ),
        Example(
            "two numbers of one decree",
            {
                "chapter": "The port closed.[1]\n\n" + _DECREE,
                "report": "The fleet left.[1]\n\n" + _DECREE.replace("40", "50"),
            },
        ),
        Example(
            "two days of one report with its symbol",
            {
                "chapter": (
                    "The port closed.[1]\n\n"
                    "[1] ‘The state of ports’, *Harbour News*, HN-98-302, 29 Oct. 1998.\n"
                ),
                "report": (
                    "The fleet left.[1]\n\n"
                    "[1] ‘The state of ports’, *Harbour News*, HN-98-302, 20 Oct. 1998.\n"
                ),
            },
        ),
    ),
    silent=(
        Example(
            "two days of one newspaper, for two figures",
            {
                "chapter": "The yard at Marsala built 340 lorries in 1998.[1]\n\n"
                + _DAY.format(28),
                "report": "The mill at Dora employed 340 weavers in 1998.[1]\n\n" + _DAY.format(19),
            },
        ),
        Example(
            "two days and pages of a newspaper",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    "[1] *Harbour News*, 4 Sep. 1998, p. 5.\n\n"
                    "[2] *Harbour News*, 13 Sep. 1998, p. 5.\n"
                )
            },
        ),
        Example(
            "two pages of one number in two years",
            {
                "chapter": "The port closed.[1]\n\n"
                + _ACT.format("Treaty on the Use of the Port", 1993, 148),
                "report": "The fleet left.[1]\n\n"
                + _ACT.format("Agreement on the Status of the Fleet", 1995, 151),
            },
        ),
        Example(
            "two numbers of a review",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    "[1] *Harbour Review*, vol. 4, no. 60 (27 Mar. 1998).\n\n"
                    "[2] *Harbour Review*, vol. 4, no. 69 (9 Apr. 1998).\n"
                )
            },
        ),
        Example(
            "an article in two parts",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    + _ARTICLE
                    + "[2] N. Okafor, “Who Ate the Cod”, *Sea Journal*, vol. 3, no. 3 (1999), "
                    "pp. 40–59.\n"
                )
            },
        ),
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
    references=(
        "ISO 690:2021, Guidelines for bibliographic references and citations to information resources",
        "Simkin and Roychowdhury, Read Before You Cite!, Complex Systems 14 (2003), pp. 269–274",
    ),
)
