"""A figure that follows from others, with those."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from corpuskit.claims.model import Claim, Time, Value
from corpuskit.language.units import dimension


class Rule(StrEnum):
    """Say how a figure follows from others.

    A mixed sum is of parts that each count their own; across are products of two sentences, named
    those of a rate with a count of what it says that it is for.
    """

    SUM = "sum"
    MIXED = "mixed"
    PRODUCT = "product"
    ACROSS = "across"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Derived:
    """Hold a figure that nobody printed: its claim, what it follows from, and how.

    The claim has the place of the first input and the words of all. `made` writes the sum as a
    person would do it again: «36 × 120».
    """

    rule: Rule
    claim: Claim
    inputs: tuple[Claim, ...]
    made: str


def derived(
    rule: Rule, inputs: Sequence[Claim], point: Decimal, step: Decimal, unit: str, made: str
) -> Derived:
    """Make a figure of its inputs: of the first it has the subject, of all the words and times.

    What narrows one part of a sum does not narrow the sum.
    """
    facets = inputs[0].subject.facets
    if rule in (Rule.SUM, Rule.MIXED):
        facets = facets.intersection(*(claim.subject.facets for claim in inputs))
    about = any(claim.value.modality == "about" for claim in inputs)
    claim = replace(
        inputs[0],
        subject=replace(inputs[0].subject, facets=facets),
        value=Value(point, point, step, "about" if about else "exact"),
        unit=unit,
        dimension=dimension(unit),
        time=together([claim.time for claim in inputs]),
        words=frozenset().union(*(claim.words for claim in inputs)),
        local=frozenset().union(*(claim.local for claim in inputs)),
        events=frozenset().union(*(claim.events for claim in inputs)),
    )
    return Derived(rule, claim, tuple(inputs), made)


def together(times: Sequence[Time]) -> Time:
    """Return the days from the first to the last that any input is of."""
    known = [(t.first, t.last) for t in times if t.first is not None and t.last is not None]
    if not known:
        return Time()
    basis = next(t.basis for t in times if t.known)
    return Time(min(first for first, _ in known), max(last for _, last in known), basis)
