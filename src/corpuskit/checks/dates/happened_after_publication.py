"""DAT004: A document tells what happened after it appeared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import event_evidence
from corpuskit.claims.model import DatedDeed, EventDate, Extract, Stance, printed_period
from corpuskit.core.findings import Evidence, Finding, Level, Location

_MONTH = 31


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield what is told in the past and dated after the day that the document gives itself."""
    for extract in extracts:
        if extract.published is None or not extract.published_stated:
            continue
        told: tuple[EventDate | DatedDeed, ...] = (*extract.events, *extract.deeds)
        shown: set[Location] = set()
        for event in told:
            if _is_late(event, extract.published[1]) and event.where not in shown:
                shown.add(event.where)
                yield _finding(event, extract)


def _is_late(event: EventDate | DatedDeed, appeared: date) -> bool:
    told = event.past and event.stance is Stance.ASSERTED and event.first > appeared
    # A year or a season may be one of which the text speaks beforehand.
    return told and (isinstance(event, EventDate) or (event.last - event.first).days <= _MONTH)


def _finding(event: EventDate | DatedDeed, extract: Extract) -> Finding:
    when = printed_period(event.first, event.last)
    appeared = printed_period(*extract.published) if extract.published else ""
    return CHECK.finding(
        f"{event.label}: {event.role} {when} in {event.where.citation}, but the document is of "
        f"{appeared}",
        [event_evidence(event), *_dated(extract)],
        level=Level.ERROR if event.first == event.last else Level.WARNING,
        why="it is told as past, and the document states its own date",
        tolerance="none: it lies behind the whole period of publication",
    )


def _dated(extract: Extract) -> tuple[Evidence, ...]:
    return (Evidence(extract.dated, "the document's own date"),) if extract.dated else ()


CHECK = Check(
    id="DAT004",
    slug="happened-after-publication",
    level=Level.WARNING,
    summary="A document tells what happened after it appeared.",
    why="Nobody reports the future: the date of the event or that of the document is wrong.",
    fix="Correct the date, or the date of the document in its header or in sources.toml.",
    find=find,
    reported=(
        Example(
            "opened after the report",
            {
                "report": (
                    "Harbours\n\nAna Ruiz\n\n4 May 1999\n\n"
                    "The port of Marsala was opened on 3 June 1999 by the minister.\n"
                )
            },
        ),
    ),
    silent=(
        Example(
            "still to come",
            {
                "report": (
                    "Harbours\n\nAna Ruiz\n\n4 May 1999\n\n"
                    "The port of Marsala will be opened on 3 June 1999 by the minister.\n"
                )
            },
        ),
        Example(
            "no date of its own",
            {"report": "The port of Marsala was opened on 3 June 1999 by the minister.\n"},
        ),
    ),
    references=(
        "Howell and Prevenier, From Reliable Sources: An Introduction to Historical Methods (Cornell University Press, 2001)",
        "Allen, Maintaining Knowledge about Temporal Intervals, Communications of the ACM 26 (1983), pp. 832–843",
    ),
)
