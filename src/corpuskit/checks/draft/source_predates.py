"""DRF008: a source that had appeared before what it is cited for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.claims.drafts.desk import desks
from corpuskit.claims.drafts.older import older
from corpuskit.claims.model import Extract, printed_period
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield the dates of papers for which only works are cited that had appeared before."""
    for desk in desks(extracts):
        for each in older(desk):
            when = printed_period(each.told.first, each.told.last)
            sides = [Evidence(each.told.where, when)]
            if each.listed is not None:
                sides.append(Evidence(each.listed, f"appeared {each.appeared.year}"))
            yield CHECK.finding(
                f"what happened {when} is cited from {each.citing.key}, which appeared "
                f"{each.appeared.year}",
                sides,
                why="the sentence cites no later work, and the work does not speak of that time",
            )


_SOURCE = (
    "Harbours of the West\n\nAna Ruiz\n\n4 May 1999\n\nIn March 1998 the port of Marsala employed "
    "1150 people. Its 14 cranes were built in 1991 by engineer Zygmunt Kowalczyk. Nobody asked the "
    "fishermen what they would live on in the winter that was to come. The port treaty with Malta was "
    "signed on 5 June 1996.\n"
)
_BIB = "@book{ruiz1999, author = {Ruiz, Ana}, title = {Harbours of the West}, year = {1999}}\n"

CHECK = Check(
    id="DRF008",
    slug="cited-work-predates",
    level=Level.WARNING,
    summary="A paper cites a work for what happened after the work had appeared.",
    why="The date is wrong, or the wrong work is cited.",
    fix="Correct the date, or cite a work that can know of it.",
    find=find,
    reported=(
        Example(
            "an event of a later year",
            {
                "ruiz": _SOURCE,
                "paper.md": "In 2004 the last ship left the port of Marsala [@ruiz1999].\n",
                "refs.bib": _BIB,
            },
        ),
        Example(
            "a time of many years that began later",
            {
                "ruiz": _SOURCE,
                "paper.md": "From 2001 to 2019 a ferry left the port of Marsala [@ruiz1999].\n",
                "refs.bib": _BIB,
            },
        ),
    ),
    silent=(
        Example(
            "an event of an earlier year",
            {
                "ruiz": _SOURCE,
                "paper.md": "In 1998 the last ship left the port of Marsala [@ruiz1999].\n",
                "refs.bib": _BIB,
            },
        ),
    ),
    references=(
        "Howell and Prevenier, From Reliable Sources: An Introduction to Historical Methods (Cornell University Press, 2001)",
    ),
)
