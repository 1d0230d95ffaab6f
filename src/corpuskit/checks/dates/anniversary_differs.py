"""DAT009: an anniversary that does not fall where the beginning puts it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import event_evidence
from corpuskit.claims.anniversaries import ANNIVERSARY
from corpuskit.claims.model import STATED, EventDate, Extract, printed_period
from corpuskit.claims.same_thing import Same, same_thing
from corpuskit.claims.subjects import Fit, unify
from corpuskit.core.findings import Evidence, Finding, Level

_BEGINNINGS = frozenset({"founded", "opened", "began", "launched", "completed", "independent"})
_MOST = 60


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield anniversaries that none of the beginnings of the same thing bears out."""
    begun: dict[str, list[EventDate]] = {}
    events = [e for extract in extracts for e in extract.events if e.stance in STATED]
    for event in events:
        if event.subject is not None and event.role in _BEGINNINGS:
            begun.setdefault(event.subject.head, []).append(event)
    for event in events:
        if event.role != ANNIVERSARY or event.subject is None:
            continue
        alike = [
            other
            for other in begun.get(event.subject.head, [])[:_MOST]
            if other.subject is not None and _one_thing(event, other)
        ]
        if alike and not any(_fits(event, other) for other in alike):
            yield _finding(event, alike[0])


def _one_thing(event: EventDate, begun: EventDate) -> bool:
    """Tell whether an anniversary is of what began; «the Bank» may be the one that is named there."""
    if event.subject is None or begun.subject is None:
        return False
    if unify(event.subject, begun.subject) is Fit.SAME:
        return True
    return same_thing(event.subject, begun.subject) is Same.SURE


def _fits(event: EventDate, begun: EventDate) -> bool:
    """Tell whether an anniversary is kept in the year of the beginning, or within one of it."""
    return event.first.year - 1 <= begun.last.year and begun.first.year <= event.last.year + 1


def _finding(event: EventDate, begun: EventDate) -> Finding:
    return CHECK.finding(
        f"{event.where.quote} in {event.where.citation} counts from {event.first.year}, but "
        f"{begun.label} {begun.role} {printed_period(begun.first, begun.last)} in "
        f"{begun.where.citation}",
        [Evidence(event.where, f"{event.label}: from {event.first.year}"), event_evidence(begun)],
        why="both speak of one thing",
        tolerance="a year: anniversaries are kept early and late",
    )


CHECK = Check(
    id="DAT009",
    slug="anniversary-differs",
    level=Level.WARNING,
    summary="An anniversary does not fall where the date of the beginning puts it.",
    why="The anniversary and its year give the year of the beginning; one of the three is wrong.",
    fix="Look the beginning up; correct it, or the anniversary.",
    find=find,
    reported=(
        Example(
            "a school founded too late for its jubilee",
            {
                "chapter": "The school of Ommen was founded in 1903.\n",
                "press": "In 1943 the school of Ommen celebrated its fiftieth anniversary.\n",
            },
        ),
    ),
    silent=(
        Example(
            "a jubilee that falls right",
            {
                "chapter": "The school of Ommen was founded in 1903.\n",
                "press": "In 1953 the school of Ommen celebrated its fiftieth anniversary.\n",
            },
        ),
        Example(
            "another school",
            {
                "chapter": "The school of Zwolle was founded in 1903.\n",
                "press": "In 1943 the school of Ommen celebrated its fiftieth anniversary.\n",
            },
        ),
    ),
    references=(
        "Reingold and Dershowitz, Calendrical Calculations: The Ultimate Edition (Cambridge University Press, 2018)",
    ),
)
