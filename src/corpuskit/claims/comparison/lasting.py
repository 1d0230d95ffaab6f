"""Measures that stay as they are, whenever they are told."""

from __future__ import annotations

from corpuskit.claims.model import Claim

_LASTING = frozenset({"length", "height", "depth", "elevation", "power", "capacity"})


def lasts(claim: Claim) -> bool:
    """Tell a measure that stays as it is: the length of a road, the height of a pass."""
    return claim.property in _LASTING and not claim.predicate and claim.unit != "count"


def year_of(claim: Claim) -> int:
    """Return the year that a claim is joined by; one for all that lasts."""
    if lasts(claim):
        return 0
    return claim.time.first.year if claim.time.first else 0


def days_of(claim: Claim) -> tuple[int, int]:
    """Return the first and the last day of which a claim is, as numbers; 0 for what has no time."""
    first, last = claim.time.first, claim.time.last
    if first is None or last is None or lasts(claim):
        return (0, 0)
    return first.toordinal(), last.toordinal()
