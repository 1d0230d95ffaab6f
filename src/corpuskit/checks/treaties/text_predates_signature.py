"""TRE002: the text of a treaty printed before the treaty was signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import event_evidence, source_evidence
from corpuskit.claims.model import STATED, EventDate, Extract, printed_period
from corpuskit.core.findings import Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield treaties whose cited text appeared before the day of signature."""
    for extract in extracts:
        for event in extract.events:
            if event.role == "signed" and event.stance in STATED:
                yield from _compare(event)


def _compare(event: EventDate) -> Iterator[Finding]:
    for source in event.sources:
        if source.last is None or source.first is None or source.last >= event.first:
            continue
        if not source.prints_text or not source.may_print(event.label):
            continue
        signed = printed_period(event.first, event.last)
        printed = printed_period(source.first, source.last)
        yield CHECK.finding(
            f"{event.label} is said to be signed {signed} in {event.where.citation}, "
            f"but its text is cited from a publication of {printed}",
            [event_evidence(event), source_evidence(source)],
            why="the note at this statement cites the publication for the text",
            tolerance="none: the whole period of publication lies before the day of signature",
        )


CHECK = Check(
    id="TRE002",
    slug="text-predates-signature",
    level=Level.ERROR,
    summary="The text of a treaty is cited from a publication older than its signature.",
    why=(
        "A gazette cannot print a treaty that is not yet signed: either the date of signature "
        "or the reference is wrong, and both are copied on by those who cite them."
    ),
    fix="Open the publication; correct the date of signature or the reference.",
    find=find,
    reported=(
        Example(
            "a gazette of the year before",
            {
                "chapter": (
                    "The two states base their relations on the Treaty of Friendship and Transit "
                    "signed in Lagos on 4 March 1987.[1] It has never been amended.\n\n"
                    "[1] For the text, see *Gazette of the Federation*, no. 12 (1985), p. 33.\n"
                )
            },
        ),
    ),
    silent=(
        Example(
            "a gazette of the same year",
            {
                "chapter": (
                    "The two states base their relations on the Treaty of Friendship and Transit "
                    "signed in Lagos on 4 March 1987.[1] It has never been amended.\n\n"
                    "[1] For the text, see *Gazette of the Federation*, no. 12 (1987), p. 33.\n"
                )
            },
        ),
        Example(
            "an older book on the background",
            {
                "chapter": (
                    "The two states base their relations on the Treaty of Friendship and Transit "
                    "signed in Lagos on 4 March 1987. The quarrel is old.[1]\n\n"
                    "[1] On the origins of the quarrel, see Okoro, J., *Rivers* (Heron: Lagos, 1971).\n"
                )
            },
        ),
    ),
    references=(
        "Vienna Convention on the Law of Treaties (1969), article 80",
        "Charter of the United Nations, article 102",
    ),
)
