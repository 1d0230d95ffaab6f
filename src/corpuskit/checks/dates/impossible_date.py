"""DAT001: A date names a day that no calendar has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import MOST_WITNESSES
from corpuskit.checks.oddities import oddities
from corpuskit.claims.citations.dated_elsewhere import dated_elsewhere
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield dates such as 31 June, with what other citations of the work print."""
    for oddity, evidence in oddities(extracts, "impossible-date"):
        others = tuple(dated_elsewhere(oddity, extracts))[: MOST_WITNESSES - 1]
        message = oddity.message
        if others:
            message += f"; for the same work {others[0].where.citation} has {others[0].printed!r}"
        sides = [Evidence(each.where, each.printed) for each in others]
        yield CHECK.finding(message, [*evidence, *sides])


CHECK = Check(
    id="DAT001",
    slug="impossible-date",
    level=Level.ERROR,
    summary="A date names a day that no calendar has.",
    why="The day was misread or misprinted; nothing can be dated by it.",
    fix="Look the date up in the source; correct it.",
    find=find,
    reported=(
        Example(
            "a day that June does not have",
            {"chapter": "The convention was signed on 31 June 1994.\n"},
        ),
        Example(
            "days in the wrong order, right elsewhere",
            {
                "chapter": (
                    "The port closed.[1]\n\n[1] Okafor, N., ‘The end of the cod fleet’, Paper read "
                    "at the Harbour Institute, 14–6 Mar. 1998.\n"
                ),
                "report": (
                    "The fleet left.[1]\n\n[1] Okafor, N., ‘The end of the cod fleet’, Paper read "
                    "at the Harbour Institute, 4–6 Mar. 1998.\n"
                ),
            },
        ),
    ),
    silent=(
        Example("a day that June has", {"chapter": "The convention was signed on 30 June 1994.\n"}),
    ),
    references=(
        "Reingold and Dershowitz, Calendrical Calculations: The Ultimate Edition (Cambridge University Press, 2018)",
        "ISO 8601-1:2019, Date and time: Representations for information interchange, Part 1: Basic rules",
    ),
)
