"""Whether two passages tell of one process, and let it begin or end at two times."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpuskit.claims.comparison.blocks import neighbours
from corpuskit.claims.documents.affairs import one_affair
from corpuskit.claims.grammar.content import NAME
from corpuskit.claims.grammar.numbered_apart import numbered_apart
from corpuskit.claims.grammar.times import DAYS
from corpuskit.claims.lengths.process_words import is_of_something, listed, nouns_of
from corpuskit.claims.linkage.usage import usage_of
from corpuskit.claims.model import Edge, Extract, ProcessEdge, ProcessLength
from corpuskit.core.findings import Location
from corpuskit.core.same import Same
from corpuskit.core.tolerances import ABOUT, tolerance

# How far apart two accounts of one beginning lie: of what recurs, of what is named by the texts
# around it alone, and of what its own phrase names.
_RECURRING, _UNNAMED, _NAMED = 62, 550, 3 * 366 + 1
_NAMES = 2
# An end stands so many sentences from its beginning that is told without any name.
_BESIDE = 2
_MOST = 60
# A length that is so many times another is of another process.
_FACTOR = 4


@dataclass(frozen=True, slots=True)
class EdgedTwice:
    """Hold two times at which one process began, or ended."""

    a: ProcessEdge
    b: ProcessEdge


@dataclass(frozen=True, slots=True)
class ProcessEnded:
    """Hold a length of a process, its beginning and its end, and whether they make another one."""

    length: ProcessLength
    start: ProcessEdge
    end: ProcessEdge
    belied: bool


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


def processes_with_ends(extracts: Sequence[Extract]) -> Iterator[ProcessEnded]:
    """Yield the lengths of processes of which the beginning and the end are told.

    Of a process that began twice none is known to be meant.
    """
    ends: defaultdict[str, list[ProcessEdge]] = defaultdict(list)
    texts = {extract.name: extract for extract in extracts}
    for extract in extracts:
        for edge in extract.processes:
            ends[edge.process].append(edge)
    for length in (each for extract in extracts for each in extract.process_lengths):
        told = ends[length.process][:_MOST]
        near = [e for e in told if _of_one(length, e, texts)]
        near += [e for e in told if e not in near and _goes_on(e, near)]
        alike = [edge for edge in near if edge.single == length.single]
        again = any(_apart(a, b) and a.edge is b.edge for a in near for b in alike)
        # «The revolt (1712–13) broke out on 9 May 1712» is dated twice, once more exactly.
        alike.sort(key=lambda edge: edge.last - edge.first)
        starts = [edge for edge in alike if edge.edge is Edge.START]
        closes = [edge for edge in alike if edge.edge is Edge.END]
        if starts and closes and starts[0].last < closes[0].first:
            belied = not again and _belies(length, starts[0], closes[0])
            yield ProcessEnded(length, starts[0], closes[0], belied)


def told_of_two(extracts: Sequence[Extract]) -> Callable[[Location, Location], bool]:
    """Return what tells a length and a beginning that are of two processes of one sort.

    «The strike of the weavers» is not the one that the dockers began, however alike the words.
    """
    lengths = {place_of(each.where): each for text in extracts for each in text.process_lengths}
    edges = {place_of(each.where): each for text in extracts for each in text.processes}

    def apart(length: Location, edge: Location) -> bool:
        mine, yours = lengths.get(place_of(length)), edges.get(place_of(edge))
        if mine is None or yours is None or mine.process != yours.process:
            return False
        return mine.single != yours.single or _are_parted(mine, yours)

    return apart


def _are_parted(length: ProcessLength, edge: ProcessEdge) -> bool:
    """Tell whether the words of both tell of two: another theme, other people, other names."""
    if length.theme and edge.theme and length.theme != edge.theme:
        return True
    if length.own - edge.context and edge.own - length.context:
        return True
    return bool(length.names and edge.names) and not (
        length.names & edge.told or edge.names & length.told
    )


def place_of(where: Location) -> tuple[str, int, int]:
    """Return where a passage stands, whatever is read of it: two readings of one date agree."""
    return where.path, where.line, where.column


def _of_one(length: ProcessLength, edge: ProcessEdge, texts: Mapping[str, Extract]) -> bool:
    """Tell whether a length is of a process that begins or ends, in the year that it is told of."""
    if length.where.sentence == edge.where.sentence:
        return False
    if length.theme and edge.theme and length.theme != edge.theme:
        return False
    if length.own - edge.context and edge.own - length.context:
        return False
    year = length.first
    if year and length.last and not (edge.first.year <= length.last.year + 1):
        return False
    if year and not (edge.last.year >= year.year - 1):
        return False
    if length.names and edge.names:
        return length.names <= edge.told | _open(edge, length) or edge.names <= length.told
    if length.document == edge.document:
        return True
    if _is_unknown(length.names, texts[edge.document]):
        return False
    if _is_unknown(edge.names, texts[length.document]):
        return False
    if (length.names and length.names <= edge.told) or (edge.names and edge.names <= length.told):
        return True
    told = (length.told | _open(length, edge)) & (edge.told | _open(edge, length))
    return len(told) >= _NAMES or _is_the_one(length, edge, texts)


def _goes_on(edge: ProcessEdge, near: Sequence[ProcessEdge]) -> bool:
    """Tell an end that names nothing and stands by the beginning of what is meant.

    «The dockers of Tollan walked out on 4 March. Work was resumed on 22 April.»
    """
    if edge.names or edge.own or edge.theme:
        return False
    return any(
        other.document == edge.document
        and other.edge is not edge.edge
        and abs(other.group - edge.group) <= _BESIDE
        for other in near
    )


def _is_unknown(names: frozenset[str], text: Extract) -> bool:
    """Tell names of which another text knows none: «the fortress of Sund held out»."""
    return bool(names) and not any(NAME + name in usage_of(text).affair.printed for name in names)


def _is_the_one(length: ProcessLength, edge: ProcessEdge, texts: Mapping[str, Extract]) -> bool:
    """Tell «the siege» of one text from several: it and another of one affair know one only."""
    a, b = texts[length.document], texts[edge.document]
    if is_of_something(length.process) and not (length.theme and length.theme == edge.theme):
        return False
    if not one_affair(usage_of(a).affair, usage_of(b).affair):
        return False
    return not any(_several(Same(text.sentences), length.process) for text in (a, b))


@functools.lru_cache(maxsize=4096)
def _several(sentences: Same[tuple[Location, ...]], process: str) -> bool:
    """Tell whether a text speaks of more than one of its kind: «sieges», «a second siege»."""
    nouns = "|".join(re.escape(noun) for noun in sorted(nouns_of(process)))
    single = "|".join(re.escape(word) for word in sorted(listed("single")))
    several = re.compile(rf"\b(?:{nouns})s\b|\b(?:{single})\s+(?:[\w-]+\s+)?(?:{nouns})\b", re.I)
    return any(several.search(where.sentence) for where in sentences.value)


def _open(a: ProcessEdge | ProcessLength, b: ProcessEdge | ProcessLength) -> frozenset[str]:
    return frozenset({a.opening}) & b.told


def _belies(length: ProcessLength, start: ProcessEdge, end: ProcessEdge) -> bool:
    """Tell whether a process is not as long as is said, and nearly enough to be the one meant."""
    point, unit = float(length.length.point or 0), float(DAYS[length.unit])
    least, most = (end.first - start.last).days / unit, (end.last - start.first).days / unit
    slack = max(1.0, point * float(tolerance(ABOUT)) if length.length.modality == "about" else 0.0)
    fits = point - slack <= most and least <= point + slack
    return not fits and most * _FACTOR >= point and least <= point * _FACTOR


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
