"""Which sides of a finding cannot be true if one of them is right."""

from __future__ import annotations

from collections.abc import Sequence

from corpuskit.claims.comparison.common_unit import judge
from corpuskit.claims.model import Claim, EventDate, Extract
from corpuskit.core.findings import Finding, Location

# Checks that hold figures of one thing against each other; of others, such as a sum and its parts,
# two values that differ need not exclude each other.
_FIGURES = frozenset({"FIG001", "FIG002", "FIG030", "DAT008"})


class Contraries:
    """Tell which sides of the findings of one corpus exclude each other; it is read once."""

    def __init__(self, extracts: Sequence[Extract]) -> None:
        self._claims = {each.where: each for extract in extracts for each in extract.claims}
        self._events = {each.where: each for extract in extracts for each in extract.events}

    def over(
        self, finding: Finding, right: Location, among: Sequence[Location]
    ) -> tuple[Location, ...]:
        """Return which of some places of a finding are wrong if another place of it is right.

        Where the values do not tell, that is the nearest other side alone: who judges one side
        right has not looked at all of them. A place that agrees is never returned.
        """
        others = [place for place in dict.fromkeys(among) if place != right]
        told = {place: self.exclude(finding, right, place) for place in others}
        excluded = tuple(place for place in others if told[place])
        if excluded:
            return excluded
        principal = [side.location for side in finding.evidence]
        open_ = [place for place in others if told[place] is None]
        return tuple(sorted(open_, key=lambda place: place not in principal)[:1])

    def exclude(self, finding: Finding, a: Location, b: Location) -> bool | None:
        """Tell whether two places of a finding exclude each other, None where nothing says so."""
        first, second = self._said(finding, a), self._said(finding, b)
        if isinstance(first, Claim) and isinstance(second, Claim):
            if first.ratio is not None or second.ratio is not None:
                return None
            judgement = judge(first, second)
            return None if judgement is None else not judgement.agree
        if isinstance(first, EventDate) and isinstance(second, EventDate):
            return first.last < second.first or second.last < first.first
        return None

    def _said(self, finding: Finding, where: Location) -> Claim | EventDate | None:
        if finding.check in _FIGURES:
            return self._claims.get(where)
        return self._events.get(where) if finding.check.startswith("DAT") else None
