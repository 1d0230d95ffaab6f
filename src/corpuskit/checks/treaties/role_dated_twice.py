"""TRE001: one role of one treaty with two dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import event_evidence, set_apart
from corpuskit.claims.comparison.blocks import furthest_in_time
from corpuskit.claims.dates.events import by_event, roles_parted
from corpuskit.claims.model import STATED, EventDate, Extract, printed_period
from corpuskit.core.findings import Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield treaties to which one role gives days that exclude each other."""
    events = [e for extract in extracts for e in extract.events]
    stated = [e for e in events if e.stance in STATED]
    for group in by_event(stated).values():
        for role in sorted({event.role for event in group}):
            yield from _role([event for event in group if event.role == role], role)


def _role(events: Sequence[EventDate], role: str) -> Iterator[Finding]:
    apart = [(a, b) for a, b in _pairs(events) if roles_parted(a, b) is None]
    if not apart:
        return
    sides = sorted({e.where: e for pair in apart for e in pair}.values(), key=lambda e: e.where)
    first, second = apart[0]
    shown, others = set_apart(sides, (first, second))
    yield CHECK.finding(
        f"{first.label}: {role} {printed_period(first.first, first.last)} in "
        f"{first.where.citation}, {printed_period(second.first, second.last)} in "
        f"{second.where.citation}",
        [event_evidence(event) for event in shown],
        why="both name one entry of the register of treaties",
        tolerance="none: no day lies in both",
        others=others,
    )


def _pairs(events: Sequence[EventDate]) -> Iterator[tuple[EventDate, EventDate]]:
    parties: dict[str, list[EventDate]] = {}
    for event in events:
        parties.setdefault(event.party, []).append(event)
    for group in parties.values():
        yield from furthest_in_time(group)


CHECK = Check(
    id="TRE001",
    slug="role-dated-twice",
    level=Level.ERROR,
    summary="One role of a treaty, such as its signature, is given two dates.",
    why="A treaty is signed on one day; who cites the other date misleads the reader.",
    fix="Look the date up in the treaty's text; correct the other passage.",
    find=find,
    reported=(
        Example(
            "signed on two days",
            {
                "chapter": "The Treaty of Friendship and Transit was signed on 4 March 1987.\n",
                "report": "The Treaty of Friendship and Transit was signed on 14 March 1987.\n",
            },
        ),
    ),
    silent=(
        Example(
            "signed, then in force",
            {
                "chapter": "The Treaty of Friendship and Transit was signed on 4 March 1987.\n",
                "report": "The Treaty of Friendship and Transit entered into force on 1 June 1988.\n",
            },
        ),
        Example(
            "a day and its year",
            {
                "chapter": "The Treaty of Friendship and Transit was signed on 4 March 1987.\n",
                "report": "The Treaty of Friendship and Transit was signed in 1987.\n",
            },
        ),
        Example(
            "the first convention and the second",
            {
                "chapter": "The Marsala Convention was signed on 4 March 1987.\n",
                "report": "The second Marsala Convention was signed on 14 March 1991.\n",
            },
        ),
        Example(
            "one number and another",
            {
                "chapter": "Convention No. 12 on Transit was adopted on 4 March 1987.\n",
                "report": "Convention No. 13 on Transit was adopted on 14 March 1987.\n",
            },
        ),
        Example(
            "a protocol of which treaty, nobody says",
            {
                "chapter": "Additional Protocol I was signed on 4 March 1987.\n",
                "report": "Additional Protocol I was signed on 14 March 1993.\n",
            },
        ),
        Example(
            "an annex, and the treaty",
            {
                "chapter": "Annex II of the Marsala Convention was adopted on 4 March 1987.\n",
                "report": "The Marsala Convention was adopted on 14 March 1981.\n",
            },
        ),
    ),
    references=(
        "Vienna Convention on the Law of Treaties (1969), articles 11 to 16 and 24",
        "Ritter, Downey, Soderland and Etzioni, It's a Contradiction – No, it's Not: A Case Study using Functional Relations, EMNLP 2008, pp. 11–20",
    ),
)
