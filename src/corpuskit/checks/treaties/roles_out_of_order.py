"""TRE003: a treaty in force, or left, before it was signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import event_evidence
from corpuskit.claims.events import by_event, order_violated
from corpuskit.claims.model import STATED, EventDate, Extract, printed_period
from corpuskit.core.findings import Finding, Level

_MONTH = 31


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield treaties with a role that is dated before the one that it needs.

    Where another passage gives the needed role an earlier date, the two dates of that role are the
    contradiction, and are reported as such.
    """
    events = [e for extract in extracts for e in extract.events if e.stance in STATED]
    for group in by_event(events).values():
        seen: set[str] = set()
        for later in group:
            needed = [e for e in group if order_violated(e.role, later.role)]
            same = [e for e in needed if e.label.casefold() == later.label.casefold()]
            if same and later.role not in seen and all(later.last < e.first for e in needed):
                seen.add(later.role)
                yield _finding(min(same, key=lambda e: e.first), later)


def _finding(needed: EventDate, later: EventDate) -> Finding:
    sides = sorted((needed, later), key=lambda event: event.where)
    close = all((e.last - e.first).days <= _MONTH for e in sides)
    return CHECK.finding(
        f"{later.label}: {later.role} {printed_period(later.first, later.last)} in "
        f"{later.where.citation}, but {needed.role} "
        f"{printed_period(needed.first, needed.last)} in {needed.where.citation}",
        [event_evidence(event) for event in sides],
        why=f"no treaty is {later.role} before it is {needed.role}",
        tolerance="none: the one lies before the other",
        level=Level.ERROR if close else Level.WARNING,
    )


CHECK = Check(
    id="TRE003",
    slug="roles-out-of-order",
    level=Level.ERROR,
    summary="A role of a treaty is dated before the role that it needs.",
    why="A treaty is signed before it is ratified or in force; one of the dates is wrong.",
    fix="Look both dates up in the treaty's text; correct the wrong one.",
    find=find,
    reported=(
        Example(
            "in force before it was signed",
            {
                "chapter": "The Treaty of Friendship and Transit was signed on 4 March 1987.\n",
                "report": (
                    "The Treaty of Friendship and Transit entered into force on 1 January 1987.\n"
                ),
            },
        ),
    ),
    silent=(
        Example(
            "in force the year after",
            {
                "chapter": "The Treaty of Friendship and Transit was signed on 4 March 1987.\n",
                "report": (
                    "The Treaty of Friendship and Transit entered into force on 1 January 1988.\n"
                ),
            },
        ),
    ),
    references=("Vienna Convention on the Law of Treaties (1969), articles 11 to 24",),
)
