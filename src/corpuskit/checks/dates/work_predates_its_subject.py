"""DAT024: A cited work is older than what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.claims.citations.work_about import works_about
from corpuskit.claims.model import Extract, printed_period
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield works whose title names an act or event of a later day."""
    for found in works_about(extracts):
        work = found.work
        if work.first is None or work.last is None:
            continue
        appeared = printed_period(work.first, work.last)
        day = printed_period(found.first, found.first)
        yield CHECK.finding(
            f"a work about {found.what}, dated {day} in {found.where.citation}, is cited as of "
            f"{appeared} in {work.where.citation}",
            [
                Evidence(work.where, f"appeared {appeared}"),
                Evidence(found.where, f"{found.what}: {day}"),
            ],
            why="its title names what had not happened yet, and no draft or plan of it",
            tolerance="none: the work appeared before that day began",
        )


CHECK = Check(
    id="DAT024",
    slug="work-predates-its-subject",
    level=Level.ERROR,
    summary="A cited work is older than what it is about.",
    why="Nobody prints a law that has not been passed, or surveys what a flood has not destroyed yet.",
    fix="Look the work up; correct the day of its publication, or that of the act or event.",
    find=find,
    reported=(
        Example(
            "a law in a gazette of the week before",
            {
                "chapter": (
                    "The port of Marsala paid no tax.[1]\n\n"
                    "[1] Law on Harbours, *Official Gazette*, no. 18, 29 April 1994, pp. 1–3.\n"
                ),
                "report": "The Law on Harbours was adopted by the Diet of Marsala on 4 May 1994.\n",
            },
        ),
        Example(
            "a survey of what came two years later",
            {
                "chapter": (
                    "Half of Marsala lay under water on 12 March 1998.[1]\n\n"
                    "[1] Anna Rein, *Marsala after the Flood* (Ulm: Brandt, 1996), p. 14.\n"
                ),
                "report": (
                    "The flood of 9 March 1998 destroyed the port of Marsala and 310 houses.\n"
                ),
            },
        ),
    ),
    silent=(
        Example(
            "a gazette of the week after",
            {
                "chapter": (
                    "The port of Marsala paid no tax.[1]\n\n"
                    "[1] Law on Harbours, *Official Gazette*, no. 19, 10 May 1994, pp. 1–3.\n"
                ),
                "report": "The Law on Harbours was adopted by the Diet of Marsala on 4 May 1994.\n",
            },
        ),
        Example(
            "a work on the draft",
            {
                "chapter": (
                    "The port of Marsala paid no tax.[1]\n\n"
                    "[1] Anna Rein, *The Draft Law on Harbours* (Ulm: Brandt, 1993), p. 14.\n"
                ),
                "report": "The Law on Harbours was adopted by the Diet of Marsala on 4 May 1994.\n",
            },
        ),
        Example(
            "another flood",
            {
                "chapter": (
                    "Half of Ulm lay under water on 12 March 1920.[1]\n\n"
                    "[1] Anna Rein, *Ulm after the Flood* (Ulm: Brandt, 1921), p. 14.\n"
                ),
                "report": (
                    "The flood of 9 March 1998 destroyed the port of Marsala and 310 houses.\n"
                ),
            },
        ),
    ),
    references=(
        "Howell and Prevenier, From Reliable Sources: An Introduction to Historical Methods (Cornell University Press, 2001)",
    ),
)
