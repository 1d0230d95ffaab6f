"""DRF007: a cited page on which the source does not stand, or not what is cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.draft.examples import SOURCE
from corpuskit.claims.drafts.desk import desks
from corpuskit.claims.drafts.pages import Mispaged, mispaged
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield the pages of citations that are none of the work, or do not hold what is cited."""
    for desk in desks(extracts):
        for each in mispaged(desk):
            yield _finding(each)


def _finding(found: Mispaged) -> Finding:
    citing = found.citing
    sides = [Evidence(found.used or citing.where, f"cited from p. {citing.locator}")]
    if found.held is not None:
        said = f"p. {citing.locator} is cited for what stands on p. {found.pages} of {found.of}"
        sides.append(Evidence(found.held, f"p. {found.pages}"))
    else:
        said = f"p. {citing.locator} is cited, but {found.of} has pages {found.pages}"
        sides += [Evidence(found.listed, f"pages {found.pages}")] if found.listed else []
    return CHECK.finding(said, sides, why=f"the sentence cites {citing.key}")


_ARTICLE = (
    "@article{ruiz1999, author = {Ruiz, Ana}, title = {Harbours of the West}, year = {1999}, "
    "journal = {Sea}, pages = {40--58}}\n"
)

CHECK = Check(
    id="DRF007",
    slug="page-does-not-hold",
    level=Level.WARNING,
    summary="A paper cites a page that the work does not have, or that does not hold what is cited.",
    why="The reader who looks it up does not find it.",
    fix="Look the page up, and correct it or what is said of it.",
    find=find,
    reported=(
        Example(
            "a page behind the last",
            {
                "ruiz": SOURCE,
                "paper.md": "The port employed 1150 people in March 1998 [@ruiz1999, p. 95].\n",
                "refs.bib": _ARTICLE,
            },
        ),
    ),
    silent=(
        Example(
            "a page of the article",
            {
                "ruiz": SOURCE,
                "paper.md": "The port employed 1150 people in March 1998 [@ruiz1999, p. 45].\n",
                "refs.bib": _ARTICLE,
            },
        ),
    ),
    references=(
        "The Chicago Manual of Style, 17th edition (2017), chapter 14: Notes and Bibliography",
    ),
)
