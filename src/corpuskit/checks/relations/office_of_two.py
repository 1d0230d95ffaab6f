"""REL002: one office that two people are said to have held at one time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from corpuskit.checks.check import Check, Example
from corpuskit.claims.identity.office_of_two import of_two_offices
from corpuskit.claims.model import STATED, Extract, Holding, printed_period
from corpuskit.claims.people.offices import body_of, leads
from corpuskit.core.findings import Evidence, Finding, Level

_MOST = 60


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield offices with one holder that two people held at one time."""
    groups: dict[str, list[Holding]] = {}
    for extract in extracts:
        for holding in extract.holdings:
            if holding.stance in STATED:
                # «The chairman» of a text that has one is the chairman of the company.
                body = body_of(holding.office)[0] if leads(holding.office) else ""
                for key in {body or holding.office.head, holding.office.head}:
                    groups.setdefault(key, []).append(holding)
    texts = {extract.name: extract for extract in extracts}
    seen: set[tuple[str, str]] = set()
    for _, holdings in sorted(groups.items()):
        for a, b in combinations(holdings[:_MOST], 2):
            pair = min(a.person, b.person), max(a.person, b.person)
            if pair not in seen and of_two_offices(a, b, texts) is None:
                seen.add(pair)
                yield _finding(a, b)


def _finding(a: Holding, b: Holding) -> Finding:
    sides = sorted((a, b), key=lambda holding: holding.where)
    said = [
        f"{h.label} at least from {printed_period(h.first, h.first)} to {printed_period(h.last, h.last)} "
        f"in {h.where.citation}"
        for h in sides
    ]
    return CHECK.finding(
        f"{sides[0].office.phrase}: {said[0]}, {said[1]}",
        [Evidence(h.where, f"{h.label}: {h.office.phrase}") for h in sides],
        why="one person holds this office at a time",
        tolerance="a month, in which one hands over to the other",
    )


CHECK = Check(
    id="REL002",
    slug="office-of-two",
    level=Level.WARNING,
    summary="Two people are said to have held one office at one time.",
    why="An office has one holder; one of the names or of the dates is wrong.",
    fix="Look up when each took office and left it; correct the wrong date or name.",
    find=find,
    reported=(
        Example(
            "two ministers in one year",
            {
                "chapter": (
                    "Odile Grant opened the school. She was Minister of Education from March 2009 "
                    "until May 2011.\n"
                ),
                "report": (
                    "Claude Perrin was Minister of Education from January 2010 to June 2012.\n"
                ),
            },
        ),
    ),
    silent=(
        Example(
            "one after the other",
            {
                "chapter": "Odile Grant was Minister of Education from March 2009 to May 2011.\n",
                "report": "Claude Perrin was Minister of Education from May 2011 to June 2012.\n",
            },
        ),
        Example(
            "two ministries",
            {
                "chapter": "Odile Grant was Minister of Education from March 2009 to May 2011.\n",
                "report": "Claude Perrin was Minister of Health from March 2009 to May 2011.\n",
            },
        ),
    ),
    references=(
        "Ritter, Downey, Soderland and Etzioni, It's a Contradiction – No, it's Not: A Case Study using Functional Relations, EMNLP 2008, pp. 11–20",
        "Howell and Prevenier, From Reliable Sources: An Introduction to Historical Methods (Cornell University Press, 2001)",
    ),
)
