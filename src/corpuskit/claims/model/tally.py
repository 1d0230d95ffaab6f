"""What a figure is told of when those are counted who died, work there or found a seat."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """Hold what one figure counts, whatever the words that say so.

    `kind` is what was done or what there is (data/tallies.toml), `part` who or what is counted,
    where that is less than all. `owner` are the words for whose figure it is, `stages` what says
    that it is one of several stages or sorts. `stated` says that words like «could» and «never»
    belong to it, `beside` that «another 60» are all of them, `anew` that it is counted at each of
    many occasions.
    """

    kind: str
    part: str = ""
    owner: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    stated: bool = False
    beside: bool = False
    anew: bool = False

    @property
    def key(self) -> str:
        """Return what two figures of one tally share."""
        return f"tally:{self.kind}/{self.part}"
