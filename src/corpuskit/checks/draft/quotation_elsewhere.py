"""DRF006: a quotation that the source which it is cited from does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.draft.examples import BIB, SOURCE
from corpuskit.claims.drafts.desk import desks
from corpuskit.claims.drafts.quotes import Misquoted, misquoted
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield the quotations of papers that the cited document does not have in any form."""
    for desk in desks(extracts):
        for each in misquoted(desk):
            if each.original is None:
                yield _finding(each)


def _finding(found: Misquoted) -> Finding:
    instead = ""
    sides = [Evidence(found.quoted.where, f"quoted from {found.source.name}")]
    if found.elsewhere is not None:
        instead = f"; it is in {found.elsewhere.document}"
        sides.append(Evidence(found.elsewhere, "as it stands there"))
    return CHECK.finding(
        f"a quotation is not in {found.source.name}, from which it is cited{instead}",
        sides,
        why=f"it cites {', '.join(dict.fromkeys(c.key for c in found.citings))}",
        tolerance="case, punctuation, and what is marked as left out or put in",
    )


CHECK = Check(
    id="DRF006",
    slug="quotation-not-in-cited-source",
    level=Level.WARNING,
    summary="A quotation is not in the document that it is cited from.",
    why="Somebody is said to have written what they did not write, or the wrong work is cited.",
    fix="Find the passage; correct the quotation or the citation.",
    find=find,
    reported=(
        Example(
            "words that nobody wrote",
            {
                "ruiz": SOURCE,
                "paper.md": "Ruiz calls it “the saddest harbour that was ever sold to a bank in one night” [@ruiz1999].\n",
                "refs.bib": BIB,
            },
        ),
    ),
    silent=(
        Example(
            "the words of the source",
            {
                "ruiz": SOURCE,
                "paper.md": "Ruiz says: “Nobody asked the fishermen what they would live on” [@ruiz1999].\n",
                "refs.bib": BIB,
            },
        ),
    ),
    references=(
        "The Chicago Manual of Style, 17th edition (2017), chapter 13: Quotations and Dialogue",
    ),
)
