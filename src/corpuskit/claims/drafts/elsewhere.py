"""Figures of a paper that the document cited for them does not have, and another one has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpuskit.claims.drafts.desk import Desk
from corpuskit.claims.drafts.figures import SMALL, compared, has, judge, same_digits, score
from corpuskit.claims.drafts.printed import Printed
from corpuskit.claims.model import Citing, Extract
from corpuskit.core.findings import Location

# What two figures have in common adds up to this at least.
_ELSEWHERE = 5.5


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Hold a figure that the cited document does not have, and where another one has it."""

    figure: Printed
    citings: tuple[Citing, ...]
    source: Extract
    other: Printed


def elsewhere(desk: Desk) -> Iterator[Elsewhere]:
    """Yield the figures that the cited document does not have and another one has on this."""
    found = list(compared(desk))
    settled = {e.figure.where for e in found if e.agrees is not None or e.rival is not None}
    for each in found:
        if each.figure.where in settled or not _tells(each.figure):
            continue
        if not desk.by_group.get(each.figure.number + 1):
            continue
        settled.add(each.figure.where)
        beside = desk.before(each.figure.number + 1, each.figure.where.end)
        if any(has(desk, each.figure, source) for source in beside):
            continue
        best = _best_elsewhere(desk, each.figure, {source.name for source in beside})
        if best is not None:
            yield Elsewhere(each.figure, each.citings, each.source, best)


def _best_elsewhere(desk: Desk, figure: Printed, beside: set[str]) -> Printed | None:
    best: tuple[float, Location, Printed] | None = None
    for name, source in sorted(desk.sources.items()):
        if name in beside:
            continue
        index = desk.index(source)
        for other in desk.printed(source):
            judgement = judge(figure, other)
            if judgement is None or not judgement.agree or not same_digits(figure, other):
                continue
            total = score(index, figure, other)
            if total >= _ELSEWHERE and (best is None or total > best[0]):
                best = (total, other.where, other)
    return best[2] if best else None


def _tells(figure: Printed) -> bool:
    """Tell a figure that a reader would look up: no small count."""
    point = figure.value.point
    worked_out = figure.unit == "1"
    return point is not None and not worked_out and (figure.distinct or abs(point) > SMALL)
