"""Findings on parts of wholes that two documents tell otherwise: shares, counts and the rest."""

from __future__ import annotations

from decimal import Decimal

from corpuskit.checks.evidence import claim_evidence, grouped, printed_value
from corpuskit.claims.derived.part_links import PartLink
from corpuskit.claims.derived.parts import Part
from corpuskit.claims.linkage.links import shared_words
from corpuskit.core.findings import Evidence


def message_of(link: PartLink) -> str:
    """Write what either document makes of the part, as a sum that a reader can do again."""
    a, b = _told(link.a, number=link.number), _told(link.b, number=link.number)
    other = ", the other part of the whole, " if link.opposed else ""
    return f"{a}, but {other}{b}"


def sides_of(link: PartLink) -> list[Evidence]:
    """Set the two figures side by side, with the wholes that they are parts of."""
    wholes = [part.whole for part in (link.a, link.b) if part.whole is not None]
    return [
        claim_evidence(link.a.claim),
        claim_evidence(link.b.claim),
        *(claim_evidence(whole) for whole in wholes),
    ]


def why_of(link: PartLink) -> str:
    """Say what both passages speak of."""
    words = ", ".join(shared_words(link.a.claim, link.b.claim))
    return f"both speak of {words}" if words else "both speak of one part of one whole"


def _told(part: Part, *, number: bool) -> str:
    claim, whole = part.claim, part.whole
    what = claim.where.quote
    if whole is not None and not (claim.where.start <= whole.where.start < claim.where.end):
        what = f"{what} of {whole.where.quote}"
    place = f"in {claim.where.citation}"
    makes = _made(part, number=number)
    if part.rest:
        return f"{what} {place} leaves {makes}"
    printed = claim.unit in ("%", "1") if not number else whole is None
    return f"{what} {place}" if printed else f"{what} {place} is {makes}"


def _made(part: Part, *, number: bool) -> str:
    if number:
        return grouped(Decimal(round(part.number or 0)))
    if part.low is None or part.high is None:
        return printed_value(part.claim.value)
    return f"{grouped(round((part.low + part.high) / 2, 1))} per cent"
