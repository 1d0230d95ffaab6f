"""DRF005: a quotation that differs from the source that it is cited from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.draft.examples import BIB, SOURCE
from corpuskit.claims.drafts.desk import desks
from corpuskit.claims.drafts.quotes import Misquoted, misquoted
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield the quotations of papers whose words the cited document has otherwise."""
    for desk in desks(extracts):
        for each in misquoted(desk):
            if each.original is not None:
                yield _finding(each)


def _finding(found: Misquoted) -> Finding:
    assert found.original is not None
    name = found.source.name
    if found.said and found.printed:
        what = f"has «{found.said}», where {name} has «{found.printed}»"
    elif found.said:
        what = f"adds «{found.said}» to the words of {name}"
    else:
        what = f"leaves out «{found.printed}», which {name} has"
    return CHECK.finding(
        f"a quotation {what}",
        [Evidence(found.quoted.where, "quoted"), Evidence(found.original, "as it stands there")],
        why=f"it cites {', '.join(dict.fromkeys(c.key for c in found.citings))}",
        tolerance="case, punctuation, and what is marked as left out or put in",
    )


CHECK = Check(
    id="DRF005",
    slug="quotation-unlike-source",
    level=Level.WARNING,
    summary="A quotation differs from the passage that it is cited from.",
    why="A word lost or added inside quotation marks changes what somebody else said.",
    fix="Quote what stands there; mark what is left out (…) and what is put in ([...]).",
    find=find,
    reported=(
        Example(
            "a word changed",
            {
                "ruiz": SOURCE,
                "paper.md": "Ruiz writes: “Nobody asked the farmers what they would live on in the winter” [@ruiz1999].\n",
                "refs.bib": BIB,
            },
        ),
    ),
    silent=(
        Example(
            "the beginning left out, a word put in",
            {
                "ruiz": SOURCE,
                "paper.md": "They were not asked “what they [the fishermen] would live on … that was to come” [@ruiz1999].\n",
                "refs.bib": BIB,
            },
        ),
    ),
    references=(
        "The Chicago Manual of Style, 17th edition (2017), chapter 13: Quotations and Dialogue",
    ),
)
