"""The sides of a finding, made from claims."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar

from corpuskit.claims.drafts.printed import Printed
from corpuskit.claims.model import (
    Citing,
    Claim,
    DatedDeed,
    EventDate,
    Reported,
    Source,
    Value,
    printed_period,
)
from corpuskit.core.findings import Evidence, Location

# So many sides of a fact are set side by side; a finding only names the places of the others.
MOST_WITNESSES = 6
_Side = TypeVar("_Side", Claim, DatedDeed, EventDate)


def set_apart(
    sides: Sequence[_Side], pair: tuple[_Side, _Side]
) -> tuple[tuple[_Side, ...], tuple[Location, ...]]:
    """Part the sides of a fact: those to set side by side, and the places of the others.

    The two that the message tells of are among the former.
    """
    chosen = {each.where for each in pair}
    for side in sides:
        if len(chosen) == MOST_WITNESSES:
            break
        chosen.add(side.where)
    return (
        tuple(side for side in sides if side.where in chosen),
        tuple(side.where for side in sides if side.where not in chosen),
    )


def claim_evidence(claim: Claim) -> Evidence:
    """Set a claim out as a side: value, unit, subject, predicate and time in one line."""
    parts = [f"{printed_value(claim.value)} {claim.unit}".removesuffix(" count")]
    if claim.subject.phrase:
        parts.append(claim.subject.phrase)
    if claim.predicate:
        parts.append(claim.predicate)
    parts.append(str(claim.time))
    return Evidence(claim.where, "; ".join(parts), tuple(s.label for s in claim.sources))


def printed_evidence(figure: Printed) -> Evidence:
    """Set a figure that a text prints out as a side."""
    if figure.claim is not None:
        return claim_evidence(figure.claim)
    value = f"{printed_value(figure.value)} {figure.unit}".removesuffix(" count")
    return Evidence(figure.where, value)


def event_evidence(event: EventDate | DatedDeed) -> Evidence:
    """Set a dated role out as a side."""
    when = printed_period(event.first, event.last)
    return Evidence(event.where, f"{event.label}: {event.role} {when}")


def source_evidence(source: Source) -> Evidence:
    """Set a cited work out as a side."""
    when = (
        printed_period(source.first, source.last)
        if source.first and source.last
        else "at a time not stated"
    )
    return Evidence(source.where, f"appeared {when}")


def printed_value(value: Value) -> str:
    """Write a value as a person would: grouped digits, words for bounds.

    >>> printed_value(Value(Decimal(11500), Decimal(11500), Decimal(100), "exact"))
    '11 500'
    """
    words = {
        "about": "about ",
        "moreThan": "more than ",
        "atLeast": "at least ",
        "lessThan": "less than ",
        "upTo": "up to ",
    }.get(value.modality, "")
    if value.point is not None:
        return words + grouped(value.point)
    return f"{words}{grouped(value.low or Decimal(0))} to {grouped(value.high or Decimal(0))}"


def cited_for(citings: Sequence[Citing], group: int) -> str:
    """Say where the citations stand that what a sentence of a paper says rests on."""
    keys = ", ".join(dict.fromkeys(each.key for each in citings))
    apart = citings[0].group - group if citings else 0
    if not apart:
        return f"the sentence cites {keys}"
    number = "the next sentence" if apart == 1 else f"{abs(apart)} sentences"
    if apart < 0:
        return f"what leads into it cites {keys}"
    return f"{number} cites {keys}" if apart == 1 else f"{number} on, {keys} is cited for the run"


def grouped(number: Decimal) -> str:
    """Group digits by thousands with a space.

    >>> grouped(Decimal("1234567.50")), grouped(Decimal("2E+9"))
    ('1 234 567.50', '2 000 000 000')
    """
    return f"{number:,f}".replace(",", " ")


def told_from_source(told: Reported) -> tuple[str, tuple[Evidence, Evidence]]:
    """Set a dated event and the one source that it is told from side by side, and say so."""
    when, source = printed_period(told.first, told.last), source_evidence(told.source)
    message = (
        f"what {told.where.citation} dates to {when} is told from a source that {source.reading}"
    )
    return message, (Evidence(told.where, f"happened {when}"), source)
