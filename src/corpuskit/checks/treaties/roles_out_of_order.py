"""TRE003: a treaty in force, or left, before it was signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import event_evidence
from corpuskit.claims.dates.events import by_event, order_violated
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
        yield from _of_one(group)


def _of_one(group: Sequence[EventDate]) -> Iterator[Finding]:
    for role in dict.fromkeys(event.role for event in group):
        needed = [event for event in group if order_violated(event.role, role)]
        if not needed:
            continue
        soonest = min(event.first for event in needed)
        first: dict[str, EventDate] = {}
        for event in needed:
            known = first.setdefault(event.label.casefold(), event)
            if event.first < known.first:
                first[event.label.casefold()] = event
        for later in group:
            same = first.get(later.label.casefold())
            if later.role == role and same is not None and later.last < soonest:
                yield _finding(same, later)
                break


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
