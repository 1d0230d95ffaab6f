"""Whether two passages tell of one process, and let it begin or end at two times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpuskit.claims.blocks import neighbours
from corpuskit.claims.model import Extract, ProcessEdge
from corpuskit.claims.numbered_apart import numbered_apart

# How far apart two accounts of one beginning lie: of what recurs, of what is named by the texts
# around it alone, and of what its own phrase names.
_RECURRING, _UNNAMED, _NAMED = 62, 550, 3 * 366 + 1
_NAMES = 2


@dataclass(frozen=True, slots=True)
class EdgedTwice:
    """Hold two times at which one process began, or ended."""

    a: ProcessEdge
    b: ProcessEdge


def edged_twice(extracts: Sequence[Extract]) -> Iterator[EdgedTwice]:
    """Yield the processes that two documents let begin, or end, at times that exclude each other.

    One that a document lets begin twice recurs, and nothing is said of it.
    """
    groups: defaultdict[tuple[str, str], list[ProcessEdge]] = defaultdict(list)
    for extract in extracts:
        for edge in extract.processes:
            groups[edge.process, edge.edge].append(edge)
    for _, edges in sorted(groups.items()):
        told: defaultdict[str, list[ProcessEdge]] = defaultdict(list)
        for edge in edges:
            told[edge.document].append(edge)
        for a, b in neighbours(edges, lambda e: (e.first, e.last, e.where)):
            if a.document == b.document or not (_apart(a, b) and _one_process(a, b)):
                continue
            if not (_recurs(a, told) or _recurs(b, told)):
                yield EdgedTwice(a, b)


def _apart(a: ProcessEdge, b: ProcessEdge) -> bool:
    return a.last < b.first or b.last < a.first


def _gap(a: ProcessEdge, b: ProcessEdge) -> int:
    return abs((a.first - b.first).days)


def _one_process(a: ProcessEdge, b: ProcessEdge) -> bool:
    if not a.affair & b.affair or a.single != b.single or numbered_apart(a.label, b.label):
        return False
    if a.theme and b.theme and a.theme != b.theme:
        return False
    if a.own - b.context and b.own - a.context:
        return False
    if (a.recurs or b.recurs or (a.indefinite and b.indefinite)) and _gap(a, b) > _RECURRING:
        return False
    if a.names and b.names:
        return _named_alike(a, b) and _gap(a, b) <= _NAMED
    return len(_told(a, b) & _told(b, a)) >= _NAMES and _gap(a, b) <= _UNNAMED


def _named_alike(a: ProcessEdge, b: ProcessEdge) -> bool:
    """Tell whether two phrases share a name, and not each has one that the other text lacks."""
    told, again = _told(a, b), _told(b, a)
    return bool(a.names & again and b.names & told) and not (a.names - again and b.names - told)


def _told(edge: ProcessEdge, other: ProcessEdge) -> frozenset[str]:
    """Return the names of a sentence; its first word is one where the other has it as a name."""
    return edge.told | ({edge.opening} & other.told)


def _recurs(edge: ProcessEdge, told: Mapping[str, list[ProcessEdge]]) -> bool:
    """Tell whether a document lets such a process begin at another time too."""
    return any(
        third is not edge and _apart(third, edge) and _one_process(third, edge)
        for third in told[edge.document]
    )
