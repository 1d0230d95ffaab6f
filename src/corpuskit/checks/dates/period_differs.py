"""DAT023: Two passages let a war, talks or the like begin or end at different times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import MOST_WITNESSES
from corpuskit.claims.dates.calendars import calendars_of
from corpuskit.claims.documents.periods import apart
from corpuskit.claims.lengths.same_process import EdgedTwice, edged_twice
from corpuskit.claims.model import Edge, Extract, Period, ProcessEdge, printed_period
from corpuskit.claims.reasoning.witnesses import grouped
from corpuskit.core.findings import Evidence, Finding, Level

_MOST = 60


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield wars, talks and the like whose times exclude each other, once for each noun and side."""
    kinds: dict[str, list[Period]] = defaultdict(list)
    for extract in extracts:
        for period in extract.periods:
            kinds[period.noun].append(period)
    for _, periods in sorted(kinds.items()):
        told: set[Period] = set()
        for a, b in combinations(periods[:_MOST], 2):
            if not apart(a, b) or {a, b} & told:
                continue
            sides = [
                a,
                b,
                *(c for c in periods if c not in (a, b) and (apart(a, c) or apart(b, c))),
            ]
            told.update(sides)
            yield _finding(sides)
    one_day = calendars_of(extracts).one_day
    edges = [pair for pair in edged_twice(extracts) if not one_day(pair.a, pair.b)]
    for pairs in grouped(edges):
        yield _edged(pairs)


def _edged(pairs: Sequence[EdgedTwice]) -> Finding:
    a, b = sorted((pairs[0].a, pairs[0].b), key=lambda edge: edge.where)
    sides = {edge.where: edge for pair in pairs for edge in (pair.a, pair.b)}
    shown = sorted({a.where, b.where, *list(sides)[:MOST_WITNESSES]})[:MOST_WITNESSES]
    return CHECK.finding(
        f"{a.label}: {_edge(a)} in {a.where.citation}, {_edge(b)} in {b.where.citation}",
        [Evidence(where, f"{sides[where].label}: {_edge(sides[where])}") for where in shown],
        why="both tell of one process, and each document tells this of it once",
        tolerance="none: no day lies in both",
        others=tuple(sorted(set(sides) - set(shown))),
    )


def _edge(edge: ProcessEdge) -> str:
    began = "began" if edge.edge is Edge.START else "ended"
    return f"{began} {printed_period(edge.first, edge.last)}"


def _finding(sides: Sequence[Period]) -> Finding:
    a, b = sides[:2]
    shown = sorted(sides[:MOST_WITNESSES], key=lambda side: side.where)
    return CHECK.finding(
        f"{a.noun}: {_said(a)} in {a.where.citation}, {_said(b)} in {b.where.citation}",
        [Evidence(side.where, f"{side.noun} {_said(side)}") for side in shown],
        why="both speak of the same kind of thing in texts with a name in common",
        tolerance="none: the years exclude each other",
        others=tuple(side.where for side in sides[MOST_WITNESSES:]),
    )


def _said(period: Period) -> str:
    if period.during is not None:
        return f"under way in {period.during}"
    if period.began is not None:
        return f"from {period.began} to {period.ended}"
    return f"ended in {period.ended}"


CHECK = Check(
    id="DAT023",
    slug="period-differs",
    level=Level.WARNING,
    summary="Two passages let a war, talks, works or the like begin or end at different times.",
    why="The years of a war date much else; a reader who trusts the wrong ones misdates it all.",
    fix="Look the years up; correct the passage that differs, or say which phase it means.",
    find=find,
    reported=(
        Example(
            "two ends of a war",
            {
                "chapter": "The men of Marsala fought in the 1952–57 civil war.\n",
                "report": (
                    "Marsala was rebuilt after the treaty of June 1959, which put an end to the "
                    "civil war.\n"
                ),
            },
        ),
        Example(
            "under way before it began",
            {
                "chapter": "Marsala was shelled in the civil war (1952–1957).\n",
                "report": "Kenya came to Marsala in 1950, when a civil war was already raging.\n",
            },
        ),
        Example(
            "two beginnings of talks",
            {
                "chapter": "Talks between Kenya and the Marsala Front began in Oslo in 1994.\n",
                "report": "The negotiations of Kenya with the Marsala Front started in 1993.\n",
            },
        ),
    ),
    silent=(
        Example(
            "two ends that agree",
            {
                "chapter": "The men of Marsala fought in the 1952–57 civil war.\n",
                "report": (
                    "Marsala was rebuilt after the treaty of June 1957, which put an end to the "
                    "civil war.\n"
                ),
            },
        ),
        Example(
            "two wars",
            {
                "chapter": "The men of Marsala fought in the Trapani War of 1952–57.\n",
                "report": "The men of Marsala fought in the Palermo War of 1961–64.\n",
            },
        ),
        Example(
            "talks, and new talks",
            {
                "chapter": "Talks between Kenya and the Marsala Front began in Oslo in 1993.\n",
                "report": "New talks between Kenya and the Marsala Front started in 1994.\n",
            },
        ),
    ),
    references=(
        "De Marneffe, Rafferty and Manning, Finding Contradictions in Text, ACL-08: HLT (2008), pp. 1039–1047",
        "Howell and Prevenier, From Reliable Sources: An Introduction to Historical Methods (Cornell University Press, 2001)",
    ),
)
