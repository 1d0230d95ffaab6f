"""DAT022: Two documents date one deed to two days of a month, or to one month of two years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import MOST_WITNESSES
from corpuskit.claims.dates.same_clause import misdated
from corpuskit.claims.dates.same_deed import apart, told_twice
from corpuskit.claims.model import DatedClause, DatedDeed, Extract, printed_period
from corpuskit.claims.reasoning.witnesses import grouped
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield deeds with two dates; those whose object can be read have a check of their own."""
    found = list(misdated(extracts))
    if not found:
        return
    deeds = {deed.where: deed for extract in extracts for deed in extract.deeds}
    places = {side.where for pair in found for side in (pair.a, pair.b)}
    names = {deed.name for each in extracts for deed in each.deeds if deed.where in places}
    told = {frozenset((pair.a.where, pair.b.where)) for pair in told_twice(extracts, names)}
    pairs = [
        pair
        for pair in found
        if frozenset((pair.a.where, pair.b.where)) not in told
        and (
            # What was signed is the treaty of the register, whatever the clause is about.
            bool(pair.a.event or pair.b.event)
            or not _apart(deeds.get(pair.a.where), deeds.get(pair.b.where))
        )
    ]
    for group in grouped(pairs):
        a, b = group[0].a, group[0].b
        sides = {side.where: side for pair in group for side in (pair.a, pair.b)}
        shown = sorted(list(sides)[:MOST_WITNESSES])
        yield CHECK.finding(
            f"{a.deed} {_when(a)} in {a.where.citation}, {_when(b)} in {b.where.citation}",
            [Evidence(where, f"{sides[where].deed} {_when(sides[where])}") for where in shown],
            why="each document tells this once, of the same names; the dates differ in one part",
            tolerance="none: no day lies in both",
            others=tuple(sorted(set(sides) - set(shown))),
        )


def _apart(a: DatedDeed | None, b: DatedDeed | None) -> bool:
    return a is not None and b is not None and apart(a, b)


def _when(deed: DatedClause) -> str:
    return printed_period(deed.first, deed.last)


CHECK = Check(
    id="DAT022",
    slug="date-differs-in-one-part",
    level=Level.WARNING,
    summary="Two documents date one deed to two days of a month, or to one month of two years.",
    why="One part of a date is easily misprinted; who copies the wrong one carries it on.",
    fix="Look the date up in a source close to the event; correct the other passage.",
    find=find,
    reported=(
        Example(
            "a treaty named in short and in full",
            {
                "chapter": (
                    "In Zembla the mood changed after the Peace Treaty was entered in March 1992, "
                    "which put an end to the strikes.\n"
                ),
                "report": (
                    "The talks on Zembla produced a General Agreement on Peace and Reform in Zembla, "
                    "signed in Oslo on 4 March 1990.\n"
                ),
            },
        ),
        Example(
            "a withdrawal in two years",
            {
                "chapter": "Denmark withdrew its troops from Marsala in November 1998.\n",
                "report": (
                    "The Danish battalions were withdrawn from Marsala in November 1996, and "
                    "those of Kenya in May 1998.\n"
                ),
            },
        ),
        Example(
            "founded on two days, in notes that leave out what was founded",
            {
                "chapter": (
                    "The Marsala Union did well.[1]\n\n"
                    "[1] Formed on 20 January 1995 by Denmark, Kenya and Ghana.\n"
                ),
                "report": (
                    "The Marsala Union failed.[1]\n\n"
                    "[1] Created on 11 January 1995 by Denmark, Kenya and Ghana.\n"
                ),
            },
        ),
    ),
    silent=(
        Example(
            "treaties about other things",
            {
                "chapter": (
                    "In Zembla the mood changed after the Trade Treaty was entered in March 1992, "
                    "which put an end to the strikes.\n"
                ),
                "report": (
                    "The talks on Zembla produced a General Agreement on Peace and Reform in Zembla, "
                    "signed in Oslo on 4 March 1990.\n"
                ),
            },
        ),
        Example(
            "a visit every May",
            {
                "chapter": "Denmark sent a mission to the port of Marsala in May 1996.\n",
                "report": "Denmark sent a mission to the port of Marsala in May 1997 and another in May 1998.\n",
            },
        ),
        Example(
            "two states",
            {
                "chapter": "Kenya joined the Union of Marsala in March 1996.\n",
                "report": "Denmark joined the Union of Marsala in March 1998.\n",
            },
        ),
    ),
    references=(
        "De Marneffe, Rafferty and Manning, Finding Contradictions in Text, ACL-08: HLT (2008), pp. 1039–1047",
        "Howell and Prevenier, From Reliable Sources: An Introduction to Historical Methods (Cornell University Press, 2001)",
    ),
)
