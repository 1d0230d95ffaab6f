"""DAT023: Two passages give a war, a siege or the like different years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import MOST_WITNESSES
from corpuskit.claims.model import Extract, Period
from corpuskit.claims.periods import apart
from corpuskit.core.findings import Evidence, Finding, Level

_MOST = 60


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield wars and the like whose years exclude each other, once for each noun and side."""
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
    summary="Two passages give a war, a siege or the like different years.",
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
    ),
    references=(
        "De Marneffe, Rafferty and Manning, Finding Contradictions in Text, ACL-08: HLT (2008), pp. 1039–1047",
        "Howell and Prevenier, From Reliable Sources: An Introduction to Historical Methods (Cornell University Press, 2001)",
    ),
)
