"""Decisions of people about claims: frozen values, as the TEI records them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpuskit.core.findings import Location


class Verdict(StrEnum):
    """Say whether a claim is right or wrong, as a person judged."""

    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Decision:
    """Hold what one person, or some together, decided about one figure, date or cited work.

    `about` is what was judged, `where` the `fs` that says so. `over` are the other sides that a
    claim was judged right against, and so judged wrong by the same stroke. `by` and `evidence`
    are words: names and works that pointers led to, else the pointers themselves.
    """

    about: Location
    where: Location
    verdict: Verdict | None = None
    withdrawn: bool = False
    over: tuple[Location, ...] = ()
    reason: str = ""
    by: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    correction: str = ""

    @property
    def signature(self) -> str:
        """Return who decided, as a person would say it."""
        return " and ".join(self.by) or "somebody"
