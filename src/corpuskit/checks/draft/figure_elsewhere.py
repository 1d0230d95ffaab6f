"""DRF002: a figure that the cited source does not have, and another document has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.draft.examples import BIB, SOURCE
from corpuskit.checks.evidence import printed_evidence, printed_value
from corpuskit.claims.drafts.desk import desks
from corpuskit.claims.drafts.elsewhere import elsewhere
from corpuskit.claims.drafts.older import older_figures
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield the figures of papers that another document than the one cited has."""
    for desk in desks(extracts):
        # DRF008 reports those that no cited work can have.
        older = {each.found.figure.where for each in older_figures(desk)}
        for each in elsewhere(desk):
            if each.figure.where in older:
                continue
            yield CHECK.finding(
                f"{printed_value(each.figure.value)} is cited from {each.source.name}, which does "
                f"not have it; {each.other.where.document} has",
                [printed_evidence(each.figure), printed_evidence(each.other)],
                why=f"the sentence cites {', '.join(dict.fromkeys(c.key for c in each.citings))}",
            )


CHECK = Check(
    id="DRF002",
    slug="figure-elsewhere",
    level=Level.WARNING,
    summary="A paper cites a document for a figure that another document has.",
    why="Whoever looks the figure up does not find it, and its real source goes uncited.",
    fix="Cite the document that has the figure.",
    find=find,
    reported=(
        Example(
            "the figure of another author",
            {
                "ruiz": SOURCE,
                "ito": "Sea and Law\n\nKen Ito\n\n6 June 2001\n\nIn March 1998 the port of Marsala employed 1150 people, who loaded 43 250 tonnes of salt.\n",
                "paper.md": "In March 1998 the port of Marsala employed people who loaded 43 250 tonnes of salt [@ruiz1999].\n",
                "refs.bib": BIB
                + "@book{ito2001, author = {Ito, Ken}, title = {Sea and Law}, year = {2001}}\n",
            },
        ),
    ),
    silent=(
        Example(
            "the author who has it",
            {
                "ruiz": SOURCE,
                "ito": "Sea and Law\n\nKen Ito\n\n6 June 2001\n\nIn March 1998 the port of Marsala employed 1150 people, who loaded 43 250 tonnes of salt.\n",
                "paper.md": "In March 1998 the port of Marsala employed people who loaded 43 250 tonnes of salt [@ito2001].\n",
                "refs.bib": BIB
                + "@book{ito2001, author = {Ito, Ken}, title = {Sea and Law}, year = {2001}}\n",
            },
        ),
    ),
    references=(
        "The Chicago Manual of Style, 17th edition (2017), chapter 14: Notes and Bibliography",
    ),
)
