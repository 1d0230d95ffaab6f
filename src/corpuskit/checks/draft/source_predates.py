"""DRF008: a source that had appeared before what it is cited for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.draft.examples import BIB, SOURCE
from corpuskit.checks.evidence import printed_evidence, printed_value
from corpuskit.claims.drafts.desk import desks
from corpuskit.claims.drafts.older import older, older_figures
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
        for figure in older_figures(desk):
            found = figure.found
            yield CHECK.finding(
                f"{printed_value(found.figure.value)} is of {figure.time} in "
                f"{found.other.where.document}, and cited from {found.citings[0].key}, which "
                f"appeared {figure.appeared.year}",
                [printed_evidence(found.figure), printed_evidence(found.other)],
                why="the cited work does not have the figure, and is older than its time",
            )


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
                "ruiz": SOURCE,
                "paper.md": "In 2004 the last ship left the port of Marsala [@ruiz1999].\n",
                "refs.bib": BIB,
            },
        ),
        Example(
            "a time of many years that began later",
            {
                "ruiz": SOURCE,
                "paper.md": "From 2001 to 2019 a ferry left the port of Marsala [@ruiz1999].\n",
                "refs.bib": BIB,
            },
        ),
        Example(
            "a figure that another document gives for a later year",
            {
                "ruiz": SOURCE,
                "ito": (
                    "Sea and Law\n\nKen Ito\n\n6 June 2005\n\nIn March 2004 the port of Marsala "
                    "loaded 43 250 tonnes of salt.\n"
                ),
                "paper.md": "The port of Marsala later loaded 43 250 tonnes of salt [@ruiz1999].\n",
                "refs.bib": BIB
                + "@book{ito2005, author = {Ito, Ken}, title = {Sea and Law}, year = {2005}}\n",
            },
        ),
    ),
    silent=(
        Example(
            "an event of an earlier year",
            {
                "ruiz": SOURCE,
                "paper.md": "In 1998 the last ship left the port of Marsala [@ruiz1999].\n",
                "refs.bib": BIB,
            },
        ),
    ),
    references=(
        "Howell and Prevenier, From Reliable Sources: An Introduction to Historical Methods (Cornell University Press, 2001)",
    ),
)
